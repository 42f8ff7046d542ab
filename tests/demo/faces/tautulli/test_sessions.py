"""Tests that simulated sessions look like those of a real Tautulli: their keys and types, by media."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.faces.tautulli.session import lasting_fields, passing_fields
from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.habits import Choice
from mediatui.demo.world.library import Item, Kind
from mediatui.demo.world.plan import direct, transcode
from mediatui.demo.world.session import Session
from mediatui.demo.world.world import World
from tests.demo.faces.tautulli.shapes import kept_shape, kind_of, shape_of, type_of
from tests.demo.helpers import EVENING, activity

Fields = dict[str, Any]


def recorded_sessions(folder: Path) -> list[Fields]:
    """Every session in the recordings of get_activity."""
    sessions: list[Fields] = []
    for file in sorted(folder.glob("get_activity-*.json")):
        data = json.loads(file.read_text(encoding="utf-8")).get("response", {}).get("data") or {}
        sessions += data.get("sessions") or ([data] if "session_key" in data else [])
    return sessions


def told(kind: Kind, player: int = 0, who: str = "mira", *, how: str = "direct") -> Fields:
    """What the simulated Tautulli tells of someone playing the first thing of a kind."""
    world = World(7, "small", HeldClock(EVENING))
    person = next(person for person in world.people if person.name == who)
    item: Item = world.library.on_air(0, world.now) if kind is Kind.LIVE else world.library.shelf(kind)[0]
    device = person.players[player]
    plan = direct(item.file) if how == "direct" else transcode(item.file, device, cap_kbps=3000)
    session = Session(900, Choice(person, device, item, plan), seed="test", at=world.now)
    return lasting_fields(session, "home") | passing_fields(session, world.now)


def mismatches(session: Fields, types: dict[str, list[str]]) -> dict[str, object]:
    """Keys whose type no recording has, with their values."""
    odd = {}
    for key, value in session.items():
        known = set(types.get(key, ["str", "digits", "int", "list"]))
        # A text may be any; it may be missing where it was seen, and there where it was only ever missing.
        if known <= {"str", "empty"} or "str" in known:
            known |= {"str", "digits", "empty"}
        if "digits" in known:
            known |= {"empty"}
        if type_of(value) not in known:
            odd[key] = value
    return odd


KINDS = {
    Kind.MOVIE: "movie",
    Kind.EPISODE: "episode",
    Kind.TRACK: "track",
    Kind.TRAILER: "clip",
    Kind.LIVE: "live",
}


@pytest.mark.parametrize("how", ["direct", "transcode"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_session_has_the_keys_and_types_of_the_real_one(kind: Kind, how: str) -> None:
    shape = kept_shape()
    session = told(kind, player=1, how=how)
    assert kind_of(session) == KINDS[kind]
    assert set(session) == set(shape["types"]) - set(shape["without"][KINDS[kind]])
    assert mismatches(session, shape["types"]) == {}


def test_what_is_kept_of_the_recordings_is_what_they_say(recordings: Path) -> None:
    assert shape_of(recorded_sessions(recordings)) == kept_shape()


def test_a_photo_has_the_keys_of_music_and_a_web_clip_the_188_there_are_without_metadata() -> None:
    shape = kept_shape()
    photo = told(Kind.PHOTO, player=1)
    assert set(photo) == set(shape["types"]) - set(shape["without"]["track"])
    assert (photo["media_type"], photo["view_offset"], photo["duration"]) == ("photo", "", "")
    clip = told(Kind.WEB, player=1)
    assert (clip["media_type"], clip["channel_stream"], len(clip)) == ("clip", 1, 188)
    assert list(mismatches(clip, shape["types"])) == ["rating_key"]
    assert not clip["rating_key"].isdigit()


def test_all_that_is_ever_played_in_a_big_household_is_of_these_shapes() -> None:
    shape = kept_shape()
    clock = HeldClock(EVENING)
    world = World(3, "large", clock)
    seen: set[str] = set()
    for _ in range(12):
        clock.advance(600)
        world.catch_up()
        for session in world.sessions.values():
            fields = lasting_fields(session, "home") | passing_fields(session, world.now)
            seen.add(kind_of(fields))
            assert mismatches(fields, shape["types"]) == {}
            if kind_of(fields) in shape["without"]:
                assert set(fields) == set(shape["types"]) - set(shape["without"][kind_of(fields)])
    assert seen >= {"movie", "episode", "track", "live"}


def test_the_oddities_of_the_real_one_are_there() -> None:
    live, track, trailer = told(Kind.LIVE, 1, how="transcode"), told(Kind.TRACK), told(Kind.TRAILER, 1)
    assert live["section_id"] == 999999
    assert live["transcode_progress"] == -1
    assert live["bitrate"] == live["stream_bitrate"] == ""
    assert "stream_video_full_resolution" not in track
    assert track["video_full_resolution"] == "p"
    assert (trailer["media_type"], trailer["extra_type"]) == ("clip", "1")
    assert "grandparent_year" not in trailer


def test_a_player_that_says_little_has_neither_session_id_nor_bandwidth() -> None:
    world = World(7, "household", HeldClock(EVENING))
    person = next(person for person in world.people if person.name == "left_the_server")
    film = world.library.find("Heat")
    choice = Choice(person, person.players[0], film, direct(film.file))
    session = Session(1, choice, seed="test", at=0, nameless=True)
    fields = lasting_fields(session, "home") | passing_fields(session, 0)
    assert (fields["session_id"], fields["bandwidth"], fields["secure"]) == ("", "", None)
    assert (fields["is_active"], fields["device"], fields["platform"]) == (0, "", "DLNA")


def test_the_answer_as_a_whole_has_the_types_of_the_real_one(stack: Stack, recordings: Path) -> None:
    real = json.loads((recordings / "get_activity-full.json").read_text(encoding="utf-8"))["response"]["data"]
    ours = activity(stack)
    assert {key: type(value) for key, value in ours.items()} == {key: type(v) for key, v in real.items()}


def test_the_counts_are_those_of_the_sessions(stack: Stack) -> None:
    data = activity(stack)
    sessions = data["sessions"]
    assert data["stream_count"] == str(len(sessions)) == "9"
    decisions = [session["transcode_decision"] for session in sessions]
    assert data["stream_count_transcode"] == decisions.count("transcode") == 3
    assert data["stream_count_direct_stream"] == decisions.count("copy") == 1
    assert data["stream_count_direct_play"] == decisions.count("direct play") == 5
    rates = [int(session["bandwidth"] or 0) for session in sessions]
    assert data["total_bandwidth"] == sum(rates) == data["lan_bandwidth"] + data["wan_bandwidth"]
    assert data["wan_bandwidth"] > 0


def test_a_transcode_is_told_of_as_the_world_has_it(stack: Stack) -> None:
    by_user = {session["user"]: session for session in activity(stack)["sessions"]}

    def shown(user: str, *keys: str) -> tuple[object, ...]:
        return tuple(by_user[user][key] for key in keys)

    how = ("transcode_hw_encoding", "transcode_hw_decoding", "transcode_throttled", "transcode_speed")
    assert shown("tomas", *how) == (1, 1, 1, "6.3")
    assert shown("kai", *how) == (0, 0, 0, "0.7")
    assert shown("anna", *how) == (0, 0, 0, "")
    what = ("video_full_resolution", "stream_video_full_resolution", "quality_profile")
    assert shown("tomas", *what) == ("4k", "1080p", "12 Mbps 1080p")
    assert shown("juno", *what) == ("1080p", "1080p", "Original")
    colours = ("video_dynamic_range", "stream_video_dynamic_range", "stream_video_dovi_present")
    assert shown("tomas", *colours) == ("Dolby Vision/HDR10", "SDR", 0)
    decisions = ("stream_video_decision", "stream_audio_decision", "stream_container_decision")
    assert shown("juno", *decisions) == ("copy", "copy", "transcode")
    assert shown("kai", *decisions) == ("transcode", "copy", "transcode")


def test_progress_goes_on_while_it_plays_and_stands_while_it_is_paused(stack: Stack) -> None:
    before = {session["user"]: session for session in activity(stack)["sessions"]}
    stack.advance(10)
    after = {session["user"]: session for session in activity(stack)["sessions"]}
    assert int(after["anna"]["view_offset"]) - int(before["anna"]["view_offset"]) == 10_000
    assert after["zoë [admin?]"]["view_offset"] == before["zoë [admin?]"]["view_offset"]


def test_the_next_track_is_told_of_under_the_same_session(stack: Stack) -> None:
    before = next(session for session in activity(stack)["sessions"] if session["user"] == "mira")
    stack.advance(161)
    after = next(session for session in activity(stack)["sessions"] if session["user"] == "mira")
    assert (before["title"], after["title"]) == ("Dayvan Cowboy", "A Moment of Clarity")
    assert before["session_key"] == after["session_key"]


def test_sessions_stand_in_the_order_of_their_keys_as_text(stack: Stack) -> None:
    keys = [session["session_key"] for session in activity(stack)["sessions"]]
    assert keys == sorted(keys)
