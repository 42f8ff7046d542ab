"""How the services are, put together: disks once, counts for the header, tasks run, commands taken back, logs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from mediatui.engine.actions import Danger
from mediatui.engine.gate import always
from mediatui.engine.system import disks_once
from mediatui.engine.system_actions import cancel_plan, run_plan
from mediatui.engine.system_counts import health_errors, moving_downloads
from mediatui.engine.system_log import LogBook
from mediatui.models.system import Command, CommandState, Disk, Task
from tests.programs import ProgramRuntime, Programs, Says, asked

GIB = 1024**3
TIB = 1024 * GIB


def disk(service: str, path: str, free: float | None, total: int | None = 4 * TIB, **more: str) -> Disk:
    return Disk(service, path, more.get("label", ""), None if free is None else int(free), total)


# Disks


def test_the_same_disk_seen_by_several_services_under_several_paths_is_told_once() -> None:
    found = disks_once(
        [
            disk("radarr", "/movies", 100 * GIB),
            disk("radarr", "/config", 90 * GIB, 240 * GIB),
            disk("sonarr", "/tv", 100 * GIB - 5, label="media"),
            disk("sonarr", "/config", 90 * GIB, 240 * GIB),
        ]
    )
    assert [(each.paths, each.services, each.label) for each in found] == [
        (("/movies", "/tv"), ("radarr", "sonarr"), "media"),
        (("/config",), ("radarr", "sonarr"), ""),
    ], "the fullest first"
    assert found[0].used == pytest.approx(1 - 100 / 4096)


def test_two_mounts_of_one_file_system_are_one_disk_and_two_disks_of_one_size_are_two() -> None:
    mounts = [disk("radarr", "/", 5 * GIB), disk("radarr", "/config", 5 * GIB)]
    (one,) = disks_once(mounts)
    assert one.paths == ("/", "/config")
    twins = [disk("radarr", "/a", 5 * GIB), disk("radarr", "/b", 6 * GIB)]
    assert len(disks_once(twins)) == 2
    both = disks_once([*twins, disk("sonarr", "/x", 6 * GIB), disk("sonarr", "/y", 5 * GIB)])
    assert {each.paths for each in both} == {("/a", "/y"), ("/b", "/x")}, "each by the nearest"


def test_what_differs_by_more_than_a_hundredth_is_another_disk() -> None:
    assert len(disks_once([disk("radarr", "/a", TIB), disk("sonarr", "/a", TIB + 30 * GIB)])) == 1
    assert len(disks_once([disk("radarr", "/a", TIB), disk("sonarr", "/a", TIB + 60 * GIB)])) == 2


def test_a_disk_of_which_nothing_is_known_stays_by_itself_and_comes_last() -> None:
    found = disks_once([disk("radarr", "/z", None), disk("sonarr", "/z", None), disk("radarr", "/a", TIB)])
    assert [each.paths[0] for each in found] == ["/a", "/z", "/z"]
    assert found[1].used is None
    assert disks_once([]) == ()


# The header


@pytest.fixture
def programs() -> Programs:
    return Programs()


Known = Callable[..., Any]


@pytest.fixture
async def runtime(programs: Programs, tmp_path: Path) -> AsyncIterator[ProgramRuntime]:
    async with ProgramRuntime(programs, tmp_path) as made:
        yield made


async def test_downloads_that_move_are_counted_with_what_comes_by_usenet(runtime: ProgramRuntime) -> None:
    engine = runtime.engine
    now = engine.store.now()
    assert moving_downloads(engine, now) is None
    await runtime.ask("torrents")
    assert moving_downloads(engine, now) == (2, 61_000_000)
    await runtime.ask("queue")
    assert moving_downloads(engine, now) == (3, 61_000_000)


async def test_errors_of_the_services_are_counted_and_mere_warnings_are_not(runtime: ProgramRuntime) -> None:
    engine = runtime.engine
    assert health_errors(engine, engine.store.now()) == 0
    await runtime.ask("health")
    assert health_errors(engine, engine.store.now()) == 1


async def test_no_cache_is_read_for_the_header(programs: Programs, tmp_path: Path) -> None:
    async with await asked(programs, tmp_path, "torrents", "health", "queue"):
        pass
    async with ProgramRuntime(programs, tmp_path) as runtime:
        engine = runtime.engine
        now = engine.store.now()
        assert (moving_downloads(engine, now), health_errors(engine, now)) == (None, 0)
        key = engine.coordinator.keys("torrents")[0]
        assert engine.store.get(key).value is not None, "it stands in the cache all the same"


# Tasks and commands

RSS = Task("radarr", "Rss Sync", "RssSync", 900.0)
CLEAN = Task("sonarr", "Housekeeping", "Housekeeping", 86_400.0)


async def test_a_task_is_run_by_one_exact_call_after_a_question(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    plan = await run_plan(runtime.engine, [RSS])
    assert (plan.question, plan.danger) == ("Run Rss Sync of radarr now?", Danger.ASK)
    assert plan.hurts == ("radarr: every indexer is asked for its newest releases",)
    assert plan.actions[0].calls == ('POST /api/v3/command {"name": "RssSync"}',)
    assert {key.resource for key in plan.actions[0].refreshes} == {"commands", "tasks"}
    assert {key.service for key in plan.actions[0].refreshes} == {"radarr"}
    results = await runtime.engine.gate.carry_out(plan, origin="system", confirm=always)
    assert results and results[0].words == "radarr begins: Rss Sync"
    assert programs["radarr"].body() == {"name": "RssSync"}
    entries, _ = await runtime.engine.read_journal()
    assert (entries[0].action, entries[0].target) == ("system.run", "radarr/RssSync")


async def test_several_tasks_are_one_question(runtime: ProgramRuntime) -> None:
    plan = await run_plan(runtime.engine, [RSS, CLEAN])
    assert plan.question == "Run 2 tasks now?"
    assert [action.service for action in plan.actions] == ["radarr", "sonarr"]
    assert len(plan.hurts) == 1, "what stays in the house hurts nobody"


async def test_nothing_that_asks_the_outside_is_run_without_a_yes(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    async def no(plan: object) -> None:
        return None

    plan = await run_plan(runtime.engine, [RSS])
    assert await runtime.engine.gate.carry_out(plan, origin="system", confirm=no) is None
    assert programs.changes == []


async def test_a_command_is_taken_back_and_of_one_that_began_it_is_said(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    running = Command("radarr", 12, "RefreshMovie", CommandState.STARTED, started=1.0)
    waiting = Command("radarr", 13, "MoviesSearch", CommandState.QUEUED, "Movies Search")
    plan = await cancel_plan(runtime.engine, [waiting])
    assert (plan.question, plan.hurts) == ("Cancel Movies Search of radarr?", ())
    assert plan.actions[0].calls == ("DELETE /api/v3/command/13",)
    plan = await cancel_plan(runtime.engine, [running, waiting])
    assert plan.question == "Cancel 2 commands?"
    assert plan.hurts == ("Refresh Movie has begun: what it did stays done",)
    results = await runtime.engine.gate.carry_out(plan, origin="system", confirm=always)
    assert [result.words for result in results or ()] == [
        "took back Refresh Movie of radarr",
        "took back Movies Search of radarr",
    ]
    assert programs.changes == [f"radarr: DELETE /api/v3/command/{number}" for number in (12, 13)]


# Logs


class Reader:
    """A log book, and a way to wait for what it asked."""

    def __init__(self, runtime: ProgramRuntime) -> None:
        self.told = 0
        self._news = asyncio.Event()
        self.book = LogBook(runtime.engine, self._tell)

    def _tell(self) -> None:
        self.told += 1
        self._news.set()

    async def read(self) -> list[int]:
        while self.book.asking:
            await self._news.wait()
            self._news.clear()
        return [each.line.id for each in self.book.lines() if each.service == "radarr"]


async def test_a_log_is_read_a_page_at_a_time_until_its_end(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    reader = Reader(runtime)
    reader.book.look()
    reader.book.look()
    assert await reader.read() == list(range(500, 400, -1))
    assert (reader.told, reader.book.total) == (2, 300), "both logs, each once"
    assert reader.book.lines() is reader.book.lines()
    assert reader.book.more()
    assert await reader.read() == list(range(500, 350, -1))
    assert not reader.book.more(), "that was all"
    pages = [call.partition("page=")[2][:1] for call in programs["radarr"].calls]
    assert pages == ["1", "2"]


async def test_lines_that_came_meanwhile_push_others_on_and_none_is_there_twice(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    from tests.program_answers import LOG

    reader = Reader(runtime)
    reader.book.look()
    await reader.read()
    newer = [{**LOG[0], "id": 501}, *LOG]
    programs["radarr"].answers["GET /log"] = {"totalRecords": 151, "records": newer[100:]}
    reader.book.more()
    read = await reader.read()
    assert len(read) == len(set(read)) == 150


async def test_a_level_is_asked_of_the_service(runtime: ProgramRuntime, programs: Programs) -> None:
    reader = Reader(runtime)
    reader.book.look()
    await reader.read()
    reader.book.read_again("error")
    assert len(await reader.read()) == 30
    assert all(each.line.level == "error" for each in reader.book.lines())
    assert "level=error" in programs["radarr"].calls[-1]


async def test_a_log_that_cannot_be_had_says_why_beside_those_that_can(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    programs.down.add("sonarr")
    reader = Reader(runtime)
    reader.book.look()
    assert len(await reader.read()) == 100
    assert list(reader.book.failures) == ["sonarr"]
    programs.down.clear()
    programs["radarr"].answers["GET /log"] = Says(500)
    reader.book.read_again()
    await reader.read()
    assert list(reader.book.failures) == ["radarr"]
    assert {each.service for each in reader.book.lines()} == {"sonarr"}


async def test_a_page_that_is_not_wanted_any_more_is_not_waited_for(runtime: ProgramRuntime) -> None:
    reader = Reader(runtime)
    reader.book.look()
    reader.book.close()
    assert not reader.book.asking
    await asyncio.sleep(0)
    assert reader.told == 0
