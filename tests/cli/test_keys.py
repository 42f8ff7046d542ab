"""`mediatui keys`: every key, what it does, and what the configuration changed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from mediatui.config.key_names import key_called
from mediatui.config.keymap import GROUPS, KEYMAP
from tests.cli.conftest import Run, WriteConfig

TABLE = """
[keys]
"stream.terminate" = ["X", "delete"]
"help" = "?"
"""


def line_of(out: str, name: str) -> str:
    """The line of an id."""
    (found,) = [line for line in out.splitlines() if re.search(rf"(^| ){re.escape(name)} ", line)]
    return re.sub(r" {2,}", "  ", found)


def test_without_a_configuration_it_prints_the_default_keys(run: Run) -> None:
    ran = run("keys")
    assert (ran.code, ran.err) == (0, "")
    assert all(line_of(ran.out, name).endswith(shortcut.does) for name, shortcut in KEYMAP.items())
    assert line_of(ran.out, "list.down") == "  list.down  ↓  j  Down"
    assert [line for line in ran.out.splitlines() if line in GROUPS] == list(GROUPS)
    assert "changed" not in ran.out


def test_what_the_configuration_changed_is_marked(run: Run, write_config: WriteConfig) -> None:
    ran = run("keys", "--config", write_config(top=TABLE))
    assert (ran.code, ran.err) == (0, "")
    assert line_of(ran.out, "stream.terminate").startswith("*  stream.terminate  X  Del  End the marked")
    assert line_of(ran.out, "help").startswith("  help  ?  "), "the same key as before is no change"
    assert ran.out.endswith("\n* changed under [keys] in the configuration\n")


def test_json_is_one_object_with_names_that_stay(run: Run, write_config: WriteConfig) -> None:
    ran = run("keys", "--json", "--config", write_config(top=TABLE))
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert list(told) == ["keys"]
    assert [each["id"] for each in told["keys"]] == list(KEYMAP)
    assert told["keys"][0] == {
        "id": "stream.terminate",
        "keys": ["X", "Del"],
        "default": ["x"],
        "changed": True,
        "group": "This screen",
        "place": "activity",
        "does": "End the marked streams, or the one under the cursor",
    }


def test_its_keys_can_be_written_into_a_configuration(run: Run) -> None:
    for each in json.loads(run("keys", "--json").out)["keys"]:
        assert tuple(key_called(key) for key in each["keys"]) == KEYMAP[each["id"]].default


def test_the_configuration_that_is_shown_tells_the_changed_keys_as_they_could_be_written(
    run: Run, write_config: WriteConfig, tmp_path: Path
) -> None:
    config = write_config(top=TABLE)
    table = run("config", "show", "--config", config).out.partition("[keys]")[2]
    assert tomllib.loads(table) == {"stream.terminate": ["X", "Del"], "help": ["?"]}
    assert json.loads(run("config", "show", "--json", "--config", config).out)["keys"] == tomllib.loads(table)
    assert "[keys]" not in run("config", "show", "--config", write_config()).out


def test_a_clash_ends_with_two_and_names_file_line_both_ids_and_a_remedy(
    run: Run, write_config: WriteConfig
) -> None:
    ran = run("keys", "--config", write_config(top='[keys]\n"stream.terminate" = "q"\n'))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[1] == (
        'mine.toml:2: keys."stream.terminate": q is the key of quit too (by default). '
        "Give stream.terminate or quit another key."
    )


@pytest.mark.parametrize("named", ["option", "variable"])
def test_a_configuration_that_is_named_must_be_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    if named == "variable":
        monkeypatch.setenv("MEDIATUI_CONFIG", str(tmp_path / "none.toml"))
    ran = run("keys", *(["--config", tmp_path / "none.toml"] if named == "option" else []))
    assert ran.code == 2
    assert "there is no configuration here" in ran.err


def test_it_loads_no_screen() -> None:
    script = "import sys; from mediatui.cli.main import main; main(['keys', '--json']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"textual", "rich", "asyncio", "httpx", "pydantic"} & set(done.stderr.split())
