"""Titles in one form: what is the same title, what is another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.matching.normal import expanded, forms, normalise, split_year
from tests.matching.labelled_works import FAMILIES

TITLES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            [
                "the",
                "a",
                "an",
                "one",
                "two",
                "twenty",
                "eight",
                "hundred",
                "thousand",
                "and",
                "nineteen",
                "first",
                "i",
                "ii",
                "iv",
                "v",
                "x",
                "xx",
                "part",
                "vol",
                "2",
                "1",
                "us",
                "marvels",
                "se7en",
                "doctor",
                "n",
                "&",
                ",",
                ".",
                "-",
                "³",
                "½",
                "İ",
                "ß",
                "が",
                "ทดสอบ",
            ]
        ),
        max_size=6,
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AMÉLIE", "amelie"),
        ("The Matrix", "Matrix"),
        ("Matrix, The", "The Matrix"),
        ("Misérables, Les", "Les Misérables"),
        ("Batman & Robin", "Batman and Robin"),
        ("Romeo + Juliet", "Romeo & Juliet"),
        ("Rocky II", "Rocky 2"),
        ("Fast X", "Fast 10"),
        ("Henry V", "Henry 5"),
        ("The Godfather: Part II", "The Godfather 2"),
        ("Kill Bill: Vol. 2", "Kill Bill Volume Two"),
        ("John Wick: Chapter 4", "John Wick 4"),
        ("Ocean's Eleven", "Oceans 11"),
        ("The Fifth Element", "The 5th Element"),
        ("Friday the 13th", "Friday the Thirteenth"),
        ("28 Days Later", "Twenty-Eight Days Later"),
        ("101 Dalmatians", "One Hundred and One Dalmatians"),
        ("1984", "Nineteen Eighty-Four"),
        ("20,000 Leagues Under the Sea", "20000 Leagues under the Sea"),
        ("Se7en", "Seven"),
        ("Alien³", "Alien 3"),
        ("8½", "8 1/2"),
        ("WALL·E", "Wall-E"),
        ("M*A*S*H", "MASH"),
        ("Spider-Man", "Spiderman"),
        ("S.H.I.E.L.D.", "SHIELD"),
        ("P!nk", "Pink"),
        ("Ke$ha", "KESHA"),
        ("Mamma Mia! Here We Go", "Mamma Mia Here We Go"),
        ("Guns N' Roses", "Guns and Roses"),
        ("Dr. No", "Doctor No"),
        ("Batman v Superman", "Batman vs. Superman"),
        ("Hunter × Hunter", "Hunter x Hunter"),
        ("Ёлки", "Елки"),
        ("Straße", "STRASSE"),
        ("ＡＫＩＲＡ", "Akira"),
        ("ﾘﾝｸﾞ", "リング"),
        ("Smørrebrød", "Smorrebrod"),
        ("İstanbul", "istanbul"),
        ("٣ ابطال", "3 ابطال"),
        ("شَمس", "شمس"),
        ("Rocky Ⅱ", "RockyⅡ"),
    ],
)
def test_two_spellings_of_a_title_have_one_key(one: str, other: str) -> None:
    assert forms(one).key == forms(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rocky II", "Rocky III"),
        ("Rocky", "Rocky II"),
        ("Alien", "Aliens"),
        ("The Fast and the Furious", "Fast & Furious"),
        ("Die Hard", "Hard"),  # an article of another language is a word here
        ("I, Robot", "1 Robot"),
        ("X-Men", "10 Men"),
        ("V for Vendetta", "5 for Vendetta"),
        ("12 1", "1 21"),
        ("かき", "がき"),  # the marks of kana are no accents
        ("कल", "कला"),
        ("!!!", "???"),
        ("The Office (US)", "The Office (UK)"),
    ],
)
def test_two_titles_have_two_keys(one: str, other: str) -> None:
    assert forms(one).key != forms(other).key


def test_the_numbers_of_a_title_are_told_in_order_however_they_are_written() -> None:
    assert forms("2 Fast 2 Furious").numbers == ("2", "2")
    assert forms("Ocean's Twelve, Part III").numbers == ("12", "3")
    assert forms("Ocean's Twelve, Part III").figures == ("3",), "those that are not spelled"


def test_what_only_a_year_makes_sure_is_a_key_nearby() -> None:
    assert forms("The Office (US)").near == ("office",)
    assert forms("Dune: Part One").near == ("dune",)
    assert forms("Marvel's The Avengers").near == ("avengers",)
    assert forms("Ready Player One").near == (), "it is no first part"
    assert "911" in forms("9-1-1").near
    assert forms("Us").near == ()


def test_umlauts_are_also_two_letters_and_a_year_in_brackets_is_no_part_of_a_title() -> None:
    assert expanded("Türkisch für Anfänger") == "tuerkisch fuer anfaenger"
    assert expanded("Amélie") is None and expanded("Up") is None
    assert split_year("Doctor Who (2005)") == ("Doctor Who", 2005)
    assert split_year("Blade Runner 2049") == ("Blade Runner 2049", None)
    assert split_year("(2012)") == ("(2012)", None), "nothing would be left"


@given(TITLES)
def test_what_is_normal_stays_as_it_is_and_has_the_same_key(title: str) -> None:
    once = normalise(title)
    assert normalise(once) == once
    if once:
        assert forms(once).key == forms(title).key


@given(TITLES)
def test_case_and_blanks_never_matter(title: str) -> None:
    assert forms(f"  {title}\t").key == forms(title).key
    if title.isascii():
        assert forms(title.upper()).key == forms(title.lower()).key


def test_no_title_of_the_catalogue_becomes_empty() -> None:
    assert all(forms(work[0]).key for family in FAMILIES for work in family)
