"""Keys on the screens: what the table says is what they do, and a key that was changed is the new one everywhere."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import mediatui.ui
from mediatui.config.keymap import KEYMAP, MOVING, clashes
from mediatui.demo.stack import Stack
from mediatui.ui import keys
from mediatui.ui.app import MediatuiApp
from mediatui.ui.commands import commands
from mediatui.ui.settings import Settings
from mediatui.ui.widgets.key_bar import KeyBar
from mediatui.ui.widgets.text_input import FilterInput
from tests.driver import Driver, held_stack, running


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


def changed(**more: tuple[str, ...]) -> Settings:
    """Settings with these keys; an id's dots are written as two underscores."""
    return with_keys({name.replace("__", "."): keys for name, keys in more.items()})


def with_keys(changes: Mapping[str, tuple[str, ...]]) -> Settings:
    assert list(clashes(changes)) == [], "the configuration would not have let it pass"
    return Settings(terminate_message="Good night", keys=changes)


def all_classes() -> Iterator[type[DOMNode]]:
    """Every screen and widget of ours."""
    for module in pkgutil.walk_packages(mediatui.ui.__path__, "mediatui.ui."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == module.name:
                yield thing


def all_bindings() -> list[tuple[str, Any]]:
    """Every binding of ours, with the class it stands in."""
    return [
        (each.__name__, binding) for each in all_classes() for binding in each.__dict__.get("BINDINGS", ())
    ]


def key_bar(driver: Driver) -> str:
    return driver.screen.query_one(KeyBar).text


# -- the table and the bindings -----------------------------------------------


def test_every_binding_is_in_the_table_and_made_from_it() -> None:
    for where, binding in all_bindings():
        assert isinstance(binding, Binding) and binding.id in KEYMAP, (where, binding)
        made = keys.binding(binding.id, binding.action, show=binding.show, priority=binding.priority)
        assert binding == made, (where, binding.id)
        assert binding.description and binding.tooltip and binding.group in keys.GROUPS


def test_everything_in_the_table_is_bound_once() -> None:
    ids = [binding.id for _, binding in all_bindings()]
    twice = {name for name in ids if ids.count(name) > 1}
    # What moves in a list moves in a detail too.
    assert twice <= {name for name, shortcut in KEYMAP.items() if shortcut.group == MOVING}
    assert set(ids) == set(KEYMAP)


def test_the_app_has_no_keys_but_those_of_the_table() -> None:
    assert {binding.id for _, binding in MediatuiApp._merged_bindings or ()} <= set(KEYMAP)


async def test_on_the_screen_each_key_is_of_one_id(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        for node, bindings in driver.app.screen._binding_chain:
            for key, sharing in bindings.key_to_bindings.items():
                assert len(sharing) == 1, (node, key)


# -- a key that was changed ---------------------------------------------------


async def test_a_changed_key_works_and_the_old_one_does_not(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=changed(pause=("X", "f9"))) as driver:
        await driver.press("p")
        assert "PAUSED" not in driver.text
        await driver.press("X")
        assert "PAUSED" in driver.text
        await driver.press("f9")
        assert "PAUSED" not in driver.text


async def test_a_key_with_several_defaults_loses_them_all(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=changed(list__down=("ctrl+n",))) as driver:
        first = driver.table.cursor_key
        await driver.press("j")
        await driver.press("down")
        assert driver.table.cursor_key == first
        await driver.press("ctrl+n")
        assert driver.table.cursor_key != first


async def test_two_keys_that_changed_places_do_what_the_other_did(stack: Stack, tmp_path: Path) -> None:
    settings = changed(list__up=("down", "j"), list__down=("up", "k"))
    async with running(stack, tmp_path, settings=settings) as driver:
        rows = [row.key for row in driver.table.rows]
        await driver.press("k")
        assert driver.table.cursor_key == rows[1]
        await driver.press("up")
        assert driver.table.cursor_key == rows[2]
        await driver.press("j")
        await driver.press("down")
        assert driver.table.cursor_key == rows[0]


async def test_the_panes_have_keys_that_can_be_changed_too(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=changed(pane__next=("f6",))) as driver:
        assert driver.app.focused is driver.table
        await driver.press("tab")
        assert driver.app.focused is driver.table
        await driver.press("f6")
        assert driver.app.focused is not driver.table


async def test_the_key_bar_shows_the_changed_key_in_its_place(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        before = key_bar(driver)
    settings = changed(stream__terminate=("delete",), list__filter=("f3",), help=("f1",))
    async with running(stack, tmp_path, settings=settings) as driver:
        after = key_bar(driver)
    expected = (
        before.replace("x end", "Del end").replace("/ filter", "F3 filter").replace("? help", "F1 help")
    )
    assert after == expected != before


async def test_help_shows_the_changed_key_and_not_the_old_one(stack: Stack, tmp_path: Path) -> None:
    settings = changed(stream__terminate=("X",), help=("f1",), list__mark_all=("ctrl+space",))
    async with running(stack, tmp_path, size=(120, 50), settings=settings) as driver:
        await driver.press("question_mark")
        assert "End the marked streams" not in driver.text
        await driver.press("f1")
        (told,) = (line for line in driver.text.splitlines() if "End the marked" in line)
        assert " X " in told and " x " not in told
        assert " ctrl+space " in next(line for line in driver.text.splitlines() if "Mark all shown" in line)


async def test_the_palette_shows_the_changed_key(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=changed(pause=("f9",), palette=("ctrl+k",))) as driver:
        await driver.press("colon")
        assert not driver.app.screen.is_modal
        await driver.press("ctrl+k", *"pause")
        assert "F9" in next(line for line in driver.text.splitlines() if "Pause all updates" in line)


async def test_the_palette_offers_an_action_once_however_many_keys_it_has(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path) as driver:
        assert [(c.name, c.key) for c in commands(driver.app) if c.run == "quit"] == [("Quit", "q")]


async def test_the_keys_of_a_dialog_can_be_changed_and_it_says_so(stack: Stack, tmp_path: Path) -> None:
    settings = changed(ask__yes=("f10",), ask__no=("ctrl+g",), ask__earlier=("pageup",))
    async with running(stack, tmp_path, settings=settings) as driver:
        await driver.press("x")
        await driver.until(lambda: "F10 end  ctrl+g cancel  PgUp↓ earlier" in driver.text)
        await driver.press("enter", "escape")
        assert driver.app.screen.is_modal
        await driver.press("ctrl+g")
        assert not driver.app.screen.is_modal


async def test_what_the_filter_takes_as_text_is_not_shown_as_a_key(stack: Stack, tmp_path: Path) -> None:
    settings = changed(palette=("O",), redraw=("X",), filter__drop=("ctrl+g",))
    async with running(stack, tmp_path, settings=settings) as driver:
        assert "O palette" in key_bar(driver)
        await driver.press("slash", "O", "X")
        assert driver.screen.query_one(FilterInput).value == "OX"
        assert "palette" not in key_bar(driver)
        assert "ctrl+g clear filter" in key_bar(driver)
        await driver.press("ctrl+g")
        assert driver.app.focused is driver.table


async def test_ctrl_space_is_known_under_both_of_its_names(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=changed(list__mark_all=("ctrl+space",))) as driver:
        await driver.press("ctrl+@")
        assert len(driver.table.marked) == len(driver.table.rows)


def test_without_changes_nothing_is_remapped() -> None:
    assert keys.textual_keymap({}) == {}
    assert keys.textual_keymap({"list.down": ("n", "down")}) == {"list.down": "n,down"}
