"""What the rest of the program may ask of an adapter: a Protocol for each capability.

Every method raises `ServiceError` and nothing else of its own.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from mediatui.models.endpoint import Endpoint
from mediatui.models.stream import Activity, ServerStatus, Stream


@runtime_checkable
class Service(Protocol):
    """What every adapter has."""

    @property
    def endpoint(self) -> Endpoint:
        """The configured service it speaks for."""
        ...

    async def status(self) -> ServerStatus:
        """Version, and whether it reaches what stands behind it."""
        ...

    def wake(self) -> None:
        """A person asked: let the next call through even if the breaker is open."""
        ...

    async def aclose(self) -> None:
        """Close its connections."""
        ...


@runtime_checkable
class ActivitySource(Service, Protocol):
    """Who can say what plays, and end it."""

    async def activity(self) -> Activity:
        """What plays right now."""
        ...

    async def terminate(self, stream: Stream, message: str) -> None:
        """End `stream`, showing `message` on its player; returns when the service said it was done."""
        ...

    def terminate_call(self, stream: Stream, message: str) -> str:
        """The exact call `terminate` makes, without the key, to be shown and journalled."""
        ...
