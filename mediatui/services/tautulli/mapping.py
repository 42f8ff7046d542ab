"""A session of Tautulli's → a stream of ours."""

from __future__ import annotations

from mediatui.models.stream import (
    AudioPart,
    Decision,
    MediaType,
    Place,
    Stream,
    StreamState,
    SubtitlePart,
    Title,
    Transcode,
    VideoPart,
)
from mediatui.services.tautulli.names import channels_name, codec_name, container_name, resolution_name
from mediatui.services.tautulli.wire import Session
from mediatui.services.tautulli.words import DECISIONS, MEDIA

_STATES = {state.value: state for state in StreamState}

_TRAILER_EXTRA = "1"
"""Plex's `extraType` of a trailer."""


def stream_of(session: Session, service: str) -> Stream:
    """The stream a session tells of. `service` is the configuration's name of the Tautulli that told it."""
    media_type = _media_type(session)
    video, audio, subtitle = _part_decisions(session)
    decision = _decision(session, video, audio)
    source_video, sent_video = _video_parts(session, video)
    source_audio, sent_audio = _audio_parts(session, audio)
    return Stream(
        service=service,
        session_key=session.session_key,
        session_id=session.session_id,
        user=session.friendly_name or session.username or session.user,
        title=_title(session, media_type),
        state=_STATES.get(session.state.lower(), StreamState.UNKNOWN),
        decision=decision,
        video_decision=video,
        audio_decision=audio,
        subtitle_decision=subtitle,
        player=session.player,
        product=session.product,
        platform=session.platform,
        device=session.device,
        address=session.ip_address or session.ip_address_public,
        place=_place(session),
        secure=session.secure,
        relayed=bool(session.relayed),
        bandwidth_kbps=_counted(session.bandwidth),
        offset_s=_seconds(session.view_offset),
        # 0 is what Tautulli says of live TV whose end nobody knows.
        duration_s=_seconds(session.duration) or _seconds(session.stream_duration) or None,
        source_video=source_video,
        sent_video=sent_video,
        source_audio=source_audio,
        sent_audio=sent_audio,
        subtitle=_subtitle(session),
        source_container=container_name(session.container),
        sent_container=container_name(session.stream_container),
        source_kbps=_counted(session.bitrate),
        sent_kbps=_counted(session.stream_bitrate),
        quality_profile=session.quality_profile,
        transcode=_transcode(session) if decision is not Decision.DIRECT_PLAY else None,
        library=session.library_name,
        file=session.file,
        file_size=_counted(session.file_size),
        rating_key=session.rating_key,
        grandparent_rating_key=session.grandparent_rating_key,
        guids=session.guids,
        summary=session.summary,
        content_rating=session.content_rating,
    )


def _media_type(session: Session) -> MediaType:
    if session.live:
        return MediaType.LIVE
    if session.media_type == "clip" and (
        session.sub_type == "trailer" or session.extra_type == _TRAILER_EXTRA
    ):
        return MediaType.TRAILER
    return MEDIA.get(session.media_type.lower(), MediaType.UNKNOWN)


def _title(session: Session, media_type: MediaType) -> Title:
    if media_type is MediaType.LIVE:
        return Title(
            media_type,
            session.title,
            show=session.grandparent_title,
            channel=session.channel_call_sign or session.channel_title,
        )
    if media_type is MediaType.EPISODE:
        return Title(
            media_type,
            session.title,
            show=session.grandparent_title,
            season=session.parent_media_index,
            number=session.media_index,
        )
    if media_type is MediaType.TRACK:
        # On a compilation the album's artist is "Various Artists" and the track's own is the original title.
        artist = session.original_title or session.grandparent_title
        return Title(media_type, session.title, artist=artist, album=session.parent_title)
    return Title(media_type, session.title, year=session.year)


def _part_decisions(session: Session) -> tuple[Decision, Decision, Decision]:
    """Of picture, sound and subtitle. Tautulli's `stream_…` keys are "" for what the stream does not have."""

    def said(stream: str | None, whole: str) -> Decision:
        return DECISIONS.get((whole if stream is None else stream).lower(), Decision.NONE)

    subtitle = said(session.stream_subtitle_decision, session.subtitle_decision)
    return (
        said(session.stream_video_decision, session.video_decision),
        said(session.stream_audio_decision, session.audio_decision),
        subtitle if _shows_subtitle(session) or subtitle is Decision.BURN else Decision.NONE,
    )


def _decision(session: Session, video: Decision, audio: Decision) -> Decision:
    """Of the whole, as Tautulli says it, or as Tautulli would by its parts."""
    whole = DECISIONS.get(session.transcode_decision.lower())
    if whole is not None and whole is not Decision.BURN:
        return whole
    for decision in (Decision.TRANSCODE, Decision.DIRECT_STREAM):
        if decision in (video, audio):
            return decision
    return Decision.DIRECT_PLAY


def _place(session: Session) -> Place:
    location = session.location.lower()
    if location == "lan":
        return Place.LAN
    if location:
        return Place.WAN
    if session.local is None:
        return Place.UNKNOWN
    return Place.LAN if session.local else Place.WAN


def _video_parts(session: Session, decision: Decision) -> tuple[VideoPart, VideoPart]:
    source = VideoPart(
        resolution=resolution_name(session.video_full_resolution, session.video_resolution),
        codec=codec_name(session.video_codec),
        dynamic_range=session.video_dynamic_range,
        bitrate_kbps=_counted(session.video_bitrate),
        width=_counted(session.video_width) or _counted(session.width),
        height=_counted(session.video_height) or _counted(session.height),
        framerate=session.video_framerate,
    )
    sent = VideoPart(
        resolution=resolution_name(session.stream_video_full_resolution, session.stream_video_resolution),
        codec=codec_name(session.stream_video_codec),
        dynamic_range=session.stream_video_dynamic_range,
        bitrate_kbps=_counted(session.stream_video_bitrate),
        width=_counted(session.stream_video_width),
        height=_counted(session.stream_video_height),
        framerate=session.stream_video_framerate,
    )
    unchanged = decision in (Decision.DIRECT_PLAY, Decision.DIRECT_STREAM)
    return source, source if unchanged and not sent.resolution and not sent.codec else sent


def _audio_parts(session: Session, decision: Decision) -> tuple[AudioPart, AudioPart]:
    source = AudioPart(
        codec=codec_name(session.audio_codec, session.audio_profile),
        channels=channels_name(session.audio_channel_layout, session.audio_channels),
        language=session.audio_language,
        bitrate_kbps=_counted(session.audio_bitrate),
    )
    sent = AudioPart(
        codec=codec_name(session.stream_audio_codec, session.stream_audio_profile),
        channels=channels_name(session.stream_audio_channel_layout, session.stream_audio_channels),
        language=session.stream_audio_language,
        bitrate_kbps=_counted(session.stream_audio_bitrate),
    )
    unchanged = decision in (Decision.DIRECT_PLAY, Decision.DIRECT_STREAM)
    return source, source if unchanged and not sent.codec else sent


def _shows_subtitle(session: Session) -> bool:
    """Tautulli names the first subtitle track even when none is chosen; `subtitles` says whether one is."""
    if session.subtitles is not None:
        return session.subtitles
    return bool(session.stream_subtitle_codec or session.subtitle_codec)


def _subtitle(session: Session) -> SubtitlePart | None:
    if not _shows_subtitle(session):
        return None
    return SubtitlePart(
        codec=codec_name(session.stream_subtitle_codec or session.subtitle_codec),
        language=session.stream_subtitle_language or session.subtitle_language,
        forced=bool(session.stream_subtitle_forced or session.subtitle_forced),
    )


def _transcode(session: Session) -> Transcode:
    """Progress is -1 for live TV, speed 0 while throttled or not measured yet."""
    progress = session.transcode_progress
    return Transcode(
        hw_decode=_either(session.transcode_hw_decoding, session.transcode_hw_decode),
        hw_encode=_either(session.transcode_hw_encoding, session.transcode_hw_encode),
        speed=session.transcode_speed if (session.transcode_speed or 0) >= 0 else None,
        throttled=bool(session.transcode_throttled),
        progress_percent=progress if progress is not None and 0 <= progress <= 100 else None,
        container=container_name(session.transcode_container),
        protocol=session.transcode_protocol,
    )


def _either(flag: bool | None, name: str) -> bool:
    return bool(name) if flag is None else flag


def _seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None or milliseconds < 0 else milliseconds / 1000


def _counted(number: int | None) -> int | None:
    """A count or size: what is below zero is not known."""
    return None if number is None or number < 0 else number
