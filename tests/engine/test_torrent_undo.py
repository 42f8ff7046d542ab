"""Changes of torrents taken back over real HTTP: each torrent as it was, those that differed too."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.engine import repair
from mediatui.engine.actions import Danger, Plan
from mediatui.engine.gate import always
from mediatui.engine.torrent_limits import limit_plan, share_plan
from mediatui.engine.torrent_memory import FIELDS, read, written
from mediatui.engine.undo import UNDO_ORIGIN, CannotUndoError, last_undoable, undo_plan
from mediatui.models.torrent import Direction, Torrent
from mediatui.runtime import Runtime
from tests.driver import held_stack, runtime_for

MEANT = ("Häxan", "Der müde Tod", "The.Lighthouse", "Tidewater.S04E07")
"""Stalled, paused, moving, forced."""


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("qbittorrent",)) as started:
        yield started


@pytest.fixture
async def runtime(stack: Stack, tmp_path: Path) -> AsyncIterator[Runtime]:
    async with runtime_for(stack, tmp_path) as made:
        await made.ask("torrents")
        yield made


async def torrents(runtime: Runtime) -> list[tuple[Torrent, str]]:
    client = await repair.client_of(runtime.engine, "qbittorrent")
    every = (await client.torrents()).torrents
    found = [next(t for t in every if t.name.startswith(name)) for name in MEANT]
    return [(torrent, name) for torrent, name in zip(found, MEANT, strict=True)]


def kept(found: list[tuple[Torrent, str]]) -> list[dict[str, object]]:
    return [{name: of(torrent) for name, of in FIELDS.items()} for torrent, _ in found]


async def do(runtime: Runtime, plan: Plan, origin: str = "tests") -> None:
    results = await runtime.engine.gate.carry_out(plan, origin=origin, confirm=always)
    assert results and all(result.done for result in results), results


async def take_back(runtime: Runtime) -> Plan:
    entries, _ = await runtime.engine.read_journal(50)
    entry = last_undoable(entries)
    assert entry is not None
    plan = await undo_plan(runtime.engine, entry)
    await do(runtime, plan, f"{UNDO_ORIGIN}{entry.id}")
    return plan


async def test_every_change_of_torrents_is_taken_back(runtime: Runtime) -> None:
    engine = runtime.engine
    first = await torrents(runtime)
    before = kept(first)
    assert [torrent["paused"] for torrent in before] == [False, True, False, False]
    assert [torrent["forced"] for torrent in before] == [False, False, False, True]
    plans = [
        await repair.torrent_plan(engine, deed, first)
        for name, deed in repair.DEEDS.items()
        if name not in ("torrent.recheck", "torrent.reannounce", "torrent.top", "torrent.bottom")
    ]
    plans.append(await repair.torrent_plan(engine, repair.category_deed(""), first))
    plans += [await limit_plan(engine, way, 500_000, first) for way in Direction]
    plans.append(await share_plan(engine, first, lambda share: share._replace(ratio=2.0)))
    for plan in plans:
        await do(runtime, plan)
        changed = kept(await torrents(runtime))
        assert changed != before, plan.question
        back = await take_back(runtime)
        assert back.danger is Danger.NONE and back.actions
        assert kept(await torrents(runtime)) == before, plan.question
    queued = [each for each in first if each[0].queue_position is not None][-1:]
    for name in ("torrent.top", "torrent.bottom"):
        await do(runtime, await repair.torrent_plan(engine, repair.DEEDS[name], queued))
        assert kept(await torrents(runtime)) != before, name
        await take_back(runtime)
        assert kept(await torrents(runtime)) == before, name
    # The limits of all, and what cannot be taken back.
    client = await repair.client_of(engine, "qbittorrent")
    await do(runtime, await repair.alternative_limits_plan(engine, "qbittorrent", True))
    await take_back(runtime)
    assert (await client.torrents()).transfer.alternative_limits is False
    await do(runtime, await repair.torrent_plan(engine, repair.DEEDS["torrent.recheck"], first[2:3]))
    with pytest.raises(CannotUndoError, match="checked"):
        await take_back(runtime)


async def test_those_that_differ_are_told_apart_and_what_is_gone_is_said(runtime: Runtime) -> None:
    first = await torrents(runtime)
    await do(runtime, await share_plan(runtime.engine, first[:1], lambda s: s._replace(seeding_min=60)))
    now = await torrents(runtime)
    plan = await share_plan(runtime.engine, now[:2], lambda share: share._replace(ratio=2.0))
    assert plan.danger is Danger.ASK
    assert len(plan.actions) == 2, "the seeding time of one stays, so it has a call of its own"
    assert plan.hurts[0] == "ratio as the client → 2 · Häxan"
    await do(runtime, await repair.torrent_plan(runtime.engine, repair.DEEDS["torrent.pause"], now[:1]))
    client = await repair.client_of(runtime.engine, "qbittorrent")
    await client.delete([now[0][0].hash], with_files=True)
    with pytest.raises(CannotUndoError, match="no longer in the client"):
        await take_back(runtime)


def test_what_was_kept_is_read_and_what_is_none_is_not() -> None:
    assert written([], ()) == ""
    assert read("") == read("nonsense") == read("[1]") == read('{"a": 1}') == {}
