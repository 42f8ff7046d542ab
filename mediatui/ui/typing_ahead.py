"""Keys typed ahead reach the line they were meant for.

Textual hands a key to whatever has the focus when it is read. On a slow line `/anna` is read at once, before
the `/` has opened its line, and the letters would act as commands of the list.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widgets import Input


@runtime_checkable
class TakesTyping(Protocol):
    """A screen that keeps what is typed before its line is there."""

    typed_ahead: str


class TypingAheadApp(App[None]):
    """An app that sends a key on when the focus went to a line of input after the key was read."""

    async def on_event(self, event: events.Event) -> None:
        """Note where a key is sent, before it is."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            event.sent_to = self._typed_at()  # type: ignore[attr-defined]
        await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """A key that nothing took comes back here: it goes on to where typing goes by now."""
        target: Any = self._typed_at()
        if getattr(event, "sent_to", target) is target:
            return
        if isinstance(target, Input):
            again = events.Key(event.key, event.character)
            again.sent_to = target  # type: ignore[attr-defined]
            target._forward_event(again)
        elif isinstance(target, TakesTyping) and event.is_printable:
            target.typed_ahead += event.character or ""
        else:
            return
        event.stop()
        event.prevent_default()

    def _typed_at(self) -> MessagePump:
        return self.focused or self.screen
