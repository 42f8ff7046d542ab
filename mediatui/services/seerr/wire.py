"""What Seerr and its kin send (API v1, measured against Seerr 3.1 and Overseerr 1.34): tolerant models.

Dates may be "", whole records null, keys absent with the program and the permissions of the key: no field is
required and none can be wrong, it is only missing then. `mapping` and `facts` make models of ours of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError

from mediatui.services.cleantext import clean_text
from mediatui.services.wiretypes import Flag, Text, Whole, as_whole

MOST_RECORDS = 2_000
"""Records of one list that are read at most."""

T = TypeVar("T", bound=BaseModel)


def _camel(name: str) -> str:
    """ "service_url4k" → "serviceUrl4k", as Seerr writes it."""
    first, *others = name.split("_")
    return first + "".join(other[:1].upper() + other[1:] for other in others)


class Wire(BaseModel):
    """A record of Seerr's, its keys in our spelling; what is not named is ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, alias_generator=_camel)


def as_moment(value: Any) -> float | None:
    """Seconds since the epoch of "2026-11-20T14:46:46.000Z"; None for anything else. Without zone: UTC."""
    if type(value) is not str or len(value) > 40:
        return None
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def as_day(value: Any) -> str:
    """ "2021-06-18" of a date with or without a time; "" for anything else ("" and null above all)."""
    if type(value) is not str:
        return ""
    day = value[:10]
    try:
        datetime.strptime(day, "%Y-%m-%d")
    except ValueError:
        return ""
    return clean_text(day)


def as_numbers(value: Any) -> tuple[int, ...] | None:
    """The whole numbers of a list; None for what is no list."""
    if not isinstance(value, list):
        return None
    return tuple(number for number in map(as_whole, value[:200]) if number is not None)


def record(model: type[T], value: Any) -> T | None:
    """A record of this model; None for what is none (null, a text, a list)."""
    if not isinstance(value, dict):
        return None
    try:
        return model.model_validate(value)
    except ValidationError:
        return None


def records(model: type[T], value: Any) -> tuple[T, ...]:
    """The records of a list, what is none left out; () for what is no list."""
    if not isinstance(value, list):
        return ()
    found = (record(model, each) for each in value[:MOST_RECORDS])
    return tuple(each for each in found if each is not None)


def _one(model: type[T]) -> Callable[[Any], T | None]:
    return lambda value: record(model, value)


def _many(model: type[T]) -> Callable[[Any], tuple[T, ...]]:
    return lambda value: records(model, value)


Moment = Annotated[float | None, PlainValidator(as_moment)]
Day = Annotated[str, PlainValidator(as_day)]
Numbers = Annotated[tuple[int, ...] | None, PlainValidator(as_numbers)]


class PageInfo(Wire):
    """How a list is cut into pages. `results` counts all of them."""

    pages: Whole = None
    page_size: Whole = None
    results: Whole = None


class WireUser(Wire):
    """Somebody with an account. E-mail addresses are left out for keys that may not manage users."""

    id: Whole = None
    display_name: Text = ""
    username: Text = ""
    plex_username: Text = ""
    jellyfin_username: Text = ""
    email: Text = ""
    user_type: Whole = None
    permissions: Whole = None
    request_count: Whole = None
    movie_quota_limit: Whole = None
    movie_quota_days: Whole = None
    tv_quota_limit: Whole = None
    tv_quota_days: Whole = None
    created_at: Moment = None


class WireSeason(Wire):
    """A season, of a request (`status` counts as its status) or of a thing (as the thing's)."""

    season_number: Whole = None
    status: Whole = None
    status4k: Whole = None
    name: Text = ""
    episode_count: Whole = None
    air_date: Day = ""


class WireId(Wire):
    """All that is wanted of a record within another: which it is."""

    id: Whole = None


class WireMedia(Wire):
    """The thing asked for, as far as it is on its way or there. It carries no title."""

    id: Whole = None
    media_type: Text = ""
    tmdb_id: Whole = None
    tvdb_id: Whole = None
    imdb_id: Text = ""
    status: Whole = None
    status4k: Whole = None
    rating_key: Text = ""
    rating_key4k: Text = ""
    service_url: Text = ""
    service_url4k: Text = ""
    media_added_at: Moment = None
    seasons: Annotated[tuple[WireSeason, ...], PlainValidator(_many(WireSeason))] = ()
    requests: Annotated[tuple[WireId, ...], PlainValidator(_many(WireId))] = ()


User = Annotated[WireUser | None, PlainValidator(_one(WireUser))]
Media = Annotated[WireMedia | None, PlainValidator(_one(WireMedia))]
Seasons = Annotated[tuple[WireSeason, ...], PlainValidator(_many(WireSeason))]


class WireRequest(Wire):
    """One request."""

    id: Whole = None
    status: Whole = None
    type: Text = ""
    is4k: Flag = None
    created_at: Moment = None
    updated_at: Moment = None
    media: Media = None
    seasons: Seasons = ()
    requested_by: User = None
    modified_by: User = None
    server_id: Whole = None
    profile_id: Whole = None
    profile_name: Text = ""
    root_folder: Text = ""
    language_profile_id: Whole = None
    tags: Numbers = None
    is_auto_request: Flag = None


class WireCounts(Wire):
    """`/request/count`."""

    total: Whole = None
    movie: Whole = None
    tv: Whole = None
    pending: Whole = None
    approved: Whole = None
    declined: Whole = None
    processing: Whole = None
    available: Whole = None
    completed: Whole = None


class WireQuotaPart(Wire):
    """A half of `/user/{id}/quota`; a limit of 0 is none."""

    days: Whole = None
    limit: Whole = None
    used: Whole = None
    remaining: Whole = None
    restricted: Flag = None


class WireServer(Wire):
    """A Radarr or Sonarr, as `/service/radarr` and `/service/sonarr` list it."""

    id: Whole = None
    name: Text = ""
    is4k: Flag = None
    is_default: Flag = None
    active_directory: Text = ""
    active_profile_id: Whole = None
    active_language_profile_id: Whole = None
    active_tags: Numbers = None


class WirePublic(Wire):
    """`/settings/public`, the one page of settings that holds no secret."""

    application_title: Text = ""
    movie4k_enabled: Flag = None
    series4k_enabled: Flag = None
    partial_requests_enabled: Flag = None
    enable_special_episodes: Flag = None


class WireVersion(Wire):
    """`/status`."""

    version: Text = ""


class WireComment(Wire):
    """What was said of an issue. `user` is there only when the issue is asked for by itself."""

    id: Whole = None
    message: Text = ""
    created_at: Moment = None
    user: User = None


class WireIssue(Wire):
    """One issue."""

    id: Whole = None
    issue_type: Whole = None
    status: Whole = None
    problem_season: Whole = None
    problem_episode: Whole = None
    created_at: Moment = None
    updated_at: Moment = None
    created_by: User = None
    media: Media = None
    comments: Annotated[tuple[WireComment, ...], PlainValidator(_many(WireComment))] = ()


class WireName(Wire):
    """A genre, network, company or person: a name with a number."""

    id: Whole = None
    name: Text = ""
