"""Graphs and plays: a key to its graph beside a bare plotext build, the screen opened, 100,000 rows paged.

`python -m tests.benchmarks.graphs` measures these alone.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.requests import Told, _floor, _key_to_paint
from tests.benchmarks.stage import PYTHON, World, paired, quiet_environment
from tests.terminal.pty import Terminal

TITLE = "Plays by date"
NEXT = (">", "<")
"""The graph after and the one before: both are in the cache once they were looked at."""


class Drawn(World):
    """A household with the program on one of the screens of what was played."""

    def app(
        self, size: tuple[int, int] = (120, 36), cache: str = "graphs", screen: str = "graphs"
    ) -> Terminal:
        """The real program on that screen."""
        folders = {
            "MEDIATUI_CACHE_DIR": str(self.folder / cache),
            "MEDIATUI_STATE_DIR": str(self.folder / f"{cache}-state"),
        }
        command = [PYTHON, "-m", "mediatui", "--config", str(self.config), "--screen", screen]
        return Terminal(command, size, folders)

    def graph(self) -> dict[str, Any]:
        """Plays by date of 30 days, as Tautulli tells them."""
        call = f"{self.service['url']}/api/v2?apikey={self.service['api_key']}&cmd=get_plays_by_date"
        with urllib.request.urlopen(f"{call}&time_range=30", timeout=30) as answer:
            told: dict[str, Any] = json.load(answer)["response"]["data"]
            return told


def plotext_build(graph: dict[str, Any], width: int = 120, height: int = 31) -> float:
    """Seconds of one bare plotext build of the same columns, without its import."""
    import plotext

    began = time.perf_counter()
    plotext.clear_figure()
    plotext.plotsize(width, height)
    lines = [line for line in graph["series"] if any(line["data"]) and line["name"] != "Total"]
    plotext.stacked_bar(graph["categories"], [line["data"] for line in lines])
    plotext.build()
    return time.perf_counter() - began


def our_drawing(graph: dict[str, Any], width: int = 120, height: int = 31) -> float:
    """Seconds of one of our own drawings of them, from the graph to its lines."""
    from mediatui.engine.graphs import Question
    from mediatui.models.statistics import Graph, Line
    from mediatui.ui.widgets.chart_drawing import chart_lines
    from mediatui.ui.widgets.chart_picture import picture_of

    lines = tuple(Line(line["name"], tuple(map(int, line["data"]))) for line in graph["series"])
    made = Graph(tuple(graph["categories"]), lines)
    began = time.perf_counter()
    picture = picture_of(made, Question("plays-by-date"))
    chart_lines(picture, width, height, len(made.categories) - 1)
    return time.perf_counter() - began


def figures(folder: Path, runs: int) -> Iterator[Told]:
    """Everything that is measured of graphs and plays."""
    with Drawn(folder) as world:
        graph = world.graph()
        builds = [plotext_build(graph) for _ in range(12)][2:]
        floor = statistics.median(builds)
        ours = statistics.median([our_drawing(graph) for _ in range(12)][2:])
        value = f"{ours / floor:.2f} × ({ours * 1000:.1f} ms)"
        yield (
            "a graph drawn (floor: bare plotext build)",
            value,
            f"{floor * 1000:.1f} ms",
            "≤ 1 ×",
            ours <= floor,
        )
        with world.app() as terminal:  # fills the cache
            terminal.until(TITLE)
            terminal.pump(3)
            for key in NEXT:
                terminal.send(key)
                terminal.pump(3)
            pressed = sorted(_key_to_paint(terminal, NEXT[number % 2]) for number in range(12))
            key = pressed[len(pressed) // 2]
            value = f"{key / floor:.2f} × ({key * 1000:.0f} ms)"
            name = "a graph key to its paint (floor: bare plotext build)"
            yield name, value, f"{floor * 1000:.1f} ms", "≤ 50 ms", key <= 0.05
            terminal.pump(1)
            terminal.send("q")
            terminal.ended(within=5)

        def cached() -> float:
            with world.app() as terminal:
                return terminal.until("█")

        mine, empty, ratio = paired(runs, cached, _floor)
        value = f"{ratio:.2f} × ({mine * 1000:.0f} ms)"
        yield "graphs, first paint cached", value, f"{empty * 1000:.0f} ms", "≤ 1.9 ×", ratio <= 1.9
    yield from _paged(folder)


def _paged(folder: Path) -> Iterator[Told]:
    """All of a history of 100,000 rows, read to its end on the screen of plays."""
    with Drawn(folder, "large") as world:
        module = "tests.benchmarks.plays_paged"
        command = [sys.executable, "-m", module, world.service["url"], world.service["api_key"]]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rows = f"{told['rows']:,} plays of {told['sittings']:,} rows"
        yield f"{rows} read to the end, s", f"{told['seconds']:.0f}", "", "", None
        yield "… memory before and after, MiB", f"{told['rss'][0]:.0f} → {told['rss'][1]:.0f}", "", "", None
        turn = told["longest"]
        yield "… longest turn of the loop while they load, ms", f"{turn:.1f}", "", "≤ 16", turn <= 16
        key = told["key"]
        yield "… a key to its paint among all of them, ms", f"{key:.1f}", "", "≤ 50", key <= 50


def main() -> None:
    """Measure these alone, and print a line each."""
    quiet_environment()
    with tempfile.TemporaryDirectory() as name:
        for what, value, floor, held, well in figures(Path(name), 5):
            print(f"{what:<62} {value:<22} {floor:<9} {held:<9} {well}", flush=True)


if __name__ == "__main__":
    main()
