"""The filter language of all lists: words, `!word`, `"exact"`, `field:value`, `field:>n`.

Terms stand side by side and must all hold. A value with blanks is put in quotes: `title:"the wire"`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mediatui.matching.text import Sought, fold

Facts = Mapping[str, "str | float | None"]
"""What a row says of itself, by field: texts, and numbers that can be compared."""

_TERM = re.compile(
    r'(?P<no>!?)(?:(?P<field>[A-Za-z_][\w-]*):)?(?:"(?P<quoted>[^"]*)(?P<end>"?)|(?P<word>\S*))'
)
_NUMBER = re.compile(r"(?P<op>>=|<=|>|<|=)?(?P<number>\d+(?:\.\d+)?)(?:\.\.(?P<to>\d+(?:\.\d+)?))?$")


class FilterError(ValueError):
    """The filter cannot be understood; the text says why, in words."""


class Word(NamedTuple):
    """A word of a filter that stands for itself, not for a field's value; folded."""

    text: str
    exact: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that was understood. `text` is what was typed; `words` and `fields` are its terms apart, for
    lists that are so long that they look words up in a way of their own."""

    text: str
    terms: tuple[Callable[[Facts], bool], ...]
    words: tuple[Word, ...] = ()
    fields: tuple[Callable[[Facts], bool], ...] = ()

    def __call__(self, facts: Facts) -> bool:
        """Whether the row is to be shown."""
        for term in self.terms:  # noqa: SIM110  asked thousands of times at each letter
            if not term(facts):
                return False
        return True


def parse(text: str, fields: Collection[str]) -> Filter:
    """Understand what was typed. Raises `FilterError` for a field that does not exist.

    What is not finished yet (a lone `!`, `field:` without a value, an open quote) hides nothing.
    """
    terms: list[Callable[[Facts], bool]] = []
    words: list[Word] = []
    of_fields: list[Callable[[Facts], bool]] = []
    for match in _TERM.finditer(text):
        value = match["quoted"] if match["quoted"] is not None else match["word"] or ""
        field = match["field"]
        if field is not None and field.lower() not in fields:
            known = ", ".join(sorted(fields))
            raise FilterError(f'there is no field "{field}"; known: {known}. To find the text: "{match[0]}"')
        if not value:
            continue
        exact = match["quoted"] is not None
        term = _term(field.lower() if field else None, value, exact=exact)
        terms.append(_negated(term) if match["no"] else term)
        if field is None:
            words.append(Word(fold(value), exact, bool(match["no"])))
        else:
            of_fields.append(terms[-1])
    return Filter(text, tuple(terms), tuple(words), tuple(of_fields))


def _negated(term: Callable[[Facts], bool]) -> Callable[[Facts], bool]:
    return lambda facts: not term(facts)


def _term(field: str | None, value: str, *, exact: bool) -> Callable[[Facts], bool]:
    wanted = fold(value)
    if field is None:
        if exact:
            return lambda facts: any(wanted in text for text in _texts(facts))
        sought = Sought(wanted)
        return lambda facts: sought(_joined(facts))
    number = None if exact else _NUMBER.match(value)

    def holds(facts: Facts) -> bool:
        fact = facts.get(field)
        if fact is None:
            return False
        if isinstance(fact, str):
            return wanted in fold(fact)
        return number is not None and _compare(float(fact), number)

    return holds


def _joined(facts: Facts) -> str:
    """All that words are looked for in; facts of long lists have it ready as `folded`."""
    folded: str | None = getattr(facts, "folded", None)
    return " ".join(_texts(facts)) if folded is None else folded


def _texts(facts: Facts) -> list[str]:
    return [fold(fact) for fact in facts.values() if isinstance(fact, str)]


def _compare(fact: float, match: re.Match[str]) -> bool:
    number = float(match["number"])
    if match["to"] is not None:
        return number <= fact <= float(match["to"])
    match match["op"]:
        case ">":
            return fact > number
        case "<":
            return fact < number
        case ">=":
            return fact >= number
        case "<=":
            return fact <= number
        case _:
            return fact == number
