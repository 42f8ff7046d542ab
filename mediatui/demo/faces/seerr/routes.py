"""Everything that can be asked of a program, and with which parameters: as its specification has it."""

from __future__ import annotations

from collections.abc import Iterator

from mediatui.demo.faces.seerr import about, asked, asking, discover, issues, media, people
from mediatui.demo.faces.seerr.call import Route
from mediatui.demo.faces.seerr.gate import NUMBER, NUMBER_OR_NULL, TEXT, Field, Fields, Param, Params
from mediatui.demo.faces.seerr.programs import Program
from mediatui.demo.world.requests.members import (
    MANAGE_BLOCKLIST,
    MANAGE_REQUESTS,
    MANAGE_USERS,
    VIEW_BLOCKLIST,
)

_PAGED: dict[str, Param] = {"take": NUMBER_OR_NULL, "skip": NUMBER_OR_NULL}
_LANGUAGE: dict[str, Param] = {"language": TEXT}
_PAGE: dict[str, Param] = {"page": NUMBER, "language": TEXT}
_ASKED: Fields = {
    "seasons": Field("seasons"),
    "is4k": Field("boolean"),
    "serverId": Field("number"),
    "profileId": Field("number"),
    "rootFolder": Field("string"),
    "languageProfileId": Field("number"),
    "userId": Field("number", nullable=True),
}
_KIND = Field("string", required=True, allowed=("movie", "tv"))
_NUMBERS_TO_SHELVE = (
    "withRuntimeGte", "withRuntimeLte", "voteAverageGte", "voteAverageLte", "voteCountGte", "voteCountLte",
)  # fmt: skip


def _discover(program: Program, dates: str, house: str) -> Params:
    """What popular movies or series can be narrowed by."""
    words = ["genre", "keywords", "sortBy", f"{dates}Gte", f"{dates}Lte", "watchRegion", "watchProviders"]
    if program.modern:
        words += ["certification", "certificationGte", "certificationLte", "certificationCountry"]
        words += ["status"] if house == "network" else []
    if program.kind == "seerr":
        words.append("excludeKeywords")
    numbers = (house, *_NUMBERS_TO_SHELVE)
    found = {**_PAGE, **dict.fromkeys(words, TEXT), **dict.fromkeys(numbers, NUMBER)}
    return found | ({"certificationMode": Param(allowed=("exact", "range"))} if program.modern else {})


def routes_of(program: Program) -> list[Route]:
    """The routes of a program; a fixed path stands before a free one."""
    return [
        Route("GET", "/status", about.status, public=True),
        Route("GET", "/settings/public", about.public, public=True),
        Route("GET", "/auth/me", people.me),
        Route("GET", "/service/radarr", about.radarrs),
        Route("GET", "/service/radarr/:radarrId", about.radarr),
        Route("GET", "/service/sonarr", about.sonarrs),
        Route("GET", "/service/sonarr/:sonarrId", about.sonarr),
        *_requests(program),
        *_people(program),
        *_titles(program),
        *_issues(),
        *_media(program),
        *_blocked(program),
    ]


def _requests(program: Program) -> Iterator[Route]:
    query = _PAGED | {
        "filter": Param(nullable=True, allowed=program.request_filters),
        "sort": Param(allowed=("added", "modified")),
        "requestedBy": NUMBER_OR_NULL,
    }
    if program.modern:
        query["sortDirection"] = Param(nullable=True, allowed=("asc", "desc"))
        query["mediaType"] = Param(nullable=True, allowed=("movie", "tv", "all"))
    new = {"mediaType": _KIND, "mediaId": Field("number", required=True), "tvdbId": Field("number"), **_ASKED}
    changed = {"mediaType": _KIND, **_ASKED, "seasons": Field("season list")}
    yield Route("GET", "/request", asked.listing, query)
    yield Route("POST", "/request", asking.ask, body=new)
    yield Route("GET", "/request/count", asked.counts)
    yield Route("GET", "/request/:requestId", asked.one)
    yield Route("PUT", "/request/:requestId", asked.amend, body=changed)
    yield Route("DELETE", "/request/:requestId", asked.delete)
    yield Route("POST", "/request/:requestId/retry", asked.retry, rights=(MANAGE_REQUESTS,))
    yield Route("POST", "/request/:requestId/:status", asked.decide, rights=(MANAGE_REQUESTS,))


def _people(program: Program) -> Iterator[Route]:
    sorts = ("created", "updated", "requests", "displayname")
    query = (
        _PAGED | {"sort": Param(allowed=sorts)} | ({"q": TEXT, "includeIds": TEXT} if program.modern else {})
    )
    manages = (MANAGE_USERS,)
    rights: Fields = {"permissions": Field("number", required=True)}
    yield Route("GET", "/user", people.listing, query)
    yield Route("GET", "/user/:userId", people.one)
    yield Route("PUT", "/user/:userId", people.rename, body={}, rights=manages)
    yield Route("GET", "/user/:userId/quota", people.quota)
    yield Route("GET", "/user/:userId/requests", people.requests, _PAGED)
    yield Route("GET", "/user/:userId/watchlist", discover.no_watchlist, {"page": NUMBER})
    yield Route("GET", "/user/:userId/settings/main", people.settings)
    yield Route("POST", "/user/:userId/settings/main", people.set_settings, body={})
    yield Route("GET", "/user/:userId/settings/permissions", people.permissions, rights=manages)
    yield Route(
        "POST", "/user/:userId/settings/permissions", people.set_permissions, body=rights, rights=manages
    )


def _titles(program: Program) -> Iterator[Route]:
    yield Route("GET", "/search", discover.search, {"query": Param(required=True), **_PAGE})
    yield Route("GET", "/discover/trending", discover.trending, _PAGE)
    yield Route(
        "GET", "/discover/movies", discover.movies, _discover(program, "primaryReleaseDate", "studio")
    )
    yield Route("GET", "/discover/movies/upcoming", discover.upcoming_movies, _PAGE)
    yield Route("GET", "/discover/movies/genre/:genreId", discover.movies_of_genre, _PAGE)
    yield Route("GET", "/discover/tv", discover.shows, _discover(program, "firstAirDate", "network"))
    yield Route("GET", "/discover/tv/upcoming", discover.upcoming_shows, _PAGE)
    yield Route("GET", "/discover/tv/genre/:genreId", discover.shows_of_genre, _PAGE)
    yield Route("GET", "/discover/watchlist", discover.no_watchlist, {"page": NUMBER})
    yield Route("GET", "/genres/movie", discover.movie_genres, _LANGUAGE)
    yield Route("GET", "/genres/tv", discover.show_genres, _LANGUAGE)
    yield Route("GET", "/movie/:movieId", discover.movie, _LANGUAGE)
    yield Route("GET", "/tv/:tvId", discover.show, _LANGUAGE)
    yield Route("GET", "/tv/:tvId/season/:seasonNumber", discover.season, _LANGUAGE)


def _issues() -> Iterator[Route]:
    query = _PAGED | {
        "sort": Param(allowed=("added", "modified")),
        "filter": Param(allowed=("all", "open", "resolved")),
        "requestedBy": NUMBER_OR_NULL,
    }
    see, say = issues.RIGHTS_TO_SEE, issues.RIGHTS_TO_REPORT
    new = {"issueType": Field("number"), "message": Field("string"), "mediaId": Field("number")}
    yield Route("GET", "/issue", issues.listing, query, rights=see)
    yield Route("POST", "/issue", issues.report, body=new, rights=say)
    yield Route("GET", "/issue/count", issues.counts, rights=see)
    yield Route("GET", "/issue/:issueId", issues.one, rights=see)
    yield Route("DELETE", "/issue/:issueId", issues.delete, rights=say)
    said: Fields = {"message": Field("string", required=True)}
    yield Route("POST", "/issue/:issueId/comment", issues.comment, body=said, rights=say)
    yield Route("POST", "/issue/:issueId/:status", issues.settle, rights=say)


def _media(program: Program) -> Iterator[Route]:
    query = _PAGED | {
        "filter": Param(nullable=True, allowed=program.media_filters),
        "sort": Param(allowed=("added", "modified", "mediaAdded")),
    }
    manages = (MANAGE_REQUESTS,)
    yield Route("GET", "/media", media.listing, query)
    yield Route("DELETE", "/media/:mediaId", media.delete, rights=manages)
    yield Route(
        "POST", "/media/:mediaId/:status", media.mark, body={"is4k": Field("boolean")}, rights=manages
    )


def _blocked(program: Program) -> Iterator[Route]:
    filters = ("all", "manual", program.tags_word)
    query = _PAGED | {"search": Param(nullable=True), "filter": Param(allowed=filters)}
    named = {"mediaType": Param(required=True, allowed=("movie", "tv"))} if program.typed_blocklist else {}
    see, manage = (MANAGE_BLOCKLIST, VIEW_BLOCKLIST), (MANAGE_BLOCKLIST,)
    for path in program.block_paths:
        yield Route("GET", f"/{path}", media.blocked, query, rights=see)
        yield Route("POST", f"/{path}", media.block, body={}, rights=manage)
        yield Route("GET", f"/{path}/:tmdbId", media.blocked_one, named, rights=see)
        yield Route("DELETE", f"/{path}/:tmdbId", media.unblock, named, rights=manage)
