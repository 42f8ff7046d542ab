"""The simulated Prowlarr: its ways."""

from __future__ import annotations

from mediatui.demo.faces.prowlarr import indexers, searching
from mediatui.demo.faces.servarr.call import Route
from mediatui.demo.faces.servarr.documents import Documents
from mediatui.demo.faces.servarr.face import ServarrFace
from mediatui.demo.faces.servarr.routes import COMMON
from mediatui.demo.world.world import World

_COMMON_HERE = ("/system/", "/log", "/command", "/tag", "/notification")
ROUTES = [
    Route("GET", "/health", indexers.health),
    Route("GET", "/downloadclient", indexers.clients),
    Route("GET", "/indexer", indexers.indexers),
    Route("GET", "/indexer/{id}", indexers.indexer),
    Route("GET", "/indexerstatus", indexers.states),
    Route("GET", "/indexerstats", indexers.statistics),
    Route("GET", "/applications", indexers.applications),
    Route("GET", "/history", searching.history),
    Route("GET", "/search", searching.search),
    Route("POST", "/search", searching.grab, 200),
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
        self.events: list[searching.Event] = []
