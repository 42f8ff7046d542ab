"""Every failure is said in plain words, with the time it began and what to do about it."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.models.failure import Failure, FailureKind
from mediatui.wording.failures import (
    MOMENTARY,
    PROGRAMS,
    describe_failure,
    failure_words,
    program,
    remedy,
    since_words,
    upstream,
)

CET = timezone(timedelta(hours=1))
EVENING = 1_795_207_200.0
"""20 November 2026, 21:40 in Central Europe."""

HOUR = 3600.0


def failure(kind: FailureKind, words: str, since: float = EVENING) -> Failure:
    return Failure(kind, "tautulli", words, "", since)


@pytest.mark.parametrize("kind", FailureKind)
@pytest.mark.parametrize("service_kind", ["tautulli", "qbittorrent", "", "unheard-of"])
def test_every_kind_has_words_and_a_remedy_for_every_service(kind: FailureKind, service_kind: str) -> None:
    words, cure = failure_words(kind, service_kind), remedy(kind, service_kind)
    assert words
    assert cure[0].isupper()
    assert cure[-1] in ".?"
    for text in (words, cure):
        assert "{" not in text
        assert not re.search(r"\b(Error|Exception|None|HTTP)\b|\d{3}", text)


def test_words_are_read_after_the_service_and_the_detail_after_a_colon() -> None:
    words = failure_words(FailureKind.UNREACHABLE, "tautulli", "connection refused")
    assert words == "cannot be reached: connection refused"
    assert failure_words(FailureKind.TIMED_OUT, "tautulli", "within 10 s") == "no answer within 10 s"
    assert failure_words(FailureKind.UPSTREAM_DOWN, "tautulli") == "Tautulli cannot reach Plex"
    assert failure_words(FailureKind.NOT_THIS_SERVICE, "radarr") == "is not Radarr"


def test_remedies_name_the_keys_of_the_configuration() -> None:
    assert "url" in remedy(FailureKind.UNREACHABLE, "tautulli")
    assert "timeout" in remedy(FailureKind.TIMED_OUT, "tautulli")
    assert "api_key" in remedy(FailureKind.WRONG_KEY, "tautulli")
    assert "reverse proxy" in remedy(FailureKind.SERVER_ERROR, "tautulli")
    assert "/tautulli" in remedy(FailureKind.NOT_FOUND, "tautulli")
    assert "headers" in remedy(FailureKind.NOT_THIS_SERVICE, "tautulli")
    assert "read_only" in remedy(FailureKind.READ_ONLY, "tautulli")
    assert "Plex" in remedy(FailureKind.UPSTREAM_DOWN, "tautulli")


def test_names_are_written_as_their_makers_do() -> None:
    assert program("qbittorrent") == "qBittorrent"
    assert program("") == "the service"
    assert upstream("tautulli") == "Plex"
    assert upstream("radarr") == "the server behind it"
    assert set(PROGRAMS) >= {"tautulli", "seerr", "radarr", "sonarr", "lidarr", "prowlarr", "qbittorrent"}


def test_a_failure_is_described_with_the_time_it_began() -> None:
    plex = failure(FailureKind.UPSTREAM_DOWN, "Tautulli cannot reach Plex")
    assert describe_failure(plex, EVENING + HOUR, CET) == "Tautulli cannot reach Plex since 21:40"
    refused = failure(FailureKind.UNREACHABLE, "cannot be reached: connection refused")
    described = describe_failure(refused, EVENING + HOUR, CET)
    assert described == "cannot be reached since 21:40: connection refused"
    slow = failure(FailureKind.TIMED_OUT, "no answer within 10 s")
    assert describe_failure(slow, EVENING, CET) == "no answer within 10 s since 21:40"


@pytest.mark.parametrize("kind", sorted(MOMENTARY))
def test_what_happens_once_has_no_since(kind: FailureKind) -> None:
    assert describe_failure(failure(kind, "refused: no"), EVENING + HOUR, CET) == "refused: no"


def test_an_older_failure_has_its_date() -> None:
    assert since_words(EVENING, EVENING + 23 * HOUR, CET) == "21:40"
    assert since_words(EVENING, EVENING + 24 * HOUR, CET) == "20 Nov 21:40"
    assert since_words(EVENING, EVENING + 90 * 24 * HOUR, CET) == "20 Nov 2026"


def test_the_time_is_that_of_the_zone() -> None:
    assert since_words(EVENING, EVENING, UTC) == "20:40"


@given(st.floats(), st.floats())
def test_no_clock_can_break_it(since: float, now: float) -> None:
    assert since_words(since, now, CET)
