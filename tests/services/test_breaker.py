"""The breaker opens after a few failures, lets one call through at a time, and closes with an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.models.failure import Failure, FailureKind
from mediatui.services.breaker import LONGEST_REST, Breaker, Permit
from tests.services.conftest import Clock

DOWN = Failure(FailureKind.UNREACHABLE, "tautulli", "cannot be reached", "", 0.0)


def let_in(breaker: Breaker) -> Permit:
    permit = breaker.enter()
    assert isinstance(permit, Permit)
    return permit


def fail(breaker: Breaker, times: int = 1, failure: Failure = DOWN) -> None:
    for _ in range(times):
        breaker.failed(let_in(breaker), failure)


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock.monotonic)


def test_it_opens_after_three_failures_in_a_row_and_fails_with_the_last_one(breaker: Breaker) -> None:
    fail(breaker, 2)
    assert breaker.blocked() is None
    last = replace(DOWN, words="cannot be reached: connection refused")
    fail(breaker, failure=last)
    assert breaker.blocked() == last
    assert breaker.enter() == last


@pytest.mark.parametrize("kind", [FailureKind.UNREACHABLE, FailureKind.TIMED_OUT, FailureKind.SERVER_ERROR])
def test_what_says_that_the_service_is_not_well_counts(breaker: Breaker, kind: FailureKind) -> None:
    fail(breaker, 3, replace(DOWN, kind=kind))
    assert breaker.is_open


@pytest.mark.parametrize(
    "kind",
    sorted(set(FailureKind) - {FailureKind.UNREACHABLE, FailureKind.TIMED_OUT, FailureKind.SERVER_ERROR}),
)
def test_a_no_is_an_answer(breaker: Breaker, kind: FailureKind) -> None:
    fail(breaker, 2)
    fail(breaker, 1, replace(DOWN, kind=kind))
    fail(breaker, 2)
    assert not breaker.is_open


def test_an_answer_between_failures_begins_the_count_anew(breaker: Breaker) -> None:
    fail(breaker, 2)
    breaker.answered(let_in(breaker))
    fail(breaker, 2)
    assert not breaker.is_open


def test_after_its_time_it_lets_exactly_one_call_through(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.move(4.9)
    assert breaker.enter() == DOWN
    clock.move(0.2)
    probe = let_in(breaker)
    assert probe.probe
    assert breaker.enter() == DOWN
    breaker.answered(probe)
    assert not breaker.is_open
    assert not let_in(breaker).probe


def test_the_time_doubles_up_to_a_minute_and_begins_anew_after_an_answer(
    breaker: Breaker, clock: Clock
) -> None:
    def open_for() -> float:
        waited = 0.0
        while breaker.blocked():
            clock.move(1.0)
            waited += 1.0
        return waited

    fail(breaker, 3)
    times = []
    for _ in range(6):
        times.append(open_for())
        fail(breaker)
    assert times == [5, 10, 20, 40, 60, 60]
    open_for()
    breaker.answered(let_in(breaker))
    fail(breaker, 3)
    assert open_for() == 5


def test_a_probe_that_is_given_up_makes_room_for_another(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.move(6)
    breaker.released(let_in(breaker))
    assert let_in(breaker).probe


def test_wake_lets_one_call_through_and_only_one(breaker: Breaker) -> None:
    fail(breaker, 3)
    breaker.wake()
    probe = let_in(breaker)
    assert breaker.enter() == DOWN
    breaker.failed(probe, DOWN)
    assert breaker.enter() == DOWN


def test_waking_again_and_again_does_not_make_it_wait_longer(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    for _ in range(5):
        breaker.wake()
        fail(breaker)
    clock.move(5.1)
    assert let_in(breaker).probe


def test_wake_on_a_closed_breaker_changes_nothing(breaker: Breaker) -> None:
    breaker.wake()
    fail(breaker, 3)
    assert breaker.enter() == DOWN


def test_a_late_failure_of_an_earlier_call_neither_prolongs_nor_ends_a_probe(
    breaker: Breaker, clock: Clock
) -> None:
    late = let_in(breaker)
    fail(breaker, 3)
    clock.move(6)
    probe = let_in(breaker)
    breaker.failed(late, DOWN)
    assert breaker.enter() == DOWN
    breaker.answered(probe)
    assert not breaker.is_open


def test_a_wait_that_the_service_asks_for_is_kept_and_counted_down(breaker: Breaker, clock: Clock) -> None:
    wait = replace(DOWN, kind=FailureKind.RATE_LIMITED, retry_after=30.0)
    fail(breaker, 1, wait)
    clock.move(10)
    failure = breaker.enter()
    assert isinstance(failure, Failure)
    assert failure.retry_after == 20.0
    clock.move(20.1)
    assert let_in(breaker).probe


def test_a_wait_of_days_is_cut_down_to_minutes(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 1, replace(DOWN, kind=FailureKind.RATE_LIMITED, retry_after=86_400.0))
    clock.move(LONGEST_REST + 1)
    assert let_in(breaker).probe


STEPS = st.lists(st.sampled_from(["enter", "answer", "fail", "refuse", "drop", "wake", "tick"]), max_size=60)


@given(STEPS)
def test_whatever_happens_an_open_breaker_has_one_probe_at_a_time_and_never_stays_shut(
    steps: list[str],
) -> None:
    clock = Clock()
    breaker = Breaker(clock.monotonic)
    out: list[Permit] = []
    for step in steps:
        if step == "enter":
            permit = breaker.enter()
            if isinstance(permit, Permit):
                assert not (permit.probe and breaker.is_open and any(other.probe for other in out))
                out.append(permit)
        elif step == "wake":
            breaker.wake()
        elif step == "tick":
            clock.move(3.0)
        elif out:
            permit = out.pop(0)
            if step == "answer":
                breaker.answered(permit)
            elif step == "drop":
                breaker.released(permit)
            else:
                kind = FailureKind.UNREACHABLE if step == "fail" else FailureKind.FORBIDDEN
                breaker.failed(permit, replace(DOWN, kind=kind))
    for permit in out:
        breaker.released(permit)
    clock.move(61.0)
    assert isinstance(breaker.enter(), Permit)
