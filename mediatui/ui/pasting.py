"""What is typed and what is pasted, told apart before anything takes it for keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What terminals put around a paste (bracketed paste)."""

MOST = 4096
"""Characters of a paste that are kept: more than any line of ours takes."""


class Typed(NamedTuple):
    """Keys and answers of the terminal, as they came."""

    text: str


class Pasted(NamedTuple):
    """The beginning of one paste."""

    text: str


class Pastes:
    """Takes the input apart as it comes in pieces. A mark may be cut anywhere.

    Textual's parser looks at a paste letter by letter, and takes up to 32 characters after an Esc in it for
    keys; a megabyte costs it seconds.
    """

    def __init__(self) -> None:
        self._held = ""
        self._inside = False
        self._pasted = ""

    @property
    def inside(self) -> bool:
        """Whether a paste has begun and its end has not come."""
        return self._inside

    def feed(self, text: str) -> Iterator[Typed | Pasted]:
        """What this piece, and what was held of the one before, is."""
        text, self._held = self._held + text, ""
        while text:
            mark = END if self._inside else BEGIN
            before, found, text = text.partition(mark)
            if not found:
                kept = _begun(before, mark)
                self._held = before[len(before) - kept :]
                before = before[: len(before) - kept]
            if self._inside:
                self._pasted = (self._pasted + before[:MOST])[:MOST]
            elif before:
                yield Typed(before)
            if found and self._inside:
                yield self.end()
            elif found:
                self._inside = True

    @property
    def holds(self) -> bool:
        """Whether keys are held back, because they may be the beginning of a mark: an Esc, say."""
        return bool(self._held) and not self._inside

    def release(self) -> Typed:
        """Nothing came after what is held: it was no mark."""
        held, self._held = self._held, ""
        return Typed(held)

    def end(self) -> Pasted:
        """The paste is over, whether its end came or not."""
        pasted, self._pasted, self._inside = self._pasted, "", False
        return Pasted(pasted)


def _begun(text: str, mark: str) -> int:
    """How many characters at the end of `text` may be the beginning of `mark`."""
    return next((n for n in range(len(mark) - 1, 0, -1) if text.endswith(mark[:n])), 0)
