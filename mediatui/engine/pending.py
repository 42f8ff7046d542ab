"""How many requests wait for an answer, for the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine


def pending_requests(engine: Engine, now: float) -> int | None:
    """Pending requests of all services; None where nobody keeps any, or nothing is known yet.

    Counted from the list where it was read, for the services count some that no list ever shows (those
    for blocklisted media); else as the service counts them.
    """
    found = None
    lists = {key.service: engine.store.peek(key) for key in engine.coordinator.keys("requests")}
    for key in engine.coordinator.keys("request_counts"):
        listed = lists[key.service].shown(now) if key.service in lists else None
        if listed is not None and listed.complete:
            pending = sum(request.status.value == "pending" for request in listed.requests)
        elif (counts := engine.store.get(key).shown(now)) is not None:
            pending = counts.pending
        else:
            continue
        found = (found or 0) + pending
    return found
