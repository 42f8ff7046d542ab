"""Invented titles: as many as a household that asks for thousands needs, the same for the same number."""

from __future__ import annotations

from mediatui.demo.world.requests.title import MOVIE, TV, Season, Title

_FIRST = (
    "Silent", "Crooked", "Paper", "Northern", "Borrowed", "Salt", "Second", "Hollow", "Amber", "Distant",
    "Iron", "Velvet", "Burning", "Lost", "Winter", "Copper", "Blind", "Lesser", "Golden", "Unquiet",
    "Broken", "Idle", "Scarlet", "Slow", "Patient",
)  # fmt: skip
_SECOND = (
    "Harbour", "Orchard", "Signal", "Meridian", "Cartographer", "Tenant", "Weather", "Bridge", "Choir",
    "Garden", "Engine", "Letters", "Kingdom", "Ferry", "Mirror", "Witness", "Station", "Tide", "Archive",
    "Lantern", "Province", "Hour", "Inheritance", "Passage", "Company",
)  # fmt: skip
_TALES = (
    "Somebody comes home and is not expected.",
    "A debt is older than the one who has to pay it.",
    "Two neighbours share a wall and a secret.",
    "The last train leaves with one passenger too many.",
    "A letter arrives forty years late.",
    "What was thrown into the lake comes up again.",
)
_MOVIE_GENRES = ((18,), (35, 18), (28, 53), (878,), (27, 9648), (80, 53), (10749, 35), (16, 10751))
_TV_GENRES = ((18,), (35,), (80, 18), (10765,), (9648,), (10759,), (99,), (16, 10751))
_NUMBERS_FROM = 700_000


def invented(number: int) -> Title:
    """The invented title of that number, counted from 0; four in ten are series."""
    first = _FIRST[number % len(_FIRST)]
    second = _SECOND[(number * 7 + number // len(_FIRST)) % len(_SECOND)]
    part = number // (len(_FIRST) * len(_SECOND)) + 1
    name = f"The {first} {second}" + (f": Part {part}" if part > 1 else "")
    tmdb = _NUMBERS_FROM + number
    year = 1960 + number * 13 % 66
    rating = 4.5 + number * 37 % 44 / 10
    votes = 20 + number * 97 % 9000
    tale = _TALES[number % len(_TALES)]
    popularity = 1 + number * 53 % 400 / 10
    if number % 5 in (1, 3):
        count = 1 + number * 11 % 6
        seasons = tuple(
            Season(at, 6 + (number + at) % 8, f"{year + at - 1}-0{1 + (number + at) % 9}-14")
            for at in range(1, count + 1)
        )
        return Title(
            TV, tmdb, name, seasons[0].aired, 30 + number % 4 * 10, rating, votes, _TV_GENRES[number % 8],
            ("Ada Marlowe", "Tomas Reyl"), ("N. Okafor",), "Channel Nine and a Half", tale, "TV-14",
            tvdb=990_100 + number, seasons=seasons, status="Ended" if number % 2 else "Returning Series",
            popularity=popularity, imdb=f"tt9{number:06d}",
        )  # fmt: skip
    return Title(
        MOVIE, tmdb, name, f"{year}-0{1 + number % 9}-{10 + number % 18}", 80 + number * 7 % 75, rating,
        votes, _MOVIE_GENRES[number % 8], ("Ebba Lind", "Per Aas"), ("Runa Holt",), "Invented Pictures",
        tale, "PG-13", popularity=popularity, imdb=f"tt8{number:06d}",
    )  # fmt: skip
