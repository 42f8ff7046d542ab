"""What is told of a library as a whole: profiles, tags, folders; by these the numbers in its titles get names."""

from __future__ import annotations

from dataclasses import dataclass

from mediatui.models.system import QualityProfile, RootFolder, Tag


@dataclass(frozen=True, slots=True)
class ShelfAbout:
    """The profiles, tags and root folders of one Radarr or Sonarr."""

    profiles: tuple[QualityProfile, ...] = ()
    tags: tuple[Tag, ...] = ()
    folders: tuple[RootFolder, ...] = ()
