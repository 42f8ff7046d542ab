"""When to ask again: pure arithmetic over the policy."""

from __future__ import annotations

import random
from typing import NamedTuple

from mediatui.engine.resources import Policy

JITTER = 0.1
"""A wait is stretched or shortened by up to this share, so that pollers do not march in step."""
LONGEST_BACKOFF = 60.0
"""Seconds; a failing service that someone looks at is asked at least this often."""


class Pace(NamedTuple):
    """What the wait before the next poll depends on."""

    watched: bool
    failures: int = 0
    retry_after: float | None = None


def wait_before_next(policy: Policy, pace: Pace, rng: random.Random, stretch: float = 1.0) -> float | None:
    """Seconds until the next poll; None: only when someone looks or asks.

    While watched, failures double the wait up to `LONGEST_BACKOFF`; a wait the service named is obeyed
    as the least. `stretch` is the person's own factor.
    """
    if pace.watched:
        wait = policy.watched * stretch
        if pace.failures:
            wait = max(wait, min(LONGEST_BACKOFF, wait * 2.0 ** min(pace.failures, 16)))
    elif policy.unwatched is None:
        return None
    else:
        wait = policy.unwatched * stretch
    wait *= 1 + rng.uniform(-JITTER, JITTER)
    return max(wait, pace.retry_after or 0.0)
