"""The simulated Prowlarr keeps to its specification; one indexer is slow, one fails in silence, one is limited."""

from __future__ import annotations

import pytest

from tests.demo.faces.servarr.house import House, reader
from tests.demo.faces.servarr.spec import problems

READ = (
    "/system/status", "/system/task", "/health", "/log?pageSize=20", "/indexer", "/indexer/5", "/indexerstatus",
    "/indexerstats?startDate=2026-01-01T00:00:00Z", "/applications", "/history?pageSize=200", "/tag",
    "/downloadclient", "/search?query=nosferatu&type=movie", "/search?query=homogenic&type=music&indexerIds=7",
)  # fmt: skip


@pytest.mark.parametrize("target", READ)
def test_an_answer_is_such_as_the_specification_declares(target: str) -> None:
    found = reader().get("prowlarr", target)
    assert found
    assert problems("prowlarr", "GET", target, found) == set()


def test_one_fails_in_silence_one_is_slow_and_one_is_limited() -> None:
    house = House("small")
    assert house.get("prowlarr", "/search?query=nosferatu&indexerIds=3") == []
    assert [state["indexerId"] for state in house.get("prowlarr", "/indexerstatus")] == [3]
    assert house.answer("prowlarr", "GET", "/search?query=nosferatu&indexerIds=5").after == 4.0
    for _ in range(6):
        house.get("prowlarr", "/search?query=nosferatu&indexerIds=6")
    assert [state["indexerId"] for state in house.get("prowlarr", "/indexerstatus")] == [3, 6]


def test_what_was_found_is_grabbed_for_half_an_hour() -> None:
    house = House("small")
    found = house.get("prowlarr", "/search?query=nosferatu&indexerIds=1")[0]
    told = {"guid": found["guid"], "indexerId": 1}
    assert house.ask("prowlarr", "POST", "/search", told).status == 200
    assert house.torrent(found["title"]) is not None
    house.clock.advance(1801)
    assert house.ask("prowlarr", "POST", "/search", told).status == 404
