"""The commands of people: who they are, what they played, on what and from where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mediatui.demo.faces.tautulli import audience
from mediatui.demo.faces.tautulli.history import title_fields
from mediatui.demo.faces.tautulli.home_stats import Heap, heaps
from mediatui.demo.faces.tautulli.metadata import Fields
from mediatui.demo.faces.tautulli.outcome import Params, Refused
from mediatui.demo.faces.tautulli.plays import friendly, is_grouped, plays_of, since
from mediatui.demo.faces.tautulli.table import ordered, page, table
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.people import Person

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace

_LOCAL: Fields = {
    "row_id": 1, "user_id": 0, "username": "Local", "friendly_name": "Local",
    "user_thumb": "interfaces/default/images/gravatar-default-80x80.png", "email": None, "is_active": 1,
    "is_admin": 0, "is_home_user": None, "is_allow_sync": None, "is_restricted": None, "do_notify": 1,
    "keep_history": 1, "deleted_user": 0, "allow_guest": 0, "shared_libraries": [], "last_seen": None,
}  # fmt: skip
"""Who plays without an account; Tautulli answers with them too when asked for someone there is not."""

_FILTERS = ("filter_all", "filter_movies", "filter_tv", "filter_music", "filter_photos")
_LAST = (
    "rating_key", "media_type", "thumb", "parent_title", "year", "media_index", "parent_media_index", "live",
    "originally_available_at", "guid",
)  # fmt: skip
"""What the tables tell of the latest play."""


def _everyone(face: TautulliFace) -> list[Fields]:
    return [dict(_LOCAL), *(audience.person(person, face.household) for person in face.world.people)]


def get_users(face: TautulliFace, _params: Params) -> object:
    """Everyone, with what they may do; nothing of what they played."""
    users: list[Fields] = []
    for who in _everyone(face):
        local = who["user_id"] == 0
        fields = {n: v for n, v in who.items() if n not in ("deleted_user", "last_seen", "user_thumb")}
        thumb = None if local else who["user_thumb"]
        users.append(fields | {"thumb": thumb} | dict.fromkeys(_FILTERS, None if local else ""))
    return users


def get_user_names(face: TautulliFace, _params: Params) -> object:
    """Everyone's number and the name people know them by."""
    return [{name: who[name] for name in ("user_id", "friendly_name")} for who in _everyone(face)]


def _asked(face: TautulliFace, params: Params) -> Person | None:
    """Whom a request is about; without a number it is refused, without a word."""
    told = params.get("user_id")
    if not told:
        raise Refused(None)
    return next((person for person in face.world.people if str(person.user_id) == told), None)


def _plays(face: TautulliFace, person: Person | None) -> list[Past]:
    if person is None:
        return []
    return [play for play in plays_of(face) if play.person.user_id == person.user_id]


def get_user(face: TautulliFace, params: Params) -> object:
    """One person; "Local" for a number nobody has."""
    person = _asked(face, params)
    if person is None:
        return dict(_LOCAL)
    fields = audience.person(person, face.household)
    if params.get("include_last_seen", "").lower() in ("1", "true"):
        plays = _plays(face, person)
        fields["last_seen"] = max((play.started for play in plays), default=None)
    return fields


def get_users_table(face: TautulliFace, params: Params) -> object:
    """Everyone with what they played, and what last."""
    found: dict[object, Heap] = {
        heap.latest.person.user_id: heap
        for heap in heaps(plays_of(face), lambda play: play.person.user_id, grouping=is_grouped(params))
    }
    rows = [_user_row(who, found.get(who["user_id"])) for who in _everyone(face)]
    sought = params.get("search", "").casefold()
    matching = [row for row in rows if sought in f"{row['friendly_name']} {row['username']}".casefold()]
    names = (
        "friendly_name", "last_seen", "ip_address", "platform", "player", "last_played", "plays",
        "duration",
    )  # fmt: skip
    columns = {name: _column(name) for name in names}
    shown = page(params, ordered(params, matching, columns, "friendly_name"))
    return table(shown, len(matching), len(rows))


def _column(name: str) -> Callable[[Fields], object]:
    """The value of a row in one column."""
    return lambda row: row[name]


def _user_row(who: Fields, heap: Heap | None) -> Fields:
    names = ("row_id", "user_id", "username", "friendly_name")
    fields: Fields = {name: who[name] for name in names}
    fields |= {"title": None, "email": who["email"], "user_thumb": who["user_thumb"]}
    fields |= {"plays": heap.count if heap else 0, "duration": heap.seconds if heap else 0}
    fields |= {"last_seen": heap.latest.started if heap else None}
    fields |= _last_play(heap.latest if heap else None)
    return fields | {name: who[name] for name in ("do_notify", "keep_history", "allow_guest", "is_active")}


def _last_play(play: Past | None) -> Fields:
    own = (
        "last_played",
        "history_row_id",
        "ip_address",
        "platform",
        "player",
        *_LAST,
        "transcode_decision",
    )
    if play is None:
        return dict.fromkeys(own)
    fields = title_fields(play.item)
    return {
        "last_played": play.item.full_title,
        "history_row_id": play.id,
        "ip_address": play.player.address,
        "platform": play.player.model.platform,
        "player": play.player.name,
        **{name: fields[name] for name in _LAST},
        "transcode_decision": play.plan.decision,
    }


def get_user_ips(face: TautulliFace, params: Params) -> object:
    """Where someone played from; `recordsTotal` counts all rows of the history (recorded)."""
    plays = _plays(face, _asked(face, params))
    rows = [_address_row(heap) for heap in heaps(plays, lambda p: p.player.address, grouping=True)]
    sought = params.get("search", "").casefold()
    matching = [row for row in rows if sought in str(row["ip_address"]).casefold()]
    names = ("last_seen", "first_seen", "ip_address", "platform", "player", "last_played", "play_count")
    shown = page(params, ordered(params, matching, {name: _column(name) for name in names}, "last_seen"))
    return table(shown, len(matching), len(plays_of(face)))


def _address_row(heap: Heap) -> Fields:
    play = heap.latest
    return _last_play(play) | {
        "last_seen": play.started,
        "first_seen": min(play.started for play in heap.plays),
        "play_count": heap.count,
        "friendly_name": friendly(play),
        "user_id": play.person.user_id,
    }


def get_user_player_stats(face: TautulliFace, params: Params) -> object:
    """What someone played on, the most used first."""
    plays = _plays(face, _asked(face, params))
    found = heaps(plays, lambda play: play.player.name, grouping=is_grouped(params))
    found.sort(key=lambda heap: (heap.count, heap.seconds), reverse=True)
    return [
        {
            "player_name": heap.latest.player.name,
            "platform": heap.latest.player.model.platform,
            "platform_name": heap.latest.player.model.platform_name,
            "total_plays": heap.count,
            "total_time": heap.seconds,
            "result_id": at,
        }
        for at, heap in enumerate(found)
    ]


def get_user_watch_time_stats(face: TautulliFace, params: Params) -> object:
    """How much someone played within a day, a week, 30 days, and ever."""
    return watch_times(face, params, _plays(face, _asked(face, params)))


def watch_times(face: TautulliFace, params: Params, plays: Iterable[Past]) -> list[Fields]:
    """The sums of plays over `query_days`; 0 days are all there are."""
    told, all_plays, sums = params.get("query_days") or "1,7,30,0", list(plays), list[Fields]()
    for days in (int(part) for part in told.split(",") if part.strip().isdecimal()):
        within = since(face.world.now, days, all_plays) if days else all_plays
        count = len({play.reference for play in within}) if is_grouped(params) else len(within)
        seconds = sum(play.seconds for play in within)
        sums.append({"query_days": days, "total_time": seconds, "total_plays": count})
    return sums
