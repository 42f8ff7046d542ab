"""The calls about the program itself: its version, its public settings, the Radarr and Sonarr behind it."""

from __future__ import annotations

from mediatui.demo.faces.seerr.call import Call
from mediatui.demo.faces.seerr.documents import PROFILES, Document
from mediatui.demo.faces.seerr.gate import read_number
from mediatui.demo.faces.seerr.programs import COMMIT
from mediatui.demo.faces.seerr.refusals import refused
from mediatui.demo.names import digest

_FREE, _SIZE = 812_345_678_901, 2_000_000_000_000
_RADARRS: tuple[Document, ...] = (
    {
        "id": 0,
        "name": "Radarr",
        "is4k": False,
        "isDefault": True,
        "activeDirectory": "/data/movies",
        "activeProfileId": 4,
        "activeTags": [],
    },
    {
        "id": 1,
        "name": "Radarr 4K",
        "is4k": True,
        "isDefault": True,
        "activeDirectory": "/data/movies4k",
        "activeProfileId": 5,
        "activeTags": [],
    },
)
_SONARRS: tuple[Document, ...] = (
    {
        "id": 0,
        "name": "Sonarr",
        "is4k": False,
        "isDefault": True,
        "activeDirectory": "/data/tv",
        "activeProfileId": 4,
        "activeLanguageProfileId": 1,
        "activeTags": [],
    },
)


def status(call: Call) -> Document:
    """The version; needs no key, and takes a wrong one."""
    return {
        "version": call.program.version,
        "commitTag": COMMIT,
        "updateAvailable": False,
        "commitsBehind": 0,
        "restartRequired": False,
    }


def public(call: Call) -> Document:
    """What it says of itself to everyone; by this the programs are told apart."""
    program, home = call.program, call.face.world.place == "home"
    head: Document = {
        "initialized": True,
        "applicationTitle": f"{program.name} – {'Lanterne' if home else 'Hytta'}",
        "applicationUrl": "",
        "hideAvailable": False,
    }
    if program.modern:
        word = "Blocklisted" if "blocklist" in program.block_paths else "Blacklisted"
        head |= {f"hide{word}": False, "localLogin": True, "mediaServerLogin": True}
        head |= {"jellyfinExternalHost": "", "jellyfinForgotPasswordUrl": ""}
    else:
        head["localLogin"] = True
    head |= {"movie4kEnabled": home, "series4kEnabled": False}
    if program.modern:
        head |= {"discoverRegion": "", "streamingRegion": "US", "originalLanguage": ""}
        head["mediaServerType"] = 2 if program.jellyfin else 1
    else:
        head |= {"region": "", "originalLanguage": ""}
    head["partialRequestsEnabled"] = True
    if program.modern:
        head["enableSpecialEpisodes"] = False
    head |= {
        "cacheImages": False,
        "vapidPublic": f"B{digest(call.face.world.seed, 'push', size=43)}",
        "enablePushRegistration": False,
        "locale": "en",
        "emailEnabled": False,
    }
    if program.modern:
        head["userEmailRequired"] = False
    head["newPlexLogin"] = True
    return head | ({"youtubeUrl": ""} if program.modern else {})


def radarrs(call: Call) -> list[Document]:
    """The Radarrs it hands movies to; the cabin has no 4K."""
    return list(_RADARRS if call.face.world.place == "home" else _RADARRS[:1])


def sonarrs(_call: Call) -> list[Document]:
    """The Sonarrs it hands series to."""
    return list(_SONARRS)


def radarr(call: Call) -> Document:
    """One Radarr with what can be chosen there. When that Radarr does not answer, the program dies of it."""
    number = read_number(call.args["radarrId"], "radarrId")
    found = [server for server in radarrs(call) if server["id"] == number]
    if not found:
        raise refused(404, "Radarr server with provided ID  does not exist.")
    if any(server["id"] == number for server in call.face.broken_servers()["radarr"]):
        raise call.face.die()
    return _choices(found[0])


def sonarr(call: Call) -> Document:
    """One Sonarr with what can be chosen there."""
    number = read_number(call.args["sonarrId"], "sonarrId")
    found = [server for server in _SONARRS if server["id"] == number]
    if not found:
        raise refused(404, "Sonarr server with provided ID  does not exist.")
    written = _choices(found[0])
    tags = written.pop("tags")
    profiles = None if call.program.modern else [{"id": 1, "name": "Deprecated"}]
    return written | {"languageProfiles": profiles, "tags": tags}


def _choices(server: Document) -> Document:
    folder = {"id": 1, "freeSpace": _FREE, "path": server["activeDirectory"], "totalSpace": _SIZE}
    return {
        "server": server,
        "profiles": [{"id": number, "name": name} for number, name in PROFILES.items()],
        "rootFolders": [folder],
        "tags": [{"id": 1, "label": "kids"}],
    }
