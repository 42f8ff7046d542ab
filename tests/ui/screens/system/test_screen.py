"""The system screen under the fingers: views, tasks run, commands taken back, logs read on, pages opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mediatui.ui.screens.system.screen import SystemScreen
from tests.driver import Driver
from tests.programs import Programs, opened


@pytest.fixture
def programs() -> Iterator[Programs]:
    yield Programs()


def system(driver: Driver) -> SystemScreen:
    assert isinstance(driver.list, SystemScreen)
    return driver.list


def names(driver: Driver) -> list[str]:
    """What stands in the list."""
    return ["".join(span.text for span in row.cells["name"]) for row in driver.table.rows]


def labels(driver: Driver) -> list[str]:
    """The headings that are shown."""
    return [spot.column.label for spot in driver.table._placed if spot.column.label]


def actions(driver: Driver) -> set[str]:
    """The keys that do something now."""
    from mediatui.ui import keys

    return {active.binding.action for active in keys.live_bindings(driver.app.screen) if active.enabled}


def said_of(names: Sequence[str], text: str) -> list[str]:
    """Those of the names that stand in a text."""
    return [name for name in names if name in text]


async def test_the_views_have_their_own_columns_and_keys(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "system") as driver:
        assert names(driver) == ["radarr", "sonarr", "qbittorrent"]
        assert labels(driver)[:3] == ["Service", "State", "Version"]
        assert not actions(driver) & {"run", "take_back", "level", "more"}
        await driver.press("right", "right")
        assert names(driver) == ["/data/media", "/config"]
        assert labels(driver) == ["Path", "Full", "%", "Free", "Of", "Seen by", "Also called"]
        await driver.press("right")
        assert "run" in actions(driver)
        assert names(driver)[0] == "Housekeeping", "what is late comes first"
        await driver.press("right")
        assert actions(driver) & {"run", "take_back"} == {"take_back"}
        assert names(driver)[0] == "Refresh Movie", "what runs comes first"
        await driver.press("left", "left", "left", "left", "left")
        assert names(driver) == ["/data/media/old", "/data/media/movies"], (
            "what cannot be reached comes first"
        )


async def test_key_nine_opens_it_from_anywhere(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        await driver.press("9")
        await driver.until(lambda: "Service" in driver.text and "System" in driver.text)


async def test_what_is_polled_is_asked_for_while_it_is_looked_at_only(
    programs: Programs, tmp_path: Path
) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        asked = " ".join(programs["radarr"].calls)
        assert "/health" in asked, "the header counts its errors everywhere"
        assert not any(f"GET /{name}" in asked for name in ("system/task", "diskspace", "log", "command"))
        await driver.press("9")
        await driver.live()
        asked = " ".join(programs["radarr"].calls)
        assert all(f"GET /{name}" in asked for name in ("system/task", "diskspace", "indexer", "command"))
        assert "GET /log" not in asked, "the log only when it is looked at"


async def test_enter_on_a_task_runs_it_after_the_question(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "system") as driver:
        system(driver).show_view("tasks")
        await driver.press("j", "j", "enter")
        await driver.until(lambda: "Run Rss Sync of radarr now?" in driver.text)
        assert 'POST /api/v3/command {"name": "RssSync"}' in driver.text
        assert "every indexer is asked" in driver.text
        assert programs.changes == []
        await driver.press("enter")
        await driver.until(lambda: "Radarr begins: Rss Sync" in driver.text)
        assert programs.changes == ['radarr: POST /api/v3/command {"name":"RssSync"}']
        await driver.until(lambda: not system(driver)._doing)


async def test_marked_tasks_are_run_together_and_unmarked(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "system") as driver:
        system(driver).show_view("tasks")
        await driver.press("space", "space", "n")
        await driver.until(lambda: "Run 2 tasks now?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: len(programs.changes) == 2 and not driver.table.marked)
        assert {change.partition(":")[0] for change in programs.changes} == {"radarr", "sonarr"}


async def test_marks_do_not_outlive_the_view_they_were_made_in(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "system") as driver:
        await driver.press("ctrl+a")
        assert len(driver.table.marked) == 3
        await driver.press("right")
        assert driver.table.marked == ()
        await driver.press("left")
        assert driver.table.marked == ()


async def test_a_running_command_is_taken_back_and_one_that_is_over_is_not(
    programs: Programs, tmp_path: Path
) -> None:
    async with opened(programs, tmp_path, "system") as driver:
        system(driver).show_view("commands")
        await driver.press("x")
        await driver.until(lambda: "Cancel Refresh Movie of radarr?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: programs.changes)
        assert programs.changes == ["radarr: DELETE /api/v3/command/12"]
        await driver.until(lambda: system(driver)._working is None)
        await driver.press("G", "x")
        await driver.until(lambda: "there is nothing to cancel" in driver.text)
        assert len(programs.changes) == 1


async def test_the_log_is_read_on_ahead_of_the_cursor_by_hand_and_by_level(
    programs: Programs, tmp_path: Path
) -> None:
    async with opened(programs, tmp_path, "system") as driver:
        system(driver).show_view("logs")
        await driver.until(lambda: "200 of 300 lines of all levels · m reads on" in driver.text)
        await driver.press("G")
        await driver.until(lambda: "300 of 300 lines of all levels" in driver.text)
        await driver.press("m")
        await driver.until(lambda: "That is all there is" in driver.text)
        await driver.press("v", "G", "enter")
        await driver.until(lambda: "60 of 60 lines of level error" in driver.text)
        asked = len(programs["radarr"].calls)
        await driver.press("r")
        await driver.until(lambda: any("/log" in call for call in programs["radarr"].calls[asked:]))


async def test_the_wiki_page_of_a_warning_is_opened_and_else_the_services_own(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []
    async with opened(programs, tmp_path, "system") as driver:
        monkeypatch.setattr(driver.app, "show_page", pages.append)
        await driver.press("o", "right", "o", "G", "o", "right", "right", "o")
    assert pages == [
        "http://radarr.test",
        "https://wiki.example/radarr/system#missing-root-folder",
        "http://radarr.test/system/status",
        "http://radarr.test/system/tasks",
    ]


async def test_problems_only_and_the_filter(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "system") as driver:
        system(driver).show_view("health")
        await driver.press("exclamation_mark")
        assert names(driver) == ["Root folder", "Indexer status"]
        await driver.press("exclamation_mark", "slash", *"level:notice", "enter")
        assert names(driver) == ["Update"]
        await driver.press("escape")
        assert len(names(driver)) == 3


async def test_in_privacy_mode_no_name_path_address_or_free_text_is_shown(
    programs: Programs, tmp_path: Path
) -> None:
    told = ("/data", "/config", "Faust", "Nordlys", "Lanterne", "radarr.test", "Some Film", "No space")
    async with opened(programs, tmp_path, "system", (200, 60), privacy=True) as driver:
        for view in system(driver).VIEWS:
            system(driver).show_view(view)
            if view == "logs":
                await driver.until(lambda: "ImportApprovedMovie" in driver.text)
            await driver.paint()
            assert said_of(told, driver.text) == [], view
            await driver.press("j")
            assert said_of(told, driver.text) == [], view
        system(driver).show_view("disks")
        await driver.paint()
        assert "/folder " in driver.text


async def test_read_only_offers_nothing_that_changes(programs: Programs, tmp_path: Path) -> None:
    programs.read_only()
    async with opened(programs, tmp_path, "system") as driver:
        system(driver).show_view("tasks")
        await driver.press("n", "enter")
        assert driver.dialog == ""
        assert "run" not in actions(driver)
        system(driver).show_view("commands")
        await driver.press("x")
        assert programs.changes == []


async def test_chosen_columns_hold_in_the_views_that_have_them(programs: Programs, tmp_path: Path) -> None:
    columns = {"system": ("free", "name")}
    async with opened(programs, tmp_path, "system", columns=columns) as driver:
        assert labels(driver) == ["Service"]
        system(driver).show_view("disks")
        await driver.paint()
        assert labels(driver) == ["Free", "Path"]
        system(driver).show_view("health")
        await driver.paint()
        assert labels(driver) == ["Check"]


async def test_the_columns_of_all_views_are_chosen_together(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "system", (120, 40)) as driver:
        await driver.press("C")
        await driver.until(lambda: "Columns of System" in driver.text)
        assert all(words in driver.text for words in ("Free", "Version", "Next", "Logger"))


async def test_while_nothing_changes_nothing_is_made_anew(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "system") as driver:
        before = system(driver).items(driver.runtime.engine.store.now())
        await driver.runtime.ask("status")
        await driver.runtime.ask("tasks")
        assert system(driver).items(driver.runtime.engine.store.now()) is before
        programs.answer("radarr", health=[])
        await driver.runtime.ask("health")
        assert system(driver).items(driver.runtime.engine.store.now()) is not before
