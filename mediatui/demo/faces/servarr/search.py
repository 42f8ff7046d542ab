"""Releases that are looked for by hand: what every indexer has, and taking one of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.servarr.call import Call, whole_numbers
from mediatui.demo.faces.servarr.words import Document, answer_of, error, invalid, moment
from mediatui.demo.names import digest
from mediatui.demo.world.managed.qualities import rank
from mediatui.demo.world.managed.records import Episode, Film, Found, Part
from mediatui.demo.world.managed.setup import INDEXERS

TAKES = 1.5
"""Seconds that all indexers take together."""
REMEMBERED = 1800.0
"""Seconds for which it is known what was found."""


def _meant(call: Call) -> list[Part] | None:
    """What releases are looked for; None for what is new at the indexers."""
    manager = call.manager
    if call.docs.here == "movie":
        number = call.number("movieId")
        if number is None:
            return None
        owner = manager.owners.get(number)
        return list(owner.parts) if owner is not None else []
    number, season = call.number("episodeId"), call.number("seasonNumber")
    if number is not None:
        part = manager.part(number)
        return [part] if part is not None else []
    series = call.number("seriesId")
    if series is None:
        return None
    owner = manager.owners.get(series)
    return (
        [part for part in owner.parts if isinstance(part, Episode) and part.season == season] if owner else []
    )


def listing(call: Call) -> Answer:
    """What there is, the best first; it takes a while."""
    parts = _meant(call)
    if parts is None:
        parts = call.manager.missing()[:1]
    found = call.manager.releases(parts, call.now)
    # An episode may be had with its season, too.
    if len(parts) == 1 and isinstance(parts[0], Episode):
        first = parts[0]
        season: Sequence[Part] = [part for part in first.show.parts if part.season == first.season]
        packs = call.manager.releases(season, call.now) if len(season) > 1 else []
        found += [one for one in packs if one.title not in {each.title for each in found}][:4]
    for one in found:
        call.face.found[one.guid, one.indexer] = call.now + REMEMBERED, one
    answer = answer_of([_written(call, one, at) for at, one in enumerate(found)])
    return replace(answer, after=TAKES)


def _written(call: Call, one: Found, weight: int) -> Document:
    docs, first, torrent = call.docs, one.parts[0], one.protocol == "torrent"
    names = {each.id: each.name for each in INDEXERS}
    old = max(0.0, call.now - one.published)
    title = first.owner.title
    document: Document = {
        "guid": one.guid,
        "quality": docs.quality(one.quality),
        "customFormats": docs.formats(one.formats),
        "customFormatScore": one.score,
        "qualityWeight": 100 * rank(call.manager.setup.table, one.quality) + 1,
        "age": int(old // 86_400),
        "ageHours": round(old / 3600, 4),
        "ageMinutes": round(old / 60, 4),
        "size": one.size,
        "indexerId": one.indexer,
        "indexer": names.get(one.indexer),
        "releaseGroup": one.group or None,
        "title": one.title,
        "sceneSource": False,
        "languages": docs.languages(first.owner),
        "approved": not one.rejections,
        "temporarilyRejected": False,
        "rejected": bool(one.rejections),
        "rejections": list(one.rejections),
        "publishDate": moment(one.published),
        "commentUrl": f"{one.guid}#comments",
        "downloadUrl": f"http://prowlarr.home.example:9696/{one.indexer}/download?apikey={digest('prowlarr')}"
        f"&link={digest(one.guid)}",
        "infoUrl": one.guid,
        "downloadAllowed": True,
        "releaseWeight": weight,
        "protocol": one.protocol,
        "infoHash": digest("info", one.guid, size=20).upper() if torrent else None,
        "seeders": one.seeders if torrent else None,
        "leechers": one.leechers if torrent else None,
    }
    if isinstance(first, Film):
        return document | {
            "movieTitles": [title.name], "mappedMovieId": first.id, "tmdbId": title.tmdb,
            "imdbId": int(title.imdb[2:] or 0) if title.imdb[2:].isdigit() else 0, "movieRequested": True,
            "edition": "", "indexerFlags": [],
        }  # fmt: skip
    episodes = [part for part in one.parts if isinstance(part, Episode)]
    said = [] if one.full_season else [part.number for part in episodes]
    return document | {
        "fullSeason": one.full_season, "seasonNumber": first.season, "languageWeight": 1,
        "seriesTitle": title.name, "episodeNumbers": said, "absoluteEpisodeNumbers": [],
        "mappedSeasonNumber": first.season, "mappedEpisodeNumbers": [part.number for part in episodes],
        "mappedAbsoluteEpisodeNumbers": [], "mappedSeriesId": first.show.id,
        "mappedEpisodeInfo": [
            {"id": part.id, "seasonNumber": part.season, "episodeNumber": part.number,
             "absoluteEpisodeNumber": part.absolute, "title": part.name} for part in episodes
        ],
        "tvdbId": title.tvdb or 0, "tvRageId": 0, "imdbId": title.imdb or None, "episodeRequested": True,
        "indexerFlags": 0, "isDaily": False, "isAbsoluteNumbering": False, "isPossibleSpecialEpisode": False,
        "special": first.season == 0,
    }  # fmt: skip


def grab(call: Call) -> Document:
    """Take one that was found within half an hour; with an override, as something else than it is."""
    body = call.body()
    guid, indexer = body.get("guid"), body.get("indexerId")
    if not isinstance(guid, str) or not guid:
        raise invalid(("Guid", "'Guid' must not be empty.", guid))
    if not isinstance(indexer, int) or indexer < 1:
        raise invalid(("IndexerId", "'Indexer Id' must be greater than or equal to '1'.", indexer))
    until, one = call.face.found.get((guid, indexer), (0.0, None))
    if not isinstance(one, Found) or until < call.now:
        call.face.found.pop((guid, indexer), None)
        raise error(404, "Couldn't find requested release in cache, please try searching again")
    if call.manager.indexers_fail or any(each.id == indexer and each.failing for each in INDEXERS):
        raise error(409, "Getting release from indexer failed")
    call.manager.grab(_overridden(call, one, body) if body.get("shouldOverride") is True else one, call.now)
    return {
        "guid": guid,
        "indexerId": indexer,
        "approved": False,
        "rejected": False,
        "downloadAllowed": False,
    }


def _overridden(call: Call, one: Found, body: Document) -> Found:
    """The release as what it is said to be."""
    quality = body.get("quality")
    name = quality.get("quality", {}).get("name") if isinstance(quality, dict) else None
    if name not in call.manager.setup.table:
        raise error(400, "Override is missing quality")
    if not isinstance(body.get("languages"), list):
        raise error(400, "Override is missing languages")
    if call.docs.here == "movie":
        numbers = [number] if isinstance(number := body.get("movieId"), int) else []
    else:
        numbers = whole_numbers(body, "episodeIds")
    parts = [part for number in numbers if (part := call.manager.part(number)) is not None]
    if not parts:
        raise error(
            404, "Unable to find the title it is to be taken for", "NzbDrone.Core.Exceptions.NotFound"
        )
    return replace(one, quality=str(name), parts=parts)
