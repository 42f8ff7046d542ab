"""What is looked up of music: an artist, its albums, their tracks and files; and who is played most.

Each gives a value or raises `ServiceError`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from mediatui.engine.music_list import Played
from mediatui.models.history import HistoryPage
from mediatui.models.statistics import Measure, StatKind
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.music import Album, AlbumOpened, ArtistOpened, Track, TrackFile
    from mediatui.services.music_ports import MusicLibrary

KIND = "lidarr"
"""The kind of service that keeps music."""

PLAYED_DAYS = 30
PLAYED_ROWS = 50
"""So many of the most played artists are asked for."""

Known = TypeVar("Known")


def only_lidarr(engine: Engine, known: Mapping[str, Known]) -> dict[str, Known]:
    """Of what is known of each service, by its name, what is of the Lidarrs."""
    kinds = {endpoint.name: endpoint.kind for endpoint in engine.endpoints}
    return {name: each for name, each in known.items() if kinds.get(name) == KIND}


def lidarrs(engine: Engine) -> list[str]:
    """The names of the services that keep music and are switched on."""
    return list(only_lidarr(engine, {key.service: None for key in engine.coordinator.keys("shelf")}))


async def music_of(engine: Engine, service: str) -> MusicLibrary:
    """The adapter of a service that keeps music."""
    return cast("MusicLibrary", await engine.coordinator.service(service))


async def artist(engine: Engine, service: str, artist_id: int) -> ArtistOpened:
    """One artist with its long part."""
    return await (await music_of(engine, service)).artist(artist_id)


async def albums(engine: Engine, service: str, artist_id: int) -> tuple[Album, ...]:
    """All albums of an artist."""
    return await (await music_of(engine, service)).albums(artist_id)


async def files_of_artist(engine: Engine, service: str, artist_id: int) -> tuple[TrackFile, ...]:
    """The files of all albums of an artist."""
    return await (await music_of(engine, service)).track_files(artist_id)


async def album(engine: Engine, service: str, album_id: int) -> AlbumOpened:
    """One album with its editions."""
    return await (await music_of(engine, service)).album(album_id)


async def tracks(engine: Engine, service: str, album_id: int) -> tuple[Track, ...]:
    """The tracks of an album with their files."""
    return await (await music_of(engine, service)).tracks(album_id)


async def events_of_album(engine: Engine, service: str, artist_id: int, album_id: int) -> HistoryPage:
    """All events of one album, the newest first."""
    from mediatui.engine.library_lookups import events_of

    page = await events_of(engine, service, artist_id)
    events = tuple(event for event in page.events if event.part_id == album_id)
    return page._replace(events=events, total=len(events))


async def most_played(engine: Engine) -> tuple[Played, ...]:
    """The artists that were played most within thirty days, over all servers; none where nobody tells.

    A server that does not answer holds the others not up; where none answers the first failure is raised.
    """
    from mediatui.engine.plays import services, source_of
    from mediatui.matching.text import fold

    async def of_server(name: str) -> list[Played]:
        source = await source_of(engine, name)
        stats = await source.stats(
            days=PLAYED_DAYS, measure=Measure.PLAYS, count=PLAYED_ROWS, kind=StatKind.TOP_ARTISTS
        )
        rows = [row for stat in stats if stat.kind is StatKind.TOP_ARTISTS for row in stat.rows]
        return [Played(row.name, row.plays or 0, row.duration_s or 0) for row in rows if row.name]

    names = services(engine)
    told = await asyncio.gather(*map(of_server, names), return_exceptions=True)
    found: dict[str, Played] = {}
    for answer in told:
        if isinstance(answer, ServiceError) and len(told) == 1:
            raise answer
        if isinstance(answer, BaseException):
            continue
        for each in answer:
            before = found.get(fold(each.name), Played(each.name))
            plays, duration_s = before.plays + each.plays, before.duration_s + each.duration_s
            found[fold(each.name)] = Played(before.name, plays, duration_s)
    return tuple(sorted(found.values(), key=lambda each: (-each.plays, each.name)))
