"""Tests of people, issues, titles and media as the simulated Seerr tells of them."""

from __future__ import annotations

import pytest

from mediatui.demo.world.people import HOUSEHOLD
from tests.demo.faces.seerr.asker import Asker

# People


def test_the_people_are_those_of_the_media_server(seerr: Asker) -> None:
    users = seerr.get("/user?take=100")["results"]
    assert [user["plexUsername"] for user in users] == [person.name for person in HOUSEHOLD]
    assert users[5]["displayName"] == "Grandma Noor"
    assert sum(user["requestCount"] for user in users) == 61


def test_who_may_not_manage_users_is_not_told_everything(seerr: Asker) -> None:
    assert "email" not in seerr.get("/user/4", user=3)
    assert seerr.get("/user/3", user=3)["email"] == "mira@home.example"
    assert seerr.get("/user?q=MIRA")["pageInfo"]["results"] == 1
    assert [user["id"] for user in seerr.get("/user?includeIds=2%2C4")["results"]] == [2, 4]


def test_a_quota_is_set_and_everything_else_of_the_user_stays(seerr: Asker) -> None:
    before = seerr.get("/user/6")
    body = {"username": "Grandma Noor", "movieQuotaLimit": 3, "movieQuotaDays": 30}
    assert seerr.post("/user/6/settings/main", body).status == 200
    assert seerr.get("/user/6") == before | {"movieQuotaLimit": 3, "movieQuotaDays": 30}
    assert seerr.get("/user/6/quota")["movie"]["limit"] == 3
    seerr.post(
        "/user/6/settings/main", {"username": "Grandma Noor", "movieQuotaLimit": None, "movieQuotaDays": None}
    )
    assert seerr.get("/user/6") == before
    # Nobody raises their own.
    seerr.post("/user/4/settings/main", {"username": "", "movieQuotaLimit": 99}, user=4)
    assert seerr.get("/user/4")["movieQuotaLimit"] == 5


def test_rights_are_set_by_who_manages_users_and_for_others(seerr: Asker) -> None:
    assert seerr.post("/user/12/settings/permissions", {"permissions": 32}).json == {"permissions": 32}
    wish = {"mediaType": "movie", "mediaId": 27205, "is4k": True}
    assert seerr.post("/request", wish, user=12).status == 403
    seerr.post("/user/12/settings/permissions", {"permissions": 32 | 1024})
    assert seerr.post("/request", wish, user=12).status == 201
    assert seerr.post("/user/1/settings/permissions", {"permissions": 32}).status == 403
    assert seerr.post("/user/5/settings/permissions", {"permissions": 2}, user=3).status == 403


# Issues


def test_open_issues_are_listed_and_one_is_settled(seerr: Asker) -> None:
    assert seerr.get("/issue/count") == {
        "total": 5, "video": 2, "audio": 1, "subtitles": 1, "others": 1, "open": 4, "closed": 1,
    }  # fmt: skip
    issues = seerr.get("/issue")["results"]
    assert {issue["status"] for issue in issues} == {1}
    number = issues[0]["id"]
    assert (
        seerr.post(f"/issue/{number}/comment", {"message": "I look."}).json["comments"][-1]["message"]
        == "I look."
    )
    assert seerr.post(f"/issue/{number}/resolved").json["status"] == 2
    assert len(seerr.get("/issue?filter=resolved")["results"]) == 2
    assert seerr.post(f"/issue/{number}/open").json["status"] == 1
    assert seerr.ask("DELETE", f"/issue/{number}").status == 204


def test_comments_stand_in_the_list_with_seerr_and_not_with_overseerr(seerr: Asker) -> None:
    (said,) = {len(issue["comments"]) for issue in seerr.get("/issue?filter=resolved")["results"]}
    assert said == 3
    assert "comments" not in Asker("overseerr").get("/issue")["results"][0]


def test_who_may_not_see_all_issues_sees_their_own(seerr: Asker) -> None:
    issues = seerr.get("/issue", user=7)["results"]
    assert {issue["createdBy"]["id"] for issue in issues} == {7}
    assert seerr.ask("GET", "/issue/1", user=7).status == 403


# Titles


def test_what_the_library_has_is_known_to_be_there(seerr: Asker) -> None:
    heat = seerr.get("/movie/949")["mediaInfo"]
    item = seerr.world.library.find("Heat")
    assert (heat["status"], heat["ratingKey"]) == (5, str(item.rating_key))
    peaks = seerr.get("/tv/1920")
    assert (peaks["mediaInfo"]["status"], peaks["numberOfSeasons"]) == (4, 3)
    assert [season["seasonNumber"] for season in peaks["mediaInfo"]["seasons"]] == [1]


def test_a_title_tells_of_its_requests_and_issues(seerr: Asker) -> None:
    number = seerr.pending()
    tmdb = seerr.get(f"/request/{number}")["media"]["tmdbId"]
    assert [each["id"] for each in seerr.get(f"/movie/{tmdb}")["mediaInfo"]["requests"]] == [number]
    assert len(seerr.get("/movie/949")["mediaInfo"]["issues"]) == 1


def test_some_titles_have_neither_a_date_nor_a_picture(seerr: Asker) -> None:
    movie, show = seerr.get("/movie/910004"), seerr.get("/tv/920002")
    assert (movie["releaseDate"], movie["posterPath"], movie["runtime"]) == ("", None, 0)
    assert (show["firstAirDate"], show["seasons"], show["lastAirDate"]) == ("", [], None)


def test_a_search_finds_persons_and_collections_too(seerr: Asker) -> None:
    assert {each["mediaType"] for each in seerr.get("/search?query=matrix")["results"]} == {
        "movie",
        "collection",
    }
    assert {each["mediaType"] for each in seerr.get("/search?query=seehorn")["results"]} == {"person"}
    assert {each["mediaType"] for each in seerr.get("/discover/trending")["results"]} == {
        "movie",
        "tv",
        "person",
    }


@pytest.mark.parametrize("kind", ["movies", "tv"])
def test_discover_has_pages_and_what_is_to_come(seerr: Asker, kind: str) -> None:
    first, second = (seerr.get(f"/discover/{kind}?page={page}") for page in (1, 2))
    assert len(first["results"]) == 20
    assert not {each["id"] for each in first["results"]} & {each["id"] for each in second["results"]}
    day = "releaseDate" if kind == "movies" else "firstAirDate"
    coming = [each[day] for each in seerr.get(f"/discover/{kind}/upcoming")["results"]]
    assert coming
    assert coming == sorted(coming)
    assert min(coming) > "2026-03-14"
    drama = seerr.get(f"/discover/{kind}/genre/18")
    assert drama["genre"] == {"id": 18, "name": "Drama"}
    assert all(18 in each["genreIds"] for each in drama["results"])
    assert seerr.get(f"/discover/{kind}?genre=18")["totalResults"] == drama["totalResults"]


# Media


def test_media_are_marked_by_hand_and_forgotten(seerr: Asker) -> None:
    number = seerr.pending()
    seerr.post(f"/request/{number}/approve")
    media = seerr.get(f"/request/{number}")["media"]["id"]
    assert seerr.post(f"/media/{media}/available", {"is4k": False}).json["status"] == 5
    assert seerr.get(f"/request/{number}")["status"] == 5
    assert seerr.ask("DELETE", f"/media/{media}").status == 204
    assert seerr.ask("GET", f"/request/{number}").status == 404
    assert len(seerr.get("/media?take=100&filter=available")["results"]) > 20
