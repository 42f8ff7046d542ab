"""What a stream is doing, in words."""

from __future__ import annotations

from mediatui.models.stream import AudioPart, Decision, Place, Stream, StreamState, Transcode, VideoPart

STATE_WORDS = {
    StreamState.PLAYING: "playing",
    StreamState.PAUSED: "paused",
    StreamState.BUFFERING: "buffering",
    StreamState.STOPPED: "stopped",
    StreamState.UNKNOWN: "unknown",
}
"""What each state is called."""

DECISION_WORDS = {
    Decision.DIRECT_PLAY: "Direct play",
    Decision.DIRECT_STREAM: "Direct stream",
    Decision.TRANSCODE: "Transcode",
    Decision.BURN: "Burn in",
    Decision.NONE: "",
}
"""What each decision is called."""

PLACE_WORDS = {Place.LAN: "LAN", Place.WAN: "WAN", Place.UNKNOWN: ""}
"""What each place is called."""


def quality(stream: Stream) -> str:
    """Source → stream: "4K→1080p", "1080p", "FLAC→AAC", "FLAC". Empty when nothing is known."""
    source, sent = stream.source_video.resolution, stream.sent_video.resolution
    if not source and not sent:
        source, sent = stream.source_audio.codec, stream.sent_audio.codec
    if source and sent and source != sent:
        return f"{source}→{sent}"
    return source or sent


def transcode_words(transcode: Transcode) -> str:
    """How a transcode fares: "hw", "sw 0.7× slow", "hw throttled"."""
    words = ["hw" if transcode.hardware else "sw"]
    if transcode.throttled:
        words.append("throttled")
    elif transcode.speed:
        words.append(f"{transcode.speed:.1f}×")
        if transcode.slow:
            words.append("slow")
    return " ".join(words)


def stream_words(stream: Stream) -> str:
    """Decision, quality and fate in one cell: "Transcode 4K→1080p hw throttled", "Direct play FLAC"."""
    words = [DECISION_WORDS[stream.decision], quality(stream)]
    if stream.decision is Decision.TRANSCODE and stream.transcode:
        video = stream.video_decision is Decision.TRANSCODE
        words.append(transcode_words(stream.transcode) if video else "audio")
    return " ".join(word for word in words if word)


def video_words(part: VideoPart) -> str:
    """ "4K HEVC HDR10 48.0 Mbps"."""
    rate = f"{part.bitrate_kbps / 1000:.1f} Mbps" if part.bitrate_kbps else ""
    dynamic = part.dynamic_range if part.dynamic_range != "SDR" else ""
    return " ".join(word for word in (part.resolution, part.codec, dynamic, rate) if word)


def audio_words(part: AudioPart) -> str:
    """ "English DTS 5.1 1.5 Mbps"."""
    rate = f"{part.bitrate_kbps / 1000:.1f} Mbps" if part.bitrate_kbps else ""
    return " ".join(word for word in (part.language, part.codec, part.channels, rate) if word)


def time_left(stream: Stream, offset_s: float | None) -> float | None:
    """Seconds still to play at `offset_s`; None where the length is not known."""
    if stream.duration_s is None or offset_s is None:
        return None
    return max(0.0, stream.duration_s - offset_s)


def offset_now(stream: Stream, fetched_at: float, now: float, *, running: bool = True) -> float | None:
    """Where the stream is at `now`: what its service said, moved on while it plays and the data is live."""
    offset = stream.offset_s
    if offset is None:
        return None
    if running and stream.state is StreamState.PLAYING:
        offset += max(0.0, now - fetched_at)
    return offset if stream.duration_s is None else min(offset, stream.duration_s)
