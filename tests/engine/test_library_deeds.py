"""What is done with titles: the calls as they are shown, what is asked about, and what the list says after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediatui.engine import library_deeds as deeds
from mediatui.engine import library_episodes as episodes
from mediatui.engine.actions import Danger
from mediatui.engine.library_undo import turn_monitoring_back
from mediatui.engine.undo import CannotUndoError
from mediatui.models.adding import Changes
from mediatui.models.imports import Renaming
from mediatui.models.journal import JournalEntry, Outcome
from mediatui.models.library import MediaFile
from mediatui.models.production import Production
from mediatui.models.release import Target
from mediatui.services.errors import ServiceError
from tests.engine.shelf_desk import DUNE, HEAT, WIRE, ShelfDesk, entry
from tests.fakes import NOW, failure

BOTH = [entry(HEAT), entry(DUNE)]
THREE = [*BOTH, entry(WIRE)]


@pytest.fixture
def desk() -> ShelfDesk:
    return ShelfDesk()


def calls(plan: deeds.Plan) -> list[str]:
    return [call for action in plan.actions for call in action.calls]


async def done(plan: deeds.Plan) -> list[str]:
    return [await action.perform() for action in plan.actions]


async def test_monitoring_goes_to_each_service_at_once_and_is_not_asked_about(desk: ShelfDesk) -> None:
    plan = await deeds.monitor_plan(desk.engine, THREE, False)
    assert plan.danger is Danger.NONE
    assert calls(plan) == ["CALL monitor [7, 9] False", "CALL monitor [7] False"]
    assert [action.target for action in plan.actions] == ["radarr/7,9", "sonarr/7"]
    assert await done(plan) == ["2 titles is not monitored now", "The Wire (2002) is not monitored now"]
    assert [r.monitored for r in desk.listed("radarr").values()] == [False, False]
    assert not desk.listed("sonarr")[7].monitored


async def test_what_the_service_refuses_changes_nothing_in_the_list(desk: ShelfDesk) -> None:
    desk.radarr.problem = failure()
    plan = await deeds.monitor_plan(desk.engine, BOTH, False)
    with pytest.raises(ServiceError):
        await done(plan)
    assert desk.listed("radarr")[7] is HEAT


@pytest.mark.parametrize(
    ("action", "target", "expected"),
    [
        ("title.unmonitor", "radarr/7,9", ["CALL monitor [7, 9] True"]),
        ("title.monitor", "sonarr/7", ["CALL monitor [7] False"]),
        ("episode.unmonitor", "sonarr/7/31,32", ["CALL monitor_episodes [31, 32] True"]),
        ("episode.monitor", "sonarr/7/season 2/31,32", ["CALL monitor_season 7 2 [31, 32] False"]),
    ],
)
async def test_monitoring_is_turned_back_from_the_journal_alone(
    desk: ShelfDesk, action: str, target: str, expected: list[str]
) -> None:
    entry_ = JournalEntry(
        1, NOW, action, "Stop monitoring it", target.partition("/")[0], target, (), "library", Outcome.DONE
    )
    plan = await turn_monitoring_back(desk.engine, entry_)
    assert [call.replace("(", "[").replace(",)", "]").replace(")", "]") for call in calls(plan)] == expected
    assert plan.actions[0].words.endswith("onitor it") or plan.actions[0].words == "Stop monitoring it"
    await done(plan)
    with pytest.raises(CannotUndoError):
        await turn_monitoring_back(desk.engine, replace(entry_, service="gone"))
    with pytest.raises(CannotUndoError):
        await turn_monitoring_back(desk.engine, replace(entry_, target="radarr/"))


async def test_a_search_says_how_much_it_asks(desk: ShelfDesk) -> None:
    plan = await deeds.search_plan(desk.engine, THREE)
    assert plan.danger is Danger.ASK
    assert plan.hurts[0] == "4 searches at every indexer"
    await done(plan)
    assert desk.radarr.changes == [("search", [Target(movie_id=7), Target(movie_id=9)])]
    assert desk.sonarr.changes == [("search", [Target(series_id=7)])]


async def test_changes_are_seen_at_once(desk: ShelfDesk) -> None:
    changes = Changes(
        profile_id=6, root_folder="/new/", move_files=True, tags=(2,), apply_tags="add", monitored=False
    )
    plan = await deeds.edit_plan(desk.engine, BOTH, changes, ["profile: Any"])
    assert plan.hurts[:2] == ("profile: Any", "the files are moved: 4.0 GiB")
    await done(plan)
    after = desk.listed("radarr")[7]
    assert (after.profile_id, after.path, after.tags, after.monitored) == (6, "/new/Heat", (2,), False)
    wire = deeds.changed_record(
        WIRE, Changes(tags=(1,), apply_tags="remove", series_kind="anime", season_folders=False)
    )
    assert (wire.tags, getattr(wire, "kind", ""), getattr(wire, "season_folders", True)) == (
        (),
        "anime",
        False,
    )
    announced = deeds.changed_record(HEAT, Changes(minimum_availability=Production.ANNOUNCED, path="/x"))
    assert announced.path == "/x"


@pytest.mark.parametrize("files", [True, False])
async def test_deleting_says_what_it_frees(desk: ShelfDesk, files: bool) -> None:
    plan = await deeds.delete_plan(desk.engine, THREE, files=files, exclude=True)
    assert plan.hurts[0].endswith(": 4.0 GiB")
    assert ("deleted" in plan.hurts[0]) is files
    assert calls(plan)[0] == f"CALL delete [7, 9] files={files} exclude=True"
    await done(plan)
    assert desk.listed("radarr") == desk.listed("sonarr") == {}


async def test_reading_anew_takes_what_is_gone_out_of_the_list(desk: ShelfDesk) -> None:
    changed = replace(HEAT, title="Heat 2")
    desk.radarr.known = {7: changed}
    plan = await deeds.refresh_plan(desk.engine, BOTH)
    assert plan.danger is Danger.NONE
    await done(plan)
    assert desk.radarr.changes == [("refresh", [7, 9]), ("finish", "refresh")]
    assert desk.listed("radarr") == {7: changed}


async def test_files_are_renamed_and_deleted_after_a_question(desk: ShelfDesk) -> None:
    files = [
        MediaFile("radarr", 3, name="a.mkv", size=2**30),
        MediaFile("radarr", 4, name="b.mkv", size=2**30),
    ]
    plan = await episodes.delete_files_plan(desk.engine, "radarr", 7, files, "Heat")
    assert plan.hurts == (
        "deleted from the disk: 2.0 GiB",
        "what is monitored is looked for again",
        "a.mkv",
        "b.mkv",
    )
    await done(plan)
    plan = await episodes.rename_plan(desk.engine, "radarr", 7, [Renaming(3, "a.mkv", "A.mkv")], "Heat")
    assert plan.hurts == ("a.mkv → A.mkv",)
    await done(plan)
    assert desk.radarr.changes == [("delete_files", [3, 4]), ("rename", 7, [3]), ("finish", "rename")]
    assert plan.danger is Danger.ASK
