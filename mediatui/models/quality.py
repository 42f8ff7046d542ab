"""Quality and language of a file or release, as Radarr, Sonarr and Lidarr name them."""

from __future__ import annotations

from typing import NamedTuple


class Quality(NamedTuple):
    """A quality with its revision: whole enough to be sent back as it came."""

    id: int = 0
    name: str = ""
    """ "Bluray-1080p"; "" where it is not known."""
    source: str = ""
    resolution: int = 0
    modifier: str = ""
    """ "remux", "screener"; Radarr only."""
    version: int = 1
    """2: a proper or repack of the first."""
    real: int = 0
    is_repack: bool = False


class Language(NamedTuple):
    """A language by the service's own number."""

    id: int
    name: str


class MediaInfo(NamedTuple):
    """What is in a file. Empty where it is not known."""

    video_codec: str = ""
    resolution: str = ""
    """ "1920x1080"."""
    dynamic_range: str = ""
    """ "DV HDR10", "HDR10"; "" for SDR."""
    bit_depth: int | None = None
    framerate: float | None = None
    audio_codec: str = ""
    audio_channels: float | None = None
    audio_languages: str = ""
    subtitles: str = ""
    runtime_s: float | None = None


UNKNOWN_QUALITY = Quality()
NO_MEDIA_INFO = MediaInfo()
