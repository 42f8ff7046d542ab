"""What of the configuration the screens need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """How it looks and begins. `terminate_message` is offered when a stream is ended."""

    screen: str = "activity"
    theme: str = "mediatui-dark"
    terminate_message: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys that were changed, by the id of what they do, in Textual's names."""
