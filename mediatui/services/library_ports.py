"""What a library's program can do: queue, history, releases, system, and the library itself.

Every method raises `ServiceError` and nothing else of its own. Everything that changes something has a
sister with `_call` that gives the exact calls it makes, with their bodies and without the key
("PUT /api/v3/movie/editor {"movieIds": [7], "monitored": true}"), to be shown and journalled.

Cheap to ask, so that what is heavy is fetched only when these changed: `queue_status`, `commands`, `health`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mediatui.services.ports import Service

if TYPE_CHECKING:
    from mediatui.models.adding import Adding, Candidate, Changes
    from mediatui.models.history import BlocklistEntry, BlocklistPage, HistoryEvent, HistoryPage
    from mediatui.models.imports import ImportCandidate, ImportList, ImportMode, Renaming
    from mediatui.models.library import Episode, MediaFile, Opened, Shelf
    from mediatui.models.quality import Language, Quality
    from mediatui.models.queue import Queue, QueueCounts, QueueItem, Removal
    from mediatui.models.release import Override, Release, ReleaseList, Target
    from mediatui.models.schedule import Calendar, WantedPage, Wish
    from mediatui.models.system import (
        ClientInfo,
        Command,
        Disk,
        HealthWarning,
        IndexerInfo,
        LogPage,
        QualityProfile,
        RootFolder,
        Tag,
        Task,
    )


@runtime_checkable
class Commanded(Service, Protocol):
    """Who is told to do things that take a while, and says how far they are."""

    async def commands(self) -> tuple[Command, ...]:
        """What it was told to do of late, and does. Cheap."""
        ...

    def watch(self, command: Command) -> AsyncIterator[Command]:
        """`command` as it goes on, each time something of it changed, until it is over."""
        ...

    async def finish(self, command: Command) -> Command:
        """Wait for its end. REFUSED, in the program's words, where it did not complete."""
        ...


@runtime_checkable
class QueueSource(Commanded, Protocol):
    """Who has a queue of downloads on their way into the library."""

    async def queue_status(self) -> QueueCounts:
        """How much is in it. Cheap."""
        ...

    async def queue(self) -> Queue:
        """All of it, with the rows that no title was found for; `models.queue.grouped` joins those of one
        download."""
        ...

    async def remove(self, items: Sequence[QueueItem], removal: Removal) -> None:
        """Take downloads out of it, each with all its rows. CONFLICT when one is no longer there."""
        ...

    def remove_call(self, items: Sequence[QueueItem], removal: Removal) -> tuple[str, ...]:
        """The calls of `remove`."""
        ...

    async def grab_now(self, item: QueueItem) -> None:
        """Send what is held back to the download client at once."""
        ...

    def grab_now_call(self, item: QueueItem) -> tuple[str, ...]:
        """The calls of `grab_now`."""
        ...

    async def import_candidates(self, download_id: str = "", folder: str = "") -> ImportList:
        """The files of a download, or of a folder, and what they are taken for. Slow: it looks at disks."""
        ...

    async def import_files(self, candidates: Sequence[ImportCandidate], mode: ImportMode) -> Command:
        """Import files as what their candidates say. REFUSED where it is not known what one is."""
        ...

    def import_files_call(self, candidates: Sequence[ImportCandidate], mode: ImportMode) -> tuple[str, ...]:
        """The calls of `import_files`."""
        ...

    async def judge_imports(self, candidates: Sequence[ImportCandidate]) -> ImportList:
        """These files, with what stands against them as what their candidates say now. Changes nothing."""
        ...

    async def qualities(self) -> tuple[Quality, ...]:
        """All qualities it tells apart, the best first."""
        ...

    async def languages(self) -> tuple[Language, ...]:
        """All languages it tells apart, by name."""
        ...


@runtime_checkable
class HistorySource(Service, Protocol):
    """Who remembers what happened."""

    async def history(self, page: int = 1, size: int = 100, *, download_id: str = "") -> HistoryPage:
        """A page of all events, newest first; of one download where one is named."""
        ...

    async def history_of(self, title_id: int) -> HistoryPage:
        """All events of one title, newest first."""
        ...

    async def mark_failed(self, event: HistoryEvent) -> None:
        """Say that what was grabbed is no good: it is blocked, and another looked for."""
        ...

    def mark_failed_call(self, event: HistoryEvent) -> tuple[str, ...]:
        """The calls of `mark_failed`."""
        ...

    async def blocklist(self, page: int = 1, size: int = 100) -> BlocklistPage:
        """A page of the releases that are never to be taken again, newest first."""
        ...

    async def unblock(self, entries: Sequence[BlocklistEntry]) -> None:
        """Let these releases be taken again."""
        ...

    def unblock_call(self, entries: Sequence[BlocklistEntry]) -> tuple[str, ...]:
        """The calls of `unblock`."""
        ...


@runtime_checkable
class ReleaseSearcher(Service, Protocol):
    """Who asks indexers."""

    async def releases(self, target: Target) -> ReleaseList:
        """What the indexers have, in the service's order. Takes seconds to minutes; not to be polled."""
        ...

    async def grab(self, release: Release, override: Override | None = None) -> None:
        """Send a release to the download client; with `override` as what the person says it is. CONFLICT when
        it was found too long ago, or its indexer gives it no more."""
        ...

    def grab_call(self, release: Release, override: Override | None = None) -> tuple[str, ...]:
        """The calls of `grab`."""
        ...

    async def search(self, targets: Sequence[Target]) -> tuple[Command, ...]:
        """Look for these, and take the best of what is found."""
        ...

    def search_call(self, targets: Sequence[Target]) -> tuple[str, ...]:
        """The calls of `search`."""
        ...

    async def search_all(self, wish: Wish) -> Command:
        """Look for everything that is wanted: that many questions to every indexer, so ask first."""
        ...

    def search_all_call(self, wish: Wish) -> tuple[str, ...]:
        """The calls of `search_all`."""
        ...


@runtime_checkable
class SystemSource(Commanded, Protocol):
    """Who says how it is."""

    async def health(self) -> tuple[HealthWarning, ...]:
        """What it finds wrong with itself. Cheap."""
        ...

    async def disks(self) -> tuple[Disk, ...]:
        """The disks it sees. Slow where a mount is."""
        ...

    async def tasks(self) -> tuple[Task, ...]:
        """What it does by itself, and when."""
        ...

    async def run_task(self, task: Task) -> Command:
        """Do it now."""
        ...

    def run_task_call(self, task: Task) -> tuple[str, ...]:
        """The calls of `run_task`."""
        ...

    async def cancel(self, waiting: Command) -> None:
        """Take back a command."""
        ...

    def cancel_call(self, waiting: Command) -> tuple[str, ...]:
        """The calls of `cancel`."""
        ...

    async def log(self, page: int = 1, size: int = 100, *, level: str = "") -> LogPage:
        """A page of its log, newest first; of one level where one is named ("info", "warn", "error")."""
        ...

    async def indexers(self) -> tuple[IndexerInfo, ...]:
        """Its indexers, with what is wrong with each."""
        ...

    async def clients(self) -> tuple[ClientInfo, ...]:
        """Its download clients, with what is wrong with each."""
        ...


@runtime_checkable
class Keeper(Commanded, Protocol):
    """Who keeps titles of any sort: movies, series or artists, named by their numbers in that service."""

    async def shelf(self) -> Shelf:
        """All of it. Heavy: to be fetched seldom, and one title at a time in between."""
        ...

    async def profiles(self) -> tuple[QualityProfile, ...]:
        """Its quality profiles."""
        ...

    async def root_folders(self) -> tuple[RootFolder, ...]:
        """The folders that hold its titles. Slow where a mount is."""
        ...

    async def tags(self) -> tuple[Tag, ...]:
        """Its tags."""
        ...

    async def wanted(self, wish: Wish, page: int = 1, size: int = 100) -> WantedPage:
        """A page of what is monitored and missing, or to be improved."""
        ...

    async def calendar(self, start: float, end: float, *, unmonitored: bool = False) -> Calendar:
        """What appears between two moments, in seconds since the epoch; in order of time."""
        ...

    async def lookup(self, words: str) -> tuple[Candidate, ...]:
        """What of that name could be added. The service asks the outside: not at every key."""
        ...

    async def add(self, candidate: Candidate, how: Adding) -> int | None:
        """Add a title; gives its number. CONFLICT when it is there already."""
        ...

    def add_call(self, candidate: Candidate, how: Adding) -> tuple[str, ...]:
        """The calls of `add`."""
        ...

    async def edit(self, title_ids: Sequence[int], changes: Changes) -> None:
        """Change titles, all in the same way; the folder (`changes.path`) of one only."""
        ...

    def edit_call(self, title_ids: Sequence[int], changes: Changes) -> tuple[str, ...]:
        """The calls of `edit`."""
        ...

    async def monitor(self, title_ids: Sequence[int], monitored: bool) -> None:
        """Look for these titles from now on, or no longer."""
        ...

    def monitor_call(self, title_ids: Sequence[int], monitored: bool) -> tuple[str, ...]:
        """The calls of `monitor`."""
        ...

    async def delete(self, title_ids: Sequence[int], *, files: bool, exclude: bool) -> None:
        """Take titles out of the library; with `files` from the disk too; with `exclude` for good."""
        ...

    def delete_call(self, title_ids: Sequence[int], *, files: bool, exclude: bool) -> tuple[str, ...]:
        """The calls of `delete`."""
        ...

    async def delete_files(self, file_ids: Sequence[int]) -> None:
        """Delete files from the disk; their titles stay."""
        ...

    def delete_files_call(self, file_ids: Sequence[int]) -> tuple[str, ...]:
        """The calls of `delete_files`."""
        ...

    async def refresh(self, title_ids: Sequence[int]) -> Command:
        """Read the data and the folders of these titles anew."""
        ...

    def refresh_call(self, title_ids: Sequence[int]) -> tuple[str, ...]:
        """The calls of `refresh`."""
        ...

    async def renamings(self, title_id: int) -> tuple[Renaming, ...]:
        """The files of a title that the naming rules would call otherwise."""
        ...

    async def rename(self, title_id: int, file_ids: Sequence[int]) -> Command:
        """Rename files of a title as the naming rules say."""
        ...

    def rename_call(self, title_id: int, file_ids: Sequence[int]) -> tuple[str, ...]:
        """The calls of `rename`."""
        ...


@runtime_checkable
class Library(Keeper, Protocol):
    """Who keeps a library of movies or of series."""

    async def title(self, title_id: int) -> Opened:
        """One title with its long part, as it is now. CONFLICT when it is gone."""
        ...

    async def files(self, title_id: int) -> tuple[MediaFile, ...]:
        """The files of one title."""
        ...


@runtime_checkable
class SeriesLibrary(Library, Protocol):
    """Who keeps series: they have seasons and episodes."""

    async def episodes(self, series_id: int) -> tuple[Episode, ...]:
        """All episodes of a series with their files, in order."""
        ...

    async def monitor_episodes(self, episode_ids: Sequence[int], monitored: bool) -> None:
        """Look for these episodes from now on, or no longer."""
        ...

    def monitor_episodes_call(self, episode_ids: Sequence[int], monitored: bool) -> tuple[str, ...]:
        """The calls of `monitor_episodes`."""
        ...

    async def monitor_season(
        self, series_id: int, season: int, episode_ids: Sequence[int], monitored: bool
    ) -> None:
        """Look for a season from now on, or no longer; `episode_ids` are those of its episodes."""
        ...

    def monitor_season_call(
        self, series_id: int, season: int, episode_ids: Sequence[int], monitored: bool
    ) -> tuple[str, ...]:
        """The calls of `monitor_season`."""
        ...

    async def season_pass(self, series_ids: Sequence[int], monitor: str) -> None:
        """Choose anew what of whole series is looked for: "all", "future", "missing", "none" …"""
        ...

    def season_pass_call(self, series_ids: Sequence[int], monitor: str) -> tuple[str, ...]:
        """The calls of `season_pass`."""
        ...
