"""Asking for something: found on a shelf or by name, for oneself or in another's name; and when not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from mediatui.demo.world.requests.records import Asked, Status
from mediatui.ui.settings import Settings
from tests.driver import Driver, config_for, running
from tests.ui.screens.requests.asking import changes

DISCOVER = Settings(screen="discover")


async def found(driver: Driver, title: str) -> None:
    """Wait for a title, and put the cursor on it."""
    await driver.until(lambda: title in driver.text)
    keys = ["".join(s.text for s in row.cells["title"]) for row in driver.table.rows]
    driver.table.move_cursor(next(number for number, words in enumerate(keys) if title in words))
    await driver.pilot.pause()


async def search(driver: Driver, words: str) -> None:
    await driver.press("f")
    await driver.until(lambda: "Search" in driver.text and driver.dialog)
    await driver.press("ctrl+u", *words, "enter")
    await driver.until(lambda: f"“{words}”" in driver.text)


async def yes(driver: Driver, question: str) -> None:
    await driver.until(lambda: question in driver.text)
    await driver.press("enter")


def asked_for(stack: Stack, name: str) -> Callable[[], list[Asked]]:
    """The requests for the title of that name."""
    desk = stack.world.requests

    def those() -> list[Asked]:
        return [a for a in desk.requests.values() if (title := desk.title(a.media)) and title.name == name]

    return those


async def test_the_shelves_and_a_search_as_text(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, settings=DISCOVER) as driver:
        await found(driver, "Furiosa")
        await driver.rested()
        assert driver.text == capture(name="trending")
        for width, height in ((200, 60), (80, 24), (60, 20), (20, 5)):
            await driver.resized(width, height)
            await driver.rested()
            assert driver.text == capture(name=f"{width}x{height}")
        await driver.resized(80, 24)
        await search(driver, "dark")
        await found(driver, "Dark (2017)")
        assert driver.text == capture(name="search")
        await search(driver, "xyzzy")
        await driver.until(lambda: "Nothing is called like “xyzzy”" in driver.text)


async def test_a_movie_for_oneself_and_a_series_in_anothers_name(stack: Stack, tmp_path: Path) -> None:
    deadpool, succession = asked_for(stack, "Deadpool & Wolverine"), asked_for(stack, "Succession")
    async with running(stack, tmp_path, settings=DISCOVER) as driver:
        await found(driver, "Deadpool")
        await driver.press("a")
        await yes(driver, "the usual one")
        await driver.until(lambda: "It is approved at once" in driver.text)
        assert "POST /api/v1/request" in driver.text
        await driver.press("enter")
        await driver.until(deadpool)
        assert (deadpool()[0].status, deadpool()[0].by.number) == (Status.APPROVED, 1)
        await driver.until(lambda: not driver.list._working)
        await driver.until(lambda: "processing" in driver.row("Deadpool"))

        await found(driver, "Succession")
        await driver.press("A")
        await driver.until(lambda: "Which seasons?" in driver.text)
        await driver.press("space", "space", "enter")
        await driver.until(lambda: "In whose name?" in driver.text)
        await driver.press("j", "j", "enter")
        await driver.until(lambda: "in the name of" in driver.text and "Quota: " in driver.text)
        await driver.press("enter")
        await driver.until(succession)
        (request,) = succession()
        assert (request.status, request.by.number) == (Status.PENDING, 3)
        assert len(request.seasons) == len(stack.world.requests.title(request.media).regular) - 2  # type: ignore[union-attr]


async def test_what_is_there_or_asked_for_is_not_asked_for_again(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=DISCOVER) as driver:
        await found(driver, "Toy Story 5")
        assert "asked for" in driver.row("Toy Story 5")
        await driver.press("a")
        await driver.until(lambda: driver.dialog or driver.told)
        if driver.dialog:  # the usual quality is taken: only the other one is left
            await driver.press("escape")
        movie = next(a.media for a in asked_for(stack, "Toy Story 5")())
        other = stack.world.requests.hand_in(
            movie, stack.world.requests.members[1], stack.world.now, is_4k=True
        )
        await driver.until(lambda: not driver.list._working)
        await driver.press("a")
        await driver.until(lambda: "there is nothing to ask for" in driver.told)
        assert other.is_4k
        assert changes(stack) == []


async def test_a_quota_that_is_used_up_is_said_before_and_the_refusal_after(
    stack: Stack, tmp_path: Path
) -> None:
    desk = stack.world.requests
    kai = next(member for member in desk.members.values() if member.name == "kai")
    kai.movie_limit = 1
    async with running(stack, tmp_path, settings=DISCOVER) as driver:
        await found(driver, "Nosferatu")
        await driver.press("A")
        await yes(driver, "the usual one")
        await driver.until(lambda: "In whose name?" in driver.text)
        await driver.press("g", *["j"] * (kai.number - 1), "enter")
        await driver.until(lambda: "It is used up: seerr will refuse this." in driver.text)
        assert "in the name of kai" in driver.text
        await driver.press("enter")
        await driver.until(lambda: "Not done" in driver.told)
        assert "quota" in driver.told.casefold()
        assert asked_for(stack, "Nosferatu")() == []


async def test_a_shelf_that_fails_says_so_and_is_asked_for_again_by_itself(
    stack: Stack, tmp_path: Path
) -> None:
    stack.set_fault("seerr", "500")
    async with running(stack, tmp_path, settings=DISCOVER) as driver:
        await driver.until(lambda: "fails with an error of its own" in driver.text)
        stack.set_fault("seerr", None)
        driver.runtime.engine.coordinator.refresh()
        await driver.live()
        stack.clock.advance(11)  # type: ignore[attr-defined]
        await driver.paint()
        await found(driver, "Furiosa")


async def test_privacy_and_read_only(stack: Stack, tmp_path: Path) -> None:
    config = config_for(stack, General(read_only=True))
    async with running(stack, tmp_path, size=(200, 60), config=config, settings=DISCOVER) as driver:
        await found(driver, "Furiosa")
        assert "ask for it" not in driver.text
        await driver.press("a", "A")
        assert driver.dialog == ""
        await driver.press("P")
        await driver.rested()
        desk = stack.world.requests
        names = {title.name for title in desk.catalogue.wanted}
        assert not [name for name in names if len(name) > 4 and name in driver.text]
        assert changes(stack) == []
