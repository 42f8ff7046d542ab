"""Whom a service notifies of what happens, and what it told them. Times are seconds since the epoch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Notifier:
    """A way a service notifies people."""

    id: int
    name: str
    """What its owner called it; else what it is ("Webhook")."""
    agent: str = ""
    """What it is."""
    active: bool = False
    """Whether it is told of anything by itself."""
    last_at: float | None = None
    last_well: bool | None = None


@dataclass(frozen=True, slots=True)
class Notification:
    """One message that went out, or was to."""

    id: int
    at: float | None = None
    notifier_id: int | None = None
    agent: str = ""
    action: str = ""
    """What it was about: "on_play"; "api" for a test."""
    subject: str = ""
    body: str = ""
    user: str = ""
    well: bool | None = None
    """Whether it got there."""


class NotificationPage(NamedTuple):
    """Some of the messages, newest first."""

    entries: tuple[Notification, ...] = ()
    start: int = 0
    matching: int = 0
    total: int = 0
    dropped: int = 0
