"""One query, many sources: what is known here at each key, the services after a pause, each by itself.

A new query cancels what is still asked for the one before, so that no late answer is ever shown. A service
that fails is a line, not an error. What stands in the list stays where it is when more comes.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from mediatui.engine import library_lookups, search_parts, shelves
from mediatui.engine.search_corpus import Corpus, rank, text_of, wanted_of
from mediatui.engine.search_hits import facts_of, merged
from mediatui.matching.addresses import AddressError, Reference, Thing, read
from mediatui.matching.query import Problem, Query, parse
from mediatui.models.search import Hit, Part, SourceState
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine

log = logging.getLogger("mediatui.engine")

PAUSE = 0.35
"""Seconds without a key before services are asked."""
SHORTEST = 2
"""Characters before services are asked."""
KEPT = 40
"""So many answers are kept for those who type back."""
HISTORY = "search"
"""Under this name the record keeps what was searched for."""

_Asking = tuple[str, str, Callable[[], Awaitable[tuple[Part, ...]]]]
"""A service, what it is asked, and how."""

KINDS = {"radarr": ("movie",), "sonarr": ("series",), "lidarr": ("artist", "album")}
"""What each kind of service can look up."""


class Search:
    """The search behind the box. `tell` is called whenever there is something new to show."""

    def __init__(self, engine: Engine, tell: Callable[[], None], pause: float = PAUSE) -> None:
        self.engine = engine
        self.corpus = Corpus(engine)
        self.query = Query()
        self.problem: Problem | None = None
        self.reference: Reference | None = None
        """What a pasted address names."""
        self.text = ""
        self._tell = tell
        self._pause = pause
        self._local: list[Part] = []
        self._remote: dict[str, tuple[Part, ...]] = {}
        self._states: dict[str, SourceState] = {}
        self._answers: dict[tuple[str, str], tuple[Part, ...]] = {}
        self._order: dict[str, int] = {}
        self._hits: list[Hit] = []
        self._waiting: asyncio.Task[None] | None = None
        self._asking: set[asyncio.Task[None]] = set()
        self._taking: asyncio.Task[None] | None = None

    # -- what was found -----------------------------------------------------

    @property
    def hits(self) -> Sequence[Hit]:
        """What was found, best first; the same object as long as nothing is new."""
        return self._hits

    @property
    def states(self) -> Sequence[SourceState]:
        """How each service that was asked is getting on."""
        return tuple(self._states.values())

    @property
    def asking(self) -> bool:
        """Whether something may still come."""
        return self._waiting is not None or bool(self._asking) or self._taking is not None

    # -- asking -------------------------------------------------------------

    def type(self, text: str, *, now: bool = False) -> None:
        """Search for this. What is known is found at once; the services are asked after a pause, or `now`."""
        if text == self.text and not now:
            return
        if text != self.text:
            self._cancel()
            self.text = text
            self._order = {}
            self._remote = {}
            self._states = {}
            self._understand(text)
            self._find()
        self._schedule(now=now)
        self._tell()

    def look_again(self) -> None:
        """Take in what is new among what is known; called whenever something may be."""
        if self._taking is None and not self.corpus.is_current():
            self._taking = asyncio.create_task(self._take(), name="search index")

    def close(self) -> None:
        """Ask nothing any more."""
        self._cancel()
        if self._taking is not None:
            self._taking.cancel()

    async def finished(self) -> None:
        """Wait until every source has answered or failed: for commands."""
        while self.asking:
            tasks = [task for task in (self._waiting, self._taking, *self._asking) if task is not None]
            await asyncio.wait(tasks)

    def _cancel(self) -> None:
        for task in (self._waiting, *self._asking):
            if task is not None:
                task.cancel()
        self._waiting = None
        self._asking.clear()

    def _understand(self, text: str) -> None:
        self.reference = None
        try:
            self.reference = read(text) if text.strip() else None
        except AddressError as problem:
            self.query, self.problem = Query(), Problem(str(problem), "")
            return
        self.query = Query() if self.reference is not None else parse(text)
        if self.reference is not None and not _numbers(self.reference) and self.reference.words:
            self.query = parse(_quoted(self.reference.words))
        self.problem = self.query.problem

    async def _take(self) -> None:
        try:
            if await self.corpus.refresh():
                self._find()
        except Exception:  # a mistake of ours costs the search, not the program
            log.exception("the search index failed")
        finally:
            self._taking = None
        self._tell()

    def _find(self) -> None:
        """Search what is known, now."""
        if self.reference is not None and (numbers := _numbers(self.reference)):
            self._local = self.corpus.by_ids(numbers)
        elif self.query.text:
            self._local = [part for _, part in self.corpus.find(wanted_of(self.query.words))]
        elif self.query.conditions:
            self._local = list(self.corpus)
        else:
            self._local = []
        self._merge()

    def _merge(self) -> None:
        now = self.engine.store.now()
        remote = [part for parts in self._remote.values() for part in parts]
        hits = merged([*self._local, *remote])
        if not self.reference:
            hits = [hit for hit in hits if self.query.holds(facts_of(hit, now))]
        fresh = [hit for hit in hits if hit.key not in self._order]
        if not self._order:
            hits = self._ranked(hits)
        else:  # what stands there stays; what is new comes below
            known = [hit for hit in hits if hit.key in self._order]
            known.sort(key=lambda hit: self._order[hit.key])
            hits = [*known, *self._ranked(fresh)]
        for hit in hits:
            self._order.setdefault(hit.key, len(self._order))
        self._hits = hits

    def _ranked(self, hits: Iterable[Hit]) -> list[Hit]:
        """The best first. What is known came in that order, and services say what they think best first."""
        wanted = wanted_of(self.query.words)
        if not wanted.plain:
            return list(hits)

        def how(hit: Hit) -> tuple[int, ...]:
            found = rank(text_of(hit.name if hit.kind == "album" else hit.title), hit.year, wanted)
            return (5,) if found is None else found[:2]

        return sorted(hits, key=how)

    # -- the services -------------------------------------------------------

    def _schedule(self, *, now: bool) -> None:
        askings = self._askings()
        if not askings:
            return
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.create_task(self._wait(askings, 0.0 if now else self._pause), name="search")

    async def _wait(self, askings: Sequence[_Asking], pause: float) -> None:
        await asyncio.sleep(pause)
        for name, words, ask in askings:
            state = self._states.get(name)
            if state is not None and not state.failure:
                continue  # it is being asked, or has answered
            self._states[name] = SourceState(name, asking=True)
            task = asyncio.create_task(self._ask(name, words, ask), name=f"search {name}")
            self._asking.add(task)
            task.add_done_callback(self._asking.discard)
        self._waiting = None
        self._tell()

    async def _ask(self, name: str, words: str, ask: Callable[[], Awaitable[tuple[Part, ...]]]) -> None:
        text = self.text
        parts = self._answers.get((name, words))
        failure = ""
        try:
            if parts is None:
                parts = await ask()
            if text != self.text:
                return
            self._keep(name, words, parts)
        except ServiceError as problem:
            failure = problem.failure.words
        except Exception:  # a mistake costs this one source
            log.exception("searching %s failed", name)
            failure = "mediatui could not read its answer"
        if text != self.text:
            return
        self._states[name] = SourceState(name, False, len(parts or ()), failure)
        self._tell()

    def _keep(self, name: str, words: str, parts: tuple[Part, ...]) -> None:
        """Take in an answer, and keep it for those who type back."""
        self._answers[name, words] = parts
        while len(self._answers) > KEPT:
            del self._answers[next(iter(self._answers))]
        self._remote[name] = parts
        self._merge()

    def _askings(self) -> list[_Asking]:
        """Whom to ask what: the request services and the libraries, as far as the query lets them."""
        found: list[_Asking] = []
        engine, query = self.engine, self.query
        if self.problem is not None and not query:
            return []
        words = query.text
        titles = any(query.asks("type", kind) for kind in ("movie", "series"))
        if len(words) >= SHORTEST and titles and query.asks("in", "discover"):
            names = shelves.request_services(engine)
            found += [(name, words, partial(_discover, engine, name, words)) for name in names]
        for service in library_lookups.libraries(engine) if query.asks("in", "lookup") else ():
            endpoint = engine.endpoint(service)
            kinds = KINDS.get(endpoint.kind, ()) if endpoint is not None else ()
            if not any(query.asks("type", kind) for kind in kinds):
                continue
            term = words if self.reference is None else _term(self.reference, kinds) or words
            if len(term) >= SHORTEST:
                found.append((service, term, partial(_lookup, engine, service, term)))
        return found


async def _discover(engine: Engine, service: str, words: str) -> tuple[Part, ...]:
    page = await shelves.page(engine, shelves.Wish(service, "search", words), 1)
    return tuple(search_parts.facts_part(service, facts) for facts in page.found)


async def _lookup(engine: Engine, service: str, words: str) -> tuple[Part, ...]:
    found = await library_lookups.lookup(engine, service, words)
    return tuple(map(search_parts.candidate_part, found))


def _numbers(reference: Reference) -> list[tuple[str, str]]:
    numbers = (
        ("tmdb", reference.tmdb_id),
        ("tvdb", reference.tvdb_id),
        ("imdb", reference.imdb_id),
        ("musicbrainz", reference.musicbrainz_id),
    )
    return [(kind, str(number)) for kind, number in numbers if number]


def _term(reference: Reference, kinds: Sequence[str]) -> str:
    """What a library's look-up understands of an address; "" where it is nothing for it."""
    movie = reference.thing in (Thing.MOVIE, Thing.TITLE) and "movie" in kinds
    series = reference.thing in (Thing.SERIES, Thing.TITLE) and "series" in kinds
    if reference.tmdb_id and (movie or series):
        return f"tmdb:{reference.tmdb_id}"
    if reference.tvdb_id and series:
        return f"tvdb:{reference.tvdb_id}"
    if reference.imdb_id and (movie or series):
        return f"imdb:{reference.imdb_id}"
    if reference.musicbrainz_id and "artist" in kinds:
        return f"lidarr:{reference.musicbrainz_id}"
    return ""


def _quoted(words: str) -> str:
    """The words of a slug as words, whatever they look like."""
    return " ".join(word.lstrip("-!").replace(":", " ").replace('"', " ") for word in words.split())
