"""What every adapter of these programs has: how it is, and commands, watched to their end."""

from __future__ import annotations

import asyncio
from abc import ABC
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Fault
from mediatui.services.servarr.client import Api

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.stream import ServerStatus
    from mediatui.models.system import Command
    from mediatui.services.servarr.calls import Call, Calls
    from mediatui.services.servarr.dialect import Dialect
    from mediatui.services.transport import Transport

FIRST_LOOK, LONGEST_LOOK = 0.5, 5.0
"""Seconds between two looks at a command: at first, and at most."""


class ServarrBase(ABC):
    """A `Service` that takes commands. Makes no connection before it is asked something."""

    dialect: ClassVar[Dialect]

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        self.api = Api(endpoint, transport, self.dialect)
        self.sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    @property
    def endpoint(self) -> Endpoint:
        """The configured service it speaks for."""
        return self.api.client.endpoint

    def wake(self) -> None:
        """A person asked: let the next call through even if the breaker is open."""
        self.api.client.wake()

    async def aclose(self) -> None:
        """Close its connections."""
        await self.api.client.aclose()

    async def status(self) -> ServerStatus:
        """Version and name; WRONG_KEY where the key is none; NOT_THIS_SERVICE where another program, perhaps
        of the same family, answers."""
        answer, data = await self.api.ask("/system/status")
        from mediatui.models.stream import ServerStatus
        from mediatui.services.servarr.wire import text

        raw = data if isinstance(data, dict) else {}
        program, version = text(raw, "appName"), text(raw, "version")
        if program.lower() != self.dialect.program.lower() and (program or not version):
            detail = f"{program} answers there" if program else "another program answers there"
            raise self.api.client.failure(Fault(FailureKind.NOT_THIS_SERVICE, detail))
        return ServerStatus(
            version=version,
            connected=True,
            server_name=text(raw, "instanceName") or program,
            latency_ms=answer.elapsed_ms,
        )

    async def commands(self) -> tuple[Command, ...]:
        """What it was told to do of late, and does: cheap to ask."""
        await self.api.ready()
        from mediatui.services.servarr.system_rows import command_of

        service, redact = self.api.service, self.api.redact
        return (await self.api.list("/command", lambda row: command_of(row, service, redact))).made

    async def watch(self, command: Command) -> AsyncIterator[Command]:
        """`command` as it goes on, each time something of it changed, until it is over.

        CONFLICT when the program forgot it meanwhile (it forgets them minutes after their end).
        """
        pause = FIRST_LOOK
        seen = command
        yield seen
        while not seen.is_over:
            await self.sleep(pause)
            pause = min(pause * 1.5, LONGEST_LOOK)
            now = self._command(await self.api.record(f"/command/{command.id}"))
            if now != seen:
                seen = now
                yield seen

    async def finish(self, command: Command) -> Command:
        """Wait for the end of `command`. REFUSED, in the program's words, where it did not complete."""
        from mediatui.models.system import CommandState

        seen = command
        async for now in self.watch(command):
            seen = now
        if seen.state is not CommandState.COMPLETED:
            said = seen.words or seen.error
            detail = f"{seen.title or seen.name} {seen.state.value}" + (f": {said}" if said else "")
            raise self.api.client.failure(Fault(FailureKind.REFUSED, detail))
        return seen

    async def tell(self, call: Call) -> Command:
        """Give a command; returns it as it was queued."""
        return self._command(await self.api.change(call))

    async def make(self, calls: Calls) -> Any:
        """Make the calls of a change in order; the data of the last one."""
        data = None
        for call in calls:
            data = await self.api.change(call)
        return data

    def _command(self, data: Any) -> Command:
        from mediatui.services.servarr.system_rows import command_of

        command = command_of(data, self.api.service, self.api.redact) if isinstance(data, dict) else None
        if command is None:
            raise self.api.odd("it does not say which command that is")
        return command
