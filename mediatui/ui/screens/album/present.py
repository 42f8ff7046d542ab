"""From one album, opened, to rows: its discs and tracks, its editions, its history. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mediatui.models.history import HistoryEvent
from mediatui.models.music import Album, AlbumOpened, Edition, Track, TrackFile
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.artist.present import SIGNS as ALBUM_SIGNS
from mediatui.ui.screens.artist.present import album_lines
from mediatui.ui.screens.history import present as history
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.library import EVENT_WORDS, date_words, have_words
from mediatui.wording.music import (
    album_state,
    album_title,
    audio_words,
    edition_words,
    is_out,
    length_words,
    track_number,
)
from mediatui.wording.quantities import plural, size

VIEWS: Mapping[str, str] = {"tracks": "tracks", "editions": "editions", "history": "history"}
"""The parts of the list."""

COLUMNS = (
    Column("sign", "", 1),
    Column("number", "#", 6),
    Column("title", "Title", 14, None, 5),
    Column("length", "Length", 7, align="right", from_width=44),
    Column("quality", "Quality", 8, 14, 1, from_width=60),
    Column("size", "Size", 10, align="right", from_width=74),
    Column("format", "Format", 12, 60, 6, from_width=92),
)
"""The columns of the list."""

FIELDS = ("title", "disc", "is", "quality", "format", "minutes", "size", "what", "age")
"""The fields of the filter; `size` in MiB, `age` in days."""

SYMBOLS = (
    ("✓ ✗ ○ ·", "there, missing, to come, not monitored"),
    ("◆", "the edition that is looked for"),
)


class Disc(NamedTuple):
    """A disc with its tracks counted."""

    number: int
    name: str
    tracks: tuple[Track, ...]

    @property
    def files(self) -> int:
        """Tracks that are there."""
        return sum(track.file_id is not None for track in self.tracks)


class Piece(NamedTuple):
    """A row: the album, a disc, a track, an edition, or an event."""

    key: str
    album: Album | None = None
    disc: Disc | None = None
    track: Track | None = None
    edition: Edition | None = None
    event: HistoryEvent | None = None
    of: Album | None = None
    """The album, for the rows of its parts."""
    discs: int = 1

    @property
    def part(self) -> str:
        """Which part of the list it belongs to."""
        return "editions" if self.edition is not None else "history" if self.event is not None else "tracks"


def pieces(
    opened: AlbumOpened | None, album: Album, tracks: Sequence[Track], events: Sequence[HistoryEvent]
) -> list[Piece]:
    """All rows of all parts of the list, in order of disc and number."""
    shown = opened.album if opened is not None else album
    found = [Piece("album", album=shown)]
    by_disc: dict[int, list[Track]] = {}
    for track in tracks:
        by_disc.setdefault(track.medium, []).append(track)
    media = {number: (name, kind) for number, name, kind in (opened.media if opened is not None else ())}
    for number in sorted(by_disc):
        mine = sorted(by_disc[number], key=lambda track: track.absolute)
        if len(by_disc) > 1:
            name, kind = media.get(number, ("", ""))
            words = " · ".join(part for part in (name, kind) if part)
            found.append(Piece(f"disc {number}", disc=Disc(number, words, tuple(mine)), of=shown))
        found += [Piece(f"track {track.id}", track=track, of=shown, discs=len(by_disc)) for track in mine]
    editions = sorted(shown.editions, key=lambda edition: (not edition.monitored, -edition.tracks))
    found += [Piece(f"edition {edition.id}", edition=edition, of=shown) for edition in editions]
    return found + [Piece(f"event {event.id}", event=event, of=shown) for event in events]


def file_of(piece: Piece) -> TrackFile | None:
    """The file of a track."""
    return piece.track.file if piece.track is not None else None


def track_state(piece: Piece, now: float) -> str:
    """How a track is: "there", "missing", "to come", "not monitored"."""
    track, album = piece.track, piece.of
    if track is not None and track.file_id is not None:
        return "there"
    if album is None or not album.monitored:
        return "not monitored"
    return "missing" if is_out(album, now) else "to come"


def _length(piece: Piece) -> float | None:
    if piece.track is not None:
        return piece.track.duration_s
    if piece.edition is not None:
        return piece.edition.duration_s
    if piece.disc is not None:
        return sum(track.duration_s or 0 for track in piece.disc.tracks)
    return piece.album.duration_s if piece.album is not None else None


def _size(piece: Piece) -> int:
    if piece.album is not None:
        return piece.album.size
    if piece.disc is not None:
        return sum(track.file.size for track in piece.disc.tracks if track.file is not None)
    file = file_of(piece)
    return file.size if file is not None else 0


def _quality(piece: Piece) -> str:
    if piece.event is not None:
        return piece.event.quality.name
    file = file_of(piece)
    return file.quality.name if file is not None else ""


ORDERS: dict[str, tuple[str, Callable[[Piece], tuple[object, ...]]]] = {
    "number": ("number", lambda p: ()),
    "title": ("title", lambda p: (p.album is None, title_of(p).casefold())),
    "length": ("longest", lambda p: (p.album is None, -(_length(p) or 0))),
    "size": ("size", lambda p: (p.album is None, -_size(p))),
    "quality": ("quality", lambda p: (p.album is None, _quality(p))),
}
"""Column key → what the order is called, and what it sorts by; discs stand only in the first one."""


def title_of(piece: Piece) -> str:
    """What a row is called."""
    if piece.album is not None:
        return album_title(piece.album)
    if piece.disc is not None:
        name = f" · {piece.disc.name}" if piece.disc.name else ""
        return f"Disc {piece.disc.number}{name} · {have_words(piece.disc.files, len(piece.disc.tracks))}"
    if piece.track is not None:
        return piece.track.title or "Untitled track"
    if piece.edition is not None:
        # Editions mostly have the album's own title: what tells them apart comes first.
        edition = piece.edition
        more = f" ({edition.disambiguation})" if edition.disambiguation else ""
        return f"{edition_words(edition) or 'Edition'}{more}"
    return piece.event.source_title if piece.event is not None else ""


def _words(piece: Piece, now: float) -> tuple[str, str, Tone]:
    """State, sign and tone of a row."""
    if piece.album is not None:
        state = album_state(piece.album, now)
        return state, *ALBUM_SIGNS[state]
    if piece.track is not None:
        state = track_state(piece, now)
        return state, *ALBUM_SIGNS[state]
    if piece.edition is not None:
        return ("looked for", "◆", "good") if piece.edition.monitored else ("another one", " ", "dim")
    if piece.event is not None:
        return EVENT_WORDS[piece.event.kind], *history.SIGNS[piece.event.kind]
    return "", "", ""


def _format(piece: Piece, now: float) -> str:
    if piece.album is not None:
        editions = piece.album.editions
        chosen = next((edition for edition in editions if edition.monitored), None)
        return edition_words(chosen) if chosen is not None else ""
    if piece.edition is not None:
        return piece.edition.title
    if piece.event is not None:
        parts = (EVENT_WORDS[piece.event.kind], piece.event.indexer, piece.event.reason)
        return " · ".join(part for part in parts if part)
    file = file_of(piece)
    if file is not None:
        return audio_words(file)
    return track_state(piece, now) if piece.track is not None else ""


def facts_of(piece: Piece, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of a row. Discs say nothing of themselves."""
    if piece.disc is not None:
        return {}
    length, at = _length(piece), piece.event.at if piece.event is not None else None
    return {
        "title": title_of(piece),
        "disc": float(piece.track.medium) if piece.track is not None else None,
        "is": _words(piece, now)[0],
        "quality": _quality(piece),
        "format": _format(piece, now),
        "minutes": None if length is None else length / 60,
        "size": _size(piece) / 2**20,
        "what": EVENT_WORDS[piece.event.kind] if piece.event is not None else "",
        "age": None if at is None else (now - at) / 86_400,
    }


def row_of(piece: Piece, now: float, doing: str = "") -> Row:
    """One row of the list."""
    _, sign, tone = _words(piece, now)
    number = track_number(piece.track, piece.discs) if piece.track is not None else ""
    if piece.event is not None:
        number = date_words(piece.event.at)[:6].strip()
    title: Tone = "head" if piece.disc is not None else "strong" if piece.album is not None else ""
    if piece.edition is not None and piece.edition.monitored:
        title = "strong"
    missing = piece.track is not None and piece.track.file_id is None
    explicit = " [E]" if piece.track is not None and piece.track.explicit else ""
    cells = {
        "sign": line(Span("…" if doing else sign, "accent" if doing else tone)),
        "number": line(Span(number, "dim")),
        "title": line(Span(doing or title_of(piece) + explicit, "accent" if doing else title)),
        "length": line(Span(length_words(_length(piece)), "dim")),
        "quality": line(Span(_quality(piece), "dim")),
        "size": line(Span(size(_size(piece)) if _size(piece) else "", "dim")),
        "format": line(Span(_format(piece, now), tone if missing else "dim")),
    }
    return Row(piece.key, cells)


def detail_lines(
    piece: Piece, opened: AlbumOpened | None, now: float, width: int, *, hidden: bool
) -> list[Line]:
    """Everything about a row; `hidden`: nothing that names what the album is."""
    if piece.event is not None:
        return history.detail_lines(piece.event, now, width)
    if piece.album is not None:
        return _album(piece.album, opened, now, width, hidden=hidden)
    lines = wrap(title_of(piece), width, "title")
    if piece.disc is not None:
        return [*lines, (), *pairs_lines([("Length", length_words(_length(piece)))], width)]
    words, sign, tone = _words(piece, now)
    lines.append(line(Span(f"{sign} {words}".strip(), tone)))
    if piece.edition is not None:
        return lines + _edition(piece.edition, width)
    track = piece.track
    if track is None:
        return lines
    pairs = [
        ("Number", track_number(track, piece.discs)),
        ("Length", length_words(track.duration_s)),
        ("Explicit", "yes" if track.explicit else ""),
    ]
    lines += [(), *pairs_lines(pairs, width)]
    return lines + (_file(track.file, width) if track.file is not None else [])


def _album(album: Album, opened: AlbumOpened | None, now: float, width: int, *, hidden: bool) -> list[Line]:
    lines = album_lines(album, "", now, width)
    if opened is not None and opened.overview and not hidden:
        lines += [(), *wrap(opened.overview, width)]
    chosen = next((edition for edition in album.editions if edition.monitored), None)
    if album.editions:
        count = plural(len(album.editions), "edition")
        lines += [(), line(Span(count[:1].upper() + count[1:], "head"), Span("  → shows them", "dim"))]
        if chosen is not None:
            lines += wrap(f"◆ {chosen.title} · {edition_words(chosen)}", width)
    if opened is not None and opened.links and not hidden:
        lines += [(), line(Span("Links", "head"))]
        for name, address in opened.links:
            lines += wrap(f"{name}  {address}", width, "dim")
    return lines


def _edition(edition: Edition, width: int) -> list[Line]:
    pairs = [
        ("Format", edition.format),
        ("Discs", f"{edition.media}" if edition.media else ""),
        ("Tracks", f"{edition.tracks}" if edition.tracks else ""),
        ("Length", length_words(edition.duration_s)),
        ("Country", ", ".join(edition.country)),
        ("Label", ", ".join(edition.label)),
        ("Status", edition.status),
        ("MBID", edition.foreign_id),
    ]
    return [(), *pairs_lines(pairs, width)]


def _file(file: TrackFile, width: int) -> list[Line]:
    pairs = [
        ("Quality", file.quality.name),
        ("Audio", audio_words(file)),
        ("Size", size(file.size)),
        ("Formats", ", ".join(file.custom_formats)),
        ("Score", f"{file.score:+d}" if file.score is not None else ""),
        ("Cutoff", "" if file.cutoff_met is None else "met" if file.cutoff_met else "not met"),
        ("Group", file.release_group),
        ("Added", date_words(file.added)),
        ("Path", file.path),
    ]
    return [(), line(Span("File", "head")), *pairs_lines(pairs, width)]
