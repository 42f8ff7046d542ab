"""A screen that changes things: one plan at a time, asked about, its progress shown, each outcome told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.worker import Worker

from mediatui.engine.actions import Danger
from mediatui.engine.engine import Engine
from mediatui.ui.live import LiveScreen
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan, Result
    from mediatui.ui.dialogs.ask import AskDialog

log = logging.getLogger("mediatui.ui")

TOLD = 3
"""So many sorts of failure of one plan are told; the journal has them all."""

NAMED = 4
"""So many lines name what failed alike."""


class WorkingScreen(LiveScreen):
    """Carries plans out beside what it shows."""

    PLACE: ClassVar[str] = ""
    """Its name, for the journal and the configuration."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._working: Worker[None] | None = None

    def say(self, words: str) -> None:
        """Say what goes on. For the screens that have a place for it."""

    def begin(self, what: str) -> bool:
        """Whether something that changes things may begin: one at a time, so that no question replaces
        another under the person's hands."""
        if self._working is not None:
            self.app.notify(f"Still busy with the last one: cannot {what} yet", markup=False, timeout=3)
            return False
        return True

    def work(self, doing: Coroutine[Any, Any, None]) -> None:
        """Carry it out beside the screen; Esc cancels it, and its end is told."""
        self._working = self.run_worker(self._work(doing), name="work", exit_on_error=False)

    def cancel_work(self) -> bool:
        """Cancel what goes on; whether anything did."""
        if self._working is None:
            return False
        self._working.cancel()
        return True

    async def _work(self, doing: Coroutine[Any, Any, None]) -> None:
        try:
            await doing
        except asyncio.CancelledError:
            self.app.notify("Cancelled. What was already sent is in the journal", markup=False)
            raise
        except Exception:  # a person's wish that failed by our mistake must not end in silence
            log.exception("an action failed")
            words = "That failed by a mistake in mediatui: see the log file"
            self.app.notify(words, severity="error", markup=False, timeout=10)
        finally:
            self._working = None
            self.say("")

    async def carry_out(
        self,
        planner: Callable[[str], Plan],
        *,
        message: str = "",
        earlier: Sequence[str] | None = None,
        remember_as: str = "",
        origin: str = "",
        on_agreed: Callable[[], None] | None = None,
        on_result: Callable[[Result], None] | None = None,
    ) -> tuple[Result, ...]:
        """Ask where it must be asked, do it, tell each outcome; () where the person said no.

        `planner` gives the plan for a message; with `earlier` there is a line to type one, with these to
        choose from, and what was sent is remembered under `remember_as`. `on_agreed` is called when the
        person said yes, `on_result` as each action ends.
        """
        first = planner(message)
        asked: Plan | None = first
        results: list[Result] = []
        total, done = len(first.actions), 0

        async def confirm(plan: Plan) -> Plan | None:
            nonlocal asked
            dialog = cast("AskDialog", self.app.get_screen("ask"))
            dialog.prepare(planner, None if earlier is None else [message, *earlier, ""])
            asked = await self.app.push_screen_wait(dialog)
            if asked is not None:
                tell_progress(asked)
                if on_agreed is not None:
                    on_agreed()
                if remember_as and dialog.message:
                    await self.engine.choices.remember(remember_as, dialog.message)
            return asked

        def tell_progress(plan: Plan) -> None:
            many = plural(total, plan.one, plan.many)
            self.say(f"{plan.doing} {f'{done} of {many}' if done else many} …")

        def one_more(result: Result) -> None:
            nonlocal done
            results.append(result)
            done += 1
            if asked is not None:
                tell_progress(asked)
            if on_result is not None:
                on_result(result)

        if first.danger is Danger.NONE:
            tell_progress(first)
        try:
            await self.engine.gate.carry_out(
                first, origin=origin or self.PLACE, confirm=confirm, on_result=one_more
            )
        finally:
            if asked is not None:
                self.report(asked, results)
        return tuple(results)

    async def ask_and_do(self, plan: Plan, *, origin: str = "") -> tuple[Result, ...]:
        """`carry_out` for a plan that stays as it is."""
        return await self.carry_out(lambda message: plan, origin=origin)

    def report(self, plan: Plan, results: Sequence[Result]) -> None:
        """Tell how it ended: what was not done first, all that failed alike together, and then in one line
        what was done, so that it is never pushed off the screen."""
        alike: dict[tuple[str, str], list[str]] = {}
        for result in results:
            if not result.done:
                alike.setdefault((result.words, result.remedy), []).append(result.action.words)
        for (words, remedy), actions in list(alike.items())[:TOLD]:
            named = actions if len(actions) <= NAMED else actions[: NAMED - 1]
            more = [f"… and {len(actions) - len(named)} more"] if len(actions) > len(named) else []
            many = plural(len(actions), plan.one, plan.many)
            title = "Not done" if len(actions) == 1 else f"{many} not done"
            told = "\n".join([*named, *more, f"{words}. {remedy}"])
            self.app.notify(told, title=title, severity="error", markup=False, timeout=10)
        if rest := sum(map(len, list(alike.values())[TOLD:])):
            words = f"… and {rest} more were not done: the journal has each"
            self.app.notify(words, severity="error", markup=False, timeout=10)
        done = [result for result in results if result.done]
        if len(done) == 1:
            self.app.notify(done[0].words[:1].upper() + done[0].words[1:], markup=False)
        elif done:
            self.app.notify(f"{plan.done} {plural(len(done), plan.one, plan.many)}", markup=False)
