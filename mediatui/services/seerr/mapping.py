"""Requests, users, issues and servers of Seerr's → ours."""

from __future__ import annotations

from typing import Any

from mediatui.models.request import (
    Issue,
    IssueComment,
    IssueStatus,
    MediaId,
    MediaRequest,
    Quota,
    QuotaPart,
    RequestCounts,
    Requester,
    RequestUser,
    TargetServer,
    Wanted,
)
from mediatui.services.seerr.names import (
    ISSUE,
    ISSUE_STATUS,
    REQUEST,
    USER_KINDS,
    WANTED,
    media_status,
)
from mediatui.services.seerr.wire import (
    WireCounts,
    WireIssue,
    WireMedia,
    WireQuotaPart,
    WireRequest,
    WireSeason,
    WireServer,
    WireUser,
    record,
    records,
)

SAME_MOMENT = 2.0
"""Seconds between an issue and the words it was reported with."""


def request_of(raw: Any, service: str) -> MediaRequest | None:
    """The request a record tells of; None where it does not say which it is, of what, or how it stands.

    `service` is the name in the configuration of the service that told it.
    """
    wire = record(WireRequest, raw)
    if wire is None or not wire.id or wire.id < 0:
        return None
    media = media_id(wire.media, wire.type)
    status = REQUEST.get(wire.status or 0)
    if media is None or wire.media is None or status is None:
        return None
    is_4k = bool(wire.is4k)
    there = wire.media
    seasons = _seasons(wire.seasons)
    return MediaRequest(
        service=service,
        id=wire.id,
        media=media,
        status=status,
        media_status=media_status(there.status4k if is_4k else there.status),
        is_4k=is_4k,
        seasons=tuple(seasons),
        season_statuses=tuple(REQUEST.get(season.status or 0, status) for season in seasons.values()),
        requested_by=requester_of(wire.requested_by) or Requester(0, ""),
        modified_by=requester_of(wire.modified_by),
        created_at=wire.created_at,
        updated_at=wire.updated_at,
        available_at=there.media_added_at,
        media_number=there.id,
        tvdb_id=there.tvdb_id or None,
        imdb_id=there.imdb_id,
        rating_key=there.rating_key4k if is_4k else there.rating_key,
        server_id=wire.server_id,
        profile_id=wire.profile_id,
        profile_name=wire.profile_name,
        root_folder=wire.root_folder,
        language_profile_id=wire.language_profile_id,
        tags=wire.tags or (),
        automatic=bool(wire.is_auto_request),
        service_page=_page(there.service_url4k if is_4k else there.service_url),
    )


def media_id(media: WireMedia | None, kind: str = "") -> MediaId | None:
    """Which movie or series it is; None where that is not said."""
    wanted = WANTED.get(kind) or (WANTED.get(media.media_type) if media else None)
    number = media.tmdb_id if media else None
    return MediaId(wanted, number) if wanted is not None and number and number > 0 else None


def requester_of(user: WireUser | None) -> Requester | None:
    """Somebody, by the name Seerr shows for them; None for nobody (an account that was deleted)."""
    if user is None or not user.id:
        return None
    return Requester(user.id, name_of(user), user.request_count)


def name_of(user: WireUser) -> str:
    """The name Seerr shows; made as Seerr makes it where it is not sent."""
    return user.display_name or user.username or user.plex_username or user.jellyfin_username or user.email


def user_of(raw: Any, service: str) -> RequestUser | None:
    """A user; None for what has no number."""
    wire = record(WireUser, raw)
    if wire is None or not wire.id or wire.id < 0:
        return None
    return RequestUser(
        service=service,
        id=wire.id,
        name=name_of(wire),
        email=wire.email,
        plex_username=wire.plex_username,
        kind=USER_KINDS.get(wire.user_type or 0, ""),
        permissions=max(0, wire.permissions or 0),
        request_count=max(0, wire.request_count or 0),
        movie_limit=wire.movie_quota_limit,
        movie_days=wire.movie_quota_days,
        series_limit=wire.tv_quota_limit,
        series_days=wire.tv_quota_days,
        created_at=wire.created_at,
    )


def quota_of(raw: Any) -> Quota:
    """What somebody may still ask for."""
    told = raw if isinstance(raw, dict) else {}
    return Quota(_quota_part(told.get("movie")), _quota_part(told.get("tv")))


def counts_of(raw: Any) -> RequestCounts:
    """How many requests there are of each sort; what is not counted is None."""
    wire = record(WireCounts, raw) or WireCounts()
    return RequestCounts(
        total=wire.total or 0,
        pending=wire.pending or 0,
        approved=wire.approved,
        declined=wire.declined,
        processing=wire.processing,
        available=wire.available,
        completed=wire.completed,
        movies=wire.movie,
        series=wire.tv,
    )


def servers_of(raw: Any, wanted: Wanted) -> tuple[TargetServer, ...]:
    """The Radarrs (`wanted` MOVIE) or Sonarrs of a list; their numbers begin at 0."""
    return tuple(
        TargetServer(
            id=server.id,
            name=server.name,
            wanted=wanted,
            is_4k=bool(server.is4k),
            default=bool(server.is_default),
            root_folder=server.active_directory,
            profile_id=server.active_profile_id,
            language_profile_id=server.active_language_profile_id,
            tags=server.active_tags or (),
        )
        for server in records(WireServer, raw)
        if server.id is not None
    )


def issue_of(raw: Any, service: str) -> Issue | None:
    """An issue; None where it does not say which it is or of what.

    In a list comments come without their authors. The first one is then the reporter's, who cannot report
    without words; of the others the author is "".
    """
    wire = record(WireIssue, raw)
    media = media_id(wire.media) if wire else None
    if wire is None or not wire.id or wire.id < 0 or media is None:
        return None
    reporter = requester_of(wire.created_by) or Requester(0, "")
    said = sorted((comment for comment in wire.comments if comment.id), key=lambda comment: comment.id or 0)
    comments = []
    for number, comment in enumerate(said):
        author = requester_of(comment.user)
        began = number == 0 and abs((comment.created_at or 0) - (wire.created_at or 0)) <= SAME_MOMENT
        name = author.name if author else reporter.name if began else ""
        comments.append(IssueComment(comment.id or 0, name, comment.message, comment.created_at))
    return Issue(
        service=service,
        id=wire.id,
        kind=ISSUE.get(wire.issue_type or 0, ISSUE[4]),
        status=ISSUE_STATUS.get(wire.status or 0, IssueStatus.OPEN),
        media=media,
        season=wire.problem_season or None,
        episode=wire.problem_episode or None,
        reported_by=reporter,
        created_at=wire.created_at,
        updated_at=wire.updated_at,
        comments=tuple(comments),
    )


def _seasons(seasons: tuple[WireSeason, ...]) -> dict[int, WireSeason]:
    """By their number, in order, each once."""
    numbered = {season.season_number: season for season in seasons if season.season_number is not None}
    return {number: numbered[number] for number in sorted(numbered) if number >= 0}


def _quota_part(raw: Any) -> QuotaPart:
    wire = record(WireQuotaPart, raw) or WireQuotaPart()
    return QuotaPart(wire.limit, wire.days, wire.used or 0, wire.remaining, bool(wire.restricted))


def _page(address: str) -> str:
    """An address a browser may be sent to; anything that is no web address is none."""
    return address if address.startswith(("http://", "https://")) and " " not in address else ""
