"""What Tautulli tells of the file that is played: container, video, audio and subtitles, before and after."""

from __future__ import annotations

from mediatui.demo.faces.tautulli.metadata import Fields, text
from mediatui.demo.world.library import Item, Kind
from mediatui.demo.world.media import MediaFile, Picture, Sound, Subtitle
from mediatui.demo.world.plan import TRANSCODE, Plan

_CHANNELS = {1: "Mono", 2: "Stereo", 6: "5.1", 8: "7.1"}
_DOLBY_VISION: tuple[tuple[str, int | float], ...] = (
    ("bl_present", 1), ("el_present", 0), ("level", 6), ("present", 1), ("profile", 8), ("rpu_present", 1),
    ("version", 1.0),
)  # fmt: skip
_PICTURE_KEYS = (
    "bitrate", "bit_depth", "chroma_subsampling", "codec", "codec_level", "color_primaries", "color_range",
    "color_space", "color_trc", "dynamic_range",
)  # fmt: skip


def source(item: Item) -> Fields:
    """The file as it lies in the library (or comes in from the tuner): Tautulli's media, part and streams."""
    file, picture, sound = item.file, item.file.picture, item.file.sound
    live = item.kind is Kind.LIVE
    fields: Fields = {
        "id": "",
        "container": file.container,
        "bitrate": "" if live else text(file.kbps),
        "height": text(picture.height if picture else 0),
        "width": text(picture.width if picture else 0),
        "aspect_ratio": picture.aspect if picture and not live else "",
        "video_codec": picture.codec if picture else "",
        "video_resolution": picture.resolution if picture else "",
        # Tautulli adds the letter of the scan type even where there is no resolution to add it to.
        "video_full_resolution": picture.full_resolution if picture else "p",
        "video_framerate": picture.frame_label if picture else "",
        "video_profile": picture.profile if picture else "",
        "audio_codec": sound.codec if sound else "",
        "audio_channels": text(sound.channels if sound else 0),
        "audio_channel_layout": sound.layout if sound else "",
        "audio_profile": sound.profile if sound else "",
        "optimized_version": 0,
        "channel_call_sign": item.channel[0],
        "channel_id": item.channel[0].lower(),
        "channel_identifier": item.channel[1],
        "channel_title": item.channel[2],
        "channel_thumb": "/channel.png" if live else "",
        "channel_vcn": item.channel[1],
        "protocol": "hls" if live else "",
        "begins_at": item.begins_at,
        "ends_at": item.ends_at,
        "file": file.path,
        "file_size": text(file.size),
        "indexes": int(file.previews),
        "selected": 1,
        "type": "",
    }
    return fields | _source_picture(picture) | _source_sound(sound, live)


def _source_picture(picture: Picture | None) -> Fields:
    fields = {f"video_{key}": value for key, value in _picture(picture).items()}
    fields |= {
        "video_frame_rate": picture.frame_rate if picture else "",
        "video_ref_frames": "1" if picture else "",
        "video_height": text(picture.height if picture else 0),
        "video_width": text(picture.width if picture else 0),
        "video_language": "English" if picture else "",
        "video_language_code": "eng" if picture else "",
        "video_scan_type": picture.scan if picture else "",
    }
    return fields


def _picture(picture: Picture | None) -> Fields:
    """What source and stream have in common; the Dolby Vision fields are absent where there is no picture."""
    if picture is None:
        return dict.fromkeys(_PICTURE_KEYS, "")
    hdr = picture.is_hdr
    fields: Fields = {
        "bitrate": str(picture.kbps),
        "bit_depth": str(picture.bit_depth),
        "chroma_subsampling": "4:2:0",
        "codec": picture.codec,
        "codec_level": picture.level,
        "color_primaries": "bt2020" if hdr else "",
        "color_range": "tv" if hdr else "",
        "color_space": "bt2020nc" if hdr else "",
        "color_trc": "smpte2084" if hdr else "",
        "dynamic_range": picture.dynamic_range,
    }
    dolby = picture.dolby_vision
    return fields | {f"dovi_{key}": value if dolby else 0 for key, value in _DOLBY_VISION}


def _source_sound(sound: Sound | None, live: bool) -> Fields:
    told = sound is not None and not live
    return {
        "audio_bitrate": str(sound.kbps) if sound and told else "",
        "audio_bitrate_mode": "",
        "audio_sample_rate": str(sound.sample_rate) if sound and told else "",
        "audio_language": sound.language if sound and told else "",
        "audio_language_code": sound.code if sound and told else "",
    }


def source_subtitle(subtitle: Subtitle | None) -> Fields:
    """The subtitle track as it lies in the library."""
    where = "" if subtitle is None else "external" if subtitle.external else "embedded"
    return {
        "subtitle_codec": subtitle.codec if subtitle else "",
        "subtitle_container": "",
        "subtitle_format": subtitle.codec if subtitle and subtitle.external else "",
        "subtitle_forced": int(subtitle.forced) if subtitle else 0,
        "subtitle_location": where,
        "subtitle_language": subtitle.language if subtitle else "",
        "subtitle_language_code": subtitle.code if subtitle else "",
    }


def sent_picture(file: MediaFile, plan: Plan) -> Fields:
    """The video as it is sent."""
    picture = file.picture
    fields = _picture(picture)
    if picture is not None and plan.video == TRANSCODE:
        fields |= dict.fromkeys(("bit_depth", "codec_level", "color_space", "color_trc"), "")
        fields |= {f"dovi_{key}": 0 for key, _ in _DOLBY_VISION}
        fields |= {"bitrate": str(plan.video_kbps), "codec": "h264", "dynamic_range": "SDR"}
    fields |= {
        "height": text(plan.height),
        "width": text(plan.width),
        "ref_frames": "1" if picture else "",
        "language": "English" if picture else "",
        "language_code": "eng" if picture else "",
        # What a deinterlacer makes is still told as interlaced: Tautulli repeats the source here.
        "scan_type": picture.scan if picture else "",
        "decision": plan.video,
    }
    return {f"stream_video_{key}": value for key, value in fields.items()}


def sent_sound(file: MediaFile, plan: Plan) -> Fields:
    """The audio as it is sent."""
    sound = file.sound
    made = plan.audio == TRANSCODE
    rate = "" if sound is None else "48000" if made else str(sound.sample_rate)
    layout = "" if sound is None else _CHANNELS.get(plan.audio_channels, "") if made else sound.layout
    return {
        "stream_audio_bitrate": text(plan.audio_kbps),
        "stream_audio_bitrate_mode": "",
        "stream_audio_channels": text(plan.audio_channels),
        "stream_audio_channel_layout": layout,
        "stream_audio_codec": plan.audio_codec,
        "stream_audio_sample_rate": rate,
        "stream_audio_channel_layout_": "" if made or sound is None else sound.layout,
        "stream_audio_language": sound.language if sound else "",
        "stream_audio_language_code": sound.code if sound else "",
        "stream_audio_profile": "",
        "stream_audio_decision": plan.audio,
    }


def sent_subtitle(plan: Plan) -> Fields:
    """The subtitle as it is sent."""
    shown = plan.shown
    burnt = plan.subtitle == "burn"
    return {
        "stream_subtitle_codec": shown.codec if shown else "",
        "stream_subtitle_container": "",
        "stream_subtitle_format": "",
        "stream_subtitle_forced": int(shown.forced) if shown else 0,
        "stream_subtitle_location": "segments-video" if burnt else "direct" if shown else "",
        "stream_subtitle_language": shown.language if shown else "",
        "stream_subtitle_language_code": shown.code if shown else "",
        "stream_subtitle_decision": plan.subtitle,
        "stream_subtitle_transient": 0,
    }
