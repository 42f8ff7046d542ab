"""The queue: one row for each part of a download, and what can be done to a whole download by any of them."""

from __future__ import annotations

from typing import NamedTuple

from mediatui.demo.faces.servarr.call import Call, Sorting, page_of, several, whole_numbers
from mediatui.demo.faces.servarr.documents import sort_title
from mediatui.demo.faces.servarr.words import Document, moment, no_model, span
from mediatui.demo.names import digest
from mediatui.demo.world.managed.manager import Removal
from mediatui.demo.world.managed.qualities import formats_of_name
from mediatui.demo.world.managed.records import Download, Episode, Part
from mediatui.demo.world.managed.setup import INDEXERS
from mediatui.demo.world.managed.standing import Standing, standing_of


class Row(NamedTuple):
    """One row; `part` is None where nothing in the library fits."""

    id: int
    download: Download
    part: Part | None
    standing: Standing


def rows_of(call: Call) -> list[Row]:
    """All rows, those of nothing in the library among them."""
    found = []
    for download in call.manager.downloads.values():
        standing = standing_of(download, call.now)
        for part in download.parts or (None,):
            mark = digest(call.manager.setup.name, download.mark, part.id if part else 0, size=4)
            found.append(Row(int(mark, 16) % 2_147_483_647 + 1, download, part, standing))
    return found


_SORTS = {
    "timeleft": lambda row: row.standing.eta, "title": lambda row: row.download.title,
    "status": lambda row: row.standing.status, "size": lambda row: row.download.size,
    "progress": lambda row: 100 - 100 * row.standing.left / max(1, row.download.size),
    "protocol": lambda row: row.download.protocol, "indexer": lambda row: row.download.indexer,
    "downloadClient": lambda row: row.download.client, "quality": lambda row: row.download.quality,
    "languages": lambda row: row.part.owner.title.language if row.part else None,
    "estimatedCompletionTime": lambda row: row.standing.eta, "added": lambda row: row.download.added,
    "movies.sortTitle": lambda row: sort_title(row.part.owner.title.name) if row.part else None,
    "series.sortTitle": lambda row: sort_title(row.part.owner.title.name) if row.part else None,
    "episode": lambda row: row.part.id if row.part else None,
    "episode.airDateUtc": lambda row: row.part.aired if isinstance(row.part, Episode) else None,
    "episode.title": lambda row: row.part.name if isinstance(row.part, Episode) else None,
}  # fmt: skip


def _keys(call: Call) -> Sorting[Row]:
    mine = ("movies.",) if call.docs.here == "movie" else ("series.", "episode")
    others = ("movies.", "series.", "episode")
    keys = {name: key for name, key in _SORTS.items() if name.startswith(mine) or not name.startswith(others)}
    return Sorting(keys, "timeleft")


def written(call: Call, row: Row, more: tuple[str, ...]) -> Document:
    """A row as it is sent; `more`: what is sent with it of the library, where it is wished."""
    download, part, standing = row.download, row.part, row.standing
    names = {each.id: each.name for each in INDEXERS}
    formats = formats_of_name(download.title)
    document: Document = dict(call.docs.ids(part)) if part is not None else {}
    if isinstance(part, Episode):
        document["seasonNumber"] = part.season
        document["episodeHasFile"] = part.file is not None
    if part is not None:
        for name in more:
            document[name] = call.docs.owner(part.owner) if name == call.docs.here else call.docs.part(part)
    eta = standing.eta
    return document | {
        "languages": call.docs.languages(part.owner if part else None),
        "quality": call.docs.quality(download.quality),
        "customFormats": call.docs.formats(formats),
        "customFormatScore": call.docs.score(formats),
        "size": download.size,
        "title": download.title,
        "sizeleft": standing.left,
        "timeleft": span(eta),
        "estimatedCompletionTime": None if eta is None else moment(call.now + eta),
        "added": moment(download.added),
        "status": standing.status,
        "trackedDownloadStatus": standing.health,
        "trackedDownloadState": standing.state,
        "statusMessages": [{"title": title, "messages": says} for title, says in download.messages],
        "errorMessage": standing.error or None,
        "downloadId": download.key or None,
        "protocol": download.protocol,
        "downloadClient": download.client or None,
        "downloadClientHasPostImportCategory": bool(download.torrent),
        "indexer": names.get(download.indexer),
        "outputPath": standing.output or None,
        "id": row.id,
    }


def _more(call: Call) -> tuple[str, ...]:
    names = ("movie",) if call.docs.here == "movie" else ("series", "episode")
    return tuple(name for name in names if call.flag(f"include{name}"))


def listing(call: Call) -> Document:
    """A page. Rows of nothing in the library only where they are asked for."""
    rows = rows_of(call)
    unknown = "includeUnknownMovieItems" if call.docs.here == "movie" else "includeUnknownSeriesItems"
    if not call.flag(unknown):
        rows = [row for row in rows if row.part is not None]
    titles = call.numbers("movieIds" if call.docs.here == "movie" else "seriesIds")
    protocols, statuses = several(call, "protocol"), several(call, "status")
    qualities, table = call.numbers("quality"), call.manager.setup.table
    rows = [
        row for row in rows
        if (not titles or (row.part is not None and row.part.owner.id in titles))
        and (not protocols or row.download.protocol in protocols)
        and (not statuses or row.standing.status.lower() in statuses)
        and (not qualities or table[row.download.quality].id in qualities)
    ]  # fmt: skip
    more = _more(call)
    return page_of(call, rows, _keys(call), lambda row: written(call, row, more))


def details(call: Call) -> list[Document]:
    """All rows of a title, or of episodes, or all."""
    title, more = call.number("movieId" if call.docs.here == "movie" else "seriesId"), _more(call)
    episodes = call.numbers("episodeIds")
    return [
        written(call, row, more) for row in rows_of(call)
        if row.part is not None and (title is None or row.part.owner.id == title)
        and (not episodes or row.part.id in episodes)
    ]  # fmt: skip


def status(call: Call) -> Document:
    """How many there are, those of nothing in the library among them."""
    rows = rows_of(call)
    known = [row for row in rows if row.part is not None]
    unknown = [row for row in rows if row.part is None]

    def any_is(some: list[Row], health: str) -> bool:
        return any(row.standing.health == health for row in some)

    return {
        "totalCount": len(rows), "count": len(known), "unknownCount": len(unknown),
        "errors": any_is(known, "error"), "warnings": any_is(known, "warning"),
        "unknownErrors": any_is(unknown, "error"), "unknownWarnings": any_is(unknown, "warning"),
    }  # fmt: skip


def _of(call: Call, number: int) -> Download:
    for row in rows_of(call):
        if row.id == number:
            return row.download
    raise no_model("Queue", number)


def _how(call: Call) -> Removal:
    return Removal(
        call.flag("removeFromClient", True), call.flag("blocklist"), call.flag("skipRedownload"),
        call.flag("changeCategory"),
    )  # fmt: skip


def remove(call: Call) -> Document:
    """Take a whole download out: all its rows go."""
    call.manager.remove(_of(call, call.id), _how(call), call.now)
    return {}


def remove_several(call: Call) -> Document:
    """The same for several rows; numbers there are not are passed over."""
    wanted, how = set(whole_numbers(call.body(), "ids")), _how(call)
    for download in {row.download.mark: row.download for row in rows_of(call) if row.id in wanted}.values():
        call.manager.remove(download, how, call.now)
    return {}


def grab(call: Call) -> Document:
    """Send to its client what is held back; 404 for what is not."""
    download = _of(call, call.id)
    if not download.held:
        raise no_model("PendingRelease", call.id)
    call.manager.force(download, call.now)
    return {}


def grab_several(call: Call) -> Document:
    """The same for several."""
    wanted = set(whole_numbers(call.body(), "ids"))
    for row in rows_of(call):
        if row.id in wanted and row.download.held:
            call.manager.force(row.download, call.now)
    return {}
