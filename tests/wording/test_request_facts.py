"""What a filter may ask of a request, and what a command prints of it."""

from __future__ import annotations

import pytest

from mediatui.matching.filter import parse
from mediatui.models.request import (
    Issue,
    IssueComment,
    IssueKind,
    IssueStatus,
    MediaFacts,
    MediaId,
    MediaRequest,
    MediaStatus,
    Requester,
    RequestStatus,
    RequestUser,
    SeasonFacts,
    Wanted,
)
from mediatui.wording.privacy_requests import veiled_facts, veiled_issue, veiled_request, veiled_request_user
from mediatui.wording.request_facts import FIELDS, request_facts
from mediatui.wording.request_objects import facts_object, request_object

NOW = 1_773_524_400.0
SERIES = MediaId(Wanted.SERIES, 1396)
REQUEST = MediaRequest(
    "seerr",
    7,
    SERIES,
    RequestStatus.PENDING,
    MediaStatus.PENDING,
    is_4k=True,
    seasons=(1, 2, 3),
    requested_by=Requester(3, "Anna Q."),
    modified_by=Requester(1, "Owner"),
    created_at=NOW - 3 * 86_400,
    tvdb_id=81189,
    imdb_id="tt0903747",
    profile_name="Ultra-HD",
    root_folder="/data/annas-series",
    service_page="http://sonarr.secret/series/breaking-bad",
)
FACTS = MediaFacts(
    SERIES,
    "Breaking Bad",
    2008,
    released="2008-01-20",
    overview="A teacher cooks.",
    rating=8.9,
    votes=1200,
    original_title="Breaking Bad!",
    genres=("Drama", "Crime"),
    cast=("Bryan Cranston",),
    directors=("Vince Gilligan",),
    networks=("AMC",),
    tagline="Change the equation",
    seasons=(SeasonFacts(1, "One", 7, "2008-01-20", MediaStatus.AVAILABLE),),
    tvdb_id=81189,
    imdb_id="tt0903747",
)
NAMES = (
    "Anna", "Owner", "Breaking", "cooks", "Cranston", "Gilligan", "AMC", "equation", "1396", "81189",
    "tt0903747", "annas-series", "sonarr.secret",
)  # fmt: skip


def test_every_field_is_answered() -> None:
    assert set(request_facts(REQUEST, FACTS, NOW)) == set(FIELDS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("user:anna", True),
        ("user:kai", False),
        ("is:4k", True),
        ("!is:4k", False),
        ("type:series", True),
        ("status:pending", True),
        ("age:>2", True),
        ("age:>7", False),
        ("genre:crime", True),
        ("year:2000..2010", True),
        ("rating:>8", True),
        ("profile:ultra", True),
        ("breaking bad!", True),
        ("server:seerr", True),
    ],
)
def test_a_filter_finds_it(text: str, found: bool) -> None:
    assert bool(parse(text, FIELDS)(request_facts(REQUEST, FACTS, NOW))) is found


def test_what_was_not_looked_up_has_no_numbers() -> None:
    facts = request_facts(REQUEST, None, NOW)
    assert (facts["year"], facts["rating"], facts["genre"]) == (None, None, "")


def test_the_object_of_a_request_says_both_statuses_and_the_state() -> None:
    told = request_object(REQUEST, FACTS)
    assert (told["id"], told["service"], told["number"]) == ("seerr/7", "seerr", 7)
    assert (told["state"], told["status"], told["media_status"]) == ("pending", "pending", "pending")
    assert told["requested_by"] == {"id": 3, "name": "Anna Q."}
    assert told["seasons"] == [1, 2, 3]
    assert (told["title"], told["year"]) == ("Breaking Bad (2008)", 2008)
    assert request_object(REQUEST, None)["year"] is None
    assert facts_object(FACTS)["seasons"] == [{"number": 1, "episodes": 7, "status": "available"}]


def test_nothing_of_who_and_what_is_left_in_privacy() -> None:
    user = RequestUser("seerr", 3, "Anna Q.", email="anna@home", plex_username="Anna77")
    issue = Issue(
        "seerr",
        1,
        IssueKind.VIDEO,
        IssueStatus.OPEN,
        SERIES,
        reported_by=Requester(3, "Anna Q."),
        comments=(IssueComment(1, "Owner", "Breaking Bad stutters"),),
    )
    for told in (
        request_object(veiled_request(REQUEST), veiled_facts(FACTS)),
        veiled_request(REQUEST),
        veiled_facts(FACTS),
        veiled_request_user(user),
        veiled_issue(issue),
    ):
        assert not [name for name in (*NAMES, "anna", "stutters") if name in str(told)]


def test_the_key_and_what_judging_needs_stay() -> None:
    veiled = veiled_request(REQUEST)
    assert (veiled.key, veiled.seasons, veiled.is_4k) == (REQUEST.key, (1, 2, 3), True)
    assert veiled_request(REQUEST) == veiled, "the same name is always the same stand-in"
