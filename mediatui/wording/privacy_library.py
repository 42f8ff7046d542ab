"""Stand-ins for what tells which titles somebody has. Pure."""

from __future__ import annotations

from dataclasses import replace

from mediatui.models.history import BlocklistEntry, HistoryEvent
from mediatui.models.library import Episode, MediaFile, Movie, Series
from mediatui.models.schedule import Part
from mediatui.wording.privacy import veiled_word


def veiled_name(record: Movie | Series) -> str:
    """What a title is called instead."""
    return veiled_word("Movie" if isinstance(record, Movie) else "Series", record.title)


def veiled_record(record: Movie | Series) -> Movie | Series:
    """A title without its name, its place and its numbers out in the world. Its key stays."""
    told, path = veiled_name(record), veiled_word("/folder", record.path)
    if isinstance(record, Movie):
        return replace(record, title=told, sort_title=told.lower(), path=path, imdb_id="", tmdb_id=None)
    return replace(
        record,
        title=told,
        sort_title=told.lower(),
        path=path,
        imdb_id="",
        tmdb_id=None,
        tvdb_id=None,
        slug="",
        network=veiled_word("Network", record.network),
    )


def veiled_part(part: Part) -> Part:
    """Something that is wanted, or to come, without its names."""
    kind = "Movie" if part.episode_id is None else "Series"
    if part.album_id is not None:
        return replace(
            part,
            media_title=veiled_word("Artist", part.media_title),
            part_title=veiled_word("Album", part.part_title),
        )
    return replace(
        part,
        media_title=veiled_word(kind, part.media_title),
        part_title=veiled_word("Episode", part.part_title),
    )


def veiled_episode(episode: Episode) -> Episode:
    """An episode without its names."""
    return replace(
        episode,
        title=veiled_word("Episode", episode.title),
        series_title=veiled_word("Series", episode.series_title),
        overview="",
        file=None if episode.file is None else veiled_file(episode.file),
    )


def veiled_file(file: MediaFile) -> MediaFile:
    """A file without its name and place."""
    return replace(
        file,
        name=veiled_word("File", file.name or file.path),
        path="",
        scene_name="",
        edition="",
        release_group="",
    )


def veiled_event(event: HistoryEvent) -> HistoryEvent:
    """An event without what it was done to."""
    return replace(
        event,
        source_title=veiled_word("Release", event.source_title),
        media_title=veiled_word("Title", event.media_title),
        part_title=veiled_word("Part", event.part_title),
        path="",
        release_group="",
        download_id="",
    )


def veiled_entry(entry: BlocklistEntry) -> BlocklistEntry:
    """A blocked release without its name."""
    return replace(
        entry,
        source_title=veiled_word("Release", entry.source_title),
        media_title=veiled_word("Title", entry.media_title),
    )
