"""Lidarr's way of looking after artists: what is fetched, where it lies, what is imported and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from mediatui.demo.names import digest
from mediatui.demo.world.library import spread
from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.managed.qualities import LIDARR, rank
from mediatui.demo.world.managed.records import DAY, DELETED, Download, Found
from mediatui.demo.world.managed.releases import day_of, judged
from mediatui.demo.world.managed.setup import INDEXERS
from mediatui.demo.world.music.records import EACH, Band, Record, SoundFile, Tune

if TYPE_CHECKING:
    from mediatui.demo.world.managed.records import Owner, Part
    from mediatui.demo.world.managed.setup import Setup
    from mediatui.demo.world.torrents import Torrents

TRACK_IMPORTED = "trackFileImported"

_SORTS = (
    ("FLAC", "FLAC", 6.4, 1.0),
    ("WEB FLAC", "FLAC", 6.4, 0.6),
    ("24bit-96kHz WEB FLAC", "FLAC 24bit", 14.0, 0.5),
    ("MP3 320kbps", "MP3-320", 2.4, 0.9),
    ("V0", "MP3-VBR-V0", 1.8, 0.4),
    ("AAC 256", "AAC-256", 1.9, 0.3),
)
"""The end of a name, the quality, megabytes a minute, and how likely an indexer has it."""
_GROUPS = ("DECKLE", "SPINDLE", "GRVYRD", "NORDLYS", "PERFECT")


class MusicKeeper(Manager):
    """Lidarr's. Its titles are artists, its parts albums."""

    def __init__(self, setup: Setup, seed: int, start: float, torrents: Torrents) -> None:
        super().__init__(setup, seed, start, torrents)
        self.records: dict[int, Record] = {}
        """Albums by their number here."""

    # What is here

    def band(self, number: int) -> Band | None:
        """The artist of that number."""
        return cast("Band | None", self.owners.get(number))

    def bands(self) -> list[Band]:
        """All artists."""
        return cast("list[Band]", list(self.owners.values()))

    def record(self, number: int) -> Record | None:
        """The album of that number."""
        return self.records.get(number)

    def tune(self, number: int) -> Tune | None:
        """The track of that number."""
        record = self.records.get(number // EACH)
        return next((tune for tune in record.tunes if tune.id == number), None) if record else None

    def sound(self, number: int) -> Tune | None:
        """The track whose file has that number."""
        tune = self.tune(number)
        if tune is not None and tune.file is not None and tune.file.id == number:
            return tune
        return next(
            (
                each
                for record in self.records.values()
                if record.made  # what nobody looked at has the numbers of its tracks
                for each in record.tunes
                if each.file is not None and each.file.id == number
            ),
            None,
        )

    def keep(self, band: Band) -> None:
        """Look after an artist and its albums."""
        self.put(cast("Owner", band))
        for record in band.parts:
            self.records[record.id] = record

    def forget(self, record: Record) -> None:
        """Look after an album no longer."""
        self.records.pop(record.id, None)
        record.band.parts.remove(record)
        part = cast("Part", record)
        for download in self.downloads.values():
            download.parts = [each for each in download.parts if each is not part]
        self.history = [event for event in self.history if event.part is not part]
        self.changes += 1

    # What films and series do each in their way

    def part(self, number: int) -> Part | None:
        """The album of that number."""
        return cast("Part | None", self.records.get(number))

    def parts(self) -> Iterator[Part]:
        """All albums."""
        return cast("Iterator[Part]", iter(list(self.records.values())))

    def groups(self, parts: Sequence[Part]) -> list[list[Part]]:
        """Each by itself."""
        return [[part] for part in parts]

    def is_out(self, part: Part, now: float) -> bool:
        """Whether it has appeared."""
        day = day_of(_record(part).day)
        return day is not None and day <= now

    def path_of(self, part: Part, release: str) -> str:
        """The album's folder."""
        return folder_of(_record(part))

    def number_of(self, owner: object) -> int:
        """What stands for an artist outside."""
        return cast("Band", owner).title.tmdb

    def search_order(self, parts: Sequence[Part]) -> tuple[str, dict[str, object]]:
        """For albums."""
        return "AlbumSearch", {"albumIds": [part.id for part in parts]}

    def drop(self, owner: object, *, files: bool) -> None:
        """Look after an artist no longer, nor its albums."""
        for record in cast("Band", owner).parts:
            self.records.pop(record.id, None)
        super().drop(cast("Owner", owner), files=files)

    def releases(self, parts: Sequence[Part], now: float) -> list[Found]:
        """What the indexers have of an album, the best first, with what speaks against each."""
        if self.indexers_fail or not parts or not self.is_out(parts[0], now):
            return []
        record = _record(parts[0])
        found = list(_releases(self, record, now))
        blocked = {entry.source for entry in self.blocklist.values()}
        return judged(self.setup, self.profile(parts[0].owner), found, blocked, self.queued())

    # Importing

    def shelve(self, part: Part, source: str, quality: str, size: int, now: float, key: str = "") -> None:
        """Put a whole album where it belongs."""
        record = _record(part)
        for tune in record.tunes:
            self.shelve_tune(tune, source, quality, size // max(1, len(record.tunes)), now, key)
        self._imported(record, source, quality, now, key)

    def shelve_tune(
        self, tune: Tune, source: str, quality: str, size: int, now: float, key: str = ""
    ) -> None:
        """Put one track where it belongs; what is there makes room."""
        part = cast("Part", tune.record)
        path = file_path(tune, quality)
        tune.file = SoundFile(next(self._files), path, size, now, quality, source, _group_of(source))
        self.note(
            TRACK_IMPORTED,
            part,
            now,
            source,
            quality,
            key,
            trackId=str(tune.id),
            importedPath=path,
            droppedPath=f"/data/torrents/{self.setup.category}/{source}",
            downloadClient="qBittorrent",
            releaseGroup=_group_of(source),
            size=str(size),
        )
        self.changes += 1

    def _imported(self, record: Record, source: str, quality: str, now: float, key: str) -> None:
        self.note("downloadImported", cast("Part", record), now, source, quality, key)
        self.log(now, "info", "ImportApprovedTracks", f"Imported [{source}] to {folder_of(record)}")

    def take_tunes(
        self, download: Download | None, tunes: Sequence[Tune], path: str, quality: str, size: int, now: float
    ) -> None:
        """Import a file as these tracks. A download whose album is complete leaves the queue."""
        source = download.title if download is not None else path.rpartition("/")[2]
        key = download.key if download is not None else ""
        for tune in tunes:
            self.shelve_tune(tune, source, quality, size // max(1, len(tunes)), now, key)
        if download is None:
            return
        left = [part for part in download.parts if part.file is None]
        for part in download.parts:
            if part not in left:
                self._imported(_record(part), source, quality, now, key)
        download.parts = left
        if not left:
            self.settle(download)

    def lose_tune(self, tune: Tune, now: float, reason: str) -> None:
        """The file of a track is deleted."""
        if tune.file is not None:
            part = cast("Part", tune.record)
            self.note(
                DELETED, part, now, tune.file.path, tune.file.quality, reason=reason, trackId=str(tune.id)
            )
            tune.file = None
            self.changes += 1


def _record(part: Part) -> Record:
    return cast("Record", part)


def tidy(name: str) -> str:
    """A name as a folder can have it."""
    return re.sub(r"[/:]", " ", name)[:100].strip()


def folder_of(record: Record) -> str:
    """Where an album lies."""
    year = f" ({record.day[:4]})" if record.day else ""
    return f"{record.band.path}/{tidy(record.name)}{year}"


def file_path(tune: Tune, quality: str) -> str:
    """Where the file of a track lies once it is renamed."""
    end = "flac" if quality.startswith(("FLAC", "Unknown")) else "m4a" if quality.startswith("A") else "mp3"
    disc = f"{tune.medium:02d}-" if len(tune.record.pressing.discs) > 1 else ""
    band = tidy(tune.record.band.title.name)
    return f"{folder_of(tune.record)}/{band} - {disc}{tune.number:02d} - {tidy(tune.name)}.{end}"


def _group_of(source: str) -> str:
    found = re.search(r"-([A-Z]{4,8})$", source)
    return found[1] if found else ""


def _releases(keeper: MusicKeeper, record: Record, now: float) -> Iterator[Found]:
    """What there is of an album, the same whenever it is asked."""
    stem = f"{record.band.title.name} - {record.name} ({record.day[:4]})"
    minutes = record.pressing.tracks * 4
    out = day_of(record.day) or now
    for indexer in INDEXERS:
        for end, quality, rate, chance in () if indexer.failing else _SORTS:
            mark = f"{keeper.seed}/{record.id}/{end}/{indexer.id}"
            certain = indexer.id == 1 and end == "FLAC"
            if not certain and spread(mark, 0, 1) > chance * (0.6 if indexer.protocol == "torrent" else 0.3):
                continue
            group = _GROUPS[int(spread(f"{mark}/group", 0, len(_GROUPS) - 0.01))]
            torrent = indexer.protocol == "torrent"
            published = max(out, now // DAY * DAY - spread(f"{mark}/age", 0.2, 900) * DAY)
            yield Found(
                guid=f"https://indexer{indexer.id}.example/details/{digest(mark, size=8)}",
                title=f"{stem} [{end}]-{group}",
                indexer=indexer.id,
                protocol=indexer.protocol,
                size=round(rate * 10**6 * minutes * spread(f"{mark}/size", 0.85, 1.2)),
                published=min(published, now - 3600),
                quality=quality,
                group=group,
                formats=(),
                score=0,
                parts=cast("list[Part]", [record]),
                seeders=int(spread(f"{mark}/seeders", 1, 140)) if torrent else 0,
                leechers=int(spread(f"{mark}/leechers", 0, 20)) if torrent else 0,
            )


def below_cutoff(keeper: MusicKeeper, record: Record) -> bool:
    """Whether it is here, and something better would be taken."""
    file = record.file
    profile = keeper.profile(cast("Part", record).owner)
    return file is not None and rank(LIDARR, file.quality) < rank(LIDARR, profile.cutoff)
