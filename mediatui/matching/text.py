"""Folding text so that case, accents and compatibility forms do not matter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FUZZY_FROM = 4
"""A word of fewer letters must stand in the text as it is."""
FUZZY_SCORE = 82.0
"""From this partial ratio (0 to 100) on a word counts as meant."""


def fold(text: str) -> str:
    """Lower case, without accents, in one form: "Zoë" → "zoe", "ﬁlm" → "film"."""
    return text.lower() if text.isascii() else _folded(text)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def has_word(text: str, word: str) -> bool:
    """Whether `word` stands in `text`, both folded; words of some length may have a typing mistake."""
    return Sought(word)(text)


class Sought:
    """A word, folded, that is looked for in many texts: the same word of theirs is compared once."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._known: dict[str, bool] = {}

    def __call__(self, text: str) -> bool:
        """Whether it stands in this folded text; one of some length may have a typing mistake."""
        if self._word in text:
            return True
        if len(self._word) < FUZZY_FROM or not text:
            return False
        known = self._known
        for each in text.split():
            if len(each) >= 3:
                close = known.get(each)
                if close is None:
                    close = known[each] = self._is_close(each)
                if close:
                    return True
        return False

    def _is_close(self, word: str) -> bool:
        from rapidfuzz.fuzz import partial_ratio

        return partial_ratio(self._word, word, score_cutoff=FUZZY_SCORE) > 0
