"""How changes of torrents are taken back, from what the journal kept of how they were."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any

from mediatui.engine import repair
from mediatui.engine.actions import Action, Danger, Plan
from mediatui.engine.torrent_limits import Named, rate_deed, share_deed
from mediatui.engine.torrent_memory import Before, read, share_of
from mediatui.engine.undo import CannotUndoError
from mediatui.models.torrent import Direction, Torrent
from mediatui.models.torrent_parts import QueueMove
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.engine.repair import TorrentDeed
    from mediatui.models.journal import JournalEntry

MOST_MOVES = 60
"""A place in the queue is found by steps of one; from so many on it is not worth it."""


async def put_back(engine: Engine, entry: JournalEntry) -> Plan:
    """Torrents as they were before a change: paused, forced, category, limits, place in the queue."""
    before = read(entry.before)
    if not before:
        raise CannotUndoError("It is not known any more how it was before")
    present = await _present(engine, entry, before)
    title = entry.words.partition(": ")[2]
    named = [(t, title if len(before) == 1 and title else t.name) for t in present]
    if entry.action in ("torrent.top", "torrent.bottom"):
        return _plan(await _moves(engine, entry.service, named, before), title)
    actions: list[Action] = []
    for deed, mine in _grouped(entry.action, named, before):
        plan = await repair.torrent_plan(engine, deed, mine)
        actions += [action._replace(danger=Danger.NONE) for action in plan.actions]
    if not actions:
        raise CannotUndoError("It was like that before: there is nothing to take back")
    return _plan(actions, title)


async def switch_back(engine: Engine, entry: JournalEntry) -> Plan:
    """The limits that held before hold again."""
    if engine.endpoint(entry.service) is None:
        raise CannotUndoError(f"There is no service called {entry.service} any more")
    if entry.before not in ("alternative", "usual"):
        raise CannotUndoError("It is not known any more which limits held before")
    return await repair.alternative_limits_plan(engine, entry.service, entry.before == "alternative")


def _plan(actions: Sequence[Action], title: str) -> Plan:
    question = f"Put {title} back as it was?"
    return Plan(question, tuple(actions), (), "undo", "undoing", "Put back", "torrent", at_once=1)


async def _present(engine: Engine, entry: JournalEntry, before: Before) -> list[Torrent]:
    """Those of them that are still there, in the order in which they were kept."""
    try:
        client = await repair.client_of(engine, entry.service)
        found = {torrent.hash: torrent for torrent in (await client.torrents()).torrents}
    except KeyError:
        raise CannotUndoError(f"There is no service called {entry.service} any more") from None
    except ServiceError as problem:
        raise CannotUndoError(problem.failure.words) from None
    present = [found[torrent] for torrent in before if torrent in found]
    if not present:
        raise CannotUndoError("It is no longer in the client")
    return present


def _grouped(
    action: str, named: Sequence[Named], before: Before
) -> list[tuple[TorrentDeed, Sequence[Named]]]:
    """Who is to be put back, and how: those alike together."""
    wanted = WAYS[action]
    groups: dict[Hashable, tuple[TorrentDeed, list[Named]]] = {}
    for each in named:
        deed = wanted(before[each[0].hash])
        if deed is not None:
            groups.setdefault((deed.name, deed.words), (deed, []))[1].append(each)
    return list(groups.values())


def _running(changed_by: str) -> Callable[[Any], TorrentDeed | None]:
    """How a torrent that was paused, forced or neither becomes that again."""

    def wanted(kept: Any) -> TorrentDeed | None:
        if kept.get("paused"):
            return None if changed_by == "pause" else repair.DEEDS["torrent.pause"]
        if kept.get("forced"):
            return None if changed_by == "force" else repair.DEEDS["torrent.force"]
        if changed_by == "resume":
            return None
        return repair.DEEDS["torrent.resume" if changed_by == "pause" else "torrent.unforce"]

    return wanted


def _limited(direction: Direction) -> Callable[[Any], TorrentDeed | None]:
    def wanted(kept: Any) -> TorrentDeed | None:
        limit = kept.get(f"{direction.value}_limit")
        return rate_deed(direction, limit if isinstance(limit, int) else None)

    return wanted


def _shared(kept: Any) -> TorrentDeed | None:
    limits = share_of(kept.get("share"))
    return None if limits is None else share_deed(limits)


WAYS: dict[str, Callable[[Any], TorrentDeed | None]] = {
    "torrent.pause": _running("pause"),
    "torrent.resume": _running("resume"),
    "torrent.force": _running("force"),
    "torrent.unforce": _running("unforce"),
    "torrent.category": lambda kept: repair.category_deed(str(kept.get("category") or "")),
    "torrent.limit.down": _limited(Direction.DOWN),
    "torrent.limit.up": _limited(Direction.UP),
    "torrent.share": _shared,
}
"""By the action that is taken back: what makes of a torrent what was kept of it; None where it is that."""


async def _moves(engine: Engine, service: str, named: Sequence[Named], before: Before) -> list[Action]:
    """Steps of one that bring torrents back to their places: those that go down from the lowest on, those
    that go up from the highest on, so that none passes another."""
    places = {each[0].hash: before[each[0].hash].get("place") for each in named}
    if not all(isinstance(place, int) for place in places.values()):
        raise CannotUndoError("It had no place in the queue before")
    steps: list[tuple[Named, int]] = []
    for each in named:
        at = each[0].queue_position
        if at is None:
            raise CannotUndoError("It is not in the queue any more")
        steps.append((each, int(places[each[0].hash] or at) - at))
    if sum(abs(count) for _, count in steps) > MOST_MOVES:
        raise CannotUndoError(f"That is more than {MOST_MOVES} places: it is not moved step by step")
    down = sorted((s for s in steps if s[1] > 0), key=lambda s: -(s[0][0].queue_position or 0))
    up = sorted((s for s in steps if s[1] < 0), key=lambda s: s[0][0].queue_position or 0)
    if not (down or up):
        raise CannotUndoError("It is at that place: there is nothing to take back")
    client = await repair.client_of(engine, service)
    return [_stepped(engine, client, each, count) for each, count in (*down, *up)]


def _stepped(engine: Engine, client: Any, named: Named, count: int) -> Action:
    torrent, title = named
    move = QueueMove.DOWN if count > 0 else QueueMove.UP
    place = (torrent.queue_position or 0) + count

    async def perform() -> str:
        for _ in range(abs(count)):
            await client.move_in_queue([torrent.hash], move)
        return f"moved back to place {place} of the queue: {title}"

    return Action(
        name=f"torrent.{move.value}",
        words=f"Back to place {place} of the queue: {title}",
        service=torrent.service,
        target=torrent.key,
        calls=client.move_in_queue_call([torrent.hash], move) * abs(count),
        refreshes=repair.all_keys(engine),
        perform=perform,
        danger=Danger.NONE,
    )
