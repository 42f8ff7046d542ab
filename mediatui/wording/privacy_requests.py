"""Stand-ins for what tells who asked for what. Pure."""

from __future__ import annotations

from dataclasses import replace

from mediatui.models.request import Issue, MediaFacts, MediaId, MediaRequest, Requester, RequestUser
from mediatui.wording.privacy import veiled_number, veiled_user, veiled_word


def veiled_media(media: MediaId) -> MediaId:
    """Another number: TMDB's own would tell the title."""
    return media._replace(tmdb_id=veiled_number(media.tmdb_id))


def veiled_facts(facts: MediaFacts) -> MediaFacts:
    """A title as it may be shown to anybody: its year, length and rating stay."""
    return replace(
        facts,
        media=veiled_media(facts.media),
        title=veiled_word(facts.media.wanted.value.capitalize(), facts.title),
        original_title="",
        overview="",
        tagline="",
        cast=(),
        directors=(),
        networks=(),
        released=facts.released[:4],
        imdb_id="",
        tvdb_id=None,
    )


def veiled_requester(requester: Requester) -> Requester:
    """Somebody who asks."""
    return replace(requester, name=veiled_user(requester.name))


def veiled_request(request: MediaRequest) -> MediaRequest:
    """A request without who asked and for what. Its key stays: marks and actions hold on to it."""
    modified = request.modified_by
    return replace(
        request,
        media=veiled_media(request.media),
        requested_by=veiled_requester(request.requested_by),
        modified_by=None if modified is None else veiled_requester(modified),
        root_folder=veiled_word("/folder", request.root_folder),
        imdb_id="",
        tvdb_id=None,
        service_page="",
    )


def veiled_request_user(user: RequestUser) -> RequestUser:
    """A user of a request service."""
    return replace(user, name=veiled_user(user.name), email="", plex_username="")


def veiled_issue(issue: Issue) -> Issue:
    """An issue without who said what."""
    comments = tuple(
        replace(comment, author=veiled_user(comment.author), message="…") for comment in issue.comments
    )
    reporter = veiled_requester(issue.reported_by)
    return replace(issue, media=veiled_media(issue.media), reported_by=reporter, comments=comments)
