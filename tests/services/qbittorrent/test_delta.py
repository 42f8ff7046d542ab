"""Deltas: whatever changes are told one after the other, what is known is what one full answer would tell."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mediatui.services.qbittorrent.book import Book
from mediatui.services.qbittorrent.delta import MainData, hash_of
from tests.services.qbittorrent.test_mapping import JSON

KEPT = frozenset({"name", "state", "size", "dlspeed"})

HASHES = st.sampled_from([letter * 40 for letter in "abcdef"])
FIELDS = st.dictionaries(st.sampled_from(sorted(KEPT)), st.integers(0, 3), max_size=4)
STATES = st.fixed_dictionaries(
    {
        "torrents": st.dictionaries(HASHES, FIELDS, max_size=5),
        "categories": st.dictionaries(
            st.sampled_from("xyz"), st.fixed_dictionaries({"savePath": st.sampled_from("pq")})
        ),
        "tags": st.lists(st.sampled_from("klm"), unique=True),
        "server_state": st.dictionaries(
            st.sampled_from(["dl_info_speed", "queueing"]), st.integers(0, 3), min_size=2
        ),
    }
)


def full(state: dict[str, Any], rid: int, *, empties: bool) -> dict[str, Any]:
    """A full answer, as 4.5 tells it, or without what is empty as 5.x does."""
    return {"rid": rid, "full_update": True, **{key: part for key, part in state.items() if part or empties}}


def changes(before: dict[str, Any], after: dict[str, Any], rid: int) -> dict[str, Any]:
    """What changed, as the server tells it. A field that went is told as a whole torrent gone and come."""
    answer: dict[str, Any] = {"rid": rid}
    torrents, removed = {}, []
    for name, fields in after["torrents"].items():
        old = before["torrents"].get(name)
        if old is None or old.keys() - fields.keys():
            removed += [name] if old is not None else []
            torrents[name] = fields
        elif old != fields:
            torrents[name] = {key: value for key, value in fields.items() if old.get(key) != value}
    removed += sorted(before["torrents"].keys() - after["torrents"].keys())
    answer |= {"torrents": torrents} if torrents else {}
    answer |= {"torrents_removed": removed} if removed else {}
    changed = {k: v for k, v in after["categories"].items() if before["categories"].get(k) != v}
    answer |= {"categories": changed} if changed else {}
    gone = sorted(before["categories"].keys() - after["categories"].keys())
    answer |= {"categories_removed": gone} if gone else {}
    answer |= {"tags": [tag for tag in after["tags"] if tag not in before["tags"]]}
    answer |= {"tags_removed": [tag for tag in before["tags"] if tag not in after["tags"]]}
    answer |= {
        "server_state": {k: v for k, v in after["server_state"].items() if before["server_state"].get(k) != v}
    }
    return answer


def known(main: MainData) -> tuple[Any, ...]:
    """All that is known, tags in no order."""
    return main.torrents, main.categories, set(main.tags), main.server


@given(st.lists(STATES, min_size=1, max_size=6), st.booleans(), st.data())
@settings(max_examples=30, deadline=None)
def test_changes_one_after_the_other_come_to_the_same_as_one_full_answer(
    states: list[dict[str, Any]], empties: bool, data: st.DataObject
) -> None:
    main = MainData(KEPT)
    assert main.apply(full(states[0], 1, empties=empties)) == states[0]["torrents"].keys()
    for rid, (before, after) in enumerate(pairwise(states), 2):
        forgot = data.draw(st.booleans())
        answer = full(after, rid, empties=empties) if forgot else changes(before, after, rid)
        kept = copy.deepcopy(answer)
        touched = main.apply(answer)
        assert answer == kept
        assert touched is not None
        differing = {
            name
            for name in before["torrents"].keys() | after["torrents"].keys()
            if before["torrents"].get(name) != after["torrents"].get(name)
        }
        assert touched >= differing
        whole = MainData(KEPT)
        whole.apply(full(after, rid, empties=True))
        assert known(main) == known(whole)
        assert main.rid == rid


def test_what_is_not_kept_is_not_kept() -> None:
    main = MainData(KEPT)
    main.apply({"rid": 1, "torrents": {"A" * 40: {"name": "n", "magnet_uri": "magnet:?tr=passkey"}}})
    assert main.torrents == {"a" * 40: {"name": "n"}}


def test_what_is_no_hash_is_no_torrent() -> None:
    main = MainData(KEPT)
    for rid in (1, 2):
        main.apply({"rid": rid, "torrents": {"all": {"name": "n"}, "a" * 40: {"name": "m"}}})
        assert (list(main.torrents), main.odd) == (["a" * 40], {"all"})
    main.apply({"rid": 3, "torrents_removed": ["all"]})
    assert main.odd == set()
    assert [hash_of(name) for name in ("F" * 64, "g" * 31, "é" * 40, "a|" * 20)] == [
        "f" * 64,
        None,
        None,
        None,
    ]


@given(st.lists(JSON | st.dictionaries(st.sampled_from(["rid", "full_update", "torrents", "tags", "categories", "server_state",
    "torrents_removed", "tags_removed", "categories_removed"]), JSON | st.dictionaries(HASHES, JSON)), max_size=4))  # fmt: skip
@settings(max_examples=30, deadline=None)
async def test_any_json_is_taken_in_or_left(answers: list[Any]) -> None:
    book = Book("qbittorrent")
    for answer in answers:
        if isinstance(answer, dict):
            await book.take_in(answer)
        found = book.written(lambda _: "")
        assert found.dropped >= 0
        assert {each.hash for each in found.torrents} == {each.hash for each in book.torrents()}
