"""`mediatui demo`: the real program in front of a simulated stack."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mediatui.cli import setup, simulation
from mediatui.cli.app import SCREEN_NAMES

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.runtime import Folders

PORT = "18180"
"""The first port the world tries, always the same, so that the next demo finds its cache again."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `demo` to the program's commands."""
    parser = subparsers.add_parser(
        "demo",
        help="try it on a simulated stack",
        description="Run the real program in front of a simulated household on loopback. Nothing is set up, "
        "nothing of yours is touched. Without a terminal one frame is printed as text.",
    )
    simulation.add_arguments(parser)
    parser.add_argument("--once", action="store_true", help="print one frame as text and end")
    parser.add_argument(
        "--screen", choices=SCREEN_NAMES, default=argparse.SUPPRESS, help="the screen to open with"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the demo, or print one frame of it."""
    # A cache for each world: the streams of another would be painted first.
    folders = setup.folders("demo", f"{args.size}-{args.seed}")
    try:
        with (
            simulation.Simulation.start(args, "--port", PORT) as running,
            _configured(running, folders) as config,
        ):
            return _show(running, setup.adjusted(config, args), folders, args)
    except simulation.SimulationError as problem:
        print(f"demo: {problem}", file=sys.stderr)
        return 2


@contextmanager
def _configured(running: simulation.Simulation, folders: Folders) -> Iterator[Config]:
    """The configuration of the stack, written to the demo's own folder and read as any other is read.

    It lies there while the demo runs, so that other commands can be pointed at the same stack.
    """
    from mediatui.config.load import load_config
    from mediatui.config.write import write_private

    # A file for each demo that runs at a time: its control port is its own.
    path = folders.state / f"config-{urlsplit(running.control).port}.toml"
    try:
        write_private(path, running.config_text())
    except OSError as problem:
        raise simulation.SimulationError(f"{path}: {setup.reason(problem)}") from None
    try:
        yield load_config(path)
    finally:
        path.unlink(missing_ok=True)


def _show(running: simulation.Simulation, config: Config, folders: Folders, args: argparse.Namespace) -> int:
    import asyncio

    from mediatui.cli import app, terminal

    asyncio.run(_remember_last_hour(running, config, folders))
    if args.once or not setup.has_terminal() or not terminal.draws(os.environ):
        app.calm_textual(motion=False)
        setup.say(asyncio.run(_frame(config, folders, args.screen)).split("\n"))
        return 0
    return app.open_app(config, folders, args)


async def _remember_last_hour(running: simulation.Simulation, config: Config, folders: Folders) -> None:
    """Give the demo's record the last hour of its world, as if mediatui had run all the while."""
    import json
    import urllib.request

    from mediatui.models.recording import ActivitySample
    from mediatui.store.record import Record, RecordError

    def hour(service: str) -> list[dict[str, Any]]:
        with urllib.request.urlopen(f"{running.control}/world/hour?service={service}", timeout=5) as answer:
            told: list[dict[str, Any]] = json.load(answer)
            return told

    try:
        record = await Record.open(folders.state / "record.sqlite")
        try:
            await record.forget_minutes(2**62)
            for endpoint in config.services:
                samples = [ActivitySample(**sample) for sample in hour(endpoint.name)]
                await record.add_minutes(endpoint.fingerprint, samples)
        finally:
            await record.aclose()
    except RecordError as problem:
        print(f"demo: {problem}", file=sys.stderr)


async def _frame(config: Config, folders: Folders, screen: str | None) -> str:
    from mediatui.cli.app import make_app
    from mediatui.runtime import Runtime
    from mediatui.ui.frame import frame_text

    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        return await frame_text(make_app(runtime, screen), runtime.answered)
