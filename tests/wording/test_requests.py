"""How requests, seasons, permissions and quotas are said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.models.request import (
    MediaFacts,
    MediaId,
    MediaRequest,
    MediaStatus,
    QuotaPart,
    RequestStatus,
    RequestUser,
    Wanted,
)
from mediatui.wording.requests import (
    ADMIN,
    PERMISSIONS,
    limit_words,
    media_words,
    permission_words,
    quota_words,
    request_title,
    season_words,
    state_words,
    user_name,
)

MOVIE = MediaId(Wanted.MOVIE, 603)
ANY, P, A = MediaStatus, RequestStatus.PENDING, RequestStatus.APPROVED

STATES = {
    **{(status, media): status.value for media in ANY for status in (P, RequestStatus.DECLINED)},
    **{(RequestStatus.FAILED, media): "failed" for media in ANY},
    **{(RequestStatus.COMPLETED, media): "available" for media in ANY},
    (RequestStatus.COMPLETED, ANY.DELETED): "deleted",
    (A, ANY.UNKNOWN): "approved",
    (A, ANY.PENDING): "approved",
    (A, ANY.PROCESSING): "processing",
    (A, ANY.PARTIALLY_AVAILABLE): "partially available",
    (A, ANY.AVAILABLE): "available",
    (A, ANY.BLOCKLISTED): "blocklisted",
    (A, ANY.DELETED): "deleted",
}
"""What is said of every pair of statuses."""


def request(status: RequestStatus = P, media: MediaStatus = ANY.PENDING, **more: object) -> MediaRequest:
    return MediaRequest("seerr", 7, MOVIE, status, media, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seasons", "words"),
    [
        ((), ""),
        ((1,), "S1"),
        ((1, 2), "S1 S2"),
        ((1, 2, 3, 4), "S1–S4"),
        ((5, 3, 1), "S1 S3 S5"),
        ((1, 2, 3, 7, 9, 10, 11), "S1–S3 S7 S9–S11"),
        ((0,), "specials"),
        ((2, 0, 1, 2), "specials S1 S2"),
    ],
)
def test_seasons_in_a_row_are_drawn_together(seasons: tuple[int, ...], words: str) -> None:
    assert season_words(seasons) == words


@given(st.sets(st.integers(0, 60)))
def test_no_season_is_lost_or_invented(seasons: set[int]) -> None:
    told: set[int] = set()
    for part in season_words(tuple(seasons)).split():
        numbers = [int(number) for number in re.findall(r"\d+", part)] or [0]
        told |= set(range(numbers[0], numbers[-1] + 1))
    assert told == seasons


def test_every_pair_of_statuses_has_its_words() -> None:
    told = {(s, m): state_words(request(s, m)) for s in RequestStatus for m in MediaStatus}
    assert told == STATES


def test_what_is_asked_for_says_its_quality() -> None:
    assert media_words(request()) == "movie"
    assert media_words(request(is_4k=True)) == "movie 4K"


def test_a_title_that_was_not_looked_up_is_its_number() -> None:
    assert request_title(request(), None) == "movie 603"
    assert request_title(request(), MediaFacts(MOVIE, "The Matrix", 1999)) == "The Matrix (1999)"
    assert request_title(request(), MediaFacts(MOVIE, "The Matrix")) == "The Matrix"
    assert request_title(request(), MediaFacts(MOVIE, "")) == "movie 603"


def test_permissions_are_words_and_an_administrator_may_everything() -> None:
    assert permission_words(0) == []
    assert permission_words(32 | 128) == ["asks for movies and series", "approves itself"]
    assert permission_words(ADMIN | 32 | 128) == ["administrator"]
    assert permission_words(1 << 40) == []


def test_each_permission_is_one_bit_with_words_of_its_own() -> None:
    assert all(bit & (bit - 1) == 0 for bit in PERMISSIONS)
    assert len(set(PERMISSIONS.values())) == len(PERMISSIONS)


@given(st.sets(st.sampled_from([bit for bit in PERMISSIONS if bit != ADMIN])))
def test_as_many_words_as_bits(bits: set[int]) -> None:
    assert set(permission_words(sum(bits))) == {PERMISSIONS[bit] for bit in bits}


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (QuotaPart(), "as many movies as they like"),
        (QuotaPart(limit=0, days=7, used=3), "as many movies as they like"),
        (QuotaPart(10, 7, 7, 3), "3 of 10 movies left in 7 days"),
        (QuotaPart(10, 1, 7), "3 of 10 movies left in 1 day"),
        (QuotaPart(1, 7, 5), "0 of 1 movie left in 7 days"),
        (QuotaPart(10, None, 7, 3), "3 of 10 movies left"),
    ],
)
def test_a_quota_says_what_is_left(part: QuotaPart, words: str) -> None:
    assert quota_words(part, "movie") == words


def test_a_limit_of_ones_own_stands_beside_the_usual_one() -> None:
    assert limit_words(None, 7) == ""
    assert limit_words(0, None) == "no limit"
    assert limit_words(10, 7) == "10 in 7 days"
    assert limit_words(10, 1) == "10 in 1 day"
    assert limit_words(10, None) == "10 in 7 days"


def test_a_user_without_a_name_is_called_something_else() -> None:
    assert user_name(RequestUser("seerr", 3, "anna", plex_username="anna77")) == "anna"
    assert user_name(RequestUser("seerr", 3, "", plex_username="anna77")) == "anna77"
    assert user_name(RequestUser("seerr", 3, "")) == "user 3"
