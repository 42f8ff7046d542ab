"""Everything that is known here, to be searched at each key: words in any order, beginnings, mistakes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mediatui.engine import search_parts
from mediatui.matching.normal import normalise, plain_words

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.matching.query import Word
    from mediatui.models.search import Part

RESOURCES = ("shelf", "discography", "requests", "queue", "plays", "request_users")
"""What is searched; a request's title stands in `titles`."""
LARGE = ("shelf", "discography")
"""Those that the cache is read for beside the event loop."""
AT_ONCE = 500
"""Parts taken in before the event loop gets its turn."""
MOST = 200
"""So many parts are handed on."""
RANKED = 2_000
"""Of more that have the word, those that begin with it are looked at, and so many at most."""
FEW = 5
"""With fewer found, words that are nearly so are looked for too."""
NEAR = 75.0
"""From this ratio (0 to 100) on a word with the same first letter is one that was mistyped."""
FUZZY_FROM = 4
"""Letters a word has before it may be mistyped."""

KINDS = ("movie", "series", "artist", "album", "user", "download")
"""Of equals these come first, in this order."""


class Wanted(NamedTuple):
    """What was typed, as it is compared: plain words and normal ones, a year apart."""

    plain: tuple[str, ...]
    normal: tuple[str, ...]
    year: int | None
    exact: tuple[str, ...]
    without: tuple[str, ...]


def wanted_of(words: Sequence[Word]) -> Wanted:
    """The words of a query. A number that can be a year, with words before it, may be one."""
    plain = [each for word in words if not word.negated for each in plain_words(word.text)]
    year = None
    if len(plain) > 1 and len(plain[-1]) == 4 and plain[-1].isdigit() and "1870" <= plain[-1] <= "2100":
        year = int(plain[-1])
    exact = tuple(" ".join(plain_words(w.text)) for w in words if w.exact and not w.negated)
    without = tuple(" ".join(plain_words(word.text)) for word in words if word.negated)
    normal = normalise(" ".join(plain)).split()
    return Wanted(tuple(plain), tuple(normal), year, tuple(filter(None, exact)), tuple(filter(None, without)))


def text_of(title: str) -> str:
    """What words are looked for in: the title as it is and in normal form, between blanks."""
    plain = " ".join(plain_words(title))
    normal = normalise(title)
    return f" {plain} " if normal == plain else f" {plain} | {normal} "


def rank(text: str, title_year: int | None, wanted: Wanted) -> tuple[int, ...] | None:
    """How good a text is, the smaller the better; None: it is not meant.

    Exact, beginning, every word begins one, every word stands in one; then the year, then the shorter.
    """
    best: tuple[int, ...] | None = None
    year = wanted.year
    for plain, apart in ((wanted.plain, 2), (wanted.plain[:-1], 0)) if year else ((wanted.plain, 0),):
        if year and not apart:
            if title_year is None or abs(title_year - year) > 1:
                continue
            apart = abs(title_year - year)
        for words in {
            plain,
            wanted.normal if plain == wanted.plain else tuple(normalise(" ".join(plain)).split()),
        }:
            if not words or any(word not in text for word in words):
                continue
            whole = " ".join(words)
            if f" {whole} " in (text, *(f" {half.strip()} " for half in text.split("|"))):
                grade = 0
            elif text.startswith(f" {whole}") or f"| {whole}" in text:
                grade = 1
            elif all(f" {word}" in text for word in words):
                grade = 2
            else:
                grade = 3
            found = (grade, apart, len(text))
            best = found if best is None or found < best else best
    if best is None:
        return None
    if any(f" {each} " not in text for each in wanted.exact) or any(each in text for each in wanted.without):
        return None
    return best


class Corpus:
    """The parts that are known. `refresh` takes in what is new, in steps; `find` answers at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._made: dict[tuple[str, str], tuple[tuple[Any, ...], list[Part], list[str]]] = {}
        self._texts: list[str] = []
        self._parts: list[Part] = []
        self._vocabulary: list[str] | None = None
        self._loaded = False

    def __len__(self) -> int:
        return len(self._parts)

    def __iter__(self) -> Iterator[Part]:
        return iter(self._parts)

    def is_current(self) -> bool:
        """Whether all that is known has been taken in."""
        return self._loaded and all(
            name in self._made and _same(self._made[name][0], values) for name, values, _ in self._sources()
        )

    async def refresh(self) -> bool:
        """Take in what has changed; whether anything had."""
        if not self._loaded:
            for resource in LARGE:
                for key in self._engine.coordinator.keys(resource):
                    await self._engine.store.load(key)
            self._loaded = True
        changed = False
        for name, values, make in list(self._sources()):
            made = self._made.get(name)
            if made is not None and _same(made[0], values):
                continue
            parts: list[Part] = []
            texts: list[str] = []
            for part in make():
                parts.append(part)
                texts.append(text_of(_words_of(part)))
                if len(parts) % AT_ONCE == 0:
                    await asyncio.sleep(0)
            self._made[name] = (values, parts, texts)
            changed = True
        if changed:
            self._parts = [part for _, parts, _ in self._made.values() for part in parts]
            self._texts = [text for _, _, texts in self._made.values() for text in texts]
            self._vocabulary = None
        return changed

    def _sources(self) -> Iterator[tuple[tuple[str, str], tuple[Any, ...], Callable[[], Iterable[Part]]]]:
        store, keys = self._engine.store, self._engine.coordinator.keys
        now = store.now()
        books = {key.service: store.get(key).shown(now) for key in keys("titles")}
        makers: dict[str, Callable[..., Iterable[Part]]] = {
            "shelf": search_parts.shelf_parts,
            "discography": search_parts.album_parts,
            "requests": search_parts.request_parts,
            "queue": search_parts.download_parts,
            "plays": search_parts.play_parts,
            "request_users": search_parts.user_parts,
        }
        for resource in RESOURCES:
            for key in keys(resource):
                snapshot = store.peek(key) if resource in LARGE else store.get(key)
                value = snapshot.shown(now)
                if value is None:
                    continue
                more = (books.get(key.service),) if resource == "requests" else ()
                make = makers[resource]
                yield (
                    (resource, key.service),
                    (value, *more),
                    lambda make=make, service=key.service, value=value, more=more: make(
                        service, value, *more
                    ),  # type: ignore[misc]
                )

    def find(self, wanted: Wanted) -> list[tuple[tuple[int, ...], Part]]:
        """The best parts, best first; those that are nearly so where few are exactly."""
        if not wanted.plain:
            return []
        places = list(self._having(wanted))
        if len(places) > RANKED:
            begun = f" {max(wanted.plain, key=len)}"
            first = [place for place in places if self._texts[place].startswith(begun)]
            places = (first or places)[:RANKED]
        found = self._with(wanted, places)
        if len(found) < FEW and (near := self._mistyped(wanted)):
            known = {id(part) for _, part in found}
            found += [
                ((4, *rank_[1:]), part) for rank_, part in self._near(wanted, near) if id(part) not in known
            ]
        found.sort(key=lambda each: (each[0], _kind(each[1].kind), each[1].title))
        return found[:MOST]

    def by_ids(self, ids: Iterable[tuple[str, str]]) -> list[Part]:
        """The parts that have one of these numbers."""
        asked = set(ids)
        return [part for part in self._parts if not asked.isdisjoint(part.ids)]

    def _having(self, wanted: Wanted) -> Iterable[int]:
        """The places of texts that have the longest word, in one of its forms."""
        plain = wanted.plain[:-1] if wanted.year else wanted.plain
        longest = max(plain, key=len)
        sought = {longest, *(word for word in wanted.normal if longest not in wanted.normal)}
        if len(longest) < 3:
            sought = {f" {each}" for each in sought}
        if len(sought) == 1:
            (only,) = sought
            return [place for place, text in enumerate(self._texts) if only in text]
        return [place for place, text in enumerate(self._texts) if any(each in text for each in sought)]

    def _with(self, wanted: Wanted, places: Iterable[int]) -> list[tuple[tuple[int, ...], Part]]:
        found = []
        for place in places:
            part = self._parts[place]
            how = rank(self._texts[place], part.year, wanted)
            if how is not None:
                found.append((how, part))
        return found

    def _mistyped(self, wanted: Wanted) -> list[list[str]]:
        """For each word, itself and the words of the library it may stand for."""
        from rapidfuzz import fuzz, process

        if self._vocabulary is None:
            self._vocabulary = list({word for text in self._texts for word in text.split() if len(word) > 2})
        meant = []
        for word in wanted.plain[:-1] if wanted.year else wanted.plain:
            near = [word]
            if len(word) >= FUZZY_FROM:
                words = [each for each in self._vocabulary if each[0] == word[0]]
                likely = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=NEAR, limit=8)
                near += [each for each, _, _ in likely]
            meant.append(near)
        return meant if any(len(near) > 1 for near in meant) else []

    def _near(self, wanted: Wanted, meant: list[list[str]]) -> Iterator[tuple[tuple[int, ...], Part]]:
        for place, text in enumerate(self._texts):
            if all(any(f" {each} " in text or each in text for each in near) for near in meant):
                if any(each in text for each in wanted.without) or any(e not in text for e in wanted.exact):
                    continue
                part = self._parts[place]
                if wanted.year and part.year is not None and abs(part.year - wanted.year) > 1:
                    continue
                yield (4, 0, len(text)), part


def _words_of(part: Part) -> str:
    artist = part.item.artist if part.kind == "album" else ""
    return f"{part.title} {artist}".strip()


def _kind(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
