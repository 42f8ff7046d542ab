"""From artists to rows, labels, detail and notes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mediatui.engine.lookups import Looked
from mediatui.engine.music_list import ArtistEntry
from mediatui.models.endpoint import Endpoint
from mediatui.models.music import Appearance, ArtistOpened
from mediatui.models.production import Production
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line, Span, Tone, fit, line, wrap
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.library import date_words, day_words, have_words
from mediatui.wording.music import artist_state, artist_state_words, artist_title, status_words
from mediatui.wording.quantities import plural, size, span

KIND = "lidarr"
"""The kind of service that keeps music."""

SIGNS: dict[str, tuple[str, Tone]] = {
    "there": ("✓", "good"),
    "missing": ("✗", "bad"),
    "some missing": ("◐", "warn"),
    "nothing yet": ("○", "dim"),
    "not wanted": ("·", "dim"),
    "not in music": ("+", "accent"),
}
"""A sign and a tone for each state."""

VIEWS: Mapping[str, str] = {
    "all": "all",
    "missing": "missing",
    "played": "most played",
    "continuing": "continuing",
    "ended": "ended",
    "unmonitored": "unmonitored",
}
"""The parts of the list."""

COLUMNS = (
    Column("sign", "", 1),
    Column("name", "Artist", 14, None, 5),
    Column("albums", "Albums", 6, align="right", from_width=58),
    Column("have", "Tracks", 12, align="right", from_width=44),
    Column("missing", "Missing", 7, align="right", from_width=68),
    Column("size", "Size", 10, align="right", from_width=76),
    Column("type", "Type", 9, from_width=152),
    Column("status", "Status", 10, from_width=146),
    Column("monitored", "Monitored", 9, from_width=164),
    Column("next", "Next", 11, align="right", from_width=96),
    Column("last", "Last", 11, align="right", from_width=108),
    Column("plays", "Played", 6, align="right", from_width=88),
    Column("profile", "Profile", 10, 14, 1, from_width=118),
    Column("service", "Service", 8, 14, 1, from_width=132),
    Column("metadata", "Metadata", 10, 18, 1, optional=True),
    Column("added", "Added", 11, align="right", optional=True),
    Column("rating", "Rating", 6, align="right", optional=True),
    Column("genres", "Genres", 10, 30, 2, optional=True),
    Column("tags", "Tags", 8, 20, 1, optional=True),
    Column("root", "Root folder", 12, 30, 1, optional=True),
    Column("path", "Path", 16, None, 3, cut="middle", optional=True),
)
"""The columns of the list."""


def views_of(entry: ArtistEntry) -> list[str]:
    """The parts of the list an artist belongs to; what no Lidarr has is only among the most played."""
    artist = entry.artist
    found = ["played"] if entry.played is not None else []
    if not entry.is_there:
        return found
    found.append("all")
    if entry.missing:
        found.append("missing")
    if artist.status is Production.ENDED:
        found.append("ended")
    elif artist.status is Production.CONTINUING:
        found.append("continuing")
    if not artist.monitored:
        found.append("unmonitored")
    return found


def state_of(entry: ArtistEntry) -> str:
    """How it is, in a word that has a sign."""
    return artist_state(entry.artist) if entry.is_there else "not in music"


def row_of(entry: ArtistEntry, now: float, doing: str = "", *, dim: bool = False) -> Row:
    """One row of the list."""
    artist = entry.artist
    sign, tone = SIGNS.get(state_of(entry), ("?", "dim"))
    there = entry.is_there
    have = have_words(artist.files, artist.tracks) if artist.tracks else ""
    plays = f"{entry.played.plays:,}" if entry.played is not None else ""
    cells = {
        "sign": line(Span("…" if doing else sign, "accent" if doing else tone)),
        "name": line(Span(artist_title(artist), "strong" if artist.monitored else "")),
        "albums": line(Span(f"{artist.albums:,}" if there else "", "dim")),
        "have": line(Span(doing or have, "accent" if doing else "dim")),
        "missing": line(Span(f"{entry.missing:,}" if entry.missing else "", "bad")),
        "size": line(Span(size(artist.size) if artist.size else "", "dim")),
        "type": line(Span(artist.kind.lower(), "dim")),
        "status": line(Span(status_words(artist.status), "dim")),
        "monitored": line(Span(("yes" if artist.monitored else "no") if there else "", "dim")),
        "next": line(Span(_day(artist.next_album, now), "accent")),
        "last": line(Span(_date(artist.last_album), "dim")),
        "plays": line(plays),
        "profile": line(Span(entry.profile if there else "not in music", "dim")),
        "service": line(Span(artist.service, "dim")),
        "metadata": line(Span(entry.metadata, "dim")),
        "added": line(Span(date_words(artist.added), "dim")),
        "rating": line(f"{artist.rating:.1f}" if artist.rating else ""),
        "genres": line(Span(", ".join(artist.genres), "dim")),
        "tags": line(", ".join(entry.tags)),
        "root": line(Span(entry.root, "dim")),
        "path": line(Span(artist.path, "dim")),
    }
    return Row(entry.key, cells, dim=dim)


def _day(album: Appearance | None, now: float) -> str:
    return day_words(album.at, now) if album is not None and album.at is not None else ""


def _date(album: Appearance | None) -> str:
    return date_words(album.at) if album is not None else ""


def state_line(entry: ArtistEntry, doing: str = "") -> Line:
    """The state with its sign, in words."""
    artist = entry.artist
    if not entry.is_there:
        return line(Span("+ played, and in no Lidarr", "accent"))
    sign, tone = SIGNS.get(artist_state(artist), ("?", "dim"))
    watched = "monitored" if artist.monitored else "not monitored"
    return line(Span(f"{sign} {artist_state_words(artist)}", tone), Span(f" · {doing or watched}", "dim"))


PLAYED_LINES = 4
"""Lines of the most played below the list, in two columns."""


def played_lines(entries: Iterable[ArtistEntry], width: int) -> list[Line]:
    """The most played of thirty days in two columns, each with what is missing of it."""
    played = [entry for entry in entries if entry.played is not None]
    played.sort(key=lambda entry: (-_plays(entry), entry.artist.name))
    if not played:
        return []
    cell = max(20, width // 2)
    cells = [_played_cell(number, entry, cell) for number, entry in enumerate(played[: 2 * PLAYED_LINES], 1)]
    rows = -(-len(cells) // 2)
    lines: list[Line] = [line(Span(fit("─ Most played in 30 days, and what is missing ", width), "head"))]
    for row in range(rows):
        right = cells[row + rows] if row + rows < len(cells) else ()
        lines.append((*cells[row], *right))
    return lines


def _plays(entry: ArtistEntry) -> int:
    return entry.played.plays if entry.played is not None else 0


def _played_cell(number: int, entry: ArtistEntry, width: int) -> Line:
    state = state_of(entry)
    sign, tone = SIGNS.get(state, ("?", "dim"))
    missing = artist_state_words(entry.artist) if entry.is_there else "not in music"
    name = max(8, width - 36)
    return (
        Span(f"{number:>2} ", "dim"),
        Span(f"{sign} ", tone),
        Span(fit(entry.artist.name, name), "strong"),
        Span(f" {plural(_plays(entry), 'play'):>10}  ", "dim"),
        Span(fit(missing, max(1, width - name - 18)), tone if entry.missing or not entry.is_there else "dim"),
    )


class Told(NamedTuple):
    """What was looked up of an artist."""

    opened: Looked[ArtistOpened] = Looked()


def detail_lines(
    entry: ArtistEntry | None, told: Told, now: float, width: int, *, hidden: bool, add_key: str = "n"
) -> list[Line]:
    """Everything about an artist in lines of at most `width` cells; `hidden`: nothing that names it."""
    if entry is None:
        return [line(Span("No artist under the cursor", "dim"))]
    artist = entry.artist
    lines = wrap(artist_title(artist), width, "title")
    facts = (artist.kind.lower(), status_words(artist.status))
    if any(facts):
        lines.append(line(Span(" · ".join(fact for fact in facts if fact), "dim")))
    lines += [line(*part) for part in [state_line(entry)]]
    if not entry.is_there:
        lines += [(), *wrap(f"{add_key} adds it", width, "dim")]
    opened = told.opened.value
    if not hidden and opened is not None and opened.overview:
        lines += [(), *wrap(opened.overview, width)]
    elif not hidden and entry.is_there and opened is None:
        looking = "More of it is being looked up …" if told.opened.failure is None else ""
        lines += [(), *wrap(looking or told.opened.failure.words, width, "dim")]  # type: ignore[union-attr]
    lines += [(), *pairs_lines(_pairs(entry, now, hidden=hidden), width)]
    if opened is not None and not hidden:
        if opened.members:
            lines += pairs_lines([("Members", ", ".join(opened.members))], width)
        if opened.links:
            lines += [(), line(Span("Links", "head"))]
            for name, address in opened.links:
                lines += wrap(f"{name}  {address}", width, "dim")
    return lines


def _pairs(entry: ArtistEntry, now: float, *, hidden: bool) -> list[tuple[str, str]]:
    artist, played = entry.artist, entry.played
    heard = ""
    if played is not None:
        heard = f"{plural(played.plays, 'play')}, {span(played.duration_s)}, within 30 days"
    return [
        ("Played", heard),
        ("Tracks", have_words(artist.files, artist.tracks) if artist.tracks else ""),
        ("Albums", f"{artist.albums:,}" if artist.albums else ""),
        ("Next", "" if hidden else _appearing(artist.next_album, now)),
        ("Last", "" if hidden else _appearing(artist.last_album, now)),
        ("Genres", ", ".join(artist.genres)),
        ("Rating", f"{artist.rating:.1f} of 10" if artist.rating else ""),
        ("Profile", entry.profile),
        ("Metadata", entry.metadata),
        ("New ones", _NEW.get(artist.monitor_new, artist.monitor_new)),
        ("Tags", ", ".join(entry.tags)),
        ("Size", size(artist.size) if artist.size else ""),
        ("Folder", artist.path),
        ("Added", date_words(artist.added)),
        ("MBID", "" if hidden else artist.foreign_id),
        ("Service", artist.service),
    ]


_NEW = {"all": "all are monitored", "new": "monitored as they appear", "none": "not monitored"}


def _appearing(album: Appearance | None, now: float) -> str:
    if album is None:
        return ""
    return f"{album.title} · {day_words(album.at, now)}" if album.at is not None else album.title


def notes(snapshots: Mapping[str, Snapshot[Any]], now: float, width: int) -> list[Line]:
    """What failed, what is old, what was odd."""
    found = old_and_failed(snapshots, now, width)
    for name, snapshot in snapshots.items():
        known = snapshot.shown(now)
        if known is not None and known.dropped:
            words = f" ! {name}: {plural(known.dropped, 'artist')} could not be read and left out"
            found.append(line(Span(words, "warn")))
    return found


def placeholder(
    endpoints: Iterable[Endpoint],
    snapshots: Mapping[str, Snapshot[Any]],
    now: float,
    *,
    view: str,
    filtered: bool,
) -> Sequence[Line]:
    """What stands where there are no rows."""
    if not any(endpoint.kind == KIND and endpoint.enabled for endpoint in endpoints):
        return [
            line(Span("No Lidarr is configured", "strong")),
            line(Span("add [services.lidarr]: mediatui config edit", "dim")),
        ]
    known = [snapshot for snapshot in snapshots.values() if snapshot.shown(now) is not None]
    if not known and any(snapshot.failure for snapshot in snapshots.values()):
        return [line(Span("Nothing is known of the music", "strong")), line(Span("r asks again", "dim"))]
    if not known:
        return [
            line(Span("Reading the music …", "dim")),
            line(Span("a large library takes some seconds, the first time", "dim")),
        ]
    if view == "played" and filtered:
        return [
            line("Nothing of it was played within thirty days"),
            line(Span("Tautulli tells what was played; ← → change the view", "dim")),
        ]
    if filtered:
        return [
            line("No artist is of that kind"),
            line(Span("Esc clears the filter, ← → change the view", "dim")),
        ]
    return [line(Span("There is no music yet", "strong")), line(Span("n adds an artist or an album", "dim"))]
