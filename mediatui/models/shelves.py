"""What a library tells of itself: profiles, tags, folders; they name the numbers in its titles."""

from __future__ import annotations

from dataclasses import dataclass

from mediatui.models.system import QualityProfile, RootFolder, Tag


@dataclass(frozen=True, slots=True)
class ShelfAbout:
    """The profiles, tags and root folders of one Radarr or Sonarr."""

    profiles: tuple[QualityProfile, ...] = ()
    tags: tuple[Tag, ...] = ()
    folders: tuple[RootFolder, ...] = ()
