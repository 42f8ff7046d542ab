"""How a command comes out: with more than data, or refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Params = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A success that has a message beside its data."""

    data: object
    message: str


class Refused(Exception):  # noqa: N818 - it is the word Tautulli's users have for it, not an error of ours
    """It was not done: HTTP `status`, a message, and data where Tautulli repeats the message there."""

    def __init__(self, message: str | None, *, status: int = 400, data: object = None) -> None:
        super().__init__(message)
        self.message, self.status, self.data = message, status, data


def broken() -> Refused:
    """What Tautulli answers when a command of its own raised."""
    return Refused("Check the logs for errors", status=500)
