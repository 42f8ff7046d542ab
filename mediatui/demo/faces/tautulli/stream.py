"""What Tautulli tells of the way a file is given out: the transcoder, and the stream as a whole."""

from __future__ import annotations

from mediatui.demo.faces.tautulli.metadata import Fields, text
from mediatui.demo.names import digest
from mediatui.demo.world.library import Kind
from mediatui.demo.world.plan import DIRECT, TRANSCODE, Plan
from mediatui.demo.world.session import Session


def transcode(session: Session) -> Fields:
    """The transcoder at work, with what does not change while it works; empty where there is none."""
    plan = session.plan
    runs = bool(plan.speed)
    decode, encode = plan.hardware_decode, plan.hardware_encode
    key = (
        f"/transcode/sessions/{digest(session.key, session.began, session.revision, size=12)}" if runs else ""
    )
    return {
        "transcode_key": key,
        "transcode_throttled": 0,
        "transcode_progress": 0,
        "transcode_speed": "",
        "transcode_audio_channels": text(plan.audio_channels) if runs else "",
        "transcode_audio_codec": plan.audio_codec if runs else "",
        "transcode_video_codec": ("h264" if plan.video == TRANSCODE else _codec(session)) if runs else "",
        "transcode_width": "",
        "transcode_height": "",
        "transcode_container": plan.container if runs else "",
        "transcode_protocol": plan.protocol if runs else "",
        "transcode_min_offset_available": 0,
        "transcode_max_offset_available": 0,
        "transcode_hw_requested": int(encode),
        "transcode_hw_decode": "vaapi" if decode else "",
        "transcode_hw_decode_title": "Intel (VA-API)" if decode else "",
        "transcode_hw_encode": "vaapi" if encode else "",
        "transcode_hw_encode_title": "Intel (VA-API)" if encode else "",
        "transcode_hw_full_pipeline": int(decode and encode),
        "audio_decision": plan.audio if runs else "direct play",
        "video_decision": plan.video if runs else "direct play",
        "subtitle_decision": plan.subtitle if runs else "",
        "throttled": "0",
        "transcode_hw_decoding": int(decode),
        "transcode_hw_encoding": int(encode),
    }


def _codec(session: Session) -> str:
    picture = session.item.file.picture
    return picture.codec if picture else ""


def stream(session: Session) -> Fields:
    """What is sent as a whole: container, rate, resolution, and the decision in one word."""
    item, plan = session.item, session.plan
    picture = item.file.picture
    live = item.kind is Kind.LIVE
    fields: Fields = {
        "stream_container": plan.container,
        "stream_bitrate": "" if live else text(plan.kbps),
        "stream_aspect_ratio": picture.aspect if picture and not live else "",
        "stream_video_framerate": picture.frame_label if picture else "",
        "stream_video_resolution": plan.resolution,
        "stream_duration": text(item.seconds * 1000),
        "stream_container_decision": _container_decision(plan),
        "optimized_version": 0,
        "optimized_version_title": "",
        "synced_version": 0,
        "live": int(live),
        "live_uuid": _uuid(session) if live else "",
        "indexes": int(item.file.previews),
        "bif_thumb": "",
        "subtitles": int(plan.shown is not None),
        "transcode_decision": plan.decision,
        "container_decision": _container_decision(plan),
    }
    if picture is not None:
        fields["stream_video_full_resolution"] = _full_resolution(plan, picture.scan)
    return fields


def _full_resolution(plan: Plan, scan: str) -> str:
    return plan.resolution if plan.resolution == "4k" else plan.resolution + scan[:1]


def _uuid(session: Session) -> str:
    raw = digest(session.key, "live")
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


def _container_decision(plan: Plan) -> str:
    return DIRECT if plan.decision == DIRECT else TRANSCODE
