"""What changes a service: its words, its target, its calls, and how it is asked about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import NamedTuple

from mediatui.models.journal import Outcome
from mediatui.models.snapshot import Key


class Danger(Enum):
    """How a change is asked about."""

    NONE = "none"
    """Carried out at once; it can be undone."""
    ASK = "ask"
    """Asked once: somebody feels it, or it cannot be undone."""


class Action(NamedTuple):
    """One change of one target, bound to what was painted when the person asked for it.

    `perform` makes the calls and gives the outcome in words; it raises `ServiceError` where the service
    did not do it. `calls` are exactly the calls that `perform` makes, without secrets.
    """

    name: str
    words: str
    service: str
    target: str
    calls: tuple[str, ...]
    refreshes: tuple[Key, ...]
    perform: Callable[[], Awaitable[str]]
    danger: Danger = Danger.ASK
    before: str = ""
    """What there is now, for the journal, so that it can be taken back; in a form of the action's own."""


class Plan(NamedTuple):
    """Actions that are asked about and carried out together. `question` is one line, `hurts` says who
    is affected, a line each. `verb`, `doing`, `done` with `one` and `many` make the words around it: "end",
    "ending", "Ended 2 streams"."""

    question: str
    actions: tuple[Action, ...]
    hurts: tuple[str, ...] = ()
    verb: str = "do it"
    doing: str = "working"
    done: str = "Did"
    one: str = "change"
    many: str = ""
    at_once: int = 2
    """So many of its actions run side by side."""

    @property
    def danger(self) -> Danger:
        """The worst of its actions'."""
        asks = any(action.danger is Danger.ASK for action in self.actions)
        return Danger.ASK if asks else Danger.NONE


class Result(NamedTuple):
    """How one action ended, in words."""

    action: Action
    outcome: Outcome
    words: str
    remedy: str = ""

    @property
    def done(self) -> bool:
        """Whether it was carried out."""
        return self.outcome is Outcome.DONE


Confirm = Callable[[Plan], Awaitable[Plan | None]]
"""Shows the plan to the person; gives back the plan to carry out (perhaps amended), or None for no."""
