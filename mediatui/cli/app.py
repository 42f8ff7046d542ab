"""`mediatui` alone: the full-screen program."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from mediatui.cli import crash, setup, terminal

if TYPE_CHECKING:
    from pathlib import Path

    from mediatui.cli.preferences import FilePreferences
    from mediatui.config.model import Config
    from mediatui.runtime import Folders, Runtime
    from mediatui.ui.app import MediatuiApp
    from mediatui.ui.settings import Settings

SCREEN_NAMES = (
    "activity",
    "requests",
    "search",
    "downloads",
    "releases",
    "library",
    "title",
    "music",
    "artist",
    "album",
    "wanted",
    "calendar",
    "history",
    "blocklist",
    "system",
    "plays",
    "timeline",
    "viewers",
    "libraries",
    "discover",
    "users",
    "graphs",
    "statistics",
    "trends",
    "notifications",
    "issues",
    "journal",
    "settings",
)
"""The screens there are, for `--screen`."""

LINE_LOOKED_AT_S = 2.0
"""Seconds between two looks at whether the terminal is still there."""

CALM = {"TEXTUAL_FPS": "20", "TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}
"""What Textual reads when it is first imported: on a slow line nothing moves that need not."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the program itself."""
    parser.add_argument("--screen", choices=SCREEN_NAMES, help="the screen to open with")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the program; needs a terminal."""
    config = setup.read_config(args)
    if not setup.has_terminal():
        print("mediatui needs a terminal. Without one: mediatui activity, mediatui status.", file=sys.stderr)
        return 2
    if not terminal.draws(os.environ):
        words = f'A terminal that calls itself "{os.environ["TERM"]}" (TERM) cannot draw a screen'
        print(f"{words}. There: mediatui activity, mediatui status.", file=sys.stderr)
        return 2
    return open_app(config, setup.folders(), args)


def open_app(config: Config, folders: Folders, args: argparse.Namespace) -> int:
    """Run the app on this configuration until the person leaves; gives the exit code.

    Of the arguments `screen`, `read_only` and `privacy` matter.
    """
    import asyncio
    import gc

    # Collecting garbage while a few thousand classes and rules are made finds none, and costs a tenth of
    # the way to the first paint. `_run_app` turns it on again after that.
    gc.disable()
    calm_textual(motion=config.general.motion)
    terminal.set_colours(os.environ, config.general.colour)
    terminal.write_in(terminal.charset(os.environ))
    return asyncio.run(_run_app(config, folders, args))


def calm_textual(*, motion: bool) -> None:
    """Set Textual's defaults for a slow line; must be called before it is imported."""
    if not motion:
        for name, value in CALM.items():
            os.environ.setdefault(name, value)


def _collect_again() -> None:
    """What stands after the first paint stays: keep it out of every later collection."""
    import gc

    gc.collect()
    gc.freeze()
    # What is made by the thousand here (models, rows) is in no circle and stays: looking through all of it
    # again and again is a pause of 30 to 100 ms each time, and finds nothing.
    gc.set_threshold(2_000, 500, 100)
    gc.enable()


async def _run_app(config: Config, folders: Folders, args: argparse.Namespace) -> int:
    import asyncio

    from mediatui.runtime import Runtime

    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        app = make_app(runtime, args.screen)
        if config.path is not None:
            app.preferences = _preferences(config.path, runtime, args)
        app.after_first_paint(app.greet)
        app.after_first_paint(_collect_again)
        _end_in_order(app)
        watching = asyncio.create_task(_end_with_the_line(app), name="line")
        await app.run_async(mouse=config.general.mouse)
        watching.cancel()
        if app.crash is not None:
            raise crash.AppCrashError from app.crash
        return app.return_code or 0


def make_app(runtime: Runtime, screen: str | None = None) -> MediatuiApp:
    """The app for a runtime, as its configuration wants it."""
    from mediatui.ui.app import MediatuiApp

    return MediatuiApp(runtime.engine, settings_of(runtime.config, screen))


def settings_of(config: Config, screen: str | None = None) -> Settings:
    """What of a configuration the screens need, in this terminal."""
    from mediatui.ui.settings import Settings

    charset = terminal.charset(os.environ)
    return Settings(
        colours=terminal.colours(os.environ, config.general.colour),
        ascii=terminal.plain_signs(config.general.ascii, charset, os.environ),
        charset=charset,
        screen=screen or config.general.screen,
        theme=config.general.theme,
        terminate_message=config.activity.terminate_message,
        keys=config.keys,
        columns=config.columns,
        privacy=config.general.privacy,
        mouse=config.general.mouse,
    )


def _preferences(path: Path, runtime: Runtime, args: argparse.Namespace) -> FilePreferences:
    from mediatui.cli.preferences import FilePreferences

    return FilePreferences(path, runtime, settings_of, lambda config: setup.adjusted(config, args))


async def _end_with_the_line(app: MediatuiApp) -> None:
    """End when the terminal is gone and nobody was told: who reads from it would read nothing for ever."""
    import asyncio
    import termios

    while True:
        await asyncio.sleep(LINE_LOOKED_AT_S)
        try:
            termios.tcgetattr(0)
        except (termios.error, OSError):
            app.exit()
            return


def _end_in_order(app: MediatuiApp) -> None:
    """A lost line or a polite kill ends the program as `q` does, with the terminal left sane."""
    import asyncio
    import signal

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, app.exit)
