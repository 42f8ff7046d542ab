"""What commands print as JSON: plain objects with names that stay.

Durations are seconds, rates kbit/s, sizes bytes, times seconds since the epoch; what is not known is null.
"""

from __future__ import annotations

from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure
from mediatui.models.stream import Decision, Stream, Transcode
from mediatui.wording.streams import quality, time_left
from mediatui.wording.titles import full_title

Json = dict[str, object]


def failure_object(failure: Failure | None) -> Json | None:
    """`kind`, `words`, `remedy`, `since`; None for none."""
    if failure is None:
        return None
    return {
        "kind": failure.kind.value,
        "words": failure.words,
        "remedy": failure.remedy,
        "since": failure.since,
    }


def service_object(endpoint: Endpoint, state: str, age: float | None, failure: Failure | None) -> Json:
    """`name`, `kind`, `state` (up, slow, starting, failing, off, asking), `age` in seconds, `failure`."""
    return {
        "name": endpoint.name,
        "kind": endpoint.kind,
        "state": state,
        "age": None if age is None else round(age, 1),
        "failure": failure_object(failure),
    }


def stream_object(stream: Stream) -> Json:
    """One stream, flat but for `transcode`."""
    title = stream.title
    return {
        "id": stream.key,
        "service": stream.service,
        "user": stream.user,
        "title": full_title(title),
        "media_type": title.media_type.value,
        "year": title.year,
        "show": title.show or None,
        "season": title.season,
        "episode": title.number if title.season is not None else None,
        "artist": title.artist or None,
        "album": title.album or None,
        "state": stream.state.value,
        "decision": stream.decision.value,
        "video_decision": _decision(stream.video_decision),
        "audio_decision": _decision(stream.audio_decision),
        "subtitle_decision": _decision(stream.subtitle_decision),
        "quality": quality(stream) or None,
        "player": stream.player or None,
        "product": stream.product or None,
        "platform": stream.platform or None,
        "address": stream.address or None,
        "place": stream.place.value,
        "bandwidth": stream.bandwidth_kbps,
        "offset": stream.offset_s,
        "duration": stream.duration_s,
        "left": time_left(stream, stream.offset_s),
        "library": stream.library or None,
        "rating_key": stream.rating_key or None,
        "ids": list(stream.guids),
        "transcode": _transcode(stream.transcode),
    }


def _decision(decision: Decision) -> str | None:
    return None if decision is Decision.NONE else decision.value


def _transcode(transcode: Transcode | None) -> Json | None:
    if transcode is None:
        return None
    return {
        "hw_decode": transcode.hw_decode,
        "hw_encode": transcode.hw_encode,
        "speed": transcode.speed,
        "throttled": transcode.throttled,
        "progress_percent": transcode.progress_percent,
    }
