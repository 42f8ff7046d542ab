"""Releases: what the indexers have of a movie, an episode or a season, the same whenever it is asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from mediatui.demo.names import digest
from mediatui.demo.world.library import spread
from mediatui.demo.world.managed.qualities import (
    RADARR,
    formats_of_name,
    group_of_name,
    quality_of_name,
    rank,
)
from mediatui.demo.world.managed.records import DAY, Episode, Film, Found, Part
from mediatui.demo.world.managed.setup import FORMATS, INDEXERS, Profile, Setup
from mediatui.demo.world.requests.title import Title

MB = 10**6

_SORTS = (
    ("1080p.BluRay.x264", 75, 1.0),
    ("1080p.WEB-DL.DDP5.1.H.264", 50, 0.9),
    ("2160p.UHD.BluRay.Remux.HDR.HEVC", 350, 0.7),
    ("2160p.WEB-DL.DV.H.265", 120, 1.0),
    ("1080p.BluRay.Remux.AVC.DTS-HD.MA.5.1", 200, 0.6),
    ("720p.WEB-DL.H.264", 22, 0.8),
    ("1080p.BluRay.x265.10bit", 30, 0.5),
    ("1080p.WEB-DL.REPACK.H.264", 52, 0.2),
    ("480p.DVDRip.XviD", 9, 0.4),
)
"""The end of a name, megabytes a minute, and how likely an indexer has it."""
_GROUPS = ("TINROOF", "KEEPER", "KTCHN", "NORDLYS", "FJORD")


def dotted(name: str) -> str:
    """A title as it stands in the name of a release."""
    return re.sub(r"[\s./:,!?’'–()\[\]]+", ".", name).strip(".")


def number_of(title: Title) -> int:
    """What stands for a title where releases are made up."""
    return title.tvdb or title.tmdb


def stem_of(parts: Sequence[Part]) -> str:
    """The beginning of the name of a release that has these parts."""
    first = parts[0]
    if isinstance(first, Film):
        return f"{dotted(first.title.name)}.{first.title.released[:4]}"
    code = first.code if len(parts) == 1 else f"S{first.season:02d}"
    return f"{dotted(first.show.title.name)}.{code}"


def name_of(seed: int, part: Part, quality: str) -> str:
    """What a file of that quality was called when it was fetched long ago."""
    end = next((end for end, *_ in _SORTS if _says(end) == quality), quality)
    group = _GROUPS[int(spread(f"{seed}/{part.owner.title.key}/group", 0, len(_GROUPS) - 0.01))]
    return f"{stem_of([part])}.{end}-{group}"


@lru_cache(maxsize=32)
def _says(end: str) -> str:
    return quality_of_name(end, RADARR)


def releases_of(setup: Setup, seed: int, parts: Sequence[Part], now: float) -> list[Found]:
    """What there is of these parts (one, or a whole season), not yet judged. Nothing before it is out."""
    first = parts[0]
    title, minutes = first.owner.title, first.owner.title.minutes or 45
    out = [_out(part) for part in parts]
    if any(day is None or day > now for day in out):
        return []
    stem, found = stem_of(parts), []
    # What is asked for in 4K is to be had in it.
    sure = "2160p.WEB" if setup.in_4k else "1080p.BluRay.x264"
    for indexer in INDEXERS:
        for end, rate, chance in () if indexer.failing else _SORTS:
            mark = f"{seed}/{number_of(title)}/{stem}/{end}/{indexer.id}"
            certain = indexer.id == 1 and end.startswith(sure)
            if not certain and spread(mark, 0, 1) > chance * (0.6 if indexer.protocol == "torrent" else 0.3):
                continue
            group = _GROUPS[int(spread(f"{mark}/group", 0, len(_GROUPS) - 0.01))]
            name = f"{stem}.{end}-{group}"
            age = spread(f"{mark}/age", 0.2, 900) * DAY
            published = max(max(day for day in out if day is not None), now // DAY * DAY - age)
            formats = formats_of_name(name)
            torrent = indexer.protocol == "torrent"
            found.append(Found(
                guid=f"https://indexer{indexer.id}.example/details/{digest(mark, size=8)}", title=name,
                indexer=indexer.id, protocol=indexer.protocol,
                size=round(rate * MB * minutes * len(parts) * spread(f"{mark}/size", 0.85, 1.2)),
                published=min(published, now - 3600), quality=quality_of_name(name, setup.table),
                group=group_of_name(name), formats=formats,
                score=sum(worth for number, _, worth in FORMATS if number in formats), parts=list(parts),
                full_season=len(parts) > 1, seeders=int(spread(f"{mark}/seeders", 1, 240)) if torrent else 0,
                leechers=int(spread(f"{mark}/leechers", 0, 30)) if torrent else 0,
            ))  # fmt: skip
    return found


def judged(
    setup: Setup, profile: Profile, found: list[Found], blocked: Collection[str], queued: Collection[Part]
) -> list[Found]:
    """The same, with what speaks against each, the best first."""
    for one in found:
        one.rejections = tuple(_against(setup, profile, one, blocked, queued))
    return sorted(
        found,
        key=lambda one: (
            bool(one.rejections), -rank(setup.table, one.quality), -one.score, one.protocol != "torrent",
            -one.seeders, one.guid,
        ),
    )  # fmt: skip


def _against(
    setup: Setup, profile: Profile, one: Found, blocked: Collection[str], queued: Collection[Part]
) -> list[str]:
    said = []
    if one.quality not in profile.allowed:
        said.append(f"{one.quality} is not wanted in profile")
    if one.title in blocked:
        said.append("Release is blocklisted")
    if any(part in queued for part in one.parts):
        said.append("Release in queue is of equal or higher preference")
    here = [part.file.quality for part in one.parts if part.file is not None]
    if len(here) == len(one.parts):
        worst = min(here, key=lambda name: rank(setup.table, name))
        if rank(setup.table, worst) >= rank(setup.table, profile.cutoff):
            said.append(f"Existing file on disk meets cutoff: {profile.cutoff}")
        elif rank(setup.table, one.quality) <= rank(setup.table, worst):
            said.append(f"Existing file on disk is of equal or higher preference: {worst} v1")
    if one.protocol == "torrent" and one.seeders < 3:
        said.append(f"Not enough seeders: {one.seeders}. Minimum seeders: 3")
    return said


def _out(part: Part) -> float | None:
    """When something of it can be had."""
    return part.aired if isinstance(part, Episode) else day_of(part.title.released)


@lru_cache(maxsize=8192)
def day_of(told: str) -> float | None:
    """The beginning of a day ("2024-03-01"), None where none is told."""
    return datetime.fromisoformat(told).replace(tzinfo=UTC).timestamp() if told else None
