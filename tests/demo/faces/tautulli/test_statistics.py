"""Tests that the simulated statistics are the history, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from mediatui.demo.faces.tautulli.face import TautulliFace
from mediatui.demo.faces.tautulli.graphs import at_once
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.library import Kind
from tests.demo.faces.tautulli.asking import KEY, data, face_of, line, reply
from tests.demo.helpers import EVENING

DAY = 86_400
ANNA, NOBODY = 10_000_001, 424242
NAMES = {Kind.EPISODE: "TV", Kind.MOVIE: "Movies", Kind.TRACK: "Music", Kind.LIVE: "Live TV"}
MEDIA = list(NAMES.values())
STREAMS = ["Direct Play", "Direct Stream", "Transcode"]


@pytest.fixture(scope="module")
def face() -> TautulliFace:
    """A household nobody changes."""
    return face_of()[0]


@pytest.fixture(scope="module")
def plays(face: TautulliFace) -> list[Past]:
    """What it played."""
    return face.world.history.plays


def within(plays: list[Past], days: int) -> list[Past]:
    """What ended within the last so many days, to the second."""
    return [play for play in plays if play.stopped >= EVENING - days * DAY]


def at(play: Past, pattern: str) -> str:
    """When a play began, in a pattern."""
    return datetime.fromtimestamp(play.started, UTC).strftime(pattern)


# Graphs

OVER: dict[str, Callable[[Past], str]] = {
    "get_plays_by_date": lambda play: at(play, "%Y-%m-%d"),
    "get_plays_by_dayofweek": lambda play: at(play, "%A"),
    "get_plays_by_hourofday": lambda play: at(play, "%H"),
    "get_plays_by_top_10_users": lambda play: play.person.friendly or play.person.name,
    "get_plays_by_top_10_platforms": lambda play: play.player.model.platform,
}


@pytest.mark.parametrize("command", OVER)
@pytest.mark.parametrize("days", [30, 200])
def test_a_graph_is_the_history_added_up(
    face: TautulliFace, plays: list[Past], command: str, days: int
) -> None:
    for measure, worth in (("plays", lambda _: 1), ("duration", lambda play: play.seconds)):
        graph = data(face, command, time_range=days, y_axis=measure, grouping=0)
        plain: Counter[tuple[str, str]] = Counter()
        for play in within(plays, days):
            plain[OVER[command](play), NAMES[play.item.kind]] += worth(play)
        for name in MEDIA:
            assert line(graph, name) == [plain[label, name] for label in graph["categories"]]


def test_days_of_the_week_hours_and_months_leave_nothing_out(face: TautulliFace, plays: list[Past]) -> None:
    count = len(within(plays, 90))
    for command in ("get_plays_by_dayofweek", "get_plays_by_hourofday"):
        graph = data(face, command, time_range=90, grouping=0)
        assert sum(sum(line(graph, name)) for name in MEDIA) == count
    months = data(face, "get_plays_per_month", time_range=30, grouping=0, y_axis="duration")
    assert sum(sum(line(months, name)) for name in MEDIA) == sum(play.seconds for play in plays)


def test_a_day_has_a_column_even_where_nothing_was_played(face: TautulliFace) -> None:
    graph = data(face, "get_plays_by_date", user_id=NOBODY, time_range=45)
    assert len(graph["categories"]) == 45
    assert graph["categories"][-1] == "2026-03-14"
    assert [series["name"] for series in graph["series"]] == [*MEDIA, "Total"]
    assert all(series["data"] == [0] * 45 for series in graph["series"])


def test_the_total_is_the_sum_of_the_lines(face: TautulliFace) -> None:
    graph = data(face, "get_plays_by_date")
    sums = [sum(values) for values in zip(*(line(graph, name) for name in MEDIA), strict=True)]
    assert line(graph, "Total") == sums


@pytest.mark.parametrize("told", ["0", "abc", ""])
def test_a_range_that_is_none_is_the_usual_one(face: TautulliFace, told: str) -> None:
    assert data(face, "get_plays_by_date", time_range=told) == data(face, "get_plays_by_date")
    assert len(data(face, "get_plays_per_month", time_range=told)["categories"]) == 12


def test_a_month_is_named_and_the_running_one_is_the_last(face: TautulliFace) -> None:
    months = data(face, "get_plays_per_month", time_range=3)["categories"]
    assert months == ["Jan 2026", "Feb 2026", "Mar 2026"]


def test_grouped_a_thing_counts_once_a_column(face: TautulliFace, plays: list[Past]) -> None:
    graph = data(face, "get_plays_by_date", time_range=365)
    days = set(graph["categories"])
    plain = {(at(play, "%Y-%m-%d"), play.reference) for play in within(plays, 365)}
    assert sum(line(graph, "Total")) == len([pair for pair in plain if pair[0] in days])


def test_a_graph_of_one_person_is_of_one_person(face: TautulliFace, plays: list[Past]) -> None:
    graph = data(face, "get_plays_by_top_10_users", user_id=ANNA, grouping=0)
    assert graph["categories"] == ["anna"]
    mine = [play for play in within(plays, 30) if play.person.name == "anna"]
    assert sum(line(graph, name)[0] for name in MEDIA) == len(mine)


@pytest.mark.parametrize(
    "command",
    [
        "get_plays_by_stream_type",
        "get_stream_type_by_top_10_users",
        "get_stream_type_by_top_10_platforms",
        "get_plays_by_source_resolution",
        "get_plays_by_stream_resolution",
    ],
)
def test_ways_of_giving_out_add_up(face: TautulliFace, plays: list[Past], command: str) -> None:
    graph = data(face, command, time_range=60, grouping=0)
    some = within(plays, 60)
    if command == "get_plays_by_stream_type":
        some = [play for play in some if at(play, "%Y-%m-%d") in graph["categories"]]
    elif command.endswith("users"):
        some = [p for p in some if (p.person.friendly or p.person.name) in graph["categories"]]
    elif command.endswith("resolution"):
        some = [play for play in some if play.item.kind is not Kind.TRACK]
    plain = Counter(play.plan.decision for play in some)
    told = [sum(line(graph, name)) for name in STREAMS]
    assert told == [plain["direct play"], plain["copy"], plain["transcode"]]
    assert all(told)


def test_the_ten_that_come_first_come_first(face: TautulliFace) -> None:
    graph = data(face, "get_plays_by_top_10_users", y_axis="duration")
    totals = [sum(values) for values in zip(*(series["data"] for series in graph["series"]), strict=True)]
    assert totals == sorted(totals, reverse=True)
    assert len(totals) == 10


def test_streams_at_once_are_those_whose_times_overlap(face: TautulliFace, plays: list[Past]) -> None:
    graph = data(face, "get_concurrent_streams_by_stream_type", time_range=7)
    some = within(plays, 7)
    for number, day in enumerate(graph["categories"]):
        starts = [play.started for play in some if at(play, "%Y-%m-%d") == day]
        most = max((sum(p.started <= t < p.stopped for p in some) for t in starts), default=0)
        assert line(graph, "Max. Concurrent Streams")[number] == most
        assert max(line(graph, name)[number] for name in STREAMS) <= most
    assert max(count for _, count in at_once(some)) > 2


# The tables of the home page


def table(face: TautulliFace, stat_id: str, **params: object) -> list[dict[str, Any]]:
    """The rows of one table."""
    rows: list[dict[str, Any]] = data(face, "get_home_stats", stat_id=stat_id, **params)["rows"]
    return rows


def test_all_tables_are_told_one_of_them_twice(face: TautulliFace) -> None:
    told = data(face, "get_home_stats")
    assert [stat["stat_id"] for stat in told].count("top_libraries") == 2
    assert len(told) == 12
    assert [stat["stat_id"] for stat in told if "stat_type" not in stat] == [
        "popular_movies",
        "popular_tv",
        "popular_music",
        "last_watched",
        "most_concurrent",
    ]
    assert max(len(stat["rows"]) for stat in told) == 10


def test_one_table_comes_bare_and_an_unknown_one_as_a_list_of_none(face: TautulliFace) -> None:
    assert data(face, "get_home_stats", stat_id="top_users", stats_count=3)["stat_id"] == "top_users"
    assert data(face, "get_home_stats", stat_id="nope") == []
    assert all(stat["rows"] == [] for stat in data(face, "get_home_stats", time_range=0))


def test_who_and_what_comes_first_is_counted(face: TautulliFace, plays: list[Past]) -> None:
    some = within(plays, 30)
    for stats_type, what in (("plays", "total_plays"), ("duration", "total_duration")):
        for stat_id in ("top_users", "top_movies", "top_tv", "top_libraries"):
            rows = table(face, stat_id, stats_type=stats_type, stats_count=50)
            assert [row[what] for row in rows] == sorted((row[what] for row in rows), reverse=True)
    users = {row["user"]: row for row in table(face, "top_users", stats_count=50)}
    mine = [play for play in some if play.person.name == "anna"]
    assert users["anna"]["total_plays"] == len({play.reference for play in mine})
    assert users["anna"]["total_duration"] == sum(play.seconds for play in mine)
    assert sum(row["total_duration"] for row in users.values()) == sum(play.seconds for play in some)
    sections = table(face, "top_libraries", stats_count=50)
    assert sum(row["total_duration"] for row in sections) == sum(play.seconds for play in some)


def test_what_is_popular_is_seen_by_many(face: TautulliFace) -> None:
    rows = table(face, "popular_tv", time_range=365)
    assert [row["users_watched"] for row in rows] == sorted((r["users_watched"] for r in rows), reverse=True)
    assert rows[0]["users_watched"] > 2


def test_what_was_watched_last_was_watched_to_its_end(face: TautulliFace, plays: list[Past]) -> None:
    rows = table(face, "last_watched", stats_start=1, stats_count=4)
    kinds = (Kind.MOVIE, Kind.EPISODE)
    whole = sorted((p.started for p in plays if p.whole and p.item.kind in kinds), reverse=True)
    assert [row["last_watch"] for row in rows] == whole[1:5]


def test_the_most_at_once_has_rows_of_its_own_shape(face: TautulliFace, plays: list[Past]) -> None:
    rows = table(face, "most_concurrent")
    assert [set(row) for row in rows] == [{"title", "count", "started", "stopped"}] * 4
    assert rows[0]["count"] == max(count for _, count in at_once(within(plays, 30)))
    assert all(int(row["started"]) < int(row["stopped"]) for row in rows)


# People and libraries


def test_people_are_counted_over_all_time(face: TautulliFace, plays: list[Past]) -> None:
    rows = data(face, "get_users_table", length=50)["data"]
    assert [row["username"] for row in rows][-1] == "anna"
    assert len(rows) == len(face.world.people) + 1
    assert sum(row["plays"] for row in rows) == len({play.reference for play in plays})
    assert sum(row["duration"] for row in rows) == sum(play.seconds for play in plays)
    local = next(row for row in rows if row["user_id"] == 0)
    assert (local["plays"], local["last_seen"], local["live"]) == (0, None, None)


def test_sums_of_a_person_and_of_a_library_are_those_of_the_history(
    face: TautulliFace, plays: list[Past]
) -> None:
    for command, params, mine in (
        ("get_user_watch_time_stats", {"user_id": ANNA}, [p for p in plays if p.person.user_id == ANNA]),
        ("get_library_watch_time_stats", {"section_id": 1}, [p for p in plays if p.item.section == 1]),
    ):
        for row in data(face, command, **params):
            some = within(mine, row["query_days"]) if row["query_days"] else mine
            assert row["total_plays"] == len({play.reference for play in some})
            assert row["total_time"] == sum(play.seconds for play in some)
    assert {row["total_plays"] for row in data(face, "get_user_watch_time_stats", user_id=NOBODY)} == {0}


def test_players_addresses_and_users_of_a_library_add_up(face: TautulliFace, plays: list[Past]) -> None:
    mine = [play for play in plays if play.person.user_id == ANNA]
    players = data(face, "get_user_player_stats", user_id=ANNA)
    assert sum(row["total_time"] for row in players) == sum(play.seconds for play in mine)
    addresses = data(face, "get_user_ips", user_id=ANNA)
    assert {row["ip_address"] for row in addresses["data"]} == {play.player.address for play in mine}
    assert addresses["recordsTotal"] == len(plays)
    users = data(face, "get_library_user_stats", section_id=2)
    assert sum(r["total_time"] for r in users) == sum(p.seconds for p in plays if p.item.section == 2)


def test_someone_there_is_not_is_local_and_nobody_named_is_refused(face: TautulliFace) -> None:
    assert data(face, "get_user", user_id=NOBODY)["username"] == "Local"
    assert data(face, "get_user", user_id=ANNA)["username"] == "anna"
    assert reply(face, "get_user")[0] == reply(face, "get_library")[0] == 400


def test_libraries_are_told_by_plex_as_text_and_by_the_database_as_numbers(face: TautulliFace) -> None:
    by_plex, rows = data(face, "get_libraries"), data(face, "get_libraries_table")["data"]
    movies = next(row for row in rows if row["section_id"] == 1)
    assert by_plex[0]["count"] == str(movies["count"]) == str(len(face.world.library.movies))
    assert "999999" not in {row["section_id"] for row in by_plex}
    assert next(row for row in rows if row["section_id"] == 999_999)["count"] is None


def test_without_plex_libraries_and_what_is_new_are_missing_and_the_rest_is_there(face: TautulliFace) -> None:
    face = TautulliFace(face.world, KEY)
    assert len(data(face, "get_recently_added", count=7, media_type="movie")["recently_added"]) == 7
    face.set_trouble("plex-down")
    assert data(face, "get_libraries") == []
    assert data(face, "get_recently_added", count=7) == {"recently_added": []}
    assert len(data(face, "get_libraries_table")["data"]) == 6


def test_a_library_is_listed_with_its_files(face: TautulliFace) -> None:
    told = data(face, "get_library_media_info", section_id=1, length=-1)
    assert told["recordsTotal"] == len(face.world.library.movies) == len(told["data"])
    assert told["total_file_size"] == sum(int(row["file_size"]) for row in told["data"])
    assert data(face, "get_library_media_info")["recordsTotal"] == 0
    shows = data(face, "get_library_media_info", section_id=2, search="wire")["data"]
    assert [(row["title"], row["media_type"]) for row in shows] == [("The Wire", "show")]


# Notifications


def test_a_message_goes_out_or_not_and_is_logged() -> None:
    face = face_of()[0]
    refused = [reply(face, "notify", **params) for params in ({}, {"notifier_id": 999})]
    assert [(status, envelope["message"]) for status, envelope in refused] == [
        (400, "Notification failed: no notifier id provided."),
        (400, "Notification failed: invalid notifier_id provided 999."),
    ]
    assert reply(face, "notify", notifier_id=1, subject="a", body="b")[1]["message"] == "Notification failed."
    assert reply(face, "notify", notifier_id=1, subject='"s"', body='{"text": "x"}')[0] == 500
    status, sent = reply(face, "notify", notifier_id=1, subject='{"X-A": "b"}', body='{"text": "x"}')
    assert (status, sent["message"], sent["data"]) == (
        200,
        "Notification sent.",
        {"notification_id": 1_000_002},
    )
    log = data(face, "get_notification_log", length=2)["data"]
    assert [(row["id"], row["success"]) for row in log] == [(1_000_002, 1), (1_000_001, 0)]
    assert reply(face, "notify", notifier_id=2, subject="a", body="b")[0] == 200
    assert reply(face, "notify", notifier_id=3, subject="a", body="b")[0] == 400
    everything = data(face, "get_notification_log", length=-1)
    assert (
        everything["recordsTotal"]
        == len(everything["data"])
        == len({row["id"] for row in everything["data"]})
    )
    plays = {play.id for play in face.world.history.plays}
    assert all(row["session_key"] in plays for row in everything["data"] if row["notify_action"] != "api")
    found = data(face, "get_notification_log", search="MIRA is watching")
    assert 0 < found["recordsFiltered"] < found["recordsTotal"]
    assert data(face, "get_notifiers")[0]["last_success"] == 1
