"""Sonarr's calls about series and seasons."""

from __future__ import annotations

from collections.abc import Iterable

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.servarr import history, titles
from mediatui.demo.faces.servarr.call import Call, Route, done, records
from mediatui.demo.faces.servarr.routes import COMMON
from mediatui.demo.faces.servarr.words import Document, invalid
from mediatui.demo.faces.sonarr import episodes
from mediatui.demo.faces.sonarr.monitoring import WAYS, monitor
from mediatui.demo.world.managed.records import Owner, Show
from mediatui.demo.world.managed.stock import new_show, path_of
from mediatui.demo.world.requests.title import TV, Title

_KINDS = ("standard", "daily", "anime")


def listing(call: Call) -> object:
    """All series, or the one of a number of TVDB's."""
    tvdb = call.number("tvdbId")
    if tvdb is not None:
        found = call.manager.by_number.get(tvdb)
        return [call.docs.owner(found)] if found is not None else []
    if call.face.trouble == "unknown-fields":
        return [call.docs.owner(owner) for owner in call.manager.owners.values()]
    return call.face.big.answer(call, call.docs.owner, packed=call.packed)


def one(call: Call) -> Document:
    """One series."""
    return call.docs.owner(titles.owner_of(call))


def _known(call: Call) -> Iterable[Title]:
    """Every series there is that can be named by a number of TVDB's."""
    catalogue = call.face.world.raw_requests().catalogue
    yield from (title for title in catalogue.by_key.values() if title.kind == TV and title.tvdb)
    yield from (
        owner.title for owner in call.manager.owners.values() if owner.title.key not in catalogue.by_key
    )


def lookup(call: Call) -> list[Document]:
    """Series of that name, the most popular first, or the one of a number."""
    by, sought = titles.term_of(call)
    if by:
        found = [
            t
            for t in _known(call)
            if sought in {"tvdb": (str(t.tvdb),), "tmdb": (str(t.tmdb),)}.get(by, (t.imdb,))
        ]
    else:
        words = sought.casefold()
        found = [t for t in _known(call) if words and words in f"{t.name}\n{t.original}".casefold()]
        found.sort(key=lambda title: -title.popularity)
    return [call.docs.candidate(title) for title in found[:20]]


# Changing


def add(call: Call) -> Answer:
    """Look after a series; what of it is monitored is told by a way of doing so, or season by season."""
    body = call.body()
    tvdb = body.get("tvdbId")
    if not isinstance(tvdb, int) or tvdb < 1:
        raise invalid(("TvdbId", "'Tvdb Id' must be greater than '0'.", tvdb))
    titles.checked(call, body)
    if tvdb in call.manager.by_number:
        raise invalid(("TvdbId", "This series has already been added", tvdb))
    title = next((title for title in _known(call) if title.tvdb == tvdb), None)
    if title is None:
        raise invalid(("TvdbId", f"A series with this ID was not found: {tvdb}", tvdb))
    show = new_show(call.manager, call.manager.new_number(), title, call.now)
    show.root = str(body.get("rootFolderPath") or str(body["path"]).rpartition("/")[0]).rstrip("/")
    show.path = str(body.get("path") or path_of(show.root, title))
    show.tags = titles.tags_of(body) or []
    show.monitored, show.season_folders = body.get("monitored") is True, body.get("seasonFolder") is True
    titles.edit_common(show, body)
    _edit(show, body)
    options = body.get("addOptions")
    told = options if isinstance(options, dict) else {}
    way = str(told.get("monitor") or "unknown")
    if way in WAYS:
        monitor(show, way, call.now)
    else:
        _seasons(show, body)
    call.manager.put(show)
    call.manager.log(call.now, "info", "AddSeriesService", f"Adding Series {title.name} Path: [{show.path}]")
    call.manager.order(
        "RefreshSeries", {"seriesIds": [show.id], "isNewSeries": True}, call.now, trigger="unspecified"
    )
    if told.get("searchForMissingEpisodes") is True:
        call.manager.order("SeriesSearch", {"seriesId": show.id}, call.now)
    return done(
        call.docs.owner(show)
        | {
            "addOptions": {
                "searchForMissingEpisodes": told.get("searchForMissingEpisodes") is True,
                "monitor": way,
                "searchForCutoffUnmetEpisodes": False,
                "ignoreEpisodesWithFiles": False,
                "ignoreEpisodesWithoutFiles": False,
            }
        },
        201,
    )


def put(call: Call) -> Document:
    """A whole series as it is to be; its path has to be there. Its seasons take their episodes along."""
    show, body = titles.owner_of(call), call.body()
    path = body.get("path")
    if not isinstance(path, str) or not path:
        raise invalid(("Path", "'Path' must not be empty.", path))
    titles.edit_common(show, body)
    _edit(show, body)
    if (tags := titles.tags_of(body)) is not None:
        show.tags = tags
    if isinstance(show, Show):
        _seasons(show, body)
    show.path = path
    call.manager.changes += 1
    return call.docs.owner(show)


def _seasons(show: Show, told: Document) -> None:
    """Seasons that change take their episodes along."""
    for season in records(told, "seasons"):
        number, wanted = season.get("seasonNumber"), season.get("monitored")
        if not isinstance(number, int) or not isinstance(wanted, bool) or show.seasons.get(number) == wanted:
            continue
        show.seasons[number] = wanted
        for part in show.parts:
            if part.season == number:
                part.monitored = wanted


def _edit(owner: Owner, told: Document) -> None:
    if not isinstance(owner, Show):
        return
    if told.get("seriesType") in _KINDS:
        owner.kind = str(told["seriesType"])
    if isinstance(folders := told.get("seasonFolder"), bool):
        owner.season_folders = folders
    if told.get("monitorNewItems") in ("all", "none"):
        owner.monitor_new = str(told["monitorNewItems"])


def edit(call: Call) -> list[Document]:
    """Several series at once."""
    return titles.edit_several(call, _edit)


def season_pass(call: Call) -> Document:
    """What of several series is monitored: by season, or by a way of choosing."""
    body = call.body()
    options = body.get("monitoringOptions")
    way = str(options.get("monitor") or "") if isinstance(options, dict) else ""
    for line in records(body, "series"):
        show = call.manager.owners.get(number) if isinstance(number := line.get("id"), int) else None
        if not isinstance(show, Show):
            continue
        if isinstance(monitored := line.get("monitored"), bool):
            show.monitored = monitored
        for season in records(line, "seasons"):
            if isinstance(at := season.get("seasonNumber"), int):
                # Only the season: here its episodes do not follow it.
                show.seasons[at] = season.get("monitored") is True
        if way in WAYS:
            monitor(show, way, call.now)
    call.manager.changes += 1
    return {}


ROUTES = [
    *COMMON,
    Route("GET", "/series", listing),
    Route("POST", "/series", add),
    Route("PUT", "/series/editor", edit, 202),
    Route("DELETE", "/series/editor", titles.forget_several),
    Route("GET", "/series/lookup", lookup),
    Route("GET", "/series/{id}", one),
    Route("PUT", "/series/{id}", put, 202),
    Route("DELETE", "/series/{id}", titles.forget),
    Route("POST", "/seasonpass", season_pass, 202),
    Route("GET", "/episode", episodes.listing),
    Route("PUT", "/episode/monitor", episodes.monitor_some, 202),
    Route("GET", "/episode/{id}", episodes.one),
    Route("PUT", "/episode/{id}", episodes.put, 202),
    Route("GET", "/episodefile", titles.files),
    Route("GET", "/episodefile/{id}", titles.file),
    Route("DELETE", "/episodefile/bulk", titles.delete_files),
    Route("DELETE", "/episodefile/{id}", titles.delete_file),
    Route("GET", "/history/series", history.of_title),
    Route("GET", "/wanted/missing", episodes.missing),
    Route("GET", "/wanted/cutoff", episodes.cutoff),
    Route("GET", "/calendar", episodes.calendar),
]
"""Sonarr's ways."""
