"""Privacy mode: nothing of the world's people, titles, players and addresses is seen anywhere."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.models.journal import JournalEntry, Outcome
from mediatui.models.request import MediaFacts, Requester, RequestUser
from mediatui.models.stream import MediaType, Title
from mediatui.ui.cells import Span
from mediatui.ui.settings import Settings
from mediatui.ui.veil import Veil
from mediatui.wording.titles import full_title
from tests.driver import Driver, config_for, held_stack, running
from tests.fakes import NOW, endpoint, stream

ANNA = stream(
    user="anna",
    player="Anna's iPad",
    address="198.51.100.23",
    library="Films of Anna",
    title=Title(MediaType.EPISODE, "Undertow", show="The Wire", season=2, number=5),
)
ENTRY = JournalEntry(
    id=1, at=NOW, action="stream.terminate", words="End the stream of anna: The Wire · S02E05 · Undertow",
    service="tautulli", target="tautulli/1/id1", calls=("GET /api/v2?cmd=terminate_session&message=Bye, anna",),
    origin="activity", outcome=Outcome.DONE, detail="ended the stream of anna",
)  # fmt: skip


# -- what it does to models and texts ---------------------------------------


def test_what_was_painted_is_replaced_in_free_text_too() -> None:
    veil = Veil()
    shown = veil.stream(ANNA)
    told = veil.text("Ended the stream of anna: The Wire · S02E05 · Undertow on Anna's iPad, 198.51.100.23")
    assert told == (
        f"Ended the stream of {shown.user}: {full_title(shown.title)} on {shown.player}, {shown.address}"
    )
    assert veil.line((Span("anna", "strong"), Span(" 1:42:07"))) == (
        Span(shown.user, "strong"),
        Span(" 1:42:07"),
    )


def test_names_within_other_words_stay_and_the_longest_name_goes_first() -> None:
    veil = Veil()
    anna = veil.user("anna")
    both = veil.user("anna maria")
    assert veil.text("annapurna, banana, anna") == f"annapurna, banana, {anna}"
    assert veil.text("anna maria (anna)") == f"{both} ({anna})"
    assert veil.text("Anna.") == "Anna.", "another name, for all we know"
    assert veil.text("a (b+c)*") == "a (b+c)*"
    veil.word("Series", "(b+c)*")
    assert "(b+c)*" not in veil.text("a (b+c)* d")


def test_every_address_is_replaced_known_or_not() -> None:
    veil = Veil()
    told = veil.text("10.0.0.7 and 2001:db8:0:1::7f at 21:40:05, version 2.17.2, 1:42:07 left")
    assert re.fullmatch(
        r"192\.0\.2\.\d+ and 192\.0\.2\.\d+ at 21:40:05, version 2\.17\.2, 1:42:07 left", told
    )


def test_hosts_of_services_are_replaced_and_those_of_their_pages() -> None:
    veil = Veil()
    nas = replace(endpoint(), url="http://nas.lan:8181/t", external_url="https://plex.anna.org/t")
    veil.hosts([nas])
    told = veil.text("nas.lan cannot be reached; copied https://plex.anna.org/t/info?rating_key=1")
    assert "nas.lan" not in told and "anna" not in told
    assert re.search(r"https://host-\w{4}\.example/t/info\?rating_key=1", told)


def test_an_entry_keeps_what_was_done_and_how_it_ended_only() -> None:
    shown = Veil().entry(ENTRY)
    assert not re.search("anna|Wire|Undertow|id1|Bye", repr(shown))
    assert (shown.id, shown.action, shown.outcome, shown.at) == (1, "stream.terminate", Outcome.DONE, NOW)
    assert shown.words.startswith("stream.terminate of ")
    assert shown.calls == ("GET /api/v2",)


def test_why_a_change_failed_stays_readable() -> None:
    veil = Veil()
    veil.user("anna")
    failed = replace(ENTRY, outcome=Outcome.FAILED, detail="Tautulli does not know anna's session")
    assert re.fullmatch(r"Tautulli does not know \w+ \d\d's session", veil.entry(failed).detail)


# -- on the screens ---------------------------------------------------------


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("tautulli", "tautulli-cabin")) as started:
        yield started


def names_of(driver: Driver) -> set[str]:
    """Every name the services have told that may stand on a screen, and their hosts. What is too short to
    be told from a word, and what a program is called, are left out."""
    engine = driver.runtime.engine
    names = {endpoint.host for endpoint in engine.endpoints}
    for key in engine.coordinator.keys("activity"):
        for each in engine.store.get(key).value.streams:
            told = {each.user, each.player, each.address, each.library, each.file, each.device}
            title = each.title
            told |= {title.title, title.show, title.artist, title.album, title.channel, full_title(title)}
            names |= told - {each.product, each.platform}
    return {name for name in names if len(name) > 2}


def seen_in(driver: Driver, names: set[str], *, picture: bool = False) -> set[str]:
    """The names that stand on the screen, or in the picture of it."""
    text = driver.text
    if picture:
        text = html.unescape(
            re.sub(r"<style>.*?</style>|<[^>]*>", " ", driver.app.export_screenshot(), flags=re.S)
        )
    longest_first = sorted(names, key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
    return set(re.findall(pattern, re.sub(r"\s+", " ", text)))


async def test_no_name_of_the_world_is_seen_on_any_screen_or_dialog(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(150, 40)) as driver:
        names = names_of(driver)
        assert len(seen_in(driver, names)) > 20, "without privacy they are there"
        assert len(seen_in(driver, names, picture=True)) > 20
        await driver.press("j", "y")  # a toast with a title is on the screen when it begins
        await driver.press("slash", *"user:anna", "enter")
        await driver.press("P")
        assert "private" in driver.text
        assert "anna" not in driver.text, "neither in the filter"
        looks = {"activity": seen_in(driver, names), "picture": seen_in(driver, names, picture=True)}
        await driver.press("y")
        looks["copied"] = seen_in(driver, names)
        await driver.press("o")
        looks["opened"] = seen_in(driver, names)
        await driver.press("x")
        await driver.until(lambda: "End the stream of" in driver.text)
        looks["question"] = seen_in(driver, names)
        await driver.press("enter")
        await driver.until(lambda: "Ended the stream of" in driver.text)
        looks["toast"] = seen_in(driver, names)
        await driver.press("u")
        await driver.until(lambda: "Not undone" in driver.text)
        looks["not undone"] = seen_in(driver, names)
        await driver.press("shift+tab", "enter")
        await driver.until(lambda: "last answer" in driver.text)
        looks["services"] = seen_in(driver, {*names, "Attic"})
        await driver.press("escape", "tab", "J")
        await driver.until(lambda: "1 entry" in driver.text)
        looks["journal and its detail"] = seen_in(driver, names)
        await driver.press("U")
        await driver.pilot.pause()
        looks["undo this"] = seen_in(driver, names)
        await driver.press("question_mark")
        looks["help"] = seen_in(driver, names)
        await driver.press("escape", "comma")
        await driver.until(lambda: "Settings ─" in driver.text)
        looks["settings"] = seen_in(driver, names)
        await driver.press("colon")
        looks["palette"] = seen_in(driver, names)
        assert {place: found for place, found in looks.items() if found} == {}
        await driver.press("escape", "2", "P")
        assert len(seen_in(driver, names)) > 10, "and they come back"
        driver.runtime.engine.coordinator.pause(True)  # nothing is painted anew
        await driver.press("P", "P", "P", "g", "x")
        await driver.until(lambda: "End the stream of" in driver.text)
        assert seen_in(driver, names) == set(), "turned on again it still knows what stands there"


async def test_a_failure_and_what_was_done_before_give_nobody_away(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        names = names_of(driver)
        await driver.press("x")
        await driver.until(lambda: "End the stream of" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Ended the stream of" in driver.text)
    settings = replace(driver.app.settings, privacy=True)
    stack.set_fault("tautulli", "down")
    async with running(stack, tmp_path, config=config_for(stack), settings=settings) as driver:
        assert "cannot be reached" in driver.text
        assert seen_in(driver, names) == set(), "privacy can be set from the start"
        await driver.press("u")
        await driver.until(lambda: "Not undone" in driver.text)
        assert seen_in(driver, names) == set(), "not even who left before it began"


def asked_in(told: object) -> Iterator[str]:
    """The names of people and titles in what a request service has told, however deep."""
    if isinstance(told, (Requester, RequestUser)):
        yield told.name
    elif isinstance(told, MediaFacts):
        yield from (told.title, told.original_title)
    elif isinstance(told, Mapping):
        for each in told.values():
            yield from asked_in(each)
    elif isinstance(told, (list, tuple)):
        for each in told:
            yield from asked_in(each)
    elif is_dataclass(told):
        for part in fields(told):
            yield from asked_in(getattr(told, part.name))


async def test_no_name_is_seen_on_the_screens_of_requests(tmp_path: Path) -> None:
    with held_stack(services=("seerr",)) as stack:
        async with running(stack, tmp_path, size=(160, 44), settings=Settings(privacy=True)) as driver:
            store, coordinator = driver.runtime.engine.store, driver.runtime.engine.coordinator
            for place in ("requests", "discover", "users", "issues"):
                await driver.press("escape")
                driver.app.action_show(place)
                await driver.until(lambda: len(driver.table.rows) > 2)
                await driver.live()
                told = [store.get(key).value for key in coordinator._pollers]
                names = {name for value in told for name in asked_in(value) if len(name) > 2}
                assert len(names) > 10
                assert seen_in(driver, names) == set(), place
