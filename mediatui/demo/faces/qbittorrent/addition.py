"""Torrents that a client adds: links, files in parts of a form, and the coding of torrent files (BEP 3)."""

from __future__ import annotations

import hashlib
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qs, urlsplit

from mediatui.demo.exchange import Request
from mediatui.demo.world.torrents import Torrents
from mediatui.demo.world.torrents_one import File, Torrent


class NoTorrentError(ValueError):
    """It is no torrent file."""


def form_of(request: Request, content_type: str) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    """The fields and the files of a form, in parts or not."""
    fields, files = dict(request.params), list[tuple[str, bytes]]()
    if content_type.startswith("multipart/form-data"):
        head = f"Content-Type: {content_type}\r\n\r\n".encode()
        for part in BytesParser(policy=HTTP).parsebytes(head + request.body).iter_parts():
            name, filename = part.get_param("name", header="content-disposition"), part.get_filename()
            payload = part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
            if filename is None:
                fields[str(name)] = content.decode("utf-8", "replace")
            else:
                files.append((filename, content))
    return fields, files


def add_link(torrents: Torrents, link: str) -> Torrent | None:
    """Add a magnet link; None for what is there already, or is no link to a torrent."""
    given = parse_qs(urlsplit(link).query)
    topic = next(iter(given.get("xt", [])), "")
    if not link.startswith("magnet:") or not topic.startswith("urn:btih:"):
        return None
    try:
        return torrents.put_link(topic.removeprefix("urn:btih:").lower(), next(iter(given.get("dn", [])), ""))
    except KeyError:
        return None


def add_file(torrents: Torrents, content: bytes) -> Torrent | None:
    """Add a torrent file; None for one that is there already. Raises `NoTorrentError`."""
    try:
        whole, _ = _decode(content, 0)
        info = whole[b"info"]
        name = info[b"name"].decode()
        parts = info.get(b"files") or [{b"path": [], b"length": info[b"length"]}]
        files = [
            File("/".join([name, *(piece.decode() for piece in part[b"path"])]), int(part[b"length"]))
            for part in parts
        ]
        tracker = whole.get(b"announce", b"").decode()
    except (KeyError, IndexError, ValueError, TypeError, AttributeError, RecursionError):
        raise NoTorrentError from None
    named = hashlib.sha1(_encode(info), usedforsecurity=False).hexdigest()
    try:
        return torrents.put_file(named, name, files, tracker, bool(info.get(b"private")))
    except KeyError:
        return None


def _decode(data: bytes, at: int) -> tuple[Any, int]:
    kind = data[at : at + 1]
    if kind == b"i":
        end = data.index(b"e", at)
        return int(data[at + 1 : end]), end + 1
    if kind in (b"l", b"d"):
        at, items = at + 1, []
        while data[at : at + 1] != b"e":
            item, at = _decode(data, at)
            items.append(item)
        return (items if kind == b"l" else dict(zip(items[::2], items[1::2], strict=True))), at + 1
    colon = data.index(b":", at)
    end = colon + 1 + int(data[at:colon])
    if end > len(data):
        raise ValueError("cut")
    return data[colon + 1 : end], end


def _encode(value: Any) -> bytes:
    if isinstance(value, bytes):
        return b"%d:%b" % (len(value), value)
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, list):
        return b"l" + b"".join(map(_encode, value)) + b"e"
    return b"d" + b"".join(_encode(key) + _encode(item) for key, item in value.items()) + b"e"
