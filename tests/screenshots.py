"""`make screenshots`: draws `screenshots/` from the simulated stack with its clock held still."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import tests.conftest  # noqa: F401  (the same fixed time zone and calm Textual as the tests)
from tests.driver import Driver, held_stack, running

FOLDER = Path(__file__).parents[1] / "screenshots"

Walk = Callable[[Driver], Awaitable[None]]


async def _still(driver: Driver) -> None:
    return


async def _end_streams(driver: Driver) -> None:
    await driver.press("j", "space", "j", "space", "x")
    await driver.until(lambda: "End 2 streams" in driver.text)


async def _filter(driver: Driver) -> None:
    await driver.press("slash", *"decision:transcode")


async def _plex_down(driver: Driver) -> None:
    driver.stack.set_fault("tautulli", "plex-down")
    await driver.refreshed()


async def _help(driver: Driver) -> None:
    await driver.press("question_mark")


SHOTS: tuple[tuple[str, tuple[int, int], Walk], ...] = (
    ("activity-120x36", (120, 36), _still),
    ("activity-80x24", (80, 24), _still),
    ("activity-200x60", (200, 60), _still),
    ("activity-end-streams", (120, 36), _end_streams),
    ("activity-filter", (120, 36), _filter),
    ("activity-plex-down", (120, 36), _plex_down),
    ("help", (120, 44), _help),
)
"""Name, size, and what is done before the picture is taken."""


async def draw(names: list[str]) -> None:
    """Draw the pictures of these names, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name, size, walk in SHOTS:
        if names and name not in names:
            continue
        with (
            held_stack(services=("tautulli", "tautulli-cabin")) as stack,
            tempfile.TemporaryDirectory() as folder,
        ):
            async with running(stack, Path(folder), size=size, hour=True) as driver:
                await driver.hour_drawn()
                await walk(driver)
                (FOLDER / f"{name}.svg").write_text(driver.app.export_screenshot(title="mediatui"))
        print(f"screenshots/{name}.svg")


if __name__ == "__main__":
    asyncio.run(draw(sys.argv[1:]))
