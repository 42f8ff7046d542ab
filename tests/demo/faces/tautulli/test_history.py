"""Tests of the simulated history: what is asked for is what was played, to the second."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.demo.faces.tautulli.face import TautulliFace
from mediatui.demo.faces.tautulli.history import watched_status
from mediatui.demo.faces.tautulli.table import duration
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.library import Kind
from tests.demo.faces.tautulli.asking import data, face_of, reply
from tests.demo.helpers import EVENING

ANNA = 10_000_001


@pytest.fixture(scope="module")
def face() -> TautulliFace:
    """A household nobody changes."""
    return face_of()[0]


@pytest.fixture(scope="module")
def plays(face: TautulliFace) -> list[Past]:
    """What it played."""
    return face.world.history.plays


def past(face: TautulliFace, **params: object) -> dict[str, Any]:
    """The table without what plays now, each sitting by itself, as the plain list of plays has it."""
    answer: dict[str, Any] = data(
        face, "get_history", **{"include_activity": 0, "grouping": 0, "length": 5, **params}
    )
    return answer


# The table


def test_what_plays_now_is_on_top_and_counted_beyond_the_total(face: TautulliFace, plays: list[Past]) -> None:
    table = data(face, "get_history", grouping=0)
    running = [row for row in table["data"] if row["state"]]
    assert len(running) == len(face.world.sessions) == 9
    assert table["recordsTotal"] == len(plays)
    assert table["recordsFiltered"] == len(plays) + 9
    ids = ("row_id", "id", "reference_id", "group_ids", "group_count")
    assert {row[name] for row in running for name in ids} == {None}
    starts = [row["date"] for row in table["data"]]
    assert starts == sorted(starts, reverse=True)


def test_sittings_that_go_on_are_one_row_unless_told_otherwise(face: TautulliFace, plays: list[Past]) -> None:
    grouped = data(face, "get_history", include_activity=0, length=-1, user="tomas")
    mine = {play.reference for play in plays if play.person.name == "tomas"}
    assert len(grouped["data"]) == grouped["recordsFiltered"] == len(mine)
    row = next(row for row in grouped["data"] if row["group_count"] == 2)
    first, second = (plays[int(part) - 1] for part in row["group_ids"].split(","))
    assert (row["row_id"], row["reference_id"]) == (second.id, first.id)
    assert (row["started"], row["date"], row["stopped"]) == (first.started, second.started, second.stopped)
    assert row["duration"] == row["play_duration"] == first.seconds + second.seconds
    assert row["percent_complete"] == second.percent > first.percent
    assert past(face)["recordsFiltered"] == len(plays)


def test_pages_add_up_to_everything(face: TautulliFace, plays: list[Past]) -> None:
    ids: list[int] = []
    mine = [play.id for play in plays if play.person.name == "tomas"]
    for start in range(0, len(mine), 200):
        ids += [row["row_id"] for row in past(face, start=start, length=200, user="tomas")["data"]]
    assert sorted(ids) == mine


@pytest.mark.parametrize(
    ("params", "wanted"),
    [
        ({"user": "anna"}, lambda play: play.person.name == "anna"),
        ({"user_id": ANNA}, lambda play: play.person.user_id == ANNA),
        ({"user_id": f"{ANNA},{ANNA + 1}"}, lambda play: play.person.number in (1, 2)),
        ({"user_id": 424242}, lambda _: False),
        ({"user": "ANNA"}, lambda _: False),
        ({"section_id": 3}, lambda play: play.item.section == 3),
        ({"media_type": "movie"}, lambda play: play.item.kind is Kind.MOVIE),
        ({"media_type": "episode"}, lambda play: play.item.kind is Kind.EPISODE),
        ({"media_type": "live"}, lambda play: play.item.kind is Kind.LIVE),
        ({"media_type": "movie,track"}, lambda play: play.item.kind in (Kind.MOVIE, Kind.TRACK)),
        ({"transcode_decision": "transcode"}, lambda play: play.plan.decision == "transcode"),
        ({"rating_key": 1005}, lambda play: play.item.rating_key == 1005),
        ({"parent_rating_key": 20100}, lambda play: play.item.parent_key == 20100),
        ({"grandparent_rating_key": 20000}, lambda play: play.item.grandparent_key == 20000),
        ({"start_date": "2026-03-01"}, lambda p: 1_772_323_200 <= p.started < 1_772_409_600),
        (
            {"after": "2026-02-01", "before": "2026-02-28"},
            lambda p: 1_769_904_000 <= p.started < 1_772_323_200,
        ),
        (
            {"search": "SEVERANCE", "user": "juno"},
            lambda p: p.item.grandparent == "Severance" and p.person.name == "juno",
        ),
    ],
)
def test_each_filter_finds_what_a_plain_look_finds(
    face: TautulliFace, plays: list[Past], params: dict[str, object], wanted: Any
) -> None:
    table, found = past(face, **params), [play for play in plays if wanted(play)]
    assert table["recordsFiltered"] == len(found)
    assert table["recordsTotal"] == len(plays)
    latest = sorted(found, key=lambda play: play.started, reverse=True)[:5]
    assert {row["started"] for row in table["data"]} == {play.started for play in latest}
    assert table["filter_duration"] == duration(sum(row["duration"] for row in table["data"]))
    if "search" not in params:
        assert table["total_duration"] == duration(sum(play.seconds for play in found))


def test_filters_hold_for_what_plays_now_too(face: TautulliFace) -> None:
    rows = data(face, "get_history", user="tomas", length=2)["data"]
    assert [row["state"] for row in rows] == ["playing", None]


@pytest.mark.parametrize(
    ("params", "count"),
    [({"length": 0}, 0), ({"start": 999_999}, 0), ({"start": -5}, 0), ({"order_column": "nope"}, 5)],
)
def test_odd_pages_are_empty_and_an_unknown_column_is_ignored(
    face: TautulliFace, params: dict[str, object], count: int
) -> None:
    assert len(past(face, **params)["data"]) == count


@pytest.mark.parametrize("column", ["friendly_name", "duration", "paused_counter", "full_title", "stopped"])
def test_it_is_ordered_by_a_column_either_way(face: TautulliFace, column: str) -> None:
    for direction in ("asc", "desc"):
        rows = past(face, order_column=column, order_dir=direction, length=50, user="anna")["data"]
        values = [str(r[column]).casefold() if isinstance(r[column], str) else r[column] for r in rows]
        assert values == sorted(values, reverse=direction == "desc")


def test_a_length_that_is_no_number_and_a_photo_on_show_make_it_fail() -> None:
    face = face_of()[0]
    assert reply(face, "get_history", length="abc")[0] == 500
    face.world.end(next(s.key for s in face.world.sessions.values() if s.person.name == "willem"))
    photo = face.world.library.photos[0].title
    assert face.world.start_session("willem", photo) is not None
    assert reply(face, "get_history")[0] == 500
    assert reply(face, "get_history", include_activity=0)[0] == 200


def test_what_ends_moves_from_what_plays_to_the_top_of_the_past() -> None:
    face, clock = face_of()
    before = past(face)
    key = next(row["session_key"] for row in data(face, "get_history")["data"] if row["user"] == "juno")
    clock.advance(30)
    assert reply(face, "terminate_session", session_key=key)[0] == 200
    row = past(face, user="juno")["data"][0]
    assert row["stopped"] == EVENING + 30
    assert past(face)["recordsTotal"] == row["row_id"] == before["recordsTotal"] + 1
    assert key not in {row["session_key"] for row in data(face, "get_history")["data"]}


# Words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0"),
        (1, "1 sec"),
        (3686, "1 hr 1 min 26 secs"),
        (42_336, "11 hrs 45 mins 36 secs"),
        (236_071, "2 days 17 hrs 34 mins 31 secs"),
        (385_511, "4 days 11 hrs 5 mins"),
        (17_194_990, "199 days 23 mins"),
    ],
)
def test_durations_are_said_as_tautulli_says_them(seconds: int, words: str) -> None:
    assert duration(seconds) == words


def test_how_much_was_watched_comes_in_quarters() -> None:
    told = {percent: watched_status(percent) for percent in (0, 21, 22, 42, 43, 63, 64, 84, 85, 100)}
    assert list(told.values()) == [0, 0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1, 1]


# One stream


def test_the_stream_of_a_row_and_of_a_session_is_told(face: TautulliFace, plays: list[Past]) -> None:
    play = next(play for play in plays if play.plan.video == "transcode")
    told = data(face, "get_stream_data", row_id=play.id)
    assert (told["title"], told["current_session"]) == (play.item.title, "")
    assert (told["stream_video_decision"], told["stream_video_height"]) == ("transcode", play.plan.height)
    key = next(iter(face.world.sessions))
    assert data(face, "get_stream_data", session_key=key)["current_session"] == 1


def test_a_stream_there_is_not_is_nothing_and_none_named_is_refused(face: TautulliFace) -> None:
    assert data(face, "get_stream_data", row_id=99_999_999) == {}
    assert data(face, "get_stream_data", row_id=0) == {}
    assert data(face, "get_stream_data", session_key=9999) == {}
    status, envelope = reply(face, "get_stream_data")
    assert (status, envelope["message"]) == (400, None)
