"""What of the configuration the screens need, and the way to change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Settings:
    """How it looks and begins. `terminate_message` is offered when a stream is ended."""

    screen: str = "activity"
    theme: str = "mediatui-dark"
    terminate_message: str = ""
    colours: str = "256"
    """What the terminal has: "truecolor", "256", "16" or "none"."""
    ascii: bool = False
    """Whether lines, bars and signs are drawn in plain ASCII."""
    charset: str = "utf-8"
    """What the terminal is written in: characters it lacks are drawn as "?"."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys that were changed, by the id of what they do, in Textual's names."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The columns chosen for a screen, in their order."""
    privacy: bool = False
    """Whether names are shown as stand-ins."""
    mouse: bool = True


class PreferenceError(Exception):
    """A setting was not changed; the text says why and what to do, and the file is as it was."""


class Preferences(Protocol):
    """Where settings are kept between two runs: the configuration file, seen from the screens."""

    @property
    def place(self) -> str:
        """Where that is, in words: the file's path."""
        ...

    def values(self) -> Mapping[str, object]:
        """What the file says now, by dotted name: "general.theme", "services.tautulli.enabled"."""
        ...

    async def change(self, name: tuple[str, ...], value: object) -> Settings:
        """Write a setting (None: take it out, so that its default holds) and take it up.

        `name` is its table's path and its key. Gives all settings as they are then. Raises
        `PreferenceError`; then nothing has changed.
        """
        ...

    async def reload(self) -> Settings:
        """Read the file again and take it up. Raises `PreferenceError` with all that is wrong in it."""
        ...
