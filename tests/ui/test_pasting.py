"""Input is told apart into what is typed and what is pasted, however it is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediatui.ui.pasting import BEGIN, END, MOST, Pasted, Pastes, Typed

WORDS = st.sampled_from(["x", "\r", "\x1b", "\x1b[", "\x1b[2", "\x1b[A", BEGIN, END, "日本", "[200~"])


def taken(pieces: list[str]) -> list[Typed | Pasted]:
    """What comes of these pieces, what is typed in a row as one."""
    pastes, found = Pastes(), []
    for piece in pieces:
        found += pastes.feed(piece)
    if pastes.holds:
        found.append(pastes.release())
    joined: list[Typed | Pasted] = []
    for each in found:
        if joined and isinstance(each, Typed) and isinstance(joined[-1], Typed):
            joined[-1] = Typed(joined[-1].text + each.text)
        else:
            joined.append(each)
    return joined


def test_a_paste_stands_apart_from_the_keys_around_it() -> None:
    text = f"j{BEGIN}x\r\x1b[Bx{END}k"
    assert taken([text]) == [Typed("j"), Pasted("x\r\x1b[Bx"), Typed("k")]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, max_size=8), cuts=st.lists(st.integers(0, 40), max_size=6))
def test_where_it_is_cut_makes_no_difference(words: list[str], cuts: list[int]) -> None:
    text = "".join(words)
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    assert taken(pieces) == taken([text])


def test_of_a_paste_only_its_beginning_is_kept() -> None:
    pastes = Pastes()
    found = [each for piece in (BEGIN, *["word " * 1000] * 50, END) for each in pastes.feed(piece)]
    assert found == [Pasted(("word " * 1000)[:MOST])]


@pytest.mark.parametrize("key", ["\x1b", "\x1b[", "\x1b[2"])
def test_what_may_begin_a_paste_is_held_until_nothing_follows(key: str) -> None:
    pastes = Pastes()
    assert list(pastes.feed(key)) == []
    assert pastes.holds
    assert pastes.release() == Typed(key)
    assert not pastes.holds


def test_a_paste_without_an_end_can_be_ended() -> None:
    pastes = Pastes()
    assert list(pastes.feed(f"{BEGIN}xyz")) == []
    assert pastes.inside
    assert pastes.end() == Pasted("xyz")
    assert list(pastes.feed("j")) == [Typed("j")]
