"""The life of a thing across all services: asked for, downloaded, there, watched. From what is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from mediatui.matching.text import fold
from mediatui.models.library import Movie, Series

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.schedule import Part


class Identity(NamedTuple):
    """What tells a movie or a series from others: its number at TMDB where it is known, and its name."""

    wanted: str
    """ "movie" or "series"; "" where it is not known."""
    title: str
    year: int | None = None
    tmdb_id: int | None = None


def identity_of_part(part: Part) -> Identity | None:
    """The movie or series of something that is looked for; None for an album."""
    if part.album_id is not None:
        return None
    wanted = "movie" if part.episode_id is None else "series"
    return Identity(wanted, part.media_title, part.year)


def identity_of_record(record: object) -> Identity | None:
    """A title of a library; None for an artist."""
    if isinstance(record, Movie | Series):
        wanted = "movie" if isinstance(record, Movie) else "series"
        return Identity(wanted, record.title, record.year, record.tmdb_id)
    return None


class Event(NamedTuple):
    """One thing that is known of it: which service says so, what, and when (seconds since the epoch)."""

    service: str
    words: str
    at: float | None = None


def _is(wanted: Identity, kind: str, title: str, year: int | None, tmdb_id: int | None) -> bool:
    """Whether both are the same thing: by number where both have one, else by name and year."""
    if wanted.wanted and kind and wanted.wanted != kind:
        return False
    if wanted.tmdb_id and tmdb_id:
        return wanted.tmdb_id == tmdb_id
    same = bool(title) and fold(wanted.title) == fold(title)
    near = wanted.year is None or year is None or kind == "series" or abs(wanted.year - year) <= 1
    return same and near


def life(engine: Engine, wanted: Identity) -> list[Event]:
    """What all services are known to say of it, in the order in which things happen to a title."""
    now = engine.store.now()

    def known(resource: str) -> Iterator[tuple[str, Any]]:
        for key in engine.coordinator.keys(resource):
            # What nobody has opened yet is not read for this: a library's decoding takes a while.
            snapshot = engine.store.peek(key) if resource == "shelf" else engine.store.get(key)
            value = snapshot.shown(now)
            if value is not None:
                yield key.service, value

    return [
        *_requested(wanted, dict(known("requests")), dict(known("titles"))),
        *_downloaded(wanted, known("queue")),
        *_shelved(wanted, known("shelf")),
        *_played(wanted, known("activity")),
    ]


def _requested(wanted: Identity, lists: dict[str, Any], books: dict[str, Any]) -> Iterator[Event]:
    from mediatui.wording.requests import book_key, media_words, season_words, state_words

    for service, known in lists.items():
        titles = books[service].titles if service in books else {}
        for request in known.requests:
            facts = titles.get(book_key(*request.media))
            title, year = (facts.title, facts.year) if facts is not None else ("", None)
            if _is(wanted, request.media.wanted.value, title, year, request.media.tmdb_id):
                what = f"{media_words(request)} {season_words(request.seasons)}".strip()
                words = f"asked for by {request.requested_by.name} ({what}): {state_words(request)}"
                yield Event(service, words, request.created_at)


def _downloaded(wanted: Identity, queues: Iterator[tuple[str, Any]]) -> Iterator[Event]:
    for service, queue in queues:
        told: set[str] = set()
        for item in queue.items:
            kind = "series" if item.series_id is not None else "movie"
            name = item.download_id or str(item.id)
            if name not in told and _is(wanted, kind, item.media_title, item.year, None):
                told.add(name)
                share = f" {100 - item.left * 100 // item.size} %" if item.size else ""
                yield Event(service, f"{item.status.value}{share}: {item.title}", item.added)


def _shelved(wanted: Identity, shelves: Iterator[tuple[str, Any]]) -> Iterator[Event]:
    from mediatui.wording.quantities import size

    for service, shelf in shelves:
        for kind, titles in (("movie", shelf.movies), ("series", shelf.series)):
            for title in titles:
                if _is(wanted, kind, title.title, title.year, title.tmdb_id):
                    there = f"in the library, {size(title.size)}" if title.size else "known, no file yet"
                    yield Event(service, there, title.added)


def _played(wanted: Identity, activities: Iterator[tuple[str, Any]]) -> Iterator[Event]:
    for service, activity in activities:
        for stream in activity.streams:
            identity = stream_identity(stream)
            if identity is None:
                continue
            if _is(wanted, identity.wanted, identity.title, identity.year, identity.tmdb_id):
                yield Event(service, f"playing now for {stream.user}", None)


def stream_identity(stream: Any) -> Identity | None:
    """What a stream plays; None for what no library has (television, photos, trailers) and for music."""
    title = stream.title
    kind = title.media_type.value
    if kind == "movie":
        numbers = [guid.removeprefix("tmdb://") for guid in stream.guids if guid.startswith("tmdb://")]
        number = int(numbers[0]) if numbers and numbers[0].isdigit() else None
        return Identity("movie", title.title, title.year, number)
    # The guids of an episode are the episode's own.
    return Identity("series", title.show) if kind == "episode" and title.show else None
