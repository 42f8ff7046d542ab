"""Everything about one title: what it is about, what there is of it, where it lies. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mediatui.engine.library import Entry
from mediatui.engine.lookups import Looked
from mediatui.models.library import About, MediaFile, Movie, Opened, Season, Series
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.library.present import state_line
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.wording.library import (
    date_words,
    day_words,
    have_words,
    media_words,
    production_words,
    record_title,
    season_name,
)
from mediatui.wording.quantities import size


class Told(NamedTuple):
    """What was looked up of a title."""

    opened: Looked[Opened] = Looked()
    files: Looked[tuple[MediaFile, ...]] = Looked()


def detail_lines(entry: Entry | None, told: Told, now: float, width: int, *, hidden: bool) -> list[Line]:
    """The detail of a title in lines of at most `width` cells; `hidden`: nothing that names it."""
    if entry is None:
        return [line(Span("No title under the cursor", "dim"))]
    record = entry.record
    about = told.opened.value.about if told.opened.value is not None else None
    lines = wrap(record_title(record), width, "title")
    kind = "movie" if entry.is_movie else " ".join(p for p in (_kind(record), "series") if p)
    facts = [kind, production_words(record.status), about.certification if about else ""]
    lines.append(line(Span(" · ".join(part for part in facts if part), "dim")))
    lines.append(state_line(entry))
    if about is not None and about.overview and not hidden:
        lines += [(), *wrap(about.overview, width)]
    elif about is None and not hidden:
        lines += [(), *wrap(_looking(told.opened), width, "dim")]
    lines += [(), *pairs_lines(_pairs(entry, about, now, hidden=hidden), width)]
    if isinstance(record, Series) and record.seasons:
        lines += [(), line(Span("Seasons", "head")), *map(_season, record.seasons)]
    lines += _files(told.files, width, hidden=hidden)
    return lines


def _kind(record: Movie | Series) -> str:
    return record.kind if isinstance(record, Series) and record.kind != "standard" else ""


def _looking(looked: Looked[Opened]) -> str:
    return "More of it is being looked up …" if looked.failure is None else looked.failure.words


def _pairs(entry: Entry, about: About | None, now: float, *, hidden: bool) -> list[tuple[str, str]]:
    record = entry.record
    rows = [
        ("Rating", _ratings(record, about)),
        ("Genres", ", ".join(record.genres)),
        ("Runtime", f"{record.runtime_s / 60:.0f} min" if record.runtime_s else ""),
    ]
    if isinstance(record, Movie):
        rows += [
            ("Studio", about.studio if about and not hidden else ""),
            ("Cinemas", date_words(record.in_cinemas)),
            ("Digital", date_words(record.digital)),
            ("Physical", date_words(record.physical)),
            ("Waits for", record.minimum_availability.value if record.file_id is None else ""),
            ("Quality", record.quality),
            ("Score", f"{record.score:+d}" if record.score else ""),
            ("Searched", day_words(record.last_searched, now) if record.last_searched else ""),
        ]
    else:
        rows += [
            ("Network", record.network),
            ("Episodes", have_words(record.files, record.episodes) if record.episodes else ""),
            ("First", date_words(record.first_aired)),
            ("Next", day_words(record.next_airing, now) if record.next_airing else ""),
        ]
    ids = [("TMDB", record.tmdb_id), ("IMDb", record.imdb_id)]
    ids += [("TVDB", record.tvdb_id)] if isinstance(record, Series) else []
    named = " · ".join(f"{name} {number}" for name, number in ids if number)
    return [
        *rows,
        ("Profile", entry.profile),
        ("Tags", ", ".join(entry.tags)),
        ("Size", size(record.size) if record.size else ""),
        ("Folder", record.path),
        ("Added", date_words(record.added)),
        ("Ids", "" if hidden else named),
        ("Service", record.service),
    ]


def _ratings(record: Movie | Series, about: About | None) -> str:
    if about is not None and about.ratings:
        return ", ".join(f"{value:g}{f' {source}' if source else ''}" for source, value in about.ratings)
    return f"{record.rating:.1f} of 10" if record.rating else ""


def _season(season: Season) -> Line:
    whole = season.files >= season.episodes
    counted = have_words(season.files, season.episodes) if season.episodes else "none yet"
    tone: Tone = "good" if whole and season.files else "warn" if season.monitored else "dim"
    return line(
        Span(f"  {season_name(season.number):<11}", "strong" if season.monitored else ""),
        Span(f"{counted:<12}", tone),
        Span(f"{size(season.size) if season.size else '':>10}", "dim"),
        Span("" if season.monitored else "  not monitored", "dim"),
    )


def _files(looked: Looked[tuple[MediaFile, ...]], width: int, *, hidden: bool) -> list[Line]:
    files: Sequence[MediaFile] = looked.value or ()
    if not files or len(files) > 3:
        return []
    lines: list[Line] = [(), line(Span("Files" if len(files) > 1 else "File", "head"))]
    for file in files:
        if not hidden:
            lines += wrap(file.name or file.path, width)
        facts = [file.quality.name, size(file.size), media_words(file), ", ".join(file.custom_formats)]
        lines += wrap(" · ".join(part for part in facts if part), width, "dim")
    return lines
