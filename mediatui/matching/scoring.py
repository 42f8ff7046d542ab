"""How well the matching does on labelled examples: reading them, and counting right and wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from mediatui.matching.index import Match, match
from mediatui.matching.titles import Candidate


class ExampleError(ValueError):
    """A line is no example; the text says which and why."""


class Example(NamedTuple):
    """A query with what it may mean, and the place of what it means; None for none of it."""

    query: str
    year: int | None
    candidates: tuple[Candidate, ...]
    answer: int | None
    ids: Mapping[str, str | int] = {}


class Miss(NamedTuple):
    """An example that was answered wrongly: its place, counted from 1, and what was found."""

    place: int
    example: Example
    found: Match

    def __str__(self) -> str:
        query, year, candidates, answer, _ = self.example
        asked = f"{query!r} ({year})" if year is not None else repr(query)
        found, confidence = _said(candidates, self.found.place), self.found.confidence
        return f"{self.place}: {asked} is {_said(candidates, answer)}, found {found} [{confidence}]"


def _said(candidates: tuple[Candidate, ...], place: int | None) -> str:
    if place is None:
        return "nothing"
    return f"#{place} {candidates[place].title!r} ({candidates[place].year or 'no year'})"


class Score(NamedTuple):
    """What was right and what was wrong."""

    pairs: int
    """Examples in all."""
    right: int
    """Answered as labelled, nothing for nothing included."""
    found: int
    """Answered with a candidate."""
    found_right: int
    """Answered with the very candidate."""
    meant: int
    """Labelled with a candidate."""
    misses: tuple[Miss, ...]

    @property
    def accuracy(self) -> float:
        """The part of all that was answered as labelled, in percent; 100 of none."""
        return _percent(self.right, self.pairs)

    @property
    def precision(self) -> float:
        """The part of the candidates found that are the right ones, in percent."""
        return _percent(self.found_right, self.found)

    @property
    def recall(self) -> float:
        """The part of the candidates meant that were found, in percent."""
        return _percent(self.found_right, self.meant)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def score(examples: Iterable[Example]) -> Score:
    """Match every example and count."""
    pairs = right = found = found_right = meant = 0
    misses = []
    for place, example in enumerate(examples, 1):
        answer = match(example.query, example.year, example.candidates, example.ids)
        correct = answer.place == example.answer
        pairs += 1
        right += correct
        found += answer.place is not None
        meant += example.answer is not None
        found_right += correct and answer.place is not None
        if not correct:
            misses.append(Miss(place, example, answer))
    return Score(pairs, right, found, found_right, meant, tuple(misses))


def read_examples(lines: Iterable[str]) -> Iterator[Example]:
    """The examples of a JSONL file; empty lines are none. Raises `ExampleError` with the number of a line.

    A line is `{"query", "year"?, "ids"?, "candidates": […], "answer"}`, a candidate `{"title", "year"?,
    "alternatives"?, "ids"?}`; a year may be text, null or "", the answer is the place of a candidate, from 0
    on, or null.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _example(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
            reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise ExampleError(f"line {number}: {reason}") from None


def _example(raw: Any) -> Example:
    if not isinstance(raw, dict):
        raise ValueError("it is no object")
    candidates = tuple(
        Candidate(
            _text(each["title"]), _year(each), tuple(map(_text, each.get("alternatives") or ())), _ids(each)
        )
        for each in raw["candidates"]
    )
    answer = raw["answer"]
    if answer is not None and (type(answer) is not int or not 0 <= answer < len(candidates)):
        raise ValueError(f"the answer {answer!r} is no place of a candidate")
    return Example(_text(raw["query"]), _year(raw), candidates, answer, _ids(raw))


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise ValueError(f"{raw!r} is no text")
    return raw


def _year(raw: dict[str, Any]) -> int | None:
    year = raw.get("year")
    return None if year is None or year == "" else int(year)


def _ids(raw: dict[str, Any]) -> dict[str, str | int]:
    return {kind: value for kind, value in (raw.get("ids") or {}).items() if value not in (None, "", 0)}
