"""Tautulli's words for what is played, and how, and ours."""

from __future__ import annotations

from collections.abc import Mapping

from mediatui.models.stream import Decision, MediaType

DECISIONS: Mapping[str, Decision] = {
    "direct play": Decision.DIRECT_PLAY,
    "directplay": Decision.DIRECT_PLAY,
    "copy": Decision.DIRECT_STREAM,
    "direct stream": Decision.DIRECT_STREAM,
    "transcode": Decision.TRANSCODE,
    "burn": Decision.BURN,
}

MEDIA: Mapping[str, MediaType] = {
    "movie": MediaType.MOVIE,
    "episode": MediaType.EPISODE,
    "track": MediaType.TRACK,
    "photo": MediaType.PHOTO,
    "clip": MediaType.CLIP,
}
"""Television is an episode with `live` set."""
