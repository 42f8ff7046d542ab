"""Indexers, what they have and how they did, as Prowlarr sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediatui.models.indexers import (
    Application,
    Indexer,
    IndexerEvent,
    IndexerStatistics,
    Offer,
    Privacy,
)
from mediatui.services.servarr.qualities import via_of
from mediatui.services.servarr.wire import (
    Raw,
    as_is,
    count,
    flag,
    ident,
    inner,
    known,
    maybe,
    moment,
    number,
    rows,
    text,
    texts,
    whole,
    wholes,
)

_PRIVACIES = {
    "public": Privacy.PUBLIC,
    "semiprivate": Privacy.SEMI_PRIVATE,
    "private": Privacy.PRIVATE,
}
_SYNCS = {"fullsync": "full sync", "addonly": "add only", "disabled": "disabled"}
_EVENTS = {
    "releasegrabbed": "grab",
    "indexerquery": "search",
    "indexerrss": "rss",
    "indexerauth": "login",
    "indexerinfo": "info",
}


def indexer_of(raw: Raw, service: str, states: Mapping[int, Raw]) -> Indexer | None:
    """An indexer; None without number or name. Its `fields`, which hold keys and cookies, are not read."""
    indexer_id, name = ident(raw, "id"), text(raw, "name")
    if indexer_id is None or not name:
        return None
    state = states.get(indexer_id) or inner(raw, "status")
    categories = (
        (whole(row, "id") or 0, text(row, "name")) for row in rows(inner(raw, "capabilities"), "categories")
    )
    return Indexer(
        service=service,
        id=indexer_id,
        name=name,
        via=via_of(raw),
        privacy=known(_PRIVACIES, raw.get("privacy"), Privacy.UNKNOWN),
        is_on=flag(raw, "enable"),
        can_search=maybe(raw, "supportsSearch") is not False,
        priority=whole(raw, "priority"),
        language=text(raw, "language"),
        description=text(raw, "description"),
        categories=tuple((each, called) for each, called in categories if each and called),
        added=moment(raw, "added"),
        disabled_till=moment(state, "disabledTill"),
        failed_at=moment(state, "mostRecentFailure"),
    )


def offer_of(raw: Raw, service: str, redact: Callable[[str], str]) -> Offer | None:
    """A release; None where it cannot be grabbed for lack of what stands for it.

    `downloadUrl` and `magnetUrl` hold Prowlarr's key and are not read.
    """
    guid, indexer_id = as_is(raw, "guid"), whole(raw, "indexerId")
    if not guid or indexer_id is None:
        return None
    hours, imdb = number(raw, "ageHours"), ident(raw, "imdbId")
    categories = filter(None, (text(row, "name") for row in rows(raw, "categories")))
    return Offer(
        service=service,
        guid=guid,
        indexer_id=indexer_id,
        title=redact(text(raw, "title")),
        indexer=text(raw, "indexer"),
        via=via_of(raw),
        size=count(raw, "size"),
        published=moment(raw, "publishDate"),
        age_s=None if hours is None or hours < 0 else hours * 3600,
        seeders=_people(raw, "seeders"),
        leechers=_people(raw, "leechers"),
        grabs=_people(raw, "grabs"),
        categories=tuple(dict.fromkeys(categories)),
        flags=texts(raw, "indexerFlags"),
        info_hash=text(raw, "infoHash").lower(),
        imdb_id=f"tt{imdb:07}" if imdb else "",
        tmdb_id=ident(raw, "tmdbId"),
        tvdb_id=ident(raw, "tvdbId"),
        page=redact(text(raw, "infoUrl")),
    )


def statistics_of(raw: Raw) -> IndexerStatistics | None:
    """How an indexer did; None where its number is missing. Times are sent in milliseconds."""
    indexer_id = ident(raw, "indexerId")
    if indexer_id is None:
        return None
    took = number(raw, "averageResponseTime")
    return IndexerStatistics(
        indexer_id=indexer_id,
        name=text(raw, "indexerName"),
        response_s=took / 1000 if took else None,
        queries=count(raw, "numberOfQueries"),
        rss_queries=count(raw, "numberOfRssQueries"),
        grabs=count(raw, "numberOfGrabs"),
        failed_queries=count(raw, "numberOfFailedQueries"),
        failed_grabs=count(raw, "numberOfFailedGrabs"),
    )


def application_of(raw: Raw, service: str) -> Application | None:
    """A program; None without number or name. Its `fields`, which hold its key, are not read."""
    number_, name = ident(raw, "id"), text(raw, "name")
    if number_ is None or not name:
        return None
    return Application(
        service=service,
        id=number_,
        name=name,
        implementation=text(raw, "implementationName") or text(raw, "implementation"),
        sync=known(_SYNCS, raw.get("syncLevel"), ""),
        tags=wholes(raw, "tags"),
    )


def event_of(raw: Raw, service: str, redact: Callable[[str], str]) -> IndexerEvent | None:
    """An event; None where its number is missing. Of `data` only what is named is read: it also holds
    addresses with keys."""
    event_id = ident(raw, "id")
    if event_id is None:
        return None
    data = inner(raw, "data")
    took, results = number(data, "elapsedTime"), whole(data, "queryResults")
    return IndexerEvent(
        service=service,
        id=event_id,
        indexer_id=ident(raw, "indexerId"),
        at=moment(raw, "date"),
        kind=known(_EVENTS, raw.get("eventType"), ""),
        successful=maybe(raw, "successful") is not False,
        query=redact(text(data, "query") or text(data, "grabTitle")),
        source=text(data, "source"),
        took_s=None if took is None or took < 0 else took / 1000,
        results=results,
    )


def _people(raw: Raw, name: str) -> int | None:
    found = whole(raw, name)
    return None if found is None or found < 0 else found
