"""What these tests share: a household, and a way to open the program before it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

from mediatui.demo.stack import Stack
from tests.driver import held_stack
from tests.terminal.pty import Terminal
from tests.terminal.test_ends import write_config

Open = Callable[..., Terminal]


@pytest.fixture(scope="module")
def household() -> Iterator[Stack]:
    """One stack for all tests of a file: none of them changes it."""
    with held_stack() as started:
        yield started


@pytest.fixture(scope="module")
def opens(household: Stack, tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Opens the program before the household, in folders of its own, its cache kept from one to the next.

    `opens(*words, module=…, size=…, answers=…, **environ)`.
    """
    folder = tmp_path_factory.mktemp("program")
    config = write_config(household, folder)
    folders = {"MEDIATUI_CACHE_DIR": str(folder / "cache"), "MEDIATUI_STATE_DIR": str(folder / "state")}

    def opened(
        *words: str,
        module: str = "mediatui",
        size: tuple[int, int] = (120, 36),
        answers: bool = True,
        **environ: str,
    ) -> Terminal:
        command = [sys.executable, "-m", module, *(words or ("--config", str(config)))]
        if module != "mediatui":
            command = [sys.executable, "-m", module, str(config)]
        return Terminal(command, size, {**folders, **environ}, answers=answers)

    return opened
