"""`mediatui search` and `mediatui open`: what the box finds, without the screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.runtime import Runtime
from tests.cli.conftest import Run
from tests.driver import held_stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("radarr", "sonarr", "seerr")) as started:
        yield started


@pytest.fixture(autouse=True)
def clock(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands live at the time of the stack."""
    monkeypatch.setitem(Runtime.__init__.__kwdefaults__, "clock", stack.clock.now)


def test_everything_is_searched_and_an_address_is_found(run: Run, config: Path, stack: Stack) -> None:
    ran = run("search", "--config", config, "dune")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].split() == ["KIND", "TITLE", "WHAT", "IS", "KNOWN", "FOUND", "IN"]
    assert ran.out.splitlines()[1].split() == [
        "movie", "Dune:", "Part", "Two", "(2024)", "●", "Remux-2160p", "radarr", "seerr",
    ]  # fmt: skip
    ran = run("search", "--config", config, "dune", "--in", "library", "--json")
    told = json.loads(ran.out)
    assert [each["title"] for each in told["results"]] == ["Dune: Part Two"]
    assert told["results"][0]["have"] is True
    assert told["services"] == []
    ran = run("open", "--config", config, "https://www.themoviedb.org/movie/693134-dune", "--json")
    assert [each["title"] for each in json.loads(ran.out)["results"]] == ["Dune: Part Two"]
    assert run("open", "--config", config, "dune").code == 2
    ran = run("search", "--config", config, "Re:Zero")
    assert ran.code == 2
    assert '"Re:Zero"' in ran.err
    stack.set_fault("seerr", "down")
    ran = run("search", "--config", config, "dune")
    assert ran.code == 1
    assert "seerr: " in ran.err
    assert "Dune: Part Two (2024)" in ran.out


def test_the_scheme_is_registered_where_there_is_a_desktop(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("open", "--register")
    assert (ran.code, "no xdg-mime" in ran.err) == (1, True)
    tool = tmp_path / "xdg-mime"
    tool.write_text("#!/bin/sh\nexit 0\n")
    tool.chmod(0o755)
    assert run("open", "--register").code == 0
    entry = (tmp_path / "data" / "applications" / "mediatui-open.desktop").read_text()
    assert "MimeType=x-scheme-handler/mediatui;" in entry
