"""How far something is, out in the world."""

from __future__ import annotations

from enum import StrEnum


class Production(StrEnum):
    """How far a movie, a series or an artist is."""

    TBA = "to be announced"
    ANNOUNCED = "announced"
    IN_CINEMAS = "in cinemas"
    RELEASED = "released"
    UPCOMING = "upcoming"
    CONTINUING = "continuing"
    ENDED = "ended"
    DELETED = "deleted"
    """The database of titles no longer has it."""
    UNKNOWN = "unknown"
