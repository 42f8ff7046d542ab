"""Torrent files, made as small as they can be."""

from __future__ import annotations

import hashlib


def bencode(value: object) -> bytes:
    """A value as torrent files write it (BEP 3)."""
    if isinstance(value, bytes):
        return b"%d:%b" % (len(value), value)
    if isinstance(value, str):
        return bencode(value.encode())
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, list):
        return b"l" + b"".join(map(bencode, value)) + b"e"
    assert isinstance(value, dict)
    pairs = sorted((key.encode(), item) for key, item in value.items())
    return b"d" + b"".join(bencode(key) + bencode(item) for key, item in pairs) + b"e"


def torrent_file(name: str, content: bytes, *, private: bool = True) -> tuple[str, bytes]:
    """The hash and the text of a torrent of one file; its tracker, on the loopback address, refuses."""
    piece = 16384
    pieces = b"".join(hashlib.sha1(content[at : at + piece]).digest() for at in range(0, len(content), piece))
    info = {"name": name, "length": len(content), "piece length": piece, "pieces": pieces}
    info |= {"private": 1} if private else {}
    whole = {"announce": "http://127.0.0.1:9/announce/passkey0123456789", "info": info}
    return hashlib.sha1(bencode(info)).hexdigest(), bencode(whole)
