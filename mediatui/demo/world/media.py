"""Media files: containers, codecs, sizes, as a library holds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Subtitle:
    """One subtitle track."""

    codec: str
    language: str
    code: str
    forced: bool = False
    external: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether it is drawn as pictures, which many players cannot show by themselves."""
        return self.codec in ("pgs", "vobsub")


@dataclass(frozen=True, slots=True)
class Picture:
    """The video track of a file. Rates are kbit/s."""

    codec: str
    profile: str
    width: int
    height: int
    resolution: str
    """As Plex calls it: "4k", "1080", "720", "480", "sd"."""
    kbps: int
    level: str
    bit_depth: int = 8
    scan: str = "progressive"
    frame_label: str = "24p"
    frame_rate: str = "23.976"
    aspect: str = "1.78"
    dynamic_range: str = "SDR"
    dolby_vision: bool = False

    @property
    def is_hdr(self) -> bool:
        """Whether it has more range than SDR."""
        return self.dynamic_range != "SDR"

    @property
    def full_resolution(self) -> str:
        """As Tautulli writes it: "4k", "1080p", "1080i", "SD"."""
        if self.resolution == "4k":
            return "4k"
        return "SD" if self.resolution == "sd" else self.resolution + self.scan[:1]


@dataclass(frozen=True, slots=True)
class Sound:
    """The audio track of a file. Rates are kbit/s."""

    codec: str
    channels: int
    layout: str
    kbps: int
    sample_rate: int = 48000
    language: str = "English"
    code: str = "eng"
    profile: str = ""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file of a library. `seconds` is its length, 0 for a photo and for live television."""

    path: str
    container: str
    seconds: int
    picture: Picture | None = None
    sound: Sound | None = None
    subtitles: tuple[Subtitle, ...] = field(default=())
    previews: bool = False
    """Whether there are preview pictures for the progress bar."""
    live: bool = False

    @property
    def kbps(self) -> int:
        """What the whole of it needs, in kbit/s."""
        return (self.picture.kbps if self.picture else 0) + (self.sound.kbps if self.sound else 0)

    @property
    def size(self) -> int:
        """In bytes; 0 for what is not a file."""
        return self.kbps * 125 * self.seconds


_H264 = Picture("h264", "high", 1920, 1080, "1080", 9000, "41")
_HEVC = Picture("hevc", "main 10", 1920, 1080, "1080", 5200, "40", bit_depth=10)
_UHD = Picture("hevc", "main 10", 3840, 2160, "4k", 52000, "51", bit_depth=10, dynamic_range="HDR10")
_EAC3 = Sound("eac3", 6, "5.1(side)", 640)
_AAC = Sound("aac", 2, "stereo", 192)
_PGS = Subtitle("pgs", "Deutsch", "deu")
_SRT = Subtitle("srt", "English", "eng", external=True)

PICTURE_GRADES: dict[str, tuple[str, Picture, Sound, tuple[Subtitle, ...]]] = {
    "4k-dv": (
        "mkv",
        replace(_UHD, kbps=58000, dynamic_range="Dolby Vision/HDR10", dolby_vision=True),
        Sound("truehd", 8, "7.1", 4300),
        (_PGS, _SRT),
    ),
    "4k-hdr": ("mkv", _UHD, Sound("dca", 6, "5.1(side)", 1509, profile="dts"), (_PGS, _SRT)),
    "1080-remux": (
        "mkv",
        replace(_H264, kbps=27000),
        Sound("dca-ma", 6, "5.1(side)", 3400, profile="ma"),
        (_PGS,),
    ),
    "1080-web": ("mkv", _H264, _EAC3, (_SRT,)),
    "1080-hevc": ("mkv", _HEVC, replace(_AAC, channels=6, layout="5.1", kbps=384), (_SRT,)),
    "720-web": (
        "mkv",
        replace(_H264, width=1280, height=720, resolution="720", kbps=3400, level="31"),
        _AAC,
        (_SRT,),
    ),
    "480-dvd": (
        "avi",
        replace(
            _H264, codec="mpeg4", profile="advanced simple", width=720, height=480, resolution="480",
            kbps=1500,
            level="5", aspect="1.33", frame_label="NTSC", frame_rate="29.970",
        ),
        Sound("mp3", 2, "stereo", 128, 44100),
        (),
    ),
    "trailer": ("mp4", replace(_H264, kbps=5000), replace(_AAC, kbps=200), ()),
    "live": (
        "mpegts",
        replace(_H264, profile="", kbps=7800, level="40", scan="interlaced", frame_label="", frame_rate="25"),
        Sound("ac3", 2, "stereo", 384),
        (),
    ),
}  # fmt: skip
"""Kinds of video files: container, video, audio, subtitles."""

SOUND_GRADES: dict[str, tuple[str, Sound]] = {
    "flac": ("flac", Sound("flac", 2, "stereo", 912, 44100, "", "")),
    "flac-hires": ("flac", Sound("flac", 2, "stereo", 2816, 96000, "", "")),
    "mp3": ("mp3", Sound("mp3", 2, "stereo", 320, 44100, "", "")),
    "aac": ("mp4", Sound("aac", 2, "stereo", 256, 44100, "", "")),
}
"""Kinds of music files: container, audio."""


def video_file(grade: str, path: str, seconds: int, *, factor: float = 1.0) -> MediaFile:
    """A video file of a grade at `path` (without extension); `factor` makes it denser or thinner."""
    container, picture, sound, subtitles = PICTURE_GRADES[grade]
    picture = replace(picture, kbps=round(picture.kbps * factor))
    live = grade == "live"
    where = "" if live else f"{path}.{container}"
    previews = grade not in ("live", "trailer", "480-dvd")
    return MediaFile(where, container, seconds, picture, sound, subtitles, previews, live)


def music_file(grade: str, path: str, seconds: int, *, factor: float = 1.0) -> MediaFile:
    """A music file of a grade at `path` (without extension)."""
    container, sound = SOUND_GRADES[grade]
    if sound.codec == "flac":
        sound = replace(sound, kbps=round(sound.kbps * factor))
    extension = "m4a" if container == "mp4" else container
    return MediaFile(f"{path}.{extension}", container, seconds, sound=sound)


def photo_file(path: str) -> MediaFile:
    """A photo at `path` (without extension)."""
    return MediaFile(f"{path}.jpg", "jpeg", 0)
