"""Ending streams, with a message on their players."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from mediatui.engine.actions import Action, Plan
from mediatui.engine.coordinator import Coordinator
from mediatui.models.snapshot import Key
from mediatui.models.stream import Stream
from mediatui.services.ports import ActivitySource
from mediatui.wording.quantities import plural
from mediatui.wording.titles import full_title

MESSAGE_CHOICE = "terminate.message"
"""Under this name the record keeps the messages that were sent."""


@dataclass(frozen=True, slots=True)
class TerminateStreams:
    """Makes the plan that ends `streams`, exactly those that were painted, for whatever message."""

    coordinator: Coordinator
    streams: tuple[Stream, ...]
    sources: dict[str, ActivitySource]

    @classmethod
    async def of(cls, coordinator: Coordinator, streams: Sequence[Stream]) -> TerminateStreams:
        """Look up the services of the streams, so that the plan can show the exact calls."""
        names = {stream.service for stream in streams}
        sources = {name: cast("ActivitySource", await coordinator.service(name)) for name in names}
        return cls(coordinator, tuple(streams), sources)

    def plan(self, message: str) -> Plan:
        """The plan with this message."""
        people = len({stream.user for stream in self.streams})
        question = f"End {plural(len(self.streams), 'stream')} of {plural(people, 'person', 'people')}?"
        if len(self.streams) == 1:
            question = f"End the stream of {self.streams[0].user}?"
        hurts = tuple(f"{s.user} · {full_title(s.title)} · {s.player or s.product}" for s in self.streams)
        actions = tuple(self._action(stream, message) for stream in self.streams)
        return Plan(question, actions, hurts, "end", "ending", "Ended", "stream")

    def _action(self, stream: Stream, message: str) -> Action:
        source = self.sources[stream.service]
        title = full_title(stream.title)

        async def perform() -> str:
            await source.terminate(stream, message)
            return f"ended the stream of {stream.user}"

        return Action(
            name="stream.terminate",
            words=f"End the stream of {stream.user}: {title}",
            service=stream.service,
            target=stream.key,
            calls=tuple(call for call in [source.terminate_call(stream, message)] if call),
            refreshes=tuple(
                key for key in self.coordinator.keys("activity") if _same_service(key, stream.service)
            ),
            perform=perform,
        )


def _same_service(key: Key, service: str) -> bool:
    return key.service == service
