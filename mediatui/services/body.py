"""Bodies: read as they come, unpacked, and never beyond a limit."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator

import httpx

from mediatui.services.answer import MEBIBYTE, Taker

PIECE = 65_536
"""Bytes handed on at a time."""

HEAD = 512
"""Bytes of a body that is handed on which are kept, to tell a page from data."""

_ANY_DEFLATE = 15 + 32
"""zlib's word for "gzip or zlib, see by the header"."""


class BodyError(Exception):
    """The body cannot be had; the text says why and holds nothing of it."""


def size_words(limit: int) -> str:
    """ "8 MiB"; "500 B" for what is no whole number of MiB."""
    return f"{limit} B" if limit % MEBIBYTE else f"{limit // MEBIBYTE} MiB"


async def read_body(response: httpx.Response, limit: int) -> bytes:
    """The unpacked body of a streamed response, of at most `limit` bytes.

    Raises `BodyError`, and what the library raises when the connection fails.
    """
    body = bytearray()
    async for piece in _pieces(response, limit):
        body += piece
    return bytes(body)


async def pass_body(response: httpx.Response, limit: int, taker: Taker) -> bytes:
    """Give the unpacked body to `taker` as it comes; returns only its beginning. Raises as `read_body`.

    After each piece the event loop gets its turn.
    """
    head = b""
    taker.begin()
    async for piece in _pieces(response, limit):
        if len(head) < HEAD:
            head += piece[: HEAD - len(head)]
        taker.take(piece)
        await asyncio.sleep(0)
    return head


async def _pieces(response: httpx.Response, limit: int) -> AsyncIterator[bytes]:
    """The unpacked body in pieces of at most `PIECE` bytes.

    Unpacking stops at the limit, so that a small packed answer cannot fill the memory.
    """
    if response.is_stream_consumed:  # an injected transport has it whole already
        if len(response.content) > limit:
            raise _too_large(limit)
        for at in range(0, len(response.content), PIECE):
            yield response.content[at : at + PIECE]
        return
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    size = 0
    if encoding in ("", "identity"):
        async for chunk in response.aiter_raw():
            size += len(chunk)
            if size > limit:
                raise _too_large(limit)
            yield chunk
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BodyError("the answer is packed in a way that was not asked for")
    unpack = zlib.decompressobj(_ANY_DEFLATE)
    async for chunk in response.aiter_raw():
        while chunk and not unpack.eof:
            try:
                piece = unpack.decompress(chunk, min(PIECE, limit + 1 - size))
            except zlib.error:
                piece = None
            if piece is None:
                raise BodyError("the answer is damaged")
            size += len(piece)
            if size > limit:
                raise _too_large(limit)
            chunk = unpack.unconsumed_tail
            yield piece
    if not unpack.eof:
        raise BodyError("the answer was cut short")


def _too_large(limit: int) -> BodyError:
    return BodyError(f"answer larger than {size_words(limit)}")
