"""The calls that change something: path and form, made in one place, to be sent or to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from mediatui.models.torrent import Direction, ShareLimits
from mediatui.models.torrent_parts import Adding, FilePriority, QueueMove

API = "/api/v2"

Form = tuple[tuple[str, str], ...]


class Dialect(NamedTuple):
    """What is called differently by version."""

    pause: str
    resume: str


OLD = Dialect("pause", "resume")
NEW = Dialect("stop", "start")
"""From Web API 2.11 (qBittorrent 5.0) on; the old names are 404 there, the new ones before (measured)."""

STOP_AND_START = (2, 11)


class Call(NamedTuple):
    """One POST. `shown` stands for values of the form that hold a passkey."""

    path: str
    form: Form = ()
    files: tuple[tuple[str, tuple[str, bytes]], ...] = ()
    shown: Form | None = None

    @property
    def words(self) -> str:
        """ "POST /api/v2/torrents/stop hashes=…"; files by their names."""
        form = self.form if self.shown is None else self.shown
        form += tuple((field, f"@{name}") for field, (name, _) in self.files)
        body = urlencode(form, quote_via=quote, safe="|/:@,")
        return f"POST {self.path} {body}" if body else f"POST {self.path}"


def version_of(text: str) -> tuple[int, ...] | None:
    """The Web API's version: (2, 8, 19) of "2.8.19"; None for what is no version."""
    parts = text.strip().split(".")
    if not 2 <= len(parts) <= 4 or not all(p.isascii() and p.isdigit() and len(p) < 6 for p in parts):
        return None
    return tuple(map(int, parts))


def dialect_of(version: tuple[int, ...]) -> Dialect:
    """How a Web API of that version wants to be spoken to."""
    return NEW if version >= STOP_AND_START else OLD


def _of(torrents: Sequence[str], action: str, *more: tuple[str, str]) -> Call:
    return Call(f"{API}/torrents/{action}", (("hashes", "|".join(torrents)), *more))


def pause(torrents: Sequence[str], dialect: Dialect) -> Call:
    """Pause, or stop."""
    return _of(torrents, dialect.pause)


def resume(torrents: Sequence[str], dialect: Dialect) -> Call:
    """Resume, or start."""
    return _of(torrents, dialect.resume)


def force_start(torrents: Sequence[str], forced: bool) -> Call:
    """Past the queue, or back into it."""
    return _of(torrents, "setForceStart", ("value", _flag(forced)))


def recheck(torrents: Sequence[str]) -> Call:
    """Check the files."""
    return _of(torrents, "recheck")


def reannounce(torrents: Sequence[str]) -> Call:
    """Ask the trackers."""
    return _of(torrents, "reannounce")


def delete(torrents: Sequence[str], with_files: bool) -> Call:
    """Delete; without `deleteFiles` it would be 400."""
    return _of(torrents, "delete", ("deleteFiles", _flag(with_files)))


def set_category(torrents: Sequence[str], category: str) -> Call:
    """Into a category."""
    return _of(torrents, "setCategory", ("category", category))


def create_category(name: str, save_path: str) -> Call:
    """A new category."""
    return Call(f"{API}/torrents/createCategory", (("category", name), ("savePath", save_path)))


def add_tags(torrents: Sequence[str], tags: Sequence[str]) -> Call:
    """Give tags."""
    return _of(torrents, "addTags", ("tags", ",".join(tags)))


def remove_tags(torrents: Sequence[str], tags: Sequence[str]) -> Call:
    """Take tags. Without one it would take all there are."""
    return _of(torrents, "removeTags", ("tags", ",".join(tags)))


_MOVES = {
    QueueMove.TOP: "topPrio",
    QueueMove.UP: "increasePrio",
    QueueMove.DOWN: "decreasePrio",
    QueueMove.BOTTOM: "bottomPrio",
}


def move_in_queue(torrents: Sequence[str], move: QueueMove) -> Call:
    """Another place in the queue."""
    return _of(torrents, _MOVES[move])


def set_file_priority(torrent: str, files: Sequence[int], priority: FilePriority) -> Call:
    """How much files are wanted."""
    indexes = "|".join(map(str, files))
    form = (("hash", torrent), ("id", indexes), ("priority", str(int(priority))))
    return Call(f"{API}/torrents/filePrio", form)


def limit(torrents: Sequence[str], direction: Direction, rate: int | None) -> Call:
    """A torrent's own limit; 0 is none."""
    return _of(torrents, _LIMITS[direction], ("limit", str(max(0, rate or 0))))


def share_limits(torrents: Sequence[str], limits: ShareLimits) -> Call:
    """When they are done with seeding. All of it is one call; each version ignores what it does not know,
    and 4.6 to 5.1 want the third."""
    form = (
        ("ratioLimit", f"{limits.ratio:g}"),
        ("seedingTimeLimit", str(limits.seeding_min)),
        ("inactiveSeedingTimeLimit", str(limits.inactive_min)),
        ("shareLimitAction", limits.action),
        ("shareLimitsMode", limits.mode),
    )
    return _of(torrents, "setShareLimits", *(pair for pair in form if pair[1]))


def limit_all(direction: Direction, rate: int | None) -> Call:
    """The limit of all; 0 is none."""
    return Call(f"{API}/transfer/{_LIMITS[direction]}", (("limit", str(max(0, rate or 0))),))


_LIMITS = {Direction.DOWN: "setDownloadLimit", Direction.UP: "setUploadLimit"}

ALTERNATIVE_MODE = f"{API}/transfer/speedLimitsMode"
TOGGLE = Call(f"{API}/transfer/toggleSpeedLimitsMode")
"""The one way that every version has; what holds is asked before, so that it is never toggled in vain."""


def add(adding: Adding) -> Call:
    """Add. `paused` and `stopped` are the same wish in two dialects: each ignores the other's."""
    links = [part for link in adding.links for part in link.split()]
    form = [
        ("category", adding.category),
        ("tags", ",".join(adding.tags)),
        ("savepath", adding.save_path),
        ("paused", _flag(adding.paused) if adding.paused else ""),
        ("stopped", _flag(adding.paused) if adding.paused else ""),
        ("sequentialDownload", _flag(True) if adding.sequential else ""),
        ("skip_checking", _flag(True) if adding.unchecked else ""),
    ]
    rest = tuple(pair for pair in form if pair[1])
    return Call(
        f"{API}/torrents/add",
        (("urls", "\n".join(links)), *rest) if links else rest,
        tuple(("torrents", (upload.name, upload.content)) for upload in adding.uploads),
        (("urls", " ".join(map(shown_link, links))), *rest) if links else rest,
    )


def shown_link(link: str) -> str:
    """As much of a link as holds no passkey: a magnet without its trackers, of an address only the host."""
    try:
        parts = urlsplit(link)
        if parts.scheme == "magnet":
            told = [pair for pair in parse_qsl(parts.query) if pair[0] in ("xt", "dn")]
            return f"magnet:?{urlencode(told, quote_via=quote, safe=':')}"
        return f"{parts.scheme}://{parts.hostname}/…" if parts.hostname else "…"
    except ValueError:
        return "…"


def _flag(value: bool) -> str:
    return "true" if value else "false"
