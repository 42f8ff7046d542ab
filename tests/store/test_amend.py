"""Putting right what is known after a change: at once, and without making it any younger."""

from __future__ import annotations

from typing import Any

from mediatui.models.snapshot import Key, Snapshot
from mediatui.store.store import Store
from tests.fakes import HeldClock, failure

KEY = Key("requests", "seerr", "abc")


class Behind:
    """Remembers what was to be written."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def changed(self, key: Key, snapshot: Snapshot[Any]) -> None:
        self.values.append(snapshot.value)


def test_the_value_is_another_one_and_as_old_as_it_was() -> None:
    clock, behind = HeldClock(), Behind()
    store = Store(clock, behind=behind)
    store.put(KEY, (1, 2), old_after=300, keep_for=86_400)
    before = store.get(KEY)
    store.fail(KEY, failure())
    clock.advance(400)
    told: list[Any] = []
    store.watch(KEY, lambda key, snapshot: told.append(snapshot.value))
    store.amend(KEY, lambda value: (*value, 3))
    after = store.get(KEY)
    assert after.value == (1, 2, 3)
    assert after.fetched_at == before.fetched_at
    assert after.is_old(clock())
    assert after.failure == failure(), "that the last try failed is as true as before"
    assert told == [(1, 2, 3)]
    assert behind.values[-1] == (1, 2, 3), "the next start knows it too"


def test_where_nothing_is_known_nothing_is_put_right() -> None:
    store = Store(HeldClock())
    store.amend(KEY, lambda value: 1 / 0)
    assert store.get(KEY) == Snapshot()
