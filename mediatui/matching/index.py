"""Which of many titles is meant: an index that is built once, and asked as often as wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mediatui.matching.normal import Forms, forms
from mediatui.matching.release import ids_in, readings
from mediatui.matching.titles import (
    ROUGH,
    YEARS,
    Candidate,
    Name,
    exactness,
    id_text,
    known_year,
    likeness,
    names_of,
    same_ids,
    sureness,
)

LOOKED_AT = 30
"""So many titles of the same time that are like the one asked for are looked at more closely."""


class Match(NamedTuple):
    """What was found: the place of the candidate, None if there is none or several are equally good."""

    place: int | None
    confidence: int
    """From 0 to 100; 0 where nothing was found."""


NOTHING = Match(None, 0)


class _Hit(NamedTuple):
    """A candidate with the same title; the smaller, the better: years apart, exactness, not its main name."""

    apart: int
    exact: int
    other: bool
    place: int


class Index:
    """Candidates, looked up by title and year.

    Building takes about 30 µs for each name, asking under a millisecond where the title is there as it is,
    and a few where titles of the same years have to be compared.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._candidates: list[Candidate] = []
        self._years: list[int | None] = []
        self._by_id: dict[tuple[str, str], list[int]] = {}
        self._by_key: dict[str, list[tuple[int, Name]]] = {}
        self._by_year: dict[int, list[tuple[int, Name]]] = {}
        self._by_words: dict[tuple[int | str, ...], list[tuple[int, Name]]] = {}
        self._texts: dict[int, tuple[list[str], list[str]]] = {}
        for place, candidate in enumerate(candidates):
            self._add(place, candidate)

    def _add(self, place: int, candidate: Candidate) -> None:
        names, year = names_of(candidate)
        self._candidates.append(candidate)
        self._years.append(year)
        for kind, value in candidate.ids.items():
            self._by_id.setdefault((kind, id_text(value)), []).append(place)
        for name in names:
            for key in {name.forms.key, *name.forms.near}:
                self._by_key.setdefault(key, []).append((place, name))
            if year is not None:
                self._by_year.setdefault(year, []).append((place, name))
                self._by_words.setdefault((year, *sorted(name.forms.words)), []).append((place, name))

    def __len__(self) -> int:
        return len(self._years)

    def find(self, query: str, year: int | None = None, ids: Mapping[str, str | int] | None = None) -> Match:
        """The candidate that is meant by a title, a title with its year, or the name of a release.

        Ids first, given or told in the name. Then the title as it is typed, then what may be meant by it; the
        same title within a year, without a year only the one that has it, and last a title of the same time
        that is like it. Two that are equally good are nobody.
        """
        told = {**ids_in(query), **(ids or {})}
        known = {
            place for kind, value in told.items() for place in self._by_id.get((kind, id_text(value)), ())
        }
        if known:
            return self._known(sorted(known), query, year)
        year = known_year(year)
        asked: dict[tuple[Forms, int | None], None] = {}
        for reading in readings(query):
            its_year = known_year(reading.year)
            if year is not None and its_year is not None and abs(year - its_year) > YEARS:
                continue
            asked[forms(reading.title), its_year if year is None else year] = None
        for wanted, its_year in asked:
            found = self._exact(wanted, its_year, told)
            if found is not None:
                return found
        alike = [self._like(wanted, its_year, told) for wanted, its_year in asked if its_year is not None]
        return max(alike, key=lambda match: match.confidence, default=NOTHING)

    def _known(self, places: list[int], query: str, year: int | None) -> Match:
        """Who is known by an id: the only one, or of several (a movie, a series) the one with the title."""
        if len(places) == 1:
            return Match(places[0], 100)
        found = Index(self._candidates[place]._replace(ids={}) for place in places).find(query, year)
        return NOTHING if found.place is None else Match(places[found.place], 100)

    def _exact(self, wanted: Forms, year: int | None, told: Mapping[str, str | int]) -> Match | None:
        """Who has this very title; `NOTHING` if several have; None if nobody has."""
        hits = []
        strangers = set()
        unknown = set()
        for key in (wanted.key, *wanted.near):
            for place, name in self._by_key.get(key, ()):
                exact = exactness(wanted, name.forms)
                if exact is None or same_ids(told, self._candidates[place].ids) is False:
                    continue
                its_year = self._years[place]
                if year is None or its_year is None:
                    apart = None
                    unknown.add(place)
                else:
                    apart = abs(year - its_year)
                    if apart > YEARS:
                        strangers.add(place)
                if sureness(exact, apart) > 0 and place not in strangers:
                    # A year that is unknown is further away than one that is wrong by one.
                    hits.append(_Hit(YEARS + 1 if apart is None else apart, exact, not name.main, place))
        if not hits:
            return None
        best = min(hits)
        if best.apart > YEARS and year is not None and strangers:
            return NOTHING
        if any(hit[:3] == best[:3] and hit.place != best.place for hit in hits):
            return NOTHING
        confidence = sureness(best.exact, None if best.apart > YEARS else best.apart, main=not best.other)
        rivals = {hit.place for hit in hits if hit.apart == best.apart} - {best.place}
        return Match(best.place, confidence - 10 * bool(rivals))

    def _like(self, wanted: Forms, year: int, told: Mapping[str, str | int]) -> Match:
        """Whose title is most like this among those of the same time."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        looked: list[tuple[int, tuple[int, Name]]] = [
            (0, entry) for entry in self._by_words.get((year, *sorted(wanted.words)), ())
        ]
        texts = " ".join(wanted.words), " ".join(wanted.plain)
        for near in range(year - YEARS, year + YEARS + 1):
            names = self._by_year.get(near, ())
            for text, choices in zip(texts, self._text(near), strict=True):
                found = extract(text, choices, scorer=ratio, score_cutoff=ROUGH, limit=LOOKED_AT)
                looked.extend((abs(near - year), names[position]) for _, _, position in found)
        scores: dict[int, int] = {}
        for apart, (place, name) in looked:
            if same_ids(told, self._candidates[place].ids) is not False:
                scores[place] = max(likeness(wanted, name.forms, apart), scores.get(place, 0))
        best = max(scores.values(), default=0)
        places = [place for place, score in scores.items() if score == best]
        return Match(places[0], best) if best > 0 and len(places) == 1 else NOTHING

    def _text(self, year: int) -> tuple[list[str], list[str]]:
        """The names of a year, in normal form and as they are; put together when first asked for."""
        if year not in self._texts:
            names = self._by_year.get(year, ())
            self._texts[year] = (
                [" ".join(name.forms.words) for _, name in names],
                [" ".join(name.forms.plain) for _, name in names],
            )
        return self._texts[year]


def match(
    query: str,
    year: int | None,
    candidates: Sequence[Candidate],
    ids: Mapping[str, str | int] | None = None,
) -> Match:
    """Which candidate a title means, and how sure that is: `(place | None, confidence 0–100)`.

    For many queries against the same candidates build an `Index`.
    """
    return Index(candidates).find(query, year, ids)
