"""The settings screen: changed with Enter, written to the file, taken up at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.stack import Stack
from mediatui.ui.screens.settings.screen import SettingsScreen
from tests.driver import Driver, held_stack
from tests.ui.configured import configured


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("tautulli", "tautulli-cabin")) as started:
        yield started


def told(folder: Path) -> dict[str, Any]:
    """What the file says of everything but the services."""
    tables = tomllib.loads((folder / "mine.toml").read_text())
    tables.pop("services")
    return tables


async def go_to(driver: Driver, dotted: str) -> SettingsScreen:
    """Show the screen and put the cursor on a setting."""
    if not isinstance(driver.app.screen, SettingsScreen):
        await driver.press("comma")
        await driver.until(lambda: isinstance(driver.app.screen, SettingsScreen))
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    screen.table.move_cursor([row.key for row in screen.table.rows].index(dotted))
    return screen


async def test_each_kind_of_setting_is_changed_by_keys_and_found_in_the_file(
    stack: Stack, tmp_path: Path
) -> None:
    async with configured(stack, tmp_path) as driver:
        await go_to(driver, "general.motion")
        await driver.press("enter")
        await driver.until(lambda: "Taken up when mediatui starts the next time" in driver.text)
        assert told(tmp_path) == {"general": {"motion": True}}

        await go_to(driver, "general.theme")
        await driver.press("enter")
        await driver.until(lambda: "› mediatui-dark" in driver.text)
        await driver.press("j", "enter")
        await driver.until(lambda: driver.app.theme == "mediatui-light")
        assert told(tmp_path)["general"]["theme"] == "mediatui-light"

        await go_to(driver, "general.refresh")
        await driver.press("enter")
        await driver.until(lambda: "Enter take" in driver.text)
        await driver.press("backspace", *"99", "enter")
        assert "is out of range. Write a number from 0.25 to 10." in driver.text, "it stays open and says why"
        await driver.press("backspace", "backspace", *"x", "enter")
        assert "must be a number, is text" in driver.text
        await driver.press("backspace", *"2.5", "enter")
        await driver.until(lambda: driver.runtime.config.general.refresh == 2.5)
        assert told(tmp_path)["general"]["refresh"] == 2.5

        await go_to(driver, "activity.terminate_message")
        await driver.press("enter")
        await driver.until(lambda: "Enter take" in driver.text)
        await driver.press("ctrl+u", *"Bed", "enter")
        await driver.until(lambda: driver.app.settings.terminate_message == "Bed")
        assert told(tmp_path)["activity"] == {"terminate_message": "Bed"}

        await go_to(driver, "columns.activity")
        await driver.press("enter")
        await driver.until(lambda: "The columns of activity" in driver.text and "J K" in driver.text)
        await driver.press("space", "enter")
        await driver.until(lambda: "columns" in told(tmp_path))
        assert told(tmp_path)["columns"]["activity"][:2] == ["user", "title"]

        await go_to(driver, "general.theme")
        await driver.press("delete")
        await driver.until(lambda: driver.app.theme == "mediatui-dark")
        assert "theme" not in told(tmp_path)["general"]
        await driver.press("2")
        assert driver.table.placed[0].column.key == "user", "the sign was taken out of the columns"


async def test_a_new_key_works_at_once_and_a_clash_is_refused_in_words(stack: Stack, tmp_path: Path) -> None:
    async with configured(stack, tmp_path) as driver:
        await go_to(driver, "keys.list.sort")
        await driver.press("enter")
        await driver.until(lambda: "press the new key" in driver.text)
        assert "A key for: Sort by the next column" in driver.text and "now s" in driver.text
        await driver.press("escape")
        assert "press the new key" not in driver.text and told(tmp_path) == {}
        await driver.press("enter", "q")
        await driver.until(lambda: "Not changed" in driver.text)
        assert "q is the key of quit too (by default)" in driver.text
        assert "mine.toml:" not in driver.text, "of a line that is in no file nothing is said"
        assert told(tmp_path) == {}
        driver.app.clear_notifications()
        await driver.press("enter", "O")
        await driver.until(lambda: told(tmp_path) == {"keys": {"list.sort": ["O"]}})
        assert "O sort" in driver.text
        await driver.press("O")
        assert "by name" in driver.text
        await driver.press("s")
        assert "by name" in driver.text, "the old one does nothing any more"
        await driver.press("2", "O")
        assert "by user" in driver.text, "on every screen"

        path = tmp_path / "mine.toml"
        broken = f"{path.read_text()}\n[general\n"
        path.write_text(broken)
        await go_to(driver, "general.mouse")
        await driver.press("enter")
        await driver.until(lambda: "Not changed" in driver.text)
        assert path.read_text() == broken and driver.app.settings.mouse, "a broken file is left alone"


async def test_services_privacy_and_read_only_are_taken_up_at_once(stack: Stack, tmp_path: Path) -> None:
    async with configured(stack, tmp_path) as driver:
        assert "olav" in driver.text
        await go_to(driver, "services.tautulli-cabin.enabled")
        await driver.press("enter", "2")
        await driver.until(lambda: "9 streams ─" in driver.text)
        assert "olav" not in driver.text and "●○" in driver.text
        assert told(tmp_path) == {}
        await go_to(driver, "services.tautulli-cabin.enabled")
        await driver.press("enter", "2")
        await driver.until(lambda: "11 streams ─" in driver.text)
        assert "olav" in driver.text

        await go_to(driver, "general.privacy")
        await driver.press("enter")
        await driver.until(lambda: "private" in driver.text.splitlines()[0])
        await go_to(driver, "general.read_only")
        await driver.press("enter")
        await driver.until(lambda: "read-only" in driver.text.splitlines()[0])
        await driver.press("2", "x")
        assert "anna" not in driver.text and "x end stream" not in driver.text
        assert told(tmp_path) == {"general": {"privacy": True, "read_only": True}}
