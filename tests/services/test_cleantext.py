"""Text of a service is one harmless line, and still says what it said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.services.cleantext import LONGEST, clean_text

WILD = st.one_of(
    st.text(st.characters(blacklist_categories=())),
    st.text(
        st.sampled_from(
            "a \t\n\r\x00\x1b[31m\x7f\x9b\u202e\u2066\u200b\u200d\ufeff\u00ad\ud800\udc00e\u0301…"
        )
    ),
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("The Wire", "The Wire"),
        ("  two  \n lines\t ", "two lines"),
        ("[bold red]Not markup[/]", "[bold red]Not markup[/]"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("\x9b31mred", "31mred"),
        ("bell\x07 and null\x00", "bell and null"),
        ("line\u2028and\u2029paragraph", "line and paragraph"),
        ("\u202eesrever\u202c", "esrever"),
        ("\u2067isolated\u2069 \u200fmarks\u200e\u061c", "isolated marks"),
        ("zero\u200bwidth\u2060\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u2764\ufe0f", "\u2764"),
        ("half \ud83d of a fox", "half of a fox"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        ("進撃の巨人", "進撃の巨人"),
        ("قصة\u200fالحب", "قصةالحب"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("emoji🦊fox", "emoji🦊fox"),
        ("wide\u3000space\u00a0here", "wide space here"),
        ("\U000e0041\U000e007ftag", "tag"),
        ("", ""),
        (" ", ""),
        ("\u200b", ""),
    ],
)
def test_examples(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert clean_text("x" * 3_000) == "x" * (LONGEST - 1) + "…"
    assert clean_text("word " * 3, 11) == "word word…"
    assert clean_text("exactly ten", 11) == "exactly ten"


def test_a_huge_text_of_blanks_is_not_read_to_its_end() -> None:
    assert clean_text(" " * 10_000_000 + "end") == "…"


@given(WILD)
def test_nothing_harmful_is_left(raw: str) -> None:
    clean = clean_text(raw)
    for character in clean:
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert character not in "\u200b\u200d\u200e\u200f\u061c\u2060\ufeff\ufe0f\u00ad"
        assert not "\u202a" <= character <= "\u202e"
        assert not "\u2066" <= character <= "\u2069"
    assert clean == clean.strip()
    assert "  " not in clean
    assert len(clean) <= LONGEST
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode()


@given(WILD, st.integers(2, 30))
def test_cleaning_twice_changes_nothing(raw: str, longest: int) -> None:
    clean = clean_text(raw, longest)
    assert len(clean) <= longest
    assert clean_text(clean, longest) == clean


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126)))
def test_plain_text_stays_as_it_is(raw: str) -> None:
    assert clean_text(raw) == raw
