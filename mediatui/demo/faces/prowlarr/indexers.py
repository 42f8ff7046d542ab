"""Indexers, how they do, and whom they are given to, as Prowlarr sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mediatui.demo.faces.servarr import settings
from mediatui.demo.faces.servarr.call import Call
from mediatui.demo.faces.servarr.words import Document, moment, no_model
from mediatui.demo.world.indexers import CATEGORIES, TRACKERS, Tracker, parts_of
from mediatui.demo.world.library import spread
from mediatui.demo.world.managed.records import DAY

if TYPE_CHECKING:
    from mediatui.demo.faces.prowlarr.face import ProwlarrFace

_DAY_OF_FAILURE = 0.8 * 3600
_BY_ID = {tracker.id: tracker for tracker in TRACKERS}


def face_of(call: Call) -> ProwlarrFace:
    """The face, which is Prowlarr's."""
    return cast("ProwlarrFace", call.face)


def states(call: Call) -> list[Document]:
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


def _capabilities(tracker: Tracker) -> Document:
    return {
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
    }


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
        "capabilities": _capabilities(tracker),
        "priority": 25,
        "downloadClientId": 0,
        "added": moment(call.manager.start - tracker.id * 31 * DAY),
        "sortName": tracker.name.lower(),
        "name": tracker.name,
        "fields": [
            settings.field_of(0, "baseUrl", "Base URL", f"https://tracker{tracker.id}.example/", "select"),
            settings.field_of(1, "apikey", "API Key", settings.MASK, "password", "apiKey"),
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
                settings.field_of(0, "baseUrl", f"{name} Server", f"http://{name.lower()}.home.example"),
                settings.field_of(1, "apiKey", "API Key", settings.MASK, "password", "apiKey"),
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


def health(call: Call) -> list[Document]:
    """What is wrong, each with a page to read."""
    names = ", ".join(
        _BY_ID[number].name for state in states(call) if isinstance(number := state["indexerId"], int)
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
