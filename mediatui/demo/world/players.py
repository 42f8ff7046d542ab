"""Players: the devices people watch on, and what each can play by itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """A sort of player: how it introduces itself, and what it takes without a transcode."""

    device: str
    platform: str
    platform_name: str
    """Tautulli's own short name for the platform."""
    platform_version: str
    product: str
    version: str
    height: int = 1080
    """The tallest picture it shows, in lines; 0 for one that plays music only."""
    video: frozenset[str] = frozenset({"h264"})
    audio: frozenset[str] = frozenset({"aac", "mp3"})
    containers: frozenset[str] = frozenset({"mp4", "mkv", "mpegts"})
    picture_subtitles: bool = False
    """Whether it draws picture subtitles itself; if not, they are burnt in."""
    protocol: str = "hls"


_ALL_AUDIO = frozenset({"aac", "mp3", "ac3", "eac3", "flac", "dca", "dca-ma", "truehd", "opus"})
_TV_AUDIO = frozenset({"aac", "mp3", "ac3", "eac3", "flac"})
_BOTH = frozenset({"h264", "hevc"})
_MP4_ONLY = frozenset({"mp4"})

MODELS: dict[str, Model] = {
    "shield": Model("SHIELD Android TV", "Android", "android", "11", "Plex for Android (TV)", "10.8.0", 2160,
                    _BOTH | {"mpeg4"}, _ALL_AUDIO, picture_subtitles=True),
    "appletv": Model("Apple TV", "tvOS", "atv", "18.3", "Plex for Apple TV", "8.45", 2160, _BOTH, _TV_AUDIO),
    "roku": Model("Roku Ultra", "Roku", "roku", "14.5", "Plex for Roku", "7.9.4", 1080, frozenset({"h264"}),
                  _TV_AUDIO),
    "chrome": Model("Windows", "Chrome", "chrome", "134.0", "Plex Web", "4.145.1", containers=_MP4_ONLY,
                    protocol="dash"),
    "firefox": Model("Linux", "Firefox", "firefox", "136.0", "Plex Web", "4.145.1",
                     containers=frozenset({"mp4", "mkv"}),
                     audio=frozenset({"aac", "mp3", "eac3"}), protocol="dash"),
    "iphone": Model("iPhone 15 Pro", "iOS", "ios", "18.3", "Plex for iOS", "8.45", 1080, _BOTH,
                    frozenset({"aac", "mp3", "eac3", "ac3"}), _MP4_ONLY),
    "ipad": Model("iPad", "iOS", "ios", "17.7", "Plex for iOS", "8.45", 1080, _BOTH,
                  frozenset({"aac", "mp3", "eac3", "ac3"}), _MP4_ONLY),
    "android": Model("Pixel 8", "Android", "android", "15", "Plex for Android (Mobile)", "10.26.0", 1080,
                     _BOTH,
                     _TV_AUDIO),
    "lg": Model("OLED55C2", "webOS", "lg", "7.4", "Plex for LG", "5.92.0", 2160, _BOTH, _TV_AUDIO),
    "samsung": Model("Samsung 7 Series (65)", "Tizen", "samsung", "6.0", "Plex for Samsung", "5.92.0", 2160,
                     _BOTH,
                     _TV_AUDIO),
    "plexamp": Model("", "Linux", "linux", "6.6", "Plexamp", "4.11.5", 0, frozenset(), _ALL_AUDIO,
                     frozenset({"flac", "mp3", "mp4"})),
    "dlna": Model("", "DLNA", "dlna", "", "DLNA", "", 1080, frozenset({"h264", "mpeg4"}), _ALL_AUDIO),
}  # fmt: skip
"""The sorts of players there are, by a short name."""


@dataclass(frozen=True, slots=True)
class Player:
    """One player of one person. `address` is as the server sees it, `public` as the internet does."""

    name: str
    model: Model
    address: str
    public: str
    lan: bool
    secure: bool | None = True
    relayed: bool = False
    mbps: float = 1000.0
    """What its line carries, in Mbit/s."""

    @property
    def music_only(self) -> bool:
        """Whether it plays nothing but music."""
        return self.model.height == 0
