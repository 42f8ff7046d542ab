"""How a service is, judged from all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediatui.engine.resources import RESOURCES
from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.snapshot import Key
from mediatui.models.stream import ServerStatus
from mediatui.store.store import Store
from mediatui.wording.failures import failure_words, remedy

VITAL = frozenset({"activity", "status", "request_counts"})
"""Small resources whose cached age is worth knowing."""

SLOW_MS = 2_000.0
"""An answer that takes longer makes a service slow."""


class Health(StrEnum):
    """What the dot of a service says."""

    UP = "up"
    SLOW = "slow"
    FAILING = "failing"
    OFF = "off"
    STARTING = "starting"
    """It answers, and says that it is not ready yet."""
    ASKING = "asking"
    """Not answered yet."""


@dataclass(frozen=True, slots=True)
class ServiceHealth:
    """A service and how it is. `age` is the age of the newest answer in seconds."""

    endpoint: Endpoint
    health: Health
    failure: Failure | None
    status: ServerStatus | None
    age: float | None


def health_of(endpoint: Endpoint, store: Store) -> ServiceHealth:
    """Judge a service: one failing resource makes it failing, a slow answer slow."""
    if not endpoint.enabled:
        return ServiceHealth(endpoint, Health.OFF, None, None, None)
    keys = [Key(r.name, endpoint.name, endpoint.fingerprint) for r in RESOURCES if endpoint.kind in r.kinds]
    # Of all the rest only what was asked for is looked at: health must not cost a library's decoding.
    snapshots = [store.get(key) if key.resource in VITAL else store.peek(key) for key in keys]
    now = store.now()
    ages = [age for snap in snapshots if (age := snap.age(now)) is not None]
    failure = next((snap.failure for snap in snapshots if snap.failure), None)
    status = next((snap.value for snap in snapshots if isinstance(snap.value, ServerStatus)), None)
    if failure is None and status is not None and status.connected is False:
        failure = _upstream_down(endpoint, store)
    health = Health.UP
    if failure:
        health = Health.FAILING
    elif not any(snap.tried_at for snap in snapshots):
        health = Health.ASKING
    elif status is not None and status.connected is None:
        health = Health.STARTING
    elif status and status.latency_ms and status.latency_ms > SLOW_MS:
        health = Health.SLOW
    return ServiceHealth(endpoint, health, failure, status, min(ages, default=None))


def _upstream_down(endpoint: Endpoint, store: Store) -> Failure:
    kind = FailureKind.UPSTREAM_DOWN
    words = (failure_words(kind, endpoint.kind), remedy(kind, endpoint.kind))
    return Failure(kind, endpoint.name, *words, since=store.now())
