"""Many requests at once: each outcome is told, what fails stays marked, and nothing is done twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mediatui.demo.world.requests.records import Status
from mediatui.models.journal import JournalEntry, Outcome
from tests.driver import Driver, running
from tests.ui.screens.requests.asking import (
    REQUESTS,
    approvals,
    by_status,
    desk_with,
    list_read,
)

APPROVED, PENDING = Status.APPROVED, Status.PENDING
SMALL = (60, 16)
"""A small terminal is drawn quicker, and the run is the same."""


async def journal(driver: Driver) -> list[JournalEntry]:
    return (await driver.runtime.engine.read_journal())[0]


async def answer_all(driver: Driver, question: str) -> None:
    """Mark all that is shown, and approve it."""
    await driver.press("ctrl+a", "a")
    await driver.until(lambda: question in driver.text)
    await driver.press("enter")


async def test_of_a_hundred_twenty_fail_and_stay_marked_and_named(tmp_path: Path) -> None:
    with desk_with(100) as stack:
        stack.set_fault("seerr", "fail-every:5")
        async with running(stack, tmp_path, size=SMALL, settings=REQUESTS) as driver:
            await answer_all(driver, "Approve 100 requests?")
            await driver.until(lambda: "Approved 80 requests" in driver.told)
            assert len(by_status(stack, APPROVED)) == 80
            assert len(driver.table.marked) == 20
            assert "20 requests not done" in driver.told
            assert "… and 17 more" in driver.told
            assert "look before trying again" in driver.told
            failed = {f"seerr/{asked.number}" for asked in by_status(stack, PENDING)}
            assert set(driver.table.marked) == failed
            entries = await journal(driver)
            assert {e.target for e in entries if e.outcome is Outcome.FAILED} == failed
            assert all("(" in e.words and " for " in e.words for e in entries), "each is named by its title"
            assert max(approvals(stack).values()) == 1

            stack.set_fault("seerr", None)
            driver.app.clear_notifications()
            await driver.press("a")
            await driver.until(lambda: "Approve 20 requests?" in driver.text)
            await driver.press("enter")
            await driver.until(lambda: "Approved 20 requests" in driver.told)
            assert len(by_status(stack, APPROVED)) == 100
            again = Counter(f"/api/v1/request/{key.partition('/')[2]}/approve" for key in failed)
            assert approvals(stack) - again == Counter(dict.fromkeys(approvals(stack), 1))
            assert driver.table.marked == ()
            assert "Nothing waits for an answer" in driver.text


async def test_a_connection_that_is_cut_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    with desk_with(100) as stack:
        async with running(stack, tmp_path, size=SMALL, settings=REQUESTS, live=False) as driver:
            await list_read(driver)
            stack.set_fault("seerr", "slow:0.08")
            await answer_all(driver, "Approve 100 requests?")
            await driver.until(lambda: len(by_status(stack, APPROVED)) >= 30)
            assert "of 100 requests …" in driver.text
            stack.set_fault("seerr", "down")
            await driver.until(lambda: "requests not done" in driver.told)
            done = len(by_status(stack, APPROVED))
            assert 30 <= done < 100
            left = set(driver.table.marked)
            assert left >= {f"seerr/{asked.number}" for asked in by_status(stack, PENDING)}
            assert len(left) >= 100 - done

            stack.set_fault("seerr", "slow:0.08")
            driver.app.clear_notifications()
            await driver.press("a")
            await driver.until(lambda: driver.dialog)
            await driver.press("enter")
            await driver.until(lambda: len(by_status(stack, APPROVED)) >= done + 20)
            stack.set_fault("seerr", "cut")
            await driver.until(lambda: not driver.list._working)

        stack.set_fault("seerr", None)
        async with running(stack, tmp_path, size=SMALL, settings=REQUESTS, live=False) as driver:
            entries = await journal(driver)
            told = {e.target for e in entries if e.outcome is Outcome.DONE}
            made = {f"seerr/{asked.number}" for asked in by_status(stack, APPROVED)}
            unsure = {e.target for e in entries if e.outcome is not Outcome.DONE}
            assert told <= made, "what stands in the journal as done was done"
            assert made - told <= unsure, "and what was done all the same stands there as not known"
            assert not [e for e in entries if e.outcome is Outcome.STARTED]
            await list_read(driver)
            waiting = len(by_status(stack, PENDING))
            await driver.until(lambda: len(driver.table.rows) == waiting)
            await answer_all(driver, f"Approve {waiting} requests?")
            await driver.until(lambda: len(by_status(stack, APPROVED)) == 100)
            await driver.until(lambda: f"Approved {waiting} requests" in driver.told)
            done_twice = Counter(e.target for e in await journal(driver) if e.outcome is Outcome.DONE)
            assert max(done_twice.values()) == 1
            assert {e.target for e in await journal(driver)} == {f"seerr/{n}" for n in _numbers(stack)}


def _numbers(stack: object) -> list[int]:
    return list(stack.world.requests.requests)  # type: ignore[attr-defined]


async def test_escape_ends_a_run_half_way_and_the_journal_tells_what_was_sent(tmp_path: Path) -> None:
    with desk_with(40) as stack:
        async with running(stack, tmp_path, size=SMALL, settings=REQUESTS, live=False) as driver:
            await list_read(driver)
            stack.set_fault("seerr", "slow:0.1")
            await answer_all(driver, "Approve 40 requests?")
            await driver.until(lambda: len(by_status(stack, APPROVED)) >= 8)
            await driver.press("escape")
            await driver.until(lambda: "Cancelled. What was already sent is in the journal" in driver.told)
            assert "approving …" not in driver.text
            stack.set_fault("seerr", None)
            entries = await journal(driver)
            done = {e.target for e in entries if e.outcome is Outcome.DONE}
            cut = {e.target for e in entries if "may have been done" in e.detail}
            made = {f"seerr/{asked.number}" for asked in by_status(stack, APPROVED)}
            assert 4 <= len(done) <= len(made) < 40
            assert done <= made <= done | cut
            assert len(cut) <= 4, "four at a time"
            assert {e.target for e in entries} == done | cut
            assert len(approvals(stack)) <= len(done) + len(cut)
            assert len(driver.table.marked) >= 40 - len(done) - len(cut)


async def test_who_leaves_in_the_middle_of_a_run_finds_it_in_the_journal(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with desk_with(12) as stack:
        async with running(stack, tmp_path, size=SMALL, settings=REQUESTS, live=False) as driver:
            await list_read(driver)
            stack.set_fault("seerr", "slow:0.2")
            await answer_all(driver, "Approve 12 requests?")
            await driver.until(lambda: by_status(stack, APPROVED))
        assert "an action failed" not in caplog.text
        stack.set_fault("seerr", None)
        async with running(stack, tmp_path, size=SMALL, settings=REQUESTS, live=False) as driver:
            entries = await journal(driver)
            assert {f"seerr/{asked.number}" for asked in by_status(stack, APPROVED)} <= {
                e.target for e in entries
            }
            assert len(entries) < 12
