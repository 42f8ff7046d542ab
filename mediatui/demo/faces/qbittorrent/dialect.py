"""How versions of qBittorrent differ in what they say (measured: 4.5.2, 5.1.0 and 5.3.0)."""

from __future__ import annotations

from typing import NamedTuple

from mediatui.demo.world import torrents_one as one


class Dialect(NamedTuple):
    """One version's way of speaking."""

    version: str
    api: str
    paused: str
    """The beginning of the state of a torrent that rests."""
    pause: str
    resume: str
    pause_parameter: str
    no_endpoint: str
    never: int
    """What stands for a moment that never was."""
    rich: bool
    """Whether it has the fields that came with 5.x, and leaves out what is empty."""
    newest: bool
    """Whether it knows keys, answers a login with 204 and an addition with JSON."""


DIALECTS = {
    "4.5": Dialect("v4.5.2", "2.8.19", "paused", "pause", "resume", "paused", "Not Found", 0, False, False),
    "5.1": Dialect("v5.1.0", "2.11.4", "stopped", "stop", "start", "stopped", "Not Found", -1, True, False),
    "5.3": Dialect(
        "v5.3.0", "2.16.2", "stopped", "stop", "start", "stopped", "Endpoint does not exist", -1, True, True
    ),
}
"""By flavour. Of 5.1 only logins, names, states and statuses were measured; it has the fields of 5.3."""


def state_word(torrent: one.Torrent, dialect: Dialect) -> str:
    """The state as that version calls it."""
    state, way = torrent.state(), "UP" if torrent.complete else "DL"
    if state == one.PAUSED:
        return dialect.paused + way
    if state == one.METADATA:
        return "forcedMetaDL" if torrent.forced else "metaDL"
    if state == one.MISSING:
        return "missingFiles"
    if state in (one.DOWNLOADING, one.SEEDING):
        if torrent.forced:
            return f"forced{way}"
        return "uploading" if torrent.complete else "downloading"
    plain = {one.ERROR: "error", one.MOVING: "moving"}
    return plain.get(state, f"{state}{way}")
