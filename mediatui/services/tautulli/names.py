"""What Tautulli's short names are as people write them: codecs, resolutions, channels."""

from __future__ import annotations

import re
from collections.abc import Mapping

_CODECS: Mapping[str, str] = {
    "aac": "AAC",
    "ac3": "AC3",
    "alac": "ALAC",
    "ape": "APE",
    "ass": "ASS",
    "av1": "AV1",
    "dca": "DTS",
    "dca-ma": "DTS-HD MA",
    "dts": "DTS",
    "dvb_subtitle": "DVB",
    "dvd_subtitle": "VobSub",
    "eac3": "EAC3",
    "eia_608": "CC",
    "cea608": "CC",
    "flac": "FLAC",
    "h263": "H.263",
    "h264": "H.264",
    "h265": "HEVC",
    "hdmv_pgs_subtitle": "PGS",
    "hevc": "HEVC",
    "jpeg": "JPEG",
    "mov_text": "Timed text",
    "mp2": "MP2",
    "mp3": "MP3",
    "mpeg1video": "MPEG-1",
    "mpeg2video": "MPEG-2",
    "mpeg4": "MPEG-4",
    "msmpeg4v3": "MPEG-4",
    "opus": "Opus",
    "pcm": "PCM",
    "pgs": "PGS",
    "smi": "SAMI",
    "srt": "SRT",
    "ssa": "SSA",
    "truehd": "TrueHD",
    "vc1": "VC-1",
    "vobsub": "VobSub",
    "vorbis": "Vorbis",
    "vp8": "VP8",
    "vp9": "VP9",
    "webvtt": "WebVTT",
    "wmav2": "WMA",
    "wmv3": "WMV",
}

_DTS_PROFILES = {"ma": "DTS-HD MA", "hra": "DTS-HD HRA", "es": "DTS-ES", "x": "DTS:X"}

_COUNTS = {"1": "Mono", "2": "Stereo", "3": "2.1", "4": "4.0", "5": "5.0", "6": "5.1", "7": "6.1", "8": "7.1"}

_RESOLUTION = re.compile(r"(\d{3,5})([pi]?)")
_LAYOUT = re.compile(r"(\d{1,2}\.\d(?:\.\d)?)\b.*")


def codec_name(codec: str, profile: str = "") -> str:
    """ "dca" → "DTS", "h264" → "H.264"; an unknown short one in capitals, "*" (any) not at all."""
    name = codec.lower()
    if name in ("", "*"):
        return ""
    if name in ("dca", "dts") and profile.lower() in _DTS_PROFILES:
        return _DTS_PROFILES[profile.lower()]
    if name.startswith("pcm_"):
        return "PCM"
    return _CODECS.get(name) or (name.upper() if len(name) <= 5 else codec)


def resolution_name(full: str, bare: str = "") -> str:
    """ "4k" → "4K", "1080p", "720i", "sd" → "SD"; `bare` ("1080") where `full` is missing or only its "p"."""
    for text in (full.lower(), bare.lower()):
        if text in ("sd", "2k", "4k", "8k"):
            return text.upper()
        found = _RESOLUTION.fullmatch(text)
        if found:
            return f"{found[1]}{found[2] or 'p'}"
    return ""


def channels_name(layout: str, count: str = "") -> str:
    """ "5.1(side)" → "5.1", "stereo" → "Stereo"; by the number of channels where the layout is missing."""
    found = _LAYOUT.fullmatch(layout)
    if found:
        return found[1]
    return (
        layout[:1].upper() + layout[1:]
        if layout and not layout.isdigit()
        else _COUNTS.get(layout or count, count)
    )


def container_name(container: str) -> str:
    """ "mkv" → "MKV", "mpegts" → "MPEG-TS"."""
    return (
        "MPEG-TS"
        if container.lower() == "mpegts"
        else container.upper()
        if len(container) <= 6
        else container
    )
