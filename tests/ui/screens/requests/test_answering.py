"""One request judged and answered: approved, declined and taken back, tried again, deleted; and said when not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from mediatui.demo.world.requests.records import Asked, Status
from mediatui.models.journal import Outcome
from tests.driver import Driver, config_for, running
from tests.ui.screens.requests.asking import REQUESTS, approvals, by_status, changes


def under_cursor(driver: Driver) -> Asked:
    """The request under the cursor, as the household has it."""
    key = driver.table.cursor_key
    assert key is not None
    return driver.stack.world.requests.requests[int(key.partition("/")[2])]


async def onto(driver: Driver, wanted: Callable[[Asked], bool]) -> Asked:
    """Put the cursor on the first request that is wanted."""
    desk = driver.stack.world.requests.requests
    keys = [row.key for row in driver.table.rows]
    place = next(n for n, key in enumerate(keys) if wanted(desk[int(key.partition("/")[2])]))
    driver.table.move_cursor(place)
    await driver.pilot.pause()
    return under_cursor(driver)


async def asked(driver: Driver, question: str) -> None:
    await driver.until(lambda: question in driver.text)


def is_plain(asked: Asked) -> bool:
    """A movie that nothing is wrong with."""
    return asked.kind == "movie" and asked.media.tmdb in (1078605, 545611, 27205, 929590, 823219)


async def test_from_the_start_to_an_approved_request_in_three_keys(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(80, 24)) as driver:
        await driver.press("3")
        await driver.until(lambda: "[pending 40]" in driver.text and "Weapons (2025)" in driver.text)
        first = under_cursor(driver)
        await driver.press("a")
        await asked(driver, "Approve Mission: Impossible")
        assert f"POST /api/v1/request/{first.number}/approve" in driver.text
        assert stack.api_key("seerr") not in driver.text
        await driver.press("enter")
        await driver.until(lambda: "Approved Mission: Impossible" in driver.text)
        assert first.status is Status.APPROVED
        await driver.until(lambda: "39 requests" in driver.text.splitlines()[0])
        assert "[pending 39]" in driver.text
        assert under_cursor(driver).number == first.number - 1, "the next one is at hand"


async def test_a_decline_is_taken_back_and_a_delete_is_not(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        request = await onto(driver, is_plain)
        await driver.press("d")
        await asked(driver, "Decline ")
        await driver.press("escape")
        assert changes(stack) == [], "no means no"
        await driver.press("d")
        await asked(driver, "Decline ")
        await driver.press("enter")
        await driver.until(lambda: "Declined " in driver.text)
        assert request.status is Status.DECLINED
        await driver.press("u")
        await asked(driver, "it cannot be made pending again, only approved")
        await driver.press("enter")
        await driver.until(lambda: request.status is Status.APPROVED)
        await driver.until(lambda: not driver.list._working)

        driver.app.clear_notifications()
        request = await onto(driver, is_plain)
        await driver.press("delete")
        await asked(driver, "This cannot be undone")
        await driver.press("enter")
        await driver.until(lambda: request.number not in stack.world.requests.requests)
        await driver.until(lambda: not driver.list._working)
        await driver.press("u")
        await driver.until(lambda: "A deleted request is gone" in driver.told)
        entries, _ = await driver.runtime.engine.read_journal()
        made = [(entry.action, entry.origin) for entry in reversed(entries)]
        assert made == [
            ("request.decline", "requests"),
            ("request.approve", "undo 1"),
            ("request.delete", "requests"),
        ]
        assert {entry.outcome for entry in entries} == {Outcome.DONE}


async def test_what_somebody_else_approved_meanwhile_is_said_and_not_repeated(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        request = await onto(driver, is_plain)
        stack.set_fault("seerr", "approved-elsewhere")
        await driver.press("a")
        await asked(driver, "Approve ")
        await driver.press("enter")
        await driver.until(lambda: "already approved by" in driver.told)
        assert "Not done" in driver.text
        assert approvals(stack) == {}, "nobody is asked to approve it again"
        assert request.status is Status.APPROVED
        stack.set_fault("seerr", None)
        await driver.until(lambda: f"seerr/{request.number}" not in [row.key for row in driver.table.rows])


async def test_a_failure_to_hand_over_is_told_and_can_be_tried_again(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        stack.set_fault("seerr", "radarr-fails")
        request = await onto(driver, is_plain)
        await driver.press("a")
        await asked(driver, "Approve ")
        await driver.press("enter")
        await driver.until(lambda: "but handing it over to Radarr failed" in driver.told)
        await driver.until(lambda: "failed 4" in driver.text)
        driver.app.clear_notifications()
        stack.set_fault("seerr", None)
        await driver.press("left", "left")
        await driver.until(lambda: "[failed 4]" in driver.text)
        assert await onto(driver, lambda asked: asked is request) is request
        await driver.press("d")
        await driver.until(lambda: "is failed: there is nothing to decline" in driver.told)
        await driver.press("R")
        await asked(driver, "Try again ")
        await driver.press("enter")
        await driver.until(lambda: "Tried again " in driver.text)
        assert request.status is Status.APPROVED
        assert len(by_status(stack, Status.FAILED)) == 3


async def test_a_row_that_left_under_the_cursor_is_not_answered(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        request = await onto(driver, is_plain)
        stack.world.requests.delete(request, stack.world.requests.now)
        driver.runtime.engine.coordinator.refresh()
        await driver.until(lambda: driver.table.cursor_key is None)
        await driver.press("a")
        await driver.until(lambda: "No request is under the cursor" in driver.text)
        assert driver.dialog == ""


async def test_in_privacy_nothing_real_is_shown_and_still_the_right_one_is_answered(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path, size=(200, 60), settings=REQUESTS) as driver:
        desk = stack.world.requests
        names = {member.name for member in desk.members.values()}
        titles = {title.name for asked in desk.requests.values() if (title := desk.title(asked.media))}
        await driver.press("P", "right")
        await driver.rested()
        await driver.press("j", "a")
        await driver.until(lambda: driver.dialog)
        request = under_cursor(driver)
        told = driver.text
        await driver.press("enter")
        await driver.until(lambda: request.status is Status.APPROVED)
        await driver.until(lambda: not driver.list._working)
        told += driver.text
        assert "private" in told
        await driver.press("g", "e")
        await driver.until(lambda: driver.dialog == "ChooseDialog")
        told += driver.text
        assert not [name for name in names | titles if len(name) > 4 and name in told]
        assert "Folder" in told and "/folder" in told
        assert "/data/" not in told and "/movies" not in told and "/tv" not in told


async def test_read_only_offers_nothing(stack: Stack, tmp_path: Path) -> None:
    config = config_for(stack, General(read_only=True))
    async with running(stack, tmp_path, config=config, settings=REQUESTS) as driver:
        assert "approve" not in driver.text.splitlines()[-1]
        for key in ("a", "d", "e", "R", "delete"):
            await driver.press(key)
        assert driver.dialog == ""
        assert changes(stack) == []


async def test_what_they_watched_of_what_they_were_given_is_told(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(200, 60), settings=REQUESTS) as driver:
        request = await onto(driver, lambda asked: asked.by.name == "mira")
        await driver.until(lambda: "they were given" in driver.text)
        desk = stack.world.requests
        given = {
            asked.media.rating_key
            for asked in desk.requests.values()
            if asked.by is request.by and asked.media.rating_key and asked.media.shelf == 5
        }
        (told,) = re.findall(r"watched (\d+) of (\d+) they were given", driver.text)
        assert int(told[1]) == len(given) > 0
        assert 0 <= int(told[0]) <= len(given)
