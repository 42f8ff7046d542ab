"""What is said above a list of the services it comes from: that one failed, that its data is old. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.cells import cell_len

from mediatui.models.failure import Failure
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line, Span, line, width_of, wrap
from mediatui.wording.failures import describe_failure
from mediatui.wording.quantities import ago


def old_and_failed(snapshots: Mapping[str, Snapshot[Any]], now: float, width: int) -> list[Line]:
    """A note for each service that failed or whose data is old, by its name."""
    found: list[Line] = []
    for name, snapshot in snapshots.items():
        if snapshot.failure is not None:
            found += failure_lines(name, snapshot.failure, snapshot, now, width)
        elif snapshot.shown(now) is not None and snapshot.is_old(now):
            who = f"{name}: " if len(snapshots) > 1 else ""
            found.append(line(Span(f" ◐ {who}what you see is from {ago(snapshot.age(now) or 0)}", "warn")))
    return found


def failure_lines(name: str, failure: Failure, snapshot: Snapshot[Any], now: float, width: int) -> list[Line]:
    """What failed, since when, and of when the data below is; what to do beside it, or under it."""
    age = snapshot.age(now)
    seen = f" · shown: {ago(age)}" if snapshot.shown(now) is not None and age is not None else ""
    what = (Span(f" ✗ {name}: ", "bad"), Span(f"{describe_failure(failure, now)}{seen}", "bad"))
    remedy = failure.remedy.rstrip(".")
    if width_of(what) + cell_len(remedy) + 3 <= width:
        return [(*what, Span(f" · {remedy}", "dim"))]
    return [what, *(line(Span("   "), *part) for part in wrap(remedy, width - 4, "dim"))]
