"""The library: movies, series with their seasons and episodes, and the files there are of them.

Times are seconds since the epoch, sizes bytes, durations seconds. There may be 20,000 movies: what a list
does not show is not here but in `About`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from mediatui.models.music import Artist
from mediatui.models.production import Production
from mediatui.models.quality import NO_MEDIA_INFO, UNKNOWN_QUALITY, Language, MediaInfo, Quality


@dataclass(frozen=True, slots=True)
class Movie:
    """A movie of one Radarr."""

    service: str
    id: int
    title: str
    sort_title: str = ""
    year: int | None = None
    tmdb_id: int | None = None
    imdb_id: str = ""
    status: Production = Production.UNKNOWN
    monitored: bool = False
    available: bool = False
    """Whether it is far enough to be looked for."""
    minimum_availability: Production = Production.UNKNOWN
    profile_id: int | None = None
    path: str = ""
    added: float | None = None
    in_cinemas: float | None = None
    digital: float | None = None
    physical: float | None = None
    last_searched: float | None = None
    runtime_s: float | None = None
    rating: float | None = None
    """Of ten: IMDb's voters', else TMDB's."""
    genres: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    size: int = 0
    file_id: int | None = None
    """None: there is no file."""
    quality: str = ""
    score: int | None = None
    """The custom format score of its file."""
    cutoff_met: bool | None = None
    codec: str = ""
    """The video codec of its file, "x265"."""
    file_added: float | None = None
    """When its file came."""

    @property
    def key(self) -> str:
        """What stands for this movie wherever rows are told apart."""
        return f"{self.service}/{self.id}"


class Season(NamedTuple):
    """A season, counted. Number 0 are the specials."""

    number: int
    monitored: bool = False
    files: int = 0
    episodes: int = 0
    """Those that are monitored and aired, or there."""
    total: int = 0
    size: int = 0
    next_airing: float | None = None
    previous_airing: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A series of one Sonarr. `files` of `episodes` (monitored and aired, or there) are there."""

    service: str
    id: int
    title: str
    sort_title: str = ""
    year: int | None = None
    tvdb_id: int | None = None
    tmdb_id: int | None = None
    imdb_id: str = ""
    status: Production = Production.UNKNOWN
    monitored: bool = False
    kind: str = ""
    """ "standard", "daily", "anime"."""
    profile_id: int | None = None
    path: str = ""
    slug: str = ""
    """What its page is called in Sonarr."""
    season_folders: bool = True
    added: float | None = None
    first_aired: float | None = None
    next_airing: float | None = None
    previous_airing: float | None = None
    runtime_s: float | None = None
    rating: float | None = None
    network: str = ""
    genres: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    size: int = 0
    files: int = 0
    episodes: int = 0
    total: int = 0
    seasons: tuple[Season, ...] = ()

    @property
    def key(self) -> str:
        """What stands for this series wherever rows are told apart."""
        return f"{self.service}/{self.id}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that one service has: movies of a Radarr, series of a Sonarr, artists of a Lidarr."""

    IN_PIECES: ClassVar[bool] = True
    """It is so large that the cache keeps it a record at a time."""

    movies: tuple[Movie, ...] = ()
    series: tuple[Series, ...] = ()
    dropped: int = 0
    """Records of the answer that could not be read."""
    artists: tuple[Artist, ...] = ()


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file of a movie or of one or more episodes."""

    service: str
    id: int
    title_id: int | None = None
    """The movie or series it is of."""
    season: int | None = None
    name: str = ""
    """Its path below the folder of the movie or series."""
    path: str = ""
    size: int = 0
    added: float | None = None
    quality: Quality = UNKNOWN_QUALITY
    languages: tuple[Language, ...] = ()
    release_group: str = ""
    scene_name: str = ""
    edition: str = ""
    custom_formats: tuple[str, ...] = ()
    score: int | None = None
    cutoff_met: bool | None = None
    media: MediaInfo = NO_MEDIA_INFO


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode of a series."""

    service: str
    id: int
    series_id: int | None = None
    season: int | None = None
    number: int | None = None
    absolute: int | None = None
    title: str = ""
    overview: str = ""
    aired: float | None = None
    runtime_s: float | None = None
    monitored: bool = False
    file_id: int | None = None
    """None: there is no file."""
    file: MediaFile | None = None
    last_searched: float | None = None
    finale: str = ""
    """ "season", "midseason", "series"; "" for most."""
    series_title: str = ""
    """Only where episodes of several series are told together."""


@dataclass(frozen=True, slots=True)
class About:
    """What is told of one movie or series when it is opened: the long part."""

    overview: str = ""
    original_title: str = ""
    certification: str = ""
    studio: str = ""
    """Of a series: its network."""
    website: str = ""
    collection: str = ""
    ratings: tuple[tuple[str, float], ...] = ()
    """("imdb", 8.1): each as its source counts, most of ten, some of a hundred."""
    other_titles: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    poster: str = ""
    """The address of the picture out in the world."""


class Opened(NamedTuple):
    """One title, opened: a movie or a series, with its long part."""

    movie: Movie | None = None
    series: Series | None = None
    about: About = About()
