"""The example configuration: it loads, and it explains every key."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mediatui.config import example
from mediatui.config.schema import ACTIVITY, GENERAL, SERVICE, TABLES

TEXT = example.example_text()
SETTING = re.compile(r"""#("[a-z_.]+" = .*|[a-z_]+ = .*|\[.*\])$""")
COMMENTED = [number for number, line in enumerate(TEXT.split("\n")) if SETTING.match(line)]


def uncommented(numbers: list[int]) -> str:
    """The example with these lines' # taken away; of several sources of a key, the last one stays."""
    lines = TEXT.split("\n")
    for number in numbers:
        lines[number] = lines[number][1:]
        if lines[number].startswith("api_key_") and "[services.tautulli-cabin]" not in lines[:number]:
            lines = [
                "" if line.startswith("api_key") and i != number else line for i, line in enumerate(lines)
            ]
    return "\n".join(lines)


def test_it_loads_as_it_is_and_warns_of_its_placeholder_only(load):
    config = load(TEXT)
    assert [endpoint.name for endpoint in config.services] == ["tautulli"]
    assert [warning.split(": ", 1)[1] for warning in config.warnings] == [
        "services.tautulli.api_key: is still the placeholder. Put the real one here."
    ]


def test_what_it_shows_as_default_is_the_default(load):
    defaults = tomllib.loads(uncommented([n for n in COMMENTED if "api_key" not in TEXT.split("\n")[n]]))
    for table, settings in (("general", GENERAL), ("activity", ACTIVITY)):
        assert defaults[table] == {setting.name: setting.default for setting in settings}
    shown = defaults["services"]["tautulli"]
    for setting in SERVICE:
        if setting.name in shown and setting.default not in (None, ""):
            assert shown[setting.name] == setting.default, setting.name


@pytest.fixture
def secrets(tmp_path, monkeypatch):
    """The files and variables the example speaks of."""
    monkeypatch.setenv("HOME", str(tmp_path))
    names = [*re.findall(r'^#(?:api_key|password)_file = "(?:~/)?(.*)"', TEXT, re.M), "cabin-ca.pem"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("abc123\n")
        (tmp_path / name).chmod(0o600)


@pytest.mark.parametrize("source", ["api_key_file", "api_key_env"])
def test_every_line_it_comments_out_can_be_taken_in(load, secrets, source):
    other = {"api_key_file": "api_key_env", "api_key_env": "api_key_file"}[source]
    lines = TEXT.split("\n")
    cabin = lines.index("#[services.tautulli-cabin]")
    chosen = [n for n in COMMENTED if n > cabin or not lines[n].startswith(f"#{other}")]
    config = load(uncommented(chosen), {"TAUTULLI_API_KEY": "abc123"})
    assert [endpoint.name for endpoint in config.services] == re.findall(
        r"^#?\[services\.(.*)\]$", TEXT, re.M
    )
    assert {endpoint.kind for endpoint in config.services} >= {"tautulli", "seerr", "radarr", "qbittorrent"}
    assert config.warnings == ()
    secrets_held = [endpoint.api_key or endpoint.password for endpoint in config.services]
    assert all(secret and secret.reveal() == "abc123" for secret in secrets_held)


def test_it_mentions_every_key_and_every_table():
    for table, settings in TABLES.items():
        assert f"[{table}" in TEXT
        for setting in settings:
            assert re.search(rf"^#?{setting.name} = |^#   .*\b{setting.name}\b", TEXT, re.M), setting.name


def test_in_a_checkout_it_is_read_from_the_top_of_the_project():
    assert (Path(__file__).parents[2] / "config.example.toml").read_text(encoding="utf-8") == TEXT


def test_installed_it_is_read_from_the_package(tmp_path, monkeypatch):
    (tmp_path / "config.example.toml").write_text("# shipped\n")
    monkeypatch.setattr(example.resources, "files", lambda _: tmp_path)
    assert example.example_text() == "# shipped\n"


def test_its_lines_fit_a_terminal():
    assert max(map(len, TEXT.split("\n"))) <= 110
