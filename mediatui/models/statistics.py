"""Statistics of what was played: graphs, and who and what comes first. Durations are seconds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediatui.models.stream import MediaType, Title


class Measure(StrEnum):
    """What is counted."""

    PLAYS = "plays"
    DURATION = "duration"


class GraphKind(StrEnum):
    """What a graph is drawn over, and what its lines are."""

    BY_DATE = "by date"
    BY_WEEKDAY = "by day of the week"
    BY_HOUR = "by hour of the day"
    BY_MONTH = "by month"
    BY_USER = "by user"
    BY_PLATFORM = "by platform"
    STREAM_TYPE_BY_DATE = "stream type by date"
    STREAM_TYPE_BY_USER = "stream type by user"
    STREAM_TYPE_BY_PLATFORM = "stream type by platform"
    STREAM_TYPE_BY_SOURCE = "stream type by source resolution"
    STREAM_TYPE_BY_SENT = "stream type by stream resolution"
    CONCURRENT = "concurrent streams by date"


class Line(NamedTuple):
    """One line, or one part of each bar: a value for each category, 0 where none was told."""

    name: str
    """ "TV", "Movies", "Direct Play" …, in the service's words."""
    values: tuple[int, ...] = ()


class Graph(NamedTuple):
    """Lines over categories. A line "Total" adds up the others; "Max. Concurrent Streams" does not."""

    categories: tuple[str, ...] = ()
    """ "2026-03-14", "Sunday", "07", "Mar 2026", a name; in the order to be drawn."""
    lines: tuple[Line, ...] = ()


class StatKind(StrEnum):
    """What a table of the most … is about."""

    TOP_MOVIES = "top_movies"
    POPULAR_MOVIES = "popular_movies"
    TOP_SHOWS = "top_tv"
    POPULAR_SHOWS = "popular_tv"
    TOP_ARTISTS = "top_music"
    POPULAR_ARTISTS = "popular_music"
    LAST_WATCHED = "last_watched"
    TOP_LIBRARIES = "top_libraries"
    TOP_USERS = "top_users"
    TOP_PLATFORMS = "top_platforms"
    MOST_CONCURRENT = "most_concurrent"


@dataclass(frozen=True, slots=True)
class StatRow:
    """One row. What the table is not about is empty: `name` is whom or what it is about."""

    name: str
    """A film, show, artist, library, user, platform, or what ran at once."""
    plays: int | None = None
    duration_s: int | None = None
    users: int | None = None
    """By how many people it was seen: what is popular."""
    at_once: int | None = None
    """How many streams ran at once; from `started` to `stopped`."""
    started: float | None = None
    stopped: float | None = None
    last_at: float | None = None
    """When it was last played."""
    title: Title | None = None
    """What was last played by or in it."""
    media_type: MediaType = MediaType.UNKNOWN
    year: int | None = None
    user: str = ""
    user_id: int | None = None
    platform: str = ""
    player: str = ""
    rating_key: str = ""
    grandparent_rating_key: str = ""
    section_id: int | None = None
    row_id: int | None = None
    """Of the latest play."""


class Stat(NamedTuple):
    """One table of the most …."""

    kind: StatKind
    rows: tuple[StatRow, ...] = ()
    by: Measure | None = None
    """By what it is sorted, where there is a choice."""
    dropped: int = 0


class WatchTime(NamedTuple):
    """How much was played within the last so many days; 0 days: ever."""

    days: int
    plays: int = 0
    duration_s: int = 0


class PlayerShare(NamedTuple):
    """How much a person played on one of their players."""

    player: str
    platform: str = ""
    plays: int = 0
    duration_s: int = 0


class UserShare(NamedTuple):
    """How much a person played of one library."""

    user: str
    user_id: int | None = None
    plays: int = 0
    duration_s: int = 0
