"""Lidarr's calls: artists, albums, editions, tracks; the rest as all programs of its family have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mediatui.services.servarr.calls import Call, Calls, command, yes_no
from mediatui.services.servarr.client import LIBRARY_BYTES, LIBRARY_TIMEOUT, SLOW_TIMEOUT
from mediatui.services.servarr.dialect import LIDARR
from mediatui.services.servarr.history import HistoryCalls
from mediatui.services.servarr.library import LibraryCalls
from mediatui.services.servarr.queue import QueueCalls
from mediatui.services.servarr.releases import ReleaseCalls
from mediatui.services.servarr.system import SystemCalls

if TYPE_CHECKING:
    from mediatui.models.adding import Adding, Candidate, Changes
    from mediatui.models.imports import ImportCandidate, ImportList
    from mediatui.models.library import Shelf
    from mediatui.models.music import Album, AlbumOpened, ArtistOpened, Discography, Track, TrackFile
    from mediatui.models.release import Target
    from mediatui.models.schedule import Part, Wish
    from mediatui.models.shelves import MetadataProfile
    from mediatui.models.system import Command
    from mediatui.services.servarr.wire import Raw

ALBUMS_BYTES = 4 * LIBRARY_BYTES
"""Of all albums, unpacked, with all their editions: 60,000 are some 300 MiB. Read as it comes."""

_TRACKS = "mediatui.services.lidarr.tracks"


class LidarrAdapter(LibraryCalls, QueueCalls, HistoryCalls, SystemCalls, ReleaseCalls):
    """A `MusicLibrary`, a `QueueSource`, `HistorySource`, `SystemSource` and `ReleaseSearcher`."""

    dialect = LIDARR
    heavy = ("mediatui.services.lidarr.artists",)

    # What is there

    async def shelf(self) -> Shelf:
        """All artists, with their counts, without their albums. Read as it comes."""
        await self.api.ready(*self.heavy)
        from mediatui.models.library import Shelf
        from mediatui.services.lidarr.artists import ArtistFields, artist_of
        from mediatui.services.servarr.titles import Pool

        service, pool = self.api.service, Pool()
        artists, dropped = await self.api.list(
            "/artist",
            lambda raw: artist_of(raw, service, pool),
            timeout=self.api.at_least(LIBRARY_TIMEOUT),
            max_body=LIBRARY_BYTES,
            fields=ArtistFields,
            number=lambda artist: artist.id,
        )
        return Shelf(artists=artists, dropped=dropped)

    async def discography(self) -> Discography:
        """All albums of all artists, without editions and tracks: the heaviest that Lidarr has."""
        await self.api.ready(*self.heavy)
        from mediatui.models.music import Discography
        from mediatui.services.lidarr.artists import AlbumFields, album_of
        from mediatui.services.servarr.titles import Pool

        service, pool = self.api.service, Pool()
        albums, dropped = await self.api.list(
            "/album",
            lambda raw: album_of(raw, service, pool),
            timeout=self.api.at_least(LIBRARY_TIMEOUT),
            max_body=ALBUMS_BYTES,
            fields=AlbumFields,
            number=lambda album: album.id,
        )
        return Discography(albums, dropped)

    async def artist(self, artist_id: int) -> ArtistOpened:
        """One artist with overview, links and members. CONFLICT when it is gone."""
        raw = await self.api.record(f"/artist/{artist_id}")
        await self.api.ready(*self.heavy)
        from mediatui.services.lidarr.artists import artist_opened_of

        opened = artist_opened_of(raw, self.api.service)
        if opened is None:
            raise self.api.odd("it does not say which artist that is")
        return opened

    async def albums(self, artist_id: int) -> tuple[Album, ...]:
        """All albums of an artist, the newest first, those without a day last."""
        await self.api.ready(*self.heavy)
        from mediatui.services.lidarr.artists import AlbumFields, album_of
        from mediatui.services.servarr.titles import Pool

        service, pool = self.api.service, Pool()
        found, _ = await self.api.list(
            "/album",
            lambda raw: album_of(raw, service, pool),
            {"artistId": artist_id},
            timeout=self.api.at_least(SLOW_TIMEOUT),
            fields=AlbumFields,
        )
        return tuple(sorted(found, key=lambda album: (album.released is None, -(album.released or 0.0))))

    async def album(self, album_id: int) -> AlbumOpened:
        """One album with its editions. CONFLICT when it is gone."""
        raw = await self.api.record(f"/album/{album_id}")
        await self.api.ready(*self.heavy)
        from mediatui.services.lidarr.artists import album_opened_of

        opened = album_opened_of(raw, self.api.service)
        if opened is None:
            raise self.api.odd("it does not say which album that is")
        return opened

    async def tracks(self, album_id: int, edition_id: int | None = None) -> tuple[Track, ...]:
        """The tracks of an album's chosen edition, or of another one, each with its file, in order."""
        await self.api.ready(_TRACKS, *self.heavy)
        from dataclasses import replace

        from mediatui.services.lidarr.tracks import track_file_of, track_of

        service = self.api.service
        asked = {"albumId": album_id} if edition_id is None else {"albumReleaseId": edition_id}
        tracks, _ = await self.api.list("/track", lambda raw: track_of(raw, service), asked)
        files, _ = await self.api.list(
            "/trackfile", lambda raw: track_file_of(raw, service), {"albumId": album_id}
        )
        by_id = {file.id: file for file in files}
        joined = (replace(track, file=by_id.get(track.file_id or 0, track.file)) for track in tracks)
        return tuple(sorted(joined, key=lambda track: (track.medium, track.absolute, track.id)))

    async def track_files(self, artist_id: int) -> tuple[TrackFile, ...]:
        """The files of all albums of an artist."""
        await self.api.ready(_TRACKS, *self.heavy)
        from mediatui.services.lidarr.tracks import track_file_of

        service = self.api.service
        asked = {"artistId": artist_id}
        return (await self.api.list("/trackfile", lambda raw: track_file_of(raw, service), asked)).made

    async def metadata_profiles(self) -> tuple[MetadataProfile, ...]:
        """Its metadata profiles: which kinds of albums an artist has there."""
        await self.api.ready(*self.heavy)
        from mediatui.services.lidarr.artists import metadata_profile_of

        return (await self.api.list("/metadataprofile", metadata_profile_of)).made

    async def lookup(self, words: str) -> tuple[Candidate, ...]:
        """Artists and albums of that name, or one by number ("lidarr:<MusicBrainz id>"). Asks the outside."""
        await self.api.ready(*self.heavy)
        from mediatui.services.lidarr.artists import found_of

        found = await self.api.list(
            "/search",
            lambda row: found_of(row, self.api.service),
            {"term": words},
            timeout=self.api.at_least(SLOW_TIMEOUT),
        )
        return found.made

    def part_of(self, raw: Raw) -> Part | None:
        """A record of `/wanted` or `/calendar`: an album."""
        from mediatui.services.lidarr.artists import album_part_of

        return album_part_of(raw, self.api.service)

    # What is changed

    async def monitor_albums(self, album_ids: Sequence[int], monitored: bool) -> None:
        """Look for these albums from now on, or no longer."""
        await self.make(_monitor_albums(album_ids, monitored))

    def monitor_albums_call(self, album_ids: Sequence[int], monitored: bool) -> tuple[str, ...]:
        """The calls of `monitor_albums`."""
        return self.api.words(_monitor_albums(album_ids, monitored))

    async def album_studio(self, artist_ids: Sequence[int], monitor: str) -> None:
        """Choose anew which albums of whole artists are looked for: "all", "future", "missing", "existing",
        "latest", "first", "none"."""
        await self.make(_album_studio(artist_ids, monitor))

    def album_studio_call(self, artist_ids: Sequence[int], monitor: str) -> tuple[str, ...]:
        """The calls of `album_studio`."""
        return self.api.words(_album_studio(artist_ids, monitor))

    async def choose_edition(self, album_id: int, edition_id: int | None) -> None:
        """Look for one edition of an album only; None: any will do. The album is read and written whole."""
        self.api.client.refuse_if_read_only()
        raw = await self.api.record(f"/album/{album_id}")
        told: dict[str, Any] = {"anyReleaseOk": edition_id is None}
        if edition_id is not None:
            releases = [row for row in raw.get("releases") or [] if isinstance(row, dict)]
            if not any(row.get("id") == edition_id for row in releases):
                raise self.api.refused("the album no longer has this edition")
            told["releases"] = [{**row, "monitored": row.get("id") == edition_id} for row in releases]
        await self.api.change(_whole_album(album_id, {**raw, **told}))

    def choose_edition_call(self, album_id: int, edition_id: int | None) -> tuple[str, ...]:
        """The calls of `choose_edition`."""
        told: dict[str, Any] = {"anyReleaseOk": edition_id is None}
        if edition_id is not None:
            told["releases"] = [{"id": edition_id, "monitored": True}]
        call = _whole_album(album_id, told)._replace(over="what was read")
        return self.api.words((Call("GET", f"/album/{album_id}"), call))

    async def delete_albums(self, album_ids: Sequence[int], *, files: bool, exclude: bool) -> None:
        """Take albums out of the library; with `files` from the disk too; with `exclude` for good."""
        await self.make(_delete_albums(album_ids, files, exclude))

    def delete_albums_call(self, album_ids: Sequence[int], *, files: bool, exclude: bool) -> tuple[str, ...]:
        """The calls of `delete_albums`."""
        return self.api.words(_delete_albums(album_ids, files, exclude))

    async def rescan(self, artist_ids: Sequence[int]) -> Command:
        """Read the folders of these artists anew."""
        return await self.tell(_rescan(artist_ids))

    def rescan_call(self, artist_ids: Sequence[int]) -> tuple[str, ...]:
        """The calls of `rescan`."""
        return self.api.words((_rescan(artist_ids),))

    async def search(self, targets: Sequence[Target]) -> tuple[Command, ...]:
        """Look for albums, or all of an artist's, at every indexer, and take the best of what is found."""
        return tuple([await self.tell(call) for call in _searches(targets)])

    def search_call(self, targets: Sequence[Target]) -> tuple[str, ...]:
        """The calls of `search`."""
        return self.api.words(_searches(targets))

    async def search_all(self, wish: Wish) -> Command:
        """Look for everything that is wanted: that many questions to every indexer."""
        return await self.tell(_search_all(wish))

    def search_all_call(self, wish: Wish) -> tuple[str, ...]:
        """The calls of `search_all`."""
        return self.api.words((_search_all(wish),))

    def release_params(self, target: Target) -> dict[str, int]:
        """The parameters that name an album, or an artist."""
        told = {"albumId": target.album_id, "artistId": target.artist_id}
        return {name: number for name, number in told.items() if number is not None}

    def refreshing(self, title_ids: Sequence[int]) -> Call:
        """Before 2.9 Lidarr knows one artist at a time, and without it would refresh them all."""
        one = {"artistId": title_ids[0]} if len(title_ids) == 1 else {}
        return command(self.dialect.refresh, **one, artistIds=list(title_ids))

    def adding(self, candidate: Candidate, how: Adding) -> Call:
        """The call that adds an artist, or one album with what it needs of its artist."""
        if not candidate.artist_mbid:
            raise self.api.refused("this is no artist and no album")
        artist: dict[str, Any] = {
            "foreignArtistId": candidate.artist_mbid,
            "artistName": candidate.artist or candidate.title,
            "qualityProfileId": how.profile_id,
            "metadataProfileId": how.metadata_profile_id,
            "rootFolderPath": how.root_folder,
            "monitored": how.monitored,
            "tags": list(how.tags),
        }
        if not candidate.album_mbid:
            options: dict[str, Any] = {"searchForMissingAlbums": how.search}
            if how.monitor:
                options["monitor"] = how.monitor
            return Call("POST", "/artist", body={**artist, "addOptions": options}, timeout=SLOW_TIMEOUT)
        body = {
            "foreignAlbumId": candidate.album_mbid,
            "title": candidate.title,
            "monitored": how.monitored,
            "anyReleaseOk": True,
            "artist": {**artist, "addOptions": {"monitor": "none", "searchForMissingAlbums": False}},
            "addOptions": {"searchForNewAlbum": how.search},
        }
        return Call("POST", "/album", body=body, timeout=SLOW_TIMEOUT)

    def changed(self, changes: Changes) -> dict[str, Any]:
        """Changes as Lidarr's editor takes them."""
        told = {
            "monitored": changes.monitored,
            "qualityProfileId": changes.profile_id,
            "metadataProfileId": changes.metadata_profile_id,
            "monitorNewItems": changes.monitor_new,
        }
        return {name: value for name, value in told.items() if value is not None}

    # Importing by hand

    async def import_candidates(self, download_id: str = "", folder: str = "") -> ImportList:
        """The files of a download, or of a folder, and the tracks they are taken for. Looks at disks."""
        await self.api.ready(_TRACKS, *self.heavy)
        return await super().import_candidates(download_id, folder)

    def waiting(self, raw: Raw) -> ImportCandidate | None:
        """A file that waits, with its tracks."""
        from mediatui.services.lidarr.tracks import track_candidate_of

        return track_candidate_of(raw, self.api.service, self.api.redact)

    def importing(self, candidate: ImportCandidate) -> dict[str, Any]:
        """A file as the command takes it: of an edition's tracks. Without `trackIds` nothing is imported."""
        from mediatui.services.servarr.qualities import quality_json

        told: dict[str, Any] = {
            "path": candidate.path,
            "artistId": candidate.artist_id,
            "albumId": candidate.album_id,
            "albumReleaseId": candidate.edition_id,
            "trackIds": list(candidate.track_ids),
            "quality": quality_json(candidate.quality),
            "indexerFlags": candidate.indexer_flags,
            "disableReleaseSwitching": False,
        }
        return {**told, "downloadId": candidate.download_id} if candidate.download_id else told

    def judging(self, candidate: ImportCandidate) -> dict[str, Any]:
        """A file as it is sent to be judged."""
        told = self.importing(candidate)
        given = {name: value for name, value in told.items() if value is not None}
        group = {"releaseGroup": candidate.release_group} if candidate.release_group else {}
        return {"id": candidate.id, **given, **group, "replaceExistingFiles": False}


def _monitor_albums(album_ids: Sequence[int], monitored: bool) -> Calls:
    body = {"albumIds": list(album_ids), "monitored": monitored}
    return (Call("PUT", "/album/monitor", body=body),) if album_ids else ()


def _album_studio(artist_ids: Sequence[int], monitor: str) -> Calls:
    body = {"artist": [{"id": number} for number in artist_ids], "monitoringOptions": {"monitor": monitor}}
    return (Call("POST", "/albumstudio", body=body, timeout=SLOW_TIMEOUT),) if artist_ids else ()


def _whole_album(album_id: int, body: dict[str, Any]) -> Call:
    return Call("PUT", f"/album/{album_id}", body=body, timeout=SLOW_TIMEOUT)


def _delete_albums(album_ids: Sequence[int], files: bool, exclude: bool) -> Calls:
    params = {"deleteFiles": yes_no(files), "addImportListExclusion": yes_no(exclude)}
    return tuple(Call("DELETE", f"/album/{number}", params, timeout=SLOW_TIMEOUT) for number in album_ids)


def _rescan(artist_ids: Sequence[int]) -> Call:
    return command("RescanFolders", artistIds=list(artist_ids), addNewArtists=False)


def _searches(targets: Sequence[Target]) -> Calls:
    albums = [target.album_id for target in targets if target.album_id is not None]
    calls = [command("AlbumSearch", albumIds=albums)] if albums else []
    calls += [
        command("ArtistSearch", artistId=target.artist_id)
        for target in targets
        if target.album_id is None and target.artist_id is not None
    ]
    return tuple(calls)


def _search_all(wish: Wish) -> Call:
    from mediatui.models.schedule import Wish

    return command("MissingAlbumSearch" if wish is Wish.MISSING else "CutoffUnmetAlbumSearch")
