"""From one artist, opened, to rows: its albums by their kind, and its history. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mediatui.engine.music_list import ArtistEntry
from mediatui.models.history import HistoryEvent
from mediatui.models.music import Album, TrackFile
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.history import present as history
from mediatui.ui.screens.music.present import SIGNS as ARTIST_SIGNS
from mediatui.ui.screens.music.present import state_of
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.library import EVENT_WORDS, date_words, day_words, have_words
from mediatui.wording.music import (
    GROUPS,
    album_missing,
    album_state,
    album_title,
    artist_state_words,
    artist_title,
    group_of,
    kind_words,
    length_words,
)
from mediatui.wording.quantities import plural, size

VIEWS: Mapping[str, str] = {
    "albums": "albums",
    "monitored": "monitored",
    "missing": "missing",
    "history": "history",
}
"""The parts of the list."""

COLUMNS = (
    Column("sign", "", 1),
    Column("title", "Title", 14, None, 5),
    Column("released", "Released", 11, align="right", from_width=44),
    Column("have", "Tracks", 9, align="right", from_width=56),
    Column("size", "Size", 10, align="right", from_width=76),
    Column("monitored", "Mon.", 4, from_width=64),
    Column("quality", "Quality", 8, 16, 1, from_width=92),
    Column("kind", "Kind", 8, 22, 1, from_width=104),
    Column("more", "More", 10, 30, 2, from_width=132),
)
"""The columns of the list."""

FIELDS = ("title", "kind", "is", "quality", "year", "missing", "size", "what", "age")
"""The fields of the filter; `size` in GiB, `age` in days."""

SIGNS: dict[str, tuple[str, Tone]] = {
    "there": ("✓", "good"),
    "some missing": ("◐", "warn"),
    "missing": ("✗", "bad"),
    "to come": ("○", "accent"),
    "not monitored": ("·", "dim"),
}
"""A sign and a tone for each state of an album."""


class Group(NamedTuple):
    """The albums of one kind, counted."""

    name: str
    albums: tuple[Album, ...]

    @property
    def files(self) -> int:
        """Tracks that are there."""
        return sum(album.files for album in self.albums)

    @property
    def tracks(self) -> int:
        """Tracks there are."""
        return sum(album.total or album.tracks for album in self.albums)

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(album.size for album in self.albums)


class Piece(NamedTuple):
    """A row: the artist, the heading of a kind of albums, an album, or an event."""

    key: str
    entry: ArtistEntry | None = None
    group: Group | None = None
    album: Album | None = None
    quality: str = ""
    event: HistoryEvent | None = None


def pieces(
    entry: ArtistEntry, albums: Sequence[Album], files: Sequence[TrackFile], events: Sequence[HistoryEvent]
) -> list[Piece]:
    """All rows of all parts of the list; of each kind the newest album comes first."""
    qualities = qualities_of(files)
    found = [Piece("artist", entry=entry)]
    by_group: dict[str, list[Album]] = {}
    for album in albums:
        by_group.setdefault(group_of(album), []).append(album)
    for name in GROUPS:
        if name in by_group:
            mine = sorted(by_group[name], key=_newest)
            found.append(Piece(f"group {name}", group=Group(name, tuple(mine))))
            found += [Piece(album.key, album=album, quality=qualities.get(album.id, "")) for album in mine]
    return found + [Piece(f"event {event.id}", event=event) for event in events]


def _newest(album: Album) -> tuple[object, ...]:
    return (-(album.released if album.released is not None else 0.0), album.title.casefold())


def qualities_of(files: Sequence[TrackFile]) -> dict[int, str]:
    """The qualities that an album's files have, by the album's number: "FLAC", "FLAC, MP3-320"."""
    found: dict[int, dict[str, int]] = {}
    for file in files:
        if file.album_id is not None and file.quality.name:
            counted = found.setdefault(file.album_id, {})
            counted[file.quality.name] = counted.get(file.quality.name, 0) + 1
    return {
        number: ", ".join(sorted(counted, key=lambda name: (-counted[name], name)))
        for number, counted in found.items()
    }


def in_view(piece: Piece, view: str, now: float) -> bool:
    """Whether it belongs to a part of the list."""
    if piece.event is not None:
        return view == "history"
    if piece.album is not None:
        if view == "missing":
            return bool(album_missing(piece.album, now))
        return view == "albums" or (view == "monitored" and piece.album.monitored)
    return view == "albums"


def _day(piece: Piece) -> float | None:
    if piece.event is not None:
        return piece.event.at
    return piece.album.released if piece.album is not None else None


def _size(piece: Piece) -> int:
    if piece.entry is not None:
        return piece.entry.artist.size
    counted = piece.group or piece.album
    return counted.size if counted is not None else 0


def _head(piece: Piece) -> bool:
    return piece.entry is not None


ORDERS: dict[str, tuple[str, Callable[[Piece], tuple[object, ...]]]] = {
    "kind": ("kind", lambda p: ()),
    "released": ("newest", lambda p: (not _head(p), -(_day(p) or 0))),
    "title": ("title", lambda p: (not _head(p), title_of(p).casefold())),
    "size": ("size", lambda p: (not _head(p), -_size(p))),
    "have": ("most missing", lambda p: (not _head(p), -(_lacks(p)))),
}
"""Column key → what the order is called, and what it sorts by; headings stand only in the first one."""


def _lacks(piece: Piece) -> int:
    album = piece.album
    return (album.total or album.tracks) - album.files if album is not None and album.monitored else 0


def title_of(piece: Piece) -> str:
    """What a row is called."""
    if piece.entry is not None:
        return artist_title(piece.entry.artist)
    if piece.group is not None:
        return f"{piece.group.name} · {len(piece.group.albums)}"
    if piece.album is not None:
        return piece.album.title or "Untitled album"
    if piece.event is None:
        return ""
    return piece.event.part_title or piece.event.source_title


def _words(piece: Piece, now: float) -> tuple[str, str, Tone]:
    """State, sign and tone of a row."""
    if piece.album is not None:
        state = album_state(piece.album, now)
        return state, *SIGNS[state]
    if piece.event is not None:
        return EVENT_WORDS[piece.event.kind], *history.SIGNS[piece.event.kind]
    if piece.entry is not None:
        return artist_state_words(piece.entry.artist), *ARTIST_SIGNS.get(state_of(piece.entry), ("?", "dim"))
    return "", "", ""


def facts_of(piece: Piece, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of a row. Headings say nothing of themselves."""
    if piece.group is not None:
        return {}
    day, album = _day(piece), piece.album
    state = _words(piece, now)[0]
    watched = "" if album is None else " monitored" if album.monitored else " unmonitored"
    return {
        "title": title_of(piece),
        "kind": kind_words(album) if album is not None else "",
        "is": state + watched,
        "quality": piece.quality or (piece.event.quality.name if piece.event is not None else ""),
        "year": float(date_words(album.released)[-4:]) if album is not None and album.released else None,
        "missing": float(album_missing(album, now)) if album is not None else None,
        "size": _size(piece) / 2**30,
        "what": EVENT_WORDS[piece.event.kind] if piece.event is not None else "",
        "age": None if day is None else (now - day) / 86_400,
    }


def _have(piece: Piece) -> str:
    if piece.entry is not None:
        artist = piece.entry.artist
        return have_words(artist.files, artist.tracks) if artist.tracks else ""
    if piece.group is not None:
        return have_words(piece.group.files, piece.group.tracks)
    if piece.album is not None:
        whole = piece.album.total or piece.album.tracks
        return have_words(piece.album.files, whole) if whole else ""
    return ""


def _more(piece: Piece, now: float) -> str:
    if piece.event is not None:
        parts = (EVENT_WORDS[piece.event.kind], piece.event.indexer, piece.event.reason)
        return " · ".join(part for part in parts if part)
    if piece.entry is not None:
        return artist_state_words(piece.entry.artist)
    if piece.album is None:
        return ""
    if piece.album.released is not None and piece.album.released > now:
        return f"appears {day_words(piece.album.released, now)}"
    missing = album_missing(piece.album, now)
    return f"{plural(missing, 'track')} missing" if missing else ""


def row_of(piece: Piece, now: float, doing: str = "") -> Row:
    """One row of the list."""
    _, sign, tone = _words(piece, now)
    head = piece.entry is not None or piece.group is not None
    album = piece.album
    monitored = (
        album.monitored if album is not None else piece.entry.artist.monitored if piece.entry else None
    )
    title: Tone = "head" if piece.group is not None else "strong" if head or monitored else ""
    indent = "" if head or piece.event is not None else "  "
    name = title_of(piece)
    if album is not None and album.disambiguation:
        name = f"{name} ({album.disambiguation})"
    quality = piece.quality or (piece.event.quality.name if piece.event is not None else "")
    kind = kind_words(album) if album is not None else ""
    watched = "" if monitored is None else "yes" if monitored else "no"
    if piece.group is not None:
        count = sum(each.monitored for each in piece.group.albums)
        watched = f"{count}"
    if piece.event is not None:
        kind = EVENT_WORDS[piece.event.kind]
    cells = {
        "sign": line(Span("…" if doing else sign, "accent" if doing else tone)),
        "title": line(Span(indent + (doing or name), "accent" if doing else title)),
        "released": line(Span(date_words(_day(piece)), "dim")),
        "have": line(Span(_have(piece), "dim" if tone in ("good", "") else tone)),
        "size": line(Span(size(_size(piece)) if _size(piece) else "", "dim")),
        "monitored": line(Span(watched, "dim")),
        "quality": line(Span(quality, "dim")),
        "kind": line(Span(kind, "dim")),
        "more": line(Span(_more(piece, now), "dim")),
    }
    return Row(piece.key, cells)


def detail_lines(piece: Piece, now: float, width: int) -> list[Line]:
    """Everything about an album, a kind of albums, or an event."""
    if piece.event is not None:
        return history.detail_lines(piece.event, now, width)
    if piece.group is not None:
        group = piece.group
        monitored = sum(each.monitored for each in group.albums)
        pairs = [
            ("Albums", f"{len(group.albums):,}, {monitored:,} monitored"),
            ("Tracks", have_words(group.files, group.tracks)),
            ("Size", size(group.size) if group.size else ""),
        ]
        return [*wrap(group.name, width, "title"), (), *pairs_lines(pairs, width)]
    if piece.album is None:
        return []
    return album_lines(piece.album, piece.quality, now, width)


def album_lines(album: Album, quality: str, now: float, width: int) -> list[Line]:
    """What is known of an album before it is opened."""
    state = album_state(album, now)
    sign, tone = SIGNS[state]
    lines = wrap(album_title(album), width, "title")
    watched = " · monitored" if album.monitored else " · not monitored"
    if state == "not monitored":
        watched = ""
    lines.append(line(Span(f"{sign} {state}", tone), Span(watched, "dim")))
    whole = album.total or album.tracks
    pairs = [
        ("Artist", album.artist),
        ("Kind", kind_words(album)),
        ("Released", day_words(album.released, now) if album.released is not None else "not known"),
        ("Tracks", have_words(album.files, whole) if whole else ""),
        ("Length", length_words(album.duration_s)),
        ("Discs", f"{album.media}" if album.media > 1 else ""),
        ("Quality", quality),
        ("Size", size(album.size) if album.size else ""),
        ("Genres", ", ".join(album.genres)),
        ("Rating", f"{album.rating:.1f} of 10" if album.rating else ""),
        ("Edition", "any will do" if album.any_edition else "the chosen one only"),
        ("Searched", day_words(album.last_searched, now) if album.last_searched else ""),
        ("MBID", album.foreign_id),
    ]
    return [*lines, (), *pairs_lines(pairs, width)]
