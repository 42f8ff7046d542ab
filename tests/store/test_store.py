"""The store: a failure stands beside the last good value; who watches hears of what is news."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.snapshot import Key, Snapshot
from mediatui.store.store import Store
from tests.fakes import NOW, HeldClock, failure

KEY = Key("activity", "tautulli", "abc")


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def store(clock: HeldClock) -> Store:
    return Store(clock)


def put(store: Store, value: object, key: Key = KEY) -> None:
    store.put(key, value, old_after=300, keep_for=86_400)


def heard(store: Store) -> list[Snapshot[Any]]:
    told: list[Snapshot[Any]] = []
    store.watch(KEY, lambda key, snapshot: told.append(snapshot))
    return told


def test_never_asked_is_neither_empty_nor_failed(store: Store) -> None:
    assert store.get(KEY) == Snapshot()
    put(store, ())
    assert store.get(KEY).value == ()
    assert store.get(KEY).fetched_at == NOW


def test_a_failure_never_erases_the_last_good_value(store: Store, clock: HeldClock) -> None:
    put(store, "good")
    clock.advance(10)
    store.fail(KEY, failure())
    snapshot = store.get(KEY)
    assert snapshot.value == "good"
    assert snapshot.fetched_at == NOW
    assert snapshot.failure is not None
    assert snapshot.tried_at == NOW + 10


def test_success_after_a_failure_forgets_it(store: Store) -> None:
    store.fail(KEY, failure())
    put(store, "good")
    assert store.get(KEY).failure is None


def test_a_failure_that_goes_on_keeps_when_it_began(store: Store) -> None:
    store.fail(KEY, failure(since=NOW))
    store.fail(KEY, failure(since=NOW + 60))
    kept = store.get(KEY).failure
    assert kept is not None and kept.since == NOW
    store.fail(KEY, failure(FailureKind.TIMED_OUT, since=NOW + 90))
    kept = store.get(KEY).failure
    assert kept is not None and kept.since == NOW + 90


def test_listeners_hear_only_what_is_news(store: Store, clock: HeldClock) -> None:
    told = heard(store)
    put(store, "a")
    clock.advance(2)
    put(store, "a")
    assert len(told) == 1
    assert store.get(KEY).fetched_at == NOW + 2, "the age is young again all the same"
    put(store, "b")
    store.fail(KEY, failure())
    store.fail(KEY, failure())
    put(store, "b")
    assert [(s.value, s.failure is not None) for s in told] == [
        ("a", False),
        ("b", False),
        ("b", True),
        ("b", False),
    ]


def test_who_stops_watching_hears_nothing_more(store: Store) -> None:
    told: list[object] = []
    stop = store.watch(KEY, lambda key, snapshot: told.append(snapshot))
    stop()
    stop()
    put(store, "a")
    assert told == []


def test_one_listeners_mistake_does_not_keep_the_news_from_others(store: Store) -> None:
    def broken(key: Key, snapshot: Snapshot[Any]) -> None:
        raise ZeroDivisionError

    store.watch(KEY, broken)
    told = heard(store)
    put(store, "a")
    assert len(told) == 1


def test_age_is_never_negative_and_old_values_leave_the_screen_after_a_day() -> None:
    snapshot = Snapshot("value", fetched_at=NOW, old_after=300, keep_for=86_400)
    assert snapshot.age(NOW - 3600) == 0
    assert not snapshot.is_old(NOW + 300)
    assert snapshot.is_old(NOW + 301)
    assert snapshot.shown(NOW + 86_400) == "value"
    assert snapshot.shown(NOW + 86_401) is None
