"""Sonarr's calls about episodes: what they are, which are monitored, which are wanted, when they are on."""

from __future__ import annotations

from mediatui.demo.faces.servarr import titles
from mediatui.demo.faces.servarr.call import Call, Sorting, page_of, whole_numbers
from mediatui.demo.faces.servarr.documents import sort_title
from mediatui.demo.faces.servarr.words import Document, error
from mediatui.demo.world.managed.records import Episode, Part


def written(call: Call, part: Part) -> Document:
    """An episode with what is asked for of its file and series."""
    document = call.docs.part(part)
    if call.flag("includeEpisodeFile") and part.file is not None:
        document["episodeFile"] = call.docs.file(part, part.file)
    if call.flag("includeSeries"):
        document["series"] = call.docs.owner(part.owner)
    if call.flag("includeImages") or call.flag("includeEpisodeImages"):
        document["images"] = []
    return document


def listing(call: Call) -> list[Document]:
    """The episodes of a series, or those of some numbers; one of the two has to be said."""
    series, numbers = call.number("seriesId"), call.numbers("episodeIds")
    if series is None and not numbers:
        raise error(400, "seriesId or episodeIds must be provided", "NzbDrone.Http.REST.BadRequestException")
    found: list[Part]
    if series is not None:
        owner, season = call.manager.owners.get(series), call.number("seasonNumber")
        found = (
            [p for p in owner.parts if isinstance(p, Episode) and season in (None, p.season)] if owner else []
        )
    else:
        found = [part for number in numbers if (part := call.manager.part(number)) is not None]
    return [written(call, part) for part in found]


def one(call: Call) -> Document:
    """One episode with its series and its file."""
    part = titles.episode_or_refuse(call.manager.part(call.id), call.id)
    document = call.docs.part(part) | {"series": call.docs.owner(part.show)}
    return document | ({"episodeFile": call.docs.file(part, part.file)} if part.file is not None else {})


def put(call: Call) -> Document:
    """Of a whole episode that is sent only whether it is monitored counts."""
    part = titles.episode_or_refuse(call.manager.part(call.id), call.id)
    if isinstance(monitored := call.body().get("monitored"), bool):
        part.monitored = monitored
    call.manager.changes += 1
    return call.docs.part(part)


def monitor_some(call: Call) -> list[Document]:
    """Monitor several, or no longer; their seasons do not follow."""
    body = call.body()
    found = []
    for number in whole_numbers(body, "episodeIds"):
        part = titles.episode_or_refuse(call.manager.part(number), number)
        part.monitored = body.get("monitored") is True
        found.append(part)
    call.manager.changes += 1
    return [call.docs.part(part) for part in found]


_SORTING: Sorting[Part] = Sorting(
    {
        "episodes.airDateUtc": lambda part: (
            (part.aired or 0) + part.id % 1000 / 1000 if isinstance(part, Episode) else None
        ),
        "episodes.lastSearchTime": lambda part: part.searched,
        "series.sortTitle": lambda part: f"{sort_title(part.owner.title.name)} {part.id:010d}",
    },
    "episodes.airDateUtc",
)


def missing(call: Call) -> Document:
    """A page of what has been on and is not here."""
    found = call.manager.missing(monitored=call.flag("monitored", True))
    return page_of(call, found, _SORTING, lambda part: written(call, part))


def cutoff(call: Call) -> Document:
    """A page of what could be better."""
    found = call.manager.unmet(monitored=call.flag("monitored", True))
    return page_of(call, found, _SORTING, lambda part: written(call, part))


def calendar(call: Call) -> list[Document]:
    """What is on between two times, in order; today and tomorrow where none are told."""
    begin, end = titles.between(call)
    found = [
        part for part in call.manager.parts()
        if isinstance(part, Episode) and part.aired is not None and begin <= part.aired <= end
        and (call.manager.wanted(part) or call.flag("unmonitored"))
    ]  # fmt: skip
    return [written(call, part) for part in sorted(found, key=lambda part: (part.aired or 0, part.id))]
