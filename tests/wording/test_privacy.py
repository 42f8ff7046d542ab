"""Stable stand-ins for what tells who somebody is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediatui.models.stream import MediaType, Title
from mediatui.wording.privacy import (
    ANIMALS,
    veiled_address,
    veiled_stream,
    veiled_title,
    veiled_url,
    veiled_user,
)
from mediatui.wording.titles import full_title
from tests.fakes import stream


def test_the_same_name_always_gets_the_same_stand_in() -> None:
    assert veiled_user("anna") == veiled_user("anna") != veiled_user("tomas")
    assert veiled_user("anna").split()[0] in ANIMALS
    assert len(set(ANIMALS)) == len(ANIMALS)


def test_different_names_get_different_ones() -> None:
    assert len({veiled_user(f"user{n}") for n in range(60)}) >= 58


@given(st.text(min_size=4, alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_a_stand_in_never_holds_the_name(name: str) -> None:
    assert name not in veiled_user(name).lower().replace(" ", "") or name.capitalize() in ANIMALS
    assert name not in veiled_address(name)


def test_titles_keep_their_numbers() -> None:
    title = Title(MediaType.EPISODE, "Undertow", show="The Wire", season=2, number=5)
    words = full_title(veiled_title(title))
    assert "S02E05" in words
    assert "Wire" not in words and "Undertow" not in words
    assert words.startswith("Series ")


def test_a_stream_gives_nobody_away_but_keeps_its_key() -> None:
    told = stream(
        player="Anna's iPad",
        address="198.51.100.23",
        file="/data/anna/x.mkv",
        guids=("imdb://tt1",),
        summary="A story of Anna",
        library="Anna's films",
        device="iPad of Anna",
    )
    shown = veiled_stream(told)
    assert shown.key == told.key
    assert "anna" not in repr(shown).lower().replace(told.key, "")
    assert "198.51" not in repr(shown)
    assert shown.bandwidth_kbps == told.bandwidth_kbps


def test_what_is_empty_stays_empty() -> None:
    assert veiled_user("") == veiled_address("") == ""
    assert veiled_stream(stream(player="")).player == ""


def test_an_address_keeps_its_path_only() -> None:
    url = veiled_url("https://plex.anna.org:8443/tautulli")
    assert url.startswith("https://host-") and url.endswith(".example/tautulli")
    assert veiled_url("nonsense") == "nonsense"
