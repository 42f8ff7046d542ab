"""The configuration file as the screens change it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediatui.cli import crash
from mediatui.ui.settings import PreferenceError, Settings

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.config.problems import ConfigError
    from mediatui.runtime import Runtime


class FilePreferences:
    """`Preferences` of one configuration file; what it says is taken up by the runtime.

    `settings_of` makes the settings of a configuration, `adjust` what the command line says beyond the file.
    """

    def __init__(
        self,
        path: Path,
        runtime: Runtime,
        settings_of: Callable[[Config], Settings],
        adjust: Callable[[Config], Config],
    ) -> None:
        self._path = path
        self._runtime = runtime
        self._settings_of = settings_of
        self._adjust = adjust
        self._read: tuple[object, Mapping[str, object]] = (None, {})

    @property
    def place(self) -> str:
        """The file's path."""
        return str(self._path)

    def values(self) -> Mapping[str, object]:
        """What the file says, by dotted name; secrets left out. Empty where it cannot be read."""
        try:
            status = self._path.stat()
        except OSError:
            return {}
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        if self._read[0] != stamp:
            self._read = (stamp, self._values())
        return self._read[1]

    def _values(self) -> Mapping[str, object]:
        from mediatui.config.problems import ConfigError
        from mediatui.config.read import parse, read_source
        from mediatui.config.schema import SECRETS

        try:
            tables = parse(self._path, read_source(self._path).text)
        except ConfigError:
            return {}
        return {name: value for name, value in _flat(tables) if name.rpartition(".")[2] not in SECRETS}

    async def change(self, name: tuple[str, ...], value: object) -> Settings:
        """Write a setting and take it up. Raises `PreferenceError`; then nothing has changed."""
        from mediatui.config.edit import change_setting
        from mediatui.config.problems import ConfigError, dotted

        try:
            config = await asyncio.to_thread(change_setting, self._path, name, value)
        except ConfigError as error:
            raise PreferenceError(_in_words(error, dotted(name))) from None
        except OSError as problem:
            reason = (problem.strerror or "no reason given").lower()
            raise PreferenceError(f"{self._path} cannot be written: {reason}") from None
        return await self._take_up(config)

    async def reload(self) -> Settings:
        """Read the file again and take it up. Raises `PreferenceError` with all that is wrong in it."""
        from mediatui.config.load import load_config
        from mediatui.config.problems import ConfigError

        try:
            config = await asyncio.to_thread(load_config, self._path, os.environ)
        except ConfigError as problem:
            raise PreferenceError(str(problem)) from None
        return await self._take_up(config)

    async def _take_up(self, config: Config) -> Settings:
        config = self._adjust(config)
        crash.known.learn(config)
        await self._runtime.reconfigure(config)
        return self._settings_of(config)


def _in_words(error: ConfigError, name: str) -> str:
    """Why a setting was refused. Of what is wrong with the setting itself no line is told: it stands in
    no file."""
    ours = [f"{problem.words}. {problem.remedy}" for problem in error.problems if problem.key == name]
    return "\n".join(f"{name}: {words}" for words in ours) or str(error)


def _flat(tables: Mapping[str, Any], before: str = "") -> list[tuple[str, object]]:
    """Each value with its dotted name."""
    found: list[tuple[str, object]] = []
    for name, value in tables.items():
        if isinstance(value, dict):
            found += _flat(value, f"{before}{name}.")
        else:
            found.append((f"{before}{name}", value))
    return found
