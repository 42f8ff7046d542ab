"""What a filter may ask of a request, on the screen and on the command line. Pure."""

from __future__ import annotations

from mediatui.models.request import MediaFacts, MediaRequest
from mediatui.wording.requests import request_title, season_words, state_words

FIELDS = (
    "user",
    "title",
    "status",
    "type",
    "is",
    "profile",
    "season",
    "genre",
    "server",
    "year",
    "rating",
    "age",
)
"""The fields of the filter; `age` is in days."""


def request_facts(
    request: MediaRequest, facts: MediaFacts | None, now: float
) -> dict[str, str | float | None]:
    """What a filter may ask of a request; numbers where they are known."""
    original = facts.original_title if facts else ""
    return {
        "user": request.requested_by.name,
        "title": f"{request_title(request, facts)} {original}".strip(),
        "status": state_words(request),
        "type": request.media.wanted.value,
        "is": " ".join(w for w, so in (("4k", request.is_4k), ("automatic", request.automatic)) if so),
        "profile": request.profile_name,
        "season": season_words(request.seasons),
        "genre": ", ".join(facts.genres) if facts else "",
        "server": request.service,
        "year": float(facts.year) if facts and facts.year else None,
        "rating": facts.rating if facts else None,
        "age": None if request.created_at is None else (now - request.created_at) / 86_400,
    }
