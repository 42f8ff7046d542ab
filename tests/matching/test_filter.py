"""The filter language of all lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.matching.filter import Facts, FilterError, parse
from mediatui.matching.text import fold, has_word

FIELDS = ("user", "title", "player", "state", "mbps")
ANNA: Facts = {
    "user": "Anna",
    "title": "The Wire · S02E05 · Undertow",
    "player": "Apple TV",
    "state": "playing",
    "mbps": 9.8,
}
ZOE: Facts = {
    "user": "Zoë",
    "title": "進撃の巨人 · S01E01",
    "player": "Chrome",
    "state": "paused",
    "mbps": None,
}


def shows(text: str, facts: Facts = ANNA) -> bool:
    return parse(text, FIELDS)(facts)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "wire",
        "WIRE",
        "wire anna",
        "s02e05",
        "underto",
        "undretow",  # a typing mistake
        "!chrome",
        "user:anna",
        "user:Ann",
        'title:"the wire"',
        '"The Wire"',
        "mbps:>9",
        "mbps:9.8",
        "mbps:5..10",
        "mbps:<=9.8",
        "!mbps:>10",
        "USER:anna",
    ],
)
def test_what_is_meant_is_shown(text: str) -> None:
    assert shows(text)


@pytest.mark.parametrize(
    "text",
    ["zoe", "!wire", "user:zoe", "wire zoe", '"wire the"', "mbps:>10", "mbps:1..2", "mbps:fast", "wyr"],
)
def test_what_is_not_meant_is_hidden(text: str) -> None:
    assert not shows(text)


def test_accents_and_other_scripts_are_found() -> None:
    assert shows("zoe", ZOE)
    assert shows("巨人", ZOE)


def test_what_has_no_value_for_a_field_does_not_match_it() -> None:
    assert not shows("mbps:>0", ZOE)
    assert shows("!mbps:>0", ZOE)


@pytest.mark.parametrize("text", ["!", "user:", '"', 'title:"', "  "])
def test_what_is_not_finished_hides_nothing(text: str) -> None:
    assert shows(text)


def test_a_field_that_does_not_exist_is_an_error_that_offers_the_quoted_form() -> None:
    with pytest.raises(FilterError, match=r'no field "Re"; known: .*player.* To find the text: "Re:Zero"'):
        parse("Re:Zero", FIELDS)
    assert parse('"Re:Zero"', FIELDS)({"title": "Re:Zero"})


@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    try:
        parse(text, FIELDS)(ANNA)
    except FilterError as problem:
        assert "no field" in str(problem)


def test_folding_forgets_case_accents_and_forms() -> None:
    assert fold("Zoë ﬁlm Ｗide") == "zoe film wide"


def test_a_short_word_must_stand_there_as_it_is() -> None:
    assert has_word("the wire", "wir")
    assert not has_word("the wire", "wyr")
