"""What indexers have, taking one of it, and what was asked of them."""

from __future__ import annotations

from dataclasses import replace

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.prowlarr.indexers import face_of, states
from mediatui.demo.faces.servarr.call import Call, Sorting, page_of
from mediatui.demo.faces.servarr.search import REMEMBERED
from mediatui.demo.faces.servarr.words import Document, answer_of, error, invalid, moment
from mediatui.demo.names import digest
from mediatui.demo.world.indexers import (
    AUDIO,
    MOVIES,
    SERIES,
    TRACKERS,
    Offered,
    Tracker,
    category_name,
    offered,
)
from mediatui.demo.world.library import spread
from mediatui.demo.world.managed.records import DAY

_KINDS = {"movie": (MOVIES,), "tvsearch": (SERIES,), "music": (AUDIO,), "book": ()}


class Event:
    """Something that was asked."""

    def __init__(
        self, number: int, at: float, tracker: Tracker, words: str, sort: str, source: str, found: int
    ) -> None:
        self.id, self.at, self.tracker, self.words = number, at, tracker, words
        self.sort, self.source, self.found = sort, source, found
        self.well = not tracker.fails


_ASKED = ("Nosferatu 1922", "Tidewater S04", "Homogenic", "The General", "Häxan 1922", "Von")


def _events(call: Call) -> list[Event]:
    """What was asked in the days before, and since."""
    face, found = face_of(call), []
    for number in range(1, 181):
        mark = f"{call.manager.seed}/asked/{number}"
        at = call.manager.start - (181 - number) * 1700.0 - spread(mark, 0, 900)
        tracker = TRACKERS[int(spread(f"{mark}/who", 0, 8.99))]
        sort = "indexerRss" if number % 3 else "releaseGrabbed" if number % 21 == 0 else "indexerQuery"
        words = "" if sort == "indexerRss" else _ASKED[number % len(_ASKED)]
        found.append(
            Event(number, at, tracker, words, sort, ("Radarr", "Sonarr", "Lidarr")[number % 3], number % 60)
        )
    return [*found, *face.events]


def _written(call: Call, event: Event) -> Document:
    data = {
        "source": event.source,
        "host": "192.168.1.20",
        "elapsedTime": str(round(event.tracker.takes * 1000)),
        "queryType": "search",
        "queryResults": str(event.found),
        "url": f"http://prowlarr.home.example/{event.tracker.id}/api?apikey={digest('prowlarr key')}",
    }
    data["grabTitle" if event.sort == "releaseGrabbed" else "query"] = event.words
    return {
        "indexerId": event.tracker.id,
        "date": moment(event.at),
        "successful": event.well,
        "eventType": event.sort,
        "data": data,
        "id": event.id,
    }


_HISTORY: Sorting[Event] = Sorting({"date": lambda event: event.at * 100_000 + event.id % 100_000}, "date")


def history(call: Call) -> Document:
    """A page of what was asked of the indexers."""
    wished = call.numbers("indexerIds")
    events = [event for event in _events(call) if not wished or event.tracker.id in wished]
    return page_of(call, events, _HISTORY, lambda event: _written(call, event))


# Searching


def search(call: Call) -> Answer:
    """What those of the indexers have that are meant. One that fails has nothing: nobody says why."""
    words, face = call.text("query").strip(), face_of(call)
    wanted = list(_KINDS.get(call.text("type") or "search", (MOVIES, AUDIO, SERIES)))
    told = call.numbers("categories")
    if told:
        wanted = [each for each in wanted if any(number // 1000 == each // 1000 for number in told)]
    ids = call.numbers("indexerIds") or [-1, -2]
    takes, found = 0.0, []
    kept_out = {state["indexerId"] for state in states(call)}
    for tracker in TRACKERS:
        meant = (
            tracker.id in ids
            or (-2 in ids and tracker.protocol == "torrent")
            or (-1 in ids and tracker.protocol == "usenet")
        )
        if not meant or not tracker.on:
            continue
        takes = max(takes, tracker.takes)
        face.asked[tracker.id] = face.asked.get(tracker.id, 0) + 1
        some = [] if tracker.id in kept_out else offered(face.world, tracker, words, wanted, call.now)
        found += some[: call.number("limit") or 100]
        number = 1000 + len(face.events)
        face.events.append(Event(number, call.now, tracker, words, "indexerQuery", "mediatui", len(some)))
    for one in found:
        face.found[one.guid, one.tracker.id] = call.now + REMEMBERED, one
    return replace(answer_of([_release(call, one) for one in found]), after=takes)


def _release(call: Call, one: Offered) -> Document:
    torrent, old = one.tracker.protocol == "torrent", max(0.0, call.now - one.published)
    link = f"http://prowlarr.home.example:9696/{one.tracker.id}/download?apikey={face_of(call).key}&link={digest(one.guid)}"
    document: Document = {
        "guid": one.guid,
        "age": int(old // DAY),
        "ageHours": round(old / 3600, 4),
        "ageMinutes": round(old / 60, 4),
        "size": one.size,
        "files": 1,
        "grabs": one.grabs,
        "indexerId": one.tracker.id,
        "indexer": one.tracker.name,
        "title": one.title,
        "sortTitle": one.title.lower(),
        "imdbId": one.imdb,
        "tmdbId": one.tmdb,
        "tvdbId": one.tvdb,
        "tvMazeId": 0,
        "publishDate": moment(one.published),
        "downloadUrl": link,
        "infoUrl": one.guid,
        "indexerFlags": list(one.flags),
        "categories": [{"id": one.category, "name": category_name(one.category), "subCategories": []}],
        "protocol": one.tracker.protocol,
        "fileName": f"{one.title}.{'torrent' if torrent else 'nzb'}",
    }
    if torrent:
        document |= {
            "infoHash": digest("info", one.title, one.size, size=20),
            "seeders": one.seeders,
            "leechers": one.leechers,
        }
    return document


def grab(call: Call) -> Document:
    """Take a release that was found not too long ago: it goes to the household's client."""
    body = call.body()
    guid, number = body.get("guid"), body.get("indexerId")
    if not isinstance(guid, str) or not isinstance(number, int):
        raise invalid(("Guid", "'Guid' must not be empty.", guid))
    until, found = call.face.found.get((guid, number), (0.0, None))
    if not isinstance(found, Offered) or until < call.now:
        raise error(404, "Couldn't find requested release in cache, try searching again")
    if call.manager.indexers_fail:
        raise error(409, "Getting release from indexer failed")
    if found.tracker.protocol == "torrent":
        call.manager.torrents.grab(found.title, found.size, "prowlarr")
    return _release(call, found)
