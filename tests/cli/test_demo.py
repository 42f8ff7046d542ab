"""`mediatui demo`: the real program before a simulated stack, with nothing of the person's touched."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from mediatui.cli import demo as command
from mediatui.cli.simulation import Simulation
from mediatui.config.load import load_config
from mediatui.runtime import Folders
from tests.cli.conftest import Run
from tests.cli.program import Program, call, hangs_up
from tests.terminal.pty import Terminal


def streams(frame: str) -> int:
    """How many streams the header of a frame counts."""
    found = re.match(r" mediatui +▶ (\d+) streams?", frame)
    assert found, frame
    return int(found[1])


def files(folder: Path) -> set[str]:
    """The files below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own configuration, which is no TOML, where another is named that does not exist."""
    theirs = tmp_path / "config" / "mediatui" / "config.toml"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("this is no TOML")
    monkeypatch.setenv("MEDIATUI_CONFIG", str(tmp_path / "nowhere" / "config.toml"))
    return theirs


def test_once_prints_a_frame_of_live_streams_and_ends(run: Run, theirs: Path, tmp_path: Path) -> None:
    before = theirs.stat()
    ran = run("demo", "--once")
    assert (ran.code, ran.err) == (0, "")
    assert streams(ran.out) == 11
    for words in ("The Wire · S02E05", "Transcode 4K→1080p hw", "Mbps", "Miles Davis"):
        assert words in ran.out
    assert len(ran.out.splitlines()) == 36
    assert not {c for c in ran.out if not c.isprintable() and c != "\n"}

    # Nothing of the person's is read or written, and the demo's configuration is gone with it.
    assert (theirs.read_text(), theirs.stat().st_mtime_ns) == ("this is no TOML", before.st_mtime_ns)
    written = files(tmp_path) - {"config/mediatui/config.toml"}
    assert written
    assert {name.split("/")[1] for name in written} == {"demo"}, written
    assert not list((tmp_path / "state" / "demo").glob("*.toml"))

    # A fault is seen in the frame and is no failure of the demo; what another world showed is not shown.
    ran = run("demo", "--once", "--size", "small", "--fault", "tautulli=401")
    assert (ran.code, ran.err) == (0, "")
    assert "does not accept the key" in ran.out
    assert "Miles Davis" in ran.out, "the cabin's streams are there"
    assert "The Wire" not in ran.out
    assert streams(ran.out) < 9


def test_without_a_terminal_it_does_the_same_and_leaves_no_process_behind() -> None:
    with Program("demo") as program:
        ran = program.finish()
        assert (ran.code, ran.err) == (0, "")
        assert streams(ran.out) == 11
        assert program.is_alone


def test_whoever_reads_one_line_of_it_has_seen_enough() -> None:
    with Program("demo", "--once") as program:
        program.stdout.close()
        assert program.process.wait(timeout=20) == 0
        assert program.stderr.read() == b""
        assert program.is_alone


def test_two_at_once_do_not_clash() -> None:
    with Program("demo", "--once") as home, Program("demo", "--once", "--size", "large") as other:
        first, second = home.finish(), other.finish()
    for ran in (first, second):
        assert (ran.code, ran.err) == (0, "")
    assert streams(first.out) == 11
    assert streams(second.out) > 50


def test_each_of_two_at_once_reads_its_own_configuration(tmp_path: Path) -> None:
    first, second = (
        cast(
            Simulation,
            SimpleNamespace(
                control=f"http://127.0.0.1:{port}",
                config_text=lambda port=port: (
                    f'[services.tautulli]\nurl = "http://127.0.0.1:{port + 1}"\n'
                    'api_key = "0123456789abcdef"\n'
                ),
            ),
        )
        for port in (18180, 40000)
    )
    folders = Folders(tmp_path, tmp_path)
    with command._configured(first, folders) as one, command._configured(second, folders) as two:
        assert [config.services[0].url for config in (one, two)] == [
            "http://127.0.0.1:18181",
            "http://127.0.0.1:40001",
        ]
        assert len(list(tmp_path.glob("*.toml"))) == 2
    assert not list(tmp_path.glob("*.toml"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fault", "tautulli=explode"], "demo: no fault is called 'explode'; there are: down, slow"),
        (["--fault", "plex=down"], "demo: no service is called 'plex'; there are: tautulli, tautulli-cabin"),
        (["--seed", "x"], "mediatui demo: error: argument --seed: invalid int value: 'x'"),
        (["--speed", "inf"], "argument --speed: not a number above 0 and up to 3600: 'inf'"),
        (["--screen", "nowhere"], "argument --screen: invalid choice: 'nowhere'"),
    ],
)
def test_an_option_that_cannot_be_is_refused_in_words(
    words: list[str], said: str, run: Run, tmp_path: Path
) -> None:
    ran = run("demo", "--once", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err
    assert files(tmp_path) == set()


def test_where_its_folder_cannot_be_written_it_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a-file").write_text("not a folder")
    monkeypatch.setenv("MEDIATUI_STATE_DIR", str(tmp_path / "a-file"))
    ran = run("demo", "--once")
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(rf"demo: {tmp_path}/a-file/demo/config-\d+\.toml: not a directory\n", ran.err)


def test_a_damaged_record_is_told_and_stops_nothing(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "state" / "demo" / "record.sqlite"
    record.parent.mkdir(parents=True)
    record.write_bytes(b"no database" * 1000)
    ran = run("demo", "--once")
    assert ran.code == 0
    assert streams(ran.out) == 11
    assert ran.err == f"demo: {record} is damaged: move it away to begin a new journal\n"
    assert record.read_bytes() == b"no database" * 1000


def test_on_a_terminal_the_screen_opens_and_the_world_ends_with_it(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-m", "mediatui", "demo"]) as terminal:
        terminal.until("The Wire")
        (config,) = (tmp_path / "state" / "demo").glob("config-*.toml")
        with call(load_config(config).services[0].url) as connection:
            terminal.send("q")
            assert terminal.ended(within=5) == 0
            assert hangs_up(connection)


def test_the_world_ends_even_when_the_demo_is_killed(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-m", "mediatui", "demo"]) as terminal:
        terminal.until("The Wire")
        (config,) = (tmp_path / "state" / "demo").glob("config-*.toml")
        with call(load_config(config).services[0].url) as connection:
            os.kill(terminal.pid, signal.SIGKILL)
            assert hangs_up(connection)
