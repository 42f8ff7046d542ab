"""`make bench`: what a person waits for and what goes over the line, beside floors of the same run."""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import graphs, inside, memory, requests
from tests.benchmarks.stage import PYTHON, World, empty_app, paired, quiet_environment
from tests.terminal.pty import Terminal

MORE = ("library", "music", "downloads")
"""Those that print lines of their own, each in a process of its own."""


@dataclass(frozen=True)
class Figure:
    """One measured line: its value, the floor beside it, and what it is held to."""

    name: str
    value: str
    floor: str
    held: str
    well: bool | None


def starts(folder: Path, runs: int) -> Iterator[Figure]:
    """First content, from the cache and live, as ratios to an empty app and a bare call."""

    def floor() -> float:
        with empty_app() as terminal:
            return terminal.until("ready")

    with World(folder) as world:
        with world.app() as terminal:  # fills the cache
            terminal.until("The Wire")
            terminal.send("q")
            terminal.ended(within=5)

        def cached() -> float:
            with world.app() as terminal:
                return terminal.until("The Wire")

        yield _ratio("first cached content, services up", paired(runs, cached, floor), 1.5)

        def bare() -> float:
            command = [PYTHON, str(Path(__file__).with_name("bare_call.py")), world.address]
            began = time.perf_counter()
            subprocess.run(command, check=True)
            return time.perf_counter() - began + floor()

        numbers = iter(range(1000))

        def live() -> float:
            with world.app(cache=f"none{next(numbers)}") as terminal:
                return terminal.until("The Wire")

        yield _ratio("first live content (floor: empty app + bare httpx call)", paired(runs, live, bare), 1.5)

    def cached_down() -> float:
        with world.app() as terminal:
            return terminal.until("The Wire")

    yield _ratio("first cached content, services down", paired(runs, cached_down, floor), 1.5)


def running(folder: Path, seconds: float) -> Iterator[Figure]:
    """Bytes, CPU and memory while nothing and while a dozen streams play; the price of keys."""
    with World(folder) as world:
        world.with_streams(12)
        with world.app(cache="running") as terminal:
            terminal.until("The Wire")
            terminal.pump(4)
            yield from _over(terminal, seconds, "12 live streams", bytes_s=6_000, cpu=0.04)
            yield _most("memory with 12 live streams, MiB", terminal.rss_mib(), 60)
            terminal.send("p")
            moves = [terminal.send("j") for _ in range(5)] + [terminal.send("k") for _ in range(3)]
            yield _most("a moved cursor, bytes (the dearest of 8)", max(moves), 700)
            yield _most("a help dialog opened, bytes", terminal.send("?"), None)
            yield _most("… and closed, bytes", terminal.send("esc"), None)
        world.tell("/world/quiet", quiet=True)
        with world.app(cache="idle") as terminal:
            terminal.until("Nobody is watching")
            terminal.pump(4)
            yield from _over(terminal, seconds, "nobody watching", bytes_s=0, cpu=0.04)


def many(folder: Path, seconds: float) -> Iterator[Figure]:
    """Fifty streams."""
    with World(folder, "large") as world, world.app(cache="large") as terminal:
        terminal.until("50 streams")
        terminal.pump(4)
        yield from _over(terminal, seconds, f"{world.streams()} live streams", bytes_s=None, cpu=None)
        terminal.send("p")
        yield _most("a page down in 50 streams, bytes", terminal.send("pgdn"), 10_000)


def long(folder: Path, keys: int) -> Iterator[Figure]:
    """A long session."""
    with World(folder) as world, world.app(cache="long") as terminal:
        terminal.until("The Wire")
        terminal.pump(4)
        found = memory.pressed(terminal, keys)
        yield _most("memory before many keys, MiB", found.start, None)
        yield _most(f"… and after {keys:,} of them", found.end, 90)
        slope = f"{found.slope:.2f}"
        yield Figure("… and for each 1,000 of the second half", slope, "", "≤ 2", found.slope <= 2)


def _over(
    terminal: Terminal, seconds: float, what: str, *, bytes_s: float | None, cpu: float | None
) -> Iterator[Figure]:
    before, spent = terminal.written, terminal.cpu_s()
    terminal.pump(seconds)
    yield _most(f"{what}, bytes a second", (terminal.written - before) / seconds, bytes_s)
    yield _most(f"{what}, share of a core", (terminal.cpu_s() - spent) / seconds, cpu)


def _ratio(name: str, measured: tuple[float, float, float], most: float) -> Figure:
    ours, floor, ratio = measured
    value = f"{ratio:.2f} × ({ours * 1000:.0f} ms)"
    return Figure(name, value, f"{floor * 1000:.0f} ms", f"≤ {most} ×", ratio <= most)


def _most(name: str, value: float, most: float | None) -> Figure:
    shown = f"{value:.3f}" if isinstance(value, float) and value < 1 and value else f"{value:,.0f}"
    if most is None:
        return Figure(name, shown, "", "", None)
    return Figure(name, shown, "", f"≤ {most:,}" if most else "0", value <= most)


def main() -> None:
    """Measure and print the table; exit 0 whatever it says, for times are a machine's own."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="runs of each start (default 9)")
    parser.add_argument("--keys", type=int, default=2000, help="keys of a long session (default 2000)")
    parser.add_argument("--seconds", type=float, default=10, help="length of each window (default 10)")
    given = parser.parse_args()
    quiet_environment()
    print(f"| {'what':<58} | {'measured':<20} | {'floor':<8} | {'held to':<9} | |")
    print(f"|{'-' * 60}|{'-' * 22}|{'-' * 10}|{'-' * 11}|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for figures in (
            starts(folder, given.runs),
            running(folder, given.seconds),
            many(folder, given.seconds),
            long(folder, given.keys),
            (Figure(*row) for row in inside.figures()),
            (Figure(*row) for row in requests.figures(folder, given.runs)),
            (Figure(*row) for row in graphs.figures(folder, given.runs)),
        ):
            for figure in figures:
                mark = {True: "✓", False: "✗", None: " "}[figure.well]
                print(
                    f"| {figure.name:<58} | {figure.value:<20} | {figure.floor:<8} | {figure.held:<9} | {mark} |",
                    flush=True,
                )
    for more in MORE:
        print(f"\n{more}:", flush=True)
        subprocess.run([PYTHON, "-m", f"tests.benchmarks.{more}"], check=True)


if __name__ == "__main__":
    main()
