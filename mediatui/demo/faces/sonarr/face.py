"""The simulated Sonarr."""

from __future__ import annotations

from mediatui.demo.faces.servarr.face import ServarrFace
from mediatui.demo.faces.sonarr.documents import SeriesDocuments
from mediatui.demo.faces.sonarr.series import ROUTES
from mediatui.demo.world.world import World


class SonarrFace(ServarrFace):
    """A view of a household's series."""

    def __init__(self, world: World, api_key: str, *, flavour: str = "sonarr", base: str = "") -> None:
        """Raises `KeyError` for a flavour there is not."""
        super().__init__(world, api_key, flavour=flavour, base=base, routes=ROUTES, documents=SeriesDocuments)
