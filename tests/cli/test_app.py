"""`mediatui` alone: when the screen opens, and as what."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from mediatui.cli import app
from mediatui.config.load import load_config
from mediatui.runtime import Folders, Runtime
from tests.cli.conftest import Run, WriteConfig
from tests.terminal.pty import Terminal

ANOTHER_SCREEN = b"\x1b[?1049h"
"""What takes the terminal from the person."""


def test_without_a_terminal_it_says_what_works_there_and_ends_with_two(run: Run, config: Path) -> None:
    ran = run("--config", config)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "mediatui needs a terminal. Without one: mediatui activity, mediatui status.\n"


def test_a_wrong_configuration_is_told_before_any_screen(config: Path) -> None:
    config.write_text("[general]\nmouse = 1\n")
    with Terminal([sys.executable, "-m", "mediatui", "--config", str(config)]) as terminal:
        terminal.until("mine.toml:2: general.mouse: must be true or false")
        assert terminal.ended(within=5) == 2
        assert ANOTHER_SCREEN not in terminal.raw
        assert b"Traceback" not in terminal.raw


def test_the_screen_opens_with_what_is_configured(config: Path) -> None:
    with Terminal([sys.executable, "-m", "mediatui", "--config", str(config)]) as terminal:
        terminal.until("Miles Davis")
        assert ANOTHER_SCREEN in terminal.raw
        terminal.send("q")
        assert terminal.ended(within=5) == 0


async def test_the_app_is_made_as_the_configuration_wants_it(
    write_config: WriteConfig, tmp_path: Path
) -> None:
    text = '[general]\ntheme = "nord"\n\n[activity]\nterminate_message = "Bedtime"\n\n[keys]\nhelp = "F1"\n'
    async with Runtime(load_config(write_config(top=text)), Folders(tmp_path, tmp_path)) as runtime:
        made = app.make_app(runtime, "activity")
    assert (made.theme, made.settings.terminate_message) == ("nord", "Bedtime")
    assert made.settings.keys == {"help": ("f1",)}
    assert made.settings.screen == app.make_app(runtime).settings.screen == "activity"


def test_nothing_moves_that_need_not_unless_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in app.CALM:
        monkeypatch.delenv(name, raising=False)
    app.calm_textual(motion=True)
    assert not set(app.CALM) & set(os.environ)
    monkeypatch.setenv("TEXTUAL_FPS", "30")
    app.calm_textual(motion=False)
    assert {name: os.environ[name] for name in app.CALM} == {**app.CALM, "TEXTUAL_FPS": "30"}
