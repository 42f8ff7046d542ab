"""What the rest of the program may ask of a download client that speaks of torrents.

Every method raises `ServiceError` and nothing else of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mediatui.services.ports import Service

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediatui.models.torrent import Direction, ShareLimits, TorrentList
    from mediatui.models.torrent_parts import (
        Added,
        Adding,
        FilePriority,
        Peer,
        QueueMove,
        TorrentDetails,
        TorrentFile,
        Tracker,
    )

Calls = tuple[str, ...]
"""What a change sends, without login, key and passkey: "POST /api/v2/torrents/stop hashes=…"."""


@runtime_checkable
class DownloadClient(Service, Protocol):
    """Who downloads torrents: qBittorrent.

    Torrents are named by their hashes in lower case. Everything that changes something has a sister with
    `_call` that gives the exact calls it makes, to be shown and journalled. A change is CONFLICT when none
    of its torrents is there any more. It is done when the method returns, but the list may show the old
    state for a second or two yet.
    """

    async def torrents(self) -> TorrentList:
        """All torrents and the client as a whole. Cheap to ask often: only what changed is transmitted."""
        ...

    async def details(self, torrent: str) -> TorrentDetails:
        """What there is to know of one beyond its row; CONFLICT when it is gone."""
        ...

    async def files(self, torrent: str) -> tuple[TorrentFile, ...]:
        """Its files, in its own order; none before its metadata came. CONFLICT when it is gone."""
        ...

    async def trackers(self, torrent: str) -> tuple[Tracker, ...]:
        """Its trackers, and DHT, PeX and LSD. CONFLICT when it is gone."""
        ...

    async def peers(self, torrent: str) -> tuple[Peer, ...]:
        """Whom it is connected to, the fastest first. CONFLICT when it is gone."""
        ...

    async def pause(self, torrents: Sequence[str]) -> None:
        """Pause ("stop" in qBittorrent 5)."""
        ...

    def pause_call(self, torrents: Sequence[str]) -> Calls:
        """The calls of `pause`."""
        ...

    async def resume(self, torrents: Sequence[str]) -> None:
        """Let them go on, each when its turn comes."""
        ...

    def resume_call(self, torrents: Sequence[str]) -> Calls:
        """The calls of `resume`."""
        ...

    async def force_start(self, torrents: Sequence[str], forced: bool = True) -> None:
        """Let them go on past the queue, or (False) take that back."""
        ...

    def force_start_call(self, torrents: Sequence[str], forced: bool = True) -> Calls:
        """The calls of `force_start`."""
        ...

    async def recheck(self, torrents: Sequence[str]) -> None:
        """Compare what lies on disk with what they should be."""
        ...

    def recheck_call(self, torrents: Sequence[str]) -> Calls:
        """The calls of `recheck`."""
        ...

    async def reannounce(self, torrents: Sequence[str]) -> None:
        """Ask their trackers now."""
        ...

    def reannounce_call(self, torrents: Sequence[str]) -> Calls:
        """The calls of `reannounce`."""
        ...

    async def delete(self, torrents: Sequence[str], *, with_files: bool) -> None:
        """Take them off the list; `with_files` also what they downloaded, which does not come back."""
        ...

    def delete_call(self, torrents: Sequence[str], *, with_files: bool) -> Calls:
        """The calls of `delete`."""
        ...

    async def set_category(self, torrents: Sequence[str], category: str) -> None:
        """Put them into a category, "" for none. CONFLICT where there is no such category."""
        ...

    def set_category_call(self, torrents: Sequence[str], category: str) -> Calls:
        """The calls of `set_category`."""
        ...

    async def create_category(self, name: str, save_path: str = "") -> None:
        """A new category. CONFLICT where it exists, or cannot be called that."""
        ...

    def create_category_call(self, name: str, save_path: str = "") -> Calls:
        """The calls of `create_category`."""
        ...

    async def add_tags(self, torrents: Sequence[str], tags: Sequence[str]) -> None:
        """Give them tags; what does not exist yet is made."""
        ...

    def add_tags_call(self, torrents: Sequence[str], tags: Sequence[str]) -> Calls:
        """The calls of `add_tags`."""
        ...

    async def remove_tags(self, torrents: Sequence[str], tags: Sequence[str]) -> None:
        """Take tags from them; the tags themselves stay."""
        ...

    def remove_tags_call(self, torrents: Sequence[str], tags: Sequence[str]) -> Calls:
        """The calls of `remove_tags`."""
        ...

    async def move_in_queue(self, torrents: Sequence[str], move: QueueMove) -> None:
        """Change their place in the queue. CONFLICT where the client keeps none."""
        ...

    def move_in_queue_call(self, torrents: Sequence[str], move: QueueMove) -> Calls:
        """The calls of `move_in_queue`."""
        ...

    async def set_file_priority(self, torrent: str, files: Sequence[int], priority: FilePriority) -> None:
        """How much files are wanted, by their index. CONFLICT before its metadata came."""
        ...

    def set_file_priority_call(self, torrent: str, files: Sequence[int], priority: FilePriority) -> Calls:
        """The calls of `set_file_priority`."""
        ...

    async def limit(self, torrents: Sequence[str], direction: Direction, rate: int | None) -> None:
        """Let each go no faster than `rate` bytes a second; None for no limit of their own."""
        ...

    def limit_call(self, torrents: Sequence[str], direction: Direction, rate: int | None) -> Calls:
        """The calls of `limit`."""
        ...

    async def share_limits(self, torrents: Sequence[str], limits: ShareLimits) -> None:
        """Let all of them be done with seeding by this rule of their own."""
        ...

    def share_limits_call(self, torrents: Sequence[str], limits: ShareLimits) -> Calls:
        """The calls of `share_limits`."""
        ...

    async def limit_all(self, direction: Direction, rate: int | None) -> None:
        """The limit of all together, of the kind that holds now (usual or alternative); None for none.

        qBittorrent keeps whole KiB a second: 300,000 becomes 299,008 (measured, 4.5.2).
        """
        ...

    def limit_all_call(self, direction: Direction, rate: int | None) -> Calls:
        """The calls of `limit_all`."""
        ...

    async def set_alternative_limits(self, on: bool) -> None:
        """Let the alternative limits hold, or the usual ones; nothing where it is so already."""
        ...

    def set_alternative_limits_call(self, on: bool) -> Calls:
        """The calls of `set_alternative_limits`."""
        ...

    async def add(self, adding: Adding) -> Added:
        """Add torrents. CONFLICT: there already. REFUSED: no torrent file, or nothing to add."""
        ...

    def add_call(self, adding: Adding) -> Calls:
        """The calls of `add`; of links only as much as holds no passkey."""
        ...
