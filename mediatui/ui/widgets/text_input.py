"""A line of input that is quiet on the line: its cursor does not blink."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from mediatui.ui import keys

LONGEST = 500
"""Characters a line of input takes: what is pasted by mistake ends there."""


class QuietInput(Input):
    """An `Input` that writes nothing while nobody types, and takes what is pasted as one line."""

    def __init__(
        self,
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002
        value: str = "",
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__(
            value=value, placeholder=placeholder, id=id, select_on_focus=False, suggester=suggester
        )
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines as one, as far as there is room, without what is no character."""
        plain = "".join(each if each.isprintable() else " " for each in event.text)
        room = LONGEST - len(self.value) + len(self.selected_text)
        if room > 0 and (words := " ".join(plain.split())):
            self.replace(words[:room], *self.selection)
        event.stop()
        event.prevent_default()


class _Completions(Suggester):
    """Proposes what a function makes of the text."""

    def __init__(self, complete: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """The whole text as it would be; None where what is typed would not stay as it is."""
        proposal = self._complete(value)
        return proposal if proposal.startswith(value) else None


class FilterInput(QuietInput):
    """Where a list's filter is typed: Enter keeps it, Esc clears it, both go back to the list; Tab takes
    the field or value that is proposed behind the cursor."""

    BINDINGS = [
        keys.binding("filter.keep", "keep"),
        keys.binding("filter.drop", "drop"),
        keys.binding("filter.complete", "complete"),
    ]

    class Left(Message):
        """The person is done typing; `kept` says whether the filter stays."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def __init__(
        self,
        complete: Callable[[str], str],
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(placeholder=placeholder, id=id, suggester=_Completions(complete))
        self._proposal = complete

    def action_keep(self) -> None:
        """Back to the list, filtered."""
        self.post_message(self.Left(True))

    def action_drop(self) -> None:
        """Back to the list, all of it."""
        self.value = ""
        self.post_message(self.Left(False))

    def action_complete(self) -> None:
        """Take what is proposed."""
        if proposal := self._proposal(self.value):
            self.value = proposal
            self.cursor_position = len(proposal)
