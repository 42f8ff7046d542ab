"""Why something could not be had: one small family, each with a remedy in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FailureKind(StrEnum):
    """The ways a service can fail a person."""

    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    WRONG_KEY = "wrong_key"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    NOT_THIS_SERVICE = "not_this_service"
    BAD_PAYLOAD = "bad_payload"
    CONFLICT = "conflict"
    READ_ONLY = "read_only"
    UPSTREAM_DOWN = "upstream_down"
    """The service answers, but cannot reach what it stands in front of (Tautulli its Plex)."""
    REFUSED = "refused"
    """The service understood and said no, in words of its own."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure of one service.

    `words` say what happened, `remedy` what the person can do. `since` is when this failing began, in
    seconds since the epoch; whoever keeps failures (the store) carries the first `since` on while the
    kind stays the same. `retry_after` is in seconds, where the service named a wait. `status` is the
    HTTP status where there was an answer. No field ever holds a secret.
    """

    kind: FailureKind
    service: str
    words: str
    remedy: str
    since: float
    retry_after: float | None = None
    status: int | None = None
