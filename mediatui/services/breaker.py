"""The breaker of one service: after a few failures in a row it is asked only now and then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mediatui.models.failure import Failure, FailureKind

COUNTED = frozenset({FailureKind.UNREACHABLE, FailureKind.TIMED_OUT, FailureKind.SERVER_ERROR})
"""The failures that say that the service as a whole is not well."""

LONGEST_REST = 300.0
"""Seconds for which a service's own `Retry-After` is obeyed at most before it is asked again."""


@dataclass(eq=False, slots=True)
class Permit:
    """Leave to make one call. `probe`: it is the one that tries whether an open breaker may close."""

    probe: bool = False
    woken: bool = False


class Breaker:
    """Opens after `threshold` counted failures in a row, for `first` seconds, doubling to `longest`.

    When that time is over exactly one call at a time is let through; every other call is to fail at once
    with the failure that opened it. `monotonic` gives seconds. Not for use by several threads.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        *,
        threshold: int = 3,
        first: float = 5.0,
        longest: float = 60.0,
    ) -> None:
        self._monotonic = monotonic
        self._threshold = threshold
        self._first = first
        self._longest = longest
        self._failed_in_a_row = 0
        self._delay = first
        self._open_until: float | None = None
        self._failure: Failure | None = None
        self._resting = False
        self._woken = False
        self._probe: Permit | None = None

    @property
    def is_open(self) -> bool:
        """Whether calls fail at once, the one that probes excepted."""
        return self._open_until is not None

    def blocked(self) -> Failure | None:
        """The failure a call must fail with now; None when `enter` would let it through."""
        if self._open_until is None or self._failure is None:
            return None
        left = self._open_until - self._monotonic()
        if self._probe is None and (left <= 0 or self._woken):
            return None
        return replace(self._failure, retry_after=max(0.0, left)) if self._resting else self._failure

    def enter(self) -> Permit | Failure:
        """Leave to make a call, or the failure it must fail with."""
        failure = self.blocked()
        if failure is not None:
            return failure
        permit = Permit(probe=self.is_open, woken=self._woken)
        if permit.probe:
            self._probe, self._woken = permit, False
        return permit

    def wake(self) -> None:
        """Let the next call through even if the time is not over; no effect on a closed breaker."""
        self._woken = self.is_open

    def answered(self, permit: Permit) -> None:
        """The service answered, be it with a no: it is well."""
        self.released(permit)
        self._failed_in_a_row = 0
        self._delay = self._first
        self._open_until = self._failure = None
        self._resting = self._woken = False

    def failed(self, permit: Permit, failure: Failure) -> None:
        """The call failed with `failure`; only those of `COUNTED`, and waits asked for, matter here."""
        if failure.retry_after is not None:
            self.released(permit)
            self._open(failure, min(failure.retry_after, LONGEST_REST), resting=True)
        elif failure.kind not in COUNTED:
            self.answered(permit)
        elif permit is self._probe:
            self.released(permit)
            # A person's impatience is no sign that the service is worse.
            self._delay = self._delay if permit.woken else min(self._delay * 2, self._longest)
            self._open(failure, self._delay)
        else:
            self._failed_in_a_row += 1
            if not self.is_open and self._failed_in_a_row >= self._threshold:
                self._open(failure, self._delay)

    def released(self, permit: Permit) -> None:
        """The call was given up: nothing was learnt."""
        if permit is self._probe:
            self._probe = None

    def _open(self, failure: Failure, seconds: float, *, resting: bool = False) -> None:
        self._failure = failure
        self._open_until = self._monotonic() + seconds
        self._resting = resting
