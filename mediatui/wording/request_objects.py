"""Requests as commands print them as JSON: plain objects with names that stay."""

from __future__ import annotations

from mediatui.models.request import MediaFacts, MediaRequest, Requester
from mediatui.wording.objects import Json
from mediatui.wording.requests import request_title, state_words


def request_object(request: MediaRequest, facts: MediaFacts | None) -> Json:
    """One request, flat but for its people. Times are seconds since the epoch; what is not known is null."""
    return {
        "id": request.key,
        "service": request.service,
        "number": request.id,
        "title": request_title(request, facts),
        "year": facts.year if facts else None,
        "type": request.media.wanted.value,
        "tmdb_id": request.media.tmdb_id,
        "tvdb_id": request.tvdb_id,
        "imdb_id": request.imdb_id or None,
        "is_4k": request.is_4k,
        "seasons": list(request.seasons),
        "state": state_words(request),
        "status": request.status.value,
        "media_status": request.media_status.value,
        "requested_by": _person(request.requested_by),
        "modified_by": None if request.modified_by is None else _person(request.modified_by),
        "created_at": request.created_at,
        "profile": request.profile_name or None,
        "root_folder": request.root_folder or None,
        "automatic": request.automatic,
    }


def _person(requester: Requester) -> Json:
    return {"id": requester.id, "name": requester.name}


def facts_object(facts: MediaFacts) -> Json:
    """What is known of a title."""
    return {
        "overview": facts.overview or None,
        "genres": list(facts.genres),
        "rating": facts.rating,
        "votes": facts.votes,
        "runtime": facts.runtime_min,
        "released": facts.released or None,
        "seasons": [
            {"number": s.number, "episodes": s.episodes, "status": s.status.value} for s in facts.seasons
        ],
    }
