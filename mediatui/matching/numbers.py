"""Numbers in titles as digits, however they are written: "II", "Twenty-Eight", "First" → 2, 28, 1st."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARKERS = frozenset({"part", "pt", "chapter", "vol", "volume", "episode", "ep"})
"""Words that only say that a number follows."""

_VALUES = {
    **{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15},
    **{"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30},
    **{"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
}
_BIG = {"hundred": 100, "thousand": 1000}
_ORDINALS = {
    **{"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th"},
    **{"seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th"},
    **{"twelfth": "12th", "thirteenth": "13th"},
}
WORDS = frozenset((*_VALUES, *_BIG, *_ORDINALS))
"""Words that are numbers."""
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def figures(words: Sequence[str]) -> list[str]:
    """The words with roman numerals as digits.

    A first word stays ("X-Men", "V for Vendetta"); a single letter is a number only at the end or behind a
    word like "part" ("Rocky V", "Hunter x Hunter"); a `v` between words is "vs".
    """
    found = list(words)
    for place, word in enumerate(words):
        if place == 0 or not word or not _ROMAN.match(word):
            continue
        if len(word) > 1 or place == len(words) - 1 or words[place - 1] in MARKERS:
            found[place] = str(_roman(word))
        elif word == "v":
            found[place] = "vs"
    return found


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def digits(words: Sequence[str]) -> list[str]:
    """Words with spelled numbers as digits: "one hundred and one" → 101, "nineteen eighty four" → 1984."""
    if WORDS.isdisjoint(words):
        return list(words)
    found: list[str] = []
    place = 0
    while place < len(words):
        if words[place] in _ORDINALS:
            found.append(_ORDINALS[words[place]])
            place += 1
        elif words[place] in _VALUES or words[place] in _BIG:
            value, place = _spelled(words, place)
            found.append(str(value))
        else:
            found.append(words[place])
            place += 1
    return found


def _spelled(words: Sequence[str], place: int) -> tuple[int, int]:
    """The number that is spelled from here on, and where it ends."""
    value = 1
    if words[place] in _VALUES:
        value, place = _below_hundred(words, place)
        # A year is read in two halves: nineteen eighty-four, twenty twelve.
        if value in (18, 19, 20) and place < len(words) and _VALUES.get(words[place], 0) >= 10:
            second, place = _below_hundred(words, place)
            return 100 * value + second, place
    if place < len(words) and words[place] in _BIG:
        value *= _BIG[words[place]]
        place += 1
        then = place + (place < len(words) and words[place] == "and")
        if then < len(words) and words[then] in _VALUES:
            rest, place = _below_hundred(words, then)
            value += rest
    return value, place


def _below_hundred(words: Sequence[str], place: int) -> tuple[int, int]:
    value = _VALUES[words[place]]
    place += 1
    if value >= 20 and place < len(words) and 1 <= _VALUES.get(words[place], 0) <= 9:
        return value + _VALUES[words[place]], place + 1
    return value, place
