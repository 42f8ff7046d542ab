"""Each recorded session becomes the stream a person would describe."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from mediatui.models.stream import (
    AudioPart,
    Decision,
    MediaType,
    Place,
    Stream,
    StreamState,
    SubtitlePart,
    Title,
)
from mediatui.services.tautulli.mapping import stream_of
from mediatui.services.tautulli.wire import session_of
from tests.services.tautulli.conftest import recording


@cache
def recorded() -> dict[str, dict[str, Any]]:
    sessions = json.loads(recording("get_activity-full")[2])["response"]["data"]["sessions"]
    return {session["session_key"]: session for session in sessions}


def stream(key: str = "", /, **changes: Any) -> Stream:
    """The stream of a recorded session, or of none but the changes; None takes a field away."""
    raw = {**(recorded()[key] if key else {"session_key": "1"}), **changes}
    session = session_of({name: value for name, value in raw.items() if value is not None})
    assert session is not None
    return stream_of(session, "cabin")


def test_a_movie_played_as_it_is() -> None:
    movie = stream("101")
    assert movie.title == Title(MediaType.MOVIE, "Iron Garden", 1998)
    assert (movie.user, movie.player, movie.product) == ("atlas", "Living Room", "Plex for Android (TV)")
    assert (movie.state, movie.decision) == (StreamState.PLAYING, Decision.DIRECT_PLAY)
    assert (movie.place, movie.secure, movie.address) == (Place.LAN, True, "192.168.1.20")
    assert (movie.offset_s, movie.duration_s) == (1816.652, 9480.0)
    assert (movie.bandwidth_kbps, movie.source_kbps, movie.sent_kbps) == (64322, 63509, 63509)
    assert movie.source_video.resolution == "4K"
    assert movie.source_video.codec == "HEVC"
    assert movie.source_video.dynamic_range == "Dolby Vision/HDR10"
    assert (movie.source_video.width, movie.source_video.height) == (3840, 2160)
    assert movie.source_audio == AudioPart("DTS", "5.1", "English", 1509)
    assert movie.sent_video == movie.source_video
    assert movie.transcode is None
    assert movie.subtitle is None
    assert movie.subtitle_decision is Decision.NONE
    assert movie.guids == ("imdb://tt0001033", "tmdb://1033")
    assert (movie.library, movie.file_size, movie.source_container) == ("Movies", 75258165000, "MKV")
    assert movie.key == "cabin/101/763fb4687906492f9ceeb120"


def test_an_episode_that_is_remuxed() -> None:
    episode = stream("102")
    assert episode.title == Title(MediaType.EPISODE, "Episode 1", show="進撃の巨人", season=1, number=1)
    assert episode.decision is Decision.DIRECT_STREAM
    assert (episode.video_decision, episode.audio_decision) == (
        Decision.DIRECT_STREAM,
        Decision.DIRECT_STREAM,
    )
    assert episode.place is Place.WAN
    assert episode.transcode is not None
    assert (episode.transcode.container, episode.transcode.protocol) == ("MP4", "dash")


def test_a_transcode_in_software_that_burns_subtitles_in() -> None:
    movie = stream("103")
    assert movie.decision is Decision.TRANSCODE
    assert movie.subtitle_decision is Decision.BURN
    assert movie.subtitle == SubtitlePart("PGS", "Deutsch", forced=True)
    assert (movie.source_video.resolution, movie.sent_video.resolution) == ("4K", "720p")
    assert (movie.source_audio.channels, movie.sent_audio.channels) == ("5.1", "Stereo")
    assert movie.transcode is not None
    assert not movie.transcode.hardware
    assert movie.transcode.speed == 0.9
    assert movie.transcode.slow
    assert movie.transcode.progress_percent == 35


def test_a_transcode_in_hardware_that_rests() -> None:
    episode = stream("104")
    assert episode.state is StreamState.PAUSED
    assert episode.secure is False
    assert episode.audio_decision is Decision.DIRECT_STREAM
    assert episode.transcode is not None
    assert (episode.transcode.hw_decode, episode.transcode.hw_encode) == (True, True)
    assert episode.transcode.throttled
    assert not episode.transcode.slow


def test_a_track() -> None:
    track = stream("105")
    title = Title(MediaType.TRACK, "Season (feat. Ada Lind)", artist="AC/DC", album="Velvet Harbor")
    assert track.title == title
    assert (track.video_decision, track.audio_decision) == (Decision.NONE, Decision.DIRECT_PLAY)
    assert track.source_video.resolution == ""
    assert track.source_audio.codec == "FLAC"


def test_the_artist_of_a_track_is_its_own_and_not_its_compilations() -> None:
    assert stream("105", original_title="Ada Lind").title.artist == "Ada Lind"


def test_a_stream_over_the_relay_that_buffers() -> None:
    movie = stream("106")
    assert (movie.state, movie.relayed, movie.offset_s) == (StreamState.BUFFERING, True, 0.0)
    assert movie.transcode is not None
    assert (movie.transcode.hw_decode, movie.transcode.hw_encode) == (False, True)


def test_live_television() -> None:
    live = stream("107")
    assert live.title == Title(MediaType.LIVE, "Dagsrevyen", show="Dagsrevyen", channel="NRK1")
    assert live.user == "Grandma"
    assert live.source_video.resolution == "720i"
    assert live.transcode is not None
    assert live.transcode.progress_percent is None
    assert stream("107", channel_call_sign="").title.channel == "1.1 NRK1 [HD]"


def test_live_television_without_an_end() -> None:
    assert stream("107", duration="0", stream_duration="").duration_s is None


def test_a_trailer() -> None:
    trailer = stream("108")
    assert trailer.title == Title(MediaType.TRAILER, "Official Trailer", 2024)
    assert (trailer.session_id, trailer.bandwidth_kbps, trailer.file_size) == ("", None, None)
    assert stream("108", sub_type="").title.media_type is MediaType.TRAILER
    assert stream("108", sub_type="", extra_type="").title.media_type is MediaType.CLIP


def test_a_player_that_tells_little() -> None:
    dlna = stream("109")
    assert (dlna.secure, dlna.address, dlna.device, dlna.sent_kbps) == (None, "", "", None)
    assert dlna.place is Place.LAN


def test_a_photo() -> None:
    photo = stream(media_type="photo", title="Beach", stream_video_decision="", stream_audio_decision="")
    assert photo.title == Title(MediaType.PHOTO, "Beach")
    assert photo.duration_s is None
    assert (photo.video_decision, photo.audio_decision) == (Decision.NONE, Decision.NONE)


def test_a_session_of_nothing_but_a_key_is_a_stream_all_the_same() -> None:
    bare = stream()
    assert bare.title == Title(MediaType.UNKNOWN)
    assert (bare.state, bare.decision, bare.place) == (
        StreamState.UNKNOWN,
        Decision.DIRECT_PLAY,
        Place.UNKNOWN,
    )
    assert (bare.user, bare.offset_s, bare.bandwidth_kbps, bare.secure) == ("", None, None, None)


@pytest.mark.parametrize(
    ("names", "user"),
    [
        ({"friendly_name": "Grandma", "username": "g@mail", "user": "g"}, "Grandma"),
        ({"friendly_name": "", "username": "g@mail", "user": "g"}, "g@mail"),
        ({"user": "g"}, "g"),
    ],
)
def test_a_person_is_called_as_the_owner_calls_them(names: dict[str, str], user: str) -> None:
    assert stream(**names).user == user


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"location": "lan", "local": 0}, Place.LAN),
        ({"location": "wan", "local": 1}, Place.WAN),
        ({"location": "cellular"}, Place.WAN),
        ({"local": 1}, Place.LAN),
        ({"local": "0"}, Place.WAN),
        ({}, Place.UNKNOWN),
    ],
)
def test_from_where_someone_watches(fields: dict[str, Any], place: Place) -> None:
    assert stream(**fields).place is place


@pytest.mark.parametrize(
    ("fields", "decision"),
    [
        ({"transcode_decision": "copy"}, Decision.DIRECT_STREAM),
        ({"transcode_decision": "", "video_decision": "transcode"}, Decision.TRANSCODE),
        ({"stream_video_decision": "copy", "audio_decision": "transcode"}, Decision.TRANSCODE),
        ({"stream_audio_decision": "copy"}, Decision.DIRECT_STREAM),
        ({"transcode_decision": "burn", "audio_decision": "copy"}, Decision.DIRECT_STREAM),
    ],
)
def test_the_decision_of_the_whole_follows_from_its_parts_where_it_is_not_told(
    fields: dict[str, Any], decision: Decision
) -> None:
    assert stream(**fields).decision is decision


def test_a_subtitle_that_is_there_but_not_chosen_is_not_shown() -> None:
    fields = {"stream_subtitle_codec": "srt", "stream_subtitle_decision": "copy"}
    assert stream(subtitles=0, **fields).subtitle is None
    assert stream(subtitles=0, **fields).subtitle_decision is Decision.NONE
    assert stream(subtitles=1, **fields).subtitle == SubtitlePart("SRT")
    assert stream(subtitles=1, **fields).subtitle_decision is Decision.DIRECT_STREAM


def test_what_is_sent_unchanged_is_known_though_it_is_not_told() -> None:
    fields = {"video_full_resolution": "1080p", "video_codec": "h264", "audio_codec": "aac"}
    sent = stream(**fields, video_decision="direct play", audio_decision="copy")
    assert sent.sent_video == sent.source_video
    assert sent.sent_audio == sent.source_audio
    changed = stream(**fields, video_decision="transcode", audio_decision="transcode")
    assert changed.sent_video.resolution == ""
    assert changed.sent_audio.codec == ""


def test_numbers_below_zero_are_not_known() -> None:
    odd = stream(bandwidth="-1", view_offset=-5, duration="-1", file_size=-1, transcode_decision="copy")
    assert (odd.bandwidth_kbps, odd.offset_s, odd.duration_s, odd.file_size) == (None, None, None, None)
    assert odd.transcode is not None
    assert odd.transcode.speed is None
