"""The last choices a person made, offered again; where the record cannot be used, none."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from mediatui.store.record import Record, RecordError

log = logging.getLogger("mediatui.engine")


class Choices:
    """Remembers under a name what was chosen. It never raises: a choice not remembered stops nobody."""

    def __init__(self, record: Callable[[], Awaitable[Record]], clock: Callable[[], float]) -> None:
        self._record = record
        self._clock = clock

    async def recall(self, name: str) -> list[str]:
        """What was chosen under `name`, the last first."""
        try:
            return await (await self._record()).choices(name)
        except RecordError as problem:
            log.warning("no last choices: %s", problem)
            return []

    async def remember(self, name: str, value: str) -> None:
        """Keep `value` as the last choice under `name`."""
        try:
            await (await self._record()).choose(name, value, self._clock())
        except RecordError as problem:
            log.warning("a choice is not remembered: %s", problem)
