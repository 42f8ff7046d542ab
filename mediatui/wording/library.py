"""How titles of a library and their parts are said. Pure."""

from __future__ import annotations

from datetime import datetime

from mediatui.models.history import HistoryKind
from mediatui.models.library import Episode, MediaFile, Movie, Series
from mediatui.models.production import Production
from mediatui.models.schedule import Part
from mediatui.wording.quantities import plural
from mediatui.wording.titles import episode_code

Record = Movie | Series
"""A title of a library."""

EVENT_WORDS: dict[HistoryKind, str] = {
    HistoryKind.GRABBED: "grabbed",
    HistoryKind.IMPORTED: "imported",
    HistoryKind.FOLDER_IMPORTED: "imported from its folder",
    HistoryKind.FAILED: "download failed",
    HistoryKind.DELETED: "file deleted",
    HistoryKind.RENAMED: "file renamed",
    HistoryKind.IGNORED: "download ignored",
    HistoryKind.UNKNOWN: "something happened",
}
"""What happened, in words."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def record_title(record: Record) -> str:
    """Title and year: "Dune: Part Two (2024)"; the year once, where the title tells it already."""
    name = record.title or ("Untitled movie" if isinstance(record, Movie) else "Untitled series")
    return f"{name} ({record.year})" if record.year and not name.endswith(f"({record.year})") else name


def missing_of(record: Record) -> int:
    """How much of it is looked for and not there: 1 for a movie that is out, episodes of a series."""
    if not record.monitored:
        return 0
    if isinstance(record, Movie):
        return int(record.file_id is None and record.available)
    return max(0, record.episodes - record.files)


def state_of(record: Record) -> str:
    """How it is, in a word or two: "there", "missing", "3 missing", "below cutoff", "not out yet" …"""
    if isinstance(record, Movie):
        if record.file_id is not None:
            return "below cutoff" if record.cutoff_met is False else "there"
        if not record.monitored:
            return "not wanted"
        return "missing" if record.available else "not out yet"
    if missing := missing_of(record):
        return f"{missing:,} missing"
    if not record.monitored and record.files < record.episodes:
        return "not wanted"
    return "there" if record.files else "not out yet" if record.monitored else "not wanted"


def state_word(record: Record) -> str:
    """The state without its number: what a sign stands for."""
    said = state_of(record)
    if said.endswith(" missing"):
        return "some missing" if isinstance(record, Series) and record.files else "missing"
    return said


def production_words(status: Production) -> str:
    """How far it is, out in the world; "" where that is not known."""
    return "" if status is Production.UNKNOWN else status.value


def have_words(files: int, episodes: int) -> str:
    """ "7 of 10"."""
    return f"{files:,} of {episodes:,}"


def episode_title(series: str, episode: Episode) -> str:
    """ "The Wire · S02E05 · Undertow"."""
    parts = (series or episode.series_title, episode_code(episode.season, episode.number), episode.title)
    return " · ".join(part for part in parts if part) or f"episode {episode.id}"


def part_title(part: Part) -> str:
    """A movie with its year; an episode with its series; an album with its artist."""
    if part.album_id is not None:
        return " – ".join(each for each in (part.media_title, part.part_title) if each)
    if part.episode_id is None:
        return f"{part.media_title} ({part.year})" if part.year else part.media_title or "Untitled"
    parts = (part.media_title, episode_code(part.season, part.number), part.part_title)
    return " · ".join(each for each in parts if each) or f"episode {part.episode_id}"


def season_name(number: int) -> str:
    """ "Season 2", "Specials"."""
    return f"Season {number}" if number else "Specials"


def media_words(file: MediaFile) -> str:
    """What is in a file: "1920x1080 HEVC HDR10 · DTS 5.1 · English"."""
    media = file.media
    video = " ".join(p for p in (media.resolution, media.video_codec, media.dynamic_range) if p)
    channels = f"{media.audio_channels:.1f}" if media.audio_channels else ""
    audio = " ".join(p for p in (media.audio_codec, channels) if p)
    languages = media.audio_languages or ", ".join(each.name for each in file.languages)
    return " · ".join(part for part in (video, audio, languages) if part)


def day_words(moment: float, now: float) -> str:
    """A day as people say it: "today", "tomorrow", "Sat 14 Mar", "14 Mar 2025"."""
    day, today = datetime.fromtimestamp(moment).date(), datetime.fromtimestamp(now).date()
    distance = (day - today).days
    if distance in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[distance + 1]
    if abs(distance) < 300:
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return date_words(moment)


def date_words(moment: float | None) -> str:
    """A date: "14 Mar 2025"; "" for none."""
    if moment is None:
        return ""
    day = datetime.fromtimestamp(moment).date()
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def searches_words(count: int) -> str:
    """What looking for so many things asks of every indexer."""
    return f"{plural(count, 'search', 'searches')} at every indexer"
