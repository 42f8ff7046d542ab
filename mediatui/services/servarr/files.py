"""Files: what a movie file or an episode file tells."""

from __future__ import annotations

from mediatui.models.library import MediaFile
from mediatui.models.quality import MediaInfo
from mediatui.services.servarr.qualities import languages_of, quality_of
from mediatui.services.servarr.wire import (
    Raw,
    count,
    ident,
    inner,
    maybe,
    moment,
    named,
    number,
    span,
    text,
    whole,
)


def file_of(raw: Raw, service: str, title_field: str) -> MediaFile | None:
    """A file; None where its number is missing. `title_field` names the movie or series it is of."""
    file_id = ident(raw, "id")
    if file_id is None:
        return None
    return MediaFile(
        service=service,
        id=file_id,
        title_id=ident(raw, title_field),
        season=whole(raw, "seasonNumber"),
        name=text(raw, "relativePath"),
        path=text(raw, "path"),
        size=count(raw, "size"),
        added=moment(raw, "dateAdded"),
        quality=quality_of(raw),
        languages=languages_of(raw),
        release_group=text(raw, "releaseGroup"),
        scene_name=text(raw, "sceneName"),
        edition=text(raw, "edition"),
        custom_formats=named(raw, "customFormats"),
        score=whole(raw, "customFormatScore"),
        cutoff_met=cutoff_met(raw),
        media=_media_of(inner(raw, "mediaInfo")),
    )


def cutoff_met(raw: Raw) -> bool | None:
    """Whether a file or event is of the quality at which improving ends; None where it is not told."""
    short = maybe(raw, "qualityCutoffNotMet")
    return None if short is None else not short


def _media_of(raw: Raw) -> MediaInfo:
    if not raw:
        return MediaInfo()
    return MediaInfo(
        video_codec=text(raw, "videoCodec"),
        resolution=text(raw, "resolution"),
        dynamic_range=text(raw, "videoDynamicRangeType") or text(raw, "videoDynamicRange"),
        bit_depth=ident(raw, "videoBitDepth"),
        framerate=number(raw, "videoFps") or None,
        audio_codec=text(raw, "audioCodec"),
        audio_channels=number(raw, "audioChannels") or None,
        audio_languages=text(raw, "audioLanguages"),
        subtitles=text(raw, "subtitles"),
        runtime_s=span(raw, "runTime") or None,
    )
