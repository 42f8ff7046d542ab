"""Seerr's answers: data, or an error, which is `{message}` nearly always, as a fault in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Answer, Fault
from mediatui.services.cleantext import clean_text
from mediatui.services.decoding import NotJsonError, decode

GONE = "Somebody deleted it, or its number is of another service: refresh and look again."

_KEY = "Copy the API key from its settings (General, API Key) into api_key."
_BASE = "Check url: it is the program's own address, with its base path if it has one, and without /api."
_THERE = "See the requests there are for it already."
_TMDB = "It looks up titles at TMDB: if that goes on, see whether it reaches it."


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answer holds. `accepted`: 202, by which nothing was made; `message` then says why."""

    data: Any
    status: int
    message: str = ""

    @property
    def accepted(self) -> bool:
        """Whether it was understood and nothing was done."""
        return self.status == 202


def reply_of(answer: Answer) -> Reply | Fault:
    """The data of an answer; its error, or why it is no answer of Seerr's, as a fault.

    An empty answer (204, 201 of some changes) is a reply without data. Recorded: 401 without a key and for
    deleting what is another's, 403 `{status, error}` for a wrong key and for lack of a permission alike,
    `{message}` for everything else; 500 for what does not exist at TMDB, and for issues that are gone.
    """
    if not answer.body.strip():
        if answer.status < 300:
            return Reply(None, answer.status)
        return _fault(answer.status, "", None)
    try:
        data = decode(answer.body)
    except NotJsonError as error:
        detail = "the answer was cut short" if error.cut else "the answer is not JSON"
        return Fault(FailureKind.BAD_PAYLOAD, detail, status=answer.status)
    message = data.get("message") if isinstance(data, dict) else None
    words = _text(message)
    if answer.status < 300:
        return Reply(data, answer.status, words)
    return _fault(answer.status, words, data)


def key_in_doubt(answer: Answer) -> bool:
    """Whether the key may be wrong, or its user may only not do this: both are 403 `{status, error}`."""
    return answer.status == 403 and b'"message"' not in answer.body


def _fault(status: int, words: str, data: Any) -> Fault:
    said = words.lower()
    if status == 401 and (not words or "connect.sid" in said):
        return Fault(FailureKind.WRONG_KEY, "no key reached it", _KEY, status=status)
    if status in (401, 403):
        return _refusal(status, words, data)
    if status == 404:
        elsewhere = not isinstance(data, dict) or "errors" in data
        return Fault(
            FailureKind.NOT_FOUND, "" if elsewhere else words, _BASE if elsewhere else GONE, status=404
        )
    if status == 409:
        return Fault(FailureKind.CONFLICT, words, _THERE, status=status)
    if status >= 500:
        if said.endswith("not found."):
            return Fault(FailureKind.NOT_FOUND, words, GONE, status=status)
        remedy = _TMDB if said.startswith(("[tmdb]", "unable to retrieve")) else ""
        return Fault(FailureKind.SERVER_ERROR, words or "it gave no reason", remedy, status=status)
    return Fault(FailureKind.REFUSED, words or "it gave no reason", status=status)


def _refusal(status: int, words: str, data: Any) -> Fault:
    if isinstance(data, dict) and "error" in data:
        return Fault(FailureKind.FORBIDDEN, _text(data["error"]), status=status)
    if "permission" in words.lower() or not words:
        return Fault(FailureKind.FORBIDDEN, words, status=status)
    # A quota that is used up, a title on the blocklist.
    return Fault(FailureKind.REFUSED, words, status=status)


def _text(value: Any) -> str:
    return clean_text(value, 150) if isinstance(value, str) else ""
