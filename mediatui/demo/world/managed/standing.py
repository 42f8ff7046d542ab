"""How a download stands at a moment, in the words of Radarr's and Sonarr's queue."""

from __future__ import annotations

from typing import NamedTuple

from mediatui.demo.world import torrents_one as one
from mediatui.demo.world.managed.records import Download

_SAYS = {
    one.ERROR: "qBittorrent is reporting an error",
    one.MISSING: "qBittorrent is reporting missing files",
    one.STALLED: "The download is stalled with no connections",
}


class Standing(NamedTuple):
    """Sizes in bytes, `eta` in seconds from now; None for nobody knows."""

    status: str
    health: str
    state: str
    left: int
    eta: float | None
    error: str
    output: str


def standing_of(download: Download, now: float) -> Standing:
    """How it stands at the time `now`."""
    size = download.size
    if download.held:
        until = None if download.held_until is None else max(0.0, download.held_until - now)
        return Standing(download.held, "ok", "downloading", size, until, "", "")
    status, left, eta, error, output = _client(download, now)
    state = download.state
    if state == "downloading" and status == "completed":
        state = "importPending"
    health = download.trouble or ("warning" if status == "warning" or download.messages else "ok")
    return Standing(status, health, state, left, eta, error, output)


def _client(download: Download, now: float) -> tuple[str, int, float | None, str, str]:
    """What the client says of it."""
    torrent = download.torrent
    if torrent is None:
        until = download.until or now
        left = max(0, round(download.size * (until - now) / max(1.0, until - download.added)))
        output = f"/data/usenet/complete/{download.title}" if not left else ""
        return ("downloading" if left else "completed"), left, max(0.0, until - now), "", output
    here, state = torrent.done_at(now), torrent.state()
    left = max(0, download.size - here) if not torrent.complete else 0
    output = f"{torrent.save_path}/{torrent.name}"
    if state in (one.ERROR, one.MISSING) or (state == one.STALLED and not torrent.complete):
        return "warning", left, None, _SAYS[state], output
    if torrent.complete:
        return "completed", 0, 0.0, "", output
    if state == one.PAUSED:
        return "paused", left, None, "", output
    if state in (one.QUEUED, one.CHECKING, one.METADATA):
        return "queued", left, None, "", output
    return "downloading", left, torrent.eta(now), "", output
