"""The tables of Tautulli's home page: what and who comes first (`get_home_stats`).

Its oddities are kept: `top_libraries` is told twice, `stat_type` is there only where there is a choice,
`most_concurrent` has rows of another shape, one table alone comes bare, and an unknown one is a list of none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from mediatui.demo.faces.tautulli import audience
from mediatui.demo.faces.tautulli.graphs import at_once
from mediatui.demo.faces.tautulli.history import title_fields
from mediatui.demo.faces.tautulli.metadata import Fields, metadata
from mediatui.demo.faces.tautulli.outcome import Params
from mediatui.demo.faces.tautulli.plays import (
    DAY,
    friendly,
    is_grouped,
    midnight,
    of_people,
    plays_of,
    since,
)
from mediatui.demo.faces.tautulli.shelf import sections_of
from mediatui.demo.faces.tautulli.table import number, numbers
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.library import Kind

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace

_TITLES = {
    "top_movies": "Most Watched Movies", "popular_movies": "Most Popular Movies",
    "top_tv": "Most Watched TV Shows", "popular_tv": "Most Popular TV Shows",
    "top_music": "Most Played Artists", "popular_music": "Most Popular Artists",
    "last_watched": "Recently Watched", "top_libraries": "Most Active Libraries",
    "top_users": "Most Active Users", "top_platforms": "Most Active Platforms",
    "most_concurrent": "Most Concurrent Streams",
}  # fmt: skip
_ORDER = (
    "top_movies", "popular_movies", "top_tv", "popular_tv", "top_music", "popular_music", "last_watched",
    "top_libraries", "top_libraries", "top_users", "top_platforms", "most_concurrent",
)  # fmt: skip
_KINDS = {"movies": Kind.MOVIE, "tv": Kind.EPISODE, "music": Kind.TRACK}
_AT_ONCE = {
    "Concurrent Streams": None,
    "Concurrent Transcodes": "transcode",
    "Concurrent Direct Streams": "copy",
    "Concurrent Direct Plays": "direct play",
}


class Heap:
    """The plays of one thing, person or platform, and what they come to."""

    def __init__(self, plays: Sequence[Past], grouping: bool) -> None:
        self.plays = plays
        self.count = len({play.reference for play in plays}) if grouping else len(plays)
        self.seconds = sum(play.seconds for play in plays)
        self.people = len({play.person.user_id for play in plays})
        self.latest = max(plays, key=lambda play: play.started)


def heaps(plays: Iterable[Past], key: Callable[[Past], object], *, grouping: bool) -> list[Heap]:
    """The plays in heaps by a key."""
    found: dict[object, list[Past]] = {}
    for play in plays:
        found.setdefault(key(play), []).append(play)
    return [Heap(some, grouping) for some in found.values()]


def get_home_stats(face: TautulliFace, params: Params) -> object:
    """All tables, or the one in `stat_id`."""
    wanted = params.get("stat_id", "")
    if wanted and wanted not in _TITLES:
        return []
    plays = _chosen(face, params)
    tables = {stat_id: _table(face, params, stat_id, plays) for stat_id in ((wanted,) if wanted else _TITLES)}
    return tables[wanted] if wanted else [tables[stat_id] for stat_id in _ORDER]


def _chosen(face: TautulliFace, params: Params) -> list[Past]:
    plays = since(face.world.now, number(params, "time_range", 30), of_people(params, plays_of(face)))
    sections = numbers(params, "section_id")
    after, before = midnight(params.get("after", "")), midnight(params.get("before", ""))
    return [
        play
        for play in plays
        if (not sections or play.item.section in sections)
        and (after is None or play.started >= after)
        and (before is None or play.started < before + DAY)
    ]


def _table(face: TautulliFace, params: Params, stat_id: str, plays: list[Past]) -> Fields:
    fields: Fields = {"stat_id": stat_id}
    if stat_id.startswith("top_"):
        fields["stat_type"] = f"total_{_measure(params)}"
    if stat_id == "most_concurrent":
        rows = [row for name, decision in _AT_ONCE.items() for row in _concurrent(name, decision, plays)]
    else:
        first = number(params, "stats_start", 0)
        count = number(params, "stats_count", 10)
        rows = _rows(face, params, stat_id, plays, slice(first, first + count))
    return fields | {"stat_title": _TITLES[stat_id], "rows": rows}


def _measure(params: Params) -> str:
    return "duration" if params.get("stats_type") == "duration" else "plays"


def _rows(face: TautulliFace, params: Params, stat_id: str, plays: list[Past], shown: slice) -> list[Fields]:
    grouping, lasting = is_grouped(params), _measure(params) == "duration"
    sort, _, what = stat_id.partition("_")

    def most(heap: Heap) -> tuple[int, int, int]:
        counts = (heap.seconds, heap.count) if lasting else (heap.count, heap.seconds)
        return (*counts, heap.latest.started)

    if what in _KINDS:
        of_kind = [play for play in plays if play.item.kind is _KINDS[what]]
        found = heaps(of_kind, lambda p: p.item.grandparent_key or p.item.rating_key, grouping=grouping)
        if sort == "popular":
            found.sort(key=lambda heap: (heap.people, heap.count, heap.latest.started), reverse=True)
        else:
            found.sort(key=most, reverse=True)
        return [_title_row(heap, popular=sort == "popular") for heap in found[shown]]
    if stat_id == "last_watched":
        whole = [play for play in plays if play.whole and play.item.kind in (Kind.MOVIE, Kind.EPISODE)]
        whole.sort(key=lambda play: play.started, reverse=True)
        return [_watched_row(face, play) for play in whole[shown]]
    key = {
        "top_libraries": lambda play: play.item.section,
        "top_users": lambda play: play.person.user_id,
        "top_platforms": lambda play: play.player.model.platform,
    }[stat_id]
    found = sorted(heaps(plays, key, grouping=grouping), key=most, reverse=True)
    row = {"top_libraries": _library_row, "top_users": _user_row, "top_platforms": _platform_row}[stat_id]
    return [row(face, heap) for heap in found[shown]]


def _pictures(play: Past) -> Fields:
    about = metadata(play.item)
    grown = play.item.kind in (Kind.EPISODE, Kind.TRACK)
    return {
        "thumb": about["grandparent_thumb" if grown else "thumb"],
        "grandparent_thumb": about["grandparent_thumb"] if grown else "",
        "art": about["art"],
    }


def _about(play: Past) -> Fields:
    fields = title_fields(play.item)
    names = ("media_type", "live", "guid")
    return {
        "section_id": play.item.section,
        "content_rating": play.item.content_rating,
        "labels": [],
        **{name: fields[name] for name in names},
    }


def _title_row(heap: Heap, *, popular: bool) -> Fields:
    """A film, a show or an artist, by the latest of its plays."""
    play, item = heap.latest, heap.latest.item
    key = item.grandparent_key or item.rating_key
    fields: Fields = {
        "title": item.grandparent or item.title,
        "year": "" if item.kind is Kind.TRACK else item.year,
        "total_plays": heap.count,
        "users_watched": heap.people if popular else "",
        "rating_key": key,
        "grandparent_rating_key": item.grandparent_key or "",
        "last_play": play.started,
        "rating": metadata(item)["rating"],
        "user": "",
        "friendly_name": "",
        "platform": "",
        "row_id": play.id,
        **_pictures(play),
        **_about(play),
    }
    return fields if popular else fields | {"total_duration": heap.seconds}


def _latest(play: Past) -> Fields:
    """What was played last, as three tables tell it."""
    item, fields = play.item, title_fields(play.item)
    title = item.full_title
    if item.kind is Kind.TRACK:
        title = f"{item.grandparent} - {item.title}"
    names = ("year", "media_index", "parent_media_index", "rating_key", "grandparent_rating_key")
    return {
        "title": title,
        "grandparent_title": item.grandparent,
        "grandchild_title": item.title if item.grandparent else "",
        **{name: fields[name] for name in names},
        **_pictures(play),
        **_about(play),
        "row_id": play.id,
    }


def _watched_row(face: TautulliFace, play: Past) -> Fields:
    who = audience.person(play.person, face.household)
    return _latest(play) | {
        "user": play.person.name,
        "friendly_name": friendly(play),
        "user_id": play.person.user_id,
        "user_thumb": who["user_thumb"],
        "rating": metadata(play.item)["rating"],
        "last_watch": play.started,
        "player": play.player.name,
    }


def _library_row(face: TautulliFace, heap: Heap) -> Fields:
    section = next(s for s in sections_of(face.world.library) if s.id == heap.latest.item.section)
    return _latest(heap.latest) | {
        "total_plays": heap.count,
        "total_duration": heap.seconds,
        "section_type": section.kind,
        "section_name": section.name,
        "last_play": heap.latest.started,
        "library_thumb": section.thumb,
        "library_art": section.art,
        "user": "",
        "friendly_name": "",
        "users_watched": "",
        "platform": "",
    }


def _user_row(face: TautulliFace, heap: Heap) -> Fields:
    who = audience.person(heap.latest.person, face.household)
    fields = _latest(heap.latest) | {
        "user": heap.latest.person.name,
        "user_id": heap.latest.person.user_id,
        "friendly_name": friendly(heap.latest),
        "total_plays": heap.count,
        "total_duration": heap.seconds,
        "last_play": heap.latest.started,
        "user_thumb": who["user_thumb"],
        "users_watched": "",
        "platform": "",
    }
    # This table alone does not say of which library.
    del fields["section_id"]
    return fields


def _platform_row(_face: TautulliFace, heap: Heap) -> Fields:
    model = heap.latest.player.model
    empty = (
        "title", "thumb", "grandparent_thumb", "art", "users_watched", "rating_key",
        "grandparent_rating_key", "user", "friendly_name", "row_id",
    )  # fmt: skip
    return {
        "total_plays": heap.count,
        "total_duration": heap.seconds,
        "last_play": heap.latest.started,
        "platform": model.platform,
        "platform_name": model.platform_name,
        **dict.fromkeys(empty, ""),
    }


def _concurrent(name: str, decision: str | None, plays: list[Past]) -> list[Fields]:
    """The moment when most ran at once, until the first of them ended; times are strings here alone."""
    some = [play for play in plays if decision is None or play.plan.decision == decision]
    if not some:
        return []
    at, count = max(at_once(some), key=lambda turn: (turn[1], turn[0]))
    ends = min(play.stopped for play in some if play.started <= at < play.stopped)
    return [{"title": name, "count": count, "started": str(at), "stopped": str(ends)}]
