"""Tests of the clocks of the world."""

from __future__ import annotations

import pytest

from mediatui.demo.world.clock import HeldClock, RealClock


def test_a_held_clock_stands_still_until_it_is_told_to_go_on() -> None:
    clock = HeldClock(1000)
    assert clock.now() == clock.now() == 1000
    clock.advance(2.5)
    assert clock.now() == 1002.5


def test_a_held_clock_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="does not go back"):
        HeldClock(1000).advance(-1)


def test_a_real_clock_goes_on_as_many_times_as_fast_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 5000.0)
    monkeypatch.setattr("time.monotonic", lambda: 10.0)
    clock = RealClock(speed=60)
    assert clock.now() == 5000
    monkeypatch.setattr("time.monotonic", lambda: 12.0)
    assert clock.now() == 5120


def test_a_real_clock_does_not_stand_still_or_run_backwards() -> None:
    with pytest.raises(ValueError, match="above 0"):
        RealClock(speed=0)
