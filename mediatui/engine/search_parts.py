"""What the sources know, as parts of search results: the same few facts of a movie, a request, a play."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from mediatui.models.search import Part

if TYPE_CHECKING:
    from mediatui.models.adding import Candidate
    from mediatui.models.history_play import PlayPage
    from mediatui.models.library import Shelf
    from mediatui.models.music import Discography
    from mediatui.models.queue import Queue
    from mediatui.models.request import MediaFacts, RequestList, RequestUser, TitleBook


def _ids(**numbers: Any) -> tuple[tuple[str, str], ...]:
    return tuple((kind, str(number)) for kind, number in numbers.items() if number)


def shelf_parts(service: str, shelf: Shelf) -> Iterator[Part]:
    """Movies, series and artists of a library."""
    for movie in shelf.movies:
        ids = _ids(tmdb=movie.tmdb_id, imdb=movie.imdb_id, own=movie.key)
        yield Part("library", "movie", service, movie.key, movie.title, movie.year, ids, movie)
    for series in shelf.series:
        ids = _ids(tvdb=series.tvdb_id, tmdb=series.tmdb_id, imdb=series.imdb_id, own=series.key)
        yield Part("library", "series", service, series.key, series.title, series.year, ids, series)
    for artist in shelf.artists:
        ids = _ids(musicbrainz=artist.foreign_id, own=artist.key)
        yield Part("library", "artist", service, artist.key, artist.name, None, ids, artist)


def album_parts(service: str, known: Discography) -> Iterator[Part]:
    """Albums of a library."""
    for album in known.albums:
        year = None if album.released is None else datetime.fromtimestamp(album.released, UTC).year
        ids = _ids(musicbrainz=album.foreign_id, own=album.key)
        yield Part("library", "album", service, album.key, album.title, year, ids, album)


def request_parts(service: str, known: RequestList, book: TitleBook | None) -> Iterator[Part]:
    """Requests whose title is known."""
    titles = book.titles if book is not None else {}
    for request in known.requests:
        facts = titles.get(f"{request.media.wanted.value}/{request.media.tmdb_id}")
        if facts is None:
            continue
        ids = _ids(tmdb=request.media.tmdb_id, tvdb=request.tvdb_id, imdb=request.imdb_id)
        kind = request.media.wanted.value
        yield Part("requests", kind, service, request.key, facts.title, facts.year, ids, request)


def download_parts(service: str, queue: Queue) -> Iterator[Part]:
    """Downloads, each once; one whose title is not known by the name of its release."""
    from mediatui.models.queue import grouped

    for rows in grouped(queue.items):
        item = rows[0]
        number = item.movie_id or item.series_id or item.artist_id
        kind = "movie" if item.movie_id else "series" if item.series_id else "artist"
        ids = _ids(own=f"{service}/{number}") if number else ()
        kind = kind if number else "download"
        key = f"{service}/queue/{item.id}"
        yield Part("downloads", kind, service, key, item.media_title or item.title, item.year, ids, item)


def play_parts(service: str, page: PlayPage) -> Iterator[Part]:
    """What was played: the newest of each title."""
    told: set[tuple[str, str]] = set()
    for play in page.plays:
        media = play.title.media_type.value
        kind, title = ("series", play.title.show) if media == "episode" else ("movie", play.title.title)
        if media not in ("episode", "movie") or not title or (kind, title) in told:
            continue
        told.add((kind, title))
        year = play.title.year if kind == "movie" else None
        key = f"{service}/play/{play.row_id or play.session_key}"
        yield Part("history", kind, service, key, title, year, (), play)


def user_parts(service: str, users: tuple[RequestUser, ...]) -> Iterator[Part]:
    """Users of a request service."""
    for user in users:
        yield Part("users", "user", service, user.key, user.name, None, _ids(own=user.key), user)


def facts_part(service: str, facts: MediaFacts) -> Part:
    """What a request service found."""
    ids = _ids(tmdb=facts.media.tmdb_id, tvdb=facts.tvdb_id, imdb=facts.imdb_id)
    kind = facts.media.wanted.value
    return Part(
        "discover", kind, service, f"{kind}/{facts.media.tmdb_id}", facts.title, facts.year, ids, facts
    )


def candidate_part(candidate: Candidate) -> Part:
    """What could be added to a library."""
    album = candidate.album_mbid
    kind = "album" if album else "artist" if candidate.artist_mbid else ""
    kind = kind or ("series" if candidate.tvdb_id else "movie")
    own = f"{candidate.service}/{'album/' if album else ''}{candidate.library_id}"
    ids = _ids(
        tmdb=candidate.tmdb_id,
        tvdb=candidate.tvdb_id,
        imdb=candidate.imdb_id,
        musicbrainz=album or candidate.artist_mbid,
        own=own if candidate.library_id else "",
    )
    number = candidate.tmdb_id or candidate.tvdb_id or album or candidate.artist_mbid
    key = f"{kind}/{number}"
    return Part("lookup", kind, candidate.service, key, candidate.title, candidate.year, ids, candidate)
