"""Importing by hand: files that wait to get into the library, and renaming what is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from mediatui.models.quality import UNKNOWN_QUALITY, Language, Quality


class ImportMode(StrEnum):
    """What becomes of the file in its old place."""

    AUTO = "auto"
    """Copied (or linked) while it is seeded, else moved."""
    MOVE = "move"
    COPY = "copy"


class MappingKind(StrEnum):
    """What sort of title a file is mapped to."""

    MOVIE = "movie"
    """Radarr: the movie alone."""
    SERIES = "series"
    """Sonarr: a series, the number of a season, episodes."""
    MUSIC = "music"
    """Lidarr: an artist, an album, one of its editions, tracks."""


class Mapping(NamedTuple):
    """What a file is: a title of the library, and the parts of it that are in the file.

    Numbers are the service's own; None and () where it is not chosen (yet), or there is no such thing.
    """

    kind: MappingKind
    title_id: int | None = None
    """The movie, series or artist."""
    title: str = ""
    group_id: int | None = None
    """The number (not the id) of a season; the id of an album."""
    group: str = ""
    """What the group is called: "Season 2", an album's title."""
    edition_id: int | None = None
    """The edition of the album that the tracks are of; Lidarr alone, which calls it a release."""
    part_ids: tuple[int, ...] = ()
    """Episodes, tracks."""
    part_titles: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether a file so mapped can be imported."""
        if self.title_id is None:
            return False
        if self.kind is MappingKind.MOVIE:
            return True
        whole = self.kind is MappingKind.SERIES or None not in (self.group_id, self.edition_id)
        return whole and bool(self.part_ids)


@dataclass(frozen=True, slots=True)
class ImportCandidate:
    """A file that could be imported, what it was taken for, and what stands against it.

    What it was taken for can be replaced (`mapped`) before it is imported, and so can quality, languages and
    release group (`dataclasses.replace`).
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
    album_title: str = ""
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
    def mapping(self) -> Mapping | None:
        """What it is taken for; None where nothing is known of it."""
        if self.movie_id is not None:
            return Mapping(MappingKind.MOVIE, self.movie_id, self.media_title)
        if self.series_id is not None:
            group = "" if self.season is None else season_words(self.season)
            return Mapping(
                MappingKind.SERIES,
                self.series_id,
                self.media_title,
                self.season,
                group,
                part_ids=self.episode_ids,
                part_titles=self.part_titles,
            )
        if self.artist_id is not None:
            return Mapping(
                MappingKind.MUSIC,
                self.artist_id,
                self.media_title,
                self.album_id,
                self.album_title,
                self.edition_id,
                self.track_ids,
                self.part_titles,
            )
        return None

    @property
    def is_complete(self) -> bool:
        """Whether it is known what it is, so that it can be imported."""
        mapping = self.mapping
        return mapping is not None and mapping.is_complete and bool(self.quality.name)

    def mapped(self, mapping: Mapping) -> ImportCandidate:
        """It as what somebody says it is. What it was before, and which file it would have replaced, is
        forgotten."""
        movie, series, music = (mapping.kind is kind for kind in MappingKind)
        return replace(
            self,
            movie_id=mapping.title_id if movie else None,
            series_id=mapping.title_id if series else None,
            season=mapping.group_id if series else None,
            episode_ids=mapping.part_ids if series else (),
            artist_id=mapping.title_id if music else None,
            album_id=mapping.group_id if music else None,
            album_title=mapping.group if music else "",
            edition_id=mapping.edition_id if music else None,
            track_ids=mapping.part_ids if music else (),
            media_title=mapping.title,
            part_titles=mapping.part_titles,
            release_kind=_release_kind(len(mapping.part_ids)) if series else self.release_kind,
            file_id=None,
        )


def season_words(season: int) -> str:
    """What a season is called; number 0 are the specials."""
    return f"Season {season}" if season else "Specials"


def _release_kind(episodes: int) -> str:
    return "singleEpisode" if episodes == 1 else "multiEpisode" if episodes else ""


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
