"""HTTP statuses: what they mean for every service alike."""

from __future__ import annotations

import math
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from mediatui.models.failure import FailureKind

_KINDS = {
    401: FailureKind.WRONG_KEY,
    403: FailureKind.FORBIDDEN,
    404: FailureKind.NOT_FOUND,
    409: FailureKind.CONFLICT,
    429: FailureKind.RATE_LIMITED,
}

PASSING = frozenset({502, 503, 504})
"""What a gateway says while the service behind it starts: worth another try."""

LONGEST_WAIT = 86_400.0
"""Seconds: a `Retry-After` beyond a day is taken as a day."""


def kind_of(status: int) -> FailureKind | None:
    """The failure a status stands for; None for success (2xx).

    A redirect that was not followed, and what is not HTTP (1xx, 600 and up), means that something else
    answers at this address. A 4xx of no special meaning is a refusal.
    """
    if 200 <= status <= 299:
        return None
    if status in _KINDS:
        return _KINDS[status]
    if 500 <= status <= 599:
        return FailureKind.SERVER_ERROR
    return FailureKind.REFUSED if 400 <= status <= 499 else FailureKind.NOT_THIS_SERVICE


def status_words(status: int) -> str:
    """ "502 Bad Gateway"; the bare number where it has no name."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds to wait by a `Retry-After` header (RFC 9110, 10.2.3): a number of seconds or a date.

    `now` is in seconds since the epoch. None for no header or one that cannot be read; a date that has
    passed is 0.
    """
    text = (value or "").strip()
    if not text:
        return None
    try:
        seconds = float(text) if text.isascii() and text[0].isdigit() else _until(text, now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(max(0.0, seconds), LONGEST_WAIT) if not math.isnan(seconds) else None


def _until(date: str, now: float) -> float:
    return parsedate_to_datetime(date).timestamp() - now
