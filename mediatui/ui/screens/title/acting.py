"""The questions behind the keys of the title screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.engine import library_deeds as deeds
from mediatui.engine import library_episodes
from mediatui.engine.library import Entry
from mediatui.models.library import Episode
from mediatui.models.release import Target
from mediatui.ui.screens.library.questions import refuse
from mediatui.ui.screens.title.present import Piece, season_episodes
from mediatui.wording.library import episode_title, season_name
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan
    from mediatui.ui.screens.title.screen import TitleScreen


async def _do(screen: TitleScreen, pieces: Sequence[Piece], plan: Plan) -> bool:
    rows = [piece.key for piece in pieces]
    try:
        results = await screen.carry_out(
            lambda message: plan, on_agreed=lambda: screen.busy_with_rows(rows, f"{plan.doing} …")
        )
    finally:
        screen.busy_with_rows(rows, "")
    screen.read_again()
    done = bool(results) and all(result.done for result in results)
    if done:
        screen.table.unmark(rows)
    screen.show_news()
    return done


def _episodes(pieces: Sequence[Piece]) -> list[Episode]:
    return [piece.episode for piece in pieces if piece.episode is not None]


def _named(entry: Entry, episodes: Sequence[Episode]) -> str:
    if len(episodes) == 1:
        return episode_title(entry.record.title, episodes[0])
    return f"{plural(len(episodes), 'episode')} of {entry.title}"


async def monitor(screen: TitleScreen, entry: Entry, pieces: Sequence[Piece]) -> None:
    """Look for it from now on, or no longer: episodes, a season, or the title."""
    engine, service, number = screen.engine, entry.record.service, entry.record.id
    episodes, first = _episodes(pieces), pieces[0]
    if episodes:
        wanted = not all(episode.monitored for episode in episodes)
        changing = [episode for episode in episodes if episode.monitored is not wanted]
        ids = [episode.id for episode in changing]
        plan = await library_episodes.monitor_parts_plan(
            engine, service, number, ids, _named(entry, changing), wanted
        )
    elif first.season is not None:
        season = first.season
        ids = [episode.id for episode in season_episodes(season.number, screen.episodes)]
        title = f"{season_name(season.number)} of {entry.title}"
        plan = await library_episodes.monitor_parts_plan(
            engine, service, number, ids, title, not season.monitored, season=season.number
        )
    elif first.entry is not None:
        plan = await deeds.monitor_plan(engine, [entry], not entry.record.monitored)
    else:
        refuse(screen, "Titles, seasons and episodes are monitored: ← shows them")
        return
    await _do(screen, pieces, plan)


def _targets(entry: Entry, pieces: Sequence[Piece]) -> tuple[list[Target], str]:
    """What to look for, and what it is called; none where it is neither title, season nor episode."""
    number, episodes, first = entry.record.id, _episodes(pieces), pieces[0]
    if entry.is_movie:
        return [Target(movie_id=number)], entry.title
    if episodes:
        targets = [Target(series_id=number, season=e.season, episode_id=e.id) for e in episodes]
        return targets, _named(entry, episodes)
    if first.season is not None:
        title = f"{season_name(first.season.number)} of {entry.title}"
        return [Target(series_id=number, season=first.season.number)], title
    if first.entry is not None:
        return [Target(series_id=number)], entry.title
    return [], ""


async def search(screen: TitleScreen, entry: Entry, pieces: Sequence[Piece]) -> None:
    """Look for it now, and take the best."""
    targets, title = _targets(entry, pieces)
    if not targets:
        refuse(screen, "Titles, seasons and episodes are looked for: ← shows them")
        return
    from mediatui.engine.actions import Plan

    action = await deeds.search_action(screen.engine, entry.record.service, targets, title, [entry.record.id])
    hurts = ("every indexer is asked", "the best release is taken by itself")
    plan = Plan(f"Look for {title}?", (action,), hurts, "search", "searching", "Searched", "title")
    await _do(screen, pieces, plan)


async def releases(screen: TitleScreen, entry: Entry, pieces: Sequence[Piece]) -> None:
    """Ask the indexers and choose: for a movie, a season or one episode."""
    targets, title = _targets(entry, pieces[:1])
    if not targets or (not entry.is_movie and targets[0].season is None):
        refuse(screen, "Releases are searched for a season or an episode: put the cursor on one")
        return
    await screen.app.show_releases(entry.record.service, targets[0], title)  # type: ignore[attr-defined]


async def delete(screen: TitleScreen, entry: Entry, pieces: Sequence[Piece]) -> None:
    """Delete files from the disk; on the title itself, the title."""
    if pieces[0].entry is not None:
        from mediatui.ui.screens.library.acting import delete as delete_titles

        await delete_titles(screen, [entry])
        return
    held = [piece.file or (piece.episode.file if piece.episode is not None else None) for piece in pieces]
    files = list({file.id: file for file in held if file is not None}.values())
    if pieces[0].season is not None:
        ids = {e.id for e in season_episodes(pieces[0].season.number, screen.episodes)}
        of_season = [e.file for e in screen.episodes if e.id in ids and e.file is not None]
        files = list({file.id: file for file in of_season}.values())
    if not files:
        refuse(screen, "There is no file to delete")
        return
    plan = await library_episodes.delete_files_plan(
        screen.engine, entry.record.service, entry.record.id, files, entry.title
    )
    await _do(screen, pieces, plan)
