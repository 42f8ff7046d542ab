"""What is looked up of plays, of those who watched, and of libraries."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.past import PAGE, plays_since
from mediatui.engine.plays import filter_for, source_of
from mediatui.models.request import MediaRequest, MediaStatus

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


class Wanting(NamedTuple):
    """What somebody asked for: so many, so many of them came, and so many of those they watched (None: it is
    not known who they are in Tautulli)."""

    asked: int
    came: int
    watched: int | None


class ViewerAbout(NamedTuple):
    """What somebody played within some days, and on what."""

    times: tuple[WatchTime, ...]
    players: tuple[PlayerShare, ...]
    wanting: Wanting | None = None


class SectionAbout(NamedTuple):
    """What was played of a library within some days, by whom, and what is new in it."""

    times: tuple[WatchTime, ...]
    users: tuple[UserShare, ...]
    added: tuple[Addition, ...]


class SectionDrawn(NamedTuple):
    """A library over the last twelve months, the running one last: its plays, and how many titles it had."""

    months: tuple[str, ...]
    """ "Mar 2026"."""
    plays: tuple[int, ...]
    titles: tuple[int, ...]
    note: str = ""


async def section_drawn(engine: Engine, service: str, section_id: int) -> SectionDrawn:
    """What a library's two drawings show."""
    source, now = await source_of(engine, service), engine.store.now()
    months = _months(now)
    read = await plays_since(
        source, datetime.fromisoformat(f"{months[0]}-01").timestamp(), section_id=section_id
    )
    plays = Counter(datetime.fromtimestamp(play.started or 0).strftime("%Y-%m") for play in read.plays)
    came: Counter[str] = Counter()
    start: int | None = 0
    while start is not None:
        page = await source.section_items(section_id, start=start, length=PAGE)
        for item in page.items:
            month = datetime.fromtimestamp(item.added_at or 0).strftime("%Y-%m")
            came[max(month, months[0])] += 1
        reached = start + len(page.items) + page.dropped
        start = reached if start < reached < page.matching else None
    titles = accumulate(came[month] for month in months)
    names = (datetime.fromisoformat(f"{month}-01").strftime("%b %Y") for month in months)
    return SectionDrawn(tuple(names), tuple(plays[month] for month in months), tuple(titles), read.note)


def _months(now: float) -> list[str]:
    """The last twelve, "2026-03"."""
    today = datetime.fromtimestamp(now)
    count = today.year * 12 + today.month - 1
    return [f"{each // 12}-{each % 12 + 1:02}" for each in range(count - 11, count + 1)]


async def wanting_of(engine: Engine, service: str, name: str, username: str) -> Wanting | None:
    """What a user asked the request services for, as far as that is known; None where nobody asked anything
    by that name."""
    now = engine.store.now()
    names = {name.casefold(), username.casefold()} - {""}
    mine: list[MediaRequest] = []
    for key in engine.coordinator.keys("requests"):
        await engine.store.load(key)
        if engine.store.get(key).shown(now) is None:
            await engine.coordinator.fetch_now([key])
        if (known := engine.store.get(key).shown(now)) is not None:
            mine += [each for each in known.requests if each.requested_by.name.casefold() in names]
    if not mine:
        return None
    there = (MediaStatus.AVAILABLE, MediaStatus.PARTIALLY_AVAILABLE)
    came = [each for each in mine if each.media_status in there]
    seen = await (await source_of(engine, service)).watched_keys(username or name) if came else frozenset()
    watched = sum(each.rating_key in seen for each in came) if seen else 0
    return Wanting(len(mine), len(came), watched if any(each.rating_key for each in came) else None)


async def stream_of(engine: Engine, play: Play) -> Streamed:
    """How a play was given out. Raises `ServiceError`, as all of these do."""
    source = await source_of(engine, play.service)
    if play.row_id is None:
        return Streamed(await source.session_stream(play.session_key))
    return Streamed(await source.play_stream(play.row_id))


async def place_of(engine: Engine, service: str, address: str) -> Placed:
    """Where an address is."""
    return Placed(address, await (await source_of(engine, service)).whereabouts(address))


async def viewer_about(
    engine: Engine, service: str, user_id: int, name: str = "", username: str = ""
) -> ViewerAbout:
    """What somebody played, and what they asked for."""
    source = await source_of(engine, service)
    times, players = await source.viewer_times(user_id), await source.viewer_players(user_id)
    return ViewerAbout(times, players, await wanting_of(engine, service, name, username))


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
