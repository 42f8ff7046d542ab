"""`mediatui music …`, and what the other commands say of Lidarr: music without the screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.cli.music import SORTS
from mediatui.cli.music_adding import MONITORS
from mediatui.demo.stack import Stack
from mediatui.engine.library_adding import MONITOR_ARTISTS
from mediatui.engine.music_list import ORDERS
from mediatui.runtime import Runtime
from tests.cli.conftest import Run
from tests.driver import held_stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("tautulli", "radarr", "lidarr")) as started:
        yield started


@pytest.fixture(autouse=True)
def clock(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands live at the time of the stack."""
    monkeypatch.setitem(Runtime.__init__.__kwdefaults__, "clock", stack.clock.now)


def test_artists_and_their_albums_are_listed(run: Run, config: Path) -> None:
    assert tuple(ORDERS) == SORTS and tuple(MONITOR_ARTISTS) == MONITORS
    ran = run("music", "artists", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].split()[:4] == ["ID", "ARTIST", "TYPE", "STATE"]
    assert "Björk" in ran.out
    words = ("music", "artists", "--config", config, "--filter", "is:missing", "--sort", "missing", "--json")
    told = json.loads(run(*words).out)
    missing = [each["missing"] for each in told["artists"]]
    assert missing and missing == sorted(missing, reverse=True) and min(missing) > 0
    assert [service["name"] for service in told["services"]] == ["lidarr"]
    played = json.loads(run("music", "artists", "--config", config, "--sort", "plays", "--json").out)
    assert played["artists"][0]["plays"] > 0
    assert run("music", "artists", "--config", config, "--filter", "zz:1").code == 2

    albums = json.loads(run("music", "albums", "bjork", "--config", config, "--json").out)["albums"]
    assert albums[0]["title"] == "Fossora" and {each["artist"] for each in albums} == {"Björk"}
    everything = json.loads(run("music", "albums", "--config", config, "--json").out)["albums"]
    assert len(everything) > len(albums)
    ran = run("music", "albums", "--missing", "--config", config)
    assert "missing" in ran.out and " there " not in ran.out
    ran = run("music", "albums", "nobody at all", "--config", config)
    assert (ran.code, ran.err) == (2, 'music albums: no artist is called "nobody at all"\n')


def test_what_is_wanted_and_what_comes_is_told_alone_and_with_the_rest(run: Run, config: Path) -> None:
    for words in (("music", "wanted"), ("music", "calendar", "--past", "366", "--days", "366")):
        ran = run(*words, "--config", config, "--json")
        assert ran.code == 0
        told = json.loads(ran.out)
        rows = told["wanted" if "wanted" in words else "calendar"]
        assert {each["type"] for each in rows} == {"album"}
        assert all(each["album"] and each["album_id"] for each in rows)
        assert [service["name"] for service in told["services"]] == ["lidarr"]
    told = json.loads(run("missing", "--config", config, "--json").out)["wanted"]
    assert {each["service"] for each in told} == {"radarr", "lidarr"}
    assert json.loads(run("disks", "--config", config, "--json").out)
    assert "lidarr" in run("health", "--config", config).out


def test_something_is_looked_up_and_added(run: Run, config: Path, stack: Stack) -> None:
    found = json.loads(run("music", "search", "homogenic", "--config", config, "--json").out)["found"]
    assert [(each["title"], each["in_library"] is not None) for each in found] == [
        ("Homogenic", True),
        ("Homogenic for Strings", False),
    ]
    add = ("music", "add", "--config", config)
    assert run(*add, "nina simone").err == "music add: there is nobody to ask: add --yes\n"
    assert "are meant; say --number: 1 " in run(*add, "homogenic", "--yes").err
    assert "is in lidarr already" in run(*add, "homogenic", "--number", "1", "--yes").err
    assert 'no profile "best"' in run(*add, "nina simone", "--profile", "best", "--yes").err
    ran = run(*add, "nina simone", "--monitor", "first", "--metadata-profile", "everything", "--yes")
    assert (ran.code, ran.out) == (0, "added Nina Simone to lidarr\n")
    albums = json.loads(run("music", "albums", "nina simone", "--config", config, "--json").out)["albums"]
    assert [each["monitored"] for each in albums].count(True) == 1
    assert "is in lidarr already" in run(*add, "nina simone", "--yes").err
    refused = run("--read-only", *add, "sufjan stevens", "--yes")
    assert refused.code == 1


def test_an_album_is_grabbed(run: Run, config: Path) -> None:
    grab = ("grab", "björk", "--config", config, "--album")
    found = json.loads(run(*grab, "utopia", "--json").out)
    assert found["title"] == "Björk · Utopia (2017)" and found["releases"]
    ran = run(*grab, "utopia", "--number", "1", "--yes")
    assert (ran.code, ran.out) == (0, f"grabbed {found['releases'][0]['release']}\n")
    assert 'Björk has no album "zzz"' in run(*grab, "zzz").err


def test_a_lidarr_that_is_down_is_told_and_privacy_tells_no_name(
    run: Run, config: Path, stack: Stack
) -> None:
    for words in (("artists",), ("albums",), ("albums", "bjork"), ("wanted",), ("search", "homogenic")):
        ran = run("--privacy", "music", *words, "--config", config)
        assert ran.code == 0
        assert not any(name in ran.out for name in ("Björk", "Homogenic", "Utopia"))
    stack.set_fault("lidarr", "down")
    for words in (("artists",), ("albums",), ("albums", "bjork"), ("wanted",), ("search", "x")):
        ran = run("music", *words, "--config", config)
        assert ran.code == 1
        assert "cannot be reached" in ran.err
    told = json.loads(run("missing", "--config", config, "--json").out)["wanted"]
    assert {each["service"] for each in told} == {"radarr"}


def test_without_a_lidarr_there_is_no_music(run: Run, config: Path) -> None:
    config.write_text('[services.tautulli]\nurl = "http://127.0.0.1:1"\napi_key = "abcabcabc"\n')
    for words in (
        ("artists",),
        ("albums",),
        ("wanted",),
        ("calendar",),
        ("search", "x"),
        ("add", "x", "--yes"),
    ):
        ran = run("music", *words, "--config", config)
        assert (ran.code, ran.err) == (2, "no Lidarr is configured and switched on\n")
