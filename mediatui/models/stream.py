"""A stream: one person playing one thing on one player."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MediaType(StrEnum):
    """What is played."""

    MOVIE = "movie"
    EPISODE = "episode"
    TRACK = "track"
    LIVE = "live"
    PHOTO = "photo"
    TRAILER = "trailer"
    CLIP = "clip"
    UNKNOWN = "unknown"


class StreamState(StrEnum):
    """What the player does with it."""

    PLAYING = "playing"
    PAUSED = "paused"
    BUFFERING = "buffering"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


class Decision(StrEnum):
    """How the server gives it out. A whole stream is one of the first three; a part may be any."""

    DIRECT_PLAY = "direct play"
    DIRECT_STREAM = "direct stream"
    TRANSCODE = "transcode"
    BURN = "burn"
    NONE = "none"


class Place(StrEnum):
    """From where the person watches."""

    LAN = "lan"
    WAN = "wan"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Title:
    """What a thing is called, in its parts; `wording.titles` puts them together.

    Movie: `title`, `year`. Episode: `show`, `season`, `number`, `title`. Track: `artist`, `album`,
    `title`. Live TV: `channel`, `show`, `title`. Anything else: `title`.
    """

    media_type: MediaType
    title: str = ""
    year: int | None = None
    show: str = ""
    season: int | None = None
    number: int | None = None
    artist: str = ""
    album: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class VideoPart:
    """The picture, as it is on disk or as it is sent. Empty strings and None: not known or not there."""

    resolution: str = ""
    """As people write it: "4K", "1080p", "720i", "SD"."""
    codec: str = ""
    dynamic_range: str = ""
    bitrate_kbps: int | None = None
    width: int | None = None
    height: int | None = None
    framerate: str = ""


@dataclass(frozen=True, slots=True)
class AudioPart:
    """The sound, as it is on disk or as it is sent."""

    codec: str = ""
    channels: str = ""
    """As people write it: "5.1", "Stereo"."""
    language: str = ""
    bitrate_kbps: int | None = None


@dataclass(frozen=True, slots=True)
class SubtitlePart:
    """The subtitle track that is shown, if any."""

    codec: str = ""
    language: str = ""
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Transcode:
    """What a transcode does; only there when something is transcoded or remuxed."""

    hw_decode: bool = False
    hw_encode: bool = False
    speed: float | None = None
    """Times real time; below 1.0 the player will run dry."""
    throttled: bool = False
    """The transcoder is far enough ahead and rests: this is well."""
    progress_percent: float | None = None
    container: str = ""
    protocol: str = ""

    @property
    def hardware(self) -> bool:
        """Whether the costly half, encoding, is done by hardware."""
        return self.hw_encode

    @property
    def slow(self) -> bool:
        """Whether it cannot keep up."""
        return self.speed is not None and 0 < self.speed < 1.0 and not self.throttled


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream as its service last told it. Offsets and durations are seconds, rates kbit/s."""

    service: str
    """The name of the service in the configuration that told of it."""
    session_key: str
    session_id: str
    user: str
    title: Title
    state: StreamState
    decision: Decision
    video_decision: Decision = Decision.NONE
    audio_decision: Decision = Decision.NONE
    subtitle_decision: Decision = Decision.NONE
    player: str = ""
    product: str = ""
    platform: str = ""
    device: str = ""
    address: str = ""
    place: Place = Place.UNKNOWN
    secure: bool | None = None
    relayed: bool = False
    bandwidth_kbps: int | None = None
    offset_s: float | None = None
    duration_s: float | None = None
    source_video: VideoPart = VideoPart()
    sent_video: VideoPart = VideoPart()
    source_audio: AudioPart = AudioPart()
    sent_audio: AudioPart = AudioPart()
    subtitle: SubtitlePart | None = None
    source_container: str = ""
    sent_container: str = ""
    source_kbps: int | None = None
    sent_kbps: int | None = None
    quality_profile: str = ""
    transcode: Transcode | None = None
    library: str = ""
    file: str = ""
    file_size: int | None = None
    """Bytes."""
    rating_key: str = ""
    grandparent_rating_key: str = ""
    guids: tuple[str, ...] = ()
    """External ids as the service gives them: "tmdb://603", "imdb://tt0133093"."""
    summary: str = ""
    content_rating: str = ""

    @property
    def key(self) -> str:
        """What stands for this stream wherever rows are told apart."""
        return f"{self.service}/{self.session_key}/{self.session_id}"


@dataclass(frozen=True, slots=True)
class Activity:
    """What one service says is playing now. Rates are kbit/s as the service counts them."""

    streams: tuple[Stream, ...] = ()
    total_kbps: int = 0
    lan_kbps: int = 0
    wan_kbps: int = 0
    dropped: int = 0
    """Sessions of the answer that could not be read."""


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """Whether a service is well: its version, and whether it reaches what stands behind it."""

    version: str = ""
    connected: bool | None = None
    """None: it is only starting."""
    server_name: str = ""
    latency_ms: float | None = None
