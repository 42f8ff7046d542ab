"""Tautulli's envelope: what its replies mean, and what its errors, most of which are HTTP 400, are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Answer, Fault
from mediatui.services.cleantext import clean_text
from mediatui.services.decoding import NotJsonError, decode

_KEY = "Copy the API key from Tautulli (Settings, Web Interface, API) into api_key."
_ADDRESS = "Write url as Tautulli's own address, with its base path if it has one, and without /api."
_SWITCH = "Switch the API on in Tautulli (Settings, Web Interface, API)."
_PLEX_PASS = (
    "Ending streams needs a Plex Pass on the server's account; "
    "if there is one, Tautulli cannot reach Plex or plex.tv."
)
_PLEX_REFUSED = "It may have ended by itself, or Plex cannot be reached; Tautulli's log says more."
_NO_SESSION_ID = "Plex gives some players (DLNA, trailers) none; end it on the player."

NO_SESSION_ID = Fault(
    FailureKind.REFUSED, "this stream has no session id by which Plex could end it", _NO_SESSION_ID
)
"""What becomes of the wish to end a stream that has only a key."""

PLEX_DOWN = Fault(FailureKind.UPSTREAM_DOWN)
"""`get_activity` answering success without any data (recorded with Plex down, slow, and answering 503)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What stands in the envelope of a success."""

    data: Any
    message: str = ""


def reply_of(answer: Answer) -> Reply | Fault:
    """The reply of an answer to any command; its error, or why it is no reply of Tautulli's, as a fault."""
    if not answer.body.strip():
        return Fault(FailureKind.BAD_PAYLOAD, "the answer was empty", status=answer.status)
    try:
        envelope = decode(answer.body)
    except NotJsonError as error:
        detail = "the answer was cut short" if error.cut else "the answer is not JSON"
        return Fault(FailureKind.BAD_PAYLOAD, detail, status=answer.status)
    response = envelope.get("response") if isinstance(envelope, dict) else None
    if not isinstance(response, Mapping) or "result" not in response:
        return Fault(FailureKind.NOT_THIS_SERVICE, "another program answers there", status=answer.status)
    message = response.get("message")
    words = clean_text(message) if isinstance(message, str) else ""
    if response["result"] != "success":
        return _error(words, answer.status)
    return Reply(response.get("data"), words)


def termination_of(answer: Answer) -> Fault | None:
    """Why a stream was not ended, by the answer to `terminate_session`; None when it was.

    Recorded: 400 for no Plex Pass (also when Plex is down), for a session that is gone and for one without
    id; 500 when Plex says no, or nothing. 200 with an error in Tautulli's sources.
    """
    reply = reply_of(answer)
    if isinstance(reply, Reply):
        return None
    if reply.kind not in (FailureKind.REFUSED, FailureKind.SERVER_ERROR):
        return reply
    said = reply.detail.lower()
    if "invalid session_key" in said:
        return Fault(FailureKind.CONFLICT, "the stream has already ended", status=answer.status)
    if "plex pass" in said:
        return Fault(FailureKind.REFUSED, "Tautulli finds no Plex Pass", _PLEX_PASS, status=answer.status)
    if "missing session_id" in said:
        return NO_SESSION_ID
    if answer.status >= 500 or said.rstrip(".") == "failed to terminate session":
        return Fault(FailureKind.REFUSED, "Plex did not end it", _PLEX_REFUSED, status=answer.status)
    return reply


def _error(message: str, status: int) -> Fault:
    """An error by its message: the status is 400 for nearly all of them."""
    said = message.lower()
    if said.startswith(("invalid apikey", "parameter apikey", "api key not")):
        return Fault(FailureKind.WRONG_KEY, "", _KEY, status=status)
    if said.startswith("api not enabled"):
        return Fault(FailureKind.FORBIDDEN, "its API is switched off", _SWITCH, status=status)
    if said.startswith("please use the"):
        return Fault(FailureKind.NOT_THIS_SERVICE, "its address leads past its API", _ADDRESS, status=status)
    if status >= 500:
        return Fault(FailureKind.SERVER_ERROR, message or "it gave no reason", status=status)
    return Fault(FailureKind.REFUSED, message or "it gave no reason", status=status)
