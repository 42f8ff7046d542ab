"""A title as a film database has it: a movie or a series, its numbers, and what stands about it."""

from __future__ import annotations

from typing import NamedTuple

MOVIE = "movie"
TV = "tv"

REFUSED_AT_ONCE = "refused at once"
REFUSED_SOON = "refused soon"
FLAWS = (REFUSED_AT_ONCE, REFUSED_SOON)
"""What goes wrong the first time a title is handed over to be fetched; a second try succeeds."""

MOVIE_GENRES = {
    28: "Action", 12: "Adventure", 16: "Animation", 35: "Comedy", 80: "Crime", 99: "Documentary",
    18: "Drama", 10751: "Family", 14: "Fantasy", 36: "History", 27: "Horror", 10402: "Music",
    9648: "Mystery", 10749: "Romance", 878: "Science Fiction", 53: "Thriller", 10752: "War",
}  # fmt: skip
TV_GENRES = {
    10759: "Action & Adventure", 16: "Animation", 35: "Comedy", 80: "Crime", 99: "Documentary",
    18: "Drama", 10751: "Family", 9648: "Mystery", 10765: "Sci-Fi & Fantasy", 10768: "War & Politics",
}  # fmt: skip
_AS_TV_HAS_IT = {"Science Fiction": "Sci-Fi & Fantasy", "Fantasy": "Sci-Fi & Fantasy",
                 "Thriller": "Drama", "Action": "Action & Adventure"}  # fmt: skip
_MOVIE_NUMBERS = {name: number for number, name in MOVIE_GENRES.items()}
_TV_NUMBERS = {name: number for number, name in TV_GENRES.items()}


class Season(NamedTuple):
    """One season of a series; `aired` is the day of its first episode, "" where none is set."""

    number: int
    episodes: int
    aired: str


class Title(NamedTuple):
    """One movie or series. Its key is (`kind`, `tmdb`): the two are counted apart, with the same numbers."""

    kind: str
    tmdb: int
    name: str
    released: str = ""
    minutes: int = 0
    rating: float = 0
    votes: int = 0
    genres: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    """Who plays in it."""
    makers: tuple[str, ...] = ()
    """Who directed or created it."""
    house: str = ""
    """The studio or the network."""
    overview: str = ""
    rated: str = ""
    language: str = "en"
    original: str = ""
    imdb: str = ""
    tvdb: int | None = None
    seasons: tuple[Season, ...] = ()
    status: str = "Released"
    popularity: float = 1.0
    flaw: str = ""
    rating_key: int | None = None
    """The media server's key of it, where the library had it from the beginning."""
    on_shelf: tuple[int, ...] = ()
    """Of a series: the seasons the library had from the beginning."""

    @property
    def key(self) -> tuple[str, int]:
        """What stands for it."""
        return self.kind, self.tmdb

    @property
    def regular(self) -> tuple[int, ...]:
        """The numbers of its seasons without the specials."""
        return tuple(season.number for season in self.seasons if season.number)


def genre_numbers(kind: str, names: str) -> tuple[int, ...]:
    """The numbers of genres given as "Drama, War"; those the database has no number for are left out."""
    told = [name.strip() for name in names.split(",")]
    if kind == MOVIE:
        found = [_MOVIE_NUMBERS.get(name) for name in told]
    else:
        found = [_TV_NUMBERS.get(_AS_TV_HAS_IT.get(name, name)) for name in told]
    return tuple(dict.fromkeys(number for number in found if number is not None))


def genre_name(kind: str, number: int) -> str | None:
    """The name of a genre, or None where there is none of that number."""
    return (MOVIE_GENRES if kind == MOVIE else TV_GENRES).get(number)
