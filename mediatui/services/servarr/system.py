"""How these programs are: warnings, disks, tasks, log, indexers, download clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.services.servarr.base import ServarrBase
from mediatui.services.servarr.calls import Call, command
from mediatui.services.servarr.client import SLOW_TIMEOUT

if TYPE_CHECKING:
    from mediatui.models.system import (
        ClientInfo,
        Command,
        Disk,
        HealthWarning,
        IndexerInfo,
        LogPage,
        Task,
    )

_NEWEST_FIRST = {"sortKey": "time", "sortDirection": "descending"}


class SystemCalls(ServarrBase):
    """A `SystemSource`."""

    async def health(self) -> tuple[HealthWarning, ...]:
        """What the program says is wrong with itself; cheap to ask."""
        await self.api.ready()
        from mediatui.services.servarr.system_rows import health_of

        service, redact = self.api.service, self.api.redact
        return (await self.api.list("/health", lambda row: health_of(row, service, redact))).made

    async def disks(self) -> tuple[Disk, ...]:
        """The disks it sees. Slow where a mount is."""
        await self.api.ready()
        from mediatui.services.servarr.system_rows import disk_of

        return (
            await self.api.list(
                "/diskspace",
                lambda row: disk_of(row, self.api.service),
                timeout=self.api.at_least(SLOW_TIMEOUT),
            )
        ).made

    async def tasks(self) -> tuple[Task, ...]:
        """What it does by itself, and when."""
        await self.api.ready()
        from mediatui.services.servarr.system_rows import task_of

        return (await self.api.list("/system/task", lambda row: task_of(row, self.api.service))).made

    async def run_task(self, task: Task) -> Command:
        """Do it now."""
        return await self.tell(_run(task))

    def run_task_call(self, task: Task) -> tuple[str, ...]:
        """The calls of `run_task`."""
        return self.api.words((_run(task),))

    async def cancel(self, waiting: Command) -> None:
        """Take back a command that has not begun, or ask one that has to end."""
        await self.make((_cancel(waiting),))

    def cancel_call(self, waiting: Command) -> tuple[str, ...]:
        """The calls of `cancel`."""
        return self.api.words((_cancel(waiting),))

    async def log(self, page: int = 1, size: int = 100, *, level: str = "") -> LogPage:
        """A page of its log, newest first; of one level where one is named ("info", "warn", "error")."""
        params = {**_NEWEST_FIRST, **({"level": level} if level else {})}
        got = await self.api.page("/log", params, page=page, size=size)
        from mediatui.models.system import LogPage
        from mediatui.services.servarr.system_rows import log_line_of

        lines, _ = await self.api.read(got.rows, lambda row: log_line_of(row, self.api.redact))
        return LogPage(lines, got.total, page)

    async def indexers(self) -> tuple[IndexerInfo, ...]:
        """Its indexers, with what its warnings say of each."""
        warnings = await self.health()
        from mediatui.services.servarr.system_rows import indexer_of

        service = self.api.service
        return (await self.api.list("/indexer", lambda row: indexer_of(row, service, warnings))).made

    async def clients(self) -> tuple[ClientInfo, ...]:
        """Its download clients, with what its warnings say of each."""
        warnings = await self.health()
        from mediatui.services.servarr.system_rows import client_of

        service = self.api.service
        return (await self.api.list("/downloadclient", lambda row: client_of(row, service, warnings))).made


def _run(task: Task) -> Call:
    return command(task.command)


def _cancel(waiting: Command) -> Call:
    return Call("DELETE", f"/command/{waiting.id}")
