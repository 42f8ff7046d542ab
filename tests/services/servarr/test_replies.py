"""Errors say in words what the program has against it, and what can be done."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Answer, Fault
from mediatui.services.servarr.replies import data_of


def answer(status: int, data: Any = None, body: bytes | None = None) -> Answer:
    content = body if body is not None else json.dumps(data).encode()
    return Answer(status, "application/json", {}, content, 1.0)


def fault(status: int, data: Any, *, gone: bool = False) -> Fault:
    found = data_of(answer(status, data), gone=gone)
    assert isinstance(found, Fault)
    return found


VALIDATION = [
    {
        "propertyName": "RootFolderPath",
        "errorMessage": "Root folder path '/movies' does not exist",
        "attemptedValue": "5ecr3t",
        "severity": "error",
    },
    {"propertyName": "QualityProfileId", "errorMessage": "does not exist", "severity": "error"},
]


def test_data_is_what_a_success_holds_and_nothing_is_nothing() -> None:
    assert data_of(answer(202, [{"id": 7}])) == [{"id": 7}]
    assert data_of(answer(200, body=b"")) is None


def test_a_validation_error_is_said_in_its_own_words_without_what_was_tried() -> None:
    found = fault(400, VALIDATION)
    assert found.kind is FailureKind.REFUSED
    assert found.detail == "Root folder path '/movies' does not exist; QualityProfileId: does not exist"
    assert "5ecr3t" not in repr(found)


def test_many_validation_errors_are_counted() -> None:
    many = [{"propertyName": "", "errorMessage": f"wrong {number}"} for number in range(9)]
    assert fault(400, many).detail == "wrong 0; wrong 1; wrong 2; wrong 3; and 5 more"


@pytest.mark.parametrize(
    "words",
    ["This movie has already been added", "This series has already been added", "Path already exists"],
)
def test_what_is_there_already_is_a_conflict(words: str) -> None:
    found = fault(400, [{"propertyName": "TmdbId", "errorMessage": words}])
    assert (found.kind, found.detail.endswith(words)) == (FailureKind.CONFLICT, True)


def test_a_program_that_starts_says_so() -> None:
    found = fault(503, {"errorMessage": "Radarr is starting up, please try again later"})
    assert found.kind is FailureKind.SERVER_ERROR
    assert found.detail == "it is starting: Radarr is starting up, please try again later"
    assert found.remedy.startswith("Wait")


def test_a_record_that_is_gone_is_a_conflict_and_a_wrong_address_is_not() -> None:
    gone = fault(404, {"message": "Series with ID 23 does not exist", "description": "a stack trace"})
    assert gone.kind is FailureKind.CONFLICT
    assert gone.detail == "it is no longer there (Series with ID 23 does not exist)"
    assert fault(404, {"message": "NotFound"}, gone=True).kind is FailureKind.CONFLICT
    assert fault(404, {"message": "NotFound"}).kind is FailureKind.NOT_FOUND


def test_a_release_that_was_found_too_long_ago_is_to_be_searched_again() -> None:
    found = fault(
        404, {"message": "Couldn't find requested release in cache, try searching again"}, gone=True
    )
    assert found.kind is FailureKind.CONFLICT
    assert found.remedy.startswith("Search again")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (409, FailureKind.CONFLICT),
        (500, FailureKind.SERVER_ERROR),
        (405, FailureKind.REFUSED),
        (400, FailureKind.REFUSED),
    ],
)
def test_other_errors_are_said_by_their_message_and_never_by_their_stack_trace(
    status: int, kind: FailureKind
) -> None:
    found = fault(status, {"message": "Unable to parse", "description": "at NzbDrone.Core"})
    assert (found.kind, found.detail, found.status) == (kind, "Unable to parse", status)


@pytest.mark.parametrize("data", [None, [], {}, 7, "text", [7, None], [{"errorMessage": 7}]])
def test_an_error_without_a_reason_is_still_one(data: Any) -> None:
    assert fault(400, data).kind is FailureKind.REFUSED


def test_a_body_that_is_no_json_is_not_understood() -> None:
    cut = data_of(answer(200, body=b'{"records": ['))
    assert isinstance(cut, Fault)
    assert (cut.kind, cut.detail) == (FailureKind.BAD_PAYLOAD, "the answer was cut short")
