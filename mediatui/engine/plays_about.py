"""What is looked up of plays, of those who watched, and of libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.plays import filter_for, source_of

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.audience import Addition, ViewerAddress, Whereabouts
    from mediatui.models.history_play import Play, PlayStream
    from mediatui.models.play_wish import Wish
    from mediatui.models.statistics import PlayerShare, UserShare, WatchTime

LONGEST_DAY = 1000
"""Plays of one day that are read: a large household has some 150."""


class Streamed(NamedTuple):
    """How a play was given out; `stream` is None where the service has no such row any more."""

    stream: PlayStream | None


class Placed(NamedTuple):
    """Where an address is; `place` is None where nobody knows."""

    address: str
    place: Whereabouts | None


class ViewerAbout(NamedTuple):
    """What somebody played within some days, and on what."""

    times: tuple[WatchTime, ...]
    players: tuple[PlayerShare, ...]


class SectionAbout(NamedTuple):
    """What was played of a library within some days, by whom, and what is new in it."""

    times: tuple[WatchTime, ...]
    users: tuple[UserShare, ...]
    added: tuple[Addition, ...]


async def stream_of(engine: Engine, play: Play) -> Streamed:
    """How a play was given out. Raises `ServiceError`, as all of these do."""
    source = await source_of(engine, play.service)
    if play.row_id is None:
        return Streamed(await source.session_stream(play.session_key))
    return Streamed(await source.play_stream(play.row_id))


async def place_of(engine: Engine, service: str, address: str) -> Placed:
    """Where an address is."""
    return Placed(address, await (await source_of(engine, service)).whereabouts(address))


async def viewer_about(engine: Engine, service: str, user_id: int) -> ViewerAbout:
    """What somebody played."""
    source = await source_of(engine, service)
    return ViewerAbout(await source.viewer_times(user_id), await source.viewer_players(user_id))


async def addresses_of(engine: Engine, service: str, user_id: int) -> tuple[ViewerAddress, ...]:
    """From where somebody played, the latest first."""
    return await (await source_of(engine, service)).viewer_addresses(user_id)


async def section_about(engine: Engine, service: str, section_id: int, kind: str) -> SectionAbout:
    """What was played of a library, and what is new in it."""
    source = await source_of(engine, service)
    times = await source.section_times(section_id)
    users = await source.section_users(section_id)
    added: tuple[Addition, ...] = ()
    if kind in ("movie", "show", "artist"):
        added = await source.recently_added(kind, count=25)
    return SectionAbout(times, users, tuple(a for a in added if a.section_id == str(section_id)))


async def plays_of_day(engine: Engine, service: str, day: str, wish: Wish) -> tuple[Play, ...]:
    """What was played on a day, "2026-03-14" in the service's time zone, each sitting by itself."""
    wanted = await filter_for(engine, service, wish._replace(after="", before=""))
    if wanted is None:
        return ()
    source = await source_of(engine, service)
    asked = wanted._replace(day=day)
    page = await source.plays(asked, length=LONGEST_DAY, grouped=False)
    return page.plays
