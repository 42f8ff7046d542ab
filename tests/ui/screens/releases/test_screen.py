"""The releases screen: what the indexers have, grabbed after a question, what was rejected in spite of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.models.release import Target
from tests.driver import Driver
from tests.program_answers import QUALITY
from tests.programs import Programs, Says, opened

HEAT = Target(movie_id=72)


def release(number: int, title: str, **more: Any) -> dict[str, Any]:
    """A release as Radarr has it from an indexer."""
    return {
        "guid": f"g{number}", "indexerId": 5, "indexer": "Nordlys", "title": title, "quality": QUALITY,
        "customFormatScore": 20 - number, "ageHours": 24.0 * number, "size": number * 3 * 1024**3,
        "protocol": "torrent", "seeders": 30 - number, "leechers": 2, "approved": True, "rejected": False,
        "downloadAllowed": True, "releaseWeight": number, "mappedMovieId": 72, "infoUrl": f"http://nordlys.example/{number}",
        **more,
    }  # fmt: skip


RELEASES = [
    release(1, "The.General.1926.1080p.BluRay.x264-TINROOF"),
    release(2, "The.General.1926.2160p.Remux-KEEPER", rejected=True, rejections=["Existing file meets cutoff"]),
    release(3, "The.General.1926.720p.WEB-KTCHN", rejected=True, temporarilyRejected=True,
            rejections=["Waiting for better quality release"]),
    release(4, "Some.Other.General.2020.1080p", downloadAllowed=False, rejected=True, rejections=["Unknown Movie"],
            protocol="usenet", indexer="Lanterne"),
]  # fmt: skip


@pytest.fixture
def programs() -> Programs:
    made = Programs(("radarr",))
    made["radarr"].answers |= {"GET /release": [dict(each) for each in RELEASES], "POST /release": {}}
    return made


@asynccontextmanager
async def searched(programs: Programs, folder: Path, *size: int, **more: Any) -> AsyncIterator[Driver]:
    """The screen with what was found for a film."""
    width, height = size or (120, 36)
    async with opened(programs, folder, "releases", (width, height), **more) as driver:
        driver.list.search_for("radarr", HEAT, "The General (1926)")  # type: ignore[attr-defined]
        await driver.until(lambda: "4 releases" in driver.text)
        await driver.paint()
        yield driver


def said_of(names: Sequence[str], text: str) -> list[str]:
    """Those of the names that stand in a text."""
    return [name for name in names if name in text]


async def test_captures(
    programs: Programs, tmp_path: Path, capture: Any, snapshot: SnapshotAssertion
) -> None:
    async with searched(programs, tmp_path) as driver:
        await driver.press("g")
        assert driver.app.export_screenshot() == snapshot.use_extension(SVGImageExtension)
        for width, height in ((20, 5), (60, 20), (80, 24), (120, 36), (200, 60)):
            assert (await driver.resized(width, height)) == capture(name=f"{width}x{height}")
        await driver.resized(80, 24)
        await driver.press("right")
        assert driver.text == capture(name="not_rejected")


async def test_before_while_and_without(programs: Programs, tmp_path: Path, capture: Any) -> None:
    async with opened(programs, tmp_path, "releases", (80, 14)) as driver:
        assert driver.text == capture(name="nothing_asked")
        programs.down = {"radarr"}
        driver.list.search_for("radarr", HEAT, "The General (1926)")  # type: ignore[attr-defined]
        await driver.until(lambda: "cannot be reached" in driver.text)
        assert driver.text == capture(name="failed")
        programs.down = set()
        programs["radarr"].answers["GET /release"] = []
        driver.list.read_again()
        await driver.paint()
        await driver.until(lambda: "No indexer has anything" in driver.text)
        assert driver.text == capture(name="nothing_found")


async def test_enter_grabs_after_a_question_that_shows_the_call(programs: Programs, tmp_path: Path) -> None:
    async with searched(programs, tmp_path) as driver:
        await driver.press("g", "enter")
        await driver.until(lambda: "Grab this for The General (1926)?" in driver.text)
        assert 'POST /api/v3/release {"guid": "g1", "indexerId": 5}' in driver.text
        assert programs.changes == []
        await driver.press("enter")
        await driver.until(lambda: "Grabbed The.General.1926.1080p" in driver.text)
        assert programs.changes == ['radarr: POST /api/v3/release {"guid":"g1","indexerId":5}']


async def test_what_was_rejected_says_why_before_it_is_grabbed(programs: Programs, tmp_path: Path) -> None:
    async with searched(programs, tmp_path) as driver:
        await driver.press("g", "j", "enter")
        await driver.until(lambda: "against it: Existing file meets cutoff" in driver.text)
        await driver.press("escape")
        await driver.until(lambda: driver.list._working is None)
        assert programs.changes == []


async def test_what_the_service_does_not_know_is_grabbed_as_what_was_searched_for(
    programs: Programs, tmp_path: Path
) -> None:
    async with searched(programs, tmp_path) as driver:
        await driver.press("G", "enter")
        await driver.until(
            lambda: "It is taken as The General (1926), whatever its name says." in driver.text
        )
        await driver.press("enter")
        await driver.until(lambda: programs.changes)
        body = json.loads(programs.changes[0].partition("release ")[2])
        assert (body["guid"], body["movieId"], body["shouldOverride"]) == ("g4", 72, True)


async def test_a_finding_that_was_forgotten_meanwhile_says_to_search_again(
    programs: Programs, tmp_path: Path
) -> None:
    programs["radarr"].answers["POST /release"] = Says(
        404, {"message": "Couldn't find requested release in cache"}
    )
    async with searched(programs, tmp_path) as driver:
        await driver.press("g", "enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        await driver.press("enter")
        await driver.until(lambda: "Not done" in driver.text)


async def test_the_indexers_are_asked_once_and_anew_by_r(programs: Programs, tmp_path: Path) -> None:
    def asked() -> int:
        return sum(call.startswith("GET /release") for call in programs["radarr"].calls)

    async with searched(programs, tmp_path) as driver:
        await driver.paint()
        assert asked() == 1
        await driver.press("r")
        await driver.paint()
        await driver.until(lambda: asked() == 2)


async def test_the_automatic_search_is_asked_about_first(programs: Programs, tmp_path: Path) -> None:
    async with searched(programs, tmp_path) as driver:
        await driver.press("a")
        await driver.until(lambda: "Look for The General (1926)?" in driver.text)
        assert "every indexer is asked" in driver.text
        await driver.press("enter")
        await driver.until(lambda: programs.changes)
        assert programs.changes == ['radarr: POST /api/v3/command {"name":"MoviesSearch","movieIds":[72]}']


async def test_while_the_indexers_are_asked_it_says_so(programs: Programs, tmp_path: Path) -> None:
    said: list[str] = []
    async with opened(programs, tmp_path, "releases", (80, 14)) as driver:

        def look(request: httpx.Request) -> Any:
            driver.list.show_news()
            said.extend("".join(span.text for span in line) for line in driver.table._placeholder)
            return RELEASES

        programs["radarr"].answers["GET /release"] = look
        driver.list.search_for("radarr", HEAT, "The General (1926)")  # type: ignore[attr-defined]
        await driver.until(lambda: "4 releases" in driver.text)
    assert said[0] == "Asking every indexer for The General (1926) …"


async def test_in_privacy_mode_no_name_is_shown(programs: Programs, tmp_path: Path) -> None:
    names = ("General", "TINROOF", "KEEPER", "KTCHN", "Nordlys", "Lanterne", "Stranger")
    programs["radarr"].answers["GET /release"][1]["rejections"] = [
        "Wrong movie: 'Stranger (1946)' was asked for"
    ]
    async with opened(programs, tmp_path, "releases", (200, 60), privacy=True) as driver:
        assert driver.app.veil is not None
        driver.app.veil.word("Title", "The General")
        driver.list.search_for("radarr", HEAT, "The General (1926)")  # type: ignore[attr-defined]
        await driver.until(lambda: "4 releases" in driver.text)
        for _ in range(4):
            assert said_of(names, driver.text) == []
            await driver.press("j")
        await driver.press("g", "j", "enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert "against it: Wrong movie" in driver.text
        await driver.press("escape")
        await driver.until(lambda: driver.list._working is None)
        programs["radarr"].answers["GET /release"] = []
        driver.list.search_for("radarr", Target(movie_id=9), "The General (1926)")  # type: ignore[attr-defined]
        await driver.until(lambda: "No indexer has anything for" in driver.text)
        assert said_of(names, driver.text) == []


async def test_read_only_looks_but_does_not_grab(programs: Programs, tmp_path: Path) -> None:
    programs.read_only()
    async with searched(programs, tmp_path) as driver:
        await driver.press("a", "g", "enter")
        await driver.until(lambda: "read-only mode" in driver.text)
        assert programs.changes == []
