"""What is done with downloads: each plan's words, the exact calls it shows, and that those go out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from mediatui.engine import repair
from mediatui.engine.actions import Danger, Plan
from mediatui.engine.downloads import Download, joined
from mediatui.engine.engine import Engine
from mediatui.engine.gate import always
from mediatui.models.imports import ImportMode
from mediatui.models.queue import Removal
from mediatui.models.torrent import TorrentState
from tests.program_answers import HASHES
from tests.programs import ProgramRuntime, Programs, Says, asked


class House:
    """A household whose downloads are known."""

    def __init__(self, programs: Programs, runtime: ProgramRuntime) -> None:
        self.programs, self.runtime = programs, runtime

    @property
    def engine(self) -> Engine:
        return self.runtime.engine

    def download(self, name: str) -> Download:
        """The download of a torrent by its name here, or by its own key."""
        store, keys = self.engine.store, self.engine.coordinator.keys
        queues = {key.service: store.get(key) for key in keys("queue")}
        clients = {key.service: store.get(key) for key in keys("torrents")}
        wanted = HASHES.get(name, name)
        return next(one for one in joined(queues, clients, store.now()) if one.key == wanted)

    async def do(self, plan: Plan) -> list[str]:
        """Carry a plan out; what was said. Every change that went out was shown."""
        shown = [call for action in plan.actions for call in action.calls]
        before = len(self.programs.changes)
        results = await self.engine.gate.carry_out(plan, origin="tests", confirm=always)
        sent = [change.partition(": ")[2] for change in self.programs.changes[before:]]
        assert [_bare(call) for call in shown if not call.startswith("GET")] == [_bare(call) for call in sent]
        return [result.words for result in results or ()]


def _bare(call: str) -> str:
    """A call without the ways in which a body may be laid out and escaped."""
    return unquote(call).replace(" ", "")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    programs = Programs()
    runtime = await asked(programs, tmp_path, "queue", "torrents")
    async with runtime:
        yield House(programs, runtime)


def calls(plan: Plan) -> list[str]:
    return [call for action in plan.actions for call in action.calls]


# Removing


@pytest.mark.parametrize(
    ("removal", "flags", "hurts"),
    [
        (Removal(), ("true", "false", "false"), ["what was loaded is deleted: 4.0 GiB"]),
        (Removal(from_client=False), ("false", "false", "false"), ["what was loaded stays in the client"]),
        (
            Removal(blocklist=True),
            ("true", "true", "false"),
            ["what was loaded is deleted: 4.0 GiB", "the release is never taken again, and looked for again"],
        ),
        (
            Removal(blocklist=True, search_again=False),
            ("true", "true", "true"),
            [
                "what was loaded is deleted: 4.0 GiB",
                "the release is never taken again, and not looked for again",
            ],
        ),
    ],
)
async def test_a_download_is_removed_through_its_queue_by_one_exact_call(
    house: House, removal: Removal, flags: tuple[str, str, str], hurts: list[str]
) -> None:
    plan = await repair.remove_plan(house.engine, [(house.download("moving"), "Nosferatu (1922)")], removal)
    (call,) = calls(plan)
    path, _, rest = call.partition("?")
    query, _, body = rest.partition(" ")
    told = dict(pair.split("=") for pair in query.split("&"))
    assert path.startswith("DELETE /api/v3/queue")
    assert (told["removeFromClient"], told["blocklist"], told["skipRedownload"]) == flags
    assert (path, body) == ("DELETE /api/v3/queue/1", "")
    assert plan.question == "Remove Nosferatu (1922)?"
    assert list(plan.hurts) == ["Nosferatu (1922)", *hurts]
    assert plan.danger is Danger.ASK
    assert await house.do(plan) == ["removed Nosferatu (1922) from radarr"]
    assert house.programs.changes == [f"radarr: {call}"]


async def test_a_season_pack_is_removed_with_all_its_rows_and_no_other_call(house: House) -> None:
    plan = await repair.remove_plan(
        house.engine, [(house.download("pack"), "The Lighthouse Keepers")], Removal()
    )
    (call,) = calls(plan)
    assert [action.service for action in plan.actions] == ["sonarr"]
    assert "/queue" in call
    assert "6.0 GiB" in plan.hurts[-1], "counted once: 24 GiB less the 18 that are to come"


@pytest.mark.parametrize("files", [True, False])
async def test_a_torrent_of_no_queue_is_removed_through_its_client(house: House, files: bool) -> None:
    removal = Removal(from_client=files)
    plan = await repair.remove_plan(house.engine, [(house.download("hand"), "debian")], removal)
    said = "true" if files else "false"
    assert calls(plan) == [f"POST /api/v2/torrents/delete hashes={HASHES['hand']}&deleteFiles={said}"]
    assert plan.actions[0].words == f"Remove debian from qbittorrent{' with its files' if files else ''}"
    await house.do(plan)
    assert house.programs.changes == [f"qbittorrent: {calls(plan)[0]}"]


async def test_several_are_one_question_and_each_is_its_own_entry(house: House) -> None:
    named = [(house.download("moving"), "Nosferatu"), (house.download("hand"), "debian")]
    plan = await repair.remove_plan(house.engine, named, Removal())
    assert plan.question == "Remove 2 downloads?"
    assert plan.hurts[:2] == ("Nosferatu", "debian")
    assert [action.service for action in plan.actions] == ["radarr", "qbittorrent"]
    assert {key.resource for key in plan.actions[0].refreshes} == set(repair.REFRESHED)


async def test_what_is_gone_meanwhile_is_told_and_nothing_else_is_removed(house: House) -> None:
    plan = await repair.remove_plan(house.engine, [(house.download("moving"), "Nosferatu")], Removal())
    gone = Says(404, {"message": "NotFound"})
    house.programs["radarr"].answers |= {"DELETE /queue/1": gone, "DELETE /queue/bulk": gone}
    results = await house.engine.gate.carry_out(plan, origin="tests", confirm=always)
    assert results and not results[0].done
    assert "meanwhile" in results[0].words


# Torrents


@pytest.mark.parametrize(
    ("name", "call", "words"),
    [
        ("torrent.pause", "stop hashes={}", "paused Nosferatu"),
        ("torrent.resume", "start hashes={}", "resumed Nosferatu"),
        ("torrent.force", "setForceStart hashes={}&value=true", "forced Nosferatu"),
        ("torrent.unforce", "setForceStart hashes={}&value=false", "no longer forced: Nosferatu"),
        ("torrent.recheck", "recheck hashes={}", "checking again: Nosferatu"),
        ("torrent.reannounce", "reannounce hashes={}", "asked the trackers of Nosferatu"),
        ("torrent.top", "topPrio hashes={}", "moved to the top of the queue: Nosferatu"),
        ("torrent.bottom", "bottomPrio hashes={}", "moved to the bottom of the queue: Nosferatu"),
    ],
)
async def test_a_deed_is_one_exact_call_done_at_once(house: House, name: str, call: str, words: str) -> None:
    torrent = house.download("moving").torrent
    assert torrent is not None
    plan = await repair.torrent_plan(house.engine, repair.DEEDS[name], [(torrent, "Nosferatu")])
    assert calls(plan) == [f"POST /api/v2/torrents/{call.format(torrent.hash)}"]
    assert plan.danger is Danger.NONE
    assert await house.do(plan) == [words]
    assert house.programs.changes == [f"qbittorrent: {calls(plan)[0]}"]


async def test_several_torrents_of_a_client_are_one_call_and_every_deed_has_its_test(house: House) -> None:
    torrents = [(t, n) for n in ("moving", "pack") if (t := house.download(n).torrent) is not None]
    plan = await repair.torrent_plan(house.engine, repair.DEEDS["torrent.pause"], torrents)
    assert calls(plan) == [f"POST /api/v2/torrents/stop hashes={HASHES['moving']}|{HASHES['pack']}"]
    assert await house.do(plan) == ["paused 2 torrents"]
    assert len(repair.DEEDS) == 8


@pytest.mark.parametrize(
    ("category", "words"), [("tv-sonarr", "now in tv-sonarr: x"), ("", "now in no category: x")]
)
async def test_a_category_is_changed_or_taken_off(house: House, category: str, words: str) -> None:
    torrent = house.download("moving").torrent
    assert torrent is not None
    plan = await repair.torrent_plan(house.engine, repair.category_deed(category), [(torrent, "x")])
    assert calls(plan) == [f"POST /api/v2/torrents/setCategory hashes={torrent.hash}&category={category}"]
    assert await house.do(plan) == [words]


async def test_the_alternative_limits_are_asked_for_before_they_are_toggled(house: House) -> None:
    plan = await repair.alternative_limits_plan(house.engine, "qbittorrent", True)
    assert calls(plan) == [
        "GET /api/v2/transfer/speedLimitsMode",
        "POST /api/v2/transfer/toggleSpeedLimitsMode",
    ]
    assert await house.do(plan) == ["the alternative limits of qbittorrent hold now"]
    usual = await repair.alternative_limits_plan(house.engine, "qbittorrent", False)
    await house.engine.gate.carry_out(usual, origin="tests", confirm=always)
    assert len(house.programs.changes) == 1, "the usual ones hold already: nothing is toggled"


# Sending what is held back, and importing


async def test_what_is_delayed_is_sent_now(house: House) -> None:
    delayed = house.download("radarr/4")
    assert repair.is_delayed(delayed) and delayed.item is not None
    assert not repair.is_delayed(house.download("moving"))
    plan = await repair.grab_now_plan(house.engine, delayed.item, "Faust (1926)")
    assert calls(plan) == ["POST /api/v3/queue/grab/4"]
    assert await house.do(plan) == ["sent Faust (1926) to its client"]


async def test_a_blocked_import_is_done_by_hand_and_its_end_is_waited_for(house: House) -> None:
    blocked = house.download("blocked")
    assert blocked.item is not None
    found = await repair.import_candidates(house.engine, blocked.item)
    plan = await repair.import_plan(
        house.engine, "radarr", found.candidates, ImportMode.AUTO, "The General (1926)"
    )
    (call,) = calls(plan)
    assert call.startswith('POST /api/v3/command {"name": "ManualImport"')
    assert '"movieId": 72' in call
    assert plan.question == "Import 1 file of The General (1926)?"
    assert plan.hurts == ("The.General.1926.mkv → The General",)
    assert await house.do(plan) == ["imported 1 file of The General (1926)"]
    asked = house.programs["radarr"].calls
    assert f"GET /manualimport?downloadId={HASHES['blocked'].upper()}" in asked[-4]
    assert asked[-2] == "GET /command/30", "the outcome is watched"
    assert asked[-1] == "GET /movie/72", "what came of it is read"


async def test_an_import_that_fails_is_told_in_the_programs_words(house: House) -> None:
    blocked = house.download("blocked")
    assert blocked.item is not None
    found = await repair.import_candidates(house.engine, blocked.item)
    plan = await repair.import_plan(house.engine, "radarr", found.candidates, ImportMode.MOVE, "x")
    ended = {"id": 30, "name": "ManualImport", "status": "failed", "message": "No space left"}
    house.programs["radarr"].answers["GET /command/30"] = ended
    results = await house.engine.gate.carry_out(plan, origin="tests", confirm=always)
    assert results and "No space left" in results[0].words
    assert not results[0].done


def test_what_is_paused_is_told_from_what_is_not() -> None:
    from tests.engine.test_downloads import torrent

    assert repair.paused(Download("k", (), torrent(state=TorrentState.PAUSED)))
    assert not repair.paused(Download("k", (), torrent()))
    assert not repair.paused(Download("k"))


async def test_read_only_refuses_before_anything_is_asked(tmp_path: Path) -> None:
    programs = Programs()
    programs.read_only()
    runtime = await asked(programs, tmp_path, "queue", "torrents")
    async with runtime:
        plan = await repair.remove_plan(
            runtime.engine, [(House(programs, runtime).download("moving"), "Nosferatu")], Removal()
        )
        results = await runtime.engine.gate.carry_out(plan, origin="tests", confirm=always)
    assert results and results[0].words == "mediatui is in read-only mode"
    assert programs.changes == []
