"""The one gate every change goes through: read-only, question, journal before and after, refresh."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection

from mediatui.engine.actions import Action, Confirm, Danger, Plan, Result
from mediatui.engine.coordinator import Coordinator
from mediatui.models.journal import JournalEntry, Outcome
from mediatui.services.errors import ServiceError
from mediatui.store.record import Record, RecordError

log = logging.getLogger("mediatui.engine")


async def always(plan: Plan) -> Plan | None:
    """The confirmation of somebody who said yes beforehand."""
    return plan


class Gate:
    """Carries plans out. A change that cannot be journalled is not made."""

    def __init__(
        self,
        coordinator: Coordinator,
        record: Callable[[], Awaitable[Record]],
        clock: Callable[[], float],
        *,
        read_only: bool = False,
        read_only_services: Collection[str] = (),
    ) -> None:
        self._coordinator = coordinator
        self._record = record
        self._clock = clock
        self._read_only = read_only
        self._read_only_services = frozenset(read_only_services)

    def allows(self, service: str) -> bool:
        """Whether changes to `service` may be offered at all."""
        return not self._read_only and service not in self._read_only_services

    async def carry_out(
        self,
        plan: Plan,
        *,
        origin: str,
        confirm: Confirm,
        on_result: Callable[[Result], object] | None = None,
    ) -> tuple[Result, ...] | None:
        """Ask where it is dangerous, then do it; None when the person said no.

        `origin` is the screen or command it came from, for the journal. The results stand in the order
        of the plan's actions; `on_result` is given each as it comes, those of a plan that is cancelled
        half-way too.
        """
        refused = [action for action in plan.actions if not self.allows(action.service)]
        if refused:
            words = "mediatui is in read-only mode" if self._read_only else "this service is read-only"
            remedy = "Set read_only to false in the configuration to allow changes"
            results = [Result(action, Outcome.REFUSED, words, remedy) for action in plan.actions]
            if on_result is not None:
                for result in results:
                    on_result(result)
            return tuple(results)
        if plan.danger is not Danger.NONE:
            agreed = await confirm(plan)
            if agreed is None:
                return None
            plan = agreed
        turn = asyncio.Semaphore(plan.at_once)

        async def one(action: Action) -> Result:
            async with turn:
                result = await self._make(action, origin)
            if on_result is not None:
                on_result(result)
            return result

        try:
            return tuple(await asyncio.gather(*(one(action) for action in plan.actions)))
        finally:
            self._coordinator.refresh({key for action in plan.actions for key in action.refreshes})

    async def _make(self, action: Action, origin: str) -> Result:
        entry = JournalEntry(
            id=0,
            at=self._clock(),
            action=action.name,
            words=action.words,
            service=action.service,
            target=action.target,
            calls=action.calls,
            origin=origin,
            outcome=Outcome.STARTED,
            before=action.before,
        )
        try:
            record = await self._record()
            entry_id = await record.begin(entry)
        except RecordError as problem:
            log.error("not done, because it cannot be journalled: %s", problem)
            return Result(action, Outcome.REFUSED, "not done: the journal cannot be written", str(problem))
        try:
            result = await self._perform(action)
        except asyncio.CancelledError:
            words = "cut short: it may have been done all the same"
            await asyncio.shield(record.end(entry_id, Outcome.FAILED, words, self._clock()))
            raise
        detail = result.words if result.done else f"{result.words}. {result.remedy}".rstrip(". ")
        try:
            await record.end(entry_id, result.outcome, detail, self._clock())
        except RecordError as problem:
            log.error("the outcome of a change is missing in the journal: %s", problem)
        return result

    async def _perform(self, action: Action) -> Result:
        try:
            words = await action.perform()
        except ServiceError as problem:
            return Result(action, Outcome.FAILED, problem.failure.words, problem.failure.remedy)
        except Exception:  # the journal must say how it ended, whatever went wrong
            log.exception("%s failed", action.name)
            return Result(action, Outcome.FAILED, "mediatui failed while doing it", "See the log file")
        log.info("%s: %s", action.words, words)
        return Result(action, Outcome.DONE, words)
