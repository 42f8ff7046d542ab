"""Refusals: how the programs say no, with the words and statuses that were recorded."""

from __future__ import annotations

from mediatui.demo.exchange import Answer, json_answer

JSON = "application/json; charset=utf-8"


class Refused(Exception):  # noqa: N818 - it is what happened to the caller, not an error of ours
    """It was not done: an HTTP status and the body that says why."""

    def __init__(self, status: int, body: dict[str, object]) -> None:
        super().__init__(str(body))
        self.status, self.body = status, body

    def answer(self) -> Answer:
        """It as an answer."""
        return json_answer(self.body, self.status, content_type=JSON)


def refused(status: int, message: str) -> Refused:
    """What a handler says: a message alone."""
    return Refused(status, {"message": message})


def no_permission() -> Refused:
    """Wrong key, unknown user, or a right that is missing: all the same."""
    return Refused(403, {"status": 403, "error": "You do not have permission to access this endpoint"})


def invalid(status: int, path: str, message: str, code: str = "") -> Refused:
    """What the gate before all handlers says: one thing wrong with a request, and where."""
    return invalids(status, [(path, message, code)])


def invalids(status: int, wrongs: list[tuple[str, str, str]]) -> Refused:
    """Several things wrong at once: path, message, code; with a code the path is said in words too."""
    words = []
    for path, message, code in wrongs:
        # What is missing is missing from what it ought to be in.
        at = path.rpartition(".")[0] if code == "required" else path
        words.append(f"request{at} {message}" if code else message)
    errors: list[dict[str, str]] = []
    for path, message, code in wrongs:
        errors.append(
            {"path": path, "message": message} | ({"errorCode": f"{code}.openapi.validation"} if code else {})
        )
    return Refused(status, {"message": ", ".join(words), "errors": errors})


def no_entity(entity: str, number: object, name: str = "id") -> str:
    """How the database says that a row is missing."""
    where = f'{{\n    "where": {{\n        "{name}": {number}\n    }}\n}}'
    return f'Could not find any entity of type "{entity}" matching: {where}'
