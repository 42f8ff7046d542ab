"""The pictures of requests: list, detail, a run of many, and what a failure looks like."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack, running

Walk = Callable[[Driver], Awaitable[None]]


async def _still(driver: Driver) -> None:
    return


async def _detail(driver: Driver) -> None:
    driver.table.move_cursor(5)
    await driver.pilot.pause()


async def _run(driver: Driver) -> None:
    await driver.press(*["space"] * 12, "a")
    await driver.until(lambda: "Approve 12 requests?" in driver.text)
    await driver.press("g")
    driver.stack.set_fault("seerr", "slow:0.3")
    await driver.press("enter")
    await driver.until(lambda: " of 12 requests …" in driver.text)


async def _failed_run(driver: Driver) -> None:
    driver.stack.set_fault("seerr", "fail-every:3")
    await driver.press(*["space"] * 9, "a")
    await driver.until(lambda: "Approve 9 requests?" in driver.text)
    await driver.press("enter")
    await driver.until(lambda: "Approved 6 requests" in driver.text)


async def _down(driver: Driver) -> None:
    driver.stack.set_fault("seerr", "down")
    coordinator = driver.runtime.engine.coordinator
    await coordinator.fetch_now(coordinator.keys("requests"))
    await driver.paint()


async def _question(driver: Driver) -> None:
    await driver.press("j", "j", "j", "j", "a")
    await driver.until(lambda: "Approve " in driver.text)


class Shot(NamedTuple):
    """A picture: its name, its screen and size, and what is done before it is taken."""

    name: str
    size: tuple[int, int] = (120, 36)
    walk: Walk = _still
    screen: str = "requests"


SHOTS = (
    Shot("requests-120x36"),
    Shot("requests-80x24", (80, 24)),
    Shot("requests-detail", (200, 50), _detail),
    Shot("requests-question", walk=_question),
    Shot("requests-run", walk=_run),
    Shot("requests-run-failed", walk=_failed_run),
    Shot("requests-down", walk=_down),
    Shot("discover", screen="discover"),
    Shot("users", (160, 40), screen="users"),
    Shot("issues", screen="issues"),
)


async def draw_requests(folder: Path, names: list[str]) -> None:
    """Draw the pictures of these names, or all of them, each before a household of its own."""
    for name, size, walk, screen in SHOTS:
        if names and name not in names:
            continue
        with held_stack(services=("tautulli", "seerr")) as stack, tempfile.TemporaryDirectory() as place:
            settings = Settings(screen=screen)
            async with running(stack, Path(place), size=size, settings=settings) as driver:
                await walk(driver)
                if hasattr(driver.list, "_lookups"):
                    await driver.rested()
                (folder / f"{name}.svg").write_text(driver.app.export_screenshot(title="mediatui"))
        print(f"screenshots/{name}.svg")
