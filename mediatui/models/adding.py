"""What is found to be added to a library, how it is to be added, and what can be changed of what is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mediatui.models.production import Production


@dataclass(frozen=True, slots=True)
class Candidate:
    """A movie, series, artist or album that was looked up. A movie has `tmdb_id`, a series `tvdb_id`, an
    artist `artist_mbid`, an album `album_mbid` besides."""

    service: str
    title: str
    year: int | None = None
    tmdb_id: int | None = None
    tvdb_id: int | None = None
    imdb_id: str = ""
    status: Production = Production.UNKNOWN
    overview: str = ""
    studio: str = ""
    runtime_s: float | None = None
    rating: float | None = None
    genres: tuple[str, ...] = ()
    seasons: tuple[int, ...] = ()
    poster: str = ""
    slug: str = ""
    library_id: int | None = None
    """Its number where it is in the library already."""
    artist_mbid: str = ""
    """MusicBrainz's number of the artist."""
    album_mbid: str = ""
    """MusicBrainz's number of the album; "" for an artist."""
    artist: str = ""
    """Of an album: its artist's name."""
    kind: str = ""
    """ "Group", "Person"; of an album "Album", "EP" …"""
    disambiguation: str = ""


class Adding(NamedTuple):
    """How something is to be added. `root_folder` is the path of one of the service's root folders."""

    profile_id: int
    root_folder: str
    monitored: bool = True
    monitor: str = ""
    """Movies: "movieOnly", "movieAndCollection", "none". Series: "all", "future", "missing", "existing",
    "firstSeason", "lastSeason", "pilot", "recent", "monitorSpecials", "none". Artists: "all", "future",
    "missing", "existing", "latest", "first", "none". "": the service's default."""
    search: bool = True
    """Whether to look for it at once."""
    tags: tuple[int, ...] = ()
    minimum_availability: Production = Production.RELEASED
    series_kind: str = "standard"
    season_folders: bool = True
    language_profile_id: int | None = None
    """Only Sonarr 3 has these."""
    metadata_profile_id: int | None = None
    """Only Lidarr has these."""


class Changes(NamedTuple):
    """What is to become of movies, series or artists; None: as it is."""

    monitored: bool | None = None
    profile_id: int | None = None
    root_folder: str | None = None
    move_files: bool = False
    """With `root_folder` or `path`: whether the files move too."""
    path: str | None = None
    """The folder of one title; not for several at once."""
    minimum_availability: Production | None = None
    series_kind: str | None = None
    season_folders: bool | None = None
    monitor_new: str | None = None
    """Series: "all" or "none" of what is to come; artists "new" too."""
    tags: tuple[int, ...] | None = None
    apply_tags: str = "replace"
    """ "add", "remove" or "replace"."""
    metadata_profile_id: int | None = None
    """Only of artists."""
