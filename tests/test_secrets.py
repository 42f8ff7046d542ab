"""No secret is anywhere: whatever fails, not in a log, a file, an output, a picture, an exception, a process list."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from mediatui.cli import app as app_command
from mediatui.cli import setup
from mediatui.config.load import load_config
from mediatui.demo.faces.tautulli.face import TautulliFace
from mediatui.demo.faults import WIRE_FAULTS
from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import HeldClock
from mediatui.runtime import Runtime
from mediatui.services.errors import ServiceError
from mediatui.ui.frame import screen_text
from mediatui.ui.screens.activity.screen import ActivityScreen
from tests.cli.program import log_restored, run_here
from tests.driver import EVENING
from tests.terminal.pty import Terminal

FAULTS = (None, *WIRE_FAULTS, *TautulliFace.troubles)
WAITING = ("down", "slow", "timeout", "502")
"""Those that are waited for or tried again: there one command that asks will do."""
HEADERS = {"X-Proxy-Auth": "Bearer s3cr3t/of+the=proxy&more", "CF-Access-Client-Secret": "cf0123456789abcdef"}


class GuardedStack(Stack):
    """A stack whose keys are written otherwise in an address than they are."""

    def api_key(self, service: str) -> str:
        return f"{super().api_key(service)[:20]}+/{service[:3]}=="


def forms(secret: str) -> set[str]:
    """The ways a secret is written: as it is, in an address, in JSON, in a header, in an XML picture."""
    encoded = secret.encode()
    ways = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1]}
    ways |= {way(encoded).decode().rstrip("=") for way in (base64.b64encode, base64.urlsafe_b64encode)}
    ways |= {secret.replace("&", "&amp;"), secret.replace(" ", "&#160;").replace("&m", "&amp;m")}
    # What is left when a secret is cut, or shown without its last characters.
    return ways | {secret[:16], quote_plus(secret)[:16], secret.partition(" ")[2] or secret}


class Witness:
    """Everything that was said and shown, and the secrets that none of it may hold."""

    def __init__(self, secrets: list[str]) -> None:
        self.hidden = {form for secret in secrets for form in forms(secret)}
        self.seen: dict[str, str] = {}

    def saw(self, where: str, what: object) -> None:
        """Take something down."""
        self.seen[where] = self.seen.get(where, "") + (what if isinstance(what, str) else repr(what))

    def saw_files(self, folder: Path) -> None:
        """Take down every file below a folder."""
        for path in folder.rglob("*"):
            if path.is_file():
                self.saw(f"file {path.name}", path.read_bytes().decode("utf-8", "replace"))

    def leaks(self) -> list[str]:
        """Where a secret was seen."""
        return [where for where, what in self.seen.items() if any(form in what for form in self.hidden)]


@pytest.fixture
def stack() -> Iterator[Stack]:
    with GuardedStack(seed=7, size="small", clock=HeldClock(EVENING)) as started:
        yield started


@pytest.fixture
def config(stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration with a secret of every kind: a key in it, one in the environment, and headers."""
    monkeypatch.setenv("CABIN_KEY", stack.api_key("tautulli-cabin"))
    monkeypatch.setenv("MEDIATUI_LOG_LEVEL", "DEBUG")
    headers = ", ".join(f'"{name}" = "{value}"' for name, value in HEADERS.items())
    path = tmp_path / "mine" / "config.toml"
    path.parent.mkdir()
    path.write_text(
        f'[services.tautulli]\nurl = "{stack.url("tautulli")}"\napi_key = "{stack.api_key("tautulli")}"\n'
        f"headers = {{ {headers} }}\ntimeout = 0.5\n\n"
        f'[services.tautulli-cabin]\nkind = "tautulli"\nurl = "{stack.url("tautulli-cabin")}"\n'
        f'api_key_env = "CABIN_KEY"\ntimeout = 0.5\n'
    )
    path.chmod(0o600)
    return path


@pytest.fixture
def witness(stack: Stack) -> Witness:
    return Witness([*(stack.api_key(name) for name in stack.services), *HEADERS.values()])


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """What any logger of any library says at any level, as a handler without a filter of ours hears it."""
    heard = io.StringIO()
    handler, root = logging.StreamHandler(heard), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def told(error: BaseException) -> str:
    """Everything an exception can say, with all that led to it and the values it had before it."""
    whole = traceback.TracebackException.from_exception(error)
    return "\n".join([repr(error), str(error), repr(vars(error)), *whole.format(chain=True)])


async def look_at_the_screens(stack: Stack, config: Path, fault: str | None, witness: Witness) -> None:
    """A person at the app while a service has a fault: the list, the services, a stream they try to end."""
    loaded, folders = load_config(config), setup.folders()
    redactor = setup.start_log(loaded, folders.state)
    witness.saw("repr", [loaded, redactor])
    async with Runtime(loaded, folders, redactor=redactor) as runtime:
        coordinator = runtime.engine.coordinator
        app = app_command.make_app(runtime)
        async with app.run_test(size=(120, 36), notifications=True) as pilot:

            def look() -> None:
                witness.saw("screen", screen_text(app))

            async def ask() -> None:
                await coordinator.fetch_now([*coordinator.keys("activity"), *coordinator.keys("status")])
                assert isinstance(app.screen_stack[0], ActivityScreen)
                app.screen_stack[0].show_news()
                await pilot.pause()
                look()

            await ask()
            assert "Mbps" in witness.seen["screen"]
            stack.set_fault("tautulli", fault)
            await ask()
            await pilot.press("x")
            await pilot.pause()
            look()
            await pilot.press("enter")
            await app.workers.wait_for_complete()
            await pilot.pause()
            look()
            app.action_services()
            await pilot.pause()
            look()
            witness.saw("picture", app.export_screenshot())
        journal = await (await runtime.engine.record()).journal()
        assert len(journal) == 1, "they tried to end a stream"
        witness.saw("repr", [runtime.engine, app, journal])
        service = await coordinator.service("tautulli")
        witness.saw("repr", [service, vars(service)])
        try:
            witness.saw("answer", await service.status())
        except ServiceError as error:
            witness.saw("exception", told(error))
            witness.saw("exception", error.failure)


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_no_secret_is_anywhere(
    fault: str | None,
    stack: Stack,
    config: Path,
    witness: Witness,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with log_restored(), everything_logged() as heard:
        asyncio.run(look_at_the_screens(stack, config, fault, witness))
        asked = ("activity --json",) if fault in WAITING else ("activity --json", "status", "config check")
        for words in (*asked, *(("config show", "config show --json") if fault is None else ())):
            ran = run_here(capsys, "--config", config, *words.split())
            witness.saw(words, f"{ran.out}\n{ran.err}")
            assert ran.out
    witness.saw("other loggers", heard.getvalue())
    for folder in ("cache", "state"):
        witness.saw_files(tmp_path / folder)
    assert witness.leaks() == []
    # And it was all there to be looked at: the log, the cache, the record; the keys did travel.
    assert {"file mediatui.log", "file cache.sqlite", "file record.sqlite"} <= set(witness.seen)
    assert "get_activity" in witness.seen["file mediatui.log"]
    key = stack.api_key("tautulli")
    assert key in config.read_text()
    assert key in {params.get("apikey") for _, _, params in stack.requests("tautulli")}
    assert stack.requests("elsewhere") == []


def test_what_looks_for_secrets_finds_them(witness: Witness, stack: Stack) -> None:
    key, (proxy, _) = stack.api_key("tautulli"), HEADERS.values()
    for number, what in enumerate(
        (
            key,
            quote(key, safe=""),
            f"?apikey={quote_plus(key)}&cmd=x",
            proxy,
            json.dumps({"a": proxy}),
            key[:-3],
        )
    ):
        witness.saw(str(number), f"… {what} …")
    witness.saw("well", "nothing of it")
    assert witness.leaks() == ["0", "1", "2", "3", "4", "5"]


def descendants(pid: int) -> list[int]:
    """A process and all that it and they started."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it has just ended
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="there is no /proc to look at")
def test_no_key_is_in_the_process_list_nor_on_the_terminal_of_a_demo() -> None:
    keys = [Stack(seed=11).api_key(name).encode() for name in ("tautulli", "tautulli-cabin")]
    with Terminal([sys.executable, "-m", "mediatui", "demo", "--seed", "11"]) as terminal:
        terminal.until("Mbps")
        commands = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in descendants(terminal.pid)]
        assert any(b"mediatui.demo" in command for command in commands), "the world's process is among them"
        terminal.send("?", "esc", "q")
        assert terminal.ended(within=5) == 0
        seen = [*commands, terminal.raw]
    assert not [key for key in keys for each in seen if key in each]
