"""A Radarr or Sonarr of the household: how it fetches things, what is in its queue, what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mediatui.demo.names import digest
from mediatui.demo.world.managed.keeping import Keeping
from mediatui.demo.world.managed.qualities import formats_of_name, grade_of, group_of_name
from mediatui.demo.world.managed.records import (
    FAILED,
    GRABBED,
    IGNORED,
    IMPORTED,
    Blocked,
    Download,
    Event,
    Found,
    Order,
    Part,
    VideoFile,
)
from mediatui.demo.world.managed.setup import CLIENTS, INDEXERS
from mediatui.demo.world.torrents_one import Torrent

_IMPORT_AFTER, _RETRY = 25.0, 60.0
"""Seconds until it is noticed that a download is here, and until an import that failed is tried again."""
FULL = "Not enough free space"
NOTHING_OF_OURS = "Title was not matched to anything in the library. Manual Import required."


class Removal(NamedTuple):
    """How something is taken out of the queue."""

    from_client: bool = True
    block: bool = False
    skip_search: bool = False
    change_category: bool = False


class Manager(Keeping):
    """What films and series have in common; what they have not is in `keepers`."""

    # Fetching

    def search(self, parts: Sequence[Part], now: float) -> int:
        """Look for these, and take the best of what is found; says how many were taken."""
        taken = 0
        for group in self.groups(parts):
            for part in group:
                part.searched = now
            best = next((one for one in self.releases(group, now) if not one.rejections), None)
            if best is not None:
                self.grab(best, now)
                taken += 1
        self.changes += 1
        self.log(
            now, "info", "ReleaseSearchService", f"Searching indexers for {len(parts)} item(s): {taken} taken"
        )
        return taken

    def grab(self, found: Found, now: float) -> Download:
        """Send a release to its client."""
        client = next(each for each in CLIENTS if each.protocol == found.protocol)
        download = Download(
            "", found.title, found.size, list(found.parts), found.quality, found.indexer, found.protocol,
            client.name, now,
        )  # fmt: skip
        self._send(download, now)
        return download

    def _send(self, download: Download, now: float) -> None:
        if download.protocol == "torrent":
            torrent = self.torrents.grab(download.title, download.size, self.setup.category)
            if torrent.added > now:
                # Grabbed before the first look: some of it is here.
                came = (
                    0.0 if torrent.queued else min(torrent.pace * (torrent.added - now), torrent.size * 0.9)
                )
                self.torrents.change(torrent, added=now, done=float(round(came)))
            download.torrent, download.key, download.size = torrent, torrent.hash.upper(), torrent.size
        else:
            download.key = f"SABnzbd_nzo_{digest(self.setup.name, download.title, round(now), size=4)}"
            download.until = now + max(180.0, download.size / 25e6)
            self.at(download.until, lambda when: self.completed(download.key, when))
        download.held, download.held_until, download.added = "", None, now
        self.downloads[download.mark] = download
        names = {each.id: each.name for each in INDEXERS}
        for part in download.parts:
            self.note(
                GRABBED, part, now, download.title, download.quality, download.key,
                indexer=names.get(download.indexer, ""), releaseGroup=group_of_name(download.title),
                downloadClient=download.client, downloadClientName=download.client, size=str(download.size),
                protocol="1" if download.protocol == "usenet" else "2",
            )  # fmt: skip
        self.log(now, "info", "DownloadService", f"Report sent to {download.client}. {download.title}")

    def force(self, download: Download, now: float) -> None:
        """Send to its client what is held back."""
        if download.held:
            self.downloads.pop(download.mark, None)
            self._send(download, now)

    def hold(self, download: Download) -> None:
        """Hold something back; until its time, where one is set."""
        self.downloads[download.mark] = download
        if download.held_until is not None:
            self.at(download.held_until, lambda when: self._if_held(download, when))

    def _if_held(self, download: Download, now: float) -> None:
        if self.downloads.get(download.mark) is download:
            self.force(download, now)

    def completed(self, key: str, when: float) -> None:
        """A client says that something is here."""
        download = self.downloads.get(key)
        if download is not None and download.state == "downloading":
            self.at(when + _IMPORT_AFTER, lambda now: self._try(download, now))

    def _try(self, download: Download, now: float) -> None:
        if self.downloads.get(download.mark) is not download or download.state == "importBlocked":
            return
        if self.disk_full:
            download.state, download.messages = "importPending", [(download.title, [FULL])]
            self.at(now + _RETRY, lambda when: self._try(download, when))
        elif download.parts:
            self.take_in(download, download.parts, now)
        else:
            download.state, download.trouble = "importBlocked", "warning"
            download.messages = [(download.title, [NOTHING_OF_OURS])]

    def take_in(
        self,
        download: Download,
        parts: Sequence[Part],
        now: float,
        quality: str = "",
        size: int | None = None,
    ) -> None:
        """Import parts of a download; it leaves the queue when all of it is here."""
        each = (size or download.size // max(1, len(parts))) if download.size else 0
        for part in parts:
            self.shelve(part, download.title, quality or download.quality, each, now, download.key)
        download.parts = [part for part in download.parts if part not in parts]
        if not download.parts:
            self.settle(download)
        self._tell(now)

    def settle(self, download: Download) -> None:
        """All of a download was imported: it leaves the queue."""
        download.state = "imported"
        self.downloads.pop(download.mark, None)

    def shelve(self, part: Part, source: str, quality: str, size: int, now: float, key: str = "") -> None:
        """Put a file where it belongs; one that is there makes room."""
        self.lose_file(part, now, "Upgrade")
        grade = grade_of(self.setup.table.get(quality) or self.setup.table["Unknown"])
        path = self.path_of(part, source)
        minutes = part.owner.title.minutes or 45
        part.file = VideoFile(
            next(self._files), path, size, now, quality, grade, minutes * 60, source, group_of_name(source),
            formats_of_name(source),
        )  # fmt: skip
        self.note(
            IMPORTED,
            part,
            now,
            source,
            quality,
            key,
            droppedPath=f"/data/torrents/{self.setup.category}/{source}",
            importedPath=path,
            downloadClient="qBittorrent",
            downloadClientName="qBittorrent",
            releaseGroup=group_of_name(source),
            size=str(size),
        )
        self.log(now, "info", "ImportApprovedItems", f"Imported [{source}] to {path}")
        self.changes += 1

    def want(self, request: int, parts: list[Part], now: float) -> None:
        """A request at the desk is for these: it is told when they are all here."""
        self.waiting[request] = parts
        self.at(now + 1.0, self._tell)

    def _tell(self, now: float) -> None:
        for request, parts in list(self.waiting.items()):
            if parts and all(part.file is not None for part in parts if self.is_out(part, now)) and any(
                part.file is not None for part in parts
            ):  # fmt: skip
                del self.waiting[request]
                for told in self.on_arrival:
                    told(request, now)

    # Out of the queue

    def remove(self, download: Download, how: Removal, now: float) -> None:
        """Take a download out of the queue, with all its parts."""
        self.downloads.pop(download.mark, None)
        if download.torrent is not None:
            if how.change_category:
                download.torrent.category = f"{self.setup.category}-imported"
            elif how.from_client:
                self._from_client(download.torrent)
        if how.block:
            self._block(download, now, "Manually marked as failed", search=not how.skip_search)
        elif not how.from_client and not how.change_category:
            for part in download.parts:
                self.note(IGNORED, part, now, download.title, download.quality, download.key,
                          message="Manually ignored")  # fmt: skip

    def _from_client(self, torrent: Torrent) -> None:
        if torrent.hash in self.torrents.by_hash:
            self.torrents.remove(torrent)

    def _block(self, download: Download, now: float, message: str, *, search: bool) -> None:
        names = {each.id: each.name for each in INDEXERS}
        if download.parts:
            entry = Blocked(
                self.block_number(), now, download.title, list(download.parts), download.quality,
                download.protocol, names.get(download.indexer, ""), message,
            )  # fmt: skip
            self.blocklist[entry.id] = entry
        for part in download.parts:
            self.note(FAILED, part, now, download.title, download.quality, download.key,
                      message=message, downloadClient=download.client)  # fmt: skip
        self.log(now, "warn", "FailedDownloadService", f"{message}: {download.title}")
        lacking = [part for part in download.parts if part.file is None and self.wanted(part)]
        if search and lacking:
            self.order(*self.search_order(lacking), now, trigger="unspecified")

    def fail(self, event: Event, now: float) -> None:
        """What was grabbed then is no good: blocked, thrown away, and looked for anew."""
        found = self.downloads.pop(event.key, None) if event.key else None
        if found is not None and found.torrent is not None:
            self._from_client(found.torrent)
        grabbed = [e.part for e in self.history if e.sort == GRABBED and e.key == event.key and e.key]
        parts = list(dict.fromkeys(grabbed or [event.part]))
        again = found or Download(
            event.key, event.source, int(event.data.get("size", "0")), parts, event.quality, 1,
            "usenet" if event.data.get("protocol") == "1" else "torrent", "qBittorrent", event.at,
        )  # fmt: skip
        self._block(again, now, "Manually marked as failed", search=True)

    # Commands

    def order(self, name: str, body: dict[str, object], now: float, *, trigger: str = "manual") -> Order:
        """Tell it to do something. Raises `KeyError` for a command there is not."""
        from mediatui.demo.world.managed.orders import give

        return give(self, next(self._numbers["order"]), name, body, now, trigger)
