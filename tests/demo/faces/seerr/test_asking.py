"""Tests of asking the simulated Seerr for something: who may, how much, and what there is already."""

from __future__ import annotations

from typing import Any

import pytest

from tests.demo.faces.seerr.asker import Asker, difference
from tests.demo.faces.seerr.conftest import Recorded

MATRIX, INCEPTION, INTERSTELLAR, PULP_FICTION = 603, 27205, 157336, 680
DARK, DOCTOR_WHO = 70523, 57243


def nobody_asked(asker: Asker, *numbers: int) -> Asker:
    """A household in which nobody has asked for these titles."""
    for key in [(kind, number) for number in numbers for kind in ("movie", "tv")]:
        if key in asker.desk.media_of:
            asker.desk.forget(asker.desk.media_of[key])
    return asker


@pytest.fixture
def fresh(seerr: Asker) -> Asker:
    """A household in which nobody has asked for what these tests ask for."""
    return nobody_asked(seerr, MATRIX, INTERSTELLAR, INCEPTION, DARK)


def wish(number: int = MATRIX, kind: str = "movie", **more: Any) -> dict[str, Any]:
    return {"mediaType": kind, "mediaId": number, "is4k": False, **more}


def test_the_owner_has_it_approved_at_once_and_another_waits(fresh: Asker) -> None:
    said = fresh.post("/request", wish(), user=3)
    assert (said.status, said.json["status"], "modifiedBy" in said.json) == (201, 1, False)
    assert said.json["requestedBy"]["displayName"] == "mira"
    assert fresh.get(f"/request/{said.json['id']}")["media"]["status"] == 2
    said = fresh.post("/request", wish(INTERSTELLAR, is4k=True))
    assert (said.status, said.json["status"], said.json["modifiedBy"]["displayName"]) == (201, 2, "anna")


def test_the_owner_asks_for_another(fresh: Asker) -> None:
    said = fresh.post("/request", wish(userId=5))
    assert (said.json["requestedBy"]["id"], said.json["status"]) == (5, 2)


def test_the_same_twice_is_a_conflict_only_where_is4k_is_said(fresh: Asker) -> None:
    assert fresh.post("/request", wish(), user=3).status == 201
    assert fresh.post("/request", wish(), user=5) == (
        409,
        {"message": "Request for this media already exists."},
    )
    assert fresh.post("/request", wish(is4k=True), user=5).status == 201
    again = fresh.post("/request", {"mediaType": "movie", "mediaId": MATRIX}, user=5)
    assert again.status == 201
    assert len(again.json["media"]["requests"]) == 2


def test_a_series_needs_seasons_and_those_that_are_taken_are_left_out(fresh: Asker) -> None:
    said = fresh.post("/request", wish(DARK, "tv"), user=3)
    assert (said.status, said.json["message"][:22]) == (500, "Cannot read properties")
    first = fresh.post("/request", wish(DARK, "tv", seasons=[1, 2]), user=3)
    assert [season["seasonNumber"] for season in first.json["seasons"]] == [1, 2]
    rest = fresh.post("/request", wish(DARK, "tv", seasons="all"), user=5)
    assert [season["seasonNumber"] for season in rest.json["seasons"]] == [3]
    none = fresh.post("/request", wish(DARK, "tv", seasons=[1]), user=5)
    assert none == (202, {"message": "No seasons available to request"})


def test_what_the_library_has_of_a_series_is_not_left_to_ask_for(seerr: Asker) -> None:
    said = seerr.post("/request", wish(1438, "tv", seasons="all"))
    assert said == (202, {"message": "No seasons available to request"})


@pytest.mark.parametrize(
    ("user", "asked", "words"),
    [
        (8, wish(DARK, "tv", seasons=[1]), "Series Quota exceeded."),
        (12, wish(), "You do not have permission to make movie requests."),
        (9, wish(DARK, "tv", seasons=[1]), "You do not have permission to make series requests."),
        (3, wish(is4k=True), "You do not have permission to make 4K movie requests."),
        (1, wish(910_003), "This media is blocklisted."),
    ],
)
def test_who_may_not_is_told_why(fresh: Asker, user: int, asked: dict[str, Any], words: str) -> None:
    assert fresh.post("/request", asked, user=user) == (403, {"message": words})


def test_a_quota_is_used_up_and_a_declined_request_gives_it_back(fresh: Asker) -> None:
    assert fresh.get("/user/4/quota")["movie"] == {
        "days": 7,
        "limit": 5,
        "used": 4,
        "remaining": 1,
        "restricted": False,
    }
    number = fresh.post("/request", wish(), user=4).json["id"]
    assert fresh.get("/user/4/quota")["movie"]["restricted"] is True
    assert fresh.post("/request", wish(INCEPTION), user=4) == (403, {"message": "Movie Quota exceeded."})
    fresh.post(f"/request/{number}/decline")
    assert fresh.get("/user/4/quota")["movie"]["remaining"] == 1


def test_where_it_goes_is_for_those_to_say_who_may(fresh: Asker) -> None:
    said = fresh.post("/request", wish(profileId=5, serverId=0, tags=[1]))
    assert (said.json["profileId"], said.json["serverId"], said.json["tags"]) == (5, 0, [1])
    said = fresh.post("/request", wish(DARK, "tv", seasons=[1], profileId=5), user=3)
    assert said.json["profileId"] is None


def test_specials_are_asked_for_with_overseerr_alone() -> None:
    for program, seasons in (("seerr", [1]), ("overseerr", [0, 1])):
        asker = nobody_asked(Asker(program), DOCTOR_WHO)
        said = asker.post("/request", wish(DOCTOR_WHO, "tv", seasons=[0, 1]))
        assert [season["seasonNumber"] for season in said.json["seasons"]] == seasons


@pytest.mark.parametrize("program", ["seerr", "overseerr"])
def test_the_answer_to_asking_has_the_recorded_keys(recorded: Recorded, program: str) -> None:
    asker = nobody_asked(Asker(program, size="small"), MATRIX, PULP_FICTION, DARK)
    for name, body, user in (
        ("request_create_movie_pending", wish(), 3),
        ("request_create_as_owner_autoapproved", wish(PULP_FICTION), None),
        ("request_create_tv_seasons", wish(DARK, "tv", seasons=[1, 2]), 3),
        ("request_create_tv_partial_overlap", wish(DARK, "tv", seasons=[2, 3]), 3),
        ("request_duplicate_without_is4k", {"mediaType": "movie", "mediaId": MATRIX}, 2),
    ):
        said = asker.post("/request", body, user=user)
        assert said.status == 201, name
        assert difference(said.json, recorded(program, name)) == (set(), set()), name
