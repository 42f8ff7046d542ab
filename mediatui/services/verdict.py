"""What is wrong with an answer, whatever the service is: its status, or that it is no data at all."""

from __future__ import annotations

import re

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Answer, Ask, Fault
from mediatui.services.statuses import PASSING, kind_of, retry_after, status_words

_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}")


def fault_in(ask: Ask, answer: Answer, now: float) -> Fault | None:
    """What is wrong with `answer`; None where it is fine or its adapter is to look.

    `now` is in seconds since the epoch. A status of `ask.accept` is left to the adapter if it comes with
    what may be JSON: a gateway's error page of the same status is not the service speaking.
    """
    status, kind = answer.status, kind_of(answer.status)
    foreign = not_json(answer) if ask.expect_json else ""
    if kind is None or (status in ask.accept and (not foreign or status < 500)):
        return Fault(FailureKind.NOT_THIS_SERVICE, foreign, status=status) if foreign else None
    waits = status == 429 or status >= 500
    wait = retry_after(answer.headers.get("retry-after"), now) if waits else None
    return Fault(
        kind,
        _status_detail(status, wait),
        again=status in PASSING and wait is None,
        status=status,
        retry_after=wait,
    )


def not_json(answer: Answer) -> str:
    """What came instead of JSON, in words; empty where it may be JSON, or nothing came at all."""
    start = answer.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not start or start in b"{[":
        return ""
    major, _, minor = answer.content_type.partition("/")
    if minor.endswith("xml") and "html" not in minor:
        return "a document (XML) came instead of data"
    if start == b"<" or "html" in minor:
        return "a web page came instead of data"
    if major in ("image", "audio", "video", "font") and _MEDIA_TYPE.fullmatch(answer.content_type):
        return f"{answer.content_type} came instead of data"
    return ""


def _status_detail(status: int, wait: float | None) -> str:
    words = f"it answered {status_words(status)}"
    return words if wait is None else f"{words} and asks to wait {wait:.0f} s"
