"""Which track of an album the name of a file tells: "07 - Roygbiv", "2-03 Title", "B2", a title. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

ALIKE = 80.0
"""From this likeness (0 to 100) on a title is meant."""

_DISC = re.compile(r"(?<![a-z0-9])(?:cd|disc|disk|d)[ ._-]?(\d{1,2})(?=[^0-9])", re.I)
_NUMBERS = re.compile(r"^\W*(?:track|trk|t)?[ ._-]*(?:(\d{1,2})[-._](?=\d{1,3}\D))?(\d{1,3})(?!\d)", re.I)
_SIDE = re.compile(r"^\W*([a-h]\d{1,2})(?![a-z0-9])", re.I)
_WORDS = re.compile(r"[\W_]+")


class Numbered(NamedTuple):
    """A track as it is told apart from the others of its edition."""

    disc: int
    number: str
    """As it is printed: "7", "B2"."""
    absolute: int
    title: str


def track_of(name: str, tracks: Sequence[Numbered]) -> int | None:
    """The place of the track that a file's name (or path) tells; None where it tells none, or several.

    A title that stands in the name is believed before a number; a number alone only where the title is not
    another track's.
    """
    folder, _, last = name.replace("\\", "/").rpartition("/")
    stem = last.rpartition(".")[0] or last
    disc, number = _numbers(stem, folder)
    words = _plain(stem)
    by_title = _titled(words, tracks)
    if len(by_title) == 1:
        return by_title[0]
    numbered = [at for at, each in enumerate(tracks) if _has_number(each, disc, number, stem)]
    both = [at for at in by_title if at in numbered]
    if len(both) == 1:
        return both[0]
    if by_title:
        return None
    if len(numbered) == 1:
        return numbered[0]
    first = [at for at in numbered if tracks[at].disc == (disc or 1)]
    return first[0] if len(first) == 1 else None


def _numbers(stem: str, folder: str) -> tuple[int | None, int | None]:
    told = _NUMBERS.match(stem)
    in_folder = _DISC.search(folder.rpartition("/")[2] + " ")
    disc = int(in_folder[1]) if in_folder else None
    if told is None:
        return disc, None
    return int(told[1]) if told[1] else disc, int(told[2])


def _has_number(track: Numbered, disc: int | None, number: int | None, stem: str) -> bool:
    side = _SIDE.match(stem)
    if side is not None:
        return track.number.casefold() == side[1].casefold()
    if number is None or (disc is not None and track.disc != disc):
        return False
    if number > 100 and disc is None:  # "203": the third of the second disc
        return (track.disc, _as_number(track)) == (number // 100, number % 100)
    return _as_number(track) == number or (disc is None and track.absolute == number)


def _as_number(track: Numbered) -> int:
    return int(track.number) if track.number.isdigit() else track.absolute


def _plain(text: str) -> str:
    from mediatui.matching.text import fold

    return " ".join(_WORDS.sub(" ", fold(text)).split())


def _titled(words: str, tracks: Sequence[Numbered]) -> list[int]:
    """The tracks whose title stands in the name: those of the longest such title; else the likest one."""
    titles = [_plain(each.title) for each in tracks]
    inside = [at for at, title in enumerate(titles) if title and f" {title} " in f" {words} "]
    if inside:
        longest = max(len(titles[at]) for at in inside)
        return [at for at in inside if len(titles[at]) == longest]
    from rapidfuzz import fuzz

    bare = words.lstrip("0123456789 ")
    scores = [(fuzz.ratio(bare, title) if title else 0.0, at) for at, title in enumerate(titles)]
    best = max(scores, default=(0.0, 0))
    return [best[1]] if best[0] >= ALIKE else []
