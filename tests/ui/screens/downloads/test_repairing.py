"""The keys that repair a download: what is asked, what goes out, what the list says meanwhile and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.driver import Driver
from tests.program_answers import BLOCKED, HASHES, maindata
from tests.programs import Programs, Says, opened
from tests.ui.screens.downloads.test_captures import on

POST = "qbittorrent: POST /api/v2/torrents"


@pytest.fixture
def programs() -> Programs:
    return Programs()


async def choose(driver: Driver, *wanted: str) -> None:
    """In a list that several may be marked of: exactly those with these words."""
    from mediatui.ui.dialogs.choose import ChooseDialog

    await driver.until(lambda: driver.dialog == "ChooseDialog")
    dialog = driver.app.screen
    assert isinstance(dialog, ChooseDialog)
    keys = [option.key for option in dialog._options if any(words in option.words for words in wanted)]
    table = dialog.query_one("#choose-list")
    if dialog._several:
        table.set_marks(keys)  # type: ignore[attr-defined]
    else:
        table.move_cursor([o.key for o in dialog._options].index(keys[0]))  # type: ignore[attr-defined]
    await driver.press("enter")


CHOICES: list[tuple[tuple[str, ...], tuple[str, ...], str]] = [
    ((), ("false", "false", "false"), "what was loaded stays in the client"),
    (("delete it",), ("true", "false", "false"), "what was loaded is deleted: 4.0 GiB"),
    (("delete it", "never"), ("true", "true", "true"), "and not looked for again"),
    (("delete it", "never", "another"), ("true", "true", "false"), "and looked for again"),
    (("never", "another"), ("false", "true", "false"), "and looked for again"),
]
"""What is marked; removeFromClient, blocklist and skipRedownload of the call; what the question says."""


async def test_a_download_is_removed_as_the_three_choices_say(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        for number, (wanted, flags, hurt) in enumerate(CHOICES):
            await on(driver, HASHES["moving"])
            await driver.press("delete")
            await choose(driver, *wanted)
            await driver.until(lambda: "Remove Nosferatu (1922)?" in driver.text)
            assert hurt in driver.text
            assert len(programs.changes) == number
            await driver.press("enter")
            await driver.until(lambda: driver.list._working is None)
            change = programs.changes[number]
            assert change.startswith("radarr: DELETE /api/v3/queue/1?")
            told = dict(pair.split("=") for pair in change.partition("?")[2].split("&"))
            assert (told["removeFromClient"], told["blocklist"], told["skipRedownload"]) == flags
        assert "Removed Nosferatu (1922) from radarr" in driver.text


async def test_the_last_choice_is_offered_again(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["moving"])
        await driver.press("delete")
        await choose(driver, "never", "another")
        await driver.until(lambda: "Remove Nosferatu (1922)?" in driver.text)
        await driver.press("escape")
        await driver.until(lambda: driver.list._working is None)
        await driver.press("delete")
        await driver.until(lambda: driver.dialog == "ChooseDialog")
        assert set(driver.app.screen.query_one("#choose-list").marked) == {"block", "again"}  # type: ignore[attr-defined]
        await driver.press("escape")
        assert programs.changes == []


async def test_a_torrent_of_no_queue_is_only_asked_whether_its_files_go(
    programs: Programs, tmp_path: Path
) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["hand"])
        await driver.press("delete")
        await driver.until(lambda: driver.dialog == "ChooseDialog")
        assert "blocklist" not in driver.text
        await driver.press("enter")
        await driver.until(lambda: "Remove debian-12.iso?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: programs.changes)
        assert programs.changes == [f"{POST}/delete hashes={HASHES['hand']}&deleteFiles=true"]


async def test_marked_ones_are_removed_in_one_go_and_what_failed_stays_marked(
    programs: Programs, tmp_path: Path
) -> None:
    programs["radarr"].answers["DELETE /queue/1"] = Says(500)
    async with opened(programs, tmp_path, "downloads", (120, 40)) as driver:
        driver.table.set_marks([HASHES["moving"], HASHES["hand"]])
        await driver.press("delete")
        await choose(driver, "delete it")
        await driver.until(lambda: "Remove 2 downloads?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Not done" in driver.text)
        await driver.until(lambda: driver.list._working is None)
        assert HASHES["moving"] in driver.table.marked
        assert any("deleteFiles=true" in change for change in programs.changes)


async def test_z_pauses_what_moves_and_resumes_what_is_paused(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["moving"])
        await driver.press("z")
        await driver.until(lambda: "Paused Nosferatu (1922)" in driver.text)
        data = maindata()
        torrents = {
            **data["torrents"],
            HASHES["moving"]: {**data["torrents"][HASHES["moving"]], "state": "stoppedDL"},
        }
        programs["qbittorrent"].answers["GET /sync/maindata"] = {**data, "torrents": torrents}
        await driver.runtime.ask("torrents")
        await driver.paint()
        await driver.press("z")
        await driver.until(lambda: "Resumed Nosferatu (1922)" in driver.text)
        assert programs.changes == [f"{POST}/{verb} hashes={HASHES['moving']}" for verb in ("stop", "start")]


async def test_what_no_client_has_cannot_be_paused(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, "radarr/3")
        await driver.press("z")
        await driver.until(lambda: "No download client has it" in driver.text)
        await driver.press("t")
        await driver.until(lambda: driver.list._working is None)
        assert programs.changes == []


DEEDS = [
    ("force: past", "/setForceStart hashes={}&value=true"),
    ("check the files", "/recheck hashes={}"),
    ("ask the trackers", "/reannounce hashes={}"),
    ("to the bottom", "/bottomPrio hashes={}"),
]
"""What is chosen, and the call it makes."""


async def test_t_offers_what_can_be_done_to_a_torrent(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        for words, call in DEEDS:
            await on(driver, HASHES["pack"])
            await driver.press("t")
            await choose(driver, words)
            await driver.until(lambda: driver.list._working is None)
            assert programs.changes[-1] == f"{POST}{call.format(HASHES['pack'])}"


async def test_t_changes_the_category_and_the_limits_of_all(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["hand"])
        await driver.press("t")
        await choose(driver, "change the category")
        await driver.until(lambda: "tv-sonarr" in driver.text)
        await choose(driver, "tv-sonarr")
        await driver.until(lambda: programs.changes)
        assert programs.changes[-1] == f"{POST}/setCategory hashes={HASHES['hand']}&category=tv-sonarr"
        await driver.until(lambda: driver.list._working is None)
        await driver.press("t")
        await choose(driver, "alternative speed limits")
        await driver.until(lambda: len(programs.changes) == 2)
        assert programs.changes[-1] == "qbittorrent: POST /api/v2/transfer/toggleSpeedLimitsMode"


async def test_f_sends_what_is_delayed_after_a_question(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["moving"])
        await driver.press("f")
        await driver.until(lambda: "Nothing of it is held back" in driver.text)
        await on(driver, "radarr/4")
        await driver.press("f")
        await driver.until(lambda: "Send Faust (1926) to its client now?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: programs.changes)
        assert programs.changes == ["radarr: POST /api/v3/queue/grab/4"]


async def test_m_imports_a_blocked_one_and_says_how_it_ended(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads", (80, 24)) as driver:
        await on(driver, HASHES["blocked"])
        await driver.press("m")
        await driver.until(lambda: "Import files of The General (1926)" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Import 1 file of The General (1926)?" in driver.text)
        assert "ManualImport" in driver.text
        rest = [
            row for row in programs["radarr"].answers["GET /queue"]["records"] if row["id"] != BLOCKED["id"]
        ]
        programs["radarr"].answers["GET /queue"] = {"totalRecords": len(rest), "records": rest}
        await driver.press("enter")
        await driver.until(lambda: "Imported 1 file of The General (1926)" in driver.text)
        await driver.runtime.ask("queue")
        await driver.paint()
        assert HASHES["blocked"] not in driver.table._data.places, "it left what waits; now it only seeds"


async def test_a_file_nobody_knows_is_not_imported(programs: Programs, tmp_path: Path) -> None:
    from tests.program_answers import CANDIDATE

    unknown = {name: value for name, value in CANDIDATE.items() if name != "movie"}
    programs["radarr"].answers["GET /manualimport"] = [unknown]
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["blocked"])
        await driver.press("m")
        await driver.until(lambda: "not known what" in driver.text)
        await driver.press("space", "enter")
        await driver.until(lambda: "It is not known what" in driver.text)
        await driver.press("e")
        await driver.until(lambda: "has no movie to choose from" in driver.told)
        await driver.until(lambda: driver.dialog == "ImportDialog")
        await driver.press("escape")
        programs["radarr"].answers["GET /manualimport"] = []
        await driver.until(lambda: driver.list._working is None)
        await driver.press("m")
        await driver.until(lambda: "There are no files to import" in driver.text)
        await driver.until(lambda: driver.list._working is None)
        await on(driver, HASHES["hand"])
        await driver.press("m")
        await driver.until(lambda: "No library waits for it" in driver.text)
        assert programs.changes == []
