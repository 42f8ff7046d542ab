"""`mediatui downloads`, `health` and `disks`: what they print, what they end with, and what they keep to themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mediatui import runtime
from tests.cli.conftest import Run
from tests.cli.program import Ran
from tests.program_answers import DISKS, HASHES
from tests.programs import KEY, ProgramRuntime, Programs

DOWNLOAD_NAMES = (
    "id", "title", "type", "release", "state", "problem", "trouble", "missing", "live", "services", "quality",
    "score", "indexer", "client", "via", "size", "left", "progress", "rate", "eta", "added", "category", "ratio",
    "episodes",
)  # fmt: skip
SERVICE_NAMES = ("name", "kind", "state", "age", "failure")


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Programs:
    """The programs, before which every command runs."""
    made = Programs()

    def instead(config: Any, folders: Any, **more: Any) -> ProgramRuntime:
        return ProgramRuntime(made, tmp_path, config)

    monkeypatch.setattr(runtime, "Runtime", instead)
    return made


@pytest.fixture
def config(tmp_path: Path, programs: Programs) -> Path:
    path = tmp_path / "mine.toml"
    tables = [f'[services.{n}]\nurl = "http://{n}.test"\napi_key = "{KEY}"\n' for n in programs.by_name]
    path.write_text("\n".join(tables))
    path.chmod(0o600)
    return path


def told(ran: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran.out)
    return found


# Downloads


def test_every_download_is_a_line_problems_first_and_what_only_seeds_is_left_out(
    run: Run, config: Path
) -> None:
    ran = run("downloads", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    heads, *lines = ran.out.splitlines()
    assert heads.split()[:2] == ["WHAT", "STATE"]
    assert len(lines) == 10
    assert "Samurai" not in ran.out
    (general,) = (line for line in lines if "The General (1926)" in line)
    assert "import blocked" in general
    assert "import it by hand" in general
    assert "radarr, qbittorrent" in general
    assert lines.index(general) < 5
    assert "Samurai" in run("downloads", "--all", "--config", config).out


def test_problems_alone_are_printed_and_end_with_one(run: Run, config: Path) -> None:
    ran = run("downloads", "--problems", "--config", config)
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1 + 5
    assert "Nosferatu" not in ran.out


def test_json_is_one_object_with_names_that_stay(run: Run, config: Path) -> None:
    ran = run("downloads", "--json", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    assert list(told(ran)) == ["downloads", "services"]
    downloads = {each["id"]: each for each in told(ran)["downloads"]}
    for each in downloads.values():
        assert tuple(each) == DOWNLOAD_NAMES
    for service in told(ran)["services"]:
        assert tuple(service) == SERVICE_NAMES
    pack = downloads[HASHES["pack"]]
    assert (pack["type"], len(pack["episodes"]), pack["size"]) == ("season", 3, 24 * 1024**3)
    assert pack["episodes"][0] == {"season": 2, "episode": 1, "title": "Part 1"}
    moving = downloads[HASHES["moving"]]
    assert (moving["progress"], moving["rate"], moving["eta"], moving["problem"]) == (
        0.4,
        50_000_000,
        640,
        False,
    )
    hand = downloads[HASHES["hand"]]
    assert (hand["type"], hand["quality"], hand["client"], hand["problem"]) == (
        None,
        None,
        "qbittorrent",
        True,
    )


def test_a_half_that_does_not_answer_is_named_and_the_other_printed(
    run: Run, config: Path, programs: Programs
) -> None:
    programs.down = {"qbittorrent"}
    ran = run("downloads", "--config", config)
    assert ran.code == 1
    assert ran.err.startswith("qbittorrent: cannot be reached")
    assert "nothing is known from qbittorrent" in ran.out
    ran = run("downloads", "--json", "--config", config)
    states = {each["name"]: each["state"] for each in told(ran)["services"]}
    assert states == {"radarr": "up", "sonarr": "up", "qbittorrent": "failing"}


def test_where_nothing_is_downloading_it_says_so(run: Run, config: Path, programs: Programs) -> None:
    for name in ("radarr", "sonarr"):
        programs[name].answers["GET /queue"] = {"totalRecords": 0, "records": []}
    programs["qbittorrent"].answers["GET /sync/maindata"] = {
        "rid": 1,
        "full_update": True,
        "server_state": {},
    }
    assert run("downloads", "--config", config) == (0, "Nothing is downloading\n", "")
    assert run("downloads", "--problems", "--config", config) == (0, "No problem\n", "")


@pytest.mark.parametrize("how", [[], ["--json"], ["--problems"]])
def test_in_privacy_mode_no_name_is_printed(run: Run, config: Path, how: list[str]) -> None:
    ran = run("--privacy", "downloads", *how, "--config", config)
    names = ("Nosferatu", "General", "Metropolis", "Lighthouse", "debian", "Workshop", "Something", "TINROOF")
    assert [name for name in (*names, "/data", "Part 1", *HASHES.values()) if name in ran.out] == []
    assert "Title " in ran.out or "Release " in ran.out


# Health


def test_warnings_are_printed_the_errors_first_and_end_with_one(run: Run, config: Path) -> None:
    ran = run("health", "--config", config)
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0].split() == ["SERVICE", "LEVEL", "CHECK", "WHAT", "IT", "SAYS"]
    assert lines[1].split()[:2] == ["radarr", "error"]
    assert "Missing root folder: /data/media/old" in lines[1]
    ran = run("health", "--json", "--config", config)
    assert list(told(ran)) == ["health", "services"]
    assert tuple(told(ran)["health"][0]) == ("service", "level", "check", "words", "page")
    assert told(ran)["health"][0]["page"].startswith("https://wiki.example/")


def test_where_nothing_is_wrong_it_says_so_and_a_notice_is_nothing_wrong(
    run: Run, config: Path, programs: Programs
) -> None:
    programs.answer("radarr", health=[{"source": "UpdateCheck", "type": "notice", "message": "New update"}])
    assert run("health", "--config", config).code == 0
    programs.answer("radarr", health=[])
    assert run("health", "--config", config) == (0, "Nothing is wrong\n", "")
    programs.down = {"sonarr"}
    ran = run("health", "--config", config)
    assert (ran.code, ran.out) == (1, "Nothing is wrong, as far as is known\n")


def test_in_privacy_mode_only_the_check_is_named(run: Run, config: Path) -> None:
    for how in ([], ["--json"]):
        ran = run("--privacy", "health", *how, "--config", config)
        assert "Nordlys" not in ran.out
        assert "/data" not in ran.out
        assert "RootFolderCheck" in ran.out or "Root folder" in ran.out


# Disks


def test_every_disk_is_printed_once_the_fullest_first(run: Run, config: Path) -> None:
    ran = run("disks", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    heads, media, own = ran.out.splitlines()
    assert heads.split()[:3] == ["PATH", "FREE", "OF"]
    assert media.split() == ["/data/media", "40.0", "GiB", "3.9", "TiB", "99", "%", "radarr,", "sonarr"]
    assert own.startswith("/config")
    found = told(run("disks", "--json", "--config", config))
    assert list(found) == ["disks", "services"]
    assert found["disks"][0] == {
        "paths": ["/data/media"],
        "services": ["radarr", "sonarr"],
        "label": "media",
        "free": DISKS[0]["freeSpace"],
        "total": DISKS[0]["totalSpace"],
        "used": 0.99,
    }


def test_too_little_room_ends_with_one(run: Run, config: Path) -> None:
    assert run("disks", "--least", "0.5", "--config", config).code == 0
    assert run("disks", "--least", "5", "--config", config).code == 1
    for wrong in ("-1", "101", "much"):
        assert run("disks", "--least", wrong, "--config", config).code == 2


def test_in_privacy_mode_no_path_is_printed(run: Run, config: Path) -> None:
    for how in ([], ["--json"]):
        ran = run("--privacy", "disks", *how, "--config", config)
        assert "/data" not in ran.out
        assert "media" not in ran.out
        assert "40.0 GiB" in ran.out or "42949672960" in ran.out


# Wrong use


@pytest.mark.parametrize("command", ["downloads", "health", "disks"])
def test_without_such_a_service_it_says_which_are_missing(
    run: Run, programs: Programs, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "other.toml"
    path.write_text(f'[services.tautulli]\nurl = "http://tautulli.test"\napi_key = "{KEY}"\n')
    path.chmod(0o600)
    ran = run(command, "--config", path)
    assert (ran.code, ran.out) == (2, "")
    assert "is configured and switched on" in ran.err
