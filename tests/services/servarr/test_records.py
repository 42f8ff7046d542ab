"""An array is cut into its records wherever the pieces it comes in are cut."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mediatui.services.servarr.records import LARGEST, Records

TEXTS = st.text(alphabet=st.sampled_from('ab"\\{}[],:\n é'), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9999) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
ARRAYS = st.lists(st.dictionaries(TEXTS, VALUES, max_size=4) | VALUES, max_size=6)
LAYOUTS = st.sampled_from([None, 0, 1, 2, "\t"])


class Seen:
    """Reads an array in pieces; knows the records that were found."""

    def __init__(self) -> None:
        self.found: list[Any] = []
        self.wrong = ""
        self.records = Records(self._found, lambda: self.found.clear())

    def _found(self, record: bytes) -> bool:
        try:
            self.found.append(json.loads(record))
        except ValueError:
            return False
        return True

    def read(self, body: bytes, cuts: list[int]) -> Seen:
        at = 0
        for cut in [*sorted(cut % (len(body) + 1) for cut in cuts), len(body)]:
            self.records.take(body[at:cut])
            at = cut
        self.wrong = self.records.end()
        return self


def deep(levels: int) -> Any:
    """Objects and arrays within each other."""
    value: Any = "}"
    for level in range(levels):
        value = {"a{": value} if level % 2 else ["]", value]
    return {"deep": value}


@settings(deadline=None)
@given(ARRAYS, LAYOUTS, st.lists(st.integers(0, 4000), max_size=12))
@example([deep(40), {"after": 1}], None, [3, 30, 60])
@example([{"text": "\n  }"}, {"text": '\\"'}], 2, [9, 10, 11])
def test_every_record_is_found_once_and_in_order_however_it_is_laid_out_and_cut(
    array: list[Any], indent: Any, cuts: list[int]
) -> None:
    seen = Seen().read(json.dumps(array, indent=indent, ensure_ascii=False).encode(), cuts)
    assert seen.wrong == ""
    assert seen.found == [value for value in array if isinstance(value, dict)]
    assert seen.records.odd == len(array) - len(seen.found)


@settings(deadline=None)
@given(ARRAYS, LAYOUTS, st.lists(st.integers(0, 4000), max_size=6), st.integers(1, 400))
def test_what_is_cut_short_is_never_whole(array: list[Any], indent: Any, cuts: list[int], lost: int) -> None:
    body = json.dumps(array, indent=indent).encode()
    seen = Seen().read(body[: max(0, len(body) - lost)], cuts)
    assert seen.wrong in ("the answer was cut short", "the answer was empty")
    whole = [value for value in array if isinstance(value, dict)]
    assert seen.found == whole[: len(seen.found)]


@settings(deadline=None)
@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=5))
@example(b"[}", [])
@example(b'[{"a": }, {}]', [])
@example(b"[{]", [])
@example(b'["', [])
def test_no_bytes_at_all_make_it_raise(body: bytes, cuts: list[int]) -> None:
    seen = Seen().read(body, cuts)
    assert isinstance(seen.wrong, str)


@pytest.mark.parametrize("body", [b'{"message": "x"}', b"<!DOCTYPE html>", b"7", b'"[]"', b"nil"])
def test_what_is_no_list_is_said_to_be_none(body: bytes) -> None:
    assert Seen().read(body, [1]).wrong == "there is no list in it"


def test_a_record_that_is_no_json_is_counted_and_the_others_stay() -> None:
    seen = Seen().read(b'[\n  {\n    "a": 1\n  },\n  {\n    "a": oops\n  },\n  {\n    "a": 3\n  }\n]', [20])
    assert seen.found == [{"a": 1}, {"a": 3}]
    assert (seen.records.odd, seen.wrong) == (1, "")


def test_lines_that_lie_about_where_a_record_ends_do_no_harm() -> None:
    body = b'[\n  {"a": {\n  }, "b": 1},\n  {"c": [\n  {\n  }\n  ]}\n]'
    seen = Seen().read(body, [])
    assert seen.found == [{"a": {}, "b": 1}, {"c": [{}]}]
    assert (seen.records.odd, seen.wrong) == (0, "")


def test_a_byte_order_mark_and_blanks_before_it_are_passed_over() -> None:
    assert Seen().read(b'\xef\xbb\xbf \r\n[{"a": 1}]', [2, 4]).found == [{"a": 1}]


def test_a_record_without_end_is_given_up_and_not_kept() -> None:
    seen = Seen()
    for _ in range(40):
        seen.records.take(b'[{"a": "' + b"x" * 65_536)
    assert seen.records.end() == "a record of it is too large"
    assert LARGEST < 40 * 65_536


def test_a_new_attempt_begins_anew() -> None:
    seen = Seen().read(b'[{"a": 1}, {"b"', [])
    seen.records.begin()
    seen.read(b'[{"c": 1}]', [5])
    assert (seen.found, seen.wrong) == ([{"c": 1}], "")
