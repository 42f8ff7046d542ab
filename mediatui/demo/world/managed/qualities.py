"""Qualities, as Radarr and Sonarr number and name them, and what a release's name says of itself."""

from __future__ import annotations

import re
from typing import NamedTuple


class Quality(NamedTuple):
    """One quality. Its place in a table is its rank, the worst first."""

    id: int
    name: str
    source: str
    resolution: int
    modifier: str = ""


_Q = Quality

RADARR: dict[str, Quality] = {quality.name: quality for quality in (
    _Q(0, "Unknown", "unknown", 0, "none"), _Q(25, "CAM", "cam", 0, "none"),
    _Q(1, "SDTV", "tv", 480, "none"), _Q(2, "DVD", "dvd", 480, "none"),
    _Q(8, "WEBDL-480p", "webdl", 480, "none"), _Q(20, "Bluray-480p", "bluray", 480, "none"),
    _Q(4, "HDTV-720p", "tv", 720, "none"), _Q(5, "WEBDL-720p", "webdl", 720, "none"),
    _Q(6, "Bluray-720p", "bluray", 720, "none"), _Q(9, "HDTV-1080p", "tv", 1080, "none"),
    _Q(3, "WEBDL-1080p", "webdl", 1080, "none"), _Q(15, "WEBRip-1080p", "webrip", 1080, "none"),
    _Q(7, "Bluray-1080p", "bluray", 1080, "none"), _Q(30, "Remux-1080p", "bluray", 1080, "remux"),
    _Q(18, "WEBDL-2160p", "webdl", 2160, "none"), _Q(19, "Bluray-2160p", "bluray", 2160, "none"),
    _Q(31, "Remux-2160p", "bluray", 2160, "remux"),
)}  # fmt: skip
"""Radarr's, by name."""

SONARR: dict[str, Quality] = {quality.name: quality for quality in (
    _Q(0, "Unknown", "unknown", 0), _Q(1, "SDTV", "television", 480), _Q(2, "DVD", "dvd", 480),
    _Q(8, "WEBDL-480p", "web", 480), _Q(13, "Bluray-480p", "bluray", 480),
    _Q(4, "HDTV-720p", "television", 720), _Q(5, "WEBDL-720p", "web", 720),
    _Q(6, "Bluray-720p", "bluray", 720), _Q(9, "HDTV-1080p", "television", 1080),
    _Q(3, "WEBDL-1080p", "web", 1080), _Q(15, "WEBRip-1080p", "webRip", 1080),
    _Q(7, "Bluray-1080p", "bluray", 1080), _Q(20, "Bluray-1080p Remux", "blurayRaw", 1080),
    _Q(18, "WEBDL-2160p", "web", 2160), _Q(19, "Bluray-2160p", "bluray", 2160),
    _Q(21, "Bluray-2160p Remux", "blurayRaw", 2160),
)}  # fmt: skip
"""Sonarr's, by name."""

Table = dict[str, Quality]

LIDARR: Table = {
    name: Quality(number, name, "", 0)
    for number, name in (
        (0, "Unknown"), (1, "MP3-192"), (3, "MP3-256"), (10, "AAC-256"), (2, "MP3-VBR-V0"), (4, "MP3-320"),
        (7, "ALAC"), (6, "FLAC"), (13, "WAV"), (21, "FLAC 24bit"),
    )
}  # fmt: skip
"""Lidarr's qualities, by name, the worst first."""

_GRADES = {
    "4k-dv": ("Remux-2160p", "Bluray-2160p Remux"), "4k-hdr": ("Bluray-2160p", "Bluray-2160p"),
    "1080-remux": ("Remux-1080p", "Bluray-1080p Remux"), "1080-web": ("WEBDL-1080p", "WEBDL-1080p"),
    "1080-hevc": ("Bluray-1080p", "Bluray-1080p"), "720-web": ("WEBDL-720p", "WEBDL-720p"),
    "480-dvd": ("DVD", "DVD"),
}  # fmt: skip
"""What a kind of file in `world.media` is called by Radarr, and by Sonarr."""


def rank(table: Table, name: str) -> int:
    """The place of a quality in its table; -1 for one that is not there."""
    return list(table).index(name) if name in table else -1


def quality_of_grade(grade: str, table: Table) -> str:
    """The quality of a kind of file in `world.media`."""
    film, episode = _GRADES[grade]
    return film if film in table else episode


def grade_of(quality: Quality) -> str:
    """The kind of file in `world.media` that a quality is; the nearest where there is none."""
    remux = "Remux" in quality.name
    if quality.resolution == 2160:
        return "4k-dv" if remux else "4k-hdr"
    if quality.resolution == 1080:
        web = quality.source.lower().startswith(("web", "tele", "tv"))
        return "1080-remux" if remux else "1080-web" if web else "1080-hevc"
    return "720-web" if quality.resolution == 720 else "480-dvd"


def quality_of_name(release: str, table: Table) -> str:
    """The quality that the name of a release tells."""
    found = re.search(r"(2160|1080|720|480)p", release)
    lines = found[1] if found else "480"
    if re.search("dvd", release, re.I):
        return "DVD"
    if re.search("remux", release, re.I) and lines in ("1080", "2160"):
        plain = f"Remux-{lines}p"
        return plain if plain in table else f"Bluray-{lines}p Remux"
    source = "Bluray" if re.search(r"blu-?ray", release, re.I) else "WEBDL"
    source = "HDTV" if re.search("hdtv", release, re.I) else source
    name = f"{source}-{lines}p"
    return name if name in table else "SDTV" if found is None else "Unknown"


def group_of_name(release: str) -> str:
    """The group that made a release, "" where its name does not tell."""
    found = re.search(r"-([A-Z]{3,})(?:\.mkv)?$", release)
    return found[1] if found else ""


def formats_of_name(release: str) -> tuple[int, ...]:
    """The custom formats (by their numbers in `setup.FORMATS`) that the name of a release matches."""
    signs = ((1, r"remux"), (2, r"\bhdr|\bdv\b|dolby.?vision"), (3, r"proper|repack"), (4, r"x265|hevc"))
    return tuple(number for number, sign in signs if re.search(sign, release, re.I))
