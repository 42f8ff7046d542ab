"""What the header says beside streams and requests: what is downloading, and how many problems there are.

Only what this process was told by now is counted: no cache is read for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine


class Moving(NamedTuple):
    """Downloads that come just now, and how fast all of it comes, in bytes a second."""

    downloads: int
    down_rate: int


def moving_downloads(engine: Engine, now: float) -> Moving | None:
    """What all clients load, and what the queues say comes by other ways; None where nobody knows."""
    count, rate, known = 0, 0, False
    for key in engine.coordinator.keys("torrents"):
        if (client := engine.store.peek(key).shown(now)) is not None:
            known = True
            count += sum(t.state.value == "downloading" for t in client.torrents)
            rate += client.transfer.down_rate
    usenet = set()
    for key in engine.coordinator.keys("queue"):
        if (queue := engine.store.peek(key).shown(now)) is not None:
            known = True
            usenet |= {
                item.download_id or item.key
                for item in queue.items
                if item.via.value == "usenet" and item.status.value == "downloading"
            }
    return Moving(count + len(usenet), rate) if known else None


def health_errors(engine: Engine, now: float) -> int:
    """How many errors the services tell of themselves; mere warnings are not counted."""
    found = 0
    for key in engine.coordinator.keys("health"):
        warnings = engine.store.peek(key).shown(now) or ()
        found += sum(warning.level.value == "error" for warning in warnings)
    return found
