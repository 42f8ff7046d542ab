"""In what the programs differ where they do the same: their words for a title, and for its parts."""

from __future__ import annotations

from typing import NamedTuple


class Dialect(NamedTuple):
    """The words of one program."""

    program: str
    """What `/system/status` calls it."""
    api: str
    """Before every path: "/api/v3"."""
    title: str
    """A title of the library in paths: "movie"."""
    file: str
    """ "moviefile"."""
    file_ids: str
    title_id: str
    """The number of a title: "movieId"."""
    title_ids: str
    exclusion: str
    """The parameter that keeps what is deleted from being added again by a list."""
    refresh: str
    """The command that reads a title's data and folder anew; its numbers travel as `title_ids`."""
    queue: tuple[tuple[str, str], ...]
    """Parameters with which `/queue` is whole: rows no title was found for, and the titles themselves."""
    history: tuple[tuple[str, str], ...]
    wanted: tuple[tuple[str, str], ...]
    calendar: tuple[tuple[str, str], ...]


RADARR = Dialect(
    program="Radarr",
    api="/api/v3",
    title="movie",
    file="moviefile",
    file_ids="movieFileIds",
    title_id="movieId",
    title_ids="movieIds",
    exclusion="addImportExclusion",
    refresh="RefreshMovie",
    queue=(("includeUnknownMovieItems", "true"), ("includeMovie", "true")),
    history=(("includeMovie", "true"),),
    wanted=(("sortKey", "movieMetadata.sortTitle"), ("sortDirection", "ascending")),
    calendar=(),
)
"""Radarr, API v3."""

SONARR = Dialect(
    program="Sonarr",
    api="/api/v3",
    title="series",
    file="episodefile",
    file_ids="episodeFileIds",
    title_id="seriesId",
    title_ids="seriesIds",
    exclusion="addImportListExclusion",
    refresh="RefreshSeries",
    queue=(
        ("includeUnknownSeriesItems", "true"),
        ("includeSeries", "true"),
        ("includeEpisode", "true"),
    ),
    history=(("includeSeries", "true"), ("includeEpisode", "true")),
    wanted=(
        ("sortKey", "episodes.airDateUtc"),
        ("sortDirection", "descending"),
        ("includeSeries", "true"),
    ),
    calendar=(("includeSeries", "true"),),
)
"""Sonarr, API v3."""

LIDARR = Dialect(
    program="Lidarr",
    api="/api/v1",
    title="artist",
    file="trackfile",
    file_ids="trackFileIds",
    title_id="artistId",
    title_ids="artistIds",
    exclusion="addImportListExclusion",
    refresh="RefreshArtist",
    queue=(
        ("includeUnknownArtistItems", "true"),
        ("includeArtist", "true"),
        ("includeAlbum", "true"),
    ),
    history=(("includeArtist", "true"), ("includeAlbum", "true")),
    wanted=(
        ("sortKey", "albums.releaseDate"),
        ("sortDirection", "descending"),
        ("includeArtist", "true"),
    ),
    calendar=(("includeArtist", "true"),),
)
"""Lidarr, API v1."""

PROWLARR = Dialect(
    program="Prowlarr",
    api="/api/v1",
    title="",
    file="",
    file_ids="",
    title_id="",
    title_ids="",
    exclusion="",
    refresh="",
    queue=(),
    history=(),
    wanted=(),
    calendar=(),
)
"""Prowlarr, API v1: it has no titles."""
