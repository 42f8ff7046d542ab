"""Which plays somebody wants to see, in words that hold for every service."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mediatui.models.stream import Decision, MediaType


class Wish(NamedTuple):
    """Which plays the services are asked for; what is empty or None is not asked about."""

    user: str = ""
    """As people know them, or as they log in; in any case."""
    types: tuple[MediaType, ...] = ()
    """Of movie, episode, track and live."""
    library: str = ""
    """Its name, in any case."""
    decision: Decision | None = None
    words: str = ""
    """In the title."""
    after: str = ""
    """ "2026-03-14", in the time zone of the service; the day is included, as with `before`."""
    before: str = ""
    player: str = ""
    """In the name of the player or the program on it."""

    def __bool__(self) -> bool:
        return self != Wish()
