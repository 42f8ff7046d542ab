"""The queue of these programs: what is in it, taking out of it, and importing by hand what is stuck in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mediatui.services.servarr.base import ServarrBase
from mediatui.services.servarr.calls import Call, Calls, command, yes_no
from mediatui.services.servarr.client import IMPORTS_TIMEOUT, SLOW_TIMEOUT

if TYPE_CHECKING:
    from mediatui.models.imports import ImportCandidate, ImportList, ImportMode
    from mediatui.models.quality import Language, Quality
    from mediatui.models.queue import Queue, QueueCounts, QueueItem, Removal
    from mediatui.models.system import Command
    from mediatui.services.servarr.wire import Raw

_IMPORTS = "mediatui.services.servarr.release_rows"


class QueueCalls(ServarrBase):
    """A `QueueSource`."""

    async def queue_status(self) -> QueueCounts:
        """How much is in the queue: cheap, and cheaper than the queue when nothing changed."""
        raw = await self.api.record("/queue/status")
        from mediatui.services.servarr.queue_rows import counts_of

        return counts_of(raw)

    async def queue(self) -> Queue:
        """The whole queue, with the rows that no title was found for.

        In order of titles: by the default, time left, rows would change places while pages are read.
        """
        params = {"sortKey": "title", "sortDirection": "ascending", **dict(self.dialect.queue)}
        got = await self.api.pages("/queue", params)
        from mediatui.models.queue import Queue
        from mediatui.services.servarr.queue_rows import queue_item_of

        service, redact = self.api.service, self.api.redact
        items, dropped = await self.api.read(got.rows, lambda row: queue_item_of(row, service, redact))
        return Queue(items, dropped + got.odd)

    async def remove(self, items: Sequence[QueueItem], removal: Removal) -> None:
        """Take downloads out of the queue, each whole. CONFLICT when one is no longer there."""
        await self.make(_removal(items, removal))

    def remove_call(self, items: Sequence[QueueItem], removal: Removal) -> tuple[str, ...]:
        """The calls of `remove`."""
        return self.api.words(_removal(items, removal))

    async def grab_now(self, item: QueueItem) -> None:
        """Send what a delay profile holds back to the download client at once."""
        await self.make(_grab_now(item))

    def grab_now_call(self, item: QueueItem) -> tuple[str, ...]:
        """The calls of `grab_now`."""
        return self.api.words(_grab_now(item))

    async def import_candidates(self, download_id: str = "", folder: str = "") -> ImportList:
        """The files of a download, or of a folder, and what the program takes them for. Looks at disks."""
        await self.api.ready(_IMPORTS)
        from mediatui.models.imports import ImportList

        asked = {"downloadId": download_id} if download_id else {"folder": folder}
        found = await self.api.list(
            "/manualimport",
            self.waiting,
            {**asked, "filterExistingFiles": "false"},
            timeout=self.api.at_least(IMPORTS_TIMEOUT),
        )
        return ImportList(*found)

    async def import_files(self, candidates: Sequence[ImportCandidate], mode: ImportMode) -> Command:
        """Import these files as what their candidates say. REFUSED where it is not known what one is."""
        incomplete = [
            candidate.name or candidate.path for candidate in candidates if not candidate.is_complete
        ]
        if incomplete or not candidates:
            raise self.api.refused(
                f"it is not known what {incomplete[0]} is" if incomplete else "no file was chosen"
            )
        return await self.tell(self._imports(candidates, mode))

    def import_files_call(self, candidates: Sequence[ImportCandidate], mode: ImportMode) -> tuple[str, ...]:
        """The calls of `import_files`."""
        return self.api.words((self._imports(candidates, mode),))

    def waiting(self, raw: Raw) -> ImportCandidate | None:
        """A file that waits, of a movie or of episodes."""
        from mediatui.services.servarr.release_rows import import_candidate_of

        return import_candidate_of(raw, self.api.service, self.api.redact)

    def importing(self, candidate: ImportCandidate) -> dict[str, Any]:
        """A file as the command takes it, of a movie or of episodes."""
        from mediatui.services.servarr.import_json import import_file_json

        return import_file_json(candidate)

    async def judge_imports(self, candidates: Sequence[ImportCandidate]) -> ImportList:
        """These files, with what stands against them as what their candidates say now. Changes nothing,
        though it is a POST; looks at disks."""
        await self.api.ready(_IMPORTS)
        from mediatui.models.imports import ImportList
        from mediatui.services.servarr.release_rows import judged

        body = [self.judging(each) for each in candidates]
        call = Call("POST", "/manualimport", body=body, timeout=IMPORTS_TIMEOUT)
        data = await self.api.change(call)
        if not isinstance(data, list):
            raise self.api.odd("there is no list in it")
        return ImportList(judged(candidates, data, self.api.redact))

    def judging(self, candidate: ImportCandidate) -> dict[str, Any]:
        """A file as it is sent to be judged."""
        from mediatui.services.servarr.import_json import judged_file_json

        return judged_file_json(candidate)

    async def qualities(self) -> tuple[Quality, ...]:
        """All qualities it tells apart, the best first."""
        await self.api.ready(_IMPORTS)
        from mediatui.services.servarr.qualities import defined_quality_of

        found = (await self.api.list("/qualitydefinition", defined_quality_of)).made
        return tuple(quality for _, quality in sorted(found, key=lambda each: -each[0]))

    async def languages(self) -> tuple[Language, ...]:
        """All languages it tells apart, by name."""
        await self.api.ready(_IMPORTS)
        from mediatui.services.servarr.qualities import language_of

        found = (await self.api.list("/language", language_of)).made
        return tuple(sorted(found, key=lambda language: language.name))

    def _imports(self, candidates: Sequence[ImportCandidate], mode: ImportMode) -> Call:
        files = [self.importing(candidate) for candidate in candidates]
        return command("ManualImport", importMode=mode.value, files=files)


def _removal(items: Sequence[QueueItem], removal: Removal) -> Calls:
    """One row of each download: the program takes its siblings out with it, and would miss them after."""
    from mediatui.models.queue import grouped

    params = {
        "removeFromClient": yes_no(removal.from_client and not removal.change_category),
        "blocklist": yes_no(removal.blocklist),
        "skipRedownload": yes_no(removal.blocklist and not removal.search_again),
        "changeCategory": yes_no(removal.change_category),
    }
    ids = [group[0].id for group in grouped(items)]
    if len(ids) == 1:
        return (Call("DELETE", f"/queue/{ids[0]}", params),)
    return (Call("DELETE", "/queue/bulk", params, {"ids": ids}),) if ids else ()


def _grab_now(item: QueueItem) -> Calls:
    return (Call("POST", f"/queue/grab/{item.id}", timeout=SLOW_TIMEOUT),)
