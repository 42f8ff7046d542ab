"""The timeline: a lane for each user, drawn by the clock; its days; and the way there and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.stack import Stack
from mediatui.models.history_play import Play
from mediatui.models.stream import Decision, MediaType, Title
from mediatui.ui.screens.timeline import present
from mediatui.ui.settings import Settings
from tests.driver import EVENING, held_stack, running


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


def play(user: str, hour: float, hours: float, decision: Decision = Decision.DIRECT_PLAY) -> Play:
    """A play that began on the day of the tests at that hour."""
    start = present.day_of(EVENING).start + hour * 3600
    return Play(
        "tautulli", 1, user, Title(MediaType.MOVIE, "Dune"), decision, len(user),
        started=start, stopped=start + hours * 3600, played_s=hours * 3600,
    )  # fmt: skip


def drawn(*plays: Play, width: int = 24) -> str:
    lane = present.Lane("tautulli", "anna", plays)
    return "".join(span.text for span in present.lane_spans(lane, present.day_of(EVENING), width))


def test_a_lane_is_drawn_by_the_clock_and_each_way_of_giving_out_has_its_mark() -> None:
    plays = (play("anna", 2, 1.9), play("anna", 8, 0.01, Decision.TRANSCODE), play("anna", 22, 5))
    assert drawn(*plays) == "··██····▒·············██"
    assert drawn(play("anna", -1, 2.5, Decision.DIRECT_STREAM)) == "▓▓······················"
    assert drawn(*plays, width=12) == "·█··▒······█"
    assert drawn() == "·" * 24


def test_lanes_are_those_of_users_the_busiest_first() -> None:
    lanes = present.lanes_of([play("kai", 9, 1), play("anna", 8, 2), play("kai", 7, 0.5)])
    assert [(lane.user, len(lane.plays), lane.seconds) for lane in lanes] == [
        ("anna", 1, 7200.0),
        ("kai", 2, 5400.0),
    ]
    assert [each.started for each in lanes[1].plays] == sorted(each.started or 0 for each in lanes[1].plays)


@pytest.mark.parametrize(("width", "hours"), [(96, "00  01  02"), (40, "00  02 03"), (10, "00")])
def test_the_hours_stand_over_the_lanes_as_many_as_fit(width: int, hours: str) -> None:
    ruler = present.ruler(width)
    assert len(ruler) <= width
    assert ruler.startswith(hours[:2])
    assert all(len(each) == 2 for each in ruler.split())


def test_days_follow_one_another() -> None:
    day = present.day_of(EVENING)
    assert (day.name, day.words) == ("2026-03-14", "Sat 14 Mar 2026")
    assert [day.by(step).name for step in (-1, 1, -14)] == ["2026-03-13", "2026-03-15", "2026-02-28"]
    assert day.by(-1).end == day.start


async def test_a_day_from_the_list_of_plays_and_back(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, settings=Settings(screen="plays")) as driver:
        await driver.until(lambda: len(driver.table.rows) == 300)
        await driver.press("j", "t")
        await driver.until(lambda: "‹ Sat 14 Mar 2026 ›" in driver.text and driver.table.rows)
        await driver.rested()
        for width, height in ((20, 5), (80, 24), (120, 36)):
            await driver.resized(width, height)
            await driver.paint()
            assert driver.text == capture(name=f"{width}x{height}")
        await driver.press("right")
        assert "That day has not come yet" in driver.told
        await driver.press("left")
        await driver.until(lambda: "‹ Fri 13 Mar 2026 ›" in driver.text and "anna" in driver.text)
        days = [params.get("start_date") for _, _, params in stack.requests("tautulli")]
        assert [day for day in days if day] == ["2026-03-14", "2026-03-13"]
        await driver.press("P")
        await driver.paint()
        for name in ("anna", "juno", "Severance", "Living Room"):
            assert name not in driver.text, name
        await driver.press("t")
        await driver.until(lambda: "─ Plays ─" in driver.text)
