"""Bodies: read as they come, unpacked, and never beyond a limit."""

from __future__ import annotations

import zlib

import httpx

from mediatui.services.answer import MEBIBYTE

_ANY_DEFLATE = 15 + 32
"""zlib's word for "gzip or zlib, see by the header"."""


class BodyError(Exception):
    """The body cannot be had; the text says why and holds nothing of it."""


def size_words(limit: int) -> str:
    """ "8 MiB"; "500 B" for what is no whole number of MiB."""
    return f"{limit} B" if limit % MEBIBYTE else f"{limit // MEBIBYTE} MiB"


async def read_body(response: httpx.Response, limit: int) -> bytes:
    """The unpacked body of a streamed response, of at most `limit` bytes.

    Unpacking stops at the limit, so that a small packed answer cannot fill the memory. Raises `BodyError`,
    and what the library raises when the connection fails.
    """
    if response.is_stream_consumed:  # an injected transport has it whole already
        if len(response.content) > limit:
            raise _too_large(limit)
        return response.content
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    body = bytearray()
    if encoding in ("", "identity"):
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > limit:
                raise _too_large(limit)
        return bytes(body)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BodyError("the answer is packed in a way that was not asked for")
    unpack = zlib.decompressobj(_ANY_DEFLATE)
    async for chunk in response.aiter_raw():
        while chunk and not unpack.eof:
            try:
                body += unpack.decompress(chunk, limit + 1 - len(body))
            except zlib.error:
                broken = True
            else:
                broken = False
            if broken:
                raise BodyError("the answer is damaged")
            if len(body) > limit:
                raise _too_large(limit)
            chunk = unpack.unconsumed_tail
    if not unpack.eof:
        raise BodyError("the answer was cut short")
    return bytes(body)


def _too_large(limit: int) -> BodyError:
    return BodyError(f"answer larger than {size_words(limit)}")
