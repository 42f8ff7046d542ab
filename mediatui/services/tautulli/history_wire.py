"""What Tautulli sends of its history: rows of `get_history` and the stream of one, `get_stream_data`."""

from __future__ import annotations

from pydantic import Field

from mediatui.services.tautulli.wire import Wire
from mediatui.services.wiretypes import Flag, Number, Text, Whole


class WirePlay(Wire):
    """A row of `get_history`. Times are epoch seconds, durations seconds.

    One that still plays has null for its ids. Numbers are "" where there are none.
    """

    row_id: Whole = None
    group_ids: Text = ""
    started: Number = None
    stopped: Number = None
    play_duration: Number = None
    duration: Number = None
    """Before 2.10 the only one, and then without pauses too."""
    paused_counter: Number = None
    user_id: Whole = None
    user: Text = ""
    friendly_name: Text = ""
    platform: Text = ""
    product: Text = ""
    player: Text = ""
    ip_address: Text = ""
    live: Flag = None
    location: Text = ""
    secure: Flag = None
    relayed: Flag = None
    media_type: Text = ""
    rating_key: Text = ""
    parent_rating_key: Text = ""
    grandparent_rating_key: Text = ""
    title: Text = ""
    parent_title: Text = ""
    grandparent_title: Text = ""
    original_title: Text = ""
    year: Whole = None
    media_index: Whole = None
    parent_media_index: Whole = None
    originally_available_at: Text = ""
    guid: Text = ""
    transcode_decision: Text = ""
    percent_complete: Number = None
    watched_status: Number = None
    state: Text = ""
    session_key: Text = ""


class WireHistory(Wire):
    """What stands around the rows of a table; the durations, which only `get_history` has, are prose."""

    matching: Whole = Field(None, alias="recordsFiltered")
    total: Whole = Field(None, alias="recordsTotal")
    filter_duration: Text = ""
    total_duration: Text = ""


class WireStream(Wire):
    """`get_stream_data`. Rates are kbit/s."""

    media_type: Text = ""
    title: Text = ""
    grandparent_title: Text = ""
    original_title: Text = ""
    current_session: Flag = None
    pre_tautulli: Flag = None
    quality_profile: Text = ""
    video_decision: Text = ""
    audio_decision: Text = ""
    stream_subtitle_decision: Text = ""
    subtitles: Flag = None
    transcode_hw_decoding: Flag = None
    transcode_hw_encoding: Flag = None

    bitrate: Whole = None
    container: Text = ""
    video_full_resolution: Text = ""
    video_codec: Text = ""
    video_bitrate: Whole = None
    video_width: Whole = None
    video_height: Whole = None
    video_framerate: Text = ""
    video_dynamic_range: Text = ""
    audio_codec: Text = ""
    audio_bitrate: Whole = None
    audio_channels: Text = ""
    audio_language: Text = ""
    subtitle_codec: Text = ""
    subtitle_forced: Flag = None
    subtitle_language: Text = ""

    stream_bitrate: Whole = None
    stream_container: Text = ""
    stream_video_full_resolution: Text = ""
    stream_video_codec: Text = ""
    stream_video_bitrate: Whole = None
    stream_video_width: Whole = None
    stream_video_height: Whole = None
    stream_video_framerate: Text = ""
    stream_video_dynamic_range: Text = ""
    stream_video_decision: Text = ""
    stream_audio_codec: Text = ""
    stream_audio_bitrate: Whole = None
    stream_audio_channels: Text = ""
    stream_audio_language: Text = ""
    stream_audio_decision: Text = ""
