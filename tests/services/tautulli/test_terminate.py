"""The end of a stream: what is sent, what is shown, and why it may not have ended."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from mediatui.models.failure import FailureKind
from tests.services.conftest import KEY, failure_of
from tests.services.tautulli.conftest import STREAM, Adapt, Recording, Tautulli, reply


async def test_ending_a_stream_names_it_by_key_and_id_and_carries_the_message(adapt: Adapt) -> None:
    tautulli = Tautulli(terminate_session="terminate_session-ok-by-key")
    adapter = adapt(tautulli)
    await adapter.terminate(STREAM, "Bandwidth needed ✓ <b> & more")
    (request,) = tautulli.asked
    assert dict(request.url.params) == {
        "cmd": "terminate_session",
        "session_key": "101",
        "session_id": "763fb4687906492f9ceeb120",
        "message": "Bandwidth needed ✓ <b> & more",
        "apikey": KEY,
    }


async def test_the_call_that_is_shown_is_the_one_that_is_made_without_the_key(adapt: Adapt) -> None:
    tautulli = Tautulli(terminate_session="terminate_session-ok-by-key")
    adapter = adapt(tautulli)
    shown = adapter.terminate_call(STREAM, "bye & good night")
    assert shown == (
        "GET /api/v2?cmd=terminate_session&session_key=101&session_id=763fb4687906492f9ceeb120"
        "&message=bye%20%26%20good%20night"
    )
    await adapter.terminate(STREAM, "bye & good night")
    made = tautulli.asked[0].url.copy_remove_param("apikey")
    assert httpx.URL("http://x" + shown.removeprefix("GET ")).params == made.params
    assert "message" not in adapter.terminate_call(STREAM, " ")


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (
            "terminate_session-again",
            FailureKind.CONFLICT,
            "things have changed meanwhile: the stream has already ended",
        ),
        ("terminate_session-missing", FailureKind.CONFLICT, None),
        ("terminate_session-no-plexpass", FailureKind.REFUSED, "refused: Tautulli finds no Plex Pass"),
        (
            "terminate_session-no-session-id-clip",
            FailureKind.REFUSED,
            "refused: this stream has no session id by which Plex could end it",
        ),
        ("terminate_session-pms-403", FailureKind.REFUSED, "refused: Plex did not end it"),
        (
            reply({}, status=400, result="error", message="Failed to terminate session."),
            FailureKind.REFUSED,
            "refused: Plex did not end it",
        ),
        ("get_activity-wrong-key", FailureKind.WRONG_KEY, None),
        ((500, "text/html", b"<html>"), FailureKind.SERVER_ERROR, None),
        ((200, "text/html", b"<html>"), FailureKind.NOT_THIS_SERVICE, None),
        (
            reply({}, status=400, result="error", message="Something new"),
            FailureKind.REFUSED,
            "refused: Something new",
        ),
    ],
)
async def test_each_way_not_to_end_a_stream_has_its_words(
    adapt: Adapt, answer: str | Recording, kind: FailureKind, words: str | None
) -> None:
    tautulli = Tautulli(terminate_session=answer)
    failure = await failure_of(adapt(tautulli).terminate(STREAM, "bye"))
    assert failure.kind is kind
    assert words is None or failure.words == words
    assert failure.remedy
    assert len(tautulli.asked) == 1, "a change is made once"


async def test_the_remedy_for_no_plex_pass_knows_that_plex_may_be_away(adapt: Adapt) -> None:
    adapter = adapt(Tautulli(terminate_session="terminate_session-no-plexpass"))
    failure = await failure_of(adapter.terminate(STREAM, "bye"))
    assert "Plex Pass" in failure.remedy
    assert "cannot reach" in failure.remedy


async def test_a_stream_without_session_id_is_refused_without_a_call(adapt: Adapt) -> None:
    tautulli = Tautulli()
    nameless = replace(STREAM, session_id="")
    adapter = adapt(tautulli)
    failure = await failure_of(adapter.terminate(nameless, "bye"))
    assert failure.kind is FailureKind.REFUSED
    assert "session id" in failure.words
    assert adapter.terminate_call(nameless, "bye") == ""
    assert not tautulli.asked


async def test_read_only_ends_nothing(adapt: Adapt) -> None:
    tautulli = Tautulli(terminate_session="terminate_session-ok-by-key")
    failure = await failure_of(adapt(tautulli, read_only=True).terminate(STREAM, "bye"))
    assert failure.kind is FailureKind.READ_ONLY
    assert not tautulli.asked


async def test_ending_a_stream_is_tried_even_while_the_breaker_is_open(adapt: Adapt) -> None:
    down = True
    ended: list[httpx.URL] = []

    def service(request: httpx.Request) -> httpx.Response:
        if down:
            raise httpx.ReadTimeout("x")
        ended.append(request.url)
        return httpx.Response(200, content=reply({}, message="Session terminated.")[2])

    adapter = adapt(service)
    for _ in range(3):
        await failure_of(adapter.activity())
    down = False
    await adapter.terminate(STREAM, "bye")
    assert [url.params["cmd"] for url in ended] == ["terminate_session"]
