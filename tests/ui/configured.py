"""The app with a configuration file of its own, which it can change and read again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from mediatui.cli.app import settings_of
from mediatui.cli.preferences import FilePreferences
from mediatui.config.load import load_config
from mediatui.config.model import Config
from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from tests.driver import Driver, running


def service_table(stack: Stack, name: str) -> str:
    """The table of one service of a stack."""
    return (
        f'[services.{name}]\nkind = "{stack.kind(name)}"\nurl = "{stack.url(name)}"\n'
        f'api_key = "{stack.api_key(name)}"\n'
    )


def write_config(stack: Stack, folder: Path, more: str = "") -> Path:
    """A configuration of the whole stack, readable by its owner only."""
    path = folder / "mine.toml"
    path.write_text("\n".join([*(service_table(stack, name) for name in stack.services), more]))
    path.chmod(0o600)
    return path


def seen(config: Config) -> Settings:
    """The settings, in whatever terminal the tests run."""
    return replace(settings_of(config), colours="256", ascii=False, charset="utf-8")


@asynccontextmanager
async def configured(
    stack: Stack, folder: Path, more: str = "", *, path: Path | None = None, **how: Any
) -> AsyncIterator[Driver]:
    """The app before the stack, as the file says; `more` stands in the file behind the services."""
    path = path or write_config(stack, folder, more)
    config = load_config(path)
    async with running(stack, folder, config=config, settings=seen(config), **how) as driver:
        driver.app.preferences = FilePreferences(path, driver.runtime, seen, lambda config: config)
        yield driver
