"""Users: listed, judged, changed with a preview; and their requests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from tests.driver import Driver, config_for, running
from tests.ui.screens.requests.asking import changes

USERS = Settings(screen="users")


async def onto(driver: Driver, name: str) -> None:
    names = ["".join(s.text for s in row.cells["name"]) for row in driver.table.rows]
    driver.table.move_cursor(names.index(name))
    await driver.pilot.pause()


async def test_users_as_text_and_their_requests(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, settings=USERS) as driver:
        await onto(driver, "kai")
        for width, height in ((120, 36), (200, 60), (80, 24), (60, 20), (20, 5)):
            await driver.resized(width, height)
            await driver.rested()
            assert driver.text == capture(name=f"{width}x{height}")
        await driver.resized(120, 36)
        await driver.press("v")
        await driver.until(lambda: "─ Requests ─ 4 of 60 requests" in driver.text)
        assert 'filter: user:"kai"' in driver.text
        assert "[all 60]" in driver.text


async def test_permissions_and_quota_are_changed_with_a_preview(stack: Stack, tmp_path: Path) -> None:
    kai = next(member for member in stack.world.requests.members.values() if member.name == "kai")
    before = kai.permissions
    async with running(stack, tmp_path, settings=USERS) as driver:
        await onto(driver, "kai")
        await driver.press("e")
        await driver.until(lambda: "What kai may do" in driver.text)
        await driver.press(*["j"] * 6, "space", "enter")
        await driver.until(lambda: "Change what kai may do?" in driver.text)
        assert "gives: approves itself" in driver.text
        assert "takes:" not in driver.text
        assert f"/api/v1/user/{kai.number}/settings/permissions" in driver.text
        assert changes(stack) == []
        await driver.press("enter")
        await driver.until(lambda: kai.permissions == before | 128)
        await driver.until(lambda: not driver.list._working)
        await driver.until(lambda: "approves itself" in driver.row("kai") or "approv" in driver.row("kai"))

        await driver.press("Q")
        await driver.until(lambda: "How many movies kai may ask for" in driver.text)
        assert "5 in 7 days" in driver.text
        await driver.press("ctrl+u", *"many", "enter")
        await driver.until(lambda: "write it like" in driver.text)
        await driver.press("ctrl+u", *"9 in 3", "enter")
        await driver.until(lambda: "How many seasons kai may ask for" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "movies: 5 in 7 days → 9 in 3 days" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: (kai.movie_limit, kai.movie_days) == (9, 3))
        assert (kai.tv_limit, kai.tv_days) == (None, None), "what was not changed stays"
        await driver.until(lambda: "9 in 3 days" in driver.row("kai"))


async def test_failing_private_and_read_only(stack: Stack, tmp_path: Path) -> None:
    config = config_for(stack, General(read_only=True))
    stack.set_fault("seerr", "down")
    async with running(stack, tmp_path, size=(200, 60), config=config, settings=USERS) as driver:
        assert "Nothing is known of the users" in driver.text
        assert "cannot be reached since 21:40" in driver.text
        stack.set_fault("seerr", None)
        driver.runtime.engine.coordinator.refresh()
        await driver.until(lambda: "12 users" in driver.text)
        await driver.press("e", "Q")
        assert driver.dialog == ""
        await driver.press("P")
        await driver.rested()
        members = stack.world.requests.members.values()
        told = [text for m in members for text in (m.name, m.email) if len(text) > 4 and text in driver.text]
        assert told == []
