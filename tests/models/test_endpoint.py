"""Endpoints and their secrets."""

from __future__ import annotations

import traceback

import pytest

from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import MASK, Secret

KEY = "0123456789abcdef0123456789abcdef"


def test_a_secret_never_shows_itself() -> None:
    secret = Secret(KEY)
    place = Endpoint("t", "tautulli", "http://h", api_key=secret, headers={"X": Secret("hush-hush")})
    for text in (str(secret), repr(secret), f"{secret}", f"{secret!r}", repr(place), str(place)):
        assert KEY not in text
        assert "hush" not in text
    assert MASK in repr(secret)
    assert secret.reveal() == KEY


def test_a_secret_is_equal_by_value_and_false_when_empty() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert not Secret("")
    assert len({Secret("a"), Secret("a")}) == 1


def test_a_traceback_through_an_endpoint_does_not_show_it() -> None:
    place = Endpoint("t", "tautulli", "http://h", api_key=Secret(KEY))
    with pytest.raises(KeyError) as caught:
        raise KeyError(place)
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_every_secret_an_endpoint_holds_is_told_to_the_redactor() -> None:
    place = Endpoint(
        "t", "qbittorrent", "http://h", username="u", password=Secret("pw12"), headers={"X": Secret("hdr")}
    )
    assert set(place.secrets()) == {"pw12", "hdr"}


def test_the_fingerprint_tells_stacks_apart_but_not_names() -> None:
    a = Endpoint("a", "tautulli", "http://h")
    assert a.fingerprint == Endpoint("b", "tautulli", "http://h", api_key=Secret("x")).fingerprint
    assert a.fingerprint != Endpoint("a", "tautulli", "http://other").fingerprint
    assert a.fingerprint != Endpoint("a", "tautulli", "http://h", username="u").fingerprint
    assert len(a.fingerprint) == 16


def test_the_page_is_the_external_address_where_there_is_one() -> None:
    assert Endpoint("a", "tautulli", "http://h").page == "http://h"
    assert Endpoint("a", "tautulli", "http://h", external_url="https://x").page == "https://x"
