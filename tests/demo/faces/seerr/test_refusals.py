"""Tests of what the simulated Seerr and Overseerr refuse: statuses and words are those of the real ones."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from tests.demo.faces.seerr.asker import Asker
from tests.demo.faces.seerr.conftest import Recorded

LIST, FILTER = "/request", "/request?filter="


@cache
def asker(program: str) -> Asker:
    """Whoever is only refused may be shared."""
    return Asker(program)


def movie(number: object, **more: object) -> dict[str, object]:
    return {"mediaType": "movie", "mediaId": number, "is4k": False, **more}


GATE: tuple[tuple[str, int, str, str, object, dict[str, Any]], ...] = (
    ("err_no_key", 401, "GET", LIST, None, {"key": None}),
    ("err_empty_key", 401, "GET", LIST, None, {"key": ""}),
    ("err_wrong_key", 403, "GET", LIST, None, {"key": "wrong"}),
    ("err_auth_me_wrong_key", 403, "GET", "/auth/me", None, {"key": "wrong"}),
    ("err_x_api_user_unknown", 403, "GET", LIST, None, {"user": 999}),
    ("api_root", 404, "GET", "/", None, {"key": None}),
    ("err_unknown_endpoint", 404, "GET", "/nope", None, {}),
    ("err_unknown_endpoint_no_key", 404, "GET", "/nope", None, {"key": None}),
    ("err_method_not_allowed", 405, "PATCH", "/request/1", {}, {}),
    ("err_unknown_query_param", 400, "GET", "/request?foo=1", None, {}),
    ("err_bad_filter", 400, "GET", f"{FILTER}bogus", None, {}),
    ("err_bad_sort", 400, "GET", "/request?sort=title", None, {}),
    ("err_take_text", 400, "GET", "/request?take=abc", None, {}),
    ("err_request_list_empty_filter", 400, "GET", FILTER, None, {}),
    ("err_request_list_two_filters", 400, "GET", f"{FILTER}pending&filter=approved", None, {}),
    ("err_search_space_plus", 400, "GET", "/search?query=glass+orchard", None, {}),
    ("err_search_unencoded_colon", 400, "GET", "/search?query=tidewater:%20ebb", None, {}),
    ("err_search_unencoded_quote", 400, "GET", "/search?query=don't", None, {}),
    ("err_search_unencoded_slash", 400, "GET", "/search?query=a/b", None, {}),
    ("err_search_no_query", 400, "GET", "/search", None, {}),
    ("err_search_empty_query", 400, "GET", "/search?query=", None, {}),
    ("err_user_bad_sort", 400, "GET", "/user?sort=name", None, {}),
    ("err_user_list_includeIds_raw_comma", 400, "GET", "/user?includeIds=2,4", None, {}),
    ("err_user_id_text", 400, "GET", "/user/abc", None, {}),
    ("err_movie_id_text", 400, "GET", "/movie/abc", None, {}),
    ("err_discover_unknown_param", 400, "GET", "/discover/movies?foo=1", None, {}),
    ("err_issue_createdBy_param", 400, "GET", "/issue?createdBy=2", None, {}),
    ("err_status_bogus", 400, "POST", "/request/1/bogus", None, {}),
    ("err_status_pending_not_in_spec", 400, "POST", "/request/1/pending", None, {}),
    ("err_issue_status_bogus", 400, "POST", "/issue/1/closed", None, {}),
    ("err_body_missing_mediaId", 400, "POST", LIST, {"mediaType": "movie"}, {}),
    ("err_body_bad_mediaType", 400, "POST", LIST, {"mediaType": "music", "mediaId": 1}, {}),
    ("err_body_mediaId_string", 400, "POST", LIST, {"mediaType": "movie", "mediaId": "1001"}, {}),
    ("err_body_is4k_string", 400, "POST", LIST, movie(1, is4k="yes"), {}),
    ("err_body_empty_object", 400, "POST", LIST, {}, {}),
    ("err_body_seasons_negative", 400, "POST", LIST, {"mediaType": "tv", "mediaId": 1, "seasons": [-1]}, {}),
    ("err_body_syntax", 400, "POST", LIST, {}, {"raw": b'{"mediaType"'}),
    ("err_body_none", 415, "POST", LIST, None, {}),
    ("err_body_content_type", 415, "POST", LIST, {}, {"headers": {"Content-Type": "text/plain"}}),
    ("err_put_missing_mediaType", 400, "PUT", "/request/19", {"profileId": 4}, {}),
    ("err_media_mark_no_body", 415, "POST", "/media/7/processing", None, {}),
)
"""Recording, status, method, target, body, and how it is asked: what does not come through the gate."""

DESK: tuple[tuple[str, int, str, str, object, dict[str, Any]], ...] = (
    ("err_request_404", 404, "GET", "/request/9999", None, {}),
    ("err_request_id_text", 404, "GET", "/request/abc", None, {}),
    ("err_approve_404", 404, "POST", "/request/9999/approve", None, {}),
    ("err_approve_no_permission", 403, "POST", "/request/1/approve", None, {"user": 3}),
    ("err_retry_404", 404, "POST", "/request/9999/retry", None, {}),
    ("err_request_delete_404", 404, "DELETE", "/request/9999", None, {}),
    ("err_put_404", 404, "PUT", "/request/9999", {"mediaType": "movie"}, {}),
    ("err_request_list_other_user", 403, "GET", "/request?requestedBy=3", None, {"user": 4}),
    ("err_user_404", 404, "GET", "/user/999", None, {}),
    ("err_user_quota_404", 404, "GET", "/user/999/quota", None, {}),
    ("err_user_quota_no_permission", 403, "GET", "/user/3/quota", None, {"user": 4}),
    ("err_user_requests_404", 404, "GET", "/user/999/requests", None, {}),
    ("err_user_requests_no_permission", 403, "GET", "/user/3/requests", None, {"user": 4}),
    ("err_movie_404", 500, "GET", "/movie/404404", None, {}),
    ("err_tv_404", 500, "GET", "/tv/404404", None, {}),
    ("err_tv_season_404", 500, "GET", "/tv/1396/season/77", None, {}),
    ("err_discover_movies_genre_404", 404, "GET", "/discover/movies/genre/424242", None, {}),
    ("err_issue_get_404", 500, "GET", "/issue/9999", None, {}),
    ("err_issue_resolve_404", 500, "POST", "/issue/9999/resolved", None, {}),
    ("err_issue_delete_404", 404, "DELETE", "/issue/9999", None, {}),
    ("err_issue_media_404", 404, "POST", "/issue", {"issueType": 1, "message": "x", "mediaId": 9999}, {}),
    (
        "err_issue_no_permission",
        403,
        "POST",
        "/issue",
        {"issueType": 1, "message": "x", "mediaId": 1},
        {"user": 9},
    ),
    ("err_media_404", 404, "POST", "/media/9999/available", {}, {}),
    ("err_media_delete_404", 404, "DELETE", "/media/9999", None, {}),
    ("err_media_partial_movie", 400, "POST", "/media/6/partial", {}, {}),
    ("err_service_radarr_404", 404, "GET", "/service/radarr/99", None, {}),
    ("err_request_tmdb_404", 500, "POST", LIST, movie(404404), {}),
    ("err_request_no_permission", 403, "POST", LIST, movie(603), {"user": 12}),
    ("err_request_no_permission_4k", 403, "POST", LIST, movie(603, is4k=True), {"user": 3}),
    ("err_request_userId_not_allowed", 403, "POST", LIST, movie(603, userId=4), {"user": 3}),
)
"""The same for what comes through, and cannot be."""


@pytest.mark.parametrize("program", ["seerr", "overseerr"])
@pytest.mark.parametrize(
    ("name", "status", "method", "target", "body", "how"), GATE + DESK, ids=[row[0] for row in GATE + DESK]
)
def test_a_refusal_is_the_recorded_one(
    recorded: Recorded,
    program: str,
    name: str,
    status: int,
    method: str,
    target: str,
    body: object,
    how: dict[str, Any],
) -> None:
    said = asker(program).ask(method, target, body, **how)
    assert said == (status, recorded(program, name))


def test_a_missing_person_is_worded_by_the_database() -> None:
    said = asker("seerr").post(LIST, movie(603, userId=777))
    assert said.status == 500
    assert said.json["message"].startswith('Could not find any entity of type "User" matching: {')


def test_values_are_to_be_percent_encoded_and_then_will_do(seerr: Asker) -> None:
    assert seerr.ask("GET", "/search?query=mission:%20impossible").status == 400
    found = seerr.get("/search?query=mission%3A%20impossible")["results"]
    assert [title["id"] for title in found] == [575265]
    assert [title["id"] for title in seerr.get("/search?query=%5BLOCKED%5D")["results"]] == [910002]
    assert [title["title"] for title in seerr.get("/search?query=tmdb%3A603")["results"]] == ["The Matrix"]


@pytest.mark.parametrize("target", ["/status", "/settings/public"])
@pytest.mark.parametrize("key", [None, "", "wrong"])
def test_what_is_public_needs_no_key_and_takes_a_wrong_one(
    seerr: Asker, target: str, key: str | None
) -> None:
    assert seerr.ask("GET", target, key=key).status == 200


def test_outside_the_api_there_are_pages_for_people_and_outside_the_base_nothing() -> None:
    cabin = Asker("overseerr", place="cabin", base="/overseerr")
    assert cabin.get("/auth/me")["displayName"] == "ingrid"
    from mediatui.demo.exchange import Request

    for path, status in (("/overseerr/requests", 200), ("/overseerr", 200), ("/api/v1/status", 404)):
        answer = cabin.face.answer(Request("GET", path, target=path))
        assert (answer.status, answer.content_type) == (status, "text/html; charset=utf-8")


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500])
def test_every_error_page_is_json_that_says_something(seerr: Asker, status: int) -> None:
    answer = seerr.face.error_page(status)
    told = json.loads(answer.body)
    assert answer.status == status
    assert told.get("message") or told.get("error")
