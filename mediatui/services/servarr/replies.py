"""What answers of these programs mean: data, or one of their four kinds of errors.

No key or a wrong one: 401 without a body. Starting: 503 `{errorMessage}`. Validation: 400 with a list of
`{propertyName, errorMessage, …}`. Everything else: `{message, description}`, the second a stack trace. Of
these, 404 is a record that is gone, or a release that is no longer in their cache, and 409 a conflict.
"""

from __future__ import annotations

import re
from typing import Any

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Answer, Fault
from mediatui.services.decoding import NotJsonError, decode
from mediatui.services.servarr.wire import records, text

ERRORS = frozenset({400, 404, 405, 409, 422, 500, 503})
"""Statuses that come with a reason."""

_STARTING = "Wait; it is asked again by itself."
_NO_RECORD = re.compile(r"with id \S+ does not exist", re.I)
_THERE = re.compile(r"already (?:been added|exists?)|has already", re.I)
_SEARCH_AGAIN = "Search again: it remembers for half an hour what it found."

_MOST_REASONS = 4


def data_of(answer: Answer, *, gone: bool = False) -> Any | Fault:
    """The data of an answer, None where it is empty; or what is wrong.

    `gone`: the call was for one record, or changes something, so that a 404 with a reason means that the
    record is there no longer; for any other it means that the address is wrong.
    """
    if not answer.body.strip():
        return None if 200 <= answer.status < 300 else _error(answer.status, "", gone=gone)
    try:
        data = decode(answer.body)
    except NotJsonError as error:
        detail = "the answer was cut short" if error.cut else "the answer is not JSON"
        return Fault(FailureKind.BAD_PAYLOAD, detail, status=answer.status)
    if 200 <= answer.status < 300:
        return data
    if answer.status == 503:
        said = text(data, "errorMessage") or text(data, "message") if isinstance(data, dict) else ""
        detail = f"it is starting: {said}" if said else "it is starting"
        return Fault(FailureKind.SERVER_ERROR, detail, _STARTING, status=503)
    return _error(answer.status, _reason(data), gone=gone)


def _reason(data: Any) -> str:
    """What it says, without the values that were tried: they may be secrets."""
    if isinstance(data, dict):
        return text(data, "message") or text(data, "errorMessage") or text(data, "title")
    reasons = []
    for row in records(data):
        name, words = text(row, "propertyName"), text(row, "errorMessage")
        tells = not name or name.replace(" ", "").lower() in words.replace(" ", "").lower()
        if words and words not in reasons:
            reasons.append(words if tells else f"{name}: {words}")
    left = len(reasons) - _MOST_REASONS
    return "; ".join(reasons[:_MOST_REASONS]) + (f"; and {left} more" if left > 0 else "")


def _error(status: int, reason: str, *, gone: bool) -> Fault:
    words = reason or f"it answered {status} without a reason"
    if status == 404:
        if "search" in reason.lower() and "again" in reason.lower():
            return Fault(FailureKind.CONFLICT, words, _SEARCH_AGAIN, status=status)
        if _NO_RECORD.search(reason) or (gone and reason):
            return Fault(FailureKind.CONFLICT, f"it is no longer there ({words})", status=status)
        return Fault(FailureKind.NOT_FOUND, reason, status=status)
    if status == 409 or _THERE.search(reason):
        return Fault(FailureKind.CONFLICT, words, status=status)
    if status >= 500:
        return Fault(FailureKind.SERVER_ERROR, words, status=status)
    return Fault(FailureKind.REFUSED, words, status=status)
