"""The simulated Radarr."""

from __future__ import annotations

from mediatui.demo.faces.radarr.documents import MovieDocuments
from mediatui.demo.faces.radarr.movies import ROUTES
from mediatui.demo.faces.servarr.face import ServarrFace
from mediatui.demo.world.world import World


class RadarrFace(ServarrFace):
    """A view of a household's films. `flavour`: "radarr", or "radarr-4k" for the one that has them in 4K."""

    def __init__(self, world: World, api_key: str, *, flavour: str = "radarr", base: str = "") -> None:
        """Raises `KeyError` for a flavour there is not."""
        super().__init__(world, api_key, flavour=flavour, base=base, routes=ROUTES, documents=MovieDocuments)
