"""Graphs, the tables of the home page, people, libraries and notifications, as Tautulli tells them."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from mediatui.models.audience import Whereabouts
from mediatui.models.failure import FailureKind
from mediatui.models.statistics import Graph, GraphKind, Line, Measure, StatKind, WatchTime
from mediatui.models.stream import MediaType, Title
from mediatui.services.errors import ServiceError
from mediatui.services.tautulli.statistics import COMMANDS
from tests.services.conftest import KEY, failure_of
from tests.services.tautulli.conftest import Adapt, Tautulli, reply

# Graphs


def test_every_graph_has_a_command() -> None:
    assert set(COMMANDS) == {kind.value for kind in GraphKind}
    assert len(set(COMMANDS.values())) == len(COMMANDS)


async def test_a_graph_is_lines_over_categories(adapt: Adapt) -> None:
    service = Tautulli(get_plays_by_date="get_plays_by_date")
    graph = await adapt(service).graph(GraphKind.BY_DATE, span=30, measure=Measure.PLAYS, user_ids=(1, 2))
    assert [line.name for line in graph.lines] == ["TV", "Movies", "Music", "Live TV", "Total"]
    assert {len(line.values) for line in graph.lines} == {len(graph.categories)} == {30}
    assert (graph.categories[0], graph.lines[4].values[0]) == ("2026-10-22", 21)
    asked = dict(service.asked[0].url.params)
    assert (asked["time_range"], asked["y_axis"], asked["user_id"]) == ("30", "plays", "1,2")


async def test_a_graph_that_does_not_fit_is_made_to(adapt: Adapt) -> None:
    series = [{"name": "TV", "data": [1, "2", None, 4, 5]}, {"name": 7}, "a text", None]
    data = {"categories": ["a", 2, None, "d"], "series": series}
    graph = await adapt(Tautulli(get_plays_by_date=reply(data))).graph(GraphKind.BY_DATE)
    assert graph == Graph(("a", "2", "", "d"), (Line("TV", (1, 2, 0, 4)), Line("7", (0, 0, 0, 0))))


@pytest.mark.parametrize("data", [{}, [], None, "x", {"categories": [], "series": {}}])
async def test_what_is_no_graph_is_a_failure(adapt: Adapt, data: Any) -> None:
    failure = await failure_of(adapt(Tautulli(get_plays_per_month=reply(data))).graph(GraphKind.BY_MONTH))
    assert failure.kind is FailureKind.BAD_PAYLOAD


# The tables of the home page


async def test_every_table_is_told_once_and_says_what_it_is_about(adapt: Adapt) -> None:
    service = Tautulli(get_home_stats="get_home_stats")
    stats = {stat.kind: stat for stat in await adapt(service).stats(days=7, measure=Measure.DURATION)}
    assert list(stats) == list(StatKind)
    asked = service.asked[0].url.params
    assert (asked["time_range"], asked["stats_type"]) == ("7", "duration")
    names = {kind: stat.rows[0].name for kind, stat in stats.items()}
    assert names[StatKind.TOP_MOVIES] == "Iron Frontier"
    assert names[StatKind.TOP_SHOWS] == "Crimson Signal"
    assert names[StatKind.TOP_LIBRARIES] == "TV Shows"
    assert names[StatKind.TOP_USERS] == "atlas"
    assert names[StatKind.TOP_PLATFORMS] == "tvOS"
    assert names[StatKind.MOST_CONCURRENT] == "Concurrent Streams"
    assert stats[StatKind.TOP_USERS].by is Measure.PLAYS
    assert stats[StatKind.LAST_WATCHED].by is None


async def test_rows_have_their_figures_whatever_their_type(adapt: Adapt) -> None:
    stats = {
        stat.kind: stat.rows[0] for stat in await adapt(Tautulli(get_home_stats="get_home_stats")).stats()
    }
    user, popular = stats[StatKind.TOP_USERS], stats[StatKind.POPULAR_SHOWS]
    assert (user.plays, user.duration_s, user.user_id, user.last_at) == (222, 619723, 10000001, 1795177447)
    assert user.title == Title(MediaType.EPISODE, "Part [1/2]", show="Golden Signal", season=1, number=6)
    assert (popular.users, popular.plays, popular.title) == (9, 20, None)
    most = stats[StatKind.MOST_CONCURRENT]
    assert (most.at_once, most.started, most.stopped, most.plays) == (10, 1794948292, 1794948294, None)


async def test_one_table_alone_is_read_and_an_unknown_one_left_out(adapt: Adapt) -> None:
    adapter = adapt(Tautulli(get_home_stats="get_home_stats-concurrent"))
    (stat,) = await adapter.stats(kind=StatKind.MOST_CONCURRENT)
    assert len(stat.rows) == 4
    for data in ([], {}, [{"stat_id": "new_thing", "rows": []}, "a text"]):
        assert await adapt(Tautulli(get_home_stats=reply(data))).stats() == ()
    odd = [{"stat_id": "top_users", "rows": [{"user": "a"}, 7]}, {"stat_id": "top_tv", "rows": None}]
    users, shows = await adapt(Tautulli(get_home_stats=reply(odd))).stats()
    assert (len(users.rows), users.dropped, shows.rows) == (1, 1, ())


# People


async def test_people_are_told_with_what_they_played(adapt: Adapt) -> None:
    played, never = await adapt(Tautulli(get_users_table="get_users_table")).viewers()
    assert (played.id, played.name, played.plays, played.duration_s) == (10000004, "りんご", 623, 1867922)
    assert (played.last_played, played.platform) == ("Last Signal - The Letter", "PlayStation")
    assert (never.plays, never.last_seen, never.last_played, never.active) == (0, None, "", True)


async def test_someone_there_is_not_is_none_and_not_the_one_tautulli_makes_up(adapt: Adapt) -> None:
    anna = await adapt(Tautulli(get_user="get_user-10000001")).viewer(10000001)
    assert anna is not None
    assert (anna.name, anna.admin, anna.libraries[0]) == ("atlas", True, "1")
    local = adapt(Tautulli(get_user="get_user-0"))
    assert await local.viewer(424242) is None
    assert (await local.viewer(0)) is not None
    assert await adapt(Tautulli(get_user=reply({}))).viewer(1) is None


async def test_a_name_of_spaces_is_none(adapt: Adapt) -> None:
    row = {"user_id": 9, "username": "mo", "friendly_name": "   "}
    (viewer,) = await adapt(Tautulli(get_users_table=reply({"data": [row, {"username": "x"}]}))).viewers()
    assert viewer.name == "mo"


async def test_sums_players_and_addresses_of_a_person(adapt: Adapt) -> None:
    adapter = adapt(
        Tautulli(
            get_user_watch_time_stats="get_user_watch_time_stats-10000001",
            get_user_player_stats="get_user_player_stats-10000001",
            get_user_ips="get_user_ips",
        )
    )
    times = await adapter.viewer_times(10000001)
    assert times[0] == WatchTime(1, 15, 67286)
    assert [time.days for time in times] == [1, 7, 30, 0]
    players = await adapter.viewer_players(10000001)
    assert [(share.player, share.plays) for share in players] == [("TV", 505), ("", 493), ("Sovrom", 454)]
    addresses = await adapter.viewer_addresses(10000001)
    assert [address.address for address in addresses] == ["192.168.1.44", "192.168.1.20", ""]


async def test_where_an_address_is_is_asked_once_and_not_known_is_none(adapt: Adapt) -> None:
    service = Tautulli(get_geoip_lookup="get_geoip_lookup-ok")
    adapter = adapt(service)
    for _ in range(2):
        place = await adapter.whereabouts("198.51.100.23")
        assert place is not None
        assert (place.city, place.code, place.latitude) == ("Oslo", "NO", 59.9139)
    assert len(service.asked) == 1
    partial = await adapt(Tautulli(get_geoip_lookup="get_geoip_lookup-partial")).whereabouts("203.0.113.1")
    assert isinstance(partial, Whereabouts)
    assert (partial.city, partial.country) == ("", "United States")
    private = adapt(Tautulli(get_geoip_lookup="get_geoip_lookup-private"))
    assert await private.whereabouts("192.168.1.20") is None
    wrong = reply({}, status=400, result="error", message="Invalid apikey")
    failure = await failure_of(adapt(Tautulli(get_geoip_lookup=wrong)).whereabouts("192.168.1.20"))
    assert failure.kind is FailureKind.WRONG_KEY


# Libraries


async def test_libraries_are_told_also_where_they_have_no_counts(adapt: Adapt) -> None:
    sections = await adapt(Tautulli(get_libraries_table="get_libraries_table")).sections()
    by_kind = {section.kind: section for section in sections}
    assert (by_kind["artist"].count, by_kind["artist"].children, by_kind["artist"].plays) == (10, 300, 876)
    assert (by_kind["live"].id, by_kind["live"].count) == (999999, None)
    assert (by_kind["photo"].last_played, by_kind["photo"].last_at) == ("", None)


async def test_a_library_is_paged_with_its_size(adapt: Adapt) -> None:
    service = Tautulli(get_library_media_info="get_library_media_info-1")
    page = await adapt(service).section_items(1, start=10, search="Fam")
    assert (page.matching, page.total, page.size, page.start) == (260, 260, 3904636470000, 10)
    item = page.items[0]
    assert (item.rating_key, item.year, item.plays, item.size) == ("1012", 2020, 5, 5553600000)
    assert (item.container, item.resolution, item.video_codec) == ("MP4", "720p", "H.264")
    assert service.asked[0].url.params["search"] == "Fam"


async def test_sums_and_users_of_a_library(adapt: Adapt) -> None:
    adapter = adapt(
        Tautulli(
            get_library_watch_time_stats="get_library_watch_time_stats-1",
            get_library_user_stats="get_library_user_stats-1",
        )
    )
    assert (await adapter.section_times(1))[3] == WatchTime(0, 1594, 10580924)
    assert [(share.user, share.plays) for share in await adapter.section_users(1)] == [
        ("atlas", 402),
        ("Kids", 237),
    ]


async def test_what_is_new_is_never_asked_for_without_a_type(adapt: Adapt) -> None:
    service = Tautulli(get_recently_added="get_recently_added-10")
    episode, season, movie = await adapt(service).recently_added("show", count=3)
    assert dict(service.asked[0].url.params)["media_type"] == "show"
    assert episode.title == Title(MediaType.EPISODE, "Part [1/2]", show="Silent Signal", season=1, number=8)
    assert season.title == Title(MediaType.EPISODE, show="Frozen River", season=1)
    assert movie.title.media_type is MediaType.MOVIE
    album = (await adapt(Tautulli(get_recently_added="get_recently_added-section")).recently_added("artist"))[
        0
    ]
    assert (album.title.artist, album.title.album, album.children) == (
        "Various Artists",
        "Distant Season",
        10,
    )


# Notifications


async def test_notifiers_and_what_they_told(adapt: Adapt) -> None:
    adapter = adapt(
        Tautulli(get_notifiers="get_notifiers-1", get_notification_log="get_notification_log-after")
    )
    (notifier,) = await adapter.notifiers()
    assert (notifier.id, notifier.name, notifier.agent, notifier.active) == (
        1,
        "sink [local]",
        "Webhook",
        False,
    )
    page = await adapter.notifications()
    assert [(entry.subject, entry.well) for entry in page.entries] == [
        ("hello [x]", False),
        ("", True),
        ("a", False),
    ]
    assert (page.matching, page.total) == (3, 3)


async def test_a_message_is_sent_as_it_was_shown_and_refused_in_tautullis_words(adapt: Adapt) -> None:
    service = Tautulli(notify="notify-missing-body")
    adapter = adapt(service)
    await adapter.notify(1, "hello [x]", "a b ✓")
    (call,) = adapter.notify_call(1, "hello [x]", "a b ✓")
    sent = httpx.URL(f"http://x{call.removeprefix('GET ')}").params
    assert dict(sent) == {name: value for name, value in service.asked[0].url.params.items() if value != KEY}
    assert KEY not in call
    failure = await failure_of(adapt(Tautulli(notify="notify-agent-down")).notify(1, "a", "b"))
    assert (failure.kind, "Notification failed" in failure.words) == (FailureKind.REFUSED, True)


async def test_read_only_nothing_is_sent(adapt: Adapt) -> None:
    service = Tautulli(notify="notify-missing-body")
    failure = await failure_of(adapt(service, read_only=True).notify(1, "a", "b"))
    assert (failure.kind, service.asked) == (FailureKind.READ_ONLY, [])


# All of them


async def test_what_plays_now_never_waits_for_what_is_slow(adapt: Adapt) -> None:
    release, slow = asyncio.Event(), []

    async def answer(request: httpx.Request) -> httpx.Response:
        if request.url.params["cmd"] == "get_activity":
            return httpx.Response(200, json={"response": {"result": "success", "data": {"sessions": []}}})
        slow.append(request)
        await release.wait()
        return httpx.Response(
            200, json={"response": {"result": "success", "data": {"categories": [], "series": []}}}
        )

    adapter = adapt(answer)
    graphs = [asyncio.ensure_future(adapter.graph(kind)) for kind in GraphKind]
    activity = await asyncio.wait_for(adapter.activity(), 5)
    assert (activity.streams, len(slow)) == ((), 1)
    release.set()
    await asyncio.gather(*graphs)
    assert len(slow) == len(GraphKind)


@pytest.mark.parametrize(
    "answer",
    [
        reply(None),
        reply({}),
        reply([]),
        reply("x"),
        reply({"data": [1, None, []]}),
        (200, "text/html", b"<html>"),
    ],
)
async def test_whatever_comes_is_understood_or_a_failure(adapt: Adapt, answer: Any) -> None:
    service = Tautulli()
    service.answers = dict.fromkeys(
        [*COMMANDS.values(), "get_home_stats", "get_users_table", "get_user", "get_users", "get_user_ips",
         "get_user_watch_time_stats", "get_user_player_stats", "get_libraries_table", "get_geoip_lookup",
         "get_library_media_info", "get_library_watch_time_stats", "get_library_user_stats", "get_notifiers",
         "get_recently_added", "get_notification_log", "notify", "get_history", "get_stream_data"],
        answer,
    )  # fmt: skip
    a = adapt(service)
    calls = [
        a.plays(), a.play_stream(1), a.watched_keys("x"), a.stats(), a.viewers(), a.viewer(1),
        a.viewer_times(1), a.viewer_players(1), a.viewer_addresses(1), a.whereabouts("x"), a.sections(),
        a.section_items(1), a.section_times(1), a.section_users(1), a.recently_added("movie"),
        a.notifiers(), a.notifications(), a.notify(1, "", ""), *(a.graph(kind) for kind in GraphKind),
    ]  # fmt: skip
    for call in calls:
        try:
            await call
        except ServiceError as error:
            assert error.failure.words
