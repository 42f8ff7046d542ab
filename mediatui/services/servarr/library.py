"""The library of these programs, as far as movies and series are treated alike."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from mediatui.services.servarr.base import ServarrBase
from mediatui.services.servarr.calls import Call, Calls, command, title_path, yes_no
from mediatui.services.servarr.client import SLOW_TIMEOUT

if TYPE_CHECKING:
    from mediatui.models.adding import Adding, Candidate, Changes
    from mediatui.models.imports import Renaming
    from mediatui.models.library import MediaFile
    from mediatui.models.schedule import Calendar, Part, WantedPage, Wish
    from mediatui.models.system import Command, QualityProfile, RootFolder, Tag
    from mediatui.services.servarr.wire import Raw

_FILES = "mediatui.services.servarr.files"
_RELEASES = "mediatui.services.servarr.release_rows"


class LibraryCalls(ServarrBase):
    """A `Library`, but for what makes a movie a movie and a series a series."""

    heavy: ClassVar[tuple[str, ...]]
    """Modules that are loaded, in a thread, before titles are read."""

    # What each program does in its own way

    @abstractmethod
    def part_of(self, raw: Raw) -> Part | None:
        """A record of `/wanted` or `/calendar`."""

    @abstractmethod
    def adding(self, candidate: Candidate, how: Adding) -> Call:
        """The call that adds a title."""

    @abstractmethod
    def changed(self, changes: Changes) -> dict[str, Any]:
        """Changes as the program's editor takes them."""

    def refreshing(self, title_ids: Sequence[int]) -> Call:
        """The command that reads titles anew."""
        return command(self.dialect.refresh, **{self.dialect.title_ids: list(title_ids)})

    # What is there

    async def profiles(self) -> tuple[QualityProfile, ...]:
        """Its quality profiles."""
        await self.api.ready()
        from mediatui.services.servarr.system_rows import profile_of

        return (await self.api.list("/qualityprofile", profile_of)).made

    async def root_folders(self) -> tuple[RootFolder, ...]:
        """The folders that hold its titles. Slow where a mount is."""
        await self.api.ready()
        from mediatui.services.servarr.system_rows import folder_of

        return (
            await self.api.list(
                "/rootfolder",
                lambda row: folder_of(row, self.api.service),
                timeout=self.api.at_least(SLOW_TIMEOUT),
            )
        ).made

    async def tags(self) -> tuple[Tag, ...]:
        """Its tags."""
        await self.api.ready()
        from mediatui.services.servarr.system_rows import tag_of

        return (await self.api.list("/tag", tag_of)).made

    async def files(self, title_id: int) -> tuple[MediaFile, ...]:
        """The files of one title."""
        dialect, service = self.dialect, self.api.service
        await self.api.ready(_FILES)
        from mediatui.services.servarr.files import file_of

        found = await self.api.list(
            f"/{dialect.file}",
            lambda row: file_of(row, service, dialect.title_id),
            {dialect.title_id: title_id},
        )
        return found.made

    async def wanted(self, wish: Wish, page: int = 1, size: int = 100) -> WantedPage:
        """A page of what is monitored and missing, or of a quality that is to be improved."""
        await self.api.ready(*self.heavy)
        from mediatui.models.schedule import WantedPage, Wish

        params = {"monitored": "true", **dict(self.dialect.wanted)}
        path = "/wanted/missing" if wish is Wish.MISSING else "/wanted/cutoff"
        got = await self.api.page(path, params, page=page, size=size)
        parts, dropped = await self.api.read(got.rows, self.part_of)
        return WantedPage(parts, got.total, page, dropped + got.odd)

    async def calendar(self, start: float, end: float, *, unmonitored: bool = False) -> Calendar:
        """What appears between two moments, in seconds since the epoch; in order of time."""
        params = {
            "start": _date(start),
            "end": _date(end),
            "unmonitored": yes_no(unmonitored),
            **dict(self.dialect.calendar),
        }
        await self.api.ready(*self.heavy)
        from mediatui.models.schedule import Calendar

        parts, dropped = await self.api.list("/calendar", self.part_of, params)
        return Calendar(tuple(sorted(parts, key=lambda part: part.at or 0.0)), dropped)

    # What is changed

    async def add(self, candidate: Candidate, how: Adding) -> int | None:
        """Add a title; gives its number. CONFLICT when it is there already; REFUSED, in the program's words,
        where a folder or profile is not to its liking."""
        data = await self.make((self.adding(candidate, how),))
        from mediatui.services.servarr.wire import ident

        return ident(data, "id") if isinstance(data, dict) else None

    def add_call(self, candidate: Candidate, how: Adding) -> tuple[str, ...]:
        """The calls of `add`."""
        return self.api.words((self.adding(candidate, how),))

    async def edit(self, title_ids: Sequence[int], changes: Changes) -> None:
        """Change titles, all in the same way.

        The editor takes all but the folder of one title: for that the title is read, and written back whole.
        """
        if changes.path is None:
            await self.make(self._edits(title_ids, changes))
            return
        self._one(title_ids)
        self.api.client.refuse_if_read_only()
        raw = await self.api.record(title_path(self.dialect, title_ids[0]))
        call = self._whole_edit(title_ids[0], changes)
        await self.api.change(call._replace(body={**raw, **call.body}))

    def edit_call(self, title_ids: Sequence[int], changes: Changes) -> tuple[str, ...]:
        """The calls of `edit`."""
        if changes.path is None:
            return self.api.words(self._edits(title_ids, changes))
        self._one(title_ids)
        path = title_path(self.dialect, title_ids[0])
        return self.api.words((Call("GET", path), self._whole_edit(title_ids[0], changes)))

    async def monitor(self, title_ids: Sequence[int], monitored: bool) -> None:
        """Look for these titles from now on, or no longer."""
        await self.make(self._monitoring(title_ids, monitored))

    def monitor_call(self, title_ids: Sequence[int], monitored: bool) -> tuple[str, ...]:
        """The calls of `monitor`."""
        return self.api.words(self._monitoring(title_ids, monitored))

    async def delete(self, title_ids: Sequence[int], *, files: bool, exclude: bool) -> None:
        """Take titles out of the library; with `files` from the disk too; with `exclude` no list adds them
        again."""
        await self.make(self._deletion(title_ids, files, exclude))

    def delete_call(self, title_ids: Sequence[int], *, files: bool, exclude: bool) -> tuple[str, ...]:
        """The calls of `delete`."""
        return self.api.words(self._deletion(title_ids, files, exclude))

    async def delete_files(self, file_ids: Sequence[int]) -> None:
        """Delete files from the disk; their titles stay."""
        await self.make(self._file_deletion(file_ids))

    def delete_files_call(self, file_ids: Sequence[int]) -> tuple[str, ...]:
        """The calls of `delete_files`."""
        return self.api.words(self._file_deletion(file_ids))

    async def refresh(self, title_ids: Sequence[int]) -> Command:
        """Read the data and the folders of these titles anew."""
        return await self.tell(self.refreshing(title_ids))

    def refresh_call(self, title_ids: Sequence[int]) -> tuple[str, ...]:
        """The calls of `refresh`."""
        return self.api.words((self.refreshing(title_ids),))

    async def renamings(self, title_id: int) -> tuple[Renaming, ...]:
        """The files of a title that the naming rules would call otherwise."""
        await self.api.ready(_RELEASES)
        from mediatui.services.servarr.release_rows import renaming_of

        return (await self.api.list("/rename", renaming_of, {self.dialect.title_id: title_id})).made

    async def rename(self, title_id: int, file_ids: Sequence[int]) -> Command:
        """Rename files of a title as the naming rules say."""
        return await self.tell(self._rename(title_id, file_ids))

    def rename_call(self, title_id: int, file_ids: Sequence[int]) -> tuple[str, ...]:
        """The calls of `rename`."""
        return self.api.words((self._rename(title_id, file_ids),))

    # The calls

    def _edits(self, title_ids: Sequence[int], changes: Changes) -> Calls:
        told = self.changed(changes)
        if changes.root_folder is not None:
            told |= {"rootFolderPath": changes.root_folder, "moveFiles": changes.move_files}
        if changes.tags is not None:
            told |= {"tags": list(changes.tags), "applyTags": changes.apply_tags}
        if not told or not title_ids:
            return ()
        body = {self.dialect.title_ids: list(title_ids), **told}
        return (Call("PUT", f"/{self.dialect.title}/editor", body=body, timeout=SLOW_TIMEOUT),)

    def _whole_edit(self, title_id: int, changes: Changes) -> Call:
        told = {**self.changed(changes), "path": changes.path}
        if changes.tags is not None:
            told["tags"] = list(changes.tags)
        path, params = title_path(self.dialect, title_id), {"moveFiles": yes_no(changes.move_files)}
        return Call("PUT", path, params, told, SLOW_TIMEOUT, over="what was read")

    def _one(self, title_ids: Sequence[int]) -> None:
        if len(title_ids) != 1:
            raise self.api.refused("a folder belongs to one title: choose one")

    def _monitoring(self, title_ids: Sequence[int], monitored: bool) -> Calls:
        from mediatui.models.adding import Changes

        return self._edits(title_ids, Changes(monitored=monitored))

    def _deletion(self, title_ids: Sequence[int], files: bool, exclude: bool) -> Calls:
        if len(title_ids) == 1:
            params = {"deleteFiles": yes_no(files), self.dialect.exclusion: yes_no(exclude)}
            return (Call("DELETE", title_path(self.dialect, title_ids[0]), params, timeout=SLOW_TIMEOUT),)
        body = {
            self.dialect.title_ids: list(title_ids),
            "deleteFiles": files,
            self.dialect.exclusion: exclude,
        }
        path = f"/{self.dialect.title}/editor"
        return (Call("DELETE", path, body=body, timeout=SLOW_TIMEOUT),) if title_ids else ()

    def _file_deletion(self, file_ids: Sequence[int]) -> Calls:
        path = f"/{self.dialect.file}"
        if len(file_ids) == 1:
            return (Call("DELETE", f"{path}/{file_ids[0]}", timeout=SLOW_TIMEOUT),)
        body = {self.dialect.file_ids: list(file_ids)}
        return (Call("DELETE", f"{path}/bulk", body=body, timeout=SLOW_TIMEOUT),) if file_ids else ()

    def _rename(self, title_id: int, file_ids: Sequence[int]) -> Call:
        return command("RenameFiles", **{self.dialect.title_id: title_id, "files": list(file_ids)})


def _date(moment: float) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
