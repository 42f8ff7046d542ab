"""A body is read no further than its limit, packed or not, and a damaged one is said to be so."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import AsyncIterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.services.answer import MEBIBYTE
from mediatui.services.body import BodyError, read_body, size_words


class Chunks(httpx.AsyncByteStream):
    """A body in pieces; remembers how many were taken."""

    def __init__(self, body: bytes, size: int) -> None:
        self.pieces = [body[at : at + size] for at in range(0, len(body), size)]
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            self.taken += 1
            yield piece


def response(body: bytes, encoding: str = "", size: int = 64) -> tuple[httpx.Response, Chunks]:
    stream = Chunks(body, size)
    headers = {"content-encoding": encoding} if encoding else {}
    return httpx.Response(200, headers=headers, stream=stream), stream


def test_sizes_are_said_in_mebibytes() -> None:
    assert size_words(8 * MEBIBYTE) == "8 MiB"
    assert size_words(500) == "500 B"


@given(st.binary(max_size=500), st.integers(1, 100), st.sampled_from(["", "identity", "gzip", "deflate"]))
async def test_what_was_sent_is_what_is_read(body: bytes, size: int, encoding: str) -> None:
    packers = {"gzip": gzip.compress, "deflate": zlib.compress}
    sent = packers[encoding](body) if encoding in packers else body
    assert await read_body(response(sent, encoding, size)[0], 500) == body


@pytest.mark.parametrize("encoding", ["", "gzip"])
async def test_a_body_of_exactly_the_limit_is_read_and_one_byte_more_is_not(encoding: str) -> None:
    pack = gzip.compress if encoding else bytes
    assert len(await read_body(response(pack(b"x" * 1000), encoding)[0], 1000)) == 1000
    with pytest.raises(BodyError, match="answer larger than 1000 B"):
        await read_body(response(pack(b"x" * 1001), encoding)[0], 1000)


async def test_reading_stops_at_the_limit() -> None:
    answer, stream = response(b"x" * 6400)
    with pytest.raises(BodyError):
        await read_body(answer, 100)
    assert stream.taken == 2


async def test_a_bomb_is_not_unpacked_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = []
    real = zlib.decompressobj(47)

    class Counting:
        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

        def decompress(self, chunk: bytes, most: int) -> bytes:
            unpacked.append(len(data := real.decompress(chunk, most)))
            return data

    bomb = gzip.compress(b"\0" * 10_000_000)
    monkeypatch.setattr("mediatui.services.body.zlib.decompressobj", lambda _: Counting())
    with pytest.raises(BodyError, match="larger"):
        await read_body(response(bomb, "gzip", size=len(bomb))[0], 1000)
    assert sum(unpacked) == 1001


async def test_a_packed_body_that_ends_too_early_was_cut_short() -> None:
    with pytest.raises(BodyError, match="the answer was cut short"):
        await read_body(response(gzip.compress(b"x" * 1000)[:-6], "gzip")[0], 5000)


async def test_a_body_that_is_not_packed_as_it_says_is_damaged() -> None:
    with pytest.raises(BodyError, match="the answer is damaged"):
        await read_body(response(b'{"plain": 1}', "gzip")[0], 5000)


async def test_a_packing_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(BodyError, match="not asked for"):
        await read_body(response(b"x", "br")[0], 5000)


async def test_no_library_exception_hangs_on_the_error() -> None:
    with pytest.raises(BodyError) as caught:
        await read_body(response(b"garbage", "gzip")[0], 5000)
    assert caught.value.__context__ is None
