"""A request changed before it is approved: profile, seasons, requester, 4K; and what is known to choose from."""

from __future__ import annotations

from pathlib import Path

from mediatui.demo.stack import Stack
from mediatui.demo.world.requests.members import REQUEST_4K
from mediatui.demo.world.requests.records import Asked, Status
from mediatui.models.request import Program, RequestService, TargetServer, Wanted
from mediatui.ui.screens.requests.editing import profiles_of
from tests.driver import Driver, running
from tests.engine.desk import request
from tests.ui.screens.requests.asking import REQUESTS, changes
from tests.ui.screens.requests.test_answering import is_plain, onto


def server(number: int, name: str, **more: object) -> TargetServer:
    return TargetServer(number, name, Wanted.MOVIE, **more)  # type: ignore[arg-type]


def test_profiles_folders_and_tags_are_those_that_were_ever_seen_for_its_kind() -> None:
    known = [
        request(1, profile_id=4, profile_name="HD-1080p", root_folder="/data/movies", tags=(3, 1)),
        request(2, profile_id=6, root_folder="/data/kids"),
    ]
    about = RequestService(
        Program.SEERR,
        servers=(
            server(0, "Radarr", profile_id=4, root_folder="/data/films", tags=(7,)),
            server(1, "Radarr 4K", is_4k=True, profile_id=5),
        ),
    )
    found = profiles_of(request(9), about, known)
    assert [each.name for each in found.servers] == ["Radarr"]
    assert found.profiles == {4: "HD-1080p", 6: "profile 6"}, "the name of a profile is not lost to a number"
    assert found.folders == ("/data/films", "/data/movies", "/data/kids")
    assert found.tags == (1, 3, 7)
    assert profiles_of(request(9), None, ()).servers == ()


async def choose(driver: Driver, line: str) -> None:
    """Take a line of the list that is chosen from."""
    await driver.until(lambda: line in driver.text)
    await driver.press("g")
    for _ in range(20):
        if any("›" in each and line in each for each in driver.text.splitlines()):
            break
        await driver.press("j")
    await driver.press("enter")


async def edit(driver: Driver, request: Asked) -> None:
    await onto(driver, lambda asked: asked is request)
    await driver.press("e")
    await driver.until(lambda: "─ Edit " in driver.text)


async def idle(driver: Driver) -> None:
    await driver.until(lambda: not driver.list._working)


async def test_seasons_and_requester_are_changed_and_the_request_approved(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        lotus = await onto(driver, lambda asked: asked.kind == "tv" and len(asked.seasons) == 3)
        await driver.press("e")
        await choose(driver, "Seasons")
        await driver.until(lambda: "space mark" in driver.text)
        await driver.press("space", "enter")
        await choose(driver, "Requester")
        await choose(driver, "tomas")
        await driver.until(lambda: "Save and approve" in driver.text)
        assert "S2 S3" in driver.text
        await driver.press("enter")
        await driver.until(lambda: "Change and approve " in driver.text)
        assert f"PUT /api/v1/request/{lotus.number}" in driver.text
        assert f"POST /api/v1/request/{lotus.number}/approve" in driver.text
        assert changes(stack) == []
        await driver.press("enter")
        await driver.until(lambda: lotus.status is Status.APPROVED)
        await idle(driver)
        assert (list(lotus.seasons), lotus.by.name) == ([2, 3], "tomas")
        assert changes(stack) == [
            f"PUT /api/v1/request/{lotus.number}",
            f"POST /api/v1/request/{lotus.number}/approve",
        ]


async def test_a_profile_is_saved_and_4k_is_asked_for_instead(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        movie = await onto(driver, lambda asked: is_plain(asked) and asked.by.may(REQUEST_4K))
        await driver.press("e")
        await choose(driver, "Quality profile")
        await choose(driver, "profile 4")
        await choose(driver, "Save, leave it pending")
        await driver.until(lambda: "─ Change " in driver.text)
        await driver.press("enter")
        await driver.until(lambda: movie.profile == 4)
        await idle(driver)
        assert movie.status is Status.PENDING

        await edit(driver, movie)
        await choose(driver, "no: ask for it")
        await driver.until(lambda: "in 4K instead?" in driver.text)
        assert "DELETE " in driver.text
        await driver.press("enter")
        desk = stack.world.requests
        await driver.until(lambda: movie.number not in desk.requests)
        await idle(driver)
        (instead,) = desk.of(movie.media)
        assert (instead.is_4k, instead.by) == (True, movie.by)


async def test_leaving_changes_nothing_and_what_is_not_pending_is_not_edited(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        await onto(driver, is_plain)
        await driver.press("e")
        await choose(driver, "Quality profile")
        await choose(driver, "profile 4")
        await driver.until(lambda: "Save and approve" in driver.text)
        await driver.press("escape")
        await idle(driver)
        await driver.press("right")
        await onto(driver, lambda asked: asked.status is Status.APPROVED)
        await driver.press("e")
        await driver.until(lambda: "only what is pending can be edited" in driver.told)
        await idle(driver)
        assert changes(stack) == []
