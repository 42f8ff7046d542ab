"""Artists, albums, editions, tracks and files as Lidarr sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mediatui.demo.faces.servarr.documents import Documents, clean_title
from mediatui.demo.faces.servarr.words import Document, moment
from mediatui.demo.names import digest
from mediatui.demo.world.managed.qualities import LIDARR, rank
from mediatui.demo.world.managed.releases import day_of
from mediatui.demo.world.music.keeper import MusicKeeper
from mediatui.demo.world.music.records import Band, Pressing, Record, SoundFile, Tune
from mediatui.demo.world.music.stock import album_mbid, mbid

if TYPE_CHECKING:
    from mediatui.demo.world.managed.records import Owner

_PICTURES = "https://assets.fanart.example/music"


class MusicDocuments(Documents):
    """Writes what a Lidarr knows."""

    here = "artist"

    @property
    def keeper(self) -> MusicKeeper:
        """The manager, which is one of music."""
        return cast("MusicKeeper", self.manager)

    def owner(self, owner: object) -> Document:
        """An artist of the library with its counts."""
        return self.artist(cast("Band", owner))

    def part(self, part: object) -> Document:
        """An album by itself."""
        return self.album(cast("Record", part))

    def ids(self, part: object) -> Document:
        """The numbers that say what a record is about."""
        record = cast("Record", part)
        return {"artistId": record.band.id, "albumId": record.id}

    def quality(self, name: str) -> Document:
        """A quality with its revision."""
        found = LIDARR.get(name, LIDARR["Unknown"])
        revision = {"version": 1, "real": 0, "isRepack": False}
        return {"quality": {"id": found.id, "name": found.name}, "revision": revision}

    # Artists

    def artist(self, band: Band) -> Document:
        """An artist with the album before and the one to come."""
        days = sorted(
            ((day, record) for record in band.parts if (day := day_of(record.day)) is not None),
            key=lambda each: each[0],
        )
        now = self.manager.now
        last = next((record for day, record in reversed(days) if day <= now), None)
        coming = next((record for day, record in days if day > now), None)
        document = self._artist_head(band) | {
            "path": band.path,
            "qualityProfileId": band.profile,
            "metadataProfileId": band.metadata_profile,
            "monitored": band.monitored,
            "monitorNewItems": band.monitor_new,
            "rootFolderPath": f"{band.root}/",
            "tags": list(band.tags),
            "added": moment(band.added),
            "statistics": {"albumCount": len(band.parts), **_counted(band.parts, now)},
            "id": band.id,
        }
        for name, record in (("nextAlbum", coming), ("lastAlbum", last)):
            if record is not None:
                document[name] = self.album_head(record) | {"id": record.id}
        return document

    def _artist_head(self, band: Band) -> Document:
        name, number = band.title.name, band.title.mbid
        images = [
            {"url": f"/MediaCover/{band.id}/{sort}.jpg", "coverType": sort, "extension": ".jpg",
             "remoteUrl": f"{_PICTURES}/{digest(number, sort, size=8)}.jpg"}
            for sort in ("poster", "fanart")
        ]  # fmt: skip
        return {
            "status": "ended" if band.ended else "continuing",
            "ended": band.ended,
            "artistName": name,
            "foreignArtistId": number,
            "tadbId": 0,
            "discogsId": 0,
            "overview": band.overview or None,
            "artistType": band.kind,
            "disambiguation": band.disambiguation,
            "links": [
                {"url": f"https://musicbrainz.org/artist/{number}", "name": "musicbrainz"},
                {"url": f"https://www.discogs.com/artist/{band.title.tmdb % 900_000}", "name": "discogs"},
            ],
            "images": images,
            "members": [{"name": member, "instrument": "", "images": []} for member in band.members] or None,
            "genres": list(band.genres),
            "cleanName": clean_title(name),
            "sortName": _sorted_name(name, band.kind),
            "ratings": {"votes": band.title.tmdb % 500, "value": 5 + band.title.tmdb % 49 / 10},
        }

    def artist_candidate(self, band: Band) -> Document:
        """An artist as it is looked up: with its number only where it is in the library."""
        document = self._artist_head(band) | {
            "monitored": False, "qualityProfileId": 0, "metadataProfileId": 0, "monitorNewItems": "all",
            "folder": band.path.rpartition("/")[2], "tags": [],
            "added": "0001-01-01T00:00:00Z", "statistics": {"albumCount": 0, **_counted([], 0.0)},
        }  # fmt: skip
        return document | ({"id": band.id} if self.keeper.band(band.id) is band else {})

    # Albums

    def album_head(self, record: Record) -> Document:
        """An album without its artist, editions and counts."""
        seconds = 238 * record.pressing.tracks
        number = album_mbid(record)
        cover = f"{_PICTURES}/{digest(number, size=8)}.jpg"
        return {
            "title": record.name,
            "disambiguation": record.disambiguation,
            "overview": "",
            "artistId": record.band.id,
            "foreignAlbumId": number,
            "monitored": record.monitored,
            "anyReleaseOk": record.any_pressing,
            "profileId": record.band.profile,
            "duration": seconds * 1000,
            "albumType": record.kind,
            "secondaryTypes": list(record.secondary),
            "mediumCount": len(record.pressing.discs),
            "ratings": {"votes": record.id % 90, "value": round(5 + record.id % 47 / 10, 1)},
            "releaseDate": f"{record.day}T00:00:00Z" if record.day else None,
            "releases": [],
            "genres": list(record.band.genres),
            "media": _media(record.pressing),
            "images": [{"url": f"/MediaCover/Albums/{record.id}/cover.jpg", "coverType": "cover",
                        "extension": ".jpg", "remoteUrl": cover}],
            "links": [{"url": f"https://musicbrainz.org/release-group/{number}", "name": "musicbrainz"}],
            "lastSearchTime": moment(record.searched),
        }  # fmt: skip

    def album(self, record: Record, *, artist: bool = True) -> Document:
        """An album of the library with its editions."""
        document = self.album_head(record) | {
            "releases": [self.edition(record, at) for at in range(len(record.pressings))],
            "statistics": _counted([record], self.manager.now),
            "id": record.id,
        }
        return document | ({"artist": self.artist(record.band)} if artist else {})

    def edition(self, record: Record, at: int) -> Document:
        """One release of an album."""
        pressing = record.pressings[at]
        return {
            "id": pressing.id, "albumId": record.id, "foreignReleaseId": mbid("release", pressing.id),
            "title": record.name, "status": pressing.status,
            "duration": 238_000 * pressing.tracks, "trackCount": pressing.tracks,
            "media": _media(pressing), "mediumCount": len(pressing.discs),
            "disambiguation": pressing.disambiguation, "country": [pressing.country],
            "label": [pressing.label],
            "format": _format(pressing),
            "monitored": at == record.chosen,
        }  # fmt: skip

    def album_candidate(self, record: Record, band: Band) -> Document:
        """An album as it is looked up."""
        document = self.album_head(record) | {
            "artist": self.artist_candidate(band), "profileId": 0, "monitored": False, "artistId": 0,
        }  # fmt: skip
        here = self.keeper.record(record.id) is record
        return document | ({"id": record.id, "artistId": band.id} if here else {})

    # Tracks

    def track(self, tune: Tune) -> Document:
        """A track."""
        return {
            "artistId": tune.record.band.id, "foreignTrackId": mbid("track", tune.id),
            "foreignRecordingId": mbid("recording", tune.id),
            "trackFileId": tune.file.id if tune.file is not None else 0, "albumId": tune.record.id,
            "explicit": tune.id % 13 == 0 and tune.record.band.genres[:1] == ("Hip Hop",),
            "absoluteTrackNumber": tune.absolute, "trackNumber": str(tune.number), "title": tune.name,
            "duration": tune.seconds * 1000, "mediumNumber": tune.medium, "hasFile": tune.file is not None,
            "ratings": {"votes": 0, "value": 0}, "id": tune.id,
        }  # fmt: skip

    def sound(self, tune: Tune, file: SoundFile) -> Document:
        """A file of a track."""
        cutoff = self.keeper.profile(cast("Owner", tune.record.band)).cutoff
        return {
            "artistId": tune.record.band.id, "albumId": tune.record.id, "path": file.path, "size": file.size,
            "dateAdded": moment(file.added), "sceneName": file.scene or None,
            "releaseGroup": file.group or None, "quality": self.quality(file.quality), "qualityWeight": 1,
            "customFormats": [], "customFormatScore": 0, "indexerFlags": 0,
            "mediaInfo": _media_info(file.quality), "id": file.id,
            "qualityCutoffNotMet": rank(LIDARR, file.quality) < rank(LIDARR, cutoff),
        }  # fmt: skip


def _counted(records: list[Record], now: float) -> Document:
    """Tracks that are counted are those that are here, or of albums that are monitored and out."""
    files = sum(record.files for record in records)
    total = sum(record.pressing.tracks for record in records)
    counted = sum(
        record.pressing.tracks if record.monitored and _is_out(record, now) else record.files
        for record in records
    )
    return {
        "trackFileCount": files, "trackCount": counted, "totalTrackCount": total,
        "sizeOnDisk": sum(record.size() for record in records),
        "percentOfTracks": 100 * files / counted if counted else 0,
    }  # fmt: skip


def _is_out(record: Record, now: float) -> bool:
    day = day_of(record.day)
    return day is not None and day <= now


def _sorted_name(name: str, kind: str) -> str:
    words = name.split()
    if kind == "Person" and len(words) == 2 and name.isascii():
        return f"{words[1]}, {words[0]}".lower()
    if name.lower().startswith("the "):
        return f"{name[4:]}, the".lower()
    return name.lower()


def _media(pressing: Pressing) -> list[Document]:
    return [
        {"mediumNumber": at, "mediumName": "", "mediumFormat": pressing.format}
        for at in range(1, len(pressing.discs) + 1)
    ]


_INFO = {
    "FLAC": ("FLAC", "851 kbps", "16bit", "44.1kHz"), "FLAC 24bit": ("FLAC", "2304 kbps", "24bit", "96kHz"),
    "MP3-320": ("MP3", "320 kbps", "", "44.1kHz"), "MP3-VBR-V0": ("MP3", "243 kbps", "", "44.1kHz"),
    "AAC-256": ("AAC", "256 kbps", "", "44.1kHz"), "MP3-192": ("MP3", "192 kbps", "", "44.1kHz"),
}  # fmt: skip


def _media_info(quality: str) -> Document:
    codec, rate, bits, samples = _INFO.get(quality, ("FLAC", "900 kbps", "16bit", "44.1kHz"))
    return {
        "audioChannels": 2,
        "audioBitRate": rate,
        "audioCodec": codec,
        "audioBits": bits or None,
        "audioSampleRate": samples,
    }


def _format(pressing: Pressing) -> str:
    """As "2xCD"."""
    return f"{len(pressing.discs)}x{pressing.format}" if len(pressing.discs) > 1 else pressing.format
