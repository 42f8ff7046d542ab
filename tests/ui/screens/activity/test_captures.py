"""Each state of the screen as text, and its main state as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from mediatui.demo.stack import Stack
from tests.driver import held_stack, running


class TextFile(SingleFileSnapshotExtension):
    """A capture is a text file of its own, to be read as it was seen."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"


@pytest.fixture
def capture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("tautulli", "tautulli-cabin")) as started:
        yield started


SIZES = [(20, 5), (60, 20), (80, 24), (120, 36), (200, 60)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_live(stack: Stack, tmp_path: Path, capture: Any, size: tuple[int, int]) -> None:
    async with running(stack, tmp_path, size=size, hour=True) as driver:
        await driver.hour_drawn()
        assert driver.text == capture


async def test_empty(stack: Stack, tmp_path: Path, capture: Any) -> None:
    for name in stack.services:
        stack.world_of(name).set_quiet(True)
    async with running(stack, tmp_path) as driver:
        assert driver.text == capture


@dataclass
class State:
    """A way the services fail, all of them or one."""

    name: str
    faults: dict[str, str]


@pytest.mark.parametrize(
    "state",
    [
        State("plex_down", {"tautulli": "plex-down"}),
        State("all_down", {"tautulli": "down", "tautulli-cabin": "down"}),
        State("another_program", {"tautulli": "html"}),
    ],
    ids=lambda state: state.name,
)
async def test_failing_with_what_was_known(stack: Stack, tmp_path: Path, capture: Any, state: State) -> None:
    async with running(stack, tmp_path) as driver:
        for service, fault in state.faults.items():
            stack.set_fault(service, fault)
        await driver.refreshed()
        assert driver.text == capture


async def test_failing_from_the_start(stack: Stack, tmp_path: Path, capture: Any) -> None:
    for name in stack.services:
        stack.set_fault(name, "down")
    async with running(stack, tmp_path) as driver:
        assert driver.text == capture


async def test_old(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path):
        pass
    for name in stack.services:
        stack.set_fault(name, "timeout")
    stack.clock.advance(4_000)  # type: ignore[attr-defined]
    async with running(stack, tmp_path, live=False) as driver:
        await driver.pilot.pause()
        assert driver.text == capture


async def test_detail_where_it_is_narrow(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, size=(80, 30)) as driver:
        await driver.press("j", "enter")
        assert driver.text == capture


async def test_the_question_before_streams_are_ended(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("space", "space", "x")
        await driver.until(lambda: "End 2 streams" in driver.text)
        assert driver.text == capture


async def test_help(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, size=(120, 44)) as driver:
        await driver.press("question_mark")
        assert driver.text == capture


async def test_the_picture(stack: Stack, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with running(stack, tmp_path, hour=True) as driver:
        await driver.hour_drawn()
        assert driver.app.export_screenshot() == snapshot.use_extension(SVGImageExtension)
