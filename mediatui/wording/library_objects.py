"""Titles, wanted parts, appearances and releases as commands print them as JSON: names that stay.

Durations are seconds, sizes bytes, times seconds since the epoch; what is not known is null.
"""

from __future__ import annotations

from mediatui.models.library import Movie
from mediatui.models.release import Release
from mediatui.models.schedule import Part, Wish
from mediatui.wording.library import Record, missing_of, part_title, state_of
from mediatui.wording.library_facts import appearing_state, part_type
from mediatui.wording.objects import Json


def record_object(record: Record, profile: str, tags: tuple[str, ...], root: str) -> Json:
    """One title, flat but for the seasons of a series."""
    movie = record if isinstance(record, Movie) else None
    told: Json = {
        "id": record.key,
        "service": record.service,
        "number": record.id,
        "type": "movie" if movie else "series",
        "title": record.title,
        "year": record.year,
        "status": record.status.value,
        "state": state_of(record),
        "monitored": record.monitored,
        "missing": missing_of(record),
        "profile": profile or None,
        "tags": list(tags),
        "root_folder": root or None,
        "path": record.path or None,
        "size": record.size,
        "rating": record.rating,
        "genres": list(record.genres),
        "runtime": record.runtime_s,
        "added": record.added,
        "tmdb_id": record.tmdb_id,
        "imdb_id": record.imdb_id or None,
    }
    if isinstance(record, Movie):
        return told | {
            "quality": record.quality or None,
            "score": record.score,
            "cutoff_met": record.cutoff_met,
            "available": record.available,
            "searched": record.last_searched,
        }
    return told | {
        "tvdb_id": record.tvdb_id,
        "network": record.network or None,
        "kind": record.kind or None,
        "files": record.files,
        "episodes": record.episodes,
        "next_airing": record.next_airing,
        "seasons": [
            {
                "number": season.number,
                "monitored": season.monitored,
                "files": season.files,
                "episodes": season.episodes,
                "size": season.size,
            }
            for season in record.seasons
        ],
    }


def part_object(part: Part) -> Json:
    """A movie, an episode or an album that is looked for, or appears."""
    return {
        "id": f"{part.service}/{part.title_id}",
        "service": part.service,
        "type": part_type(part),
        "title": part_title(part),
        "name": part.media_title,
        "year": part.year,
        "season": part.season,
        "episode": part.number,
        "episode_id": part.episode_id,
        "album": part.part_title if part.album_id is not None else None,
        "album_id": part.album_id,
        "monitored": part.monitored,
    }


def wanted_object(part: Part, wish: Wish) -> Json:
    """Something that is wanted, and why."""
    return part_object(part) | {"why": wish.value, "at": part.at, "searched": part.last_searched}


def appearing_object(part: Part, at: float, what: str, now: float) -> Json:
    """Something that appears."""
    state = appearing_state(part, at, now)
    return part_object(part) | {"at": at, "what": what, "state": state, "there": part.has_file}


def release_object(number: int, release: Release) -> Json:
    """A release by the number it is grabbed by. Where it is loaded from is not told: that may hold a key."""
    return {
        "number": number,
        "release": release.title,
        "quality": release.quality.name or None,
        "score": release.score,
        "size": release.size,
        "age": release.age_s,
        "via": release.via.value,
        "indexer": release.indexer or None,
        "seeders": release.seeders,
        "leechers": release.leechers,
        "rejected": release.is_rejected,
        "rejections": list(release.rejections),
        "languages": [language.name for language in release.languages],
    }
