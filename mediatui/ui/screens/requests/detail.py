"""Everything there is to judge a request by, as lines. Pure."""

from __future__ import annotations

from typing import NamedTuple

from mediatui.engine.judging import Watched
from mediatui.engine.library_similar import Around
from mediatui.engine.lookups import Looked
from mediatui.models.request import (
    MediaRequest,
    Quota,
    RequestService,
    Wanted,
)
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.requests.around import around_lines
from mediatui.ui.screens.requests.present import SIGNS, Asked
from mediatui.ui.screens.requests.titles import fact_pairs, pairs_lines, season_lines
from mediatui.wording.failures import since_words
from mediatui.wording.quantities import ago, plural
from mediatui.wording.requests import media_words, quota_words


class Judged(NamedTuple):
    """What is known beside the request itself."""

    quota: Looked[Quota] = Looked()
    watched: Looked[Watched] | None = None
    """None: there is no Tautulli to ask."""
    about: RequestService | None = None
    around: Looked[Around] | None = None
    """What the libraries have to do with it; None: there are none, or names are not to be told."""
    others: int = 0
    """How many requests of the same person there are."""


def detail_lines(each: Asked | None, judged: Judged, now: float, width: int) -> list[Line]:
    """The detail of a request in lines of at most `width` cells; words where there is none."""
    if each is None:
        return [line(Span("No request under the cursor", "dim"))]
    request, facts = each.request, each.facts
    sign, tone = SIGNS.get(each.state, ("?", "dim"))
    lines = wrap(each.title, width, "title")
    parts = [
        media_words(request),
        facts.production.lower() if facts else "",
        facts.certification if facts else "",
    ]
    lines.append(line(Span(" · ".join(part for part in parts if part), "dim")))
    lines.append(line(Span(f"{sign} {each.doing or each.state}", "accent" if each.doing else tone)))
    lines.append(())
    lines += _person(request, judged, now, width)
    lines.append(())
    if facts is None:
        lines += wrap("Its title is being looked up …", width, "dim")
        return lines + _where(request, judged, width)
    lines += pairs_lines(fact_pairs(facts), width)
    if facts.seasons:
        lines += [(), *season_lines(facts.seasons, request.seasons, four_k=request.is_4k)]
    if facts.overview:
        lines += [(), *wrap(facts.overview, width)]
    lines += around_lines(judged.around, width)
    lines.append(())
    return lines + _where(request, judged, width)


def _person(request: MediaRequest, judged: Judged, now: float, width: int) -> list[Line]:
    who = request.requested_by
    often = who.request_count if who.request_count is not None else judged.others
    age = "" if request.created_at is None else ago(max(0.0, now - request.created_at))
    when = "" if request.created_at is None else f"{age} · {since_words(request.created_at, now)}"
    rows = [("Asked by", f"{who.name or 'somebody'} · {plural(often, 'request')} so far"), ("Asked", when)]
    if request.automatic:
        rows.append(("", "by their watchlist, not by hand"))
    if request.modified_by is not None and request.modified_by.id != who.id:
        rows.append(("Answered", f"by {request.modified_by.name}"))
    lines = pairs_lines(rows, width)
    lines += pairs_lines([("Quota", _quota(request, judged.quota))], width)
    if judged.watched is not None:
        lines += pairs_lines([("Watched", _watched(judged.watched))], width)
    return lines


def _quota(request: MediaRequest, looked: Looked[Quota]) -> str:
    if looked.value is None:
        return "…" if looked.failure is None else looked.failure.words
    if request.media.wanted is Wanted.MOVIE:
        return quota_words(looked.value.movies, "movie")
    return quota_words(looked.value.series, "season")


def _watched(looked: Looked[Watched]) -> str:
    if looked.value is None:
        return "…" if looked.failure is None else looked.failure.words
    watched, given = looked.value
    return f"watched {watched} of {given} they were given" if given else "was given nothing yet"


def _where(request: MediaRequest, judged: Judged, width: int) -> list[Line]:
    server = None
    if judged.about is not None:
        fitting = [
            s for s in judged.about.servers if s.wanted is request.media.wanted and s.is_4k is request.is_4k
        ]
        server = next((s for s in fitting if s.id == request.server_id), None) or next(
            (s for s in fitting if s.default), None
        )
    profile = request.profile_name or (server.profile_name if server else "")
    folder = request.root_folder or (server.root_folder if server else "")
    rows = [
        ("Goes to", server.name if server else ""),
        ("Profile", profile),
        ("Folder", folder),
        ("Ids", ", ".join(_ids(request))),
        ("Server", request.service),
        ("Request", f"number {request.id}"),
    ]
    return pairs_lines(rows, width)


def _ids(request: MediaRequest) -> list[str]:
    tvdb = [f"tvdb {request.tvdb_id}"] if request.tvdb_id else []
    return [f"tmdb {request.media.tmdb_id}", *tvdb, *([request.imdb_id] if request.imdb_id else [])]
