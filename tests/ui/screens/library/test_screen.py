"""The library screen: one list over all services, found as one types, and what its keys do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from tests.driver import config_for, without
from tests.ui.screens.library.shelves import asked, at, chosen, found, journal, pressed, settled, titles


async def test_one_list_in_the_order_of_names_with_parts_filter_and_orders(
    stack: Stack, tmp_path: Path
) -> None:
    async with at(stack, tmp_path) as driver:
        everything = titles(driver)
        assert len(everything) > 40
        assert "Dune: Part Two" in everything
        assert "The Wire" in everything
        await pressed(driver, "right")
        assert set(titles(driver, "type")) == {"movie"}
        await pressed(driver, "right", "right")
        assert all(sign in "✗◐" for sign in titles(driver, "sign"))
        await pressed(driver, "right")
        assert set(titles(driver, "sign")) == {"▴"}
        assert "Sonarr says it of episodes only" in driver.text
        await pressed(driver, "right", "right")
        assert titles(driver) == everything
        await pressed(driver, "slash", *"duen")  # two letters the wrong way round are forgiven
        assert titles(driver) == ["Dune: Part Two"]
        assert "1 of" in driver.text
        await pressed(driver, "escape")
        await pressed(driver, "s")
        assert "by newest" in driver.text
        await found(driver, "type:series size:>100")
        assert titles(driver, "type") == ["series"] * len(titles(driver))
        assert "Andor" in titles(driver)
        await driver.press("exclamation_mark")
        assert all(sign in "✗◐" for sign in titles(driver, "sign"))


async def test_monitoring_is_changed_in_place_and_turned_back(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        await driver.press("i")
        assert driver.dialog == "InfoDialog" and "in the library" in driver.text, "its life"
        await driver.press("escape")
        await found(driver, "heat")
        await pressed(driver, "M")
        assert "Heat (1995) is not monitored now" in driver.text
        (entry,) = await journal(driver)
        assert entry.action == "title.unmonitor"
        assert entry.calls[0].startswith("PUT /api/v3/movie/editor")
        assert '"monitored": false' in entry.calls[0]
        assert titles(driver, "monitored") == ["no"]
        await asked_or_done(driver, "u")
        assert titles(driver, "monitored") == ["yes"]
        assert [e.action for e in await journal(driver)] == ["title.monitor", "title.unmonitor"]
        await found(driver, "")
        await pressed(driver, "ctrl+a")
        await pressed(driver, "M")
        assert "Now monitored: " in driver.text
        assert "no" not in titles(driver, "monitored")


async def asked_or_done(driver, key: str) -> None:  # type: ignore[no-untyped-def]
    """Press a key whose change may be asked about; say yes."""
    await driver.press(key)
    await driver.until(lambda: driver.dialog == "AskDialog" or not driver.list._working)
    if driver.dialog:
        await driver.press("enter")
    await settled(driver)


async def test_a_search_says_what_it_asks_of_indexers_and_sends_one_command_a_service(
    stack: Stack, tmp_path: Path
) -> None:
    async with at(stack, tmp_path) as driver:
        await found(driver, "metropolis")
        text = await asked(driver, "a")
        assert "Look for Metropolis (1927)?" in text
        assert "1 search at every indexer" in text
        assert 'POST /api/v3/command {"name": "MoviesSearch", "movieIds": [' in text
        await driver.press("enter")
        await settled(driver)
        assert "adarr looks for Metropolis (1927)" in driver.text
        await driver.press("escape")
        assert (await journal(driver))[0].outcome.value == "done"


async def test_marked_titles_are_changed_together(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        await found(driver, "alien")
        await pressed(driver, "space")
        await found(driver, "heat")
        await pressed(driver, "space")
        await found(driver, "")
        text = await asked(driver, "e", "ChooseDialog")
        assert "Change 2 titles" in text
        text = await chosen(driver, "enter")
        assert "Quality profile" in text
        text = await chosen(driver, "enter")
        assert "save" in text
        text = await chosen(driver, "enter", next_dialog="AskDialog")
        assert "Change 2 titles?" in text
        assert "PUT /api/v3/movie/editor" in text
        assert '"qualityProfileId": 4' in text or '"qualityProfileId":' in text
        await driver.press("enter")
        await settled(driver)
        assert "Changed 2 titles" in driver.text or "changed 2 titles" in driver.text.lower()


async def test_titles_of_two_services_are_not_changed_together(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        await pressed(driver, "ctrl+a", "e")
        assert "These are of 2 services" in driver.text.replace("\n", " ")


async def test_deleting_says_what_it_frees_and_takes_the_title_away(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        await found(driver, "arrival")
        text = await asked(driver, "delete", "ChooseDialog")
        assert "frees 27.0 GiB" in text
        text = await chosen(driver, "space", "enter", next_dialog="AskDialog")
        assert "files are deleted from the disk: 27.0 GiB" in text
        assert "this cannot be undone" in text
        assert "deleteFiles=true" in text
        assert "addImportExclusion=false" in text
        await driver.press("enter")
        await settled(driver)
        await found(driver, "")
        assert "Arrival" not in titles(driver)
        assert "Arrival" not in [film.title.name for film in films(stack)]


def films(stack: Stack):  # type: ignore[no-untyped-def]
    """What the simulated Radarr has."""
    return list(stack.world_of("radarr").managed.managers["radarr"].owners.values())


async def test_a_title_is_added_with_the_last_choices_first(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        await asked(driver, "n", "ChooseDialog")  # to which service
        await chosen(driver, "enter", next_dialog="PromptDialog")
        await driver.press(*"zone of")
        text = await chosen(driver, "enter")
        assert "Which one?" in text
        assert "The Zone of Interest (2023)" in text
        text = await chosen(driver, "enter")
        assert "Quality profile" in text
        text = await chosen(driver, "down", "enter")
        assert "Root folder" in text
        assert "free " in text
        text = await chosen(driver, "enter")
        assert "this movie and its collection" in text
        await chosen(driver, "enter")
        text = await chosen(driver, "down", "enter", next_dialog="AskDialog")
        assert "POST /api/v3/movie" in text
        assert '"searchForMovie": false' in text
        await driver.press("enter")
        await settled(driver)
        await found(driver, "zone of interest")
        assert titles(driver) == ["The Zone of Interest"]
        assert await driver.runtime.engine.choices.recall("title.add radarr")


async def test_renaming_shows_the_new_names_first(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        await found(driver, "alien")
        await pressed(driver, "b")
        assert "every file is called as the naming rules" in driver.text
        film = next(film for film in films(stack) if film.title.name == "Alien")
        film.file.path, film.file.scene = f"{film.path}/al1en.mkv", "Alien.1979-OLD"
        text = await asked(driver, "b", "ChooseDialog")
        assert "now al1en.mkv" in text
        text = await chosen(driver, "enter", next_dialog="AskDialog")
        assert "al1en.mkv → Alien" in text
        assert 'POST /api/v3/command {"name": "RenameFiles", "movieId": ' in text
        await driver.press("escape")


async def test_releases_of_a_movie_open_and_a_series_is_opened_first(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        await found(driver, "metropolis")
        await pressed(driver, "R")
        await driver.until(lambda: driver.list.PLACE == "releases")
        assert "for Metropolis (1927), by radarr" in driver.text
        await driver.press("8")
        await found(driver, "andor")
        await pressed(driver, "R")
        await driver.until(lambda: driver.list.PLACE == "title")
        assert "Andor (2022)" in driver.text


async def test_nothing_is_offered_that_may_not_be_changed(stack: Stack, tmp_path: Path) -> None:
    config = config_for(stack, General(read_only=True))
    async with at(stack, tmp_path, config=config) as driver:
        assert "read-only" in driver.text
        assert "monitor" not in driver.text.splitlines()[-1].lower()
        await pressed(driver, "M")
        assert await journal(driver) == []


async def test_privacy_shows_no_name(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path, size=(200, 60), privacy=True) as driver:
        names = [film.title.name for film in films(stack)]
        assert "Movie " in driver.text
        assert [name for name in names if len(name) > 4 and name in driver.text] == []
        await driver.press("space", "space")
        text = await asked(driver, "a")
        assert "Look for 2 titles?" in text
        assert [name for name in names if len(name) > 4 and name in text] == []
        await driver.press("escape")
        await driver.press("P")
        await settled(driver)
        assert "Alien" in driver.text


async def test_what_left_the_queue_is_read_anew(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        engine = driver.runtime.engine
        (key,) = (k for k in engine.coordinator.keys("queue") if k.service == "radarr")
        queue = engine.store.get(key).value
        number = next(item.movie_id for item in queue.items if item.movie_id)
        film = next(film for film in films(stack) if film.id == number)
        film.monitored = not film.monitored
        left = tuple(item for item in queue.items if item.movie_id != number)
        engine.store.put(key, replace(queue, items=left), old_after=300, keep_for=86_400)
        (shelf,) = (k for k in engine.coordinator.keys("shelf") if k.service == "radarr")

        def read() -> bool:
            known = {movie.id: movie for movie in engine.store.get(shelf).value.movies}
            return known[number].monitored is film.monitored

        await driver.until(read)


async def test_services_that_are_off_or_down_are_told_of(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path, config=without(config_for(stack), *stack.services)) as driver:
        assert "No Radarr or Sonarr is configured" in driver.text
