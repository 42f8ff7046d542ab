"""Another try for reads: a few, with growing and jittered pauses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import stamina
from stamina.instrumentation import set_on_retry_hooks

# The library would log every pause at WARNING; each attempt has a line of our own.
set_on_retry_hooks(())

LONGEST_PAUSE = 2.0
"""Seconds between two attempts at most."""

T = TypeVar("T")


class AgainError(Exception):
    """This attempt failed in a way that may pass."""


class EnoughError(Exception):
    """This attempt failed in a way that another would not change."""


async def with_retries(call: Callable[[int], Awaitable[T]], *, attempts: int, pause: float) -> T:
    """What `call` returns, given the attempt's number from 1; called again while it raises `AgainError`.

    The first pause is about `pause` seconds, each next one twice as long. Raises what the last call raised.
    """
    async for attempt in stamina.retry_context(
        on=AgainError,
        attempts=attempts,
        timeout=None,
        wait_initial=pause,
        wait_max=LONGEST_PAUSE,
        wait_jitter=pause,
    ):
        with attempt:
            return await call(attempt.num)
    raise AssertionError("an attempt either returns or raises")
