"""What is asked of a service that keeps music: artists, and their albums with editions and tracks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from mediatui.models.music import Album, AlbumOpened, ArtistOpened, Discography, Track, TrackFile
from mediatui.models.shelves import MetadataProfile
from mediatui.models.system import Command
from mediatui.services.library_ports import Keeper


@runtime_checkable
class MusicLibrary(Keeper, Protocol):
    """Who keeps artists. Everything is named by its number in that service."""

    async def discography(self) -> Discography:
        """All albums of all artists, without editions. The heaviest there is: to be fetched seldom."""
        ...

    async def artist(self, artist_id: int) -> ArtistOpened:
        """One artist with its long part, as it is now. CONFLICT when it is gone."""
        ...

    async def albums(self, artist_id: int) -> tuple[Album, ...]:
        """All albums of an artist, monitored or not."""
        ...

    async def album(self, album_id: int) -> AlbumOpened:
        """One album with its editions and its long part, as it is now. CONFLICT when it is gone."""
        ...

    async def tracks(self, album_id: int, edition_id: int | None = None) -> tuple[Track, ...]:
        """The tracks of an album's chosen edition, or of another one, with their files, in order."""
        ...

    async def track_files(self, artist_id: int) -> tuple[TrackFile, ...]:
        """The files of all albums of an artist."""
        ...

    async def metadata_profiles(self) -> tuple[MetadataProfile, ...]:
        """Its metadata profiles."""
        ...

    async def monitor_albums(self, album_ids: Sequence[int], monitored: bool) -> None:
        """Look for these albums from now on, or no longer."""
        ...

    def monitor_albums_call(self, album_ids: Sequence[int], monitored: bool) -> tuple[str, ...]:
        """The calls of `monitor_albums`."""
        ...

    async def album_studio(self, artist_ids: Sequence[int], monitor: str) -> None:
        """Choose anew which albums of whole artists are looked for: "all", "future", "missing", "existing",
        "latest", "first", "none"."""
        ...

    def album_studio_call(self, artist_ids: Sequence[int], monitor: str) -> tuple[str, ...]:
        """The calls of `album_studio`."""
        ...

    async def choose_edition(self, album_id: int, edition_id: int | None) -> None:
        """Have this edition of an album be the one that is looked for; None: any will do."""
        ...

    def choose_edition_call(self, album_id: int, edition_id: int | None) -> tuple[str, ...]:
        """The calls of `choose_edition`."""
        ...

    async def rescan(self, artist_ids: Sequence[int]) -> Command:
        """Read the folders of these artists anew."""
        ...

    def rescan_call(self, artist_ids: Sequence[int]) -> tuple[str, ...]:
        """The calls of `rescan`."""
        ...

    async def delete_albums(self, album_ids: Sequence[int], *, files: bool, exclude: bool) -> None:
        """Take albums out of the library; with `files` from the disk too; with `exclude` for good."""
        ...

    def delete_albums_call(self, album_ids: Sequence[int], *, files: bool, exclude: bool) -> tuple[str, ...]:
        """The calls of `delete_albums`."""
        ...
