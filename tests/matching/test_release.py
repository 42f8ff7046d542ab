"""What a typed title or the name of a release may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.matching.normal import normalise
from mediatui.matching.release import Reading, ids_in, readings


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [
        ("Dune 2021", "dune", 2021),
        ("dune (2021)", "dune", 2021),
        ("The.Matrix.1999.1080p.BluRay.x264-GROUP", "matrix", 1999),
        ("2001.A.Space.Odyssey.1968.REMASTERED.2160p.UHD", "2001 a space odyssey", 1968),
        ("Blade.Runner.2049.2017.1080p.WEB-DL", "blade runner 2049", 2017),
        ("Blade.Runner.2049.1080p.WEB-DL", "blade runner 2049", None),
        ("1917.2019.720p.mkv", "1917", 2019),
        ("Charlottes.Web.2006.1080p.WEB.x264-GROUP", "charlottes web", 2006),
        ("The.Italian.Job.1969.iTALiAN.DVDRip", "italian job", 1969),
        ("Some.Title.GERMAN.DL.1080p.BluRay", "some title", None),
        ("Some Title GERMAN DL 1080p BluRay", "some title", None),
        ("Some Title 2010 Whatever They Call It 1080p", "some title", 2010),
        ("Some.Title.S02E05.Its.Episode.720p", "some title", None),
        ("Some Title - 2x05 - Its Episode", "some title", None),
        ("Some Title Season 2 Complete 1080p", "some title", None),
        ("[Group] Some Title - 05 (1080p) [0A1B2C3D].mkv", "some title", None),
        ("www.site.example - Some Title 2010 HDRip", "some title", 2010),
        ("Some Title (2010) Director's Cut", "some title", 2010),
        ("Some Title (2010 film)", "some title", 2010),
        ("Some Title (TV Series 2005–2013)", "some title", 2005),
        ("Some Title (2005-2013)", "some title", 2005),
        ("Some Title (2005– )", "some title", 2005),
        ("Some Title (film)", "some title", None),
        ("Some Title (Deluxe Edition)", "some title", None),
        ("Some Title: The Director’s Cut", "some title", None),
        ("Some Title: The Final Cut", "some title", None),
        ("Some Title 25th Anniversary Edition", "some title", None),
        ("Erster Titel / Some Title (2010)", "some title", 2010),
        ("Erster Titel AKA Some Title 2010 1080p", "some title", 2010),
        ("2010 - Some Title", "some title", 2010),
        ("Some Title (2010) {tmdb-603}", "some title", 2010),
    ],
)
def test_a_name_is_read_as_a_title_and_a_year(name: str, title: str, year: int | None) -> None:
    assert (title, year) in [(normalise(reading.title), reading.year) for reading in readings(name)]


def test_the_most_literal_reading_comes_first() -> None:
    assert readings("Blade Runner 2049")[:2] == (
        Reading("Blade Runner 2049"),
        Reading("Blade Runner", 2049),
    )


@pytest.mark.parametrize("title", ["1917", "2012", "Uncut Gems", "The Final Cut", "Up", "Extended", "French"])
def test_a_title_that_looks_like_something_else_stays_one(title: str) -> None:
    assert readings(title)[0] == Reading(title)
    assert all(reading.title for reading in readings(title))


def test_ids_in_a_name_are_told() -> None:
    assert ids_in("Title (2010) {tmdb-603} [tvdbid=12]") == {"tmdb": "603", "tvdb": "12"}
    assert ids_in("Title tt0133093") == ids_in("Title {imdb-tt0133093}") == {"imdb": "tt0133093"}
    assert ids_in("[mbid-0a1b-22]") == {"musicbrainz": "0a1b-22"}
    assert ids_in("tt and tmdb") == {}


@given(st.one_of(st.text(), st.lists(st.sampled_from(["(", ")", "[", "]", "1999", "2049", ".", "-", "_", "/", "aka", "1080p", "s01e02", "x", "web", "cut", "the", "{tmdb-1}", "-", "05", "extended"])).map(" ".join)))  # fmt: skip
def test_every_text_has_a_reading(text: str) -> None:
    assert readings(text)
    ids_in(text)
