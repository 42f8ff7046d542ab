"""How these programs write: indented JSON without what is null, dates, durations, four sorts of errors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from mediatui.demo.exchange import Answer

JSON = "application/json; charset=utf-8"
Document = dict[str, object]


def clean(value: object) -> object:
    """Without what is null: it is not sent.

    Nor is the number of a record that has none yet, which whoever writes such a record leaves out. Qualities
    and languages are no records: their 0 is sent (recorded).
    """
    if isinstance(value, dict):
        return {name: clean(inner) for name, inner in value.items() if inner is not None}
    return [clean(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def answer_of(document: object, status: int = 200) -> Answer:
    """An answer of JSON as they lay it out."""
    return Answer(status, json.dumps(clean(document), ensure_ascii=False, indent=2).encode(), JSON)


def moment(at: float | None) -> str | None:
    """A time, whole seconds in UTC."""
    return None if at is None else f"{datetime.fromtimestamp(int(at), UTC).isoformat()[:19]}Z"


def span(seconds: float | None, *, fraction: bool = False) -> str | None:
    """A duration: [days.]hours:minutes:seconds, and seven digits more where there is a fraction."""
    if seconds is None:
        return None
    days, rest = divmod(max(0.0, seconds), 86_400)
    hours, rest = divmod(rest, 3600)
    minutes, left = divmod(rest, 60)
    head = f"{int(days)}." if days else ""
    tail = f"{left:010.7f}" if fraction and left % 1 else f"{int(left):02d}"
    return f"{head}{int(hours):02d}:{int(minutes):02d}:{tail}"


def read_moment(told: str) -> float:
    """A time that was sent. Raises `ValueError` for what is none."""
    when = datetime.fromisoformat(told)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def today(now: float, days: int = 0) -> float:
    """The beginning of a day: of this one, or so many later."""
    day = datetime.fromtimestamp(now, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return (day + timedelta(days=days)).timestamp()


class Refused(Exception):  # noqa: N818 - as the other faces call it
    """What is answered instead of what was asked for."""

    def __init__(self, status: int, document: object = None) -> None:
        super().__init__(status)
        self.status, self.document = status, document

    def answer(self) -> Answer:
        """As it is sent; without a document, without a body."""
        if self.document is None:
            return Answer(self.status, b"", JSON, may_compress=False)
        return answer_of(self.document, self.status)


def error(
    status: int, message: str, kind: str = "NzbDrone.Core.Exceptions.NzbDroneClientException"
) -> Refused:
    """An error, with the beginning of a stack trace as its description."""
    trace = f"{kind}: {message}\n   at NzbDrone.Http.REST.RestController.Run() in ./RestController.cs:line 72"
    return Refused(status, {"message": message, "description": trace})


def no_model(kind: str, number: object) -> Refused:
    """404: there is no such record."""
    return error(
        404, f"{kind} with ID {number} does not exist", "NzbDrone.Core.Datastore.ModelNotFoundException"
    )


def invalid(*failures: tuple[str, str, object]) -> Refused:
    """400: a list of properties, what is wrong with each, and what was tried."""
    return Refused(400, [
        {
            "propertyName": name, "errorMessage": words, "attemptedValue": tried, "severity": "error",
            "errorCode": "PredicateValidator", "formattedMessageArguments": [],
            "formattedMessagePlaceholderValues": {"propertyName": name, "propertyValue": tried},
        }
        for name, words, tried in failures
    ])  # fmt: skip


def unreadable(name: str, tried: object) -> Refused:
    """400: a parameter is not of its type."""
    return Refused(400, {
        "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
        "title": "One or more validation errors occurred.", "status": 400,
        "errors": {name: [f"The value '{tried}' is not valid."]},
    })  # fmt: skip


Rows = Sequence[Document]
Query = Mapping[str, Sequence[str]]
