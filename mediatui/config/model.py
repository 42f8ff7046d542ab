"""The configuration as the rest of the program sees it: checked, complete, immutable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mediatui.models.endpoint import Endpoint


@dataclass(frozen=True, slots=True)
class General:
    """`[general]`: how the program behaves."""

    theme: str = "mediatui-dark"
    mouse: bool = True
    read_only: bool = False
    """Nothing on any service is changed; an endpoint's own `read_only` says it for one service."""
    privacy: bool = False
    """Users, titles, addresses and hosts are shown as stand-ins."""
    refresh: float = 1.0
    """A factor on every polling interval: 2 asks half as often. From 0.25 to 10."""
    screen: str = "activity"
    motion: bool = False
    colour: str = "auto"
    """"auto" (what the terminal says it has, none under NO_COLOR), "truecolor", "256", "16" or "none"."""
    ascii: str = "auto"
    """"auto" (where the terminal is not known to draw more), "on" or "off"."""


@dataclass(frozen=True, slots=True)
class ActivitySettings:
    """`[activity]`: the screen of what plays."""

    terminate_message: str = "The owner of this server has ended the stream."
    """What a player shows when its stream is ended and no other message was typed."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the configuration file says.

    `services` stand in the order of the file, switched off ones included; a service of a kind that this
    version cannot speak to is left out, with a warning. `warnings` are lines ready to be shown.
    """

    general: General = General()
    activity: ActivitySettings = ActivitySettings()
    services: tuple[Endpoint, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys that were changed, by the id of what they do (see `keymap`), in Textual's names."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The columns that were chosen for a screen, in their order."""
    path: Path | None = None
    warnings: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each secret came from: "services.tautulli.api_key" → "inline", "file …", "environment …"."""

    @property
    def enabled(self) -> tuple[Endpoint, ...]:
        """The services that are switched on."""
        return tuple(endpoint for endpoint in self.services if endpoint.enabled)
