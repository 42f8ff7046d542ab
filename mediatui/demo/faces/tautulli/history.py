"""The commands of the history: its table, and the stream of one row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mediatui.demo.faces.tautulli import audience
from mediatui.demo.faces.tautulli.metadata import MEDIA_TYPES, Fields, metadata
from mediatui.demo.faces.tautulli.outcome import Params, Refused, broken
from mediatui.demo.faces.tautulli.plays import (
    Group,
    found,
    friendly,
    grouped,
    is_grouped,
    plays_of,
    wanted,
)
from mediatui.demo.faces.tautulli.streamed import streamed
from mediatui.demo.faces.tautulli.table import duration, number, ordered, page, table
from mediatui.demo.world.history_play import WATCHED_PERCENT, Past
from mediatui.demo.world.library import Item, Kind
from mediatui.demo.world.session import Session

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace


def get_history(face: TautulliFace, params: Params) -> object:
    """The table of all plays, and of what plays now unless `include_activity` is 0.

    What plays now makes `recordsFiltered` exceed `recordsTotal`; a photo among it makes Tautulli fail.
    """
    everything, search = plays_of(face), params.get("search", "")
    chosen = wanted(params, everything)
    total = sum([play.seconds for play in chosen])
    sessions = _under_way(face) if number(params, "include_activity", 1) else {}
    running = wanted(params, sessions)
    if search:
        sought = found(search)
        chosen = [play for play in chosen if sought(play)]
        running = [play for play in running if sought(play)]
    groups: list[Group] = [(play,) for play in running]
    if not is_grouped(params):
        groups += [(play,) for play in chosen]
    elif len(chosen) == len(everything):
        groups += face.world.history.groups.values()
    else:
        groups += grouped(chosen)
    shown = page(params, ordered(params, groups, _COLUMNS, "date"))
    if any(play in sessions and not play.item.seconds for play, *_ in shown):
        raise broken()
    data = [_fields(face, group, sessions.get(group[0])) for group in shown]
    played = sum(play.seconds for group in shown for play in group)
    return table(data, len(groups), len(everything)) | {
        "filter_duration": duration(played),
        "total_duration": duration(total),
    }


def get_stream_data(face: TautulliFace, params: Params) -> object:
    """How a play was given out, by `row_id`, or what plays now is, by `session_key`."""
    row, key = params.get("row_id", ""), params.get("session_key", "")
    if not row and not key:
        raise Refused(None)
    if row:
        plays = plays_of(face)
        at = number(params, "row_id", 0)
        # Rows count from 1 without a gap.
        return streamed(plays[at - 1].item, plays[at - 1].plan) if 1 <= at <= len(plays) else {}
    session = face.world.sessions.get(key)
    return streamed(session.item, session.plan, running=True) if session is not None else {}


_COLUMNS: dict[str, Callable[[Group], object]] = {
    "date": lambda group: group[-1].started,
    "friendly_name": lambda group: friendly(group[-1]),
    "ip_address": lambda group: group[-1].player.address,
    "platform": lambda group: group[-1].player.model.platform,
    "product": lambda group: group[-1].player.model.product,
    "player": lambda group: group[-1].player.name,
    "full_title": lambda group: group[-1].item.full_title,
    "started": lambda group: group[0].started,
    "paused_counter": lambda group: sum(play.paused for play in group),
    "stopped": lambda group: group[-1].stopped,
    "duration": lambda group: sum(play.seconds for play in group),
    "percent_complete": lambda group: max(play.percent for play in group),
}


def _under_way(face: TautulliFace) -> dict[Past, Session]:
    """What plays now, as plays that end now; some of them may not be remembered later."""
    found: dict[Past, Session] = {}
    now = face.world.now
    for session in face.world.sessions.values():
        item = session.item
        started, stopped = round(session.since), round(now)
        percent = min(100, round(session.offset(now) * 100 / item.seconds)) if item.seconds else 0
        past = Past(
            session.person, session.player, item, session.plan,
            started=started, stopped=stopped, paused=min(round(session.paused(now)), stopped - started),
            percent=percent,
        )  # fmt: skip
        found[past] = session
    return found


def watched_status(percent: int) -> int | float:
    """How much Tautulli takes as seen, in quarters of what counts as watched."""
    quarters = min(4, percent * 4 // WATCHED_PERCENT)
    return {0: 0, 1: 0.25, 2: 0.5, 3: 0.75, 4: 1}[quarters]


def title_fields(item: Item) -> Fields:
    """The names and numbers of an item as the database has them: whole numbers, "" where there are none."""
    about = metadata(item)

    def whole(name: str) -> int | str:
        told = str(about.get(name) or "")
        return int(told) if told.isdecimal() else ""

    picture = "parent_thumb" if item.parent_key or item.kind is Kind.LIVE else "thumb"
    return {
        "live": int(item.kind is Kind.LIVE),
        "media_type": MEDIA_TYPES[item.kind],
        "rating_key": item.rating_key,
        "parent_rating_key": whole("parent_rating_key"),
        "grandparent_rating_key": whole("grandparent_rating_key"),
        "full_title": item.full_title,
        "title": item.title,
        "parent_title": about["parent_title"],
        "grandparent_title": item.grandparent,
        "original_title": item.original_title,
        "year": whole("year"),
        "media_index": whole("media_index"),
        "parent_media_index": whole("parent_media_index"),
        "thumb": about[picture],
        "originally_available_at": about["originally_available_at"],
        "guid": about["guid"],
    }


def _fields(face: TautulliFace, group: Group, session: Session | None) -> Fields:
    latest = group[-1]
    played, percent = sum(play.seconds for play in group), max(play.percent for play in group)
    where = audience.player(latest.player)
    who = audience.person(latest.person, face.household)
    number_of = None if session is not None else latest.id
    return {
        "reference_id": None if session is not None else latest.reference,
        "row_id": number_of,
        "id": number_of,
        "date": latest.started,
        "started": group[0].started,
        "stopped": latest.stopped,
        "duration": played,
        "play_duration": played,
        "paused_counter": sum(play.paused for play in group),
        **{name: who[name] for name in ("user_id",)},
        "user": latest.person.name,
        "friendly_name": friendly(latest),
        "user_thumb": who["user_thumb"],
        **{name: where[name] for name in ("platform", "product", "player", "ip_address", "machine_id")},
        "location": "lan" if latest.player.lan else "wan",
        **{name: where[name] for name in ("secure", "relayed")},
        **title_fields(latest.item),
        "transcode_decision": latest.plan.decision,
        "percent_complete": percent,
        "watched_status": watched_status(percent),
        "group_count": None if session is not None else len(group),
        "group_ids": None if session is not None else ",".join(str(play.id) for play in group),
        "state": session.state if session is not None else None,
        "session_key": int(session.key) if session is not None else None,
    }
