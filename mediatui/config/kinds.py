"""The kinds of service a configuration may name, and what each needs to be reached."""

from __future__ import annotations

from typing import NamedTuple

SUPPORTED = frozenset(
    {"qbittorrent", "tautulli", "seerr", "overseerr", "jellyseerr", "radarr", "sonarr", "lidarr", "prowlarr"}
)
"""The kinds this version has an adapter for; a service of any other known kind is left out with a warning."""


class Kind(NamedTuple):
    """One kind of service."""

    name: str
    needs_key: bool = True
    takes_login: bool = False
    """Whether `username` and `password` mean anything to it."""
    key_place: str = "Settings, General, API Key"
    """Where in its own pages a person finds the key."""


KINDS = {
    kind.name: kind
    for kind in (
        Kind("tautulli", key_place="Settings, Web Interface, API Key"),
        Kind("seerr"),
        Kind("overseerr"),
        Kind("jellyseerr"),
        Kind("radarr"),
        Kind("sonarr"),
        Kind("lidarr"),
        Kind("prowlarr"),
        Kind("qbittorrent", needs_key=False, takes_login=True),
    )
}
"""Every kind by its name."""
