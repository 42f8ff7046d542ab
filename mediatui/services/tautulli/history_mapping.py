"""A row of Tautulli's history → a play of ours; what it says of a stream that is over → its parts."""

from __future__ import annotations

from mediatui.models.history_play import Play, PlayStream
from mediatui.models.stream import (
    AudioPart,
    Decision,
    MediaType,
    Place,
    StreamState,
    SubtitlePart,
    Title,
    VideoPart,
)
from mediatui.services.tautulli.history_wire import WirePlay, WireStream
from mediatui.services.tautulli.names import channels_name, codec_name, container_name, resolution_name
from mediatui.services.tautulli.words import DECISIONS, MEDIA

_STATES = {state.value: state for state in StreamState}

_PLACES = {"": Place.UNKNOWN, "lan": Place.LAN}


def play_of(row: WirePlay, service: str) -> Play:
    """The play a row tells of. `service` is the configuration's name of the Tautulli that told it."""
    played = row.duration if row.play_duration is None else row.play_duration
    return Play(
        service=service,
        row_id=row.row_id,
        user=row.friendly_name or row.user,
        title=_title(row),
        decision=DECISIONS.get(row.transcode_decision.lower(), Decision.NONE),
        user_id=row.user_id,
        username=row.user,
        started=row.started,
        stopped=row.stopped,
        # A clock that was set back leaves a play that ended before it began.
        played_s=max(0.0, played or 0.0),
        paused_s=max(0.0, row.paused_counter or 0.0),
        percent=row.percent_complete,
        watched=min(1.0, max(0.0, row.watched_status or 0.0)),
        player=row.player,
        product=row.product,
        platform=row.platform,
        address=row.ip_address,
        place=_PLACES.get(row.location.lower(), Place.WAN),
        secure=row.secure,
        relayed=bool(row.relayed),
        rating_key=row.rating_key,
        parent_rating_key=row.parent_rating_key,
        grandparent_rating_key=row.grandparent_rating_key,
        guid=row.guid,
        aired=row.originally_available_at,
        rows=tuple(int(part) for part in row.group_ids.split(",") if part.strip().isdecimal()),
        state=_STATES.get(row.state.lower(), StreamState.UNKNOWN) if row.row_id is None else None,
        session_key=row.session_key if row.row_id is None else "",
    )


def _title(row: WirePlay) -> Title:
    media_type = MediaType.LIVE if row.live else MEDIA.get(row.media_type.lower(), MediaType.UNKNOWN)
    if media_type is MediaType.LIVE:
        return Title(media_type, row.title, show=row.grandparent_title)
    if media_type is MediaType.EPISODE:
        return Title(
            media_type,
            row.title,
            show=row.grandparent_title,
            season=row.parent_media_index,
            number=row.media_index,
        )
    if media_type is MediaType.TRACK:
        artist = row.original_title or row.grandparent_title
        return Title(media_type, row.title, artist=artist, album=row.parent_title)
    return Title(media_type, row.title, year=row.year)


def play_stream_of(row: WireStream) -> PlayStream:
    """The stream `get_stream_data` tells of."""
    media_type = MEDIA.get(row.media_type.lower(), MediaType.UNKNOWN)
    show = row.grandparent_title if media_type is MediaType.EPISODE else ""
    artist = (row.original_title or row.grandparent_title) if media_type is MediaType.TRACK else ""
    subtitle = row.stream_subtitle_decision.lower()
    shown = bool(row.subtitles) or subtitle == "burn"
    return PlayStream(
        title=Title(media_type, row.title, show=show, artist=artist),
        video_decision=DECISIONS.get((row.stream_video_decision or row.video_decision).lower(), Decision.NONE)
        if row.video_codec
        else Decision.NONE,
        audio_decision=DECISIONS.get(
            (row.stream_audio_decision or row.audio_decision).lower(), Decision.NONE
        ),
        subtitle_decision=DECISIONS.get(subtitle, Decision.NONE) if shown else Decision.NONE,
        source_container=container_name(row.container),
        sent_container=container_name(row.stream_container),
        source_kbps=row.bitrate,
        sent_kbps=row.stream_bitrate,
        source_video=VideoPart(
            resolution=resolution_name(row.video_full_resolution),
            codec=codec_name(row.video_codec),
            dynamic_range=row.video_dynamic_range,
            bitrate_kbps=row.video_bitrate,
            width=row.video_width,
            height=row.video_height,
            framerate=row.video_framerate,
        ),
        sent_video=VideoPart(
            resolution=resolution_name(row.stream_video_full_resolution),
            codec=codec_name(row.stream_video_codec),
            dynamic_range=row.stream_video_dynamic_range,
            bitrate_kbps=row.stream_video_bitrate,
            width=row.stream_video_width,
            height=row.stream_video_height,
            framerate=row.stream_video_framerate,
        ),
        source_audio=AudioPart(
            codec=codec_name(row.audio_codec),
            channels=channels_name("", row.audio_channels),
            language=row.audio_language,
            bitrate_kbps=row.audio_bitrate,
        ),
        sent_audio=AudioPart(
            codec=codec_name(row.stream_audio_codec),
            channels=channels_name("", row.stream_audio_channels),
            language=row.stream_audio_language,
            bitrate_kbps=row.stream_audio_bitrate,
        ),
        subtitle=SubtitlePart(
            codec_name(row.subtitle_codec), row.subtitle_language, bool(row.subtitle_forced)
        )
        if shown
        else None,
        quality_profile=row.quality_profile,
        hw_decode=bool(row.transcode_hw_decoding),
        hw_encode=bool(row.transcode_hw_encoding),
        running=bool(row.current_session),
        imported=bool(row.pre_tautulli),
    )
