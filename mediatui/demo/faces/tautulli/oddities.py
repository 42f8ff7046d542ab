"""What Tautulli never ought to send: sessions of wrong types among good ones."""

from __future__ import annotations

from mediatui.demo.faces.tautulli.metadata import Fields

SORTS = ("mixed", "numbers", "null", "string", "dict")
"""The sorts of wrong types; "mixed", the usual one, is "numbers", "null" and "string" at once."""

_NUMBERS = (
    "view_offset", "duration", "stream_duration", "bandwidth", "bitrate", "stream_bitrate",
    "progress_percent", "video_bitrate", "video_height", "year", "file_size",
)  # fmt: skip


def spoil(activity: Fields, sort: str | None) -> Fields:
    """The answer to get_activity with one or two odd sessions in it, or (`dict`) with no list at all."""
    sessions = activity.get("sessions")
    if not isinstance(sessions, list):
        return activity
    sort = sort or "mixed"
    if sort == "dict":
        return activity | {"sessions": {str(number): session for number, session in enumerate(sessions)}}
    spoilt: list[object] = list(sessions)
    if sort in ("mixed", "numbers") and sessions:
        # A session still, only its numbers are not to be had.
        spoilt[0] = sessions[0] | {name: [sessions[0].get(name)] for name in _NUMBERS}
    if sort in ("mixed", "null"):
        spoilt.insert(1, None)
    if sort in ("mixed", "string"):
        spoilt.append("session")
    return activity | {"sessions": spoilt}
