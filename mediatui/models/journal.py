"""What the journal keeps of a change: what was done, to what, by which calls, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How a change ended."""

    STARTED = "started"
    """Written before the call; left standing when the program died in between."""
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One change of one target. `at` and `ended_at` are seconds since the epoch."""

    id: int
    at: float
    action: str
    """The action's name: "stream.terminate"."""
    words: str
    """What it is in a sentence: "End the stream of anna: The Wire · S02E05"."""
    service: str
    target: str
    calls: tuple[str, ...]
    """The calls made, without secrets: "GET /api/v2?cmd=terminate_session&session_key=101"."""
    origin: str
    """The screen or command it came from."""
    outcome: Outcome
    detail: str = ""
    ended_at: float | None = None
    before: str = ""
    """What there was before, as the action keeps it so that it can be taken back; "" for nothing."""
