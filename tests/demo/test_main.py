"""Tests of the demo as a program of its own: what it prints, and how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest

from mediatui.demo.__main__ import main
from tests.demo.helpers import ask

HELD = "2026-03-14T21:40:00Z"


@contextmanager
def running(*options: str) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, Any]]]:
    """The demo as a process, once it has said that it answers."""
    command = [sys.executable, "-m", "mediatui.demo", "--port", "0", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        try:
            assert process.stdout is not None
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def test_it_prints_one_line_that_says_where_everything_is_and_ends_with_its_standard_input() -> None:
    with running("--held", HELD, "--until-stdin-closes", "--fault", "tautulli-cabin=500") as (process, told):
        assert set(told) == {"services", "control"}
        home, cabin = told["services"]["tautulli"], told["services"]["tautulli-cabin"]
        assert (home["kind"], cabin["kind"]) == ("tautulli", "tautulli")
        reply = ask(f"{home['url']}/api/v2?apikey={home['api_key']}&cmd=get_activity")
        assert reply.json["response"]["data"]["stream_count"] == "9"
        assert ask(f"{cabin['url']}/api/v2?apikey={cabin['api_key']}&cmd=arnold").status == 500
        assert ask(f"{told['control']}/world").json["now"] == 1773524400
        assert process.poll() is None
        rest, errors = process.communicate(timeout=5)
        assert (rest, errors, process.returncode) == (b"", b"", 0)


def test_it_runs_the_services_it_is_told_to() -> None:
    with running("--held", HELD, "--size", "small", "--service", "seerr", "--service", "overseerr-cabin") as (
        _,
        told,
    ):
        services = told["services"]
        assert [services[name]["kind"] for name in services] == ["seerr", "overseerr"]
        for service in services.values():
            headers = {"X-Api-Key": service["api_key"]}
            assert ask(f"{service['url']}/api/v1/request/count", headers=headers).json["total"] == 13


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_in_order_when_it_is_told_to(number: signal.Signals) -> None:
    with running("--size", "small") as (process, told):
        process.send_signal(number)
        rest, errors = process.communicate(timeout=5)
        assert (rest, errors, process.returncode) == (b"", b"", 0)
        with pytest.raises(ConnectionRefusedError):
            ask(f"{told['control']}/world")


def test_two_of_them_do_not_clash() -> None:
    with running("--until-stdin-closes") as (_, first), running("--until-stdin-closes") as (_, second):
        ports = [urlsplit(told["control"]).port for told in (first, second)]
        assert ports[0] != ports[1]
        assert [ask(f"{told['control']}/world").status for told in (first, second)] == [200, 200]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--fault", "tautulli=explode"], "no fault is called 'explode'; there are: down, slow"),
        (["--fault", "plex=down"], "no service is called 'plex'; there are: tautulli, tautulli-cabin"),
        (["--fault", "plexamp=down"], "no service is called 'plexamp'; there are: tautulli, tautulli-cabin"),
        (["--service", "plex"], "no service is called 'plex'; there are: tautulli, tautulli-cabin, seerr"),
        (["--service", "seerr", "--fault", "seerr=plex-down"], "no fault is called 'plex-down'"),
        (["--fault", "down"], "SERVICE=FAULT"),
        (["--held", "yesterday"], "not a time such as"),
        (["--speed", "0"], "is above 0"),
        (["--speed", "2", "--held", HELD], "not allowed with"),
        (["--size", "vast"], "small"),
    ],
)
def test_an_option_that_cannot_be_is_refused_in_words(
    options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(options)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err
