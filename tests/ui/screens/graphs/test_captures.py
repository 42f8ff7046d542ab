"""Every graph as it is drawn: of the household's history, and of a real one; and the screen's states."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.engine.graphs import GRAPHS, Found, Question, ask, sources
from mediatui.models.statistics import Graph, Line
from mediatui.ui.screens.graphs.present import placeholder
from mediatui.ui.settings import Settings
from mediatui.ui.widgets.chart_drawing import chart_lines
from mediatui.ui.widgets.chart_picture import picture_of
from tests.conftest import SHARED
from tests.driver import Driver, held_stack, remember_hour, running, runtime_for
from tests.fakes import endpoint

SCREEN = Settings(screen="graphs")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """A household nobody changes for long."""
    with held_stack() as started:
        yield started
        started.set_fault("tautulli", None)


async def drawn(driver: Driver) -> None:
    """Wait until the graph that is asked for stands on the screen."""
    screen: Any = driver.list
    await driver.until(lambda: not screen._graphs.busy)
    await driver.paint()


def as_text(graph: Graph, question: Question, width: int, height: int) -> str:
    """A chart on as many lines as a screen of that height leaves for it."""
    picture = picture_of(graph, question)
    lines = chart_lines(picture, width, height - 3, len(picture.categories) - 1, 5)
    return "\n".join("".join(span.text for span in each).rstrip() for each in lines)


async def test_every_graph_of_the_household(tmp_path: Path, capture: Any) -> None:
    whole = held_stack(services=("tautulli", "seerr", "radarr", "sonarr"))
    with whole as stack:
        async with runtime_for(stack, tmp_path) as runtime:
            await remember_hour(stack, runtime)
            for sort in GRAPHS:
                question = Question(sort.name, 30).plain
                graph = (await ask(runtime.engine, sources(runtime.engine)[0], question)).graph
                for width, height in ((120, 36), (80, 24)):
                    drawing = as_text(graph, question, width, height)
                    assert drawing == capture(name=f"{sort.name}_{width}x{height}")


@pytest.mark.parametrize("sort", [sort for sort in GRAPHS if sort.kind], ids=lambda sort: sort.name)
def test_every_graph_of_a_real_history(sort: Any, capture: Any) -> None:
    path = SHARED / "recordings" / "tautulli" / f"get_{sort.name.replace('-', '_')}.json"
    if not path.exists():
        pytest.skip("the recordings are not beside the project")
    data = json.loads(path.read_text())["response"]["data"]
    lines = tuple(Line(each["name"], tuple(map(int, each["data"]))) for each in data["series"])
    graph = Graph(tuple(map(str, data["categories"])), lines)
    assert as_text(graph, Question(sort.name).plain, 80, 24) == capture


def test_one_point_and_nothing(capture: Any) -> None:
    told = []
    for name in ("plays-by-date", "plays-per-month", "plays-by-top-10-users", "week-by-hour"):
        question = Question(name).plain
        for words, plays in (("one play", 1), ("no play", 0)):
            graph = Graph(("2026-03-14",), (Line("TV", (plays,)), Line("Movies", (0,))))
            for width, height in ((120, 36), (80, 24)):
                drawing = as_text(graph, question, width, height)
                told += [f"{name}, {words} at {width}x{height}:", drawing, ""]
    assert "\n".join(told) == capture


async def test_every_size(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await drawn(driver)
        for width, height in ((200, 60), (120, 36), (80, 24), (60, 20), (20, 5)):
            assert await driver.resized(width, height) == capture(name=f"{width}x{height}")
        await driver.resized(80, 24)
        await driver.press("t")
        await driver.paint()
        assert driver.text == capture(name="table_80x24")
        await driver.resized(200, 60)
        assert driver.text == capture(name="table_200x60")


async def test_failing_from_the_start(stack: Stack, tmp_path: Path, capture: Any) -> None:
    stack.set_fault("tautulli", "down")
    async with running(stack, tmp_path, size=(100, 24), settings=SCREEN) as driver:
        await drawn(driver)
        assert driver.text == capture
    stack.set_fault("tautulli", None)


def test_nothing_to_draw_is_said_in_words() -> None:
    def words(graph: Graph | None, name: str = "plays-by-date", who: str = "") -> str:
        told = placeholder([endpoint()], Found(graph), Question(name), who)
        return "".join(span.text for span in told[0])

    assert words(None) == "Asking Tautulli …"
    nobody = placeholder([], Found(), Question("plays-by-date"), "")
    assert nobody[0][0].text == "No Tautulli is configured"
    assert words(Graph()) == "Nothing was played within the last 30 days"
    assert words(Graph(), who="kai") == "Nothing was played by kai within the last 30 days"
    assert words(Graph(), "streams-of-the-day") == "Nothing was recorded within the last day"
    assert words(Graph(), "transcode-causes") == "Nothing was transcoded within the last 30 days"


PICTURES = (
    "plays-by-date", "plays-by-hourofday", "plays-by-stream-resolution", "week-by-hour",
    "concurrent-streams-by-stream-type", "plays-by-place",
)  # fmt: skip


async def test_the_pictures(stack: Stack, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        for name in PICTURES:
            driver.list.ask(Question(name))  # type: ignore[attr-defined]
            await drawn(driver)
            picture = driver.app.export_screenshot()
            assert picture == snapshot(name=name, extension_class=SVGImageExtension)


async def test_failing_with_what_was_known(stack: Stack, tmp_path: Path, capture: Any) -> None:
    # The last one here: the household's clock goes on.
    async with running(stack, tmp_path, size=(100, 24), settings=SCREEN) as driver:
        await drawn(driver)
        stack.set_fault("tautulli", "html")
        stack.clock.advance(4_000)  # type: ignore[attr-defined]
        await driver.refreshed()
        await drawn(driver)
        assert driver.text == capture
