"""A request: somebody asks for a movie or a series; and what judging it needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from mediatui.models.counts import RequestCounts

__all__ = ["RequestCounts"]


class Wanted(StrEnum):
    """What is asked for."""

    MOVIE = "movie"
    SERIES = "series"


class RequestStatus(StrEnum):
    """What became of the asking."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    FAILED = "failed"
    COMPLETED = "completed"


class MediaStatus(StrEnum):
    """What became of the thing asked for, in the library."""

    UNKNOWN = "unknown"
    PENDING = "pending"
    PROCESSING = "processing"
    PARTIALLY_AVAILABLE = "partially available"
    AVAILABLE = "available"
    BLOCKLISTED = "blocklisted"
    DELETED = "deleted"


class MediaId(NamedTuple):
    """What stands for a movie or a series: TMDB counts the two apart, with the same numbers."""

    wanted: Wanted
    tmdb_id: int


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asked, or who changed it."""

    id: int
    name: str
    request_count: int | None = None


@dataclass(frozen=True, slots=True)
class MediaRequest:
    """One request as its service last told it. Times are seconds since the epoch."""

    service: str
    """The name of the service in the configuration that told of it."""
    id: int
    media: MediaId
    status: RequestStatus
    media_status: MediaStatus
    """Of the quality that was asked for: the 4K one where `is_4k`."""
    is_4k: bool = False
    seasons: tuple[int, ...] = ()
    """The seasons asked for, in order; () for a movie."""
    season_statuses: tuple[RequestStatus, ...] = ()
    """Of each of `seasons`."""
    requested_by: Requester = Requester(0, "")
    modified_by: Requester | None = None
    created_at: float | None = None
    updated_at: float | None = None
    available_at: float | None = None
    """When the thing first came into the library; before it was asked for, where more of it was."""
    media_number: int | None = None
    """The service's own id of the thing asked for."""
    tvdb_id: int | None = None
    imdb_id: str = ""
    rating_key: str = ""
    """Plex's key of the thing, once it is there."""
    server_id: int | None = None
    """The Radarr or Sonarr it goes to, by the service's numbering; None: the default one."""
    profile_id: int | None = None
    profile_name: str = ""
    root_folder: str = ""
    language_profile_id: int | None = None
    tags: tuple[int, ...] = ()
    automatic: bool = False
    """Asked for by a watchlist, not by hand."""
    service_page: str = ""
    """Where Radarr or Sonarr shows it, if they have it."""

    @property
    def key(self) -> str:
        """What stands for this request wherever rows are told apart."""
        return f"{self.service}/{self.id}"


@dataclass(frozen=True, slots=True)
class RequestList:
    """The requests of one service, newest first, as far as they were read."""

    requests: tuple[MediaRequest, ...] = ()
    total: int = 0
    """How many there are, by the service's own count."""
    complete: bool = True
    """Whether all of them are here; False while pages are still being read."""
    dropped: int = 0
    """Requests of the answer that could not be read."""
    failed_servers: tuple[str, ...] = ()
    """The Radarrs and Sonarrs behind the service that did not answer it."""


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """One season: how many episodes it has, when it began ("2021-03-04"), and whether it is there."""

    number: int
    name: str = ""
    episodes: int | None = None
    aired: str = ""
    status: MediaStatus = MediaStatus.UNKNOWN
    status_4k: MediaStatus = MediaStatus.UNKNOWN


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What is known of a movie or a series. From a search only the first half; empty where not known."""

    media: MediaId
    title: str
    year: int | None = None
    released: str = ""
    """The day, "2021-03-04"."""
    overview: str = ""
    rating: float | None = None
    """Of ten, by TMDB's voters."""
    votes: int | None = None
    original_title: str = ""
    language: str = ""
    popularity: float | None = None
    status: MediaStatus = MediaStatus.UNKNOWN
    status_4k: MediaStatus = MediaStatus.UNKNOWN
    genre_ids: tuple[int, ...] = ()
    poster: str = ""
    """The path at TMDB."""
    # From here on only what was looked up by itself:
    genres: tuple[str, ...] = ()
    runtime_min: int | None = None
    """Of the movie, or of one episode."""
    tagline: str = ""
    certification: str = ""
    seasons: tuple[SeasonFacts, ...] = ()
    episodes: int | None = None
    production: str = ""
    """As TMDB says it: "Released", "Returning Series", "Ended"."""
    networks: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    """Of a series: its creators."""
    tvdb_id: int | None = None
    imdb_id: str = ""
    rating_key: str = ""
    media_number: int | None = None
    requests: tuple[int, ...] = ()
    """The ids of the requests there are for it."""


@dataclass(frozen=True, slots=True)
class TitleBook:
    """Titles that were looked up, each with when (seconds since the epoch). Keys: "movie/603"."""

    titles: Mapping[str, MediaFacts] = field(default_factory=dict)
    looked_up: Mapping[str, float] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    """Those that TMDB does not know, or that could not be read."""
    wanted: int = 0
    """How many of those asked for are still to be looked up."""


@dataclass(frozen=True, slots=True)
class QuotaPart:
    """How many of one sort somebody may ask for in so many days; `limit` None or 0: as many as they like."""

    limit: int | None = None
    days: int | None = None
    used: int = 0
    remaining: int | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Quota:
    """What somebody may still ask for."""

    movies: QuotaPart = QuotaPart()
    series: QuotaPart = QuotaPart()


@dataclass(frozen=True, slots=True)
class RequestUser:
    """A user of a request service. Quotas of None are the service's own defaults."""

    service: str
    id: int
    name: str
    email: str = ""
    plex_username: str = ""
    kind: str = ""
    """"plex", "local", "jellyfin", "emby"."""
    permissions: int = 0
    request_count: int = 0
    movie_limit: int | None = None
    movie_days: int | None = None
    series_limit: int | None = None
    series_days: int | None = None
    created_at: float | None = None

    @property
    def key(self) -> str:
        """What stands for this user wherever rows are told apart."""
        return f"{self.service}/user/{self.id}"


RequestUsers = tuple[RequestUser, ...]
"""All users of one service."""


class Program(StrEnum):
    """Which of the three programs a service is."""

    SEERR = "Seerr"
    OVERSEERR = "Overseerr"
    JELLYSEERR = "Jellyseerr"


@dataclass(frozen=True, slots=True)
class TargetServer:
    """A Radarr or Sonarr that a request service hands requests to, as its list tells of it."""

    id: int
    name: str
    wanted: Wanted
    is_4k: bool = False
    default: bool = False
    root_folder: str = ""
    profile_id: int | None = None
    profile_name: str = ""
    language_profile_id: int | None = None
    tags: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestService:
    """What a request service is and may: asked once in a while."""

    program: Program
    version: str = ""
    movies_4k: bool = False
    series_4k: bool = False
    partial_requests: bool = True
    specials: bool = False
    servers: tuple[TargetServer, ...] = ()
    me: Requester = Requester(0, "")
    """Whose key it is."""
    permissions: int = 0


class IssueKind(StrEnum):
    """What is wrong with it."""

    VIDEO = "video"
    AUDIO = "audio"
    SUBTITLES = "subtitles"
    OTHER = "other"


class IssueStatus(StrEnum):
    """Whether it still is."""

    OPEN = "open"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class IssueComment:
    """What somebody said of it."""

    id: int
    author: str
    message: str
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a user reported of a movie or an episode."""

    service: str
    id: int
    kind: IssueKind
    status: IssueStatus
    media: MediaId
    season: int | None = None
    """None or 0: all of it."""
    episode: int | None = None
    reported_by: Requester = Requester(0, "")
    created_at: float | None = None
    updated_at: float | None = None
    comments: tuple[IssueComment, ...] = ()

    @property
    def key(self) -> str:
        """What stands for this issue wherever rows are told apart."""
        return f"{self.service}/issue/{self.id}"


Issues = tuple[Issue, ...]
"""All issues of one service."""


class FactsPage(NamedTuple):
    """One page of a search or of a shelf of discover."""

    found: tuple[MediaFacts, ...]
    page: int
    pages: int
    total: int


class Shelf(StrEnum):
    """What discover shows."""

    TRENDING = "trending"
    POPULAR_MOVIES = "popular movies"
    POPULAR_SERIES = "popular series"
    UPCOMING_MOVIES = "upcoming movies"
    UPCOMING_SERIES = "upcoming series"


@dataclass(frozen=True, slots=True)
class Asking:
    """What is to be asked for. `user_id` asks for another: pending unless they may approve themselves;
    None asks as the key's owner: approved at once."""

    media: MediaId
    is_4k: bool = False
    seasons: tuple[int, ...] = ()
    """() for a movie; for a series the seasons wanted."""
    user_id: int | None = None
    server_id: int | None = None
    profile_id: int | None = None
    root_folder: str = ""
    tags: tuple[int, ...] | None = None
    tvdb_id: int | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """How a pending request is changed before it is approved; None leaves a thing as it is."""

    server_id: int | None = None
    profile_id: int | None = None
    root_folder: str | None = None
    tags: tuple[int, ...] | None = None
    seasons: tuple[int, ...] | None = None
    user_id: int | None = None
