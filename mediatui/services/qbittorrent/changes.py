"""The changes qBittorrent can be asked for, each with the sister that shows its calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mediatui.models.failure import FailureKind
from mediatui.models.torrent import Direction, ShareLimits
from mediatui.models.torrent_parts import Added, Adding, FilePriority, QueueMove
from mediatui.services.answer import Answer, Fault
from mediatui.services.qbittorrent import calls
from mediatui.services.qbittorrent.calls import Call, Dialect

Calls = tuple[str, ...]

NOTHING_TO_ADD = Fault(FailureKind.REFUSED, "there is nothing to add", "Give a link or a torrent file.")


class Sender(Protocol):
    """Who sends the calls: the adapter."""

    @property
    def dialect(self) -> Dialect:
        """How the version that was seen last wants to be spoken to."""
        ...

    async def send(self, torrents: Sequence[str], call: Call) -> None:
        """Make a call about these torrents."""
        ...

    async def send_in_dialect(self, torrents: Sequence[str], name: str) -> None:
        """Make the call of `calls` called `name`, which has two names."""
        ...

    async def send_adding(self, call: Call) -> Answer:
        """Make the call that adds."""
        ...

    async def switch(self, on: bool) -> None:
        """Let the alternative limits hold, or not."""
        ...

    def refuse(self, fault: Fault) -> Exception:
        """The exception for what cannot be."""
        ...


class Changes(Sender, Protocol):
    """The changing half of a `DownloadClient`; its documentation stands there."""

    async def pause(self, torrents: Sequence[str]) -> None:
        """Pause ("stop" in qBittorrent 5)."""
        await self.send_in_dialect(torrents, "pause")

    def pause_call(self, torrents: Sequence[str]) -> Calls:
        """The calls of `pause`."""
        return (calls.pause(torrents, self.dialect).words,)

    async def resume(self, torrents: Sequence[str]) -> None:
        """Let them go on."""
        await self.send_in_dialect(torrents, "resume")

    def resume_call(self, torrents: Sequence[str]) -> Calls:
        """The calls of `resume`."""
        return (calls.resume(torrents, self.dialect).words,)

    async def force_start(self, torrents: Sequence[str], forced: bool = True) -> None:
        """Past the queue, or back into it."""
        await self.send(torrents, calls.force_start(torrents, forced))

    def force_start_call(self, torrents: Sequence[str], forced: bool = True) -> Calls:
        """The calls of `force_start`."""
        return (calls.force_start(torrents, forced).words,)

    async def recheck(self, torrents: Sequence[str]) -> None:
        """Check the files."""
        await self.send(torrents, calls.recheck(torrents))

    def recheck_call(self, torrents: Sequence[str]) -> Calls:
        """The calls of `recheck`."""
        return (calls.recheck(torrents).words,)

    async def reannounce(self, torrents: Sequence[str]) -> None:
        """Ask their trackers now."""
        await self.send(torrents, calls.reannounce(torrents))

    def reannounce_call(self, torrents: Sequence[str]) -> Calls:
        """The calls of `reannounce`."""
        return (calls.reannounce(torrents).words,)

    async def delete(self, torrents: Sequence[str], *, with_files: bool) -> None:
        """Off the list; `with_files` also off the disk."""
        await self.send(torrents, calls.delete(torrents, with_files))

    def delete_call(self, torrents: Sequence[str], *, with_files: bool) -> Calls:
        """The calls of `delete`."""
        return (calls.delete(torrents, with_files).words,)

    async def set_category(self, torrents: Sequence[str], category: str) -> None:
        """Into a category, "" for none."""
        await self.send(torrents, calls.set_category(torrents, category))

    def set_category_call(self, torrents: Sequence[str], category: str) -> Calls:
        """The calls of `set_category`."""
        return (calls.set_category(torrents, category).words,)

    async def create_category(self, name: str, save_path: str = "") -> None:
        """A new category."""
        await self.send((), calls.create_category(name, save_path))

    def create_category_call(self, name: str, save_path: str = "") -> Calls:
        """The calls of `create_category`."""
        return (calls.create_category(name, save_path).words,)

    async def add_tags(self, torrents: Sequence[str], tags: Sequence[str]) -> None:
        """Give them tags."""
        if tags:
            await self.send(torrents, calls.add_tags(torrents, tags))

    def add_tags_call(self, torrents: Sequence[str], tags: Sequence[str]) -> Calls:
        """The calls of `add_tags`."""
        return (calls.add_tags(torrents, tags).words,) if tags else ()

    async def remove_tags(self, torrents: Sequence[str], tags: Sequence[str]) -> None:
        """Take tags from them."""
        # Without any named, qBittorrent would take all they have.
        if tags:
            await self.send(torrents, calls.remove_tags(torrents, tags))

    def remove_tags_call(self, torrents: Sequence[str], tags: Sequence[str]) -> Calls:
        """The calls of `remove_tags`."""
        return (calls.remove_tags(torrents, tags).words,) if tags else ()

    async def move_in_queue(self, torrents: Sequence[str], move: QueueMove) -> None:
        """Another place in the queue."""
        await self.send(torrents, calls.move_in_queue(torrents, move))

    def move_in_queue_call(self, torrents: Sequence[str], move: QueueMove) -> Calls:
        """The calls of `move_in_queue`."""
        return (calls.move_in_queue(torrents, move).words,)

    async def set_file_priority(self, torrent: str, files: Sequence[int], priority: FilePriority) -> None:
        """How much files are wanted."""
        if files:
            await self.send((torrent,), calls.set_file_priority(torrent, files, priority))

    def set_file_priority_call(self, torrent: str, files: Sequence[int], priority: FilePriority) -> Calls:
        """The calls of `set_file_priority`."""
        return (calls.set_file_priority(torrent, files, priority).words,) if files else ()

    async def limit(self, torrents: Sequence[str], direction: Direction, rate: int | None) -> None:
        """A limit of their own."""
        await self.send(torrents, calls.limit(torrents, direction, rate))

    def limit_call(self, torrents: Sequence[str], direction: Direction, rate: int | None) -> Calls:
        """The calls of `limit`."""
        return (calls.limit(torrents, direction, rate).words,)

    async def share_limits(self, torrents: Sequence[str], limits: ShareLimits) -> None:
        """When they are done with seeding."""
        await self.send(torrents, calls.share_limits(torrents, limits))

    def share_limits_call(self, torrents: Sequence[str], limits: ShareLimits) -> Calls:
        """The calls of `share_limits`."""
        return (calls.share_limits(torrents, limits).words,)

    async def limit_all(self, direction: Direction, rate: int | None) -> None:
        """The limit of all together."""
        await self.send((), calls.limit_all(direction, rate))

    def limit_all_call(self, direction: Direction, rate: int | None) -> Calls:
        """The calls of `limit_all`."""
        return (calls.limit_all(direction, rate).words,)

    async def set_alternative_limits(self, on: bool) -> None:
        """The alternative limits, or the usual ones."""
        await self.switch(on)

    def set_alternative_limits_call(self, on: bool) -> Calls:
        """The calls of `set_alternative_limits`; the second only where it is not so already."""
        return (f"GET {calls.ALTERNATIVE_MODE}", calls.TOGGLE.words)

    async def add(self, adding: Adding) -> Added:
        """Add torrents."""
        if not (any(link.strip() for link in adding.links) or adding.uploads):
            raise self.refuse(NOTHING_TO_ADD)
        answer = await self.send_adding(calls.add(adding))
        from mediatui.services.qbittorrent.parts import added_of
        from mediatui.services.qbittorrent.replies import json_of

        data = json_of(answer, dict) if answer.body.lstrip()[:1] == b"{" else {}
        return added_of(data)

    def add_call(self, adding: Adding) -> Calls:
        """The calls of `add`."""
        return (calls.add(adding).words,)
