"""Two thousand requests: first paint, a key while titles load, bytes for one approval, the longest turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.stage import PYTHON, World, empty_app, paired
from tests.terminal.pty import Terminal

Told = tuple[str, str, str, str, bool | None]


class Asked(World):
    """A large household with a Seerr, and a configuration of that alone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "large")
        seerr = self.told["seerr"]
        self.config.write_text(f'[services.seerr]\nurl = "{seerr["url"]}"\napi_key = "{seerr["api_key"]}"\n')

    def app(self, size: tuple[int, int] = (120, 36), cache: str = "requests") -> Terminal:
        """The real program on its requests screen."""
        folders = {
            "MEDIATUI_CACHE_DIR": str(self.folder / cache),
            "MEDIATUI_STATE_DIR": str(self.folder / f"{cache}-state"),
        }
        command = [PYTHON, "-m", "mediatui", "--config", str(self.config), "--screen", "requests"]
        return Terminal(command, size, folders)


def _floor() -> float:
    with empty_app() as terminal:
        return terminal.until("ready")


def _until_listed(terminal: Terminal) -> float:
    return terminal.until("of 2,000 requests")


def figures(folder: Path, runs: int) -> Iterator[Told]:
    """Everything that is measured of requests."""
    with Asked(folder) as world:
        with world.app() as terminal:  # fills the cache
            _until_listed(terminal)
            terminal.pump(12)
            terminal.send("q")
            terminal.ended(within=5)

        def cached() -> float:
            with world.app() as terminal:
                return _until_listed(terminal)

        numbers = iter(range(1000))

        def live() -> float:
            with world.app(cache=f"live{next(numbers)}") as terminal:
                return terminal.until("min ago")

        def bare() -> float:
            command = [PYTHON, str(Path(__file__).with_name("bare_call.py")), world.address]
            began = time.perf_counter()
            subprocess.run(command, check=True)
            return time.perf_counter() - began + _floor()

        for name, measure, beside, most in (
            ("2,000 requests, first paint cached", cached, _floor, 1.9),
            ("2,000 requests, first page live (floor: and a bare call)", live, bare, 1.9),
        ):
            ours, floor, ratio = paired(runs, measure, beside)
            value = f"{ratio:.2f} × ({ours * 1000:.0f} ms)"
            yield name, value, f"{floor * 1000:.0f} ms", f"≤ {most} ×", ratio <= most

        with world.app(cache="keys") as terminal:
            _until_listed(terminal)
            pressed = sorted(_key_to_paint(terminal, key) for key in "jkjkjkjkjkjk")
            told = f"{pressed[len(pressed) // 2] * 1000:.0f} (worst {pressed[-1] * 1000:.0f})"
            yield "a key to its paint while 2,000 titles load, ms", told, "", "≤ 50", pressed[-2] <= 0.05
            terminal.pump(10)
            before = terminal.written
            terminal.send("a")
            asked = terminal.written - before
            terminal.send("enter")
            terminal.pump(4)
            spent = terminal.written - before
            yield "one approval: the question, bytes", f"{asked:,}", "", "", None
            yield "… and all of it, toast and refresh, bytes", f"{spent:,}", "", "≤ 32,000", spent <= 32_000
        yield _stall(world)


def _key_to_paint(terminal: Terminal, key: str) -> float:
    """Seconds from a key to the first byte it brings."""
    terminal.pump(0.3, quiet=0.02)
    before = terminal.written
    os.write(terminal.fd, key.encode())
    began = time.perf_counter()
    terminal.pump(1, until=lambda: terminal.written > before)
    return time.perf_counter() - began


def _stall(world: Asked) -> Told:
    service = world.told["seerr"]
    command = [sys.executable, "-m", "tests.benchmarks.stall", service["url"], service["api_key"], "8"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    longest = told["turns"][0][0] if told["turns"] else 0.0
    value = f"{longest:.1f} ({told['requests']:,} + {told['titles']:,} titles)"
    return "longest turn of the loop while they load, ms", value, "", "≤ 16", longest <= 16
