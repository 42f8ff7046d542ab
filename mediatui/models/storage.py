"""What the libraries take on disk, as it is counted and as it was recorded day by day. Sizes are bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class FilePart(NamedTuple):
    """The files of a title that are alike: of one quality and codec, that came on one day."""

    quality: str
    codec: str
    day: int
    """Seconds since the epoch, divided by 86,400; 0 where it is not known."""
    size: int
    files: int


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """The files of a series or an artist, as they were when it had this size and so many of them."""

    size: int
    parts: tuple[FilePart, ...] = ()


@dataclass(frozen=True, slots=True)
class FileBook:
    """The files of one service's titles, by the key of the title."""

    titles: dict[str, KeptFiles] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StorageDay:
    """What one service had on a day, as it was last seen. `day` is seconds since the epoch / 86,400."""

    day: int
    size: int
    titles: int
    files: int
