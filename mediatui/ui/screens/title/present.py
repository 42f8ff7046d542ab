"""From one title, opened, to rows: its seasons and episodes, its files, its history. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mediatui.engine.library import Entry
from mediatui.models.history import HistoryEvent
from mediatui.models.library import Episode, MediaFile, Movie, Season, Series
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.history import present as history
from mediatui.ui.screens.library.present import SIGNS as TITLE_SIGNS
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words
from mediatui.wording.library import (
    EVENT_WORDS,
    date_words,
    day_words,
    have_words,
    media_words,
    season_name,
    state_of,
    state_word,
)
from mediatui.wording.quantities import plural, size
from mediatui.wording.titles import episode_code

VIEWS: Mapping[str, str] = {"parts": "what there is", "files": "files", "history": "history"}
"""The parts of the list."""

COLUMNS = (
    Column("sign", "", 1),
    Column("code", "Part", 10),
    Column("title", "Title", 14, None, 5, cut="middle"),
    Column("aired", "Day", 11, align="right", from_width=56),
    Column("quality", "Quality", 10, 18, 1, from_width=70),
    Column("size", "Size", 9, align="right", from_width=64),
    Column("monitored", "Monitored", 9, from_width=84),
    Column("more", "More", 10, None, 3, from_width=110),
)
"""The columns of the list."""

FIELDS = ("title", "part", "season", "is", "quality", "what", "size", "age")
"""The fields of the filter; `size` in GiB, `age` in days."""

SYMBOLS = (("✓ ✗ ○ ·", "there, missing, to come, not monitored"),)


class Piece(NamedTuple):
    """A row: the title itself, a season, an episode, a file or an event."""

    key: str
    entry: Entry | None = None
    season: Season | None = None
    episode: Episode | None = None
    file: MediaFile | None = None
    event: HistoryEvent | None = None

    @property
    def part(self) -> str:
        """Which part of the list it belongs to."""
        return "files" if self.file is not None else "history" if self.event is not None else "parts"


ORDERS: dict[str, tuple[str, Callable[[Piece], tuple[object, ...]]]] = {
    "code": ("part", lambda p: ()),
    "aired": ("day", lambda p: (-(_day(p) or 0),)),
    "size": ("size", lambda p: (-_size(p),)),
    "quality": ("quality", lambda p: (_quality(p),)),
}
"""Column key → what the order is called, and what it sorts by."""


def pieces(
    entry: Entry,
    episodes: Iterable[Episode],
    files: Iterable[MediaFile],
    events: Iterable[HistoryEvent],
) -> list[Piece]:
    """All rows of all parts of the list; the newest season comes first."""
    found = [Piece("title", entry=entry)]
    record = entry.record
    if isinstance(record, Series):
        by_season: dict[int, list[Episode]] = {}
        for episode in episodes:
            by_season.setdefault(episode.season or 0, []).append(episode)
        seasons = {season.number: season for season in record.seasons}
        numbers = sorted(set(seasons) | set(by_season), key=lambda n: (n == 0, -n))
        for number in numbers:
            found.append(Piece(f"season {number}", season=seasons.get(number) or Season(number)))
            found += [Piece(f"episode {e.id}", episode=e) for e in by_season.get(number, ())]
    found += [Piece(f"file {file.id}", file=file) for file in files]
    return found + [Piece(f"event {event.id}", event=event) for event in events]


def episode_state(episode: Episode, now: float) -> tuple[str, str, Tone]:
    """How an episode is: its words, sign and tone."""
    if episode.file_id is not None:
        return "there", "✓", "good"
    if episode.aired is None or episode.aired > now:
        return "to come", "○", "accent" if episode.monitored else "dim"
    return ("missing", "✗", "bad") if episode.monitored else ("not monitored", "·", "dim")


def _day(piece: Piece) -> float | None:
    if piece.episode is not None:
        return piece.episode.aired
    if piece.event is not None:
        return piece.event.at
    return piece.file.added if piece.file is not None else None


def _size(piece: Piece) -> int:
    if piece.entry is not None:
        return piece.entry.record.size
    if piece.season is not None:
        return piece.season.size
    file = piece.file or (piece.episode.file if piece.episode is not None else None)
    return file.size if file is not None else 0


def _quality(piece: Piece) -> str:
    if piece.entry is not None:
        return piece.entry.quality
    if piece.event is not None:
        return piece.event.quality.name
    file = piece.file or (piece.episode.file if piece.episode is not None else None)
    return file.quality.name if file is not None else ""


def title_of(piece: Piece) -> str:
    """What a row is called."""
    if piece.entry is not None:
        return piece.entry.title
    if piece.season is not None:
        return have_words(piece.season.files, piece.season.episodes)
    if piece.episode is not None:
        return piece.episode.title or "not named yet"
    if piece.file is not None:
        return piece.file.name or piece.file.path
    return piece.event.source_title if piece.event is not None else ""


def code_of(piece: Piece) -> str:
    """Which part it is: "Season 2", "S02E05"."""
    if piece.entry is not None:
        return "movie" if piece.entry.is_movie else "series"
    if piece.season is not None:
        return season_name(piece.season.number)
    for each in (piece.episode, piece.event):
        if each is not None and each.season is not None:
            return f"  {episode_code(each.season, each.number)}"
    if piece.file is not None and piece.file.season is not None:
        return season_name(piece.file.season)
    return ""


def facts_of(piece: Piece, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of a row."""
    day = _day(piece)
    return {
        "title": title_of(piece),
        "part": code_of(piece).strip(),
        "season": _season(piece),
        "is": _words(piece, now)[0],
        "quality": _quality(piece),
        "what": EVENT_WORDS[piece.event.kind] if piece.event is not None else "",
        "size": _size(piece) / 2**30,
        "age": None if day is None else (now - day) / 86_400,
    }


def _season(piece: Piece) -> float | None:
    for each in (piece.episode, piece.file, piece.event):
        if each is not None:
            return None if each.season is None else float(each.season)
    return float(piece.season.number) if piece.season is not None else None


def _words(piece: Piece, now: float) -> tuple[str, str, Tone]:
    """State, sign and tone of a row."""
    if piece.episode is not None:
        return episode_state(piece.episode, now)
    if piece.season is not None:
        season = piece.season
        if season.episodes and season.files >= season.episodes:
            return "there", "✓", "good"
        if season.files < season.episodes:
            return "missing", "◐" if season.files else "✗", "warn" if season.monitored else "dim"
        return "to come", "○", "dim"
    if piece.event is not None:
        return EVENT_WORDS[piece.event.kind], *history.SIGNS[piece.event.kind]
    if piece.entry is not None:
        return state_of(piece.entry.record), *TITLE_SIGNS.get(state_word(piece.entry.record), ("?", "dim"))
    return "there", "✓", "good"


def _monitored(piece: Piece) -> bool | None:
    if piece.entry is not None:
        return piece.entry.record.monitored
    for each in (piece.season, piece.episode):
        if each is not None:
            return each.monitored
    return None


def _more(piece: Piece, now: float) -> str:
    if piece.event is not None:
        parts = (EVENT_WORDS[piece.event.kind], piece.event.indexer, piece.event.reason)
        return " · ".join(part for part in parts if part)
    if piece.season is not None:
        next_one = piece.season.next_airing
        return f"next {day_words(next_one, now)}" if next_one else ""
    if piece.entry is not None:
        return state_of(piece.entry.record)
    file = piece.file or (piece.episode.file if piece.episode is not None else None)
    return media_words(file) if file is not None else _words(piece, now)[0]


def row_of(piece: Piece, now: float, doing: str = "") -> Row:
    """One row of the list."""
    _, sign, tone = _words(piece, now)
    monitored, day = _monitored(piece), _day(piece)
    head = piece.entry is not None or piece.season is not None
    cells = {
        "sign": line(Span("…" if doing else sign, "accent" if doing else tone)),
        "code": line(Span(code_of(piece), "strong" if head else "dim")),
        "title": line(Span(doing or title_of(piece), "accent" if doing else "strong" if head else "")),
        "aired": line(Span(date_words(day), "dim")),
        "quality": line(Span(_quality(piece), "dim")),
        "size": line(Span(size(_size(piece)) if _size(piece) else "", "dim")),
        "monitored": line(Span("" if monitored is None else "yes" if monitored else "no", "dim")),
        "more": line(Span(_more(piece, now), "dim")),
    }
    return Row(piece.key, cells)


def detail_lines(piece: Piece, now: float, width: int) -> list[Line]:
    """Everything about a season, an episode, a file or an event."""
    if piece.event is not None:
        return history.detail_lines(piece.event, now, width)
    words, sign, tone = _words(piece, now)
    name = " · ".join(part for part in (code_of(piece).strip(), title_of(piece)) if part)
    lines = wrap(name, width, "title")
    monitored = _monitored(piece)
    watched = "" if monitored is None else " · monitored" if monitored else " · not monitored"
    lines.append(line(Span(f"{sign} {words}", tone), Span(watched, "dim")))
    if piece.season is not None:
        season = piece.season
        pairs = [
            ("Episodes", plural(season.total, "episode")),
            ("There", have_words(season.files, season.episodes)),
            ("Size", size(season.size) if season.size else ""),
            ("Last", date_words(season.previous_airing)),
            ("Next", day_words(season.next_airing, now) if season.next_airing else ""),
        ]
        return [*lines, (), *pairs_lines(pairs, width)]
    if piece.episode is not None:
        episode = piece.episode
        if episode.overview:
            lines += [(), *wrap(episode.overview, width)]
        aired = "" if episode.aired is None else f"{since_words(episode.aired, now)}"
        pairs = [
            ("Airs" if (episode.aired or 0) > now else "Aired", aired),
            ("Number", f"{episode.absolute} of all" if episode.absolute else ""),
            ("Runtime", f"{episode.runtime_s / 60:.0f} min" if episode.runtime_s else ""),
            ("Finale", episode.finale),
            ("Searched", date_words(episode.last_searched)),
        ]
        lines += [(), *pairs_lines(pairs, width)]
    file = piece.file or (piece.episode.file if piece.episode is not None else None)
    return lines + (_file(file, width) if file is not None else [])


def _file(file: MediaFile, width: int) -> list[Line]:
    media = file.media
    pairs = [
        ("Quality", file.quality.name),
        ("Size", size(file.size)),
        ("Video", " ".join(p for p in (media.resolution, media.video_codec, media.dynamic_range) if p)),
        ("Frames", f"{media.framerate:g} a second" if media.framerate else ""),
        ("Audio", " ".join(p for p in (media.audio_codec, f"{media.audio_channels or ''}") if p)),
        ("Languages", media.audio_languages or ", ".join(each.name for each in file.languages)),
        ("Subtitles", media.subtitles),
        ("Formats", ", ".join(file.custom_formats)),
        ("Score", f"{file.score:+d}" if file.score is not None else ""),
        ("Cutoff", "" if file.cutoff_met is None else "met" if file.cutoff_met else "not met"),
        ("Group", file.release_group),
        ("Added", date_words(file.added)),
        ("Path", file.path or file.name),
    ]
    return [(), line(Span("File", "head")), *pairs_lines(pairs, width)]


def has_episodes(entry: Entry) -> bool:
    """Whether it is a series."""
    return not isinstance(entry.record, Movie)


def season_episodes(number: int, episodes: Sequence[Episode]) -> list[Episode]:
    """The episodes of a season."""
    return [episode for episode in episodes if (episode.season or 0) == number]
