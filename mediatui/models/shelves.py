"""What a library tells of itself: profiles, tags, folders; they name the numbers in its titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mediatui.models.system import QualityProfile, RootFolder, Tag


class MetadataProfile(NamedTuple):
    """A metadata profile of one Lidarr."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ShelfAbout:
    """The profiles, tags and root folders of one Radarr, Sonarr or Lidarr."""

    profiles: tuple[QualityProfile, ...] = ()
    tags: tuple[Tag, ...] = ()
    folders: tuple[RootFolder, ...] = ()
    metadata_profiles: tuple[MetadataProfile, ...] = ()
    """Only Lidarr has these: they say which kinds of albums an artist has there."""
