"""The hand-over: who fetches what was approved. Here a courier does; a Radarr or Sonarr may take over.

Whoever fetches is asked with `take` when something is approved or tried again. It says whether it refuses
(at once or a moment later) and when it will be done, or that it will say so by itself: then it calls
`Desk.arrived` with the number of the request.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from mediatui.demo.world.library import spread
from mediatui.demo.world.requests.title import REFUSED_AT_ONCE, REFUSED_SOON, Title

_SOON = 4.0
"""After how many seconds a refusal comes that does not come at once."""
_SHORTEST, _LONGEST = 12 * 60, 25 * 60
"""How long fetching takes, in seconds."""


class Wanted(NamedTuple):
    """Something approved that is to be fetched."""

    request: int
    title: Title
    seasons: tuple[int, ...]
    is_4k: bool
    at: float
    """When it was handed over, seconds since the epoch."""
    attempt: int = 0
    """How often it was tried before."""


class Taken(NamedTuple):
    """What becomes of it. Without times it is taken, and whoever took it says when it is there."""

    refused: bool = False
    refused_at: float | None = None
    done_at: float | None = None


class Handover(Protocol):
    """Whoever fetches."""

    def take(self, wanted: Wanted) -> Taken:
        """Take it, or refuse it. Called with the world held still; must not wait."""
        ...


class Courier:
    """Fetches everything by itself in 12 to 25 minutes; what is not out yet, never."""

    def __init__(self, seed: str, today: str) -> None:
        """`today`: the day the world began; what comes out later is not to be had."""
        self._seed, self._today = seed, today

    def take(self, wanted: Wanted) -> Taken:
        """Refuses titles with a flaw the first time."""
        flaw = wanted.title.flaw if wanted.attempt == 0 else ""
        if flaw == REFUSED_AT_ONCE:
            return Taken(refused=True)
        if flaw == REFUSED_SOON:
            return Taken(refused_at=wanted.at + _SOON)
        if not wanted.title.released or wanted.title.released > self._today:
            return Taken()
        takes = spread(f"{self._seed}/{wanted.request}/{wanted.attempt}", _SHORTEST, _LONGEST)
        return Taken(done_at=wanted.at + takes)


class Manages(Protocol):
    """Whoever may fetch in the courier's place: the Radarrs and Sonarrs that run."""

    def take(self, wanted: Wanted) -> Taken | None:
        """Take it; None where nobody runs who would."""
        ...


class Fetchers:
    """Radarr and Sonarr where they run, and the courier where they do not."""

    def __init__(self, managed: Manages, courier: Courier) -> None:
        self._managed, self._courier = managed, courier

    def take(self, wanted: Wanted) -> Taken:
        """Take it, or refuse it."""
        return self._managed.take(wanted) or self._courier.take(wanted)
