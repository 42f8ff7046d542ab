"""Titles that nobody asked for at the desk: what Radarr and Sonarr were given by hand. Overviews are ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from mediatui.demo.world.requests.invented import invented
from mediatui.demo.world.requests.title import MOVIE, TV, Season, Title, genre_numbers


class Silent(NamedTuple):
    """A film of long ago. `grade`: what the library for 4K has of it, "" for nothing."""

    tmdb: int
    name: str
    released: str
    minutes: int
    genres: str
    director: str
    cast: str
    overview: str
    imdb: str = ""
    hd: bool = True
    in_4k: bool = False
    grade: str = ""


_S = Silent

SILENTS: tuple[Silent, ...] = (
    _S(
        653,
        "Nosferatu",
        "1922-02-16",
        95,
        "Horror, Fantasy",
        "F. W. Murnau",
        "Max Schreck, Greta Schröder",
        "A clerk sells a house to somebody who sleeps by day.",
        "tt0013442",
        False,
        True,
    ),
    _S(
        961,
        "The General",
        "1926-12-25",
        79,
        "Comedy, Action, War",
        "Buster Keaton",
        "Buster Keaton, Marion Mack",
        "A driver wants his engine back, and goes to get it.",
        "tt0017925",
    ),
    _S(
        19,
        "Metropolis",
        "1927-01-10",
        153,
        "Drama, Science Fiction",
        "Fritz Lang",
        "Brigitte Helm, Gustav Fröhlich",
        "Those above have never met those below.",
        "tt0017136",
        True,
        True,
    ),
    _S(
        905_001,
        "Häxan",
        "1922-09-18",
        107,
        "Documentary, Horror",
        "Benjamin Christensen",
        "Maren Pedersen",
        "A lecture on witches that does not keep to its chair.",
        "tt0013257",
    ),
    _S(
        10098,
        "The Kid",
        "1921-01-21",
        68,
        "Comedy, Drama",
        "Charlie Chaplin",
        "Charlie Chaplin, Jackie Coogan",
        "A tramp finds a child and keeps it.",
        "tt0012349",
    ),
    _S(
        905_002,
        "Der müde Tod",
        "1921-10-06",
        98,
        "Fantasy, Drama",
        "Fritz Lang",
        "Lil Dagover, Bernhard Goetzke",
        "Death offers a bride three candles.",
        "tt0012494",
    ),
    _S(
        10728,
        "Faust",
        "1926-10-14",
        107,
        "Fantasy, Horror",
        "F. W. Murnau",
        "Emil Jannings, Gösta Ekman",
        "A scholar signs for one day.",
        "tt0016847",
    ),
    _S(
        234,
        "The Cabinet of Dr. Caligari",
        "1920-02-27",
        77,
        "Drama, Horror",
        "Robert Wiene",
        "Werner Krauß, Conrad Veidt",
        "A showman has a sleeper who tells the future.",
        "tt0010323",
    ),
    _S(
        905_003,
        "Safety Last!",
        "1923-04-01",
        74,
        "Comedy, Romance",
        "Fred C. Newmeyer",
        "Harold Lloyd",
        "A clerk climbs a house for a girl.",
        "tt0014429",
    ),
    _S(
        905_004,
        "Sunrise",
        "1927-11-04",
        94,
        "Drama, Romance",
        "F. W. Murnau",
        "George O’Brien, Janet Gaynor",
        "A farmer and his wife go to the city and come back.",
        "tt0018455",
    ),
    _S(
        905_005,
        "Greed",
        "1924-12-04",
        140,
        "Drama",
        "Erich von Stroheim",
        "Gibson Gowland, ZaSu Pitts",
        "A dentist, a lottery ticket, and a desert.",
        "tt0015881",
    ),
    _S(
        905_006,
        "The Gold Rush",
        "1925-06-26",
        95,
        "Comedy, Adventure",
        "Charlie Chaplin",
        "Charlie Chaplin",
        "A prospector dines on his shoe.",
        "tt0015864",
        False,
        True,
        "4k-hdr",
    ),
    _S(
        905_007,
        "Battleship Potemkin",
        "1925-12-24",
        75,
        "Drama, History",
        "Sergei Eisenstein",
        "Aleksandr Antonov",
        "Sailors will not eat what crawls.",
        "tt0015648",
        False,
        True,
        "4k-dv",
    ),
    _S(
        905_008,
        "Sherlock Jr.",
        "1924-04-21",
        45,
        "Comedy",
        "Buster Keaton",
        "Buster Keaton",
        "A projectionist walks into the film.",
        "tt0015324",
        False,
        True,
        "4k-hdr",
    ),
    _S(
        905_009,
        "The Phantom Carriage",
        "1921-01-01",
        107,
        "Drama, Fantasy",
        "Victor Sjöström",
        "Victor Sjöström",
        "Whoever dies last in the year drives for the next.",
        "tt0012364",
        False,
        True,
        "1080-remux",
    ),
    _S(
        905_010,
        "Pandora’s Box",
        "1929-02-09",
        133,
        "Drama, Crime",
        "G. W. Pabst",
        "Louise Brooks",
        "Everybody who opens it is sorry.",
        "tt0018737",
        False,
        True,
        "4k-dv",
    ),
    _S(
        905_011,
        "Man with a Movie Camera",
        "1929-01-08",
        68,
        "Documentary",
        "Dziga Vertov",
        "Mikhail Kaufman",
        "A day of a city, and of whoever films it.",
        "tt0019760",
        False,
        True,
    ),
)
"""Silent films; those with numbers from 905,000 on are numbered by us."""


def silent_title(silent: Silent) -> Title:
    """A silent film as a database has it."""
    return Title(
        MOVIE, silent.tmdb, silent.name, silent.released, silent.minutes, 7.6, 900,
        genre_numbers(MOVIE, silent.genres), tuple(silent.cast.split(", ")), (silent.director,), "",
        silent.overview, "NR", "xx", silent.name, silent.imdb, popularity=6.5,
    )  # fmt: skip


TIDEWATER, KEEPERS, WORKSHOP = 931_001, 931_002, 931_003


def own_series(start: float, pack: int, workshop: int) -> list[Title]:
    """Series that were fetched of late; `pack` and `workshop`: how many episodes two seasons have."""
    today = datetime.fromtimestamp(start, UTC)

    def day(ago: int) -> str:
        return (today - timedelta(days=ago)).date().isoformat()

    def title(tmdb: int, name: str, minutes: int, tale: str, seasons: tuple[Season, ...]) -> Title:
        return Title(
            TV,
            tmdb,
            name,
            seasons[0].aired,
            minutes,
            7.4,
            300,
            genre_numbers(TV, "Drama, Mystery"),
            ("Ebba Lind", "Per Aas"),
            ("Runa Holt",),
            "Channel Nine and a Half",
            tale,
            "TV-14",
            imdb=f"tt6{tmdb:07d}",
            tvdb=tmdb + 60_000,
            seasons=seasons,
            status="Returning Series",
            popularity=9.0,
        )

    return [
        title(TIDEWATER, "Tidewater", 48, "A harbour that silts up, and who is glad of it.", (
            Season(0, 2, day(900)), Season(1, 8, day(1200)), Season(2, 8, day(830)), Season(3, 8, day(460)),
            # The seventh was on the evening before, the eighth is in six days.
            Season(4, 8, day(43)),
        )),
        title(KEEPERS, "The Lighthouse Keepers", 44, "Three people, one lamp, no boat until spring.", (
            Season(1, 8, day(700)), Season(2, pack, day(340)), Season(3, 8, day(-1)),
        )),
        title(WORKSHOP, "Workshop Films", 22, "How things are made by those who cannot help it.", (
            Season(1, workshop, day(300)),
        )),
    ]  # fmt: skip


def coming_films(start: float) -> list[Title]:
    """Films that come in these days: to cinemas, to be streamed, and on a disc."""
    found = []
    for number, ahead in enumerate((1, -74, -108)):
        plain = invented(4000 + number * 5)
        day = (datetime.fromtimestamp(start, UTC) + timedelta(days=ahead)).date().isoformat()
        found.append(plain._replace(released=day, name=plain.name.partition(":")[0] + ", Again"))
    return found
