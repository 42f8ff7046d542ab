"""What is done with downloads: removed, paused, pushed on, imported by hand; as plans."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from mediatui.engine.actions import Action, Danger, Plan
from mediatui.engine.downloads import Download
from mediatui.engine.library_deeds import read_again
from mediatui.engine.requests import keys
from mediatui.engine.torrent_memory import written
from mediatui.models.queue import QueueItem, QueueStatus, Removal
from mediatui.models.snapshot import Key
from mediatui.models.torrent import Torrent, TorrentState
from mediatui.models.torrent_parts import QueueMove
from mediatui.wording.quantities import plural, size

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.imports import ImportCandidate, ImportList, ImportMode
    from mediatui.services.library_ports import QueueSource
    from mediatui.services.torrent_ports import DownloadClient

REFRESHED = ("queue", "queue_status", "torrents")
"""What is read again after a change of a download."""


async def queue_of(engine: Engine, service: str) -> QueueSource:
    """The adapter of a service with a queue."""
    return cast("QueueSource", await engine.coordinator.service(service))


async def client_of(engine: Engine, service: str) -> DownloadClient:
    """The adapter of a download client."""
    return cast("DownloadClient", await engine.coordinator.service(service))


def all_keys(engine: Engine) -> tuple[Key, ...]:
    """The keys of everything that a change of a download touches."""
    return tuple(key for name in REFRESHED for key in engine.coordinator.keys(name))


async def remove_plan(engine: Engine, downloads: Sequence[tuple[Download, str]], removal: Removal) -> Plan:
    """The plan that takes these downloads (each with what it is called) out of queues and clients.

    What a queue holds is removed through its service, which removes it from the client too if it is to be;
    a torrent of no queue through its client.
    """
    actions: list[Action] = []
    freed = 0
    for download, title in downloads:
        services = list(dict.fromkeys(item.service for item in download.items))
        if services or removal.from_client:
            freed += download.size - download.left if removal.from_client else 0
        for service in services:
            rows = [item for item in download.items if item.service == service]
            actions.append(await _removal(engine, service, rows, removal, title))
        if not services and download.torrent is not None:
            actions.append(await _deletion(engine, download.torrent, title, files=removal.from_client))
    hurts = [title for _, title in downloads]
    lost = f"what was loaded is deleted: {size(freed)}"
    hurts.append(lost if removal.from_client else "what was loaded stays in the client")
    if removal.blocklist:
        again = "and looked for again" if removal.search_again else "and not looked for again"
        hurts.append(f"the release is never taken again, {again}")
    question = f"Remove {plural(len(downloads), 'download')}?"
    if len(downloads) == 1:
        question = f"Remove {downloads[0][1]}?"
    return Plan(question, tuple(actions), tuple(hurts), "remove", "removing", "Removed", "download")


async def _removal(
    engine: Engine, service: str, rows: list[QueueItem], removal: Removal, title: str
) -> Action:
    source = await queue_of(engine, service)

    async def perform() -> str:
        await source.remove(rows, removal)
        return f"removed {title} from {service}"

    return Action(
        name="download.remove",
        words=f"Remove {title} from {service}",
        service=service,
        target=rows[0].key,
        calls=source.remove_call(rows, removal),
        refreshes=all_keys(engine),
        perform=perform,
    )


async def _deletion(engine: Engine, torrent: Torrent, title: str, *, files: bool) -> Action:
    client = await client_of(engine, torrent.service)

    async def perform() -> str:
        await client.delete([torrent.hash], with_files=files)
        return f"removed {title} from {torrent.service}"

    return Action(
        name="download.remove",
        words=f"Remove {title} from {torrent.service}{' with its files' if files else ''}",
        service=torrent.service,
        target=torrent.key,
        calls=client.delete_call([torrent.hash], with_files=files),
        refreshes=all_keys(engine),
        perform=perform,
    )


class TorrentDeed(NamedTuple):
    """What can be done to torrents, several at once: its words, and who does it."""

    name: str
    words: str
    doing: str
    done: str
    perform: Callable[[DownloadClient, Sequence[str]], Awaitable[None]]
    calls: Callable[[DownloadClient, Sequence[str]], tuple[str, ...]]
    danger: Danger = Danger.NONE
    changes: tuple[str, ...] = ()
    """What of a torrent is kept (`torrent_memory.FIELDS`) so that it can be taken back."""


def _moved(to: QueueMove) -> TorrentDeed:
    return TorrentDeed(
        f"torrent.{to.value}",
        f"to the {to.value} of the queue",
        f"moving to the {to.value}",
        f"Moved to the {to.value} of the queue:",
        lambda client, hashes: client.move_in_queue(hashes, to),
        lambda client, hashes: client.move_in_queue_call(hashes, to),
        changes=("place",),
    )


_RUNS = ("paused", "forced")


# fmt: off
DEEDS: Mapping[str, TorrentDeed] = {deed.name: deed for deed in (
    TorrentDeed("torrent.pause", "pause", "pausing", "Paused",
                lambda c, h: c.pause(h), lambda c, h: c.pause_call(h), changes=_RUNS),
    TorrentDeed("torrent.resume", "resume", "resuming", "Resumed",
                lambda c, h: c.resume(h), lambda c, h: c.resume_call(h), changes=_RUNS),
    TorrentDeed("torrent.force", "force: past the queue", "forcing", "Forced",
                lambda c, h: c.force_start(h), lambda c, h: c.force_start_call(h), changes=_RUNS),
    TorrentDeed("torrent.unforce", "no longer force", "taking back the force of", "No longer forced:",
                lambda c, h: c.force_start(h, False), lambda c, h: c.force_start_call(h, False),
                changes=_RUNS),
    TorrentDeed("torrent.recheck", "check the files again", "checking", "Checking again:",
                lambda c, h: c.recheck(h), lambda c, h: c.recheck_call(h)),
    TorrentDeed("torrent.reannounce", "ask the trackers now", "asking the trackers of",
                "Asked the trackers of",
                lambda c, h: c.reannounce(h), lambda c, h: c.reannounce_call(h)),
    _moved(QueueMove.TOP), _moved(QueueMove.BOTTOM),
)}
# fmt: on
"""What needs nothing but the torrents, by name."""


def category_deed(category: str) -> TorrentDeed:
    """Puts torrents into a category, "" for none."""
    return TorrentDeed(
        "torrent.category",
        f"category {category or 'none'}",
        "changing the category of",
        f"Now in {category or 'no category'}:",
        lambda client, hashes: client.set_category(hashes, category),
        lambda client, hashes: client.set_category_call(hashes, category),
        changes=("category",),
    )


async def torrent_plan(engine: Engine, deed: TorrentDeed, torrents: Sequence[tuple[Torrent, str]]) -> Plan:
    """The plan that does this to torrents (each with what it is called), all of a client in one call."""
    actions: list[Action] = []
    for service in dict.fromkeys(torrent.service for torrent, _ in torrents):
        client = await client_of(engine, service)
        mine = [(torrent, title) for torrent, title in torrents if torrent.service == service]
        hashes = [torrent.hash for torrent, _ in mine]
        named = mine[0][1] if len(mine) == 1 else plural(len(mine), "torrent")

        async def perform(
            client: DownloadClient = client, hashes: list[str] = hashes, named: str = named
        ) -> str:
            await deed.perform(client, hashes)
            return f"{deed.done[:1].lower()}{deed.done[1:]} {named}"

        actions.append(
            Action(
                name=deed.name,
                words=f"{deed.words[:1].upper()}{deed.words[1:]}: {named}",
                service=service,
                target=", ".join(torrent.key for torrent, _ in mine[:10]),
                calls=deed.calls(client, hashes),
                refreshes=all_keys(engine),
                perform=perform,
                danger=deed.danger,
                before=written((torrent for torrent, _ in mine), deed.changes),
            )
        )
    question = f"{deed.words[:1].upper()}{deed.words[1:]}?"
    hurts = tuple(title for _, title in torrents)
    return Plan(question, tuple(actions), hurts, "do it", deed.doing, deed.done, "torrent")


async def alternative_limits_plan(engine: Engine, service: str, on: bool) -> Plan:
    """The plan that lets the alternative speed limits hold, or the usual ones."""
    client = await client_of(engine, service)
    which = "alternative" if on else "usual"

    async def perform() -> str:
        await client.set_alternative_limits(on)
        return f"the {which} limits of {service} hold now"

    action = Action(
        name="client.limits",
        words=f"Let the {which} limits of {service} hold",
        service=service,
        target=service,
        calls=client.set_alternative_limits_call(on),
        refreshes=keys(engine, service, ("torrents",)),
        perform=perform,
        danger=Danger.NONE,
        before="usual" if on else "alternative",
    )
    return Plan(
        f"Let the {which} limits hold?", (action,), (), "do it", "changing limits", "Changed", "limit"
    )


async def grab_now_plan(engine: Engine, item: QueueItem, title: str) -> Plan:
    """The plan that sends what a delay profile holds back to its client at once."""
    source = await queue_of(engine, item.service)

    async def perform() -> str:
        await source.grab_now(item)
        return f"sent {title} to its client"

    action = Action(
        name="download.grab",
        words=f"Send {title} to its client now",
        service=item.service,
        target=item.key,
        calls=source.grab_now_call(item),
        refreshes=all_keys(engine),
        perform=perform,
    )
    return Plan(f"Send {title} to its client now?", (action,), (), "send", "sending", "Sent", "download")


def paused(download: Download) -> bool:
    """Whether it rests because somebody paused it."""
    return download.torrent is not None and download.torrent.state is TorrentState.PAUSED


def is_delayed(download: Download) -> bool:
    """Whether a delay profile holds it back."""
    return download.item is not None and download.item.status is QueueStatus.DELAY


async def import_candidates(engine: Engine, item: QueueItem) -> ImportList:
    """The files of a download and what they are taken for. Raises `ServiceError`."""
    return await (await queue_of(engine, item.service)).import_candidates(item.download_id, "")


def _taken_for(candidate: ImportCandidate) -> str:
    parts = (candidate.media_title, candidate.album_title, *candidate.part_titles)
    return f"{candidate.name or candidate.path} → {' '.join(part for part in parts if part)}"


async def import_plan(
    engine: Engine, service: str, candidates: Sequence[ImportCandidate], mode: ImportMode, title: str
) -> Plan:
    """The plan that imports files as what they are taken for, and waits for the end of it."""
    source = await queue_of(engine, service)

    async def perform() -> str:
        command = await source.import_files(candidates, mode)
        await source.finish(command)
        ids = [number for each in candidates if (number := each.movie_id or each.series_id or each.artist_id)]
        await read_again(engine, service, sorted(set(ids)))
        return f"imported {plural(len(candidates), 'file')} of {title}"

    action = Action(
        name="download.import",
        words=f"Import {plural(len(candidates), 'file')} of {title}",
        service=service,
        target=candidates[0].download_id or candidates[0].folder,
        calls=source.import_files_call(candidates, mode),
        refreshes=all_keys(engine),
        perform=perform,
    )
    hurts = tuple(map(_taken_for, candidates))
    question = f"Import {plural(len(candidates), 'file')} of {title}?"
    return Plan(question, (action,), hurts, "import", "importing", "Imported", "file")
