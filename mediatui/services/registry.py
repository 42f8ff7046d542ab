"""Kind → adapter, each imported only when a service of that kind is configured."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.services.http import Transport
    from mediatui.services.ports import Service

_SEERR = "mediatui.services.seerr.adapter:SeerrAdapter"

ADAPTERS = {
    "qbittorrent": "mediatui.services.qbittorrent.adapter:QbittorrentAdapter",
    "tautulli": "mediatui.services.tautulli.adapter:TautulliAdapter",
    "seerr": _SEERR,
    "overseerr": _SEERR,
    "jellyseerr": _SEERR,
    "radarr": "mediatui.services.radarr.adapter:RadarrAdapter",
    "lidarr": "mediatui.services.lidarr.adapter:LidarrAdapter",
    "prowlarr": "mediatui.services.prowlarr.adapter:ProwlarrAdapter",
    "sonarr": "mediatui.services.sonarr.adapter:SonarrAdapter",
}
"""Where the adapter of each kind lives."""


class AdapterFactory(Protocol):
    """How an adapter is made."""

    def __call__(self, endpoint: Endpoint, transport: Transport) -> Service:
        """An adapter for `endpoint` that speaks through `transport`; no network yet."""
        ...


def adapter_for(endpoint: Endpoint, transport: Transport) -> Service:
    """The adapter of the endpoint's kind. Raises `KeyError` for a kind that has none."""
    module, _, name = ADAPTERS[endpoint.kind].partition(":")
    factory = cast("AdapterFactory", getattr(import_module(module), name))
    return factory(endpoint, transport)
