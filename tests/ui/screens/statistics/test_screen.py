"""The statistics: every table there is, its range and measure, what is veiled, what is said when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.engine.graphs_stats import FoundStats
from mediatui.models.audience import Section
from mediatui.models.graph_book import KeptStats
from mediatui.models.statistics import Stat, StatKind, StatRow
from mediatui.ui.screens.statistics import present
from mediatui.ui.settings import Settings
from mediatui.wording.privacy import veiled_user
from tests.driver import Driver, held_stack, running

SCREEN = Settings(screen="statistics")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """A household nobody changes before the last test."""
    with held_stack() as started:
        yield started


async def told(driver: Driver) -> None:
    """Wait until the tables that are asked for stand on the screen."""
    screen: Any = driver.list
    await driver.until(lambda: not screen._stats._lookups.asks("stats"))
    await driver.paint()


async def test_every_table_as_text(
    stack: Stack, tmp_path: Path, capture: Any, snapshot: SnapshotAssertion
) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await told(driver)
        assert driver.app.export_screenshot() == snapshot(extension_class=SVGImageExtension)
        for view in present.VIEWS:
            driver.list.show_view(view)
            await driver.paint()
            assert driver.text == capture(name=view)
        for width, height in ((200, 60), (80, 24), (60, 20), (20, 5)):
            assert await driver.resized(width, height) == capture(name=f"libraries_{width}x{height}")


async def test_range_and_measure_are_asked_for(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await told(driver)
        assert driver.text.splitlines()[1].startswith("─ Statistics ─ 30 days ─ by plays ─ now ─")
        await driver.press("left_square_bracket", "c")
        await told(driver)
        assert driver.text.splitlines()[1].startswith("─ Statistics ─ 7 days ─ by hours ─ now ─")
        await driver.press("l")
        await driver.paint()
        assert "[popular movies " in driver.text
        before = stack.counts("tautulli")["get_home_stats"]
        await driver.press("r")
        await driver.until(lambda: stack.counts("tautulli")["get_home_stats"] == before + 1)


async def test_privacy_hides_users_titles_and_players(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=Settings(screen="statistics", privacy=True)) as driver:
        await told(driver)
        for view in present.VIEWS:
            driver.list.show_view(view)
            await driver.paint()
            await driver.press("j")
            for name in ("mira", "Grandma Noor", "Dune", "Arcane", "TV Shows", "Living Room", "Boards of"):
                assert name not in driver.text, (view, name)
        driver.list.show_view("top_users")
        await driver.paint()
        assert veiled_user("mira") in driver.text


def test_a_table_told_twice_counts_once_and_a_title_may_be_watched_again() -> None:
    movie = StatRow("Dune", plays=3, rating_key="7", year=2024)
    seen = [StatRow("Dune", rating_key="7", user="anna", user_id=1, row_id=n) for n in (1, 2)]
    stats = (
        Stat(StatKind.TOP_MOVIES, (movie, movie)),
        Stat(StatKind.LAST_WATCHED, tuple(seen)),
        Stat(StatKind.TOP_LIBRARIES, (StatRow("Movies"),)),
    )
    kept = KeptStats(stats, (Section(1, "Movies", "movie", count=26),), 0.0)
    rows = present.ranked(FoundStats(kept))
    assert [(row.view, row.place) for row in rows] == [
        ("top_movies", 1),
        ("last_watched", 1),
        ("last_watched", 2),
        ("libraries", 1),
    ]
    assert set(present.row_of(rows[0], 0.0).cells) == {column.key for column in present.COLUMNS}
    assert present.ranked(FoundStats()) == []


async def test_failing_and_kept(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, settings=SCREEN, size=(100, 20)) as driver:
        await told(driver)
    stack.set_fault("tautulli", "html")
    stack.clock.advance(7_300)  # type: ignore[attr-defined]
    async with running(stack, tmp_path, settings=SCREEN, size=(100, 20)) as driver:
        await told(driver)
        assert driver.text == capture(name="with_what_was_known")
    async with running(stack, tmp_path / "new", settings=SCREEN, size=(100, 20)) as driver:
        await told(driver)
        assert driver.text == capture(name="from_the_start")
