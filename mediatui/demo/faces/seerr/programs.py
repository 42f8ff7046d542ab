"""The programs that share one API, and where they differ. Recorded: Seerr 3.1.0, Overseerr 1.34.0.

Jellyseerr 2.7.3 is put together from its specification; the newer Seerr from what its changes say.
"""

from __future__ import annotations

from typing import NamedTuple

REQUEST_FILTERS = ("all", "approved", "available", "pending", "processing", "unavailable", "failed")
MEDIA_FILTERS = ("all", "available", "partial", "allavailable", "processing", "pending")
COMMIT = "0f3b1c2d4e5f60718293a4b5c6d7e8f901234567"


class Program(NamedTuple):
    """One program at one version."""

    kind: str
    name: str
    version: str
    modern: bool = True
    """Everything but Overseerr: status 5, `sortDirection`, `mediaType`, user search, blocking, warnings."""
    jellyfin: bool = False
    """Whether its media server is a Jellyfin: no Plex user names, other pictures."""
    block_paths: tuple[str, ...] = ()
    """What the list of blocked titles is called; the first name is the one in use."""
    tags_word: str = "blocklistedTags"
    typed_blocklist: bool = False
    """Whether one entry of that list is named with `?mediaType=` beside its number."""
    guarded: bool = False
    """Whether only what is pending can be approved, declined or changed, and only what failed retried."""
    touches: bool = False
    """Whether `updatedAt` of a request changes when the request does."""

    @property
    def blocking(self) -> bool:
        """Whether titles can be blocked."""
        return bool(self.block_paths)

    @property
    def request_filters(self) -> tuple[str, ...]:
        """What a list of requests can be narrowed to."""
        return (*REQUEST_FILTERS, "deleted", "completed") if self.modern else REQUEST_FILTERS

    @property
    def media_filters(self) -> tuple[str, ...]:
        """What a list of media can be narrowed to."""
        return (*MEDIA_FILTERS, "deleted") if self.modern else MEDIA_FILTERS


PROGRAMS = {
    "seerr": Program("seerr", "Seerr", "3.1.0", block_paths=("blocklist", "blacklist")),
    "seerr-3.3": Program(
        "seerr", "Seerr", "3.3.0", block_paths=("blocklist",), typed_blocklist=True, guarded=True,
        touches=True,
    ),
    "overseerr": Program("overseerr", "Overseerr", "1.34.0", modern=False, touches=True),
    "jellyseerr": Program(
        "jellyseerr", "Jellyseerr", "2.7.3", jellyfin=True, block_paths=("blacklist",),
        tags_word="blacklistedTags",
    ),
}  # fmt: skip
"""By flavour."""
