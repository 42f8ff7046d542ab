"""Tests of the gate: who may ask, what is answered to what there is not, pages, and how things are written."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest

from mediatui.demo.exchange import Request
from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.managed import stock
from tests.demo.faces.servarr.house import KEY, House, reader
from tests.demo.helpers import EVENING, ask

BOTH = ("radarr", "sonarr")


# Who may ask


@pytest.mark.parametrize("name", BOTH)
def test_without_the_key_nothing_is_told_not_even_why(name: str) -> None:
    for key in ("", "wrong"):
        answer = reader().answer(name, "GET", "/system/status", **{"X-Api-Key": key})
        assert (answer.status, answer.body) == (401, b"")


def test_the_key_may_also_stand_in_the_query_or_be_a_bearers() -> None:
    face = reader().faces["radarr"]
    path = "/api/v3/system/status"
    assert face.answer(Request("GET", path, {}, {}, b"", f"{path}?apikey={KEY}")).status == 200
    assert face.answer(Request("GET", path, {}, {"Authorization": f"Bearer {KEY}"}, b"", path)).status == 200
    assert face.answer(Request("GET", path, {}, {"Authorization": "Bearer x"}, b"", path)).status == 401


def test_while_it_starts_it_says_so_whoever_asks() -> None:
    house = House("small")
    house.faces["radarr"].set_trouble("starting")
    said = house.ask("radarr", "GET", "/movie")
    assert said.status == 503
    assert said.json["errorMessage"].startswith("Radarr is starting up")
    house.faces["radarr"].set_trouble(None)
    assert house.ask("radarr", "GET", "/movie").status == 200


def test_it_lives_under_a_path_where_it_is_told_to() -> None:
    house = House("small", base="/radarr")
    assert house.get("radarr", "/system/status")["urlBase"] == "/radarr"
    other = Request("GET", "/api/v3/movie", {}, {"x-api-key": KEY}, b"", "/api/v3/movie")
    assert house.faces["radarr"].answer(other).status == 404


# What there is not


@pytest.mark.parametrize("name", BOTH)
def test_errors_come_with_a_message_and_a_description(name: str) -> None:
    house = reader()
    file = "moviefile" if name == "radarr" else "episodefile"
    for method, target, body, status in (
        ("GET", "/nothing", None, 404),
        ("GET", "/queue/x", None, 404),
        ("DELETE", "/queue/1", None, 404),
        ("POST", "/queue/grab/1", None, 404),
        ("GET", f"/{file}", None, 400),
        ("GET", "/command/999", None, 404),
        ("POST", "/command", {"name": "Dance"}, 500),
        ("POST", "/history/failed/999999", None, 404),
        ("POST", "/release", {"guid": "x", "indexerId": 1}, 404),
        ("DELETE", "/blocklist/77", None, 404),
    ):
        said = house.ask(name, method, target, body)
        assert (target, said.status, sorted(said.json)) == (target, status, ["description", "message"])
    assert house.ask("sonarr", "GET", "/episode").status == 400
    assert house.ask(name, "PATCH", "/queue/status").status == 405


def test_what_cannot_be_added_is_refused_with_a_list_of_all_that_is_wrong() -> None:
    house = reader()
    said = house.ask(
        "radarr", "POST", "/movie", {"tmdbId": 27205, "qualityProfileId": 99, "rootFolderPath": "/no"}
    )
    assert said.status == 400
    assert [row["propertyName"] for row in said.json] == ["QualityProfileId", "Title", "RootFolderPath"]
    assert all(row["severity"] == "error" and row["errorMessage"] for row in said.json)
    film = house.get("radarr", "/movie")[0]
    again = house.ask("radarr", "POST", "/movie", film | {"rootFolderPath": "/data/movies"})
    assert again.json[0]["errorMessage"] == "This movie has already been added"
    whole = house.ask("radarr", "PUT", f"/movie/{film['id']}", {"monitored": True})
    assert (whole.status, whole.json[0]["propertyName"]) == (400, "Path")


def test_a_parameter_that_is_no_number_is_refused() -> None:
    assert reader().ask("radarr", "GET", "/queue?page=x").status == 400
    assert reader().ask("sonarr", "GET", "/queue?includeSeries=perhaps").status == 400


# Pages, and their traps


def test_a_page_is_ten_rows_in_descending_order_where_nothing_is_said() -> None:
    page = reader().get("radarr", "/history")
    assert (page["page"], page["pageSize"], page["sortKey"], page["sortDirection"]) == (
        1,
        10,
        "date",
        "descending",
    )
    dates = [row["date"] for row in page["records"]]
    assert len(dates) == 10
    assert dates == sorted(dates, reverse=True)


def test_a_key_that_cannot_be_sorted_by_is_replaced_without_a_word() -> None:
    house = reader()
    assert house.get("radarr", "/queue?sortKey=series.sortTitle")["sortKey"] == "timeleft"
    assert house.get("radarr", "/queue?sortKey=MOVIES.sorttitle")["sortKey"] == "movies.sortTitle"
    assert house.get("sonarr", "/history?sortKey=quality")["sortKey"] == "date"
    assert house.get("sonarr", "/wanted/missing?sortKey=x")["sortKey"] == "episodes.airDateUtc"


def test_pages_put_together_are_the_whole() -> None:
    house = reader()
    pages = [house.get("sonarr", f"/history?page={n}&pageSize=100")["records"] for n in range(1, 8)]
    ids = [row["id"] for page in pages for row in page]
    assert len(ids) == len(set(ids)) == house.get("sonarr", "/history")["totalRecords"]


# How things are written


def test_what_is_null_is_not_sent_nor_is_the_number_of_what_has_none() -> None:
    house = reader()
    found = house.get("radarr", "/movie/lookup?term=matrix")
    assert any("id" not in movie for movie in house.get("radarr", "/movie/lookup?term=the"))
    assert found[0]["title"] == "The Matrix"

    def nulls(value: object) -> bool:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return value is None or any(nulls(each) for each in inner)

    assert not nulls(found)
    # A quality is no record: it has its 0.
    unknown = house.get("radarr", "/qualityprofile")[0]["items"][0]
    assert (unknown["quality"]["id"], "id" in unknown) == (0, False)
    assert b'\n  {\n    "title"' in house.answer("radarr", "GET", "/movie").body


def test_fields_and_words_of_a_version_to_come_are_played() -> None:
    house = House("small")
    house.faces["sonarr"].set_trouble("unknown-fields")
    rows = house.queue("sonarr")
    assert all("aFieldToCome" in row and row["trackedDownloadState"] == "importSomewhereElse" for row in rows)
    assert "aFieldToCome" in house.get("sonarr", "/series")[0]


def test_it_is_the_same_again_and_again_while_the_clock_is_held() -> None:
    one, other = House(), House()
    targets = (
        "/queue?pageSize=99",
        "/movie",
        "/history",
        "/log",
        "/system/task",
        "/release?movieId=4003",
        "/command",
    )
    for target in targets:
        first = one.answer("radarr", "GET", target).body
        assert one.answer("radarr", "GET", target).body == first
        # And whatever was asked before.
        assert House.answer(other, "radarr", "GET", target).body == first
    for house, steps in ((one, (5400,)), (other, (60, 1740, 1800, 1800))):
        for step in steps:
            house.clock.advance(step)
            house.get("sonarr", "/queue/status")
    for name, target in (
        ("radarr", "/queue?pageSize=99"),
        ("radarr", "/movie"),
        ("sonarr", "/history"),
        ("sonarr", "/command"),
    ):
        assert one.answer(name, "GET", target).body == other.answer(name, "GET", target).body


# Many


def test_a_large_household_is_sent_packed_where_that_is_wished(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "FILLERS", {"Radarr": 2200, "Sonarr": 1200})
    house = House("large")
    packed = house.answer("radarr", "GET", "/movie", **{"Accept-Encoding": "gzip"})
    assert ("Content-Encoding", "gzip") in packed.headers
    plain = house.answer("radarr", "GET", "/movie")
    assert gzip.decompress(packed.body) == plain.body
    movies = json.loads(plain.body)
    assert len(movies) >= 2200
    assert len({movie["id"] for movie in movies}) == len({movie["tmdbId"] for movie in movies}) == len(movies)
    assert house.get("radarr", f"/movie/{movies[-1]['id']}") == movies[-1]
    house.ask("radarr", "PUT", "/movie/editor", {"movieIds": [movies[-1]["id"]], "monitored": False})
    assert json.loads(house.answer("radarr", "GET", "/movie").body)[-1]["monitored"] is False
    series = house.get("sonarr", "/series")
    assert len(series) >= 1200
    for seen in [one for one in series if one["id"] > 10_000][:20]:
        house.get("sonarr", f"/episode?seriesId={seen['id']}")
        # Counted, it is what was told before anybody counted.
        assert house.get("sonarr", f"/series/{seen['id']}") == seen


def test_they_run_in_a_stack_where_they_are_asked_for() -> None:
    with Stack(clock=HeldClock(EVENING), size="small", services=("radarr", "sonarr", "radarr-4k")) as stack:
        for name in stack.services:
            headers = {"X-Api-Key": stack.api_key(name), "Accept-Encoding": "gzip"}
            said = ask(f"{stack.url(name)}/api/v3/system/status", headers=headers)
            said = replace(said, body=gzip.decompress(said.body))
            assert (said.status, said.json["appName"]) == (200, "Sonarr" if name == "sonarr" else "Radarr")
        stack.set_fault("radarr", "starting")
        headers = {"X-Api-Key": stack.api_key("radarr")}
        assert ask(f"{stack.url('radarr')}/api/v3/movie", headers=headers).status == 503
        stack.set_fault("radarr", "401")
        assert ask(f"{stack.url('radarr')}/api/v3/movie", headers=headers).status == 401


ODD = (
    None,
    [],
    "x",
    7,
    {},
    {"ids": "x"},
    {"name": 5},
    {"movieIds": [None, "x"], "seriesIds": {}, "tags": 3},
    {"series": [None, {"id": "x", "seasons": [{}, 3]}], "monitoringOptions": []},
    {"name": "ManualImport", "files": [None, {"movieId": "x", "path": 3, "quality": 1, "downloadId": []}]},
    {"guid": [], "indexerId": "x"},
    {"tmdbId": 603, "tvdbId": 79126, "title": [], "path": 3, "rootFolderPath": {}},
    {
        "title": "x",
        "path": "/x",
        "qualityProfileId": 4,
        "seasons": [None, {"seasonNumber": "x"}],
        "tags": [None],
    },
)
"""Bodies nobody should send."""


@pytest.mark.parametrize("name", BOTH)
def test_whatever_is_asked_there_is_an_answer(name: str) -> None:
    house = House("small")
    for (_, method), routes in house.servarrs[name]._routes.items():
        for parts, _ in routes:
            path = "/" + "/".join(parts).replace("{id}", "4002")
            for body in ODD if method in ("POST", "PUT", "DELETE") else ODD[:1]:
                for query in (
                    "",
                    "?page=-1&pageSize=0&sortKey=&movieId=x&seriesId=0&eventType=9&start=&ids=,,",
                ):
                    answer = house.answer(name, method, path + query, body)
                    assert answer.status in (200, 201, 202, 400, 404, 409, 500), (method, path, body)
    house.clock.advance(500)
    assert house.ask(name, "GET", "/queue/status").status == 200
