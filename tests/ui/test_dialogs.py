"""The dialogs that ask for a text, a choice or a key, each alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen

from mediatui.ui import keys
from mediatui.ui.dialogs.choose import ChooseDialog, Option
from mediatui.ui.dialogs.press import PressDialog
from mediatui.ui.dialogs.prompt import PromptDialog
from mediatui.ui.frame import screen_text

OPTIONS = [Option("a", "Apple", "red"), Option("b", "Pear"), Option("c", "Plum [green]")]


class Asking(App[None]):
    """Shows one dialog and keeps its answers."""

    CSS = ".dialog { border: round white; }"

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    def ask(self, dialog: ModalScreen[Any]) -> None:
        self.push_screen(dialog, self.answers.append)


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    app = Asking()
    async with app.run_test(size=(60, 20)) as started:
        yield started


def app_of(pilot: Pilot[None]) -> Asking:
    assert isinstance(pilot.app, Asking)
    return pilot.app


async def ask(pilot: Pilot[None], dialog: ModalScreen[Any], *pressed: str) -> str:
    """Show the dialog, press these keys, and give what stands on the screen then."""
    app_of(pilot).ask(dialog)
    await pilot.pause()
    await pilot.press(*pressed)
    await pilot.pause()
    return screen_text(pilot.app)


# -- a text -----------------------------------------------------------------


def prompt(value: str = "", **more: Any) -> PromptDialog:
    dialog = PromptDialog()
    dialog.prepare("A [bold]name[/]", value, **more)
    return dialog


async def test_a_text_is_taken_without_the_blanks_around_it(pilot: Pilot[None]) -> None:
    text = await ask(pilot, prompt("b", hint="what it is called"), "space")
    assert "A [bold]name[/]" in text and "Enter take  Esc cancel   what it is called" in text
    await pilot.press("enter")
    assert app_of(pilot).answers == ["b"]
    await ask(pilot, prompt("b"), "escape")
    assert app_of(pilot).answers == ["b", None]


async def test_what_is_wrong_is_told_until_it_is_typed_on(pilot: Pilot[None]) -> None:
    dialog = prompt(hint="a number", check=lambda text: "" if text.isdigit() else "that is none")
    text = await ask(pilot, dialog, "x", "enter")
    assert "that is none" in text and "a number" not in text
    await pilot.press("backspace", "7")
    assert "a number" in screen_text(pilot.app)
    await pilot.press("enter")
    assert app_of(pilot).answers == ["7"]


# -- a choice ---------------------------------------------------------------


def choose(*chosen: str, **more: bool) -> ChooseDialog:
    dialog = ChooseDialog()
    dialog.prepare("Fruit", OPTIONS, chosen, **more)
    return dialog


async def test_one_is_chosen_beginning_at_the_one_it_is(pilot: Pilot[None]) -> None:
    text = await ask(pilot, choose("b"))
    assert "› Pear" in "".join(text.split("\xa0")).replace("  ", " ")
    assert "Plum [green]" in text and "mark" not in text
    await pilot.press("j", "enter")
    assert app_of(pilot).answers == [("c",)]
    await ask(pilot, choose("b"), "q")
    assert app_of(pilot).answers[-1] is None


async def test_several_are_chosen_and_put_in_order(pilot: Pilot[None]) -> None:
    await ask(pilot, choose("a", several=True, ordered=True), "J", "j", "space", "enter")
    assert app_of(pilot).answers == [("a", "c")], "the first was moved behind the second, the third marked"
    await ask(pilot, choose("a", several=True, ordered=True), "G", "K", "K", "K", "space", "enter")
    assert app_of(pilot).answers[-1] == ("c", "a")
    await ask(pilot, choose("a", several=True), "J", "space", "enter")
    assert app_of(pilot).answers[-1] == (), "where the order is not asked for nothing is moved"


# -- a key ------------------------------------------------------------------


async def test_the_next_key_is_the_answer(pilot: Pilot[None]) -> None:
    def press() -> PressDialog:
        dialog = PressDialog()
        dialog.prepare("A key for: Sort", "now s")
        return dialog

    text = await ask(pilot, press())
    assert "now s" in text and "Esc cancel" in text
    await pilot.press("ctrl+t")
    await ask(pilot, press(), "question_mark")
    await ask(pilot, press(), "enter")
    await ask(pilot, press(), "escape")
    assert app_of(pilot).answers == ["ctrl+t", "question_mark", "enter", None]
    pilot.app.set_keymap(keys.textual_keymap({"press.cancel": ("f10",)}))
    await ask(pilot, press(), "f10")
    await ask(pilot, press(), "escape")
    assert app_of(pilot).answers[4:] == [None, "escape"], "the key that cancels may be another one"
