"""A household with its Radarrs, its Sonarr and its Seerr, a clock that is held, and somebody who asks them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from mediatui.demo.exchange import Answer, Face, Request
from mediatui.demo.faces.lidarr.face import LidarrFace
from mediatui.demo.faces.prowlarr.face import ProwlarrFace
from mediatui.demo.faces.radarr.face import RadarrFace
from mediatui.demo.faces.seerr.face import SeerrFace
from mediatui.demo.faces.servarr.face import ServarrFace
from mediatui.demo.faces.sonarr.face import SonarrFace
from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.torrents_one import Torrent
from mediatui.demo.world.world import Size, World
from tests.demo.helpers import EVENING

KEY = "0123456789abcdef0123456789abcdef"


class Said(NamedTuple):
    """One answer: its status, and its body as JSON; None for an empty one."""

    status: int
    json: Any


class House:
    """All of one household."""

    def __init__(self, size: Size = "household", seed: int = 7, base: str = "") -> None:
        self.clock = HeldClock(EVENING)
        self.world = World(seed, size, self.clock)
        self.servarrs: dict[str, ServarrFace] = {
            "radarr": RadarrFace(self.world, KEY, base=base),
            "radarr-4k": RadarrFace(self.world, KEY, flavour="radarr-4k"),
            "sonarr": SonarrFace(self.world, KEY),
            "lidarr": LidarrFace(self.world, KEY),
        }
        self.faces: dict[str, Face] = {
            **self.servarrs,
            "prowlarr": ProwlarrFace(self.world, KEY),
            "seerr": SeerrFace(self.world, KEY),
        }

    def manager(self, name: str) -> Manager:
        """What a program knows."""
        return self.world.managed.manager(name)

    def torrent(self, beginning: str) -> Torrent | None:
        """The torrent whose name begins like this."""
        torrents = self.world.torrents.by_hash.values()
        return next((each for each in torrents if each.name.startswith(beginning)), None)

    def answer(self, name: str, method: str, target: str, body: object = None, **headers: str) -> Answer:
        """The whole answer; `target` is path and query behind the API's base."""
        api = "/api/v1" if name in ("seerr", "lidarr", "prowlarr") else "/api/v3"
        told = {"X-Api-Key": KEY, "Content-Type": "application/json"} | headers
        sent = b"" if body is None else json.dumps(body).encode()
        whole = f"{getattr(self.faces[name], 'base', '')}{api}{target}"
        return self.faces[name].answer(Request(method, whole.partition("?")[0], {}, told, sent, whole))

    def ask(self, name: str, method: str, target: str, body: object = None) -> Said:
        """Status and JSON of the answer."""
        answer = self.answer(name, method, target, body)
        return Said(answer.status, json.loads(answer.body) if answer.body else None)

    def get(self, name: str, target: str) -> Any:
        """What is answered to a question that is in order."""
        said = self.ask(name, "GET", target)
        assert said.status == 200, said
        return said.json

    def queue(self, name: str, *, unknown: bool = False) -> list[dict[str, Any]]:
        """All rows of a queue."""
        told = "includeUnknownMovieItems=true&includeUnknownSeriesItems=true" if unknown else ""
        found: list[dict[str, Any]] = self.get(name, f"/queue?pageSize=1000&{told}")["records"]
        return found

    def row(self, name: str, beginning: str) -> dict[str, Any]:
        """The first row whose title begins like this."""
        return next(row for row in self.queue(name, unknown=True) if row["title"].startswith(beginning))

    def tell(self, name: str, command: str, **body: object) -> dict[str, Any]:
        """Give a command and let the clock go on until it is over."""
        said = self.ask(name, "POST", "/command", {"name": command, **body})
        assert said.status == 201, said
        self.clock.advance(90)
        found: dict[str, Any] = self.get(name, f"/command/{said.json['id']}")
        return found


@cache
def reader() -> House:
    """A household that is only read."""
    return House()
