"""A file as the command ManualImport takes it, and as it is sent to be judged."""

from __future__ import annotations

from typing import Any

from mediatui.models.imports import ImportCandidate
from mediatui.services.servarr.qualities import languages_json, quality_json

_JUDGED = (
    *("path", "movieId", "seriesId", "episodeIds", "quality", "languages", "releaseGroup", "downloadId"),
    *("indexerFlags", "releaseType"),
)
"""What of it is sent to be judged."""


def import_file_json(candidate: ImportCandidate) -> dict[str, Any]:
    """The file with everything it is to be; Lidarr, which wants tracks, has another."""
    told: dict[str, Any] = {"path": candidate.path}
    if candidate.folder:
        told["folderName"] = candidate.folder
    if candidate.movie_id is not None:
        told["movieId"] = candidate.movie_id
        if candidate.file_id is not None:
            told["movieFileId"] = candidate.file_id
    else:
        told |= {"seriesId": candidate.series_id, "episodeIds": list(candidate.episode_ids)}
        if candidate.file_id is not None:
            told["episodeFileId"] = candidate.file_id
        if candidate.release_kind:
            told["releaseType"] = candidate.release_kind
    told |= {
        "quality": quality_json(candidate.quality),
        "languages": languages_json(candidate.languages),
        "indexerFlags": candidate.indexer_flags,
    }
    if candidate.release_group:
        told["releaseGroup"] = candidate.release_group
    if candidate.download_id:
        told["downloadId"] = candidate.download_id
    return told


def judged_file_json(candidate: ImportCandidate) -> dict[str, Any]:
    """The file as it is sent to be judged as what it was mapped to."""
    told = import_file_json(candidate)
    judged = {"id": candidate.id, **{name: told[name] for name in _JUDGED if name in told}}
    return judged if candidate.season is None else {**judged, "seasonNumber": candidate.season}
