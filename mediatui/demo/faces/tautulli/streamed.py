"""What Tautulli tells of the stream of a play: the file, and what was made of it (`get_stream_data`)."""

from __future__ import annotations

from mediatui.demo.faces.tautulli.metadata import MEDIA_TYPES, Fields
from mediatui.demo.world.library import Item, Kind
from mediatui.demo.world.media import Picture
from mediatui.demo.world.plan import DIRECT, TRANSCODE, Plan


def sent_resolution(item: Item, plan: Plan) -> str:
    """As Tautulli writes it: "4k", "1080p", "SD"; "" where there is no picture."""
    picture = item.file.picture
    if picture is None:
        return ""
    if plan.video != TRANSCODE:
        return picture.full_resolution
    return plan.resolution if plan.resolution == "4k" else plan.resolution + picture.scan[:1]


def _value(value: int | str) -> int | str:
    """A number, or "" where there is none."""
    return value or ""


def streamed(item: Item, plan: Plan, *, running: bool = False) -> Fields:
    """The stream of a play that is over, or `running`: numbers are numbers here, "" is missing."""
    file, picture, sound, shown = item.file, item.file.picture, item.file.sound, plan.shown
    live = item.kind is Kind.LIVE
    made = plan.video == TRANSCODE
    language = sound.language if sound and not live else ""
    return {
        "bitrate": "" if live else _value(file.kbps),
        "video_full_resolution": picture.full_resolution if picture else "p" if running else "",
        **dict.fromkeys(
            (
                "optimized_version", "optimized_version_profile", "optimized_version_title",
                "synced_version", "synced_version_profile",
            ),
            "",
        ),
        "container": file.container,
        **_picture(picture, "video"),
        "aspect_ratio": picture.aspect if picture and not live else "",
        "audio_codec": sound.codec if sound else "",
        "audio_bitrate": _value(sound.kbps) if sound and not live else "",
        "audio_channels": _value(sound.channels) if sound else "",
        "audio_language": language,
        "audio_language_code": sound.code if sound and not live else "",
        "subtitle_codec": shown.codec if shown else "",
        "subtitle_forced": int(shown.forced) if shown else "",
        "subtitle_language": shown.language if shown else "",
        "stream_bitrate": "" if live else _value(plan.kbps),
        "stream_video_full_resolution": sent_resolution(item, plan),
        "quality_profile": "Original" if not made else f"{plan.kbps / 1000:g} Mbps {plan.resolution}p",
        "stream_container_decision": DIRECT if plan.decision == DIRECT else TRANSCODE,
        "stream_container": plan.container,
        "stream_video_decision": plan.video,
        **_picture(picture, "stream_video"),
        **(_made_picture(plan) if made else {}),
        "stream_audio_decision": plan.audio,
        "stream_audio_codec": plan.audio_codec,
        "stream_audio_bitrate": _value(plan.audio_kbps),
        "stream_audio_channels": _value(plan.audio_channels),
        "stream_audio_language": language,
        "stream_audio_language_code": sound.code if sound and not live else "",
        "subtitles": 1 if shown else "",
        "stream_subtitle_decision": plan.subtitle,
        "stream_subtitle_codec": shown.codec if shown else "",
        "stream_subtitle_forced": int(shown.forced) if shown else "",
        "stream_subtitle_language": shown.language if shown else "",
        "transcode_hw_decoding": _value(int(plan.hardware_decode)),
        "transcode_hw_encoding": _value(int(plan.hardware_encode)),
        "video_decision": plan.video or (DIRECT if running else ""),
        "audio_decision": plan.audio,
        "media_type": MEDIA_TYPES[item.kind],
        "title": item.title,
        "grandparent_title": item.grandparent,
        "original_title": item.original_title,
        "current_session": 1 if running else "",
        "pre_tautulli": "",
    }  # fmt: skip


def _picture(picture: Picture | None, name: str) -> Fields:
    return {
        f"{name}_codec": picture.codec if picture else "",
        f"{name}_bitrate": picture.kbps if picture else "",
        f"{name}_width": picture.width if picture else "",
        f"{name}_height": picture.height if picture else "",
        f"{name}_framerate": picture.frame_label if picture else "",
        f"{name}_dynamic_range": picture.dynamic_range if picture else "",
    }


def _made_picture(plan: Plan) -> Fields:
    return {
        "stream_video_codec": "h264",
        "stream_video_bitrate": plan.video_kbps,
        "stream_video_width": plan.width,
        "stream_video_height": plan.height,
        "stream_video_dynamic_range": "SDR",
    }
