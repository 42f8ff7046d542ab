"""What a pasted address names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediatui.matching.addresses import AddressError, Reference, Thing, read
from mediatui.matching.release import Reading, readings

ARTIST = "b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d"
HASH = "c12fe1c06bba254a9dc9f519b335aa7c1367a88a"


@pytest.mark.parametrize(
    ("address", "reference"),
    [
        ("https://www.themoviedb.org/movie/603-the-matrix?language=de", Reference("TMDB", Thing.MOVIE, tmdb_id=603, words="the matrix")),
        ("themoviedb.org/movie/603", Reference("TMDB", Thing.MOVIE, tmdb_id=603)),
        ("https://www.themoviedb.org/tv/1399-game-of-thrones/season/2/episode/9", Reference("TMDB", Thing.SERIES, tmdb_id=1399, words="game of thrones", season=2, episode=9)),
        ("https://m.imdb.com/title/tt0133093/?ref_=fn_al_tt_1", Reference("IMDb", Thing.TITLE, imdb_id="tt0133093")),
        ("https://www.imdb.com/de/title/tt0133093", Reference("IMDb", Thing.TITLE, imdb_id="tt0133093")),
        ("tt0133093", Reference("IMDb", Thing.TITLE, imdb_id="tt0133093")),
        ("https://thetvdb.com/?tab=series&id=81189&lid=7", Reference("TheTVDB", Thing.SERIES, tvdb_id=81189)),
        ("https://thetvdb.com/dereferrer/series/81189", Reference("TheTVDB", Thing.SERIES, tvdb_id=81189)),
        ("https://thetvdb.com/series/breaking-bad/seasons/official/2", Reference("TheTVDB", Thing.SERIES, words="breaking bad", season=2)),
        ("https://thetvdb.com/movies/the-matrix", Reference("TheTVDB", Thing.MOVIE, words="the matrix")),
        ("https://trakt.tv/movies/the-matrix-1999", Reference("Trakt", Thing.MOVIE, words="the matrix 1999")),
        ("https://app.trakt.tv/shows/breaking-bad/seasons/1/episodes/3", Reference("Trakt", Thing.SERIES, words="breaking bad", season=1, episode=3)),
        ("https://trakt.tv/search/tmdb/603?id_type=movie", Reference("TMDB", Thing.TITLE, tmdb_id=603)),
        (f"https://musicbrainz.org/artist/{ARTIST.upper()}/releases", Reference("MusicBrainz", Thing.ARTIST, musicbrainz_id=ARTIST)),
        (f"https://beta.musicbrainz.org/release-group/{ARTIST}", Reference("MusicBrainz", Thing.ALBUM, musicbrainz_id=ARTIST)),
        (f"https://musicbrainz.org/release/{ARTIST}#disc1", Reference("MusicBrainz", Thing.EDITION, musicbrainz_id=ARTIST)),
        (f"https://musicbrainz.org/recording/{ARTIST}", Reference("MusicBrainz", Thing.TRACK, musicbrainz_id=ARTIST)),
        (f"lidarr:{ARTIST}", Reference("MusicBrainz", Thing.WORDS, musicbrainz_id=ARTIST)),
        ("https://letterboxd.com/film/the-matrix/", Reference("Letterboxd", Thing.MOVIE, words="the matrix")),
        ("https://letterboxd.com/someone/film/the-matrix/1/", Reference("Letterboxd", Thing.MOVIE, words="the matrix")),
        ("https://letterboxd.com/tmdb/603", Reference("TMDB", Thing.TITLE, tmdb_id=603)),
        ("https://watch.plex.tv/de/movie/the-matrix", Reference("Plex", Thing.MOVIE, words="the matrix")),
        ("https://watch.plex.tv/show/severance/season/1/episode/2", Reference("Plex", Thing.SERIES, words="severance", season=1, episode=2)),
        ("https://app.plex.tv/desktop/#!/server/0a1b/details?key=%2Flibrary%2Fmetadata%2F4711&context=x", Reference("Plex", Thing.TITLE, rating_key=4711)),
        ("http://192.168.1.5:32400/web/index.html#!/server/0a1b/details?key=%2Flibrary%2Fmetadata%2F4711", Reference("Plex", Thing.TITLE, rating_key=4711)),
        ("plex://movie/5d776825880197001ec90e8c", Reference("Plex", Thing.MOVIE, plex_guid="plex://movie/5d776825880197001ec90e8c")),
        ("tmdb:tv:1399", Reference("TMDB", Thing.SERIES, tmdb_id=1399)),
        ("tvdb:81189", Reference("TheTVDB", Thing.SERIES, tvdb_id=81189)),
        ("mediatui:https%3A%2F%2Fwww.imdb.com%2Ftitle%2Ftt0133093%2F", Reference("IMDb", Thing.TITLE, imdb_id="tt0133093")),
        ("mediatui:search/the+matrix", Reference("mediatui", Thing.WORDS, words="the matrix")),
        ("Look: The Matrix (https://www.imdb.com/title/tt0133093).", Reference("IMDb", Thing.TITLE, imdb_id="tt0133093")),
    ],
)  # fmt: skip
def test_an_address_names_a_thing(address: str, reference: Reference) -> None:
    assert read(f"  {address}\n") == reference


@pytest.mark.parametrize(
    ("urn", "info_hash"),
    [
        (f"urn:btih:{HASH.upper()}", HASH),
        ("urn:btih:YEX6DQDLXISUVHOJ6UM3GNNKPQJWPKEK", HASH),
        (f"urn:btmh:1220{HASH}{HASH[:24]}", HASH + HASH[:24]),
    ],
)
def test_a_magnet_gives_its_hash_and_name_and_is_kept_whole(urn: str, info_hash: str) -> None:
    magnet = f"magnet:?xt={urn}&dn=The+Matrix+1999&tr=http%3A%2F%2Ftracker%2Fpasskey%2Fannounce"
    reference = read(magnet)
    assert reference == Reference(
        "magnet", Thing.TORRENT, words="The Matrix 1999", info_hash=info_hash, magnet=magnet
    )
    assert "passkey" not in repr(reference)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://www.themoviedb.org/person/6384-keanu-reeves", "TMDB"),
        ("https://www.imdb.com/name/nm0000206/", "IMDb"),
        ("https://trakt.tv/users/someone/lists/x", "Trakt"),
        ("https://musicbrainz.org/artist/not-an-id", "MusicBrainz"),
        ("https://boxd.it/29AH", "paste the long one"),
        ("magnet:?dn=The+Matrix", "no hash"),
        ("magnet:?xt=urn:btih:zz", "no hash"),
        ("mediatui:", "nothing stands after"),
    ],
)
def test_an_address_of_a_known_site_that_names_nothing_says_so(address: str, words: str) -> None:
    with pytest.raises(AddressError, match=words):
        read(address)


@pytest.mark.parametrize(
    "text",
    ["", "the matrix 1999", "http://[::1", "https://example.org/movie/603", "tmdb:person:3", "Re:Zero"],
)
def test_anything_else_is_no_address(text: str) -> None:
    assert read(text) is None


def test_the_words_of_a_slug_read_as_title_and_year() -> None:
    reference = read("https://trakt.tv/movies/blade-runner-2049-2017")
    assert reference is not None
    assert Reading("blade runner 2049", 2017) in readings(reference.words)


@given(
    st.text() | st.from_regex(r"(https://(www\.imdb\.com|trakt\.tv|app\.plex\.tv)|magnet:|mediatui:)[!-~]*")
)
@example("mediatui:mediatui:mediatui:")
@example("magnet:?" + "&" * 1000)
def test_no_text_is_too_odd(text: str) -> None:
    try:
        reference = read(text)
    except AddressError as error:
        assert str(error)
    else:
        assert reference is None or reference.thing in Thing
