"""Titles in one form, so that two spellings of one title are equal: words, key, and the numbers in them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from mediatui.matching.numbers import MARKERS, digits, figures

ARTICLES = frozenset({"the", "a", "an"})
"""English articles, left out at the front. Those of other languages are words in English ("Die Hard")."""
_TRAILING = ARTICLES | {
    *("der", "die", "das", "le", "la", "les", "l'", "el", "los", "las", "il", "lo", "gli", "de", "het")
}
"""How catalogues write it: "Matrix, The"."""
_COUNTRY = frozenset({"us", "usa", "uk", "au", "ca", "nz", "ie", "in"})
"""What tells two series of one name apart: "The Office (US)"."""
_STUDIOS = frozenset({"marvels", "disneys", "dcs", "pixars"})
"""Whose name may stand before a title."""
_SAME = {"doctor": "dr", "mister": "mr", "saint": "st", "versus": "vs", "n": "and", "volume": "vol"}
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "×": "x", "·": ""}
)
_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]")
"""Accents and vowel points; the marks of Indic scripts and of kana are letters of their own."""
_APOSTROPHES = re.compile(r"['’‘ʼ`´′]")
_LETTERLIKE = re.compile(r"(?<=[^\W\d_])[!$](?=[^\W\d_])")
"""Signs that stand for letters: "P!nk", "Ke$ha"."""
_AND = re.compile(r"\s*[&+＆]\s*")
_STYLED = re.compile(r"(?<=[a-z])[0137](?=[a-z])")
_STYLES = {"0": "o", "1": "i", "3": "e", "7": "v"}
"""Digits that stand for letters: "Se7en", "Numb3rs"."""
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[²³¹⁰⁴-⁹])|(?<=\d)(?=[½⅓⅔¼¾⅛⅜⅝⅞])|(?<=[^\W\d_])(?=[Ⅰ-ⅿ])")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
"""Where a compatibility form would glue two words: "Alien³", "8½"."""
_ASCII_WORDS = re.compile(r"[a-z0-9]+")
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"(?<!\d) | (?!\d)")
_YEAR_AT_END = re.compile(r"[(\[](?P<year>(?:18[89]|19\d|20\d)\d)[)\]]$")


class Forms(NamedTuple):
    """A title in the forms that are compared."""

    plain: tuple[str, ...]
    """Its words as they are, but for case, accents and punctuation."""
    words: tuple[str, ...]
    """Its words without article, with digits for numbers."""
    key: str
    """`words` without blanks: "Spider-Man" and "Spiderman" are one."""
    near: tuple[str, ...]
    """Keys that are the same title only if the year is the same too."""
    numbers: tuple[str, ...]
    """All numbers in it, in order."""
    figures: tuple[str, ...]
    """Those that are not spelled."""


def plain_words(text: str) -> list[str]:
    """The words of a title: lower case, no accents, no punctuation; `&` and `+` are "and"."""
    rest, comma, article = text.rpartition(",")
    if comma and article.strip().lower() in _TRAILING and any(map(str.isalnum, rest)):
        text = f"{article.strip()} {rest}"
    text = _THOUSANDS.sub("", text)
    if "!" in text or "$" in text:
        text = _LETTERLIKE.sub(lambda sign: "i" if sign[0] == "!" else "s", text)
    if text.isascii():
        return _ASCII_WORDS.findall(_AND.sub(" and ", _APOSTROPHES.sub("", text.lower())))
    text = unicodedata.normalize("NFC", _GLUED.sub(" ", text)).casefold()
    text = _AND.sub(" and ", _APOSTROPHES.sub("", text)).translate(_LETTERS)
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFC", _MARKS.sub("", text))
    return "".join(map(_letter, text)).split()


def _letter(character: str) -> str:
    """The character, or a blank where it belongs to no word."""
    if character.isascii():
        return character if character.isalnum() else " "
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    return character if kind[0] in "LNM" else " "


def normalise(text: str) -> str:
    """The words of a title as they are compared, with blanks between; of its own result the very same."""
    return " ".join(_words(plain_words(text)))


def _words(plain: list[str]) -> list[str]:
    words = [_STYLED.sub(lambda digit: _STYLES[digit[0]], word) for word in plain]
    while len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    words = digits([_SAME.get(word, word) for word in figures(words)])
    if MARKERS.isdisjoint(words):
        return words
    kept: list[str] = []
    for place in reversed(range(len(words))):
        if place == 0 or words[place] not in MARKERS or not kept or not kept[-1].isdigit():
            kept.append(words[place])
    return kept[::-1]


def forms(text: str) -> Forms:
    """All forms of a title. One of nothing but punctuation is compared as it is."""
    plain = plain_words(text)
    if not plain:
        plain = text.casefold().split()
    words = _words(plain)
    return Forms(
        tuple(plain),
        tuple(words),
        key_of(words),
        _near(plain, words),
        _numbers(words),
        _numbers(figures(plain)),
    )


def key_of(words: list[str] | tuple[str, ...]) -> str:
    """The words without blanks, but for one between two numbers."""
    return _BLANKS.sub("", " ".join(words))


def _near(plain: list[str], words: list[str]) -> tuple[str, ...]:
    near = []
    if len(words) > 1 and plain[-1] in _COUNTRY:
        near.append(key_of(words[:-1]))
    if len(words) > 1 and words[-1] == "1" and (plain[-1] == "1" or plain[-2] in MARKERS):
        near.append(key_of(words[:-1]))
    if len(words) > 1 and words[0] in _STUDIOS:
        near.append(key_of(_words(plain[1:])))
    if len(words) > 1 and all(word.isdigit() for word in words):
        near.append("".join(words))
    return tuple(near)


def _numbers(words: list[str]) -> tuple[str, ...]:
    return tuple(found.lstrip("0") or "0" for found in _DIGITS.findall(" ".join(words)))


def expanded(text: str) -> str | None:
    """The title with two letters for one ("für" → "fuer"), as releases write it; None if it has none."""
    if text.isascii():
        return None
    lower = unicodedata.normalize("NFC", text.casefold())
    spelled = lower.translate(_EXPANDED)
    return spelled if spelled != lower else None


def split_year(title: str) -> tuple[str, int | None]:
    """A title without the year in brackets that it may end with, and that year: "Doctor Who (2005)"."""
    title = title.strip()
    found = _YEAR_AT_END.search(title, max(0, len(title) - 6))
    if not found or not any(map(str.isalnum, title[: found.start()])):
        return title, None
    return title[: found.start()].rstrip(), int(found["year"])
