"""What `/movie/{id}`, `/tv/{id}`, searches and discover send of a title: tolerant models of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import Field, PlainValidator

from mediatui.services.seerr.wire import Day, Media, Numbers, Seasons, Wire, WireName, record, records
from mediatui.services.wiretypes import Number, Text, Whole, as_number

T = TypeVar("T", bound=Wire)


class WireCrew(WireName):
    """Somebody behind the camera."""

    job: Text = ""


class WireCertificate(Wire):
    """What one release was certified as."""

    certification: Text = ""


class WireCountry(Wire):
    """The releases in one country, or (of a series) its rating there."""

    country: Text = Field("", alias="iso_3166_1")
    rating: Text = ""
    releases: Annotated[
        tuple[WireCertificate, ...], PlainValidator(lambda value: records(WireCertificate, value))
    ] = Field((), alias="release_dates")


def _within(key: str, value: Any) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _first_number(value: Any) -> int | None:
    first = as_number(value[0]) if isinstance(value, list) and value else None
    return None if first is None else int(first)


def _or_empty(model: type[T]) -> Callable[[Any], T]:
    return lambda value: record(model, value) or model()


Names = Annotated[tuple[WireName, ...], PlainValidator(lambda value: records(WireName, value))]
Countries = Annotated[
    tuple[WireCountry, ...], PlainValidator(lambda value: records(WireCountry, _within("results", value)))
]


class WireCredits(Wire):
    """Who is in it, and who made it."""

    cast: Names = ()
    crew: Annotated[tuple[WireCrew, ...], PlainValidator(lambda value: records(WireCrew, value))] = ()


class WireOutside(Wire):
    """The numbers other catalogues have for it."""

    tvdb_id: Whole = None
    imdb_id: Text = ""


class WireTitle(Wire):
    """A movie or a series; from a search only the first half."""

    id: Whole = None
    media_type: Text = ""
    title: Text = ""
    name: Text = ""
    original_title: Text = ""
    original_name: Text = ""
    original_language: Text = ""
    release_date: Day = ""
    first_air_date: Day = ""
    overview: Text = ""
    popularity: Number = None
    vote_average: Number = None
    vote_count: Whole = None
    poster_path: Text = ""
    genre_ids: Numbers = None
    media_info: Media = None

    genres: Names = ()
    runtime: Whole = None
    episode_run_time: Annotated[int | None, PlainValidator(_first_number)] = None
    tagline: Text = ""
    status: Text = ""
    releases: Countries = ()
    content_ratings: Countries = ()
    credits: Annotated[WireCredits, PlainValidator(_or_empty(WireCredits))] = WireCredits()
    created_by: Names = ()
    networks: Names = ()
    number_of_episodes: Whole = None
    seasons: Seasons = ()
    external_ids: Annotated[WireOutside, PlainValidator(_or_empty(WireOutside))] = WireOutside()
    imdb_id: Text = ""
