"""What qBittorrent's answers mean: plain texts, JSON, and its ways of saying no."""

from __future__ import annotations

from typing import Any

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Answer, Fault
from mediatui.services.cleantext import clean_text
from mediatui.services.decoding import NotJsonError, decode

REFUSALS = frozenset({400, 404, 409, 415})
"""Statuses by which it says no to a change."""

GONE = Fault(
    FailureKind.CONFLICT, "the torrent is no longer there", "It was deleted, or has moved to another client."
)
OLD_NAMES = 404
"""Also what a call is answered that another version calls otherwise."""

_ANOTHER = "another program answers there"
_LONGEST = 200


def text_of(answer: Answer) -> str:
    """A plain text, on one line."""
    return clean_text(answer.body[: _LONGEST * 8].decode("utf-8", "replace"), _LONGEST)


def json_of(answer: Answer, shape: type) -> Any:
    """The JSON of an answer, a `shape` (dict or list); a `Fault` for anything else."""
    if not answer.body.strip():
        return Fault(FailureKind.BAD_PAYLOAD, "the answer was empty", status=answer.status)
    try:
        data = decode(answer.body)
    except NotJsonError as error:
        detail = "the answer was cut short" if error.cut else "the answer is not JSON"
        return Fault(FailureKind.BAD_PAYLOAD, detail, status=answer.status)
    if not isinstance(data, shape):
        return Fault(FailureKind.NOT_THIS_SERVICE, _ANOTHER, status=answer.status)
    return data


def no_version(answer: Answer) -> Fault:
    """The version was asked for and something else came."""
    return Fault(FailureKind.NOT_THIS_SERVICE, _ANOTHER, status=answer.status)


def change_fault(answer: Answer) -> Fault | None:
    """Why a change was not made, in qBittorrent's own words where it has any; None where it was.

    Any 2xx is a success, whatever its body says: old ones say "Ok.", newer ones nothing.
    """
    if 200 <= answer.status <= 299:
        return None
    said = text_of(answer)
    if answer.status == 404:
        return Fault(GONE.kind, GONE.detail, GONE.remedy, status=404)
    kind = FailureKind.CONFLICT if answer.status == 409 else FailureKind.REFUSED
    return Fault(kind, said or "it gave no reason", status=answer.status)


def addition_fault(answer: Answer) -> Fault | None:
    """Why nothing was added. 4.5 and 5.1 answer 200 "Fails." for what is there already, 5.3 answers 409."""
    if answer.status == 409 or (answer.status < 300 and answer.body.strip() == b"Fails."):
        return Fault(
            FailureKind.CONFLICT,
            "nothing was added",
            "It is there already, or what the link leads to is no torrent.",
            status=answer.status,
        )
    if answer.status == 404:
        return Fault(FailureKind.REFUSED, text_of(answer) or "it cannot add torrents", status=404)
    return change_fault(answer)
