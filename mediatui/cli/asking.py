"""What commands that print a list of several services share: asking them, and saying which did not answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mediatui.models.snapshot import Key
    from mediatui.runtime import Runtime
    from mediatui.wording.objects import Json

WELL, NOT_WELL, WRONG_USE = 0, 1, 2


async def ask_all(runtime: Runtime, resources: Sequence[str]) -> list[Key]:
    """Ask every service that has one of these for it, all at once; the keys of what was asked for."""
    coordinator = runtime.engine.coordinator
    keys = [key for resource in resources for key in coordinator.keys(resource)]
    await coordinator.fetch_now(keys)
    return keys


def known(runtime: Runtime, resource: str) -> dict[str, Any]:
    """What is known of a resource on each service, by its name, as snapshots."""
    engine = runtime.engine
    return {key.service: engine.store.get(key) for key in engine.coordinator.keys(resource)}


def tell_failures(runtime: Runtime, keys: Sequence[Key]) -> bool:
    """Say of each service that failed why, on standard error; whether any did."""
    told: set[str] = set()
    for key in keys:
        failure = runtime.engine.store.get(key).failure
        if failure is not None and key.service not in told:
            told.add(key.service)
            print(f"{key.service}: {failure.words}. {failure.remedy}", file=sys.stderr)
    return bool(told)


def service_objects(runtime: Runtime, keys: Sequence[Key]) -> list[Json]:
    """Each service that was asked, once, with its state, the age of its data and its failure."""
    from mediatui.wording.objects import service_object

    engine = runtime.engine
    now, told = engine.store.now(), {}
    for key in keys:
        snapshot, endpoint = engine.store.get(key), engine.endpoint(key.service)
        if endpoint is not None and (key.service not in told or snapshot.failure is not None):
            state = "failing" if snapshot.failure else "up"
            told[key.service] = service_object(endpoint, state, snapshot.age(now), snapshot.failure)
    return list(told.values())
