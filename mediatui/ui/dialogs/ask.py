"""The question before a dangerous change: what, who feels it, the exact calls, a message to send along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import chop_cells
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from mediatui.engine.actions import Plan
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.widgets.lines import Lines, ScrollLines
from mediatui.ui.widgets.text_input import QuietInput

if TYPE_CHECKING:
    from mediatui.ui.veil import Veil

Planner = Callable[[str], Plan]
"""The plan for a message."""


class AskDialog(ModalScreen[Plan | None]):
    """Shows a plan; Enter carries it out as shown, Esc does nothing, the arrows bring earlier messages."""

    BINDINGS = [
        keys.binding("ask.yes", "yes", priority=True),
        keys.binding("ask.no", "no"),
        keys.binding("ask.earlier", "earlier(1)", priority=True),
        keys.binding("ask.later", "earlier(-1)", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._planner: Planner | None = None
        self._choices: tuple[str, ...] = ("",)
        self._choice = 0
        self._with_message = True

    def prepare(self, planner: Planner, messages: Sequence[str] | None) -> None:
        """What is asked next; the first message is offered, the others by the arrows. Without any, there is
        no line to type one in."""
        self._planner = planner
        self._with_message = messages is not None
        self._choices = tuple(dict.fromkeys(messages or ())) or ("",)
        self._choice = 0

    def compose(self) -> ComposeResult:
        """Who is hurt, the message, the calls, the keys."""
        with Vertical(classes="dialog"):
            yield ScrollLines(id="ask-hurts")
            yield QuietInput(placeholder="message on the player (may be empty)", id="ask-message")
            yield ScrollLines(id="ask-calls")
            yield Lines(id="ask-keys")

    def on_screen_resume(self) -> None:
        """Show what was prepared."""
        field = self.query_one("#ask-message", QuietInput)
        field.value = self._choices[0]
        field.cursor_position = len(field.value)
        field.display = self._with_message
        if self._with_message:
            field.focus()
        else:
            self.set_focus(None)
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The calls follow the message."""
        self._show()

    def on_resize(self) -> None:
        """Fit the new width."""
        self.call_after_refresh(self._show)

    @property
    def message(self) -> str:
        """What is typed."""
        return self.query_one("#ask-message", QuietInput).value.strip() if self._with_message else ""

    def action_yes(self) -> None:
        """Carry out what is shown."""
        self.dismiss(self._planner(self.message) if self._planner else None)

    def action_no(self) -> None:
        """Do nothing."""
        self.dismiss(None)

    def action_earlier(self, step: int) -> None:
        """Bring back an earlier message."""
        self._choice = max(0, min(len(self._choices) - 1, self._choice + step))
        field = self.query_one("#ask-message", QuietInput)
        field.value = self._choices[self._choice]
        field.cursor_position = len(field.value)

    def _show(self) -> None:
        if self._planner is None:
            return
        plan = self._veiled(self._planner(self.message))
        self.query_one(".dialog").border_title = plan.question.replace("[", "\\[")
        calls = [call for action in plan.actions for call in action.calls]
        width = max(10, self.query_one("#ask-calls", Lines).size.width)
        parts = [part for call in calls for part in chop_cells(call, width)]
        # Border, message and keys are always seen; people and calls share what is left.
        low = self.app.size.height < 14
        self.set_class(low, "-low")
        taken = (3 if low else 5) + (1 if self._with_message else 0) - (0 if self._with_message or low else 2)
        room = max(1, self.app.size.height - taken)
        hurts = _some(plan.hurts, max(1, room - min(len(parts), room // 2)))
        self._fill("#ask-hurts", [line(Span(hurt, "strong")) for hurt in hurts])
        left = room - len(hurts)
        self._fill("#ask-calls", [line(Span(part, "dim")) for part in _some(parts, left)] if left > 0 else [])
        yes, no = (Span(keys.key_of(self, name), "accent") for name in ("ask.yes", "ask.no"))
        arrows = keys.key_of(self, "ask.earlier") + keys.key_of(self, "ask.later")
        earlier = f"  {arrows} earlier messages" if len(self._choices) > 1 else ""
        self._fill("#ask-keys", [line(yes, f" {plan.verb}  ", no, " cancel", Span(earlier, "dim"))])

    def _veiled(self, plan: Plan) -> Plan:
        """What is shown of it in privacy mode; what is done stays what it is."""
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is None:
            return plan
        actions = tuple(
            action._replace(calls=tuple(veil.text(call) for call in action.calls)) for action in plan.actions
        )
        hurts = tuple(veil.text(hurt) for hurt in plan.hurts)
        return plan._replace(question=veil.text(plan.question), hurts=hurts, actions=actions)

    def _fill(self, selector: str, lines: list[Line]) -> None:
        target = self.query_one(selector, Lines)
        target.display = bool(lines)
        target.styles.height = max(1, len(lines))
        target.set_lines(lines)


def _some(texts: Sequence[str], most: int) -> list[str]:
    """At most so many lines, the last of them counting the rest."""
    if len(texts) <= most:
        return list(texts)
    return [*texts[: max(0, most - 1)], f"… and {len(texts) - max(0, most - 1)} more"]
