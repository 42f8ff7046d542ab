"""Whatever comes for a session becomes one, or none; never an error, and never anything harmful."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import astuple
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.models.stream import Stream
from mediatui.services.decoding import NotJsonError, decode
from mediatui.services.tautulli.mapping import stream_of
from mediatui.services.tautulli.wire import Session, session_of
from tests.services.tautulli.conftest import recording

FULL = recording("get_activity-full")[2]
SESSIONS: list[dict[str, Any]] = json.loads(FULL)["response"]["data"]["sessions"]
FIELDS = sorted(set(Session.model_fields) & set().union(*SESSIONS))

ODD = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(st.characters(blacklist_categories=())),
        st.sampled_from(
            ["", "0", "-1", "4k", "p", "copy", "transcode", "burn", "1e9", "nan", "\x1b[31m", "[red]"]
        ),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=4,
)


def texts(value: Any) -> list[str]:
    """Every text within a stream."""
    if isinstance(value, str):
        return [value]
    return [text for part in value for text in texts(part)] if isinstance(value, (tuple, list)) else []


@given(
    st.sampled_from(SESSIONS), st.dictionaries(st.sampled_from(FIELDS), ODD), st.sets(st.sampled_from(FIELDS))
)
def test_a_session_with_odd_and_absent_fields_is_a_stream_or_nothing(
    session: dict[str, Any], odd: dict[str, Any], absent: set[str]
) -> None:
    raw = {name: value for name, value in {**session, **odd}.items() if name not in absent}
    found = session_of(raw)
    if found is None:
        assert (
            not isinstance(raw.get("session_key"), str)
            or not raw["session_key"].isprintable()
            or not (raw["session_key"].strip() and raw["session_key"].isascii())
        )
        return
    stream = stream_of(found, "tautulli")
    assert isinstance(stream, Stream)
    hash(stream)
    for text in texts(astuple(stream)):
        text.encode()
        assert not any(unicodedata.category(character) == "Cc" for character in text)


@given(ODD)
def test_anything_at_all_is_a_session_or_none(raw: Any) -> None:
    assert session_of(raw) is None or isinstance(raw, dict)


@given(st.sampled_from(FIELDS), ODD)
def test_one_odd_field_leaves_the_others_as_they_are(name: str, odd: Any) -> None:
    before = session_of(SESSIONS[2])
    after = session_of({**SESSIONS[2], name: odd})
    assert before is not None
    if after is not None:
        same = before.model_dump(exclude={name})
        assert after.model_dump(exclude={name}) == same


def test_a_session_without_key_and_id_is_none() -> None:
    assert session_of({"title": "x"}) is None
    assert session_of({"session_id": "a"}) is not None


@given(st.integers(0, len(FULL.strip()) - 1))
def test_a_body_cut_anywhere_is_known_to_be_cut(length: int) -> None:
    with pytest.raises(NotJsonError) as caught:
        decode(FULL.strip()[:length])
    assert caught.value.cut or length == 0


@given(st.binary())
def test_any_bytes_are_json_or_not(body: bytes) -> None:
    try:
        decode(body)
    except NotJsonError as error:
        assert str(error) == "not JSON"


def test_what_python_writes_and_json_forbids_is_read() -> None:
    assert decode(b'{"a": NaN, "b": "\\ud83d"}')["b"] == "\ud83d"
    assert decode(b'{"a": "\xff"}') == {"a": "\ufffd"}


def test_nesting_without_end_is_no_json() -> None:
    with pytest.raises(NotJsonError):
        decode(b"[" * 200_000 + b"]" * 200_000)
