"""A big body is handed on as it comes; only its beginning is kept."""

from __future__ import annotations

import asyncio
import gzip

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediatui.models.failure import FailureKind
from mediatui.services.body import HEAD, PIECE, BodyError, pass_body
from tests.services.conftest import MakeClient, Service, failure_of, page
from tests.services.test_body import response


class Taker:
    """Remembers what it was given, and in which pieces."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.begun = 0

    def begin(self) -> None:
        self.begun += 1
        self.pieces = []

    def take(self, piece: bytes) -> None:
        self.pieces.append(piece)

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces)


@settings(deadline=None)
@given(st.binary(max_size=2000), st.integers(1, 900), st.sampled_from(["", "gzip"]))
async def test_what_was_sent_is_what_is_taken(body: bytes, size: int, encoding: str) -> None:
    sent = gzip.compress(body) if encoding else body
    taker = Taker()
    head = await pass_body(response(sent, encoding, size)[0], 2000, taker)
    assert (taker.body, head) == (body, body[:HEAD])


async def test_what_is_packed_is_unpacked_in_pieces() -> None:
    body = bytes(range(256)) * 4096
    taker = Taker()
    await pass_body(response(gzip.compress(body), "gzip", size=len(body))[0], len(body), taker)
    assert taker.body == body
    assert max(map(len, taker.pieces)) <= PIECE


async def test_others_have_their_turn_between_two_pieces() -> None:
    turns: list[int] = []
    taker = Taker()

    async def other() -> None:
        while True:
            turns.append(len(taker.pieces))
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    await pass_body(response(b"x" * 640, size=64)[0], 640, taker)
    task.cancel()
    assert set(range(1, 10)) <= set(turns)


async def test_a_body_beyond_its_limit_is_not_taken_to_its_end() -> None:
    taker = Taker()
    with pytest.raises(BodyError, match="larger than 100 B"):
        await pass_body(response(b"x" * 6400)[0], 100, taker)
    assert len(taker.body) <= 100


async def test_a_client_hands_a_success_on_and_keeps_its_beginning(speak: MakeClient) -> None:
    taker = Taker()
    client = speak(Service(httpx.Response(200, json=["x" * 9000])))
    answer = await client.get("/big", taker=taker)
    assert (len(taker.body), taker.begun, answer.body) == (9004, 1, taker.body[:HEAD])


async def test_an_error_is_not_handed_on(speak: MakeClient) -> None:
    taker = Taker()
    client = speak(Service(httpx.Response(400, json={"message": "no"})))
    answer = await client.get("/big", taker=taker, accept=frozenset({400}))
    assert (taker.begun, answer.body) == (0, b'{"message":"no"}')


async def test_a_page_is_told_apart_by_its_beginning(speak: MakeClient) -> None:
    failure = await failure_of(speak(Service(page())).get("/big", taker=Taker()))
    assert failure.kind is FailureKind.NOT_THIS_SERVICE
