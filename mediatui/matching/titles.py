"""Two titles compared: how exactly they are the same, and how sure that is, from 0 to 100."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mediatui.matching.normal import Forms, expanded, forms, split_year
from mediatui.matching.numbers import WORDS

RATIO = 88.0
"""From this ratio (0 to 100) on two titles of one time may be the same, mistyped."""
ROUGH = 78.0
"""Below this ratio nothing is looked at more closely."""
YEARS = 1
"""So far apart may the years of one title be: services disagree about premieres."""

REORDERED = 72
"""The confidence in the same words in another order."""
FIRST_YEAR, LAST_YEAR = 1870, 2200
"""A year outside is none: 0 and 1 are how some services say that they do not know it."""

PLAIN, KEY, NEAR = 0, 1, 2
"""How exactly two titles are the same: word for word, in normal form, or only where the year is the same."""

_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "or",
        "as",
        "is",
        "s",
        "t",
    }
)
"""Words whose loss leaves a title what it is."""


class Candidate(NamedTuple):
    """A title that may be meant. `alternatives` are its other names: original, foreign, former.

    `ids` are those of catalogues by kind ("tmdb", "tvdb", "imdb", "musicbrainz"). Movies and series have
    numbers of their own in some of them: who compares both names the kinds apart ("tmdb-movie").
    """

    title: str
    year: int | None = None
    alternatives: Sequence[str] = ()
    ids: Mapping[str, str | int] = {}


class Name(NamedTuple):
    """One name of a candidate."""

    forms: Forms
    main: bool


def names_of(candidate: Candidate) -> tuple[list[Name], int | None]:
    """All names of a candidate, each once, and its year; one in brackets behind a title is no part of it."""
    title, year = split_year(candidate.title)
    texts = dict.fromkeys((candidate.title, title), True)
    for text in (title, *candidate.alternatives):
        alternative = split_year(text)[0]
        texts.setdefault(alternative, False)
        if spelled := expanded(alternative):
            texts.setdefault(spelled, False)
    names = [Name(forms(text), main) for text, main in texts.items()]
    return names, known_year(candidate.year) or year


def known_year(year: int | None) -> int | None:
    """The year, or None where it cannot be one."""
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def same_ids(one: Mapping[str, str | int], other: Mapping[str, str | int]) -> bool | None:
    """Whether ids tell that two are one: True if any is equal, False if none is, None if they cannot."""
    kinds = [kind for kind in one if kind in other]
    if not kinds:
        return None
    return any(id_text(one[kind]) == id_text(other[kind]) for kind in kinds)


def id_text(value: str | int) -> str:
    """An id as it is compared: an IMDb number with or without its "tt" and zeros is one."""
    return str(value).strip().lower().removeprefix("tt").lstrip("0")


def exactness(one: Forms, other: Forms) -> int | None:
    """How exactly two titles are the same: `PLAIN`, `KEY`, `NEAR`, or None."""
    if one.plain == other.plain:
        return PLAIN
    if one.key == other.key:
        return KEY
    return NEAR if one.key in other.near or other.key in one.near else None


def sureness(exact: int, apart: int | None, *, main: bool = True) -> int:
    """The confidence in titles that are so exactly the same; `apart` is None if a year is unknown."""
    if exact == NEAR and apart != 0:
        return 0
    years = 8 if apart is None else 5 * apart
    return (100, 98, 90)[exact] - years - (0 if main else 2)


def likeness(one: Forms, other: Forms, apart: int) -> int:
    """The confidence that two titles that differ are one, mistyped, 0 if they are not; years `apart`.

    Both must tell the same numbers, and what differs must be mistakes of typing, not other words. The same
    words in another order count in the very year, from three words on.
    """
    if apart > YEARS:
        return 0
    if apart == 0 and len(one.words) > 2 and sorted(one.words) == sorted(other.words):
        return REORDERED
    one, other = sorted((one, other))
    ratio = _ratio(one.words, other.words, exact_year=apart == 0) if one.numbers == other.numbers else 0.0
    # A slip in a word that normal form leaves out or makes a number shows only in the words as they are.
    if one.figures == other.figures:
        ratio = max(ratio, _ratio(one.plain, other.plain, exact_year=apart == 0))
    return round(65 + ratio - ROUGH) - 5 * apart if ratio else 0


def _ratio(one: Sequence[str], other: Sequence[str], *, exact_year: bool) -> float:
    """How like two titles are, from `ROUGH` to 100; 0 where they are not like enough to be one."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import ratio

    first, second = " ".join(one), " ".join(other)
    found = ratio(first, second)
    if found < RATIO:
        # One slip in a short title costs more than it means.
        swapped = sorted(first) == sorted(second)
        shortest = min(len(first), len(second))
        if not exact_year or shortest < (5 if swapped else 6) or OSA.distance(first, second) != 1:
            return 0.0
    return max(found, ROUGH) if _mistyped(one, other) else 0.0


def _mistyped(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what differs between two titles is no more than mistakes of typing."""
    from rapidfuzz.distance import Levenshtein

    left: list[str] = []
    right: list[str] = []
    for change in Levenshtein.opcodes(list(one), list(other)):
        if change.tag != "equal":
            left.extend(one[change.src_start : change.src_end])
            right.extend(other[change.dest_start : change.dest_end])
        elif not _slips(left, right, words=min(len(one), len(other))):
            return False
        else:
            left, right = [], []
    return _slips(left, right, words=min(len(one), len(other)))


def _slips(left: list[str], right: list[str], *, words: int) -> bool:
    """Whether words at one place of two titles are the same, mistyped, parted or joined."""
    if len(left) != len(right):
        left = [word for word in left if word not in _SMALL]
        right = [word for word in right if word not in _SMALL]
    if len(left) == len(right):
        return all(
            _SMALL.issuperset(pair) or _slip(*pair, words=words) for pair in zip(left, right, strict=True)
        )
    if not left or not right or not WORDS.isdisjoint((*left, *right)):
        return False
    return _slip("".join(left), "".join(right), words=words)


def _slip(one: str, other: str, *, words: int) -> bool:
    """Whether one word is another, mistyped. In a short title an `s` at its end makes another."""
    from rapidfuzz.distance import OSA

    if (one in WORDS and other in WORDS) or re.search(r"\d", one + other):
        return one == other
    if words <= 2 and (one + "s" == other or other + "s" == one):
        return False
    longest = max(len(one), len(other))
    slips = OSA.distance(one, other)
    if words < 4 and longest < 4 and len(one) == len(other) and sorted(one) != sorted(other):
        return False
    return slips <= (1 if longest < 7 else 2)


def compare(one: Candidate, other: Candidate) -> int:
    """The confidence from 0 to 100 that two things are one; the same in both directions.

    Ids come first: 100 if they agree, 0 if they differ. Then title and year: the same title counts within a
    year, or where a year is unknown; a title that is only like it within a year alone.
    """
    told = same_ids(one.ids, other.ids)
    if told is not None:
        return 100 if told else 0
    (names, year), (others, other_year) = names_of(one), names_of(other)
    apart = None if year is None or other_year is None else abs(year - other_year)
    if apart is not None and apart > YEARS:
        return 0
    best = 0
    for name in names:
        for another in others:
            exact = exactness(name.forms, another.forms)
            if exact is not None:
                best = max(best, sureness(exact, apart, main=name.main and another.main))
            elif apart is not None:
                best = max(best, likeness(name.forms, another.forms, apart))
    return best
