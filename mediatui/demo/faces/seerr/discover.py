"""The calls that look for titles: search, the shelves of discover, genres, and one title at length."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from mediatui.demo.faces.seerr import titles
from mediatui.demo.faces.seerr.call import Call
from mediatui.demo.faces.seerr.documents import Document
from mediatui.demo.faces.seerr.gate import read_number
from mediatui.demo.faces.seerr.refusals import refused
from mediatui.demo.world.requests.title import MOVIE, MOVIE_GENRES, TV, TV_GENRES, Title, genre_name

_PAGE = 20
_COLLECTIONS = {"Dune Collection": 726_871, "Knives Out Collection": 722_971, "The Matrix Collection": 2344}
_SORTED_BY = {"vote_average": "rating", "primary_release_date": "released", "first_air_date": "released"}


def _page(call: Call, found: Sequence[Title | Document], **more: object) -> Document:
    page = max(1, call.number("page", 1))
    shown = found[(page - 1) * _PAGE : page * _PAGE]
    results = [titles.result(call.docs, each) if isinstance(each, Title) else each for each in shown]
    written: Document = {"page": page, "totalPages": -(-len(found) // _PAGE), "totalResults": len(found)}
    return written | more | {"results": results}


def search(call: Call) -> Document:
    """Titles, persons and collections whose name has the words in it; `tmdb:603` is one by its number."""
    words = call.query["query"]
    catalogue = call.desk.catalogue
    if words.startswith("tmdb:") and words[5:].strip().isdigit():
        number = int(words[5:])
        found = [catalogue.find(kind, number) for kind in (MOVIE, TV)]
        return _page(call, [title for title in found if title is not None])
    hits: list[Title | Document] = list(catalogue.search(words))
    hits += _people(call, words)
    folded = words.casefold().strip()
    hits += [titles.collection(name, n) for name, n in _COLLECTIONS.items() if folded in name.casefold()]
    return _page(call, hits)


def _known(call: Call) -> dict[str, list[Title]]:
    """Who is known for what."""
    found: dict[str, list[Title]] = {}
    for title in call.desk.catalogue.by_key.values():
        for name in (*title.people, *title.makers):
            found.setdefault(name, []).append(title)
    return found


def _people(call: Call, words: str) -> list[Document]:
    sought = words.casefold().strip()
    return [titles.person(name, known) for name, known in _known(call).items() if sought in name.casefold()]


def trending(call: Call) -> Document:
    """Movies, series and, now and then, a person."""
    catalogue, known = call.desk.catalogue, _known(call)
    every = sorted(catalogue.by_key.values(), key=lambda title: -title.popularity)
    found: list[Title | Document] = []
    for at, title in enumerate(every):
        found.append(title)
        if at % 9 == 3 and title.people:
            found.append(titles.person(title.people[0], known[title.people[0]]))
    return _page(call, found)


def _shelf(call: Call, kind: str) -> list[Title]:
    query, found = call.query, call.desk.catalogue.shelf(kind)
    if "genre" in query:
        told = query["genre"].replace("|", ",").split(",")
        wanted = {int(number) for number in told if number.isdigit()}
        found = [title for title in found if wanted & {*title.genres}]
    by, _, way = query.get("sortBy", "popularity.desc").partition(".")
    if by in _SORTED_BY or way == "asc":
        field = _SORTED_BY.get(by, "popularity")
        found.sort(key=lambda title: getattr(title, field), reverse=way != "asc")
    return found


def movies(call: Call) -> Document:
    """Popular movies, or those of a genre, or in another order."""
    return _page(call, _shelf(call, MOVIE), keywords=[])


def shows(call: Call) -> Document:
    """Popular series, or those of a genre, or in another order."""
    return _page(call, _shelf(call, TV), keywords=[])


def _upcoming(call: Call, kind: str) -> Document:
    today = datetime.fromtimestamp(call.now, UTC).date().isoformat()
    coming = [title for title in call.desk.catalogue.shelf(kind) if title.released > today]
    coming.sort(key=lambda title: title.released)
    return _page(call, coming)


def upcoming_movies(call: Call) -> Document:
    """Movies that are to come, the next first."""
    return _upcoming(call, MOVIE)


def upcoming_shows(call: Call) -> Document:
    """Series that are to begin, the next first."""
    return _upcoming(call, TV)


def _of_genre(call: Call, kind: str) -> Document:
    told = call.args["genreId"]
    name = genre_name(kind, int(told)) if told.isdigit() else None
    if name is None:
        raise refused(404, "Genre not found.")
    found = [title for title in call.desk.catalogue.shelf(kind) if int(told) in title.genres]
    return _page(call, found, genre={"id": int(told), "name": name})


def movies_of_genre(call: Call) -> Document:
    """Movies of one genre."""
    return _of_genre(call, MOVIE)


def shows_of_genre(call: Call) -> Document:
    """Series of one genre."""
    return _of_genre(call, TV)


def movie_genres(_call: Call) -> list[Document]:
    """The genres of movies."""
    return [{"id": number, "name": name} for number, name in MOVIE_GENRES.items()]


def show_genres(_call: Call) -> list[Document]:
    """The genres of series."""
    return [{"id": number, "name": name} for number, name in TV_GENRES.items()]


def movie(call: Call) -> Document:
    """One movie; 500 for what TMDB does not know."""
    title = call.desk.catalogue.find(MOVIE, read_number(call.args["movieId"], "movieId"))
    if title is None:
        raise refused(500, "Unable to retrieve movie.")
    return titles.movie(call.docs, title)


def _series(call: Call) -> Title:
    title = call.desk.catalogue.find(TV, read_number(call.args["tvId"], "tvId"))
    if title is None:
        raise refused(500, "Unable to retrieve series.")
    return title


def show(call: Call) -> Document:
    """One series; 500 for what TMDB does not know."""
    return titles.show(call.docs, _series(call))


def season(call: Call) -> Document:
    """One season of a series; 500 for what there is not."""
    title = _series(call)
    number = read_number(call.args["seasonNumber"], "seasonNumber")
    found = next((season for season in title.seasons if season.number == number), None)
    if found is None:
        raise refused(500, "Unable to retrieve season.")
    return titles.season_at_length(call.docs, title, found)


def no_watchlist(call: Call) -> Document:
    """A watchlist: nobody has one. For a user there is not, the program dies of it."""
    if "userId" in call.args and read_number(call.args["userId"], "userId") not in call.desk.members:
        raise call.face.die()
    return {"page": 1, "totalPages": 1, "totalResults": 0, "results": []}
