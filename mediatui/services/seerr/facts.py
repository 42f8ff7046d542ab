"""What Seerr says of a movie or a series → facts of ours."""

from __future__ import annotations

from typing import Any

from mediatui.models.request import FactsPage, MediaFacts, MediaId, SeasonFacts, Wanted
from mediatui.services.seerr.names import WANTED, media_status
from mediatui.services.seerr.wire import WireMedia, record
from mediatui.services.seerr.wirefacts import WireCountry, WireTitle

CAST = 10
"""How many of those who are in it are kept."""

COUNTRY = "US"
"""Whose certification is told where there are several; else the first one."""


def facts_of(raw: Any, media: MediaId | None = None) -> MediaFacts | None:
    """The facts of `media`, or of what the record says it is itself; None where it does not, or has no title.

    Seerr gives movies a title and a release date, series a name and a first air date.
    """
    wire = record(WireTitle, raw)
    if wire is None:
        return None
    if media is None:
        wanted = WANTED.get(wire.media_type)
        if wanted is None or not wire.id or wire.id < 0:
            return None
        media = MediaId(wanted, wire.id)
    movie = media.wanted is Wanted.MOVIE
    title = (wire.title or wire.original_title) if movie else (wire.name or wire.original_name)
    if not title:
        return None
    released = wire.release_date if movie else wire.first_air_date
    there = wire.media_info or WireMedia()
    seasons = _seasons(wire, there)
    return MediaFacts(
        media=media,
        title=title,
        year=int(released[:4]) or None if released else None,
        released=released,
        overview=wire.overview,
        rating=wire.vote_average if wire.vote_count != 0 else None,
        votes=wire.vote_count,
        original_title=wire.original_title if movie else wire.original_name,
        language=wire.original_language,
        popularity=wire.popularity,
        status=media_status(there.status),
        status_4k=media_status(there.status4k),
        genre_ids=wire.genre_ids or tuple(genre.id for genre in wire.genres if genre.id is not None),
        poster=wire.poster_path,
        genres=_names(wire.genres),
        runtime_min=(wire.runtime if movie else wire.episode_run_time) or None,
        tagline=wire.tagline,
        certification=_certification(wire.releases if movie else wire.content_ratings),
        seasons=seasons,
        episodes=wire.number_of_episodes,
        production=wire.status,
        networks=_names(wire.networks),
        cast=_names(wire.credits.cast)[:CAST],
        directors=_names(each for each in wire.credits.crew if each.job == "Director")
        if movie
        else _names(wire.created_by),
        tvdb_id=wire.external_ids.tvdb_id or there.tvdb_id or None,
        imdb_id=wire.imdb_id or wire.external_ids.imdb_id or there.imdb_id,
        rating_key=there.rating_key or there.rating_key4k,
        media_number=there.id,
        requests=tuple(request.id for request in there.requests if request.id),
    )


def page_of(raw: Any, page: int, wanted: Wanted | None = None) -> FactsPage | None:
    """A page of a search or a shelf, persons and collections left out; None for what is no page.

    `wanted` is what the records are where they do not say it themselves.
    """
    results = raw.get("results") if isinstance(raw, dict) else None
    if not isinstance(results, list):
        return None
    found: dict[MediaId, MediaFacts] = {}
    for each in results[:200]:
        kind = each.get("mediaType") if isinstance(each, dict) else None
        number = each.get("id") if isinstance(each, dict) else None
        named = kind is None and wanted is not None and type(number) is int and number > 0
        facts = facts_of(each, MediaId(wanted, number) if named and wanted and type(number) is int else None)
        if facts is not None:
            found.setdefault(facts.media, facts)
    return FactsPage(
        found=tuple(found.values()),
        page=_count(raw.get("page"), page),
        pages=_count(raw.get("totalPages"), 1),
        total=_count(raw.get("totalResults"), len(found)),
    )


def _seasons(wire: WireTitle, there: WireMedia) -> tuple[SeasonFacts, ...]:
    """In order; each with whether it is there, which stands apart from what the season is."""
    status = {season.season_number: season for season in there.seasons}
    seasons = {}
    for season in wire.seasons:
        number = season.season_number
        if number is None or number < 0:
            continue
        known = status.get(number)
        seasons[number] = SeasonFacts(
            number=number,
            name=season.name,
            episodes=season.episode_count,
            aired=season.air_date,
            status=media_status(known.status if known else None),
            status_4k=media_status(known.status4k if known else None),
        )
    return tuple(seasons[number] for number in sorted(seasons))


def _certification(countries: tuple[WireCountry, ...]) -> str:
    said: dict[str, str] = {}
    for country in countries:
        words = country.rating or next(
            (release.certification for release in country.releases if release.certification), ""
        )
        if words:
            said.setdefault(country.country, words)
    return said.get(COUNTRY) or next(iter(said.values()), "")


def _names(named: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for each in named if each.name))


def _count(value: Any, otherwise: int) -> int:
    return value if type(value) is int and 0 <= value < 2**31 else otherwise
