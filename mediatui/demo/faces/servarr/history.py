"""What happened, and what is not to be taken again."""

from __future__ import annotations

from collections.abc import Iterable

from mediatui.demo.faces.servarr.call import Call, Sorting, page_of, several, whole_numbers
from mediatui.demo.faces.servarr.documents import sort_title
from mediatui.demo.faces.servarr.words import Document, moment, no_model, read_moment, unreadable
from mediatui.demo.world.managed.records import (
    DELETED,
    FAILED,
    GRABBED,
    IGNORED,
    IMPORTED,
    RENAMED,
    Blocked,
    Event,
    Film,
)

_NUMBERS = {
    "movie": {GRABBED: 1, IMPORTED: 3, FAILED: 4, DELETED: 6, RENAMED: 8, IGNORED: 9},
    "series": {GRABBED: 1, IMPORTED: 3, FAILED: 4, DELETED: 5, RENAMED: 6, IGNORED: 7},
}
"""By what sorts of events are asked for."""


def _word(call: Call, sort: str) -> str:
    file = "movieFile" if call.docs.here == "movie" else "episodeFile"
    return sort.replace("file", file, 1) if sort in (DELETED, RENAMED) else sort


def _more(call: Call) -> tuple[str, ...]:
    names = ("movie",) if call.docs.here == "movie" else ("series", "episode")
    return tuple(name for name in names if call.flag(f"include{name}"))


def written(call: Call, event: Event, more: tuple[str, ...]) -> Document:
    """An event as it is sent."""
    docs, part = call.docs, event.part
    document = dict(docs.ids(part)) | {
        "sourceTitle": event.source, "languages": docs.languages(part.owner),
        "quality": docs.quality(event.quality), "customFormats": docs.formats(event.formats),
        "customFormatScore": docs.score(event.formats),
        "qualityCutoffNotMet": docs.below_cutoff(part.owner, event.quality), "date": moment(event.at),
        "downloadId": event.key or None, "eventType": _word(call, event.sort), "data": dict(event.data),
        "id": event.id,
    }  # fmt: skip
    for name in more:
        document[name] = docs.owner(part.owner) if name == docs.here else docs.part(part)
    return document


def _wished(call: Call, events: Iterable[Event]) -> list[Event]:
    """Those of the sorts that are asked for, by number or by word."""
    told = several(call, "eventType")
    if not told:
        return list(events)
    numbers = _NUMBERS[call.docs.here]
    sorts = {
        sort for sort, number in numbers.items() if str(number) in told or _word(call, sort).lower() in told
    }
    return [event for event in events if event.sort in sorts]


_KEYS = {
    "date": lambda event: (event.at * 100_000 + event.id % 100_000),
    "quality": lambda event: event.quality, "languages": lambda event: event.part.owner.title.language,
    "title": lambda event: sort_title(event.part.owner.title.name),
}  # fmt: skip


def _sorting(call: Call) -> Sorting[Event]:
    title = "movieMetadata.sortTitle" if call.docs.here == "movie" else "series.sortTitle"
    keys = {"date": _KEYS["date"], title: _KEYS["title"]}
    if call.docs.here == "movie":
        keys |= {"quality": _KEYS["quality"], "languages": _KEYS["languages"]}
    return Sorting(keys, "date")


def listing(call: Call) -> Document:
    """A page of what happened."""
    titles = call.numbers("movieIds" if call.docs.here == "movie" else "seriesIds")
    episode, key, more = call.number("episodeId"), call.text("downloadId").upper(), _more(call)
    found = [
        event for event in _wished(call, call.manager.history)
        if (not titles or event.part.owner.id in titles) and (episode is None or event.part.id == episode)
        and (not key or event.key.upper() == key)
    ]  # fmt: skip
    return page_of(call, found, _sorting(call), lambda event: written(call, event, more))


def since(call: Call) -> list[Document]:
    """Everything since a time, the oldest first; as much as there is."""
    try:
        begin = read_moment(call.text("date")) if call.text("date") else 0.0
    except ValueError:
        raise unreadable("date", call.text("date")) from None
    found = sorted(_wished(call, call.manager.history), key=lambda event: (event.at, event.id))
    return [written(call, event, _more(call)) for event in found if event.at >= begin]


def of_title(call: Call) -> list[Document]:
    """What happened to one title, or one season of it; the newest first."""
    number = call.number("movieId" if call.docs.here == "movie" else "seriesId")
    season = call.number("seasonNumber")
    found = [
        event for event in _wished(call, call.manager.history)
        if event.part.owner.id == number
        and (season is None or (not isinstance(event.part, Film) and event.part.season == season))
    ]  # fmt: skip
    found.sort(key=lambda event: (event.at, event.id), reverse=True)
    return [written(call, event, _more(call)) for event in found]


def failed(call: Call) -> Document:
    """Say of what was grabbed that it is no good."""
    event = next((event for event in call.manager.history if event.id == call.id), None)
    if event is None:
        raise no_model("History", call.id)
    if event.sort == GRABBED:
        call.manager.fail(event, call.now)
    return {}


# The blocklist


def _blocked(call: Call, entry: Blocked, *, whole: bool) -> Document:
    docs, first = call.docs, entry.parts[0]
    document: Document = {f"{docs.here}Id": first.owner.id}
    if not isinstance(first, Film):
        document["episodeIds"] = [part.id for part in entry.parts]
    document |= {
        "sourceTitle": entry.source,
        "languages": docs.languages(first.owner),
        "quality": docs.quality(entry.quality),
        "customFormats": [],
        "date": moment(entry.at),
        "protocol": entry.protocol,
        "indexer": entry.indexer or None,
        "message": entry.message,
        "id": entry.id,
    }
    return document | ({docs.here: docs.owner(first.owner)} if whole else {})


_BLOCK_KEYS = {
    "date": lambda entry: entry.at * 1000 + entry.id % 1000, "indexer": lambda entry: entry.indexer,
    "sourceTitle": lambda entry: entry.source, "quality": lambda entry: entry.quality,
    "languages": lambda entry: entry.parts[0].owner.title.language,
}  # fmt: skip


def blocklist(call: Call) -> Document:
    """A page of releases that are not to be taken again, each with its title."""
    titles = call.numbers("movieIds" if call.docs.here == "movie" else "seriesIds")
    protocols = several(call, "protocols")
    words = {"0": "unknown", "1": "usenet", "2": "torrent"}
    wished = {words.get(protocol, protocol) for protocol in protocols}
    found = [
        entry for entry in call.manager.blocklist.values()
        if (not titles or entry.parts[0].owner.id in titles) and (not wished or entry.protocol in wished)
    ]  # fmt: skip
    name = "movieMetadata.sortTitle" if call.docs.here == "movie" else "series.sortTitle"
    keys = {**_BLOCK_KEYS, name: lambda entry: sort_title(entry.parts[0].owner.title.name)}
    sorting: Sorting[Blocked] = Sorting(keys, "date")
    return page_of(call, found, sorting, lambda entry: _blocked(call, entry, whole=True))


def unblock(call: Call) -> Document:
    """Let it be taken again."""
    if call.manager.blocklist.pop(call.id, None) is None:
        raise no_model("Blocklist", call.id)
    return {}


def unblock_several(call: Call) -> Document:
    """Let several be taken again."""
    for number in whole_numbers(call.body(), "ids"):
        call.manager.blocklist.pop(number, None)
    return {}
