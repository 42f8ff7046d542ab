"""What the store holds for a key: a value, when it came, and the failure of the last try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from mediatui.models.failure import Failure

T_co = TypeVar("T_co", covariant=True)


class Key(NamedTuple):
    """The name of a thing the store holds: which resource, of which configured service, of which stack."""

    resource: str
    """A name of the resource table: "activity"."""
    service: str
    """The service's name in the configuration: "tautulli-cabin"."""
    fingerprint: str
    """`Endpoint.fingerprint`."""


@dataclass(frozen=True, slots=True)
class Snapshot(Generic[T_co]):
    """The last good value and the last failure, side by side. Times are seconds since the epoch.

    Four things that look alike and are not: never asked (`value` and `failure` both None), could not
    ask (`failure`, no `value`), empty (a `value` that is empty), old (`is_old`).
    """

    value: T_co | None = None
    fetched_at: float | None = None
    old_after: float = 300.0
    """Seconds after which the value counts as old."""
    keep_for: float = 86_400.0
    """Seconds after which the value is no longer shown."""
    failure: Failure | None = None
    tried_at: float | None = None

    def age(self, now: float) -> float | None:
        """Seconds since the value came; None without a value. Never below zero, whatever the clock did."""
        return None if self.fetched_at is None else max(0.0, now - self.fetched_at)

    def is_old(self, now: float) -> bool:
        """Whether the value is older than its resource allows."""
        age = self.age(now)
        return age is not None and age > self.old_after

    def shown(self, now: float) -> T_co | None:
        """The value, as long as it may still be shown."""
        age = self.age(now)
        return self.value if age is not None and age <= self.keep_for else None
