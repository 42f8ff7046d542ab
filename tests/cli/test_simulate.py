"""`mediatui simulate`: the simulated stack alone, and a configuration that points at it."""

from __future__ import annotations

import json
import signal
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.cli.main import main
from mediatui.config.load import load_config
from mediatui.demo.stack import DEFAULT_SERVICES
from tests.cli.conftest import Run
from tests.cli.program import Program, call, hangs_up, nobody_listens


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the configuration is to be written."""
    return tmp_path / "new" / "simulated.toml"


@pytest.fixture
def simulated(file: Path) -> Iterator[Program]:
    """A simulated stack that has just said that it answers."""
    with Program("simulate", "--config", file, "--size", "small") as program:
        assert program.line() == f"Wrote {file}. Try: mediatui --config {file}"
        yield program


def test_it_writes_a_private_configuration_with_which_a_client_works_at_once(
    simulated: Program, file: Path, run: Run
) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [endpoint.name for endpoint in load_config(file).services] == list(DEFAULT_SERVICES)
    ran = run("activity", "--json", "--config", file)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["streams"]
    assert run("status", "--config", file).code == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_with_the_world_when_it_is_told_to(
    simulated: Program, file: Path, number: signal.Signals
) -> None:
    (url, *_) = (endpoint.url for endpoint in load_config(file).services)
    assert simulated.finish(number) == (0, "", "")
    assert simulated.is_alone
    assert nobody_listens(url)


def test_the_world_ends_even_when_it_is_killed(simulated: Program, file: Path) -> None:
    (url, *_) = (endpoint.url for endpoint in load_config(file).services)
    with call(url) as connection:
        simulated.process.kill()
        assert hangs_up(connection)


def test_without_a_file_the_configuration_goes_to_standard_output() -> None:
    with Program("simulate", "--size", "small", "--fault", "tautulli=500") as program:
        lines = program.lines_until(lambda line: f"[services.{DEFAULT_SERVICES[-1]}]" in line)
        lines += program.lines_until(lambda line: line.startswith("api_key"))
        told = tomllib.loads("\n".join(lines))
        assert list(told["services"]) == list(DEFAULT_SERVICES)
        assert set(told["services"]["tautulli"]) == {"kind", "url", "api_key"}
        assert program.finish(signal.SIGTERM) == (0, "", "")


def test_two_of_them_do_not_clash(simulated: Program, file: Path, run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    with Program("simulate", "--config", other, "--fault", "tautulli=401") as program:
        program.line()
        addresses = [endpoint.url for path in (file, other) for endpoint in load_config(path).services]
        assert len(set(addresses)) == 2 * len(DEFAULT_SERVICES)
        assert (run("status", "--config", file).code, run("status", "--config", other).code) == (0, 1)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a-file" / "below.toml"
    path.parent.write_text("not a folder")
    with Program("simulate", "--config", path) as program:
        assert program.finish() == (2, "", f"simulate: {path}: not a directory\n")
        assert program.is_alone


def test_who_does_not_read_its_configuration_ends_it() -> None:
    with Program("simulate", "--size", "small") as program:
        program.stdout.close()
        assert program.process.wait(timeout=20) == 0
        assert program.stderr.read() == b""
        assert program.is_alone


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fault", "tautulli=explode"], "simulate: no fault is called 'explode'; there are: down, slow"),
        (["--fault", "plex=down"], "simulate: no service is called 'plex'; there are: tautulli, "),
        (["--fault", "down"], "simulate: a fault is written SERVICE=FAULT, for example tautulli=down, not "),
        (["--seed", "x"], "mediatui simulate: error: argument --seed: invalid int value: 'x'"),
        (["--speed", "0"], "argument --speed: not a number above 0 and up to 3600: '0'"),
        (["--speed", "nan"], "argument --speed: not a number above 0 and up to 3600: 'nan'"),
        (["--speed", "1e300"], "argument --speed: not a number above 0 and up to 3600: '1e300'"),
        (["--size", "vast"], "argument --size: invalid choice: 'vast'"),
    ],
)
def test_an_option_that_cannot_be_is_refused_in_words(
    words: list[str], said: str, run: Run, file: Path
) -> None:
    ran = run("simulate", "--config", file, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err
    assert not file.exists()


def test_a_file_that_simulate_did_not_write_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("# mine\n")
    assert main(["simulate", "--config", str(config)]) == 2
    assert "choose another file" in capsys.readouterr().err
    assert config.read_text() == "# mine\n"
