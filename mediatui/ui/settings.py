"""What of the configuration the screens need."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How it looks and begins. `terminate_message` is offered when a stream is ended."""

    screen: str = "activity"
    theme: str = "mediatui-dark"
    terminate_message: str = ""
