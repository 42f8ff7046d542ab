"""The simulated Lidarr: its ways."""

from __future__ import annotations

from mediatui.demo.faces.lidarr import albums, artists, queue, settings
from mediatui.demo.faces.lidarr.documents import MusicDocuments
from mediatui.demo.faces.servarr import titles
from mediatui.demo.faces.servarr.call import Route
from mediatui.demo.faces.servarr.face import ServarrFace
from mediatui.demo.faces.servarr.routes import COMMON
from mediatui.demo.world.world import World

_OWN = [
    Route("GET", "/artist", artists.listing),
    Route("POST", "/artist", artists.add, 201),
    Route("PUT", "/artist/editor", artists.edit, 202),
    Route("DELETE", "/artist/editor", titles.forget_several),
    Route("GET", "/artist/lookup", artists.lookup),
    Route("GET", "/artist/{id}", artists.one),
    Route("PUT", "/artist/{id}", artists.put, 202),
    Route("DELETE", "/artist/{id}", titles.forget),
    Route("POST", "/albumstudio", artists.studio, 202),
    Route("GET", "/search", artists.search),
    Route("GET", "/metadataprofile", artists.metadata_profiles),
    Route("GET", "/album", albums.listing),
    Route("POST", "/album", albums.add, 201),
    Route("PUT", "/album/monitor", albums.monitor, 202),
    Route("GET", "/album/lookup", artists.album_lookup),
    Route("GET", "/album/{id}", albums.one),
    Route("PUT", "/album/{id}", albums.put, 202),
    Route("DELETE", "/album/{id}", albums.forget),
    Route("GET", "/track", albums.tracks),
    Route("GET", "/track/{id}", albums.track),
    Route("GET", "/trackfile", albums.files),
    Route("GET", "/trackfile/{id}", albums.file),
    Route("DELETE", "/trackfile/bulk", albums.delete_files),
    Route("DELETE", "/trackfile/{id}", albums.delete_file),
    Route("GET", "/rename", albums.renamings),
    Route("GET", "/wanted/missing", albums.missing),
    Route("GET", "/wanted/cutoff", albums.cutoff),
    Route("GET", "/calendar", albums.calendar),
    Route("GET", "/queue", queue.listing),
    Route("GET", "/queue/details", queue.details),
    Route("GET", "/history", queue.history),
    Route("GET", "/history/since", queue.since),
    Route("GET", "/history/artist", queue.of_artist),
    Route("POST", "/history/failed/{id}", queue.failed),
    Route("GET", "/blocklist", queue.blocklist),
    Route("GET", "/release", queue.releases),
    Route("POST", "/release", queue.grab),
    Route("GET", "/manualimport", queue.candidates),
    Route("POST", "/manualimport", queue.judge),
    Route("GET", "/qualityprofile", settings.profiles),
    Route("GET", "/qualityprofile/{id}", settings.profile),
    Route("GET", "/qualitydefinition", settings.qualities),
    Route("GET", "/rootfolder", settings.folders),
    Route("GET", "/rootfolder/{id}", settings.folder),
    Route("GET", "/tag/detail", settings.tag_details),
]
_HERE = {(route.method, route.path) for route in _OWN}
ROUTES = [*_OWN, *(route for route in COMMON if (route.method, route.path) not in _HERE)]
"""Lidarr's ways, and those it has as its siblings have them."""


class LidarrFace(ServarrFace):
    """A view of a household's music."""

    api = "/api/v1"

    def __init__(self, world: World, api_key: str, *, flavour: str = "lidarr", base: str = "") -> None:
        """Raises `KeyError` for a flavour there is not."""
        super().__init__(world, api_key, flavour=flavour, base=base, routes=ROUTES, documents=MusicDocuments)
