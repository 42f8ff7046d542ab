"""The smallest pictures there are: a PNG of one colour."""

from __future__ import annotations

import struct
import zlib


def plain_png(width: int, height: int, colour: bytes) -> bytes:
    """A PNG of `width` by `height` pixels in one colour of three bytes, red, green, blue."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    # One byte a pixel into a palette of one colour: a whole poster is a few hundred bytes.
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    rows = zlib.compress(bytes(width + 1) * height, 9)
    parts = (chunk(b"IHDR", header), chunk(b"PLTE", colour), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
