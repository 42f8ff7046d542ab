"""Privacy mode: what is painted shows stand-ins, and what it has replaced it replaces in free text too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mediatui.models.endpoint import Endpoint
from mediatui.models.journal import JournalEntry
from mediatui.models.stream import Stream
from mediatui.ui.cells import Line
from mediatui.wording import privacy

if TYPE_CHECKING:
    from mediatui.engine.downloads import Download
    from mediatui.models.imports import ImportCandidate
    from mediatui.models.release import Release
    from mediatui.models.request import Issue, MediaFacts, MediaRequest, RequestUser

_ADDRESS = re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{1,4}\b")
SHORTEST = 2
"""Characters from which a name is looked for in free text."""


class Veil:
    """Veils models, and texts in which the names of those models stand. The same name always becomes the
    same stand-in."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    def hosts(self, endpoints: Iterable[Endpoint]) -> None:
        """Replace the hosts of these services, and those of the pages a browser is sent to."""
        for endpoint in endpoints:
            for host in (endpoint.host, urlsplit(endpoint.page).hostname or ""):
                self.learn(host, privacy.veiled_host(host))

    def learn(self, name: str, stand_in: str) -> None:
        """Replace `name` in texts from now on."""
        if len(name) >= SHORTEST and name not in self._known:
            self._known[name] = stand_in
            self._pattern = None

    def user(self, name: str) -> str:
        """A stand-in for somebody."""
        told = privacy.veiled_user(name)
        self.learn(name, told)
        return told

    def word(self, kind: str, name: str) -> str:
        """A stand-in for any other name: "Series 3f2a"."""
        told = privacy.veiled_word(kind, name)
        self.learn(name, told)
        return told

    def stream(self, stream: Stream) -> Stream:
        """The stream as it may be shown to anybody."""
        veiled = privacy.veiled_stream(stream)
        pairs = [(stream.user, veiled.user), (stream.player, veiled.player)]
        pairs += [(stream.address, veiled.address), (stream.library, veiled.library)]
        for name in ("title", "show", "artist", "album", "channel"):
            pairs.append((getattr(stream.title, name), getattr(veiled.title, name)))
        for name, told in pairs:
            self.learn(name, told)
        return veiled

    def facts(self, facts: MediaFacts) -> MediaFacts:
        """A title as it may be shown to anybody."""
        from mediatui.wording.privacy_requests import veiled_facts

        veiled = veiled_facts(facts)
        self.learn(facts.title, veiled.title)
        self.learn(facts.original_title, veiled.title)
        return veiled

    def request(self, request: MediaRequest) -> MediaRequest:
        """A request without who asked and for what."""
        from mediatui.wording.privacy_requests import veiled_request

        for person in filter(None, (request.requested_by, request.modified_by)):
            self.user(person.name)
        self.word("/folder", request.root_folder)
        return veiled_request(request)

    def request_user(self, user: RequestUser) -> RequestUser:
        """A user of a request service."""
        from mediatui.wording.privacy_requests import veiled_request_user

        self.user(user.name)
        return veiled_request_user(user)

    def issue(self, issue: Issue) -> Issue:
        """An issue without who said what."""
        from mediatui.wording.privacy_requests import veiled_issue

        for person in (issue.reported_by.name, *(comment.author for comment in issue.comments)):
            self.user(person)
        return veiled_issue(issue)

    def download(self, download: Download) -> Download:
        """A download without what it is and where it lies."""
        from mediatui.wording.privacy_downloads import veiled_item, veiled_torrent

        items = tuple(veiled_item(item) for item in download.items)
        for real, told in zip(download.items, items, strict=True):
            self.learn(real.media_title, told.media_title)
            self.learn(real.title, told.title)
        torrent = None if download.torrent is None else veiled_torrent(download.torrent)
        if download.torrent is not None and torrent is not None:
            self.learn(download.torrent.name, torrent.name)
            self.learn(download.torrent.hash, torrent.hash)
        return download._replace(items=items, torrent=torrent)

    def files(self, candidates: Iterable[ImportCandidate]) -> None:
        """Replace what names these files, and what they are taken for, in texts from now on."""
        for each in candidates:
            for kind, name in (("/file", each.path), ("/folder", each.folder), ("File", each.name)):
                self.word(kind, name)
            self.word("Title", each.media_title)
            self.word("Album", each.album_title)
            self.learn(each.download_id, privacy.veiled_word("torrent", each.download_id.lower()))
            for part in each.part_titles:
                self.word("Part", part)

    def release(self, release: Release) -> Release:
        """A release without its name, its indexer, and what is named in the reasons against it."""
        from mediatui.wording.privacy_downloads import veiled_words

        told = self.word("Release", release.title)
        self.learn(release.media_title, told)
        indexer = self.word("Indexer", release.indexer)
        reasons = tuple(veiled_words(why, release.title, release.media_title) for why in release.rejections)
        for why, said in zip(release.rejections, reasons, strict=True):
            self.learn(why, said)
        return replace(release, title=told, media_title="", page="", indexer=indexer, rejections=reasons)

    def entry(self, entry: JournalEntry) -> JournalEntry:
        """The entry without what it was done to: its words may have names that are known from nowhere."""
        target = privacy.veiled_word("target", entry.target)
        return replace(
            entry,
            words=f"{entry.action} of {target}",
            target=target,
            calls=tuple(call.partition("?")[0].partition(" {")[0] for call in entry.calls),
            detail=self.text(entry.detail) if entry.outcome.value != "done" else "",
        )

    def text(self, text: str) -> str:
        """`text` with every known name, and every IP address, replaced."""
        if self._pattern is None and self._known:
            # The longest first, so that no rest of one name is left beside the stand-in of another in it.
            names = sorted(self._known, key=len, reverse=True)
            self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        if self._pattern is not None:
            text = self._pattern.sub(lambda match: self._known[match[0]], text)
        return _ADDRESS.sub(_another_address, text)

    def line(self, told: Line) -> Line:
        """A line with each of its texts veiled."""
        return tuple(span._replace(text=self.text(span.text)) for span in told)


def _another_address(match: re.Match[str]) -> str:
    """A stand-in for an address; what is one already stays."""
    return match[0] if match[0].startswith(privacy.NOBODYS) else privacy.veiled_address(match[0])
