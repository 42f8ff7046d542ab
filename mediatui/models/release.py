"""Releases: what the indexers have for a title when asked by hand, and what is being asked for.

Times are seconds since the epoch, sizes bytes, durations seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mediatui.models.quality import UNKNOWN_QUALITY, Language, Quality
from mediatui.models.queue import Via


class Target(NamedTuple):
    """What to look for: a movie; an episode; a season of a series; an album; a whole series, or all albums of
    an artist (automatic search only)."""

    movie_id: int | None = None
    series_id: int | None = None
    season: int | None = None
    episode_id: int | None = None
    artist_id: int | None = None
    album_id: int | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One release of one indexer. Where to load it from is not here: that address may hold a key."""

    service: str
    guid: str
    """What stands for it at its indexer. Not to be shown: it may be an address with a key in it."""
    indexer_id: int
    title: str
    indexer: str = ""
    via: Via = Via.UNKNOWN
    size: int = 0
    published: float | None = None
    age_s: float | None = None
    seeders: int | None = None
    leechers: int | None = None
    quality: Quality = UNKNOWN_QUALITY
    languages: tuple[Language, ...] = ()
    custom_formats: tuple[str, ...] = ()
    score: int | None = None
    release_group: str = ""
    edition: str = ""
    is_rejected: bool = False
    is_temporary: bool = False
    """Whether the rejection may pass (a delay profile)."""
    rejections: tuple[str, ...] = ()
    can_be_grabbed: bool = True
    """Without this only an `Override` grabs it."""
    weight: int = 0
    """The service's own order: the smallest first."""
    movie_id: int | None = None
    """What the service takes it for; None: it could not tell."""
    series_id: int | None = None
    artist_id: int | None = None
    album_id: int | None = None
    season: int | None = None
    episodes: tuple[int, ...] = ()
    """Numbers of the episodes in it, of `season`."""
    is_full_season: bool = False
    media_title: str = ""
    """What its name says it is."""
    page: str = ""
    """Its page at the indexer."""


class ReleaseList(NamedTuple):
    """What was found, in the service's own order."""

    releases: tuple[Release, ...] = ()
    dropped: int = 0


class Override(NamedTuple):
    """What a release is, as the person says it: grabbed as this in spite of what the service thinks."""

    quality: Quality
    languages: tuple[Language, ...]
    movie_id: int | None = None
    series_id: int | None = None
    episode_ids: tuple[int, ...] = ()
    artist_id: int | None = None
    album_id: int | None = None
    client_id: int | None = None
    """The download client to give it to; None: the service chooses."""
