"""What movies and series have in common as records: status, ratings, pictures, and pools of what repeats."""

from __future__ import annotations

from typing import Any, TypeVar

from mediatui.models.library import About
from mediatui.models.production import Production
from mediatui.services.servarr.wire import Raw, inner, known, number, rows, text, texts

T = TypeVar("T")

_PRODUCTIONS = {
    "tba": Production.TBA,
    "announced": Production.ANNOUNCED,
    "incinemas": Production.IN_CINEMAS,
    "released": Production.RELEASED,
    "upcoming": Production.UPCOMING,
    "continuing": Production.CONTINUING,
    "ended": Production.ENDED,
    "deleted": Production.DELETED,
}
AVAILABILITIES = {
    Production.TBA: "tba",
    Production.ANNOUNCED: "announced",
    Production.IN_CINEMAS: "inCinemas",
    Production.RELEASED: "released",
}
"""How Radarr calls what a movie has to be before it is looked for."""

_SOURCES = ("imdb", "tmdb", "trakt", "metacritic", "rottenTomatoes")


class Pool:
    """Keeps one of each value that a library says thousands of times: qualities, genres, lists of tags."""

    def __init__(self) -> None:
        self._kept: dict[Any, Any] = {}

    def __call__(self, value: T) -> T:
        """The one that is kept of it."""
        kept: T = self._kept.setdefault(value, value)
        return kept


def production_of(raw: Raw, name: str = "status") -> Production:
    """How far it is."""
    return known(_PRODUCTIONS, raw.get(name), Production.UNKNOWN)


def ratings_of(raw: Raw) -> tuple[tuple[str, float], ...]:
    """By source, the best known first; () where nobody voted. Sonarr and old Radarrs have one, unnamed."""
    ratings = inner(raw, "ratings")
    found = [(source, number(inner(ratings, source), "value")) for source in _SOURCES if source in ratings]
    if not found:
        found = [("", number(ratings, "value"))]
    return tuple((source, value) for source, value in found if value and value > 0)


def rating_of(raw: Raw) -> float | None:
    """The best known rating, of ten."""
    return next((value for _, value in ratings_of(raw) if value <= 10), None)


def poster_of(raw: Raw) -> str:
    """The address of the poster out in the world."""
    for image in rows(raw, "images"):
        if image.get("coverType") == "poster":
            return text(image, "remoteUrl") or text(raw, "remotePoster")
    return text(raw, "remotePoster")


def about_of(raw: Raw) -> About:
    """The long part of a movie or series."""
    others = rows(raw, "alternateTitles") or rows(raw, "alternativeTitles")
    return About(
        overview=text(raw, "overview"),
        original_title=text(raw, "originalTitle"),
        certification=text(raw, "certification"),
        studio=text(raw, "studio") or text(raw, "network"),
        website=text(raw, "website"),
        collection=text(inner(raw, "collection"), "title") or text(inner(raw, "collection"), "name"),
        ratings=ratings_of(raw),
        other_titles=tuple(dict.fromkeys(filter(None, (text(other, "title") for other in others)))),
        keywords=texts(raw, "keywords"),
        poster=poster_of(raw),
    )
