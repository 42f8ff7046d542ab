"""Pages of the history, and the stream of one play, as Tautulli tells them."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.history_play import PlayFilter, PlayOrder
from mediatui.models.stream import Decision, MediaType, Place, StreamState, Title
from mediatui.services.tautulli.prose import seconds_of
from tests.services.conftest import failure_of
from tests.services.tautulli.conftest import Adapt, Tautulli, reply


def rows(*raw: Any, **around: Any) -> Any:
    """A page of the history."""
    return reply({"data": list(raw), "recordsFiltered": len(raw), "recordsTotal": len(raw), **around})


async def test_a_page_is_read_with_its_totals(adapt: Adapt) -> None:
    page = await adapt(Tautulli(get_history="get_history-default")).plays()
    assert (page.matching, page.total, page.dropped) == (6001, 6000, 0)
    assert (page.page_s, page.total_s) == (42_336.0, 17_194_980.0)
    assert page.next_start == len(page.plays) == 6
    assert len({play.key for play in page.plays}) == 6


async def test_what_still_plays_and_what_is_over_are_told_apart(adapt: Adapt) -> None:
    page = await adapt(Tautulli(get_history="get_history-default")).plays(running=True)
    clip, over = page.plays[0], page.plays[3]
    assert (clip.active, clip.state, clip.session_key, clip.rows) == (True, StreamState.PAUSED, "108", ())
    assert (over.active, over.state, over.row_id, over.rows) == (False, None, 5997, (5997,))
    assert over.title == Title(MediaType.EPISODE, "Episode 5", show="Golden River", season=2, number=5)
    assert (over.started, over.stopped, over.played_s, over.paused_s) == (1795177170, 1795179614, 2444, 0)
    assert (over.user, over.username, over.user_id) == ("birgit.s", "birgit.s", 10000002)
    assert (over.decision, over.percent, over.watched) == (Decision.TRANSCODE, 93, 1)
    assert (over.player, over.platform, over.address) == ("Kodi", "Kodi", "192.168.1.44")
    assert (over.place, over.secure, over.relayed) == (Place.LAN, True, True)
    assert (over.rating_key, over.parent_rating_key, over.grandparent_rating_key) == (
        "20268",
        "20263",
        "20249",
    )


async def test_television_and_music_have_titles_of_their_own(adapt: Adapt) -> None:
    live = (await adapt(Tautulli(get_history="get_history-live-tv-rows")).plays()).plays[1]
    assert live.title == Title(MediaType.LIVE, "Part [2/2]", show="Golden Garden")
    track = (await adapt(Tautulli(get_history="get_history-default")).plays()).plays[4]
    assert track.title.media_type is MediaType.TRACK
    assert (track.title.artist, track.title.album) == ("AC/DC", "Velvet Harbor")


async def test_by_itself_it_asks_for_the_past_alone_and_grouped(adapt: Adapt) -> None:
    service = Tautulli(get_history=rows())
    await adapt(service).plays(start=50, length=25)
    asked = dict(service.asked[0].url.params)
    assert {name: asked[name] for name in ("start", "length", "grouping", "include_activity")} == {
        "start": "50",
        "length": "25",
        "grouping": "1",
        "include_activity": "0",
    }
    assert "user" not in asked
    assert "order_column" not in asked


async def test_filters_and_order_are_asked_in_tautullis_names(adapt: Adapt) -> None:
    service = Tautulli(get_history=rows())
    wanted = PlayFilter(
        user_id=7,
        section_id=3,
        media_types=(MediaType.MOVIE, MediaType.LIVE),
        decision=Decision.DIRECT_STREAM,
        rating_key="9",
        after="2026-01-01",
        search="it's [x]",
    )
    await adapt(service).plays(wanted, order=PlayOrder("duration", descending=False), grouped=False)
    asked = dict(service.asked[0].url.params)
    expected = {
        "user_id": "7",
        "section_id": "3",
        "media_type": "movie,live",
        "transcode_decision": "copy",
        "rating_key": "9",
        "after": "2026-01-01",
        "search": "it's [x]",
        "order_column": "duration",
        "order_dir": "asc",
        "grouping": "0",
    }
    assert {name: asked.get(name) for name in expected} == expected
    assert "before" not in asked


async def test_a_page_is_never_longer_than_can_be_borne(adapt: Adapt) -> None:
    service = Tautulli(get_history=rows())
    for length in (-1, 10**6):
        await adapt(service).plays(length=length)
    assert [request.url.params["length"] for request in service.asked] == ["0", "1000"]


@pytest.mark.parametrize("odd", ["a text", None, [], 7])
async def test_one_odd_row_is_left_out_and_counted(adapt: Adapt, odd: Any) -> None:
    page = await adapt(Tautulli(get_history=rows({"row_id": 1}, odd, {"row_id": 2}))).plays()
    assert [play.row_id for play in page.plays] == [1, 2]
    assert (page.dropped, page.next_start) == (1, None)


async def test_numbers_of_any_type_are_numbers_or_missing(adapt: Adapt) -> None:
    odd = {
        "row_id": "12",
        "group_ids": "10, 12,x",
        "started": "17e8",
        "stopped": "",
        "duration": "90",
        "play_duration": None,
        "paused_counter": -3,
        "percent_complete": "x",
        "watched_status": "0.75",
        "media_index": "",
        "location": "cellular",
        "secure": None,
        "friendly_name": "",
        "user": "anna\x1b[31m",
    }
    play = (await adapt(Tautulli(get_history=rows(odd))).plays()).plays[0]
    assert (play.row_id, play.rows, play.started, play.stopped) == (12, (10, 12), 1.7e9, None)
    assert (play.played_s, play.paused_s, play.percent, play.watched) == (90, 0, None, 0.75)
    assert (play.place, play.secure, play.user) == (Place.WAN, None, "anna [31m")


@pytest.mark.parametrize("data", [{}, [], None, {"data": {}}, {"data": "x"}])
async def test_an_answer_without_rows_is_no_empty_history(adapt: Adapt, data: Any) -> None:
    failure = await failure_of(adapt(Tautulli(get_history=reply(data))).plays())
    assert (failure.kind, "no list of plays" in failure.words) == (FailureKind.BAD_PAYLOAD, True)


# Streams


async def test_a_stream_is_told_before_and_after(adapt: Adapt) -> None:
    service = Tautulli(get_stream_data="get_stream_data-row")
    stream = await adapt(service).play_stream(6000)
    assert service.asked[0].url.params["row_id"] == "6000"
    assert stream is not None
    assert stream.title == Title(MediaType.MOVIE, "Velvet Signal: Reckoning")
    assert (stream.source_container, stream.sent_container) == ("AVI", "AVI")
    assert (stream.source_kbps, stream.sent_kbps) == (1968, 1360)
    assert (stream.source_video.resolution, stream.source_video.codec) == ("SD", "MPEG-4")
    assert (stream.sent_audio.codec, stream.sent_audio.channels) == ("EAC3", "5.1")
    assert (stream.video_decision, stream.audio_decision) == (Decision.DIRECT_PLAY, Decision.DIRECT_PLAY)
    assert (stream.subtitle_decision, stream.subtitle) == (Decision.NONE, None)
    assert (stream.running, stream.imported) == (False, False)


async def test_a_stream_that_was_taken_over_or_still_runs_says_so(adapt: Adapt) -> None:
    imported = await adapt(Tautulli(get_stream_data="get_stream_data-row-old")).play_stream(3)
    assert imported is not None
    assert (imported.imported, imported.sent_kbps, imported.sent_video.resolution) == (True, None, "")
    service = Tautulli(get_stream_data="get_stream_data-live")
    running = await adapt(service).session_stream("107")
    assert service.asked[0].url.params["session_key"] == "107"
    assert running is not None
    assert (running.running, running.source_video.resolution) == (True, "720i")


async def test_a_stream_there_is_not_is_none(adapt: Adapt) -> None:
    adapter = adapt(Tautulli(get_stream_data=reply({})))
    assert await adapter.play_stream(99_999_999) is None
    assert await adapter.session_stream("9999") is None


# Prose


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("0", 0.0),
        ("1 sec", 1.0),
        ("1 hr 1 min 26 secs", 3686.0),
        ("199 days 23 mins", 17_194_980.0),
        ("", None),
        ("soon", None),
        ("3 weeks", None),
        ("5 mins ago", None),
    ],
)
def test_a_duration_in_words_is_a_number_or_nothing(words: str, seconds: float | None) -> None:
    assert seconds_of(words) == seconds
