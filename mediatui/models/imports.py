"""Importing by hand: files that wait to get into the library, and renaming what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediatui.models.quality import UNKNOWN_QUALITY, Language, Quality


class ImportMode(StrEnum):
    """What becomes of the file in its old place."""

    AUTO = "auto"
    """Copied (or linked) while it is seeded, else moved."""
    MOVE = "move"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class ImportCandidate:
    """A file that could be imported, what it was taken for, and what stands against it.

    What it was taken for can be replaced (`dataclasses.replace`) before it is imported.
    """

    service: str
    id: int
    path: str
    name: str = ""
    """Its path below the folder that was looked into."""
    folder: str = ""
    size: int = 0
    movie_id: int | None = None
    series_id: int | None = None
    season: int | None = None
    episode_ids: tuple[int, ...] = ()
    artist_id: int | None = None
    album_id: int | None = None
    edition_id: int | None = None
    """The edition of the album that its tracks are of."""
    track_ids: tuple[int, ...] = ()
    """Lidarr imports by these alone: without them it imports nothing."""
    media_title: str = ""
    part_titles: tuple[str, ...] = ()
    quality: Quality = UNKNOWN_QUALITY
    languages: tuple[Language, ...] = ()
    release_group: str = ""
    release_kind: str = ""
    """Sonarr: "singleEpisode", "multiEpisode", "seasonPack"."""
    custom_formats: tuple[str, ...] = ()
    score: int | None = None
    indexer_flags: int = 0
    download_id: str = ""
    file_id: int | None = None
    """The file of the library that it would replace, where it lies there already."""
    rejections: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether it is known what it is, so that it can be imported."""
        known = (
            self.movie_id is not None
            or (self.series_id is not None and bool(self.episode_ids))
            or (self.album_id is not None and bool(self.track_ids))
        )
        return known and bool(self.quality.name)


class ImportList(NamedTuple):
    """What could be imported."""

    candidates: tuple[ImportCandidate, ...] = ()
    dropped: int = 0


class Renaming(NamedTuple):
    """A file that the naming rules would call otherwise. Paths are below the folder of the title."""

    file_id: int
    old: str
    new: str
    title_id: int | None = None
    season: int | None = None
