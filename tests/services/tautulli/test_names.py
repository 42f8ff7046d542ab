"""Short names as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.services.tautulli.names import channels_name, codec_name, container_name, resolution_name


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("dca", "DTS"),
        ("eac3", "EAC3"),
        ("hevc", "HEVC"),
        ("h264", "H.264"),
        ("truehd", "TrueHD"),
        ("aac", "AAC"),
        ("pcm_s16le", "PCM"),
        ("srt", "SRT"),
        ("dvd_subtitle", "VobSub"),
        ("av2", "AV2"),
        ("somethingnew", "somethingnew"),
        ("*", ""),
        ("", ""),
    ],
)
def test_codecs(codec: str, name: str) -> None:
    assert codec_name(codec) == name


def test_dts_is_named_by_its_profile() -> None:
    assert codec_name("dca", "ma") == "DTS-HD MA"
    assert codec_name("dca", "dts") == "DTS"
    assert codec_name("aac", "ma") == "AAC"


@pytest.mark.parametrize(
    ("full", "bare", "name"),
    [
        ("4k", "4k", "4K"),
        ("1080p", "1080", "1080p"),
        ("720i", "720", "720i"),
        ("sd", "sd", "SD"),
        ("SD", "", "SD"),
        ("p", "", ""),
        ("", "1080", "1080p"),
        ("p", "4k", "4K"),
        ("", "", ""),
        ("nonsense", "x", ""),
    ],
)
def test_resolutions(full: str, bare: str, name: str) -> None:
    assert resolution_name(full, bare) == name


@pytest.mark.parametrize(
    ("layout", "count", "name"),
    [
        ("5.1(side)", "6", "5.1"),
        ("7.1", "8", "7.1"),
        ("7.1.4", "12", "7.1.4"),
        ("stereo", "2", "Stereo"),
        ("Stereo", "2", "Stereo"),
        ("", "2", "Stereo"),
        ("", "6", "5.1"),
        ("6", "6", "5.1"),
        ("", "13", "13"),
        ("", "", ""),
    ],
)
def test_channels(layout: str, count: str, name: str) -> None:
    assert channels_name(layout, count) == name


def test_containers() -> None:
    assert container_name("mkv") == "MKV"
    assert container_name("mpegts") == "MPEG-TS"
    assert container_name("") == ""


@given(st.text(), st.text())
def test_no_name_can_break_them(one: str, other: str) -> None:
    for name in (codec_name(one, other), resolution_name(one, other), channels_name(one, other)):
        assert isinstance(name, str)
