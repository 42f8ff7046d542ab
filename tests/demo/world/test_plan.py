"""Tests of how a server gives a file to a player."""

from __future__ import annotations

from random import Random

import pytest

from mediatui.demo.world.media import music_file, photo_file, video_file
from mediatui.demo.world.plan import Plan, choose
from mediatui.demo.world.players import MODELS, Player


def plan(grade: str, model: str, *, mbps: float = 1000, hardware: bool = True, seed: int = 1) -> Plan:
    """What is done to a file of a grade for a player of a model."""
    player = Player("p", MODELS[model], "192.168.1.2", "203.0.113.9", lan=mbps >= 1000, mbps=mbps)
    return choose(video_file(grade, "/x", 3600), player, Random(seed), hardware=hardware)


@pytest.mark.parametrize(
    ("grade", "model", "decision"),
    [
        ("1080-web", "appletv", "direct play"),
        ("4k-hdr", "shield", "direct play"),
        ("4k-hdr", "roku", "transcode"),
        ("1080-hevc", "roku", "transcode"),
        ("1080-web", "iphone", "copy"),
        ("live", "lg", "copy"),
    ],
)
def test_a_player_gets_what_it_can_play(grade: str, model: str, decision: str) -> None:
    assert plan(grade, model).decision == decision


def test_sound_alone_is_transcoded_when_the_picture_can_stay() -> None:
    result = plan("1080-web", "chrome")
    assert (result.video, result.audio, result.decision) == ("copy", "transcode", "transcode")


def test_a_thin_line_gets_no_more_than_it_carries() -> None:
    result = plan("1080-remux", "shield", mbps=6)
    assert result.decision == "transcode"
    assert result.kbps < 6000 * 0.85


def test_without_hardware_a_big_picture_is_slow() -> None:
    result = plan("4k-hdr", "roku", hardware=False)
    assert result.slow
    assert not result.hardware_encode


def test_picture_subtitles_are_burnt_in_now_and_then() -> None:
    burnt = [p for p in (plan("1080-remux", "lg", seed=seed) for seed in range(60)) if p.subtitle == "burn"]
    assert 0 < len(burnt) < 30
    assert all(p.video == "transcode" and p.shown is not None and p.shown.is_picture for p in burnt)


def test_a_photo_and_music_at_home_are_sent_as_they_are() -> None:
    player = Player("p", MODELS["plexamp"], "192.168.1.2", "203.0.113.9", lan=True)
    for file in (photo_file("/x"), music_file("flac", "/x", 300)):
        assert choose(file, player, Random(1), hardware=True).decision == "direct play"
