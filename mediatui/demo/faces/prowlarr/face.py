"""The simulated Prowlarr: its ways."""

from __future__ import annotations

from dataclasses import replace

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.servarr import settings
from mediatui.demo.faces.servarr.call import Call, Route, Sorting, page_of
from mediatui.demo.faces.servarr.documents import Documents
from mediatui.demo.faces.servarr.face import ServarrFace
from mediatui.demo.faces.servarr.routes import COMMON
from mediatui.demo.faces.servarr.search import REMEMBERED
from mediatui.demo.faces.servarr.words import Document, answer_of, error, invalid, moment, no_model
from mediatui.demo.names import digest
from mediatui.demo.world.indexers import (
    AUDIO,
    CATEGORIES,
    MOVIES,
    SERIES,
    TRACKERS,
    Offered,
    Tracker,
    category_name,
    offered,
    parts_of,
)
from mediatui.demo.world.library import spread
from mediatui.demo.world.managed.records import DAY
from mediatui.demo.world.world import World

_KINDS = {"movie": (MOVIES,), "tvsearch": (SERIES,), "music": (AUDIO,), "book": ()}
_DAY_OF_FAILURE = 0.8 * 3600
_BY_ID = {tracker.id: tracker for tracker in TRACKERS}


def face_of(call: Call) -> ProwlarrFace:
    """The face, which is Prowlarr's."""
    assert isinstance(call.face, ProwlarrFace)
    return call.face


# Indexers


def _states(call: Call) -> list[Document]:
    """Those that are kept out: the one that fails, and the limited one once it has been asked too often."""
    face = face_of(call)
    found: list[Document] = []
    for tracker in TRACKERS:
        spent = tracker.limit is not None and face.asked.get(tracker.id, 0) > tracker.limit
        if tracker.on and (tracker.fails or spent or call.manager.indexers_fail):
            first = call.now - (3 * DAY if tracker.fails else 60.0)
            found.append(
                {
                    "indexerId": tracker.id,
                    "disabledTill": moment(call.now + _DAY_OF_FAILURE),
                    "mostRecentFailure": moment(call.now - 40),
                    "initialFailure": moment(first),
                    "id": tracker.id,
                }
            )
    return found


def _indexer(call: Call, tracker: Tracker) -> Document:
    kind = "Cardigann" if tracker.protocol == "torrent" else "Newznab"
    return {
        "indexerUrls": [f"https://tracker{tracker.id}.example/"],
        "legacyUrls": [],
        "definitionName": tracker.name.lower().replace(" ", ""),
        "description": f"{tracker.name} is a {tracker.privacy.upper()} {tracker.protocol} indexer",
        "language": tracker.language,
        "encoding": "UTF-8",
        "enable": tracker.on,
        "redirect": False,
        "supportsRss": True,
        "supportsSearch": True,
        "supportsRedirect": False,
        "supportsPagination": False,
        "appProfileId": 1,
        "protocol": tracker.protocol,
        "privacy": tracker.privacy,
        "capabilities": {
            "limitsMax": 100,
            "limitsDefault": 100,
            "supportsRawSearch": False,
            "searchParams": ["q"],
            "tvSearchParams": ["q", "season", "ep"],
            "movieSearchParams": ["q"],
            "musicSearchParams": ["q"],
            "bookSearchParams": [],
            "categories": [
                {
                    "id": number,
                    "name": CATEGORIES[number],
                    "subCategories": [
                        {"id": part, "name": name, "subCategories": []} for part, name in parts_of(number)
                    ],
                }
                for number in tracker.has
            ],
        },
        "priority": 25,
        "downloadClientId": 0,
        "added": moment(call.manager.start - tracker.id * 31 * DAY),
        "sortName": tracker.name.lower(),
        "name": tracker.name,
        "fields": [
            {
                "order": 0,
                "name": "baseUrl",
                "label": "Base URL",
                "value": f"https://tracker{tracker.id}.example/",
                "type": "select",
                "advanced": False,
                "privacy": "normal",
                "isFloat": False,
            },
            {
                "order": 1,
                "name": "apikey",
                "label": "API Key",
                "value": settings.MASK,
                "type": "password",
                "advanced": False,
                "privacy": "apiKey",
                "isFloat": False,
            },
        ],
        "implementationName": kind,
        "implementation": kind,
        "configContract": f"{kind}Settings",
        "infoLink": f"https://wiki.servarr.com/prowlarr/supported-indexers#{tracker.name.lower()}",
        "tags": [],
        "id": tracker.id,
    }


def indexers(call: Call) -> list[Document]:
    """All of them; their keys are masked."""
    return [_indexer(call, tracker) for tracker in TRACKERS]


def indexer(call: Call) -> Document:
    """One of them."""
    if call.id not in _BY_ID:
        raise no_model("Indexer", call.id)
    return _indexer(call, _BY_ID[call.id])


def statistics(call: Call) -> Document:
    """How they did; by themselves, and by who asked."""
    rows: list[Document] = []
    for tracker in TRACKERS:
        many = int(spread(f"{call.manager.seed}/{tracker.id}/queries", 80, 2400)) if tracker.on else 0
        bad = int(many * (0.64 if tracker.fails else 0.02))
        rows.append(
            {
                "indexerId": tracker.id,
                "indexerName": tracker.name,
                "averageResponseTime": round(tracker.takes * 1000),
                "averageGrabResponseTime": 310,
                "numberOfQueries": many + face_of(call).asked.get(tracker.id, 0),
                "numberOfGrabs": many // 40,
                "numberOfRssQueries": many * 3,
                "numberOfAuthQueries": 2,
                "numberOfFailedQueries": bad,
                "numberOfFailedGrabs": bad // 50,
                "numberOfFailedRssQueries": bad // 2,
                "numberOfFailedAuthQueries": 0,
            }
        )
    agents = [("Radarr", 900, 31), ("Sonarr", 1400, 52), ("Lidarr", 420, 11)]
    return {
        "indexers": rows,
        "userAgents": [
            {"userAgent": name, "numberOfQueries": many, "numberOfGrabs": taken}
            for name, many, taken in agents
        ],
        "hosts": [{"host": "192.168.1.20", "numberOfQueries": 2720, "numberOfGrabs": 94}],
    }


def applications(_call: Call) -> list[Document]:
    """The programs that get its indexers; their keys are masked."""
    return [
        {
            "syncLevel": level,
            "name": name,
            "fields": [
                {
                    "order": 0,
                    "name": "baseUrl",
                    "label": f"{name} Server",
                    "value": f"http://{name.lower()}.home.example",
                    "type": "textbox",
                    "advanced": False,
                    "privacy": "normal",
                    "isFloat": False,
                },
                {
                    "order": 1,
                    "name": "apiKey",
                    "label": "API Key",
                    "value": settings.MASK,
                    "type": "password",
                    "advanced": False,
                    "privacy": "apiKey",
                    "isFloat": False,
                },
            ],
            "implementationName": name,
            "implementation": name,
            "configContract": f"{name}Settings",
            "infoLink": f"https://wiki.servarr.com/prowlarr/supported#{name.lower()}",
            "tags": [],
            "id": number,
        }
        for number, (name, level) in enumerate(
            (("Radarr", "fullSync"), ("Sonarr", "fullSync"), ("Lidarr", "addOnly")), 1
        )
    ]


# History


class _Event:
    """Something that was asked."""

    def __init__(
        self, number: int, at: float, tracker: Tracker, words: str, sort: str, source: str, found: int
    ) -> None:
        self.id, self.at, self.tracker, self.words = number, at, tracker, words
        self.sort, self.source, self.found = sort, source, found
        self.well = not tracker.fails


_ASKED = ("Nosferatu 1922", "Tidewater S04", "Homogenic", "The General", "Häxan 1922", "Von")


def _events(call: Call) -> list[_Event]:
    """What was asked in the days before, and since."""
    face, found = face_of(call), []
    for number in range(1, 181):
        mark = f"{call.manager.seed}/asked/{number}"
        at = call.manager.start - (181 - number) * 1700.0 - spread(mark, 0, 900)
        tracker = TRACKERS[int(spread(f"{mark}/who", 0, 8.99))]
        sort = "indexerRss" if number % 3 else "releaseGrabbed" if number % 21 == 0 else "indexerQuery"
        words = "" if sort == "indexerRss" else _ASKED[number % len(_ASKED)]
        found.append(
            _Event(number, at, tracker, words, sort, ("Radarr", "Sonarr", "Lidarr")[number % 3], number % 60)
        )
    return [*found, *face.events]


def _written(call: Call, event: _Event) -> Document:
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


_HISTORY: Sorting[_Event] = Sorting({"date": lambda event: event.at * 100_000 + event.id % 100_000}, "date")


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
    kept_out = {state["indexerId"] for state in _states(call)}
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
        face.events.append(_Event(number, call.now, tracker, words, "indexerQuery", "mediatui", len(some)))
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


def health(call: Call) -> list[Document]:
    """What is wrong, each with a page to read."""
    names = ", ".join(
        _BY_ID[number].name for state in _states(call) if isinstance(number := state["indexerId"], int)
    )
    if not names:
        return []
    return [
        {
            "source": "IndexerLongTermStatusCheck",
            "type": "warning",
            "message": f"Indexers unavailable due to failures: {names}",
            "wikiUrl": "https://wiki.servarr.com/prowlarr/system#indexers-are-unavailable-due-to-failures",
        }
    ]


def clients(call: Call) -> list[Document]:
    """What downloads: it does not say what becomes of what is done."""
    others = ("removeCompletedDownloads", "removeFailedDownloads")
    found = [
        {name: value for name, value in row.items() if name not in others} for row in settings.clients(call)
    ]
    return [row | {"categories": [], "supportsCategories": True} for row in found]


_COMMON_HERE = ("/system/", "/log", "/command", "/tag", "/notification")
ROUTES = [
    Route("GET", "/health", health),
    Route("GET", "/downloadclient", clients),
    Route("GET", "/indexer", indexers),
    Route("GET", "/indexer/{id}", indexer),
    Route("GET", "/indexerstatus", _states),
    Route("GET", "/indexerstats", statistics),
    Route("GET", "/applications", applications),
    Route("GET", "/history", history),
    Route("GET", "/search", search),
    Route("POST", "/search", grab, 200),
    *(route for route in COMMON if route.path.startswith(_COMMON_HERE)),
]
"""Prowlarr's ways, and those of its family that it has."""


class NoTitles(Documents):
    """Writes what has no titles."""

    here = "indexer"


class ProwlarrFace(ServarrFace):
    """A view of a household's indexers."""

    api = "/api/v1"
    troubles: tuple[str, ...] = ("starting", "indexers-fail", "unknown-fields")

    def __init__(self, world: World, api_key: str, *, flavour: str = "prowlarr", base: str = "") -> None:
        """Raises `KeyError` for a flavour there is not."""
        super().__init__(world, api_key, flavour=flavour, base=base, routes=ROUTES, documents=NoTitles)
        self.key = api_key
        self.asked: dict[int, int] = {}
        """How often each indexer was asked by search."""
        self.events: list[_Event] = []
