"""Tests of requests as the simulated Seerr shows and decides on them: from the asking to the shelf."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.demo.world.requests.opening import BLOCKED_MOVIE, UNKNOWN_MOVIE
from mediatui.demo.world.requests.title import REFUSED_AT_ONCE, REFUSED_SOON
from tests.demo.faces.seerr.asker import Asker

PENDING, APPROVED, DECLINED, FAILED, COMPLETED = 1, 2, 3, 4, 5


def statuses(request: dict[str, Any]) -> tuple[int, int]:
    """Of a request, and of its title in the quality asked for."""
    return request["status"], request["media"]["status4k" if request["is4k"] else "status"]


# The list


def test_a_household_has_sixty_requests_of_which_forty_wait(seerr: Asker) -> None:
    assert seerr.get("/request")["pageInfo"] == {"pages": 6, "pageSize": 10, "results": 60, "page": 1}
    assert seerr.get("/request?filter=pending")["pageInfo"]["results"] == 40
    results = seerr.get("/request?take=100")["results"]
    assert [each["id"] for each in results] == sorted((each["id"] for each in results), reverse=True)
    assert {statuses(each) for each in results} >= {(1, 2), (2, 3), (2, 4), (3, 1), (4, 2), (5, 5)}
    assert sum(each["is4k"] for each in results) == 6


@pytest.mark.parametrize(
    ("query", "found", "page_info"),
    [
        ("take=5&skip=5", 5, {"pages": 12, "pageSize": 5, "results": 60, "page": 2}),
        ("take=10&skip=7", 10, {"pages": 6, "pageSize": 10, "results": 60, "page": 2}),
        ("take=20&skip=500", 0, {"pages": 3, "pageSize": 20, "results": 60, "page": 26}),
        ("take=0", 10, {"pages": 6, "pageSize": 10, "results": 60, "page": 1}),
        ("take=-1", 60, {"pages": -60, "pageSize": -1, "results": 60, "page": 1}),
    ],
)
def test_pages_are_counted_as_the_real_one_counts_them(
    seerr: Asker, query: str, found: int, page_info: dict[str, int]
) -> None:
    answer = seerr.get(f"/request?{query}")
    assert (len(answer["results"]), answer["pageInfo"]) == (found, page_info)


def test_every_filter_leaves_what_it_says(seerr: Asker) -> None:
    def found(query: str) -> list[dict[str, Any]]:
        results: list[dict[str, Any]] = seerr.get(f"/request?take=100&{query}")["results"]
        return results

    assert {each["status"] for each in found("filter=failed")} == {FAILED}
    assert {each["status"] for each in found("filter=completed")} == {COMPLETED}
    assert {each["status"] for each in found("filter=available")} == {COMPLETED}
    assert {each["status"] for each in found("filter=unavailable")} == {PENDING, APPROVED}
    assert {statuses(each) for each in found("filter=processing")} == {(APPROVED, 3), (APPROVED, 4)}
    assert found("filter=deleted") == []
    assert {each["type"] for each in found("mediaType=tv")} == {"tv"}
    assert {each["requestedBy"]["id"] for each in found("requestedBy=3")} == {3}
    assert found("requestedBy=999") == []
    oldest_first = [each["id"] for each in found("sortDirection=asc")]
    assert oldest_first == sorted(oldest_first)


def test_who_may_not_see_all_sees_their_own(seerr: Asker) -> None:
    mine = seerr.get("/request?take=100", user=5)["results"]
    assert mine
    assert {each["requestedBy"]["id"] for each in mine} == {5}
    assert all("canRemove" not in each for each in mine)
    other = next(
        each["id"] for each in seerr.get("/request?take=100")["results"] if each["requestedBy"]["id"] != 5
    )
    said = seerr.ask("GET", f"/request/{other}", user=5)
    assert said == (403, {"message": "You do not have permission to view this request."})


def test_the_counts_count_what_the_list_leaves_out(seerr: Asker) -> None:
    counts = seerr.get("/request/count")
    assert counts == {
        "total": 61,
        "movie": counts["movie"],
        "tv": 61 - counts["movie"],
        "pending": 41,
        "approved": 6,
        "declined": 4,
        "processing": 6,
        "available": 0,
        "completed": 7,
    }
    hidden = next(a.number for a in seerr.desk.requests.values() if a.media.tmdb == BLOCKED_MOVIE)
    assert hidden not in [each["id"] for each in seerr.get("/request?take=100")["results"]]
    assert seerr.get(f"/request/{hidden}")["media"]["status"] == 6


def test_no_request_has_a_title_and_one_has_none_to_be_found(seerr: Asker) -> None:
    results = seerr.get("/request?take=100")["results"]
    assert not any(key in each["media"] for each in results for key in ("title", "name"))
    assert UNKNOWN_MOVIE in [each["media"]["tmdbId"] for each in results]
    assert seerr.ask("GET", f"/movie/{UNKNOWN_MOVIE}").status == 500


def test_a_movie_and_a_series_of_one_number_are_both_asked_for(seerr: Asker) -> None:
    results = seerr.get("/request?take=100")["results"]
    twins = {each["type"] for each in results if each["media"]["tmdbId"] == 1396}
    assert twins == {"movie", "tv"}
    assert seerr.get("/movie/1396")["title"] == "Mirror"
    assert seerr.get("/tv/1396")["name"] == "Breaking Bad"


def test_what_has_not_changed_is_not_sent_again(seerr: Asker) -> None:
    first = seerr.answer("GET", "/request?take=100")
    tag = dict(first.headers)["ETag"]
    again = seerr.answer("GET", "/request?take=100", headers={"If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")
    seerr.post(f"/request/{seerr.pending()}/decline")
    assert seerr.answer("GET", "/request?take=100", headers={"If-None-Match": tag}).status == 200


# Deciding


def test_an_approved_movie_is_fetched_and_then_there(seerr: Asker) -> None:
    number = seerr.pending()
    said = seerr.post(f"/request/{number}/approve")
    assert (said.status, statuses(said.json)) == (200, (APPROVED, 3))
    assert said.json["modifiedBy"]["displayName"] == "anna"
    assert said.json["media"]["serviceUrl"].endswith(f"/movie/{said.json['media']['tmdbId']}")
    assert said.json["media"]["downloadStatus"] == []
    seerr.clock.advance(5 * 60)
    (download,) = seerr.get(f"/request/{number}")["media"]["downloadStatus"]
    assert 0 < download["sizeLeft"] < download["size"]
    assert download["status"] == "downloading"
    seerr.clock.advance(20 * 60)
    there = seerr.get(f"/request/{number}")
    assert (statuses(there), there["media"]["downloadStatus"]) == ((COMPLETED, 5), [])
    assert there["media"]["ratingKey"]


def test_a_series_is_handed_over_after_the_answer(seerr: Asker) -> None:
    number = seerr.pending("tv")
    said = seerr.post(f"/request/{number}/approve")
    assert statuses(said.json) == (APPROVED, 2)
    assert {season["status"] for season in said.json["seasons"]} == {APPROVED}
    assert statuses(seerr.get(f"/request/{number}")) == (APPROVED, 3)
    seerr.clock.advance(26 * 60)
    done = seerr.get(f"/request/{number}")
    assert done["status"] == COMPLETED
    assert done["media"]["status"] in (4, 5)
    assert {season["status"] for season in done["seasons"]} == {COMPLETED}


def test_a_declined_request_leaves_its_title_as_if_nobody_had_asked(seerr: Asker) -> None:
    number = seerr.pending()
    said = seerr.post(f"/request/{number}/decline")
    assert statuses(said.json) == (DECLINED, 2)
    assert statuses(seerr.get(f"/request/{number}")) == (DECLINED, 1)
    # It may be approved all the same: that is how a decline is undone.
    assert statuses(seerr.post(f"/request/{number}/approve").json) == (APPROVED, 3)


def test_approving_again_or_declining_what_was_approved_is_no_error_to_this_version(seerr: Asker) -> None:
    number = seerr.pending()
    for user in (1, 2):
        assert seerr.post(f"/request/{number}/approve", user=user).status == 200
    assert seerr.get(f"/request/{number}")["modifiedBy"]["id"] == 2
    assert statuses(seerr.post(f"/request/{number}/decline").json)[0] == DECLINED
    seerr.clock.advance(3600)
    assert statuses(seerr.get(f"/request/{number}")) == (DECLINED, 1)


def test_one_title_fails_as_it_is_approved_and_one_a_moment_later_and_a_retry_helps(seerr: Asker) -> None:
    at_once, soon = seerr.pending(flaw=REFUSED_AT_ONCE), seerr.pending(flaw=REFUSED_SOON)
    assert seerr.post(f"/request/{at_once}/approve").json["status"] == FAILED
    assert seerr.post(f"/request/{soon}/approve").json["status"] == APPROVED
    assert seerr.get(f"/request/{soon}")["status"] == APPROVED
    seerr.clock.advance(5)
    assert seerr.get(f"/request/{soon}")["status"] == FAILED
    for number in (at_once, soon):
        assert seerr.post(f"/request/{number}/retry").json["status"] == APPROVED
    seerr.clock.advance(26 * 60)
    assert [seerr.get(f"/request/{n}")["status"] for n in (at_once, soon)] == [COMPLETED, COMPLETED]


def test_approving_a_series_without_a_tvdb_number_deletes_its_request(seerr: Asker) -> None:
    asked = next(a for a in seerr.desk.requests.values() if a.kind == "tv" and a.media.tvdb is None)
    said = seerr.post(f"/request/{asked.number}/approve")
    assert (said.status, said.json["status"]) == (200, APPROVED)
    assert "id" not in said.json
    assert seerr.ask("GET", f"/request/{asked.number}").status == 404


def test_a_pending_request_can_be_sent_elsewhere_and_to_other_seasons(seerr: Asker) -> None:
    movie, series = seerr.pending(), seerr.pending("tv")
    wish = {"mediaType": "movie", "serverId": 0, "profileId": 5, "rootFolder": "/data/movies", "tags": [1]}
    said = seerr.ask("PUT", f"/request/{movie}", wish)
    assert {key: said.json[key] for key in wish if key != "mediaType"} == {
        key: value for key, value in wish.items() if key != "mediaType"
    }
    listed = next(each for each in seerr.get("/request?take=100")["results"] if each["id"] == movie)
    assert listed["profileName"] == "Ultra-HD"
    said = seerr.ask("PUT", f"/request/{series}", {"mediaType": "tv", "seasons": [1]})
    assert [season["seasonNumber"] for season in said.json["seasons"]] == [1]
    said = seerr.ask("PUT", f"/request/{series}", {"mediaType": "tv", "seasons": []})
    assert (said.status, said.json["message"][:16]) == (500, "Missing seasons.")


def test_a_request_is_deleted_by_whoever_may_and_by_who_made_it(seerr: Asker) -> None:
    number = seerr.pending()
    owner = seerr.get(f"/request/{number}")["requestedBy"]["id"]
    stranger = next(user for user in (5, 7) if user != owner)
    said = seerr.ask("DELETE", f"/request/{number}", user=stranger)
    assert said == (401, {"message": "You do not have permission to delete this request."})
    assert seerr.ask("DELETE", f"/request/{number}", user=owner) == (204, None)
    assert seerr.ask("DELETE", f"/request/{number}").status == 404
