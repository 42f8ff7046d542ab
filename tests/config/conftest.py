"""What the tests of the configuration share: a file to write and to load."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from mediatui.config.kinds import KINDS
from mediatui.config.load import load_config
from mediatui.config.model import Config
from mediatui.config.problems import ConfigError

Write = Callable[..., Path]
Load = Callable[..., Config]
Problems = Callable[..., list[str]]

EVERY_KIND = frozenset(KINDS)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a configuration (mode 0600) and return its path."""

    def write(text: str, mode: int = 0o600, name: str = "config.toml") -> Path:
        path = tmp_path / name
        path.write_text(dedent(text), encoding="utf-8")
        path.chmod(mode)
        return path

    return write


@pytest.fixture
def load(write: Write) -> Load:
    """Write a configuration and load it."""

    def load(
        text: str, environ: Mapping[str, str] | None = None, *, mode: int = 0o600, **more: object
    ) -> Config:
        return load_config(write(text, mode), environ or {}, **more)  # type: ignore[arg-type]

    return load


@pytest.fixture
def problems(load: Load) -> Problems:
    """Write a configuration that cannot be used; return its problems as the person reads them."""

    def problems(text: str, environ: Mapping[str, str] | None = None, **more: object) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            load(text, environ, **more)
        return [str(problem) for problem in caught.value.problems]

    return problems
