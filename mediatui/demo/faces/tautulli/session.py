"""What Tautulli tells of a session: some 190 to 250 fields, most of which stay the same while it plays.

Types, and which fields are missing for which media, are those of the recordings: numbers are strings with ""
for missing, save where they are not.
"""

from __future__ import annotations

from typing import cast

from mediatui.demo.faces.tautulli import audience, media, stream
from mediatui.demo.faces.tautulli.metadata import MEDIA_TYPES, Fields, metadata, text
from mediatui.demo.world.library import Kind
from mediatui.demo.world.plan import TRANSCODE
from mediatui.demo.world.session import Session

_QUALITY_NAMES = {
    96: "0.096 Mbps", 208: "0.2 Mbps 160p", 320: "0.3 Mbps 240p", 720: "0.7 Mbps 328p", 1500: "1.5 Mbps 480p",
    2000: "2 Mbps 720p", 3000: "3 Mbps 720p", 4000: "4 Mbps 720p", 8000: "8 Mbps 1080p",
    10000: "10 Mbps 1080p", 12000: "12 Mbps 1080p", 20000: "20 Mbps 1080p",
}  # fmt: skip
_WEB_LEAVES_OUT = frozenset({
    "id", "edition_title", "slug", "parent_slug", "grandparent_slug", "parent_year", "grandparent_year",
    "parent_guid", "grandparent_guid", "collections", "guids", "markers", "parent_guids", "grandparent_guids",
    "children_count", "channel_call_sign", "channel_id", "channel_identifier", "channel_thumb", "channel_vcn",
    "protocol", "begins_at", "ends_at", "file", "file_size", "selected", "type", "subtitle_codec",
    "subtitle_container", "subtitle_format", "subtitle_forced", "subtitle_location", "subtitle_language",
    "subtitle_language_code",
})  # fmt: skip
"""What is not told of a clip from a web channel: Tautulli has no metadata of its own for it."""


_WEB_TELLS = frozenset({
    "video_codec", "video_resolution", "video_full_resolution", "video_framerate", "video_profile",
    "audio_codec", "audio_channels", "audio_channel_layout", "audio_profile",
})  # fmt: skip
"""What is told of its file."""


def lasting_fields(session: Session, shared_with: str) -> Fields:
    """Everything about a session that stays while the same item is played in the same way."""
    item, plan, player = session.item, session.plan, session.player
    kind = MEDIA_TYPES[item.kind]
    head: Fields = {
        "session_key": session.key,
        "media_type": kind,
        "view_offset": "",
        "progress_percent": "0",
        "quality_profile": _quality(session),
        "synced_version_profile": "",
        "optimized_version_profile": "",
        "user": session.person.name,
        "channel_stream": int(item.kind is Kind.WEB),
    }
    about = metadata(item) | media.source(item) | media.source_subtitle(plan.shown)
    tail = (
        audience.person(session.person, shared_with)
        | audience.player(player)
        | {"session_id": session.id, "bandwidth": "", "location": "lan" if player.lan else "wan"}
        | stream.transcode(session)
        | stream.stream(session)
        | media.sent_picture(item.file, plan)
        | media.sent_sound(item.file, plan)
        | media.sent_subtitle(plan)
    )
    if item.kind is Kind.WEB:
        about = _without_metadata(about)
    return head | about | tail


def passing_fields(session: Session, now: float) -> Fields:
    """What changes from one answer to the next, to be laid over the lasting fields."""
    item, plan = session.item, session.plan
    milliseconds = round(session.offset(now) * 1000)
    fields: Fields = {"state": session.state, "bandwidth": text(session.bandwidth)}
    if item.kind is not Kind.PHOTO:
        fields["view_offset"] = str(milliseconds)
        # Tautulli rounds to whole percents.
        fields["progress_percent"] = str(round(milliseconds / 10 / item.seconds)) if item.seconds else "0"
    if item.file.previews:
        fields["bif_thumb"] = f"/library/parts/{item.rating_key}2/indexes/sd/{milliseconds}"
    if plan.speed:
        fields["transcode_speed"] = str(session.speed)
        fields["transcode_throttled"] = int(session.throttled)
        fields["throttled"] = str(int(session.throttled))
        live = item.kind is Kind.LIVE
        fields["transcode_progress"] = -1 if live else round(session.transcoded(now))
        ahead = 3 if plan.slow else 120
        fields["transcode_max_offset_available"] = milliseconds // 1000 + ahead
    return fields


def _quality(session: Session) -> str:
    """The quality profile, from the rates before and after, as Tautulli computes it."""
    plan, source = session.plan, session.item.file.kbps
    if plan.video != TRANSCODE or session.item.kind is Kind.LIVE:
        return "Original"
    fitting = [rate for rate in _QUALITY_NAMES if plan.kbps <= rate <= source]
    return _QUALITY_NAMES[fitting[0]] if fitting else "Original"


def _without_metadata(about: Fields) -> Fields:
    """A clip from a web channel: fewer fields, among them some that others do not have."""
    fields = {
        key: value
        for key, value in about.items()
        if key not in _WEB_LEAVES_OUT and (key in _WEB_TELLS or not key.startswith(("video_", "audio_")))
    }
    title = cast("str", about["library_name"])
    return fields | {
        "section_id": "",
        "library_name": "",
        "rating_key": f"/system/services/url/lookup?{about['rating_key']}",
        "channel_icon": "/web-channel.png",
        "channel_title": title,
        "extra_type": "",
        "sub_type": "",
    }
