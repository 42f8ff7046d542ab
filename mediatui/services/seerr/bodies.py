"""What is sent with changes of requests, and how a request stands, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mediatui.models.request import Amendment, Asking, MediaRequest


def asked(asking: Asking) -> dict[str, Any]:
    """The body of POST /request. `is4k` is always in it: without, what there is is asked for again."""
    from mediatui.models.request import Wanted

    series = asking.media.wanted is Wanted.SERIES
    return _without_none(
        mediaType="tv" if series else "movie",
        mediaId=asking.media.tmdb_id,
        tvdbId=asking.tvdb_id if series else None,
        seasons=sorted(set(asking.seasons)) if series else None,
        is4k=asking.is_4k,
        serverId=asking.server_id,
        profileId=asking.profile_id,
        rootFolder=asking.root_folder or None,
        tags=None if asking.tags is None else list(asking.tags),
    )


def amended(request: MediaRequest, amendment: Amendment) -> dict[str, Any]:
    """The body of PUT /request/{id}: all that may be amended, what stays as it was shown.

    The server takes what is absent as no change, and refuses null.
    """
    from mediatui.models.request import Wanted

    series = request.media.wanted is Wanted.SERIES
    seasons = request.seasons if amendment.seasons is None else amendment.seasons
    tags = request.tags if amendment.tags is None else amendment.tags
    return _without_none(
        mediaType="tv" if series else "movie",
        seasons=sorted(set(seasons)) if series else None,
        is4k=request.is_4k,
        serverId=_changed(amendment.server_id, request.server_id),
        profileId=_changed(amendment.profile_id, request.profile_id),
        rootFolder=_changed(amendment.root_folder, request.root_folder) or None,
        languageProfileId=request.language_profile_id if series else None,
        tags=list(tags) if tags or amendment.tags is not None else None,
        userId=amendment.user_id,
    )


def amendable(request: MediaRequest) -> tuple[Any, ...]:
    """All that an amendment may change: it is compared with what was shown."""
    return (
        request.server_id,
        request.profile_id,
        request.root_folder,
        request.language_profile_id,
        sorted(request.tags),
        request.seasons,
        request.requested_by.id,
    )


def standing(request: MediaRequest) -> str:
    """How a request stands that is not as it was shown: "already approved by anna"."""
    by = f" by {request.modified_by.name}" if request.modified_by and request.modified_by.name else ""
    status = request.status.value
    if status == "pending":
        return "it is pending"
    if status == "completed":
        return "already approved, and completed"
    if status == "failed":
        return f"already approved{by}, and handing it over failed"
    return f"already {status}{by}"


def stubborn(request: MediaRequest) -> tuple[str, str]:
    """Why a server says no to a change although nobody was quicker, and what to do instead."""
    status = request.status.value
    remedy = {"declined": "Ask for it again instead.", "failed": "Retry it instead."}.get(status, "")
    return f"it does not take that of a request that is {status}", remedy


def _changed(new: Any, old: Any) -> Any:
    return old if new is None else new


def _without_none(**body: Any) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value is not None}
