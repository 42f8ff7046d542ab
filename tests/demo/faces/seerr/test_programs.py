"""Tests of what tells Seerr, a newer Seerr, Overseerr and Jellyseerr apart."""

from __future__ import annotations

import pytest

from tests.demo.faces.seerr.asker import Asker, difference
from tests.demo.faces.seerr.conftest import Recorded


@pytest.fixture
def overseerr() -> Asker:
    """Overseerr before the household, as the other programs in these tests."""
    return Asker("overseerr")


@pytest.mark.parametrize(
    ("flavour", "version", "media_server", "region", "hides"),
    [
        ("seerr", "3.1.0", 1, False, "hideBlocklisted"),
        ("seerr-3.3", "3.3.0", 1, False, "hideBlocklisted"),
        ("jellyseerr", "2.7.3", 2, False, "hideBlacklisted"),
        ("overseerr", "1.34.0", None, True, None),
    ],
)
def test_the_programs_say_which_they_are(
    flavour: str, version: str, media_server: int | None, region: bool, hides: str | None
) -> None:
    asker = Asker(flavour, size="small")
    assert asker.get("/status")["version"] == version
    public = asker.get("/settings/public")
    assert (public.get("mediaServerType"), "region" in public) == (media_server, region)
    assert hides is None or hides in public


@pytest.mark.parametrize(
    "query",
    ["sortDirection=asc", "mediaType=tv", "filter=completed", "filter=deleted"],
)
def test_overseerr_refuses_what_only_the_newer_ones_know(overseerr: Asker, query: str) -> None:
    assert overseerr.ask("GET", f"/request?{query}").status == 400
    for flavour in ("seerr", "jellyseerr"):
        assert Asker(flavour, size="small").ask("GET", f"/request?{query}").status == 200


def test_overseerr_neither_searches_users_nor_blocks_titles(overseerr: Asker) -> None:
    assert overseerr.ask("GET", "/user?q=mira").status == 400
    for method, target in (("GET", "/blocklist"), ("GET", "/blacklist"), ("POST", "/blocklist")):
        said = overseerr.ask(method, target, {} if method == "POST" else None)
        assert (said.status, said.json["message"]) == (404, "not found")


def test_what_is_finished_stays_approved_with_overseerr(overseerr: Asker) -> None:
    results = overseerr.get("/request?take=100")["results"]
    assert {each["status"] for each in results} == {1, 2, 3, 4}
    assert len([each for each in results if (each["status"], each["media"]["status"]) == (2, 5)]) == 7
    counts = overseerr.get("/request/count")
    assert "completed" not in counts
    assert (counts["approved"], counts["available"]) == (13, 7)
    assert len(overseerr.get("/request?take=100&filter=available")["results"]) == 7


def test_overseerr_says_a_series_without_a_tvdb_number_is_not_there_and_keeps_it(overseerr: Asker) -> None:
    asked = next(a for a in overseerr.desk.requests.values() if a.kind == "tv" and a.media.tvdb is None)
    said = overseerr.post(f"/request/{asked.number}/approve")
    assert said == (404, {"message": "Request not found."})
    assert overseerr.get(f"/request/{asked.number}")["status"] == 1


def test_overseerr_notes_when_a_request_changed_and_seerr_does_not(overseerr: Asker, seerr: Asker) -> None:
    for asker, changes in ((overseerr, True), (seerr, False)):
        number = asker.pending()
        asker.post(f"/request/{number}/decline")
        told = asker.get(f"/request/{number}")
        assert (told["updatedAt"] != told["createdAt"]) is changes


def test_the_newer_seerr_answers_409_to_what_is_decided_already() -> None:
    newer = Asker("seerr-3.3")
    number = newer.pending()
    assert newer.post(f"/request/{number}/retry").status == 409
    assert newer.post(f"/request/{number}/approve").status == 200
    for decision in ("approve", "decline", "retry"):
        assert newer.post(f"/request/{number}/{decision}").status == 409
    assert newer.ask("PUT", f"/request/{number}", {"mediaType": "movie"}).status == 409
    declined = next(a.number for a in newer.desk.requests.values() if a.status == 3)
    assert newer.post(f"/request/{declined}/approve").status == 409
    failed = next(a.number for a in newer.desk.requests.values() if a.status == 4)
    assert newer.post(f"/request/{failed}/retry").status == 200


def test_titles_are_blocked_under_the_name_each_program_has_for_it() -> None:
    for flavour, names in (("seerr", ("blocklist", "blacklist")), ("jellyseerr", ("blacklist",))):
        asker = Asker(flavour)
        for name in ("blocklist", "blacklist"):
            assert asker.ask("GET", f"/{name}").status == (200 if name in names else 404)
        entry = {"mediaType": "movie", "tmdbId": 27205, "title": "Inception", "user": 1}
        assert asker.post(f"/{names[0]}", entry).status == 201
        assert asker.post(f"/{names[0]}", entry) == (412, {"message": f"Item already {names[0]}ed"})
        assert asker.get(f"/{names[0]}/27205")["title"] == "Inception"
        assert asker.get("/movie/27205")["mediaInfo"]["status"] == 6
        assert asker.ask("DELETE", f"/{names[0]}/27205").status == 204
        # 401 for what is not there.
        assert asker.ask("DELETE", f"/{names[0]}/27205").status == 401


def test_the_newer_seerr_wants_to_know_what_kind_of_title_is_blocked() -> None:
    newer = Asker("seerr-3.3")
    assert newer.ask("GET", "/blocklist/910003").status == 400
    assert newer.get("/blocklist/910003?mediaType=movie")["title"] == "Ordinary Weather"
    assert Asker().ask("GET", "/blocklist/910003?mediaType=movie").status == 400


def test_jellyseerr_knows_its_people_from_jellyfin() -> None:
    told = Asker("jellyseerr", size="small").get("/user/3")
    assert (told["plexUsername"], told["jellyfinUsername"], told["userType"]) == (None, "mira", 3)
    assert Asker(size="small").get("/user/3")["plexUsername"] == "mira"


@pytest.mark.parametrize("program", ["seerr", "overseerr"])
def test_what_is_done_is_answered_with_the_recorded_keys(recorded: Recorded, program: str) -> None:
    asker = Asker(program)
    declined, series = asker.pending(), asker.pending("tv")
    asker.post(f"/request/{declined}/decline")
    movie = asker.pending()
    media = asker.get(f"/request/{movie}")["media"]["id"]
    issue = {"issueType": 1, "message": "It stops.", "mediaId": media}
    for name, said in (
        ("request_get_movie_pending", asker.ask("GET", f"/request/{movie}")),
        ("request_decline_movie", asker.post(f"/request/{declined}/decline")),
        ("request_approve_movie", asker.post(f"/request/{movie}/approve")),
        ("request_get_after_approve", asker.ask("GET", f"/request/{movie}")),
        (
            "request_put_tv_seasons",
            asker.ask("PUT", f"/request/{series}", {"mediaType": "tv", "seasons": [1]}),
        ),
        ("request_approve_tv", asker.post(f"/request/{series}/approve")),
        ("media_mark_available_movie", asker.post(f"/media/{media}/available", {"is4k": False})),
        ("issue_create", asker.post("/issue", issue, user=3)),
        ("issue_comment", asker.post("/issue/6/comment", {"message": "Once more?"})),
        ("issue_resolve", asker.post("/issue/6/resolved")),
        ("issue_reopen", asker.post("/issue/6/open")),
        ("user_settings_permissions_set", asker.post("/user/5/settings/permissions", {"permissions": 32})),
    ):
        assert said.status == 200, (name, said)
        found = set.union(*difference(said.json, recorded(program, name)))
        assert not {key for key in found if not key.endswith(".serviceUrl")}, name
