"""Seerr's numbers and words → ours: statuses, kinds, permissions."""

from __future__ import annotations

from mediatui.models.request import IssueKind, IssueStatus, MediaStatus, RequestStatus, Wanted

WANTED = {"movie": Wanted.MOVIE, "tv": Wanted.SERIES}
"""`mediaType`; what is neither (a person, a collection) is not asked for."""

REQUEST = {
    1: RequestStatus.PENDING,
    2: RequestStatus.APPROVED,
    3: RequestStatus.DECLINED,
    4: RequestStatus.FAILED,
    5: RequestStatus.COMPLETED,
}
"""The status of a request. Overseerr, and Jellyseerr before 2.6, have no 5: they keep 2."""

MEDIA = {
    1: MediaStatus.UNKNOWN,
    2: MediaStatus.PENDING,
    3: MediaStatus.PROCESSING,
    4: MediaStatus.PARTIALLY_AVAILABLE,
    5: MediaStatus.AVAILABLE,
    6: MediaStatus.BLOCKLISTED,
    7: MediaStatus.DELETED,
}
"""The status of the thing. 6 is known since Jellyseerr 2.0, 7 since 2.6."""

ISSUE = {1: IssueKind.VIDEO, 2: IssueKind.AUDIO, 3: IssueKind.SUBTITLES, 4: IssueKind.OTHER}
ISSUE_STATUS = {1: IssueStatus.OPEN, 2: IssueStatus.RESOLVED}

USER_KINDS = {1: "plex", 2: "local", 3: "jellyfin", 4: "emby"}
"""`userType`: where an account comes from."""


def media_status(number: int | None) -> MediaStatus:
    """The status of a thing; UNKNOWN for a number of no known meaning."""
    return MEDIA.get(number or 0, MediaStatus.UNKNOWN)
