"""The palette: everything that can be done, found by a few letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.ui.app import PALETTE_CHOICE, PLACES
from mediatui.ui.commands import by_alias
from mediatui.ui.dialogs.palette import Command, Palette, rank
from tests.driver import Driver, held_stack
from tests.ui.configured import configured


def named(*names: str) -> list[Command]:
    return [Command(name, "", "What it is for" if name == "Pause" else "", f"do('{name}')") for name in names]


ALL = named("Pause", "Theme mediatui-light", "Theme nord", "Undo", "Setting theme", "Refresh", "Redraw")


def found(typed: str, commands: Sequence[Command] = ALL) -> list[str]:
    return [command.name for command in rank(commands, typed)]


# -- finding, without a screen ----------------------------------------------


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", [command.name for command in ALL]),
        ("und", ["Undo"]),
        ("UND", ["Undo"]),
        ("theme", ["Theme mediatui-light", "Theme nord", "Setting theme"]),  # names that begin so come first
        ("nord theme", ["Theme nord"]),  # the words in any order
        ("refrehs", ["Refresh"]),  # a typing mistake
        ("what for", ["Pause"]),  # what it is for counts too
        ("tml", ["Theme mediatui-light"]),  # initials
        ("rfs", ["Refresh"]),  # letters in their order
        ("qqq", []),
    ],
)
def test_it_finds_by(typed: str, names: list[str]) -> None:
    assert found(typed) == names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("activity anna", ["Activity: anna"]),
        ("act user:anna !kai", ["Activity: user:anna !kai"]),
        ("jou failed", ["Journal: failed"]),
        ("act", []),  # that is the screen's own command
        ("act  ", []),
        ("ac anna", []),  # too short to mean anything
        ("xyz anna", []),
    ],
)
def test_a_screens_name_with_words_behind_it_means_that_screen_filtered(typed: str, meant: list[str]) -> None:
    assert [command.name for command in by_alias(PLACES, typed)] == meant


# -- on the screen ----------------------------------------------------------


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


def offered(driver: Driver) -> list[str]:
    """The names in the palette that is open."""
    assert isinstance(driver.app.screen, Palette)
    return [command.name for command in driver.app.screen._found]


async def type_into_palette(driver: Driver, words: str) -> list[str]:
    await driver.press("colon", *["space" if letter == " " else letter for letter in words])
    return offered(driver)


async def test_it_offers_actions_screens_services_settings_and_themes(stack: Stack, tmp_path: Path) -> None:
    async with configured(stack, tmp_path) as driver:
        names = await type_into_palette(driver, "")
        for name in ("End stream", "Filter", "Journal", "Services", "Open tautulli", "Reload", "Setting theme",
                     "Theme nord", "Quit", "Undo", "Privacy"):  # fmt: skip
            assert name in names, name
        assert len(names) == len(set(names))
        assert not [name for name in names if name in ("Down", "Do it")], "moving needs no palette"
        await driver.press("escape")
        await type_into_palette(driver, "open tau")
        assert "it is up" in driver.text


async def test_what_was_chosen_comes_first_the_next_time_and_after_a_restart(
    stack: Stack, tmp_path: Path
) -> None:
    async with configured(stack, tmp_path) as driver:
        await type_into_palette(driver, "reverse")
        await driver.press("enter")
        await type_into_palette(driver, "pause")
        await driver.press("enter")
        assert (await type_into_palette(driver, ""))[:2] == ["Pause", "Reverse"]
        await driver.press("escape")
        await driver.until(lambda: driver.app.recent == ["Pause", "Reverse"])
        assert await driver.runtime.engine.choices.recall(PALETTE_CHOICE) == ["Pause", "Reverse"]
    async with configured(stack, tmp_path) as driver:
        driver.app.greet()
        await driver.until(lambda: driver.app.recent)
        assert (await type_into_palette(driver, ""))[:2] == ["Pause", "Reverse"]


async def test_an_alias_and_a_setting_show_their_screens_filtered(stack: Stack, tmp_path: Path) -> None:
    async with configured(stack, tmp_path) as driver:
        assert (await type_into_palette(driver, "theme setting"))[0] == "Setting theme"
        await driver.press("enter")
        await driver.until(lambda: 'filter: "general.theme"' in driver.text)
        assert "1 of " in driver.text and "mediatui-dark" in driver.text
        assert (await type_into_palette(driver, "act anna"))[0] == "Activity: anna"
        await driver.press("enter")
        await driver.until(lambda: "1 of 9 streams" in driver.text)
        assert "filter: anna" in driver.text
        assert driver.table.has_focus
        await driver.pilot.resize_terminal(20, 5)
        await type_into_palette(driver, "undo")
        assert "│ undo" in driver.text and "› Undo" in driver.text, "on the lowest screen too"
        await driver.press("escape", "E")
        await driver.until(lambda: "Enter take" in driver.text)
        assert "│ ~/mediatui" in driver.text
