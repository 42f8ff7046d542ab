"""What the last searches for releases found, each with its time: what the cache keeps for a while."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediatui.models.release import Release


@dataclass(frozen=True, slots=True)
class KeptReleases:
    """What was found, in the service's own order, and when; seconds since the epoch."""

    releases: tuple[Release, ...]
    at: float


@dataclass(frozen=True, slots=True)
class ReleaseBook:
    """The last searches of one service, by what was searched for."""

    found: dict[str, KeptReleases] = field(default_factory=dict)
