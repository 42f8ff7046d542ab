"""A few calls at a time, their results as they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def in_turn(
    call: Callable[[T], Awaitable[R]], things: Iterable[T], *, at_once: int
) -> AsyncGenerator[R, None]:
    """What `call` gives for each of `things`, in their order, `at_once` calls under way at most.

    The next thing is taken only when there is room for it. What is under way is called off when one fails,
    or when nobody listens any more.
    """
    waiting: list[asyncio.Task[R]] = []
    rest = iter(things)
    try:
        while True:
            while len(waiting) < at_once:
                try:
                    thing = next(rest)
                except StopIteration:
                    break
                waiting.append(asyncio.ensure_future(call(thing)))
            if not waiting:
                return
            result = await waiting[0]
            waiting.pop(0)
            yield result
    finally:
        await call_off(waiting)


async def call_off(tasks: Iterable[asyncio.Task[R]]) -> None:
    """Cancel what is still under way, and wait until it has ended."""
    ending = list(tasks)
    for task in ending:
        task.cancel()
    await asyncio.gather(*ending, return_exceptions=True)
