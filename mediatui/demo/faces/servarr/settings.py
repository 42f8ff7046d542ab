"""How the program is set up: quality profiles, custom formats, tags, indexers, download clients."""

from __future__ import annotations

from mediatui.demo.faces.servarr.call import Call
from mediatui.demo.faces.servarr.documents import LANGUAGES
from mediatui.demo.faces.servarr.words import Document, invalid, no_model
from mediatui.demo.world.managed.setup import CLIENTS, FORMATS, INDEXERS, Client, Indexer, Profile

MASK = "********"
"""What stands where a secret is."""
_WEB_GROUPS = (("WEB 480p", ("WEBDL-480p",)), ("WEB 720p", ("WEBDL-720p",)),
               ("WEB 1080p", ("WEBDL-1080p", "WEBRip-1080p")))  # fmt: skip
_SIGNS = {1: r"remux", 2: r"\bhdr|\bdv\b", 3: r"proper|repack", 4: r"x265|hevc"}


def _profile(call: Call, profile: Profile) -> Document:
    """Qualities, and groups of them; a group has a number of its own, from 1000 on."""
    table = call.manager.setup.table
    items: list[Document] = []
    groups = {
        name: (1001 + at, title, names) for at, (title, names) in enumerate(_WEB_GROUPS) for name in names
    }
    cutoff = table[profile.cutoff].id
    for name, quality in table.items():
        plain: Document = {
            "id": quality.id,
            "name": quality.name,
            "source": quality.source,
            "resolution": quality.resolution,
        }
        if quality.modifier:
            plain["modifier"] = quality.modifier
        item: Document = {"quality": plain, "items": [], "allowed": name in profile.allowed}
        number, title, names = groups.get(name, (0, "", ()))
        if len(names) < 2:
            items.append(item)
        elif name == names[0]:
            items.append({"name": title, "items": [item], "allowed": item["allowed"], "id": number})
        else:
            inner = next(each for each in items if each.get("id") == number)["items"]
            if isinstance(inner, list):
                inner.append(item)
        if name == profile.cutoff and len(names) > 1:
            cutoff = number
    document: Document = {
        "name": profile.name, "upgradeAllowed": True, "cutoff": cutoff, "items": items, "minFormatScore": 0,
        "cutoffFormatScore": 10_000, "minUpgradeFormatScore": 1,
        "formatItems": [{"format": number, "name": name, "score": worth} for number, name, worth in FORMATS],
    }  # fmt: skip
    if call.docs.here == "movie":
        document["language"] = {"id": 1, "name": "English"}
    return document | {"id": profile.id}


def profiles(call: Call) -> list[Document]:
    """The quality profiles."""
    return [_profile(call, profile) for profile in call.manager.setup.profiles]


def profile(call: Call) -> Document:
    """One of them."""
    found = next((each for each in call.manager.setup.profiles if each.id == call.id), None)
    if found is None:
        raise no_model("QualityProfile", call.id)
    return _profile(call, found)


def qualities(call: Call) -> list[Document]:
    """All qualities, the worst first."""
    return [
        {
            "quality": call.docs.quality(name)["quality"],
            "title": name,
            "weight": weight,
            "minSize": 0.0,
            "id": weight,
        }
        for weight, name in enumerate(call.manager.setup.table, 1)
    ]


def languages(_call: Call) -> list[Document]:
    """All languages; the number of Unknown is 0 and left out."""
    known = [{"id": number, "name": name, "nameLower": name.lower()} for number, name in LANGUAGES.values()]
    return [{"name": "Unknown", "nameLower": "unknown"}, *known]


def formats(_call: Call) -> list[Document]:
    """The custom formats."""
    return [
        {
            "name": name,
            "includeCustomFormatWhenRenaming": False,
            "specifications": [
                {
                    "name": name,
                    "implementation": "ReleaseTitleSpecification",
                    "implementationName": "Release Title",
                    "infoLink": "https://wiki.servarr.com/radarr/settings#custom-formats-2",
                    "negate": False,
                    "required": False,
                    "fields": [
                        {
                            "order": 0,
                            "name": "value",
                            "label": "Regular Expression",
                            "value": _SIGNS[number],
                            "type": "textbox",
                            "advanced": False,
                            "privacy": "normal",
                            "isFloat": False,
                        }
                    ],
                }
            ],
            "id": number,
        }
        for number, name, _ in FORMATS
    ]


# Tags


def tags(call: Call) -> list[Document]:
    """All tags."""
    return [{"label": label, "id": number} for number, label in call.manager.tags.items()]


def tag_details(call: Call) -> list[Document]:
    """All tags, with what has them."""
    movies = call.docs.here == "movie"
    none = [
        "delayProfileIds",
        "importListIds",
        "notificationIds",
        "indexerIds",
        "downloadClientIds",
        "autoTagIds",
    ]
    none.append("releaseProfileIds" if movies else "restrictionIds")
    return [
        {
            "label": label,
            **{name: [] for name in none},
            "movieIds" if movies else "seriesIds": [
                o.id for o in call.manager.owners.values() if number in o.tags
            ],
            "id": number,
        }
        for number, label in call.manager.tags.items()
    ]


def tag(call: Call) -> Document:
    """One tag."""
    if call.id not in call.manager.tags:
        raise no_model("Tag", call.id)
    return {"label": call.manager.tags[call.id], "id": call.id}


def add_tag(call: Call) -> Document:
    """A new tag, or the one of that name; in small letters."""
    label = str(call.body().get("label") or "").strip().lower()
    if not label:
        raise invalid(("Label", "'Label' must not be empty.", label))
    known = {name: number for number, name in call.manager.tags.items()}
    number = known.get(label) or max(call.manager.tags, default=0) + 1
    call.manager.tags[number] = label
    return {"label": label, "id": number}


def drop_tag(call: Call) -> Document:
    """Take a tag away, from everything that has it."""
    if call.manager.tags.pop(call.id, None) is None:
        raise no_model("Tag", call.id)
    for owner in call.manager.owners.values():
        owner.tags = [number for number in owner.tags if number != call.id]
    call.manager.changes += 1
    return {}


# Indexers and clients


def field_of(
    order: int, name: str, label: str, value: object, sort: str = "textbox", privacy: str = "normal"
) -> Document:
    """A field of an indexer, a client or an application."""
    return {
        "order": order,
        "name": name,
        "label": label,
        "value": value,
        "type": sort,
        "advanced": False,
        "privacy": privacy,
        "isFloat": False,
    }


def _indexer(call: Call, indexer: Indexer) -> Document:
    torrent = indexer.protocol == "torrent"
    kind = "Torznab" if torrent else "Newznab"
    document: Document = {
        "enableRss": True,
        "enableAutomaticSearch": True,
        "enableInteractiveSearch": True,
        "supportsRss": True,
        "supportsSearch": True,
        "protocol": indexer.protocol,
        "priority": 25,
        "downloadClientId": 0,
    }
    if call.docs.here == "series":
        document["seasonSearchMaximumSingleEpisodeAge"] = 0
    return document | {
        "name": indexer.name,
        "fields": [
            field_of(0, "baseUrl", "URL", f"http://prowlarr.home.example:9696/{indexer.id}/"),
            field_of(1, "apiPath", "API Path", "/api"),
            field_of(2, "apiKey", "API Key", MASK, "password", "apiKey"),
        ],
        "implementationName": kind, "implementation": kind, "configContract": f"{kind}Settings",
        "infoLink": f"https://wiki.servarr.com/{call.face.kind}/supported#{kind.lower()}", "tags": [],
        "id": indexer.id,
    }  # fmt: skip


def indexers(call: Call) -> list[Document]:
    """Where releases are looked for; their keys are masked."""
    return [_indexer(call, indexer) for indexer in INDEXERS]


def indexer(call: Call) -> Document:
    """One of them."""
    found = next((each for each in INDEXERS if each.id == call.id), None)
    if found is None:
        raise no_model("Indexer", call.id)
    return _indexer(call, found)


def _client(call: Call, client: Client) -> Document:
    category = {"movie": "movieCategory", "artist": "musicCategory"}.get(call.docs.here, "tvCategory")
    return {
        "enable": client.enabled, "protocol": client.protocol, "priority": client.id,
        "removeCompletedDownloads": False, "removeFailedDownloads": True, "name": client.name,
        "fields": [
            field_of(0, "host", "Host", f"{client.implementation.lower()}.home.example"),
            field_of(1, "port", "Port", 8080, "number"),
            field_of(2, "username", "Username", "lanterne", "textbox", "userName"),
            field_of(3, "password", "Password", MASK, "password", "password"),
            field_of(4, category, "Category", call.manager.setup.category),
        ],
        "implementationName": client.name.partition(" ")[0], "implementation": client.implementation,
        "configContract": f"{client.implementation}Settings",
        "infoLink": f"https://wiki.servarr.com/{call.face.kind}/supported#{client.implementation.lower()}",
        "tags": [], "id": client.id,
    }  # fmt: skip


def clients(call: Call) -> list[Document]:
    """What downloads; passwords are masked."""
    return [_client(call, client) for client in CLIENTS]


def client(call: Call) -> Document:
    """One of them."""
    found = next((each for each in CLIENTS if each.id == call.id), None)
    if found is None:
        raise no_model("DownloadClient", call.id)
    return _client(call, found)
