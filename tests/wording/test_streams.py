"""What a stream is doing, in words."""

from __future__ import annotations

import pytest

from mediatui.models.stream import AudioPart, Decision, StreamState, Transcode, VideoPart
from mediatui.wording.streams import (
    audio_words,
    offset_now,
    quality,
    stream_words,
    time_left,
    transcode_words,
    video_words,
)
from tests.fakes import NOW, stream

UHD, HD = VideoPart("4K", "HEVC", "HDR10", 48_000), VideoPart("1080p", "H.264", "SDR", 8_000)


def test_quality_is_source_to_stream_only_where_they_differ() -> None:
    assert quality(stream(source_video=UHD, sent_video=HD)) == "4K→1080p"
    assert quality(stream(source_video=HD, sent_video=HD)) == "1080p"
    assert quality(stream(source_video=UHD)) == "4K"
    assert quality(stream(source_audio=AudioPart("FLAC"), sent_audio=AudioPart("AAC"))) == "FLAC→AAC"
    assert quality(stream()) == ""


@pytest.mark.parametrize(
    ("transcode", "words"),
    [
        (Transcode(hw_encode=True, throttled=True, speed=0.0), "hw throttled"),
        (Transcode(speed=0.7), "sw 0.7× slow"),
        (Transcode(hw_encode=True, speed=3.24), "hw 3.2×"),
        (Transcode(), "sw"),
    ],
)
def test_how_a_transcode_fares(transcode: Transcode, words: str) -> None:
    assert transcode_words(transcode) == words


def test_the_cell_says_decision_quality_and_fate() -> None:
    video = stream(
        decision=Decision.TRANSCODE,
        video_decision=Decision.TRANSCODE,
        source_video=UHD,
        sent_video=HD,
        transcode=Transcode(speed=0.7),
    )
    assert stream_words(video) == "Transcode 4K→1080p sw 0.7× slow"
    audio = stream(
        decision=Decision.TRANSCODE,
        video_decision=Decision.DIRECT_STREAM,
        source_video=HD,
        sent_video=HD,
        transcode=Transcode(),
    )
    assert stream_words(audio) == "Transcode 1080p audio"
    assert stream_words(stream(source_video=HD, sent_video=HD)) == "Direct play 1080p"


def test_parts_in_words() -> None:
    assert video_words(UHD) == "4K HEVC HDR10 48.0 Mbps"
    assert video_words(HD) == "1080p H.264 8.0 Mbps"
    assert audio_words(AudioPart("DTS", "5.1", "English", 1509)) == "English DTS 5.1 1.5 Mbps"
    assert video_words(VideoPart()) == ""


def test_progress_moves_on_between_polls_only_while_it_plays_and_the_data_is_live() -> None:
    playing = stream(offset_s=10.0, duration_s=100.0)
    assert offset_now(playing, NOW, NOW + 5) == 15
    assert offset_now(playing, NOW, NOW + 5, running=False) == 10
    assert offset_now(playing, NOW, NOW + 500) == 100, "never past the end"
    assert offset_now(playing, NOW, NOW - 60) == 10, "never back, whatever the clock did"
    assert offset_now(stream(state=StreamState.PAUSED, offset_s=10.0), NOW, NOW + 5) == 10
    assert offset_now(stream(offset_s=None), NOW, NOW + 5) is None


def test_time_left() -> None:
    assert time_left(stream(duration_s=100.0), 30.0) == 70
    assert time_left(stream(duration_s=None), 30.0) is None
    assert time_left(stream(duration_s=100.0), None) is None
