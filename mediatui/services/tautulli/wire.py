"""What Tautulli sends (API v2, measured against 2.17): tolerant models of its envelope and its sessions.

Numbers come as text, "" is missing, keys come and go with the kind of media: no field is required and none
can be wrong, it is only missing then. `mediatui.services.tautulli.mapping` makes streams of sessions.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from mediatui.services.wiretypes import Flag, Number, Text, Texts, Whole


class Wire(BaseModel):
    """A record of Tautulli's; what is not named is ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


W = TypeVar("W", bound=Wire)


def record(model: type[W], raw: Any) -> W | None:
    """A record of that model; None for what is none (a text, a list)."""
    try:
        return model.model_validate(raw)
    except ValidationError:
        return None


class Session(Wire):
    """A session of `get_activity`. Durations and offsets are milliseconds, rates kbit/s."""

    session_key: Text = ""
    session_id: Text = ""
    media_type: Text = ""
    sub_type: Text = ""
    extra_type: Text = ""
    live: Flag = None
    state: Text = ""

    user: Text = ""
    username: Text = ""
    friendly_name: Text = ""

    title: Text = ""
    original_title: Text = ""
    parent_title: Text = ""
    grandparent_title: Text = ""
    media_index: Whole = None
    parent_media_index: Whole = None
    year: Whole = None
    channel_call_sign: Text = ""
    channel_title: Text = ""
    summary: Text = ""
    content_rating: Text = ""
    rating_key: Text = ""
    grandparent_rating_key: Text = ""
    guids: Texts = ()
    library_name: Text = ""
    file: Text = ""
    file_size: Whole = None

    player: Text = ""
    product: Text = ""
    platform: Text = ""
    device: Text = ""
    ip_address: Text = ""
    ip_address_public: Text = ""
    location: Text = ""
    local: Flag = None
    relayed: Flag = None
    secure: Flag = None

    view_offset: Number = None
    duration: Number = None
    stream_duration: Number = None
    bandwidth: Whole = None
    bitrate: Whole = None
    stream_bitrate: Whole = None
    quality_profile: Text = ""
    container: Text = ""
    stream_container: Text = ""

    transcode_decision: Text = ""
    video_decision: Text = ""
    audio_decision: Text = ""
    subtitle_decision: Text = ""
    stream_video_decision: Text | None = None
    stream_audio_decision: Text | None = None
    stream_subtitle_decision: Text | None = None

    video_codec: Text = ""
    video_resolution: Text = ""
    video_full_resolution: Text = ""
    video_dynamic_range: Text = ""
    video_bitrate: Whole = None
    video_width: Whole = None
    video_height: Whole = None
    width: Whole = None
    height: Whole = None
    video_framerate: Text = ""
    stream_video_codec: Text = ""
    stream_video_resolution: Text = ""
    stream_video_full_resolution: Text = ""
    stream_video_dynamic_range: Text = ""
    stream_video_bitrate: Whole = None
    stream_video_width: Whole = None
    stream_video_height: Whole = None
    stream_video_framerate: Text = ""

    audio_codec: Text = ""
    audio_profile: Text = ""
    audio_channels: Text = ""
    audio_channel_layout: Text = ""
    audio_language: Text = ""
    audio_bitrate: Whole = None
    stream_audio_codec: Text = ""
    stream_audio_profile: Text = ""
    stream_audio_channels: Text = ""
    stream_audio_channel_layout: Text = ""
    stream_audio_language: Text = ""
    stream_audio_bitrate: Whole = None

    subtitles: Flag = None
    subtitle_codec: Text = ""
    subtitle_language: Text = ""
    subtitle_forced: Flag = None
    stream_subtitle_codec: Text = ""
    stream_subtitle_language: Text = ""
    stream_subtitle_forced: Flag = None

    transcode_hw_decoding: Flag = None
    transcode_hw_encoding: Flag = None
    transcode_hw_decode: Text = ""
    transcode_hw_encode: Text = ""
    transcode_speed: Number = None
    transcode_throttled: Flag = None
    transcode_progress: Number = None
    transcode_container: Text = ""
    transcode_protocol: Text = ""


class Totals(Wire):
    """The rates of `get_activity`, in kbit/s; those of the sessions whose bandwidth Tautulli knows."""

    total_bandwidth: Whole = None
    lan_bandwidth: Whole = None
    wan_bandwidth: Whole = None


class TautulliInfo(Wire):
    """`get_tautulli_info`."""

    tautulli_version: Text = ""


class ServerInfo(Wire):
    """`get_server_info`: from Tautulli's own settings, so it answers without asking Plex."""

    pms_name: Text = ""


class ServerState(Wire):
    """`server_status`: whether Tautulli is connected to Plex; None while it starts."""

    connected: Flag = None


def session_of(raw: Any) -> Session | None:
    """A session; None for what is none (a text, a list) or cannot be told from others."""
    session = record(Session, raw)
    if session is None:
        return None
    return session if session.session_key or session.session_id else None
