"""The configuration file as the screens change it and read it again, with a program that runs on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mediatui.cli.app import settings_of
from mediatui.cli.preferences import FilePreferences
from mediatui.config.load import load_config
from mediatui.demo.stack import Stack
from mediatui.runtime import Folders, Runtime
from mediatui.services.redact import Redactor
from mediatui.ui.settings import PreferenceError
from tests.cli.conftest import WriteConfig


@pytest.fixture
def path(write_config: WriteConfig) -> Path:
    """A configuration with one of the two services."""
    return write_config(services=("tautulli",))


@pytest.fixture
async def runtime(path: Path, tmp_path: Path, stack: Stack) -> AsyncIterator[Runtime]:
    redactor = Redactor([])
    folders = Folders(tmp_path / "cache", tmp_path / "state")
    async with Runtime(load_config(path), folders, clock=stack.clock.now, redactor=redactor) as made:
        yield made


@pytest.fixture
def preferences(path: Path, runtime: Runtime) -> FilePreferences:
    return FilePreferences(path, runtime, settings_of, lambda config: config)


def add(path: Path, text: str) -> None:
    with path.open("a") as file:
        file.write(text)


def streams(runtime: Runtime) -> dict[str, int]:
    """How many streams each service is known to have."""
    store, keys = runtime.engine.store, runtime.engine.coordinator.keys("activity")
    return {key.service: len(value.streams) for key in keys if (value := store.get(key).value)}


# Changing


async def test_a_change_is_written_and_taken_up(preferences: FilePreferences, path: Path) -> None:
    settings = await preferences.change(("general", "theme"), "nord")
    assert settings.theme == "nord"
    assert path.read_text().endswith('\n[general]\ntheme = "nord"\n')
    assert (await preferences.change(("keys", "help"), ["F1"])).keys == {"help": ("f1",)}
    assert (await preferences.change(("columns", "activity"), ["title"])).columns == {"activity": ("title",)}
    assert (await preferences.change(("keys", "help"), None)).keys == {}
    assert (await preferences.change(("general", "theme"), None)).theme == "mediatui-dark"


async def test_it_knows_what_the_file_says_but_no_secret(
    preferences: FilePreferences, path: Path, stack: Stack
) -> None:
    add(path, '\n[general]\nmouse = false\n\n[keys]\n"list.sort" = "f9"\n')
    values = preferences.values()
    assert values["general.mouse"] is False
    assert values["keys.list.sort"] == "f9"
    assert values["services.tautulli.url"] == stack.url("tautulli")
    assert stack.api_key("tautulli") not in repr(values)
    assert preferences.values() is values, "read once while it stays the same"
    await preferences.change(("general", "mouse"), True)
    assert preferences.values()["general.mouse"] is True
    path.write_text("[general\n")
    assert preferences.values() == {}
    path.unlink()
    assert preferences.values() == {}
    assert preferences.place == str(path)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        (
            ("keys", "list.sort"),
            ["q"],
            'keys."list.sort": q is the key of quit too (by default). Give list.sort or quit another key.',
        ),
        (("general", "screen"), "nowhere", 'general.screen: "nowhere" is not a screen of this version. Write one of: activity'),
        (("columns", "journal"), ["whn"], 'columns.journal: "whn" is no column of it. Did you mean when?'),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_refused_in_words_that_name_no_line_of_no_file(
    preferences: FilePreferences,
    path: Path,
    runtime: Runtime,
    name: tuple[str, ...],
    value: object,
    words: str,
) -> None:
    before, config = path.read_text(), runtime.config
    with pytest.raises(PreferenceError) as refused:
        await preferences.change(name, value)
    assert str(refused.value).startswith(words)
    assert path.name not in str(refused.value)
    assert (path.read_text(), runtime.config) == (before, config)


async def test_a_file_that_cannot_be_written_says_so(
    preferences: FilePreferences, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mediatui.config.edit.write_private", full)
    with pytest.raises(PreferenceError) as refused:
        await preferences.change(("general", "theme"), "nord")
    assert str(refused.value) == f"{path} cannot be written: no space left on device"


# Reading again


async def test_a_mistake_is_told_with_its_line_and_nothing_is_taken_up(
    preferences: FilePreferences, path: Path, runtime: Runtime
) -> None:
    before = runtime.config
    add(path, '\n[general]\nthem = "nord"\nmouse = 1\n')
    with pytest.raises(PreferenceError) as refused:
        await preferences.reload()
    lines = str(refused.value).split("\n")
    assert lines[0] == f"{path} cannot be used:"
    assert lines[1] == "mine.toml:8: general.them: unknown key. Did you mean theme?"
    assert lines[2].startswith("mine.toml:9: general.mouse: must be true or false")
    assert runtime.config is before


async def test_a_service_that_was_added_is_asked_and_one_that_was_removed_is_not(
    preferences: FilePreferences, write_config: WriteConfig, runtime: Runtime, stack: Stack
) -> None:
    runtime.engine.start()
    await runtime.answered()
    assert streams(runtime) == {"tautulli": 9}
    write_config()
    await preferences.reload()
    assert streams(runtime)["tautulli"] == 9, "what is known stays known"
    await runtime.answered()
    assert streams(runtime) == {"tautulli": 9, "tautulli-cabin": 2}
    write_config(services=("tautulli-cabin",))
    await preferences.reload()
    await runtime.answered()
    assert [endpoint.name for endpoint in runtime.engine.endpoints] == ["tautulli-cabin"]
    assert streams(runtime) == {"tautulli-cabin": 2}
    asked = len(stack.requests("tautulli"))
    await runtime.ask("activity")
    assert len(stack.requests("tautulli")) == asked


async def test_a_service_is_switched_off_and_on_again(preferences: FilePreferences, runtime: Runtime) -> None:
    await preferences.change(("services", "tautulli", "enabled"), False)
    assert runtime.engine.coordinator.keys("activity") == ()
    await preferences.change(("services", "tautulli", "enabled"), True)
    await runtime.ask("activity")
    assert streams(runtime) == {"tautulli": 9}


async def test_read_only_holds_from_then_on(preferences: FilePreferences, runtime: Runtime) -> None:
    gate = runtime.engine.gate
    assert gate.allows("tautulli")
    await preferences.change(("general", "theme"), "nord")
    assert runtime.engine.gate is gate, "what asks no service otherwise leaves them alone"
    await preferences.change(("services", "tautulli", "read_only"), True)
    assert not runtime.engine.gate.allows("tautulli")
    await preferences.change(("services", "tautulli", "read_only"), False)
    await preferences.change(("general", "read_only"), True)
    assert not runtime.engine.gate.allows("tautulli")


async def test_paused_stays_paused(preferences: FilePreferences, runtime: Runtime) -> None:
    runtime.engine.coordinator.pause(True)
    await preferences.change(("general", "refresh"), 2)
    assert runtime.engine.coordinator.paused


async def test_the_key_of_a_new_service_is_masked_in_the_log(
    preferences: FilePreferences, path: Path, runtime: Runtime, stack: Stack
) -> None:
    redactor, key = runtime._redactor, stack.api_key("tautulli-cabin")
    assert redactor is not None
    before = path.read_text()
    path.write_text(before.replace(stack.api_key("tautulli"), key))
    await preferences.reload()
    assert key not in redactor.redact(f"GET /api?apikey={key} {key}")
