"""What a search finds: one row for each title, with what every source says of it.

Times are seconds since the epoch, sizes bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Part(NamedTuple):
    """What one source says of a title, or of a user."""

    source: str
    """ "library", "requests", "downloads", "history", "users", "discover" or "lookup"."""
    kind: str
    """ "movie", "series", "artist", "album", "user"; "download" for one of which nothing else is known."""
    service: str
    key: str
    """What stands for it in its source."""
    title: str
    year: int | None
    ids: tuple[tuple[str, str], ...]
    """("tmdb", "603"): its numbers in the catalogues, and in its own service."""
    item: Any
    """The movie, series, artist, album, request, queue item, play, user, facts or candidate itself."""


class Badge(NamedTuple):
    """What is said of a row in a word or two; `mood` is "good", "warn", "bad", "accent" or "dim"."""

    words: str
    mood: str = "dim"


@dataclass(frozen=True, slots=True)
class Hit:
    """A title, artist, album, user or download, with all that was found of it."""

    key: str
    kind: str
    title: str
    year: int | None
    parts: tuple[Part, ...]

    def part(self, *sources: str) -> Part | None:
        """The first part that comes from one of these sources."""
        return next((part for part in self.parts if part.source in sources), None)

    @property
    def name(self) -> str:
        """Title and year; of an album its artist too."""
        words = f"{self.title} ({self.year})" if self.year else self.title
        artist = next((a for part in self.parts if (a := getattr(part.item, "artist", ""))), "")
        return f"{artist} – {words}" if self.kind == "album" and artist else words


class SourceState(NamedTuple):
    """How a service that was asked is getting on."""

    name: str
    asking: bool = False
    found: int = 0
    failure: str = ""
    """Why it did not answer, in words; "" where it did."""
