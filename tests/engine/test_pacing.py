"""When to ask again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.engine.pacing import JITTER, LONGEST_BACKOFF, Pace, wait_before_next
from mediatui.engine.resources import ACTIVITY, LIBRARY, RESOURCES, STATISTICS


def wait(pace: Pace, policy: object = ACTIVITY, stretch: float = 1.0) -> float | None:
    return wait_before_next(policy, pace, random.Random(3), stretch)  # type: ignore[arg-type]


def test_the_policy_of_the_house() -> None:
    assert (ACTIVITY.watched, ACTIVITY.unwatched, ACTIVITY.old_after) == (2, 60, 300)
    assert STATISTICS.old_after == 3600
    assert LIBRARY.old_after == 86_400
    assert len({resource.name for resource in RESOURCES}) == len(RESOURCES)


@pytest.mark.parametrize(("watched", "seconds"), [(True, 2), (False, 60)])
def test_watched_is_asked_often_and_unwatched_rarely(watched: bool, seconds: float) -> None:
    assert wait(Pace(watched)) == pytest.approx(seconds, rel=JITTER)


def test_what_is_only_for_watchers_is_not_asked_without_them() -> None:
    assert wait(Pace(watched=False), STATISTICS) is None


def test_failures_double_the_wait_up_to_a_minute() -> None:
    waits = [wait(Pace(watched=True, failures=n)) or 0 for n in range(9)]
    assert waits[1] == pytest.approx(4, rel=JITTER)
    assert waits[3] == pytest.approx(16, rel=JITTER)
    assert waits[8] == pytest.approx(LONGEST_BACKOFF, rel=JITTER)


def test_a_wait_the_service_named_is_obeyed() -> None:
    assert wait(Pace(watched=True, failures=1, retry_after=90)) == 90
    assert (wait(Pace(watched=True, failures=8, retry_after=3)) or 0) > 50


def test_the_persons_factor_stretches_it() -> None:
    assert wait(Pace(watched=True), stretch=4) == pytest.approx(8, rel=JITTER)


@given(st.booleans(), st.integers(0, 10_000), st.floats(0.25, 10), st.integers())
def test_it_is_always_some_time_and_never_more_than_it_must_be(
    watched: bool, failures: int, stretch: float, seed: int
) -> None:
    pace = Pace(watched, failures)
    seconds = wait_before_next(ACTIVITY, pace, random.Random(seed), stretch)
    assert seconds is not None
    assert 0.4 < seconds <= 660
