"""What is wanted, what comes, what happened: lists over all libraries, and what is done with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from mediatui.engine.actions import Action, Plan
from mediatui.engine.library_deeds import search_action
from mediatui.engine.requests import keys
from mediatui.models.history import BlocklistEntry, HistoryEvent, HistoryKind
from mediatui.models.release import Target
from mediatui.models.schedule import Calendar, Part, Wish
from mediatui.wording.library import part_title, searches_words
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.services.library_ports import HistorySource, ReleaseSearcher


class WantedPart(NamedTuple):
    """Something that is wanted, and why."""

    part: Part
    wish: Wish

    @property
    def key(self) -> str:
        """What stands for it."""
        return f"{self.wish.value}/{self.part.key}"


class Appearing(NamedTuple):
    """Something that appears at a moment: an episode airs, a movie comes to cinemas, to the net, on disc, an
    album comes out."""

    part: Part
    at: float
    what: str

    @property
    def key(self) -> str:
        """What stands for it."""
        return f"{self.part.key}/{self.what}"


def appearing(calendars: Iterable[Calendar], start: float, end: float) -> list[Appearing]:
    """Everything that appears in that time, in order; a movie for each of its days in it."""
    found: dict[str, Appearing] = {}
    for calendar in calendars:
        for part in calendar.parts:
            days = [("airs", part.at)]
            if part.album_id is not None:
                days = [("album", part.at)]
            elif part.episode_id is None:
                days = [("cinemas", part.in_cinemas), ("digital", part.digital), ("disc", part.physical)]
                if not any(day for _, day in days):
                    days = [("appears", part.at)]
            for what, day in days:
                if day is not None and start <= day < end:
                    each = Appearing(part, day, what)
                    found[each.key] = each
    return sorted(found.values(), key=lambda each: (each.at, part_title(each.part), each.what))


def target_of(part: Part) -> Target:
    """What to search for."""
    if part.album_id is not None:
        return Target(artist_id=part.title_id, album_id=part.album_id)
    if part.episode_id is None:
        return Target(movie_id=part.title_id)
    return Target(series_id=part.title_id, season=part.season, episode_id=part.episode_id)


async def search_parts_plan(engine: Engine, parts: Sequence[Part]) -> Plan:
    """The plan that has the services look for these, and take the best."""
    unique = list({part.key: part for part in parts}.values())
    found: dict[str, list[Part]] = {}
    for part in unique:
        found.setdefault(part.service, []).append(part)
    actions = []
    for service, each in found.items():
        title = part_title(each[0]) if len(each) == 1 else plural(len(each), "title")
        ids = [part.episode_id or part.album_id or part.title_id for part in each]
        actions.append(await search_action(engine, service, [target_of(part) for part in each], title, ids))
    named = part_title(unique[0]) if len(unique) == 1 else plural(len(unique), "title")
    hurts = [searches_words(len(unique)), "the best release of each is taken by itself"]
    if len(unique) > 1:
        hurts += [part_title(part) for part in unique]
    question = f"Look for {named}?"
    return Plan(question, tuple(actions), tuple(hurts), "search", "searching", "Searched", "title")


CAP = 100
"""Of so many things at most are all looked for at once: each is a question to every indexer."""


def capped(service: str, total: int, parts: Sequence[Part]) -> Sequence[Part]:
    """Where there is more than `CAP`: what was searched longest ago of what is known of a service; () where
    all of it may be looked for."""
    if total <= CAP:
        return ()
    mine = [part for part in parts if part.service == service]
    return sorted(mine, key=lambda part: part.last_searched or 0.0)[:CAP]


async def search_all_plan(
    engine: Engine, wish: Wish, totals: Mapping[str, int], parts: Sequence[Part] = ()
) -> Plan:
    """The plan that looks for everything that is wanted; `totals` says how much that is, by service.

    Of a service where that is more than `CAP`, only so many of `parts`, which are those that were read.
    """
    actions = []
    some = {service: found for service, n in totals.items() if (found := capped(service, n, parts))}
    for service, found in some.items():
        targets, ids = [target_of(part) for part in found], [part.album_id or part.title_id for part in found]
        words = f"the {plural(len(found), 'title')} that were searched longest ago"
        actions.append(await search_action(engine, service, targets, words, ids))
    for service, total in totals.items():
        if service in some:
            continue
        searcher = cast("ReleaseSearcher", await engine.coordinator.service(service))

        async def perform(
            searcher: ReleaseSearcher = searcher, service: str = service, total: int = total
        ) -> str:
            await searcher.search_all(wish)
            return f"{service} looks for {plural(total, 'title')}"

        actions.append(
            Action(
                name="release.search",
                words=f"Look for everything that is {wish.value} in {service}",
                service=service,
                target=f"{service}/{wish.value}",
                calls=searcher.search_all_call(wish),
                refreshes=keys(engine, service, ("queue", "queue_status")),
                perform=perform,
            )
        )
    counts = {service: len(some.get(service, ())) or total for service, total in totals.items()}
    count = sum(counts.values())
    hurts = [f"{service}: {searches_words(n)}" for service, n in counts.items()]
    hurts += [
        f"{service}: only the {len(found)} of {totals[service]:,} that were searched longest ago"
        for service, found in some.items()
    ]
    hurts += ["that takes long, and indexers may limit or ban who asks so much"]
    question = f"Look for {'all ' if not some else ''}{count:,} that are {wish.value}?"
    return Plan(question, tuple(actions), tuple(hurts), "search all", "searching", "Searched", "service")


def event_title(event: HistoryEvent) -> str:
    """What an event was of."""
    from mediatui.wording.titles import episode_code

    parts = (event.media_title, episode_code(event.season, event.number), event.part_title)
    return " · ".join(part for part in parts if part) or event.source_title or "something"


def may_fail(event: HistoryEvent) -> bool:
    """Whether it can be said of this event that what was grabbed is no good."""
    return event.kind is HistoryKind.GRABBED


async def fail_plan(engine: Engine, event: HistoryEvent) -> Plan:
    """The plan that says what was grabbed is no good: it is blocked, and another looked for."""
    source = cast("HistorySource", await engine.coordinator.service(event.service))
    title = event_title(event)

    async def perform() -> str:
        await source.mark_failed(event)
        return f"marked the release of {title} as failed"

    action = Action(
        name="history.failed",
        words=f"Mark the release of {title} as failed",
        service=event.service,
        target=f"{event.service}/{event.id}",
        calls=source.mark_failed_call(event),
        refreshes=keys(engine, event.service, ("queue", "queue_status")),
        perform=perform,
    )
    hurts = (event.source_title, "it is never taken again, and another is looked for")
    return Plan(f"Mark {title} as failed?", (action,), hurts, "mark failed", "marking", "Marked", "event")


async def unblock_plan(engine: Engine, entries: Sequence[BlocklistEntry]) -> Plan:
    """The plan that lets releases be taken again."""
    found: dict[str, list[BlocklistEntry]] = {}
    for entry in entries:
        found.setdefault(entry.service, []).append(entry)
    actions = []
    for service, each in found.items():
        source = cast("HistorySource", await engine.coordinator.service(service))
        named = each[0].source_title if len(each) == 1 else plural(len(each), "release")

        async def perform(
            source: HistorySource = source, each: Sequence[BlocklistEntry] = each, named: str = named
        ) -> str:
            await source.unblock(each)
            return f"{named} may be taken again"

        actions.append(
            Action(
                name="release.unblock",
                words=f"Unblock {named}",
                service=service,
                target=f"{service}/{','.join(str(entry.id) for entry in each)}",
                calls=source.unblock_call(each),
                refreshes=(),
                perform=perform,
            )
        )
    question = f"Unblock {plural(len(entries), 'release')}?"
    hurts = tuple(entry.source_title for entry in entries)
    return Plan(question, tuple(actions), hurts, "unblock", "unblocking", "Unblocked", "release")
