"""Radarr's calls about movies."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.servarr import history, titles
from mediatui.demo.faces.servarr.call import Call, Route, Sorting, done, page_of
from mediatui.demo.faces.servarr.documents import sort_title
from mediatui.demo.faces.servarr.routes import COMMON
from mediatui.demo.faces.servarr.words import Document, error, invalid
from mediatui.demo.world.managed.keepers import dates_of
from mediatui.demo.world.managed.records import Film, Owner, Part
from mediatui.demo.world.managed.stock import path_of
from mediatui.demo.world.requests.title import MOVIE, Title

_WAITS = ("tba", "announced", "inCinemas", "released")


def listing(call: Call) -> object:
    """All movies, or the one of a number of TMDB's."""
    tmdb = call.number("tmdbId")
    if tmdb is not None:
        found = call.manager.by_number.get(tmdb)
        return [call.docs.owner(found)] if found is not None else []
    if call.face.trouble == "unknown-fields":
        return [call.docs.owner(owner) for owner in call.manager.owners.values()]
    return call.face.big.answer(call, call.docs.owner, packed=call.packed)


def one(call: Call) -> Document:
    """One movie."""
    return call.docs.owner(titles.owner_of(call))


# Looking up


def _known(call: Call) -> Iterable[Title]:
    """Every title there is: those of the film database, and those that were put in by hand."""
    catalogue = call.face.world.raw_requests().catalogue
    yield from (title for title in catalogue.by_key.values() if title.kind == MOVIE)
    yield from (
        owner.title for owner in call.manager.owners.values() if owner.title.key not in catalogue.by_key
    )


def lookup(call: Call) -> list[Document]:
    """Movies of that name, the most popular first, or the one of a number."""
    by, sought = titles.term_of(call)
    if by == "tmdb":
        found = [title for title in _known(call) if str(title.tmdb) == sought]
    elif by == "imdb":
        found = [title for title in _known(call) if title.imdb == sought]
    else:
        words = sought.casefold()
        found = [t for t in _known(call) if words and words in f"{t.name}\n{t.original}".casefold()]
        found.sort(key=lambda title: -title.popularity)
    return [call.docs.candidate(title) for title in found[:20]]


def lookup_tmdb(call: Call) -> Document:
    """The movie of a number of TMDB's."""
    return _found(call, [title for title in _known(call) if title.tmdb == call.number("tmdbId")])


def lookup_imdb(call: Call) -> Document:
    """The movie of a number of IMDb's."""
    return _found(call, [title for title in _known(call) if title.imdb and title.imdb == call.text("imdbId")])


def _found(call: Call, some: list[Title]) -> Document:
    if not some:
        raise error(404, "Movie was not found", "NzbDrone.Core.Exceptions.MovieNotFoundException")
    return call.docs.candidate(some[0])


# Changing


def add(call: Call) -> Answer:
    """Look after a movie; and look for it, where that is wished."""
    body = call.body()
    tmdb = body.get("tmdbId")
    if not isinstance(tmdb, int) or tmdb < 1:
        raise invalid(("TmdbId", "'Tmdb Id' must not be empty.", tmdb))
    titles.checked(call, body)
    if tmdb in call.manager.by_number:
        raise invalid(("TmdbId", "This movie has already been added", tmdb))
    title = next((title for title in _known(call) if title.tmdb == tmdb), None)
    if title is None:
        raise invalid(("TmdbId", f"A movie with this ID was not found: {tmdb}", tmdb))
    root = str(body.get("rootFolderPath") or str(body["path"]).rpartition("/")[0]).rstrip("/")
    film = Film(
        call.manager.new_number(), title, root, str(body.get("path") or path_of(root, title)), call.now
    )
    film.tags = titles.tags_of(body) or []
    titles.edit_common(film, body)
    film.monitored = body.get("monitored") is True
    _edit(film, body)
    options = body.get("addOptions")
    call.manager.put(film)
    call.manager.log(call.now, "info", "AddMovieService", f"Adding Movie {title.name} Path: [{film.path}]")
    call.manager.order(
        "RefreshMovie", {"movieIds": [film.id], "isNewMovie": True}, call.now, trigger="unspecified"
    )
    if isinstance(options, dict) and options.get("searchForMovie") is True:
        call.manager.order("MoviesSearch", {"movieIds": [film.id]}, call.now)
    return done(call.docs.owner(film), 201)


def put(call: Call) -> Document:
    """A whole movie as it is to be; its path has to be there."""
    film, body = titles.owner_of(call), call.body()
    path = body.get("path")
    if not isinstance(path, str) or not path:
        raise invalid(("Path", "'Path' must not be empty.", path))
    titles.edit_common(film, body)
    _edit(film, body)
    if (tags := titles.tags_of(body)) is not None:
        film.tags = tags
    if path != film.path:
        old, film.path = film.path, path
        for part in film.parts:
            if part.file is not None:
                part.file.path = part.file.path.replace(f"{old}/", f"{path}/", 1)
    call.manager.changes += 1
    return call.docs.owner(film)


def _edit(owner: Owner, told: Document) -> None:
    wait = told.get("minimumAvailability")
    if isinstance(owner, Film) and wait in _WAITS:
        owner.wait_for = str(wait)


def edit(call: Call) -> list[Document]:
    """Several movies at once."""
    return titles.edit_several(call, _edit)


# What is wanted, and when things come


def _sorting() -> Sorting[Part]:
    def date(place: int) -> Callable[[Part], object]:
        return lambda part: dates_of(part)[place] if isinstance(part, Film) else None

    return Sorting({
        "movieMetadata.sortTitle": lambda part: sort_title(part.owner.title.name),
        "movieMetadata.year": lambda part: part.owner.title.released[:4],
        "movieMetadata.inCinemas": date(0), "movieMetadata.digitalRelease": date(1),
        "movieMetadata.physicalRelease": date(2), "movies.lastSearchTime": lambda part: part.searched,
    }, "movieMetadata.sortTitle")  # fmt: skip


def missing(call: Call) -> Document:
    """A page of what could be here and is not."""
    found = call.manager.missing(monitored=call.flag("monitored", True))
    return page_of(call, found, _sorting(), call.docs.part)


def cutoff(call: Call) -> Document:
    """A page of what could be better."""
    found = call.manager.unmet(monitored=call.flag("monitored", True))
    return page_of(call, found, _sorting(), call.docs.part)


def calendar(call: Call) -> list[Document]:
    """What comes to cinemas, to be streamed or on a disc between two times."""
    begin, end = titles.between(call)
    found = [
        film for film in call.manager.owners.values()
        if isinstance(film, Film) and any(day is not None and begin <= day <= end for day in dates_of(film))
        and (film.monitored or call.flag("unmonitored"))
    ]  # fmt: skip
    return [call.docs.owner(film) for film in found]


ROUTES = [
    *COMMON,
    Route("GET", "/movie", listing), Route("POST", "/movie", add), Route("PUT", "/movie/editor", edit, 202),
    Route("DELETE", "/movie/editor", titles.forget_several), Route("GET", "/movie/lookup", lookup),
    Route("GET", "/movie/lookup/tmdb", lookup_tmdb), Route("GET", "/movie/lookup/imdb", lookup_imdb),
    Route("GET", "/movie/{id}", one), Route("PUT", "/movie/{id}", put, 202),
    Route("DELETE", "/movie/{id}", titles.forget), Route("GET", "/moviefile", titles.files),
    Route("GET", "/moviefile/{id}", titles.file), Route("DELETE", "/moviefile/bulk", titles.delete_files),
    Route("DELETE", "/moviefile/{id}", titles.delete_file), Route("GET", "/history/movie", history.of_title),
    Route("GET", "/wanted/missing", missing), Route("GET", "/wanted/cutoff", cutoff),
    Route("GET", "/calendar", calendar),
]  # fmt: skip
"""Radarr's ways."""
