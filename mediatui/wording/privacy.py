"""Stable stand-ins for what tells who somebody is: users, titles, addresses, hosts, files. Pure.

The same name always gets the same stand-in, so that what happens can still be followed; a different one
almost always a different one. Numbers (seasons, years, rates, progress) stay: a screen is there for them.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from urllib.parse import urlsplit

from mediatui.models.stream import MediaType, Stream, Title

_NAMES = """
Badger Beaver Bison Bittern Bream Bunting Buzzard Carp Chamois Condor Coot Crane Curlew Dipper Dormouse
Dove Dunlin Eagle Egret Eider Elk Falcon Ferret Finch Fox Gannet Gecko Godwit Goshawk Grebe Grouse Gull
Hare Harrier Hedgehog Heron Hobby Hoopoe Ibex Ibis Jackdaw Jay Kestrel Kite Knot Lapwing Lark Linnet Lynx
Magpie Marmot Marten Merlin Mink Mole Newt Osprey Otter Ouzel Owl Perch Petrel Pike Pipit Plover Puffin
Quail Rail Raven Redwing Robin Ruff Seal Serin Shrike Siskin Skua Snipe Starling Stoat Stork Swan Swift
Teal Tench Tern Thrush Trout Turbot Vole Wagtail Warbler Weasel Whimbrel Wigeon Wolf Wren Wryneck Zander
"""
ANIMALS = tuple(_NAMES.split())
"""Users become animals, with a number."""


NOBODYS = "192.0.2."
"""How a stand-in for an address begins: a network that is kept for documentation (RFC 5737)."""


def _digest(kind: str, text: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"{kind}\0{text}".encode(), digest_size=6).digest(), "big")


def veiled_user(name: str) -> str:
    """An animal for a user: "anna" → "Otter 4"."""
    if not name:
        return ""
    number = _digest("user", name)
    return f"{ANIMALS[number % len(ANIMALS)]} {number // len(ANIMALS) % 90 + 10}"


def veiled_word(kind: str, text: str) -> str:
    """A kind and four characters for any other name: "Movie 3f2a". Empty stays empty."""
    return f"{kind} {_digest(kind, text) % 0x10000:04x}" if text else ""


def veiled_number(number: int) -> int:
    """Another number for one that names something."""
    return _digest("number", str(number)) % 100_000


def veiled_address(address: str) -> str:
    """An address of a documentation network for an IP address or a host name."""
    if not address:
        return ""
    number = _digest("address", address)
    return f"{NOBODYS}{number % 254 + 1}"


def veiled_host(host: str) -> str:
    """A made-up host name: "nas.lan" → "host-3f2a.example"."""
    return f"host-{_digest('host', host) % 0x10000:04x}.example" if host else ""


def veiled_url(url: str) -> str:
    """The same scheme and path, another host and no port."""
    parts = urlsplit(url)
    if not parts.hostname:
        return url
    return f"{parts.scheme}://{veiled_host(parts.hostname)}{parts.path}"


_KINDS = {
    MediaType.MOVIE: "Movie",
    MediaType.EPISODE: "Episode",
    MediaType.TRACK: "Track",
    MediaType.LIVE: "Programme",
    MediaType.PHOTO: "Photo",
}


def veiled_title(title: Title) -> Title:
    """The title with every name replaced; numbers and the year stay."""
    return replace(
        title,
        title=veiled_word(_KINDS.get(title.media_type, "Clip"), title.title),
        show=veiled_word("Series", title.show),
        artist=veiled_word("Artist", title.artist),
        album=veiled_word("Album", title.album),
        channel=veiled_word("Channel", title.channel),
    )


def veiled_stream(stream: Stream) -> Stream:
    """The stream as it may be shown to anybody. Its key stays: it is what marks and actions hold on to."""
    return replace(
        stream,
        user=veiled_user(stream.user),
        title=veiled_title(stream.title),
        player=veiled_word("Player", stream.player),
        device="",
        address=veiled_address(stream.address),
        library=veiled_word("Library", stream.library),
        file="",
        guids=(),
        summary="",
    )
