"""What comes back: an answer, or what is wrong with it whatever the service is."""

from __future__ import annotations

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.services.answer import MEBIBYTE
from mediatui.services.http import Answer
from tests.services.conftest import EPOCH, MakeClient, Service, failure_of, page


async def test_an_answer_has_status_type_headers_and_body(speak: MakeClient) -> None:
    response = httpx.Response(
        200, content=b'{"a": 1}', headers={"Content-Type": "Application/JSON;charset=UTF-8", "X-Total": "7"}
    )
    answer = await speak(Service(response)).get("/x")
    assert (answer.status, answer.content_type, answer.body) == (200, "application/json", b'{"a": 1}')
    assert answer.headers["x-total"] == "7"
    assert answer.elapsed_ms >= 0


def test_an_answer_does_not_show_its_body_or_headers() -> None:
    shown = repr(Answer(200, "application/json", {"set-cookie": "SID=1"}, b"secret", 1.0))
    assert "SID" not in shown
    assert "secret" not in shown


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, FailureKind.WRONG_KEY),
        (403, FailureKind.FORBIDDEN),
        (404, FailureKind.NOT_FOUND),
        (409, FailureKind.CONFLICT),
        (429, FailureKind.RATE_LIMITED),
        (400, FailureKind.REFUSED),
        (500, FailureKind.SERVER_ERROR),
        (502, FailureKind.SERVER_ERROR),
    ],
)
@pytest.mark.parametrize("html", [False, True])
async def test_a_status_becomes_its_failure_whatever_came_with_it(
    speak: MakeClient, status: int, kind: FailureKind, html: bool
) -> None:
    failure = await failure_of(
        speak(Service(page(status) if html else httpx.Response(status, json={}))).get("/x")
    )
    assert (failure.kind, failure.status, failure.service) == (kind, status, "tautulli")
    assert failure.words
    assert failure.remedy
    assert failure.since == EPOCH


async def test_a_status_that_the_adapter_accepts_is_an_answer(speak: MakeClient) -> None:
    answer = await speak(Service(httpx.Response(400, json={"message": "no"}))).get(
        "/x", accept=frozenset({400})
    )
    assert answer.status == 400


async def test_the_error_page_of_a_gateway_is_not_the_service_speaking(
    speak: MakeClient,
) -> None:
    accept = frozenset({400, 500})
    failure = await failure_of(speak(Service(page(500))).get("/x", accept=accept))
    assert failure.kind is FailureKind.SERVER_ERROR
    failure = await failure_of(speak(Service(page(400))).get("/x", accept=accept))
    assert failure.kind is FailureKind.NOT_THIS_SERVICE


@pytest.mark.parametrize(
    ("content_type", "body", "words"),
    [
        ("text/html", b"<!DOCTYPE html>", "is not Tautulli: a web page came instead of data"),
        ("text/html; charset=utf-8", b"Sign in", "is not Tautulli: a web page came instead of data"),
        ("application/json", b"\xef\xbb\xbf <html>", "is not Tautulli: a web page came instead of data"),
        ("application/xml", b"<?xml?>", "is not Tautulli: a document (XML) came instead of data"),
        ("image/png", b"\x89PNG", "is not Tautulli: image/png came instead of data"),
    ],
)
async def test_what_is_no_json_is_another_program(
    speak: MakeClient, content_type: str, body: bytes, words: str
) -> None:
    response = httpx.Response(200, content=body, headers={"content-type": content_type})
    failure = await failure_of(speak(Service(response)).get("/x"))
    assert (failure.kind, failure.words) == (FailureKind.NOT_THIS_SERVICE, words)
    assert (await speak(Service(response)).get("/x", expect_json=False)).body == body


@pytest.mark.parametrize("content_type", ["text/html", "text/plain", "", "application/octet-stream"])
async def test_json_under_a_wrong_label_is_still_json(speak: MakeClient, content_type: str) -> None:
    response = httpx.Response(200, content=b' {"a": 1}', headers={"content-type": content_type})
    assert (await speak(Service(response)).get("/x")).body == b' {"a": 1}'


async def test_a_body_beyond_the_limit_is_not_taken(speak: MakeClient) -> None:
    response = httpx.Response(200, content=b"1" * (8 * MEBIBYTE + 1))
    failure = await failure_of(speak(Service(response)).get("/x"))
    assert failure.kind is FailureKind.BAD_PAYLOAD
    assert failure.words == "cannot be understood: answer larger than 8 MiB"
    assert len((await speak(Service(response)).get("/x", max_body=9 * MEBIBYTE)).body) == 8 * MEBIBYTE + 1
