"""The language of the search box: words, `"exact"`, `-without`, `field:value`. Pure; nothing here raises.

Terms stand side by side and must all hold; of the values of one field, set apart by commas, one must:

    dune 2021                  words, in any order
    "the thing"                exactly these words, in this order
    -extended                  not this word
    type:movie,series          one of these kinds of thing
    year:1990..1999            a range; so are `1990..`, `..1999`, `>1990`, `>=1990`, `<1999` and `1999`
    size:<8g  age:<2w          with a unit: k, m, g, t of 1024 bytes; h, d, w, m, y of time (else days)
    -indexer:"some tracker"    not this value

A colon before a blank belongs to its word (`Mission: Impossible`). What is not finished yet (`year:`, an open
quote, a lone `-`) asks for nothing. What cannot be understood is kept beside the rest as a `Problem`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import NamedTuple

from mediatui.matching.text import fold, has_word

Facts = Mapping[str, "str | float | Sequence[str] | None"]
"""What a row says of itself, by field: texts, and numbers in bytes (`size`), days (`age`) or as they are."""

LONGEST = 1000
"""Characters of a query that are read."""


class Kind(Enum):
    """How a field's values are understood."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    SIZE = "size"
    AGE = "age"


class Field(NamedTuple):
    """A field of the language. `choices` are the values of a CHOICE, each with what else it is called."""

    name: str
    kind: Kind
    about: str
    choices: Mapping[str, tuple[str, ...]] = {}


_YES_NO = {"yes": ("y", "true", "1"), "no": ("n", "false", "0")}

FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(
            "type",
            Kind.CHOICE,
            "what it is",
            {
                "movie": ("film", "movies"),
                "series": ("show", "shows", "tv"),
                "artist": ("band", "artists"),
                "album": ("record", "albums"),
                "request": ("requests",),
                "user": ("users", "person"),
                "play": ("plays", "history"),
                "download": ("downloads",),
            },
        ),
        Field(
            "in",
            Kind.CHOICE,
            "where it is looked for",
            {
                "library": (),
                "requests": ("request",),
                "downloads": ("queue", "download"),
                "history": ("plays",),
                "users": ("people", "user"),
                "discover": ("seerr", "overseerr", "jellyseerr", "tmdb"),
                "lookup": ("radarr", "sonarr", "lidarr"),
            },
        ),
        Field("have", Kind.CHOICE, "whether it is in the library with its files", _YES_NO),
        Field("monitored", Kind.CHOICE, "whether the service looks for it", _YES_NO),
        Field("requested", Kind.CHOICE, "whether someone asked for it", _YES_NO),
        Field("quality", Kind.TEXT, "of its file or download: 2160p, bluray, flac"),
        Field("year", Kind.NUMBER, "when it came out"),
        Field("size", Kind.SIZE, "on the disk, or of the download"),
        Field("age", Kind.AGE, "since it was added or asked for"),
        Field("indexer", Kind.TEXT, "where its download was found"),
        Field("service", Kind.TEXT, "by its name in the configuration"),
        Field("user", Kind.TEXT, "who asked for it or watched it"),
        Field("genre", Kind.TEXT, "as the service says"),
        Field("status", Kind.TEXT, "of the request, download or title"),
    )
}

_TERM = re.compile(
    r"(?P<no>[-!]?)(?:(?P<field>[A-Za-z][\w-]*):)?"
    r'(?P<value>(?:"[^"]*(?:"|$)|[^\s"]+)*)'
)
_VALUE = re.compile(r'"(?P<quoted>[^"]*)(?P<end>"?)|(?P<plain>[^",]+)')
_RANGE = re.compile(
    r"(?P<op>>=|<=|>|<|=)?(?P<low>\d+(?:\.\d+)?)(?P<low_unit>[a-z]*)$"
    r"|(?P<from>\d+(?:\.\d+)?)?(?P<from_unit>[a-z]*)\.\.(?P<to>\d+(?:\.\d+)?)?(?P<to_unit>[a-z]*)$"
)
_SIZES = {"k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}
_SIZE_UNIT = re.compile(r"(?P<unit>[kmgt])?(?:i?b)?$")
_DAYS = {"h": 1 / 24, "d": 1, "w": 7, "m": 30.44, "y": 365.25}


class Word(NamedTuple):
    """A word, or several that must stand together (`exact`)."""

    text: str
    exact: bool = False
    negated: bool = False

    def __str__(self) -> str:
        quoted = f'"{self.text}"' if self.exact else self.text
        return f"-{quoted}" if self.negated else quoted


class Range(NamedTuple):
    """From `low` to `high`, each with or without itself."""

    low: float = -inf
    high: float = inf
    with_low: bool = True
    with_high: bool = True

    def holds(self, number: float) -> bool:
        above = number >= self.low if self.with_low else number > self.low
        below = number <= self.high if self.with_high else number < self.high
        return above and below


class Condition(NamedTuple):
    """A field and what one of its values must be: `values` as printed, `ranges` what numbers mean."""

    field: str
    values: tuple[str, ...]
    negated: bool = False
    ranges: tuple[Range, ...] = ()

    def __str__(self) -> str:
        said = ",".join(f'"{value}"' if _QUOTED.search(value) else value for value in self.values)
        return f"{'-' if self.negated else ''}{self.field}:{said}"

    def holds(self, facts: Facts) -> bool:
        """Whether a row that says this of itself is meant. A row that says nothing of the field is not."""
        fact = facts.get(self.field)
        return self._meets(fact) is not self.negated

    def _meets(self, fact: str | float | Sequence[str] | None) -> bool:
        if fact is None or fact == "":
            return False
        if self.ranges:
            return isinstance(fact, int | float) and any(each.holds(fact) for each in self.ranges)
        said = [fact] if isinstance(fact, str) else fact if isinstance(fact, Sequence) else [f"{fact:g}"]
        folded = [fold(each) for each in said]
        if FIELDS[self.field].kind is Kind.CHOICE:
            return any(value in folded for value in self.values)
        return any(has_word(each, fold(value)) for value in self.values for each in folded)


_QUOTED = re.compile(r"[\s,]|^$")


class Problem(NamedTuple):
    """What could not be understood, in words, and the query as it would be understood as plain text."""

    words: str
    offer: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, understood. Two queries are equal when they ask for the same in the same order."""

    terms: tuple[Word | Condition, ...] = ()
    problem: Problem | None = None

    def __str__(self) -> str:
        return " ".join(str(term) for term in self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(term for term in self.terms if isinstance(term, Word))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(term for term in self.terms if isinstance(term, Condition))

    @property
    def text(self) -> str:
        """The words that are looked for, without what is not to be there: what the services are asked."""
        return " ".join(word.text for word in self.words if not word.negated)

    def asks(self, field: str, value: str) -> bool:
        """Whether the conditions on a CHOICE leave `value` in."""
        return all(each.holds({field: value}) for each in self.conditions if each.field == field)

    def holds(self, facts: Facts) -> bool:
        """Whether a row meets all conditions; its words are looked at elsewhere."""
        return all(condition.holds(facts) for condition in self.conditions)

    def with_field(self, field: str, value: str) -> str:
        """The query, printed, with what it says of `field` replaced by `value`; "": it says nothing of it."""
        terms = [str(term) for term in self.terms if isinstance(term, Word) or term.field != field]
        return " ".join([*terms, *([f"{field}:{value}"] if value else [])])


def parse(text: str) -> Query:
    """Understand what was typed. Never raises; the first thing that is not understood is the `problem`."""
    terms: list[Word | Condition] = []
    problem: Problem | None = None
    text = text[:LONGEST]
    for match in _TERM.finditer(text):
        name, value = match["field"], match["value"]
        negated = bool(match["no"])
        if name is None:
            terms.extend(_words(value, negated=negated))
            continue
        field = FIELDS.get(name.lower())
        if field is None and not value:
            terms.append(Word(f"{name}:", negated=negated))
            continue
        if field is None:
            problem = problem or _no_field(text, match)
            continue
        values = _values(value)
        read = _read(field, values)
        if isinstance(read, str):
            problem = problem or Problem(read, _instead(text, match))
        elif read.values:
            terms.append(read._replace(negated=negated))
    return Query(tuple(terms), problem)


_SPECIAL = re.compile(r"[-!]|[A-Za-z][\w-]*:")


def _words(value: str, *, negated: bool) -> list[Word]:
    """Quoted parts and what stands between them; `O"Brien"` is two terms."""
    found: list[Word] = []
    for match in re.finditer(r'"([^"]*)"?|[^"]+', value):
        if match[1] is not None:
            if text := " ".join(match[1].split()):
                found.append(Word(text, exact=True, negated=negated))
        else:
            text = match[0].lstrip("-!") if match.start() == 0 else match[0]
            if text.strip("-!"):
                found.append(Word(text, exact=bool(_SPECIAL.match(text)), negated=negated))
    return found


def _values(value: str) -> tuple[str, ...]:
    found = (
        match["plain"] if match["quoted"] is None else match["quoted"] for match in _VALUE.finditer(value)
    )
    return tuple(text for each in found if (text := " ".join(each.split())))


def _read(field: Field, values: Sequence[str]) -> Condition | str:
    """The condition, or what is wrong with the values, in words."""
    if field.kind is Kind.TEXT:
        return Condition(field.name, tuple(values))
    if field.kind is Kind.CHOICE:
        return _choice(field, values)
    said: list[str] = []
    ranges: list[Range] = []
    for value in values:
        text = value.replace(" ", "").lower()
        if text in ("<", ">", "<=", ">=", "=", ".", "..") or re.search(r"(?<!\.)\.$", text):
            continue
        found = _range(field, text)
        if found is None:
            return f"{field.name}:{value} is not understood; for example {_EXAMPLES[field.kind](field.name)}"
        said.append(text)
        ranges.append(found)
    return Condition(field.name, tuple(said), ranges=tuple(ranges))


_EXAMPLES = {
    Kind.NUMBER: lambda name: f"{name}:1990..1999" if name == "year" else f"{name}:>5",
    Kind.SIZE: lambda name: f"{name}:<8g or {name}:700m..2g",
    Kind.AGE: lambda name: f"{name}:<7d or {name}:1w..1y",
}


def _choice(field: Field, values: Sequence[str]) -> Condition | str:
    found: list[str] = []
    for value in values:
        folded = fold(value)
        exact = [name for name, others in field.choices.items() if folded in (name, *others)]
        begun = [
            name
            for name, others in field.choices.items()
            if any(each.startswith(folded) for each in (name, *others))
        ]
        if not (named := exact or begun):
            return f'{field.name} has no "{value}"; it is one of: {", ".join(field.choices)}'
        found += [name for name in named if name not in found]
    return Condition(field.name, tuple(found))


def _range(field: Field, text: str) -> Range | None:
    match = _RANGE.match(text)
    if match is None:
        return None
    if match["low"] is None:
        low = _number(field, match["from"], match["from_unit"] or match["to_unit"], -inf)
        high = _number(field, match["to"], match["to_unit"] or match["from_unit"], inf)
        if low is None or high is None:
            return None
        return Range(min(low, high), max(low, high))
    number = _number(field, match["low"], match["low_unit"], inf)
    if number is None:
        return None
    match match["op"]:
        case ">":
            return Range(low=number, with_low=False)
        case ">=":
            return Range(low=number)
        case "<":
            return Range(high=number, with_high=False)
        case "<=":
            return Range(high=number)
        case _:
            return Range(number, number)


def _number(field: Field, digits: str | None, unit: str, without: float) -> float | None:
    """The number in the field's own unit; None where the unit is not one of it."""
    number = without if digits is None else float(digits)
    if not unit:
        return number
    if field.kind is Kind.SIZE and (match := _SIZE_UNIT.match(unit)):
        return number * _SIZES.get(match["unit"] or "", 1)
    if field.kind is Kind.AGE and unit in _DAYS:
        return number * _DAYS[unit]
    return None


def _no_field(text: str, match: re.Match[str]) -> Problem:
    name = match["field"]
    near = difflib.get_close_matches(name.lower(), FIELDS, 1, 0.6)
    meant = f"; did you mean {near[0]}:" if near else f"; there are {', '.join(FIELDS)}"
    offer = _instead(text, match)
    return Problem(f'there is no field "{name}"{meant}. For the text itself: {offer}', offer)


def _instead(text: str, match: re.Match[str]) -> str:
    """The query with the term that was not understood in quotes."""
    term = match[0].removeprefix(match["no"]).replace('"', " ")
    return f'{text[: match.start()]}{match["no"]}"{" ".join(term.split())}"{text[match.end() :]}'.strip()
