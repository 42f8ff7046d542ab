"""The indexers of a household, and what they have: the same for the same words whenever they are asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mediatui.demo.names import digest
from mediatui.demo.world.library import spread
from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.managed.records import DAY
from mediatui.demo.world.managed.releases import dotted
from mediatui.demo.world.requests.title import MOVIE, Title

if TYPE_CHECKING:
    from mediatui.demo.world.managed.records import Part
    from mediatui.demo.world.world import World

MOVIES, AUDIO, SERIES = 2000, 3000, 5000
CATEGORIES = {MOVIES: "Movies", AUDIO: "Audio", SERIES: "TV"}
_PARTS = {
    2040: (MOVIES, "Movies/HD"), 2045: (MOVIES, "Movies/UHD"), 3040: (AUDIO, "Audio/Lossless"),
    3010: (AUDIO, "Audio/MP3"), 5040: (SERIES, "TV/HD"), 5045: (SERIES, "TV/UHD"),
}  # fmt: skip


class Tracker(NamedTuple):
    """One indexer. `takes`: seconds of an answer; `limit`: searches it allows in a day; None: any number."""

    id: int
    name: str
    protocol: str
    privacy: str
    has: tuple[int, ...]
    takes: float = 0.4
    fails: bool = False
    limit: int | None = None
    on: bool = True
    language: str = "en-US"


_ALL = (MOVIES, AUDIO, SERIES)
TRACKERS = (
    Tracker(1, "Lanterne", "torrent", "private", _ALL, 0.3),
    Tracker(2, "Nordlys", "torrent", "private", (MOVIES, SERIES), 0.6, language="nb-NO"),
    Tracker(3, "Old Reliable", "torrent", "public", _ALL, 0.9, fails=True),
    Tracker(4, "NZB Fjord", "usenet", "private", _ALL, 0.5),
    Tracker(5, "Slow Boat", "torrent", "public", _ALL, 4.0),
    Tracker(6, "Penny Farthing", "torrent", "semiPrivate", (MOVIES, SERIES), 0.4, limit=5),
    Tracker(7, "Deckle Edge", "torrent", "private", (AUDIO,), 0.5),
    Tracker(8, "Kelp Forest", "torrent", "public", (MOVIES, SERIES), 1.1),
    Tracker(9, "The Tallow Works", "usenet", "semiPrivate", (MOVIES, AUDIO), 0.7),
    Tracker(10, "Quiet Attic", "torrent", "public", _ALL, 0.4, on=False),
)
"""One is slow, one fails, one is limited, one is switched off."""


class IndexerKeeper(Manager):
    """Prowlarr's: it has no titles; only time, tasks, commands and a log."""

    def part(self, number: int) -> Part | None:
        """There is none."""
        return None

    def parts(self) -> Iterator[Part]:
        """There are none."""
        return iter(())

    def groups(self, parts: Sequence[Part]) -> list[list[Part]]:
        """There are none."""
        return []


class Offered(NamedTuple):
    """A release of one indexer."""

    tracker: Tracker
    guid: str
    title: str
    size: int
    published: float
    category: int
    seeders: int
    leechers: int
    grabs: int
    flags: tuple[str, ...] = ()
    tmdb: int = 0
    imdb: int = 0
    tvdb: int = 0


class Work(NamedTuple):
    """Something that can be had: what its releases are called, how long it is, and which numbers it has."""

    stem: str
    minutes: int
    category: int
    popularity: float
    tmdb: int = 0
    imdb: int = 0
    tvdb: int = 0


_VIDEO = (
    ("1080p.BluRay.x264", 75, 40, 1.0), ("1080p.WEB-DL.DDP5.1.H.264", 50, 40, 0.9),
    ("2160p.UHD.BluRay.Remux.HDR.HEVC", 350, 45, 0.6), ("2160p.WEB-DL.DV.H.265", 120, 45, 0.8),
    ("720p.WEB-DL.H.264", 22, 40, 0.7), ("1080p.BluRay.x265.10bit", 30, 40, 0.5),
)  # fmt: skip
_SOUND = (("[FLAC]", 6.4, 40, 1.0), ("[24bit-96kHz FLAC]", 14.0, 40, 0.5), ("[MP3 320]", 2.4, 10, 0.9))
_GROUPS = ("TINROOF", "KEEPER", "KTCHN", "NORDLYS", "FJORD", "DECKLE")


def plain(text: str) -> str:
    """In small letters, without accents and signs."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in flat if not unicodedata.combining(c))))


def works(world: World, words: str, wanted: Sequence[int]) -> list[Work]:
    """What of that name there is anywhere, the best known first; six at most."""
    sought = plain(words).split()
    season = next((each for each in sought if re.fullmatch(r"s\d\d(e\d\d)?", each)), "")
    year = next((each for each in sought if re.fullmatch(r"(19|20)\d\d", each)), "")
    names = [each for each in sought if each not in (season,)]
    found: list[Work] = []
    if not names:
        return []
    for title in _titles(world):
        category = MOVIES if title.kind == MOVIE else SERIES
        if category in wanted and _fits(title, names, year):
            found.append(_work(title, season))
    if AUDIO in wanted:
        from mediatui.demo.world.music.facts import BANDS

        for band in BANDS:
            for line in band.albums:
                said = f"{plain(band.name)} {plain(line.title)} {line.day[:4]}"
                if all(name in said for name in names):
                    stem = f"{band.name} - {line.title} ({line.day[:4]})"
                    found.append(Work(stem, line.tracks * 4, AUDIO, 10.0 + line.tracks))
    found.sort(key=lambda work: -work.popularity)
    return found[:6]


def _titles(world: World) -> list[Title]:
    """Every film and series that anybody in the household knows of."""
    known = dict(world.raw_requests().catalogue.by_key)
    for manager in world.managed.managers.values():
        known.update(
            {each.title.key: each.title for each in manager.owners.values() if isinstance(each.title, Title)}
        )
    return list(known.values())


def _fits(title: Title, names: Sequence[str], year: str) -> bool:
    said = f"{plain(title.name)} {plain(title.original)}"
    return all(name in said or (name == year and title.released[:4] == year) for name in names)


def _work(title: Title, season: str) -> Work:
    imdb = int(title.imdb[2:]) if title.imdb[2:].isdigit() else 0
    if title.kind == MOVIE:
        stem = f"{dotted(title.name)}.{title.released[:4]}"
        return Work(stem, title.minutes or 100, MOVIES, title.popularity, title.tmdb, imdb)
    last = max((each.number for each in title.seasons), default=1)
    stem = f"{dotted(title.name)}.{season.upper() or f'S{last:02d}'}"
    return Work(stem, (title.minutes or 45) * 8, SERIES, title.popularity, title.tmdb, imdb, title.tvdb or 0)


def offered(world: World, tracker: Tracker, words: str, wanted: Sequence[int], now: float) -> list[Offered]:
    """What an indexer has, the newest first."""
    here = [each for each in wanted if each in tracker.has]
    found: list[Offered] = []
    for work in works(world, words, here):
        ends = _SOUND if work.category == AUDIO else _VIDEO
        for end, rate, part, chance in ends:
            mark = f"{world.seed}/{work.stem}/{end}/{tracker.id}"
            if spread(mark, 0, 1) > chance * (0.8 if tracker.privacy == "private" else 0.5):
                continue
            group = _GROUPS[int(spread(f"{work.stem}/{end}/group", 0, len(_GROUPS) - 0.01))]
            join = " " if work.category == AUDIO else "."
            torrent = tracker.protocol == "torrent"
            flags = (
                ("freeleech",) if tracker.privacy == "private" and spread(f"{mark}/free", 0, 1) < 0.2 else ()
            )
            found.append(
                Offered(
                    tracker,
                    f"https://tracker{tracker.id}.example/t/{digest(mark, size=8)}",
                    f"{work.stem}{join}{end}-{group}",
                    # The same file at several indexers has the same size.
                    round(rate * 10**6 * work.minutes * spread(f"{work.stem}/{end}/size", 0.85, 1.2)),
                    now // DAY * DAY - spread(f"{mark}/age", 0.2, 900) * DAY,
                    work.category + part,
                    int(spread(f"{mark}/seeders", 0, 240)) if torrent else 0,
                    int(spread(f"{mark}/leechers", 0, 30)) if torrent else 0,
                    int(spread(f"{mark}/grabs", 0, 900)),
                    flags,
                    work.tmdb,
                    work.imdb,
                    work.tvdb,
                )
            )
    return sorted(found, key=lambda one: -one.published)


def category_name(number: int) -> str:
    """What a category is called."""
    return _PARTS[number][1] if number in _PARTS else CATEGORIES.get(number, "Other")


def parts_of(number: int) -> list[tuple[int, str]]:
    """The categories within a main category."""
    return [(each, name) for each, (of, name) in _PARTS.items() if of == number]
