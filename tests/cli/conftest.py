"""What the tests of the commands share: a simulated stack, a configuration for it, and ways to run mediatui."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from tests.cli.program import Ran, log_restored, run_here
from tests.driver import held_stack

Run = Callable[..., Ran]
WriteConfig = Callable[..., Path]


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    with log_restored():
        yield


@pytest.fixture
def stack() -> Iterator[Stack]:
    """Two households, their clock held still."""
    with held_stack(services=("tautulli", "tautulli-cabin")) as started:
        yield started


@pytest.fixture
def write_config(stack: Stack, tmp_path: Path) -> WriteConfig:
    """Write a configuration of the stack, of mode 0600; `lines` go into every service's table."""

    def write(*lines: str, services: tuple[str, ...] = stack.services, top: str = "") -> Path:
        path = tmp_path / "mine.toml"
        tables = [
            f'[services.{name}]\nkind = "{stack.kind(name)}"\nurl = "{stack.url(name)}"\n'
            f'api_key = "{stack.api_key(name)}"\n' + "".join(f"{line}\n" for line in lines)
            for name in services
        ]
        path.write_text("\n".join([top, *tables]))
        path.chmod(0o600)
        return path

    return write


@pytest.fixture
def config(write_config: WriteConfig) -> Path:
    """The configuration of the whole stack."""
    return write_config()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run mediatui in this process."""

    return partial(run_here, capsys)
