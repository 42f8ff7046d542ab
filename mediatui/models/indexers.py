"""Indexers as Prowlarr keeps them: what they have, how they do, and which programs they are given to.

Times are seconds since the epoch, durations seconds, sizes bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediatui.models.queue import Via


class SearchKind(StrEnum):
    """What is looked for, as the indexers tell it apart."""

    ANY = "search"
    MOVIE = "movie"
    SERIES = "tvsearch"
    MUSIC = "music"
    BOOK = "book"


class Privacy(StrEnum):
    """Who may use an indexer."""

    PUBLIC = "public"
    SEMI_PRIVATE = "semi-private"
    PRIVATE = "private"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Indexer:
    """One indexer. `disabled_till`: it failed, and is not asked before that."""

    service: str
    id: int
    name: str
    via: Via = Via.UNKNOWN
    privacy: Privacy = Privacy.UNKNOWN
    is_on: bool = False
    can_search: bool = True
    priority: int | None = None
    language: str = ""
    description: str = ""
    categories: tuple[tuple[int, str], ...] = ()
    """Its main categories: number and name."""
    added: float | None = None
    disabled_till: float | None = None
    failed_at: float | None = None
    """The newest of its failures that are not forgotten."""

    @property
    def key(self) -> str:
        """What stands for it wherever rows are told apart."""
        return f"{self.service}/{self.id}"


@dataclass(frozen=True, slots=True)
class IndexerList:
    """All indexers of one Prowlarr."""

    indexers: tuple[Indexer, ...] = ()
    dropped: int = 0


class IndexerStatistics(NamedTuple):
    """How an indexer did in a span of time."""

    indexer_id: int
    name: str
    response_s: float | None = None
    """How long it took to answer a search, on average."""
    queries: int = 0
    rss_queries: int = 0
    grabs: int = 0
    failed_queries: int = 0
    failed_grabs: int = 0

    @property
    def failing(self) -> float:
        """The part of its searches that failed, from 0 to 1."""
        return self.failed_queries / self.queries if self.queries else 0.0


@dataclass(frozen=True, slots=True)
class Offer:
    """One release of one indexer, as Prowlarr found it. Where to load it from is not here: that address holds
    Prowlarr's key."""

    service: str
    guid: str
    """What stands for it at its indexer. Not to be shown: it may be an address with a key in it."""
    indexer_id: int
    title: str
    indexer: str = ""
    via: Via = Via.UNKNOWN
    size: int = 0
    published: float | None = None
    age_s: float | None = None
    seeders: int | None = None
    leechers: int | None = None
    grabs: int | None = None
    categories: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    """ "freeleech", "internal" …"""
    info_hash: str = ""
    imdb_id: str = ""
    tmdb_id: int | None = None
    tvdb_id: int | None = None
    page: str = ""
    """Its page at the indexer."""

    @property
    def key(self) -> str:
        """What stands for it wherever rows are told apart; safe to be shown."""
        import hashlib

        return f"{self.indexer_id}/{hashlib.blake2b(self.guid.encode(), digest_size=8).hexdigest()}"


class OfferList(NamedTuple):
    """What an indexer has."""

    offers: tuple[Offer, ...] = ()
    dropped: int = 0


class Application(NamedTuple):
    """A program that Prowlarr gives its indexers to."""

    service: str
    id: int
    name: str
    implementation: str = ""
    sync: str = ""
    """ "full sync", "add only", "disabled"."""
    tags: tuple[int, ...] = ()


class IndexerEvent(NamedTuple):
    """Something that was asked of an indexer."""

    service: str
    id: int
    indexer_id: int | None = None
    at: float | None = None
    kind: str = ""
    """ "search", "rss", "grab", "login", "info"."""
    successful: bool = True
    query: str = ""
    source: str = ""
    """Which program asked."""
    took_s: float | None = None
    results: int | None = None


class IndexerHistory(NamedTuple):
    """Some of the events, newest first."""

    events: tuple[IndexerEvent, ...] = ()
    total: int = 0
    page: int = 1
    dropped: int = 0
