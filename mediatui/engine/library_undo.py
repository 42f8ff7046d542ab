"""How a change of what is monitored is taken back, from its journal entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mediatui.engine.actions import Plan
from mediatui.engine.library_deeds import ids_of, monitor_action
from mediatui.engine.undo import CannotUndoError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.journal import JournalEntry
    from mediatui.services.library_ports import SeriesLibrary


async def turn_monitoring_back(engine: Engine, entry: JournalEntry) -> Plan:
    """What was monitored is not any more, and the other way round: titles, episodes or a season."""
    ids = ids_of(entry.target)
    if engine.endpoint(entry.service) is None:
        raise CannotUndoError(f"There is no service called {entry.service} any more")
    if not ids:
        raise CannotUndoError("It is not known any more what that was")
    monitored = entry.action.endswith(".unmonitor")
    title = entry.words.removeprefix("Stop monitoring ").removeprefix("Monitor ")
    if entry.action.startswith("episode."):
        from mediatui.engine.library_episodes import monitor_episodes_action, monitor_season_action

        library = cast("SeriesLibrary", await engine.coordinator.service(entry.service))
        series, _, season = entry.target.rpartition("/")[0].partition("/")[2].partition("/season ")
        if season:
            action = monitor_season_action(
                engine, library, entry.service, int(series), int(season), ids, title, monitored
            )
        else:
            action = monitor_episodes_action(
                engine, library, entry.service, int(series), ids, title, monitored
            )
    elif entry.action.startswith("album."):
        from mediatui.engine.music_deeds import monitor_albums_action

        artist = int(entry.target.split("/")[-2])
        action = await monitor_albums_action(engine, entry.service, artist, ids, title, monitored)
    else:
        action = await monitor_action(engine, entry.service, ids, title, monitored)
    verb = "monitor" if monitored else "stop monitoring"
    return Plan(f"{verb.capitalize()} {title}?", (action,), (), verb, "changing", "Changed", "title")
