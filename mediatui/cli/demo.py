"""`mediatui demo`: the real program in front of a simulated stack."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from mediatui.cli import setup, simulation

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
        "--screen", choices=("activity",), default=argparse.SUPPRESS, help="the screen to open with"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the demo, or print one frame of it."""
    import asyncio

    from mediatui.cli import app

    try:
        running = simulation.Simulation.start(args, "--port", PORT)
    except simulation.SimulationError as problem:
        print(f"demo: {problem}", file=sys.stderr)
        return 2
    with running:
        folders = setup.folders("demo")
        config = _config(running, folders)
        asyncio.run(_remember_last_hour(running, config, folders))
        if args.once or not setup.has_terminal():
            app.calm_textual(motion=False)
            print(asyncio.run(_frame(config, folders, args.screen)))
            return 0
        return app.open_app(config, folders, args.screen)


def _config(running: simulation.Simulation, folders: Folders) -> Config:
    """Write the configuration of the stack to the demo's own folder and read it as any other is read."""
    from mediatui.config.load import load_config
    from mediatui.config.write import write_private

    path = folders.state / "config.toml"
    write_private(path, running.config_text())
    return load_config(path)


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
    except RecordError as problem:
        print(f"demo: {problem}", file=sys.stderr)
        return
    try:
        await record.forget_minutes(2**62)
        for endpoint in config.services:
            samples = [ActivitySample(**sample) for sample in hour(endpoint.name)]
            await record.add_minutes(endpoint.fingerprint, samples)
    finally:
        await record.aclose()


async def _frame(config: Config, folders: Folders, screen: str | None) -> str:
    from mediatui.cli.app import make_app
    from mediatui.runtime import Runtime
    from mediatui.ui.frame import frame_text

    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        return await frame_text(make_app(runtime, screen), runtime.answered)
