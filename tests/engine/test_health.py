"""What the dot of a service says."""

from __future__ import annotations

from mediatui.engine.health import Health, health_of
from mediatui.models.failure import FailureKind
from mediatui.models.snapshot import Key
from mediatui.models.stream import ServerStatus
from mediatui.store.store import Store
from tests.fakes import HeldClock, activity, endpoint, failure

PLACE = endpoint()
ACTIVITY = Key("activity", PLACE.name, PLACE.fingerprint)
STATUS = Key("status", PLACE.name, PLACE.fingerprint)


def told(status: ServerStatus | None = None) -> Store:
    store = Store(HeldClock())
    if status:
        store.put(STATUS, status, old_after=300, keep_for=86_400)
    return store


def test_switched_off() -> None:
    assert health_of(endpoint(enabled=False), told()).health is Health.OFF


def test_not_asked_yet() -> None:
    assert health_of(PLACE, told()).health is Health.ASKING


def test_up_with_its_status_and_age() -> None:
    seen = health_of(PLACE, told(ServerStatus("v2", connected=True, latency_ms=30)))
    assert (seen.health, seen.age) == (Health.UP, 0)
    assert seen.status is not None and seen.status.version == "v2"


def test_slow_to_answer() -> None:
    assert health_of(PLACE, told(ServerStatus("v2", True, latency_ms=2500))).health is Health.SLOW


def test_one_failing_resource_makes_it_failing() -> None:
    store = told(ServerStatus("v2", True))
    store.put(ACTIVITY, activity(), old_after=300, keep_for=86_400)
    store.fail(ACTIVITY, failure())
    seen = health_of(PLACE, store)
    assert seen.health is Health.FAILING
    assert seen.failure is not None


def test_a_service_that_says_it_is_cut_off_is_failing_in_words() -> None:
    seen = health_of(PLACE, told(ServerStatus("v2", connected=False)))
    assert seen.health is Health.FAILING
    assert seen.failure is not None and seen.failure.kind is FailureKind.UPSTREAM_DOWN


def test_a_service_that_is_only_starting_is_not_failing() -> None:
    assert health_of(PLACE, told(ServerStatus("v2", connected=None))).health is Health.STARTING
