"""Tests of the simulated Seerr and Overseerr against recordings of real ones: the same keys, the same words."""

from __future__ import annotations

from functools import cache

import pytest

from tests.demo.faces.seerr.asker import Asker, difference
from tests.demo.faces.seerr.conftest import Recorded

PROGRAMS = ("seerr", "overseerr")


@cache
def reader(program: str) -> Asker:
    """A household that is only read."""
    asker = Asker(program)
    asker.clock.advance(240)
    return asker


READ: tuple[tuple[str, str, int | None], ...] = (
    ("status", "/status", None),
    ("settings_public", "/settings/public", None),
    ("auth_me", "/auth/me", None),
    ("auth_me_as_user2", "/auth/me", 3),
    ("request_list_final", "/request?take=100", None),
    ("request_list_filter_failed", "/request?take=50&filter=failed", None),
    ("request_list_beyond_end", "/request?take=20&skip=500", None),
    ("request_count", "/request/count", None),
    ("user_list", "/user?take=20&skip=0", None),
    ("user_list_as_plain_user", "/user?take=20", 3),
    ("user_get", "/user/3", None),
    ("user_get_as_other", "/user/4", 3),
    ("user_1_quota", "/user/1/quota", None),
    ("user_2_quota", "/user/3/quota", None),
    ("user_2_requests", "/user/3/requests?take=20&skip=0", None),
    ("user_2_watchlist", "/user/3/watchlist?page=1", None),
    ("user_settings_main", "/user/3/settings/main", None),
    ("user_settings_permissions", "/user/4/settings/permissions", None),
    ("search", "/search?query=the%20matrix", None),
    ("search_none", "/search?query=zzzz", None),
    ("search_person", "/search?query=hailee%20steinfeld", None),
    ("discover_trending", "/discover/trending?page=1", None),
    ("discover_movies", "/discover/movies", None),
    ("discover_movies_upcoming", "/discover/movies/upcoming?page=1", None),
    ("discover_movies_genre", "/discover/movies/genre/27?page=1", None),
    ("discover_tv", "/discover/tv", None),
    ("discover_tv_genre", "/discover/tv/genre/18", None),
    ("genres_movie", "/genres/movie", None),
    ("genres_tv", "/genres/tv", None),
    ("movie_not_requested", "/movie/1061474", None),
    ("movie_available", "/movie/348", None),
    ("tv_partial", "/tv/1920", None),
    ("tv_not_requested", "/tv/70523", None),
    ("tv_season_1", "/tv/70523/season/1", None),
    ("issue_list", "/issue?take=20&skip=0&filter=all", None),
    ("issue_get", "/issue/1", None),
    ("issue_count", "/issue/count", None),
    ("media_list", "/media?take=100", None),
    ("service_radarr", "/service/radarr", None),
    ("service_radarr_0", "/service/radarr/0", None),
    ("service_sonarr", "/service/sonarr", None),
    ("service_sonarr_0", "/service/sonarr/0", None),
)
"""Recording, what is asked here for the same, as whom."""

OPTIONAL = {
    "collection", "nextEpisodeToAir", "serviceUrl", "serviceUrl4k", "profileName", "episode", "mediaInfo",
    "firstAirDate", "originCountry", "originalName",
}  # fmt: skip
"""What some titles, requests and persons have and others have not."""


def needed(keys: set[str]) -> set[str]:
    """Those that are there whatever the title is."""
    return {key for key in keys if not OPTIONAL & {*key.replace("[]", "").split(".")}}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(("name", "target", "user"), READ, ids=[row[0] for row in READ])
def test_an_answer_has_the_recorded_keys(
    recorded: Recorded, program: str, name: str, target: str, user: int | None
) -> None:
    more, fewer = difference(reader(program).get(target, user=user), recorded(program, name))
    assert (needed(more), needed(fewer)) == (set(), set())
