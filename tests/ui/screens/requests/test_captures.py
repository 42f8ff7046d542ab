"""Each state of the requests screen as text, and its main state as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from tests.driver import config_for, held_stack, running, without

REQUESTS = Settings(screen="requests")
SIZES = [(20, 5), (60, 20), (80, 24), (120, 36), (200, 60)]


async def test_live(stack: Stack, tmp_path: Path, capture: Any, snapshot: SnapshotAssertion) -> None:
    config = without(config_for(stack), "tautulli")
    async with running(stack, tmp_path, config=config, settings=REQUESTS) as driver:
        assert driver.app.export_screenshot() == snapshot.use_extension(SVGImageExtension)
        for width, height in SIZES:
            await driver.resized(width, height)
            await driver.rested()
            assert driver.text == capture(name=f"{width}x{height}")
        await driver.resized(80, 24)
        await driver.press("j", "j", "j", "j", "enter")
        await driver.rested()
        assert driver.text == capture(name="detail_80x24")
        await driver.press("escape", "right")
        assert driver.text == capture(name="all_80x24")


async def test_failing_with_what_was_known_and_old(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        stack.set_fault("seerr", "down")
        coordinator = driver.runtime.engine.coordinator
        await coordinator.fetch_now(coordinator.keys("requests"))
        await driver.paint()
        assert driver.text == capture(name="failing")
        assert (await driver.resized(60, 20)) == capture(name="failing_60x20")
    stack.set_fault("seerr", "timeout")
    stack.clock.advance(4_000)  # type: ignore[attr-defined]
    async with running(stack, tmp_path, settings=REQUESTS, live=False) as driver:
        await driver.pilot.pause()
        assert driver.text == capture(name="old")


async def test_failing_from_the_start_then_empty(stack: Stack, tmp_path: Path, capture: Any) -> None:
    stack.set_fault("seerr", "html")
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        assert driver.text == capture(name="failing")
        desk = stack.world.requests
        for asked in list(desk.requests.values()):
            desk.delete(asked, desk.now)
        stack.set_fault("seerr", None)
        driver.runtime.engine.coordinator.refresh()
        await driver.until(lambda: "Nobody has asked for anything" in driver.text)
        assert driver.text == capture(name="empty")


async def test_a_radarr_that_does_not_answer_is_named(stack: Stack, tmp_path: Path) -> None:
    stack.set_fault("seerr", "radarr-down")
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        assert "! seerr cannot reach Radarr: what depends on it may be old" in driver.text
        assert "40 of 60 requests" in driver.text


async def test_without_a_request_service_it_says_how_to_get_one(tmp_path: Path) -> None:
    with held_stack() as stack:
        async with running(stack, tmp_path, settings=REQUESTS) as driver:
            assert "No Seerr, Overseerr or Jellyseerr is configured" in driver.text
            assert "mediatui config edit" in driver.text
        config = without(config_for(stack), "tautulli")
        async with running(stack, tmp_path, config=config, settings=REQUESTS) as driver:
            assert "No Seerr" in driver.text


async def test_the_question_and_the_run_half_way(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, settings=REQUESTS) as driver:
        await driver.press(*["space"] * 6, "a")
        await driver.until(lambda: "Approve 6 requests?" in driver.text)
        assert driver.text == capture(name="question")
        stack.set_fault("seerr", "timeout")
        await driver.press("enter")
        await driver.until(lambda: "approving 6 requests …" in driver.text)
        assert driver.text == capture(name="half_way")
        await driver.press("escape")
        await driver.until(lambda: "Cancelled" in driver.text)
        driver.app.clear_notifications()
        for size in ((60, 20), (20, 5)):
            await driver.resized(*size)
            await driver.press("a")
            await driver.until(lambda: driver.dialog == "AskDialog")
            assert driver.text == capture(name=f"question_{size[0]}x{size[1]}")
            await driver.press("escape")
