"""What is done with albums: monitored, searched, chosen anew, given another edition, deleted; as plans.

What is done with whole artists is done as with any title (`library_deeds`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mediatui.engine.actions import Action, Danger, Plan
from mediatui.engine.library_deeds import by_service, named, read_again, search_action, target_words
from mediatui.engine.music_lookups import music_of
from mediatui.models.release import Target
from mediatui.wording.library import searches_words
from mediatui.wording.music import album_title, is_out
from mediatui.wording.quantities import plural, size

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.engine.music_list import ArtistEntry
    from mediatui.models.music import Album, Edition

STUDIO: Mapping[str, str] = {
    "all": "all albums",
    "future": "albums to come",
    "missing": "albums that are not there",
    "existing": "albums that are there",
    "latest": "the latest album",
    "first": "the first album",
    "none": "no album",
}
"""Which albums are looked for, as Lidarr calls it → in words."""


def studio_wants(albums: Sequence[Album], what: str, now: float) -> frozenset[int]:
    """The numbers of the albums that are monitored after that choice, as Lidarr works it out."""
    dated = [album for album in albums if album.released is not None]
    match what:
        case "all":
            chosen: Sequence[Album] = albums
        case "future":
            chosen = [album for album in albums if album.released is None or not is_out(album, now)]
        case "missing":
            chosen = [album for album in albums if not album.files]
        case "existing":
            chosen = [album for album in albums if album.files]
        case "latest":
            chosen = sorted(dated, key=lambda album: album.released or 0.0)[-1:]
        case "first":
            chosen = sorted(dated, key=lambda album: album.released or 0.0)[:1]
        case _:
            chosen = ()
    return frozenset(album.id for album in chosen)


def studio_preview(albums: Sequence[Album], what: str, now: float) -> list[str]:
    """Which albums change by that choice, a line each."""
    wanted = studio_wants(albums, what, now)
    starting = [album for album in albums if album.id in wanted and not album.monitored]
    stopping = [album for album in albums if album.id not in wanted and album.monitored]
    same = len(albums) - len(starting) - len(stopping)
    lines = [
        f"{plural(len(starting), 'album')} looked for from now on, {len(stopping)} no longer, {same} as now"
    ]
    lines += [f"+ {album_title(album)}" for album in starting]
    return lines + [f"- {album_title(album)}" for album in stopping]


async def studio_plan(
    engine: Engine, entries: Sequence[ArtistEntry], what: str, albums: Mapping[str, Sequence[Album]]
) -> Plan:
    """The plan that chooses anew which albums of artists are looked for. `albums` are those of each artist,
    by its key, as far as they were read."""
    now = engine.store.now()
    actions = []
    for service, each in by_service(entries).items():
        music, ids, title = await music_of(engine, service), [e.record.id for e in each], named(each)

        async def perform(ids: Sequence[int] = ids, title: str = title, service: str = service) -> str:
            await (await music_of(engine, service)).album_studio(ids, what)
            await read_again(engine, service, ids)
            return f"{title}: {STUDIO[what]} looked for now"

        calls = music.album_studio_call(ids, what)
        words = f"Look for {STUDIO[what]} of {title}"
        actions.append(
            Action("artist.studio", words, service, target_words(service, ids), calls, (), perform)
        )
    hurts: list[str] = []
    for entry in entries:
        known = albums.get(entry.key)
        lines = ["its albums could not be read"] if known is None else studio_preview(known, what, now)
        hurts += lines if len(entries) == 1 else [f"{entry.title}: {lines[0]}"]
    hurts.append("nothing is searched for by this")
    question = f"Look for {STUDIO[what]} of {named(entries)}?"
    return Plan(question, tuple(actions), tuple(hurts), "choose", "choosing", "Chosen for", "artist")


def monitor_albums_words(albums: Sequence[Album], of: str) -> str:
    """What these albums are called together."""
    return album_title(albums[0]) if len(albums) == 1 else f"{plural(len(albums), 'album')} of {of}"


async def monitor_albums_action(
    engine: Engine, service: str, artist_id: int, ids: Sequence[int], title: str, monitored: bool
) -> Action:
    """What looks for albums from now on, or no longer."""
    music = await music_of(engine, service)

    async def perform() -> str:
        await music.monitor_albums(ids, monitored)
        await read_again(engine, service, [artist_id])
        return f"{title} is {'' if monitored else 'not '}monitored now"

    return Action(
        name="album.monitor" if monitored else "album.unmonitor",
        words=f"{'Monitor' if monitored else 'Stop monitoring'} {title}",
        service=service,
        target=f"{service}/{artist_id}/{','.join(map(str, ids))}",
        calls=music.monitor_albums_call(ids, monitored),
        refreshes=(),
        perform=perform,
        danger=Danger.NONE,
    )


async def monitor_albums_plan(engine: Engine, albums: Sequence[Album], of: str, monitored: bool) -> Plan:
    """The plan that looks for albums of one artist from now on or no longer; it can be turned back."""
    first, title = albums[0], monitor_albums_words(albums, of)
    ids = [album.id for album in albums]
    action = await monitor_albums_action(engine, first.service, first.artist_id or 0, ids, title, monitored)
    verb = "monitor" if monitored else "stop monitoring"
    return Plan(f"{verb.capitalize()} {title}?", (action,), (), verb, "changing", "Changed", "album")


async def search_albums_plan(engine: Engine, albums: Sequence[Album], of: str) -> Plan:
    """The plan that has Lidarr look for albums and take the best release of each."""
    first, title = albums[0], monitor_albums_words(albums, of)
    targets = [Target(artist_id=album.artist_id, album_id=album.id) for album in albums]
    ids = [album.id for album in albums]
    action = await search_action(engine, first.service, targets, title, ids)
    hurts = [searches_words(len(albums)), "the best release of each is taken by itself"]
    if len(albums) > 1:
        hurts += [album_title(album) for album in albums]
    return Plan(f"Look for {title}?", (action,), tuple(hurts), "search", "searching", "Searched", "album")


async def edition_plan(engine: Engine, album: Album, edition: Edition | None, words: str) -> Plan:
    """The plan that has another edition of an album be looked for; None: any will do."""
    music, title = await music_of(engine, album.service), album_title(album)
    number = edition.id if edition is not None else None

    async def perform() -> str:
        await music.choose_edition(album.id, number)
        if album.artist_id is not None:
            await read_again(engine, album.service, [album.artist_id])
        return f"{title}: {words}"

    action = Action(
        name="album.edition",
        words=f"{title}: {words}",
        service=album.service,
        target=f"{album.service}/{album.artist_id or ''}/{album.id}",
        calls=music.choose_edition_call(album.id, number),
        refreshes=(),
        perform=perform,
    )
    hurts = [words]
    if edition is not None and album.files:
        hurts.append(
            f"{plural(album.files, 'file')} are matched to its {plural(edition.tracks, 'track')} anew"
        )
    return Plan(
        f"Another edition of {title}?", (action,), tuple(hurts), "choose", "choosing", "Chosen", "edition"
    )


async def delete_albums_plan(
    engine: Engine, albums: Sequence[Album], of: str, *, files: bool, exclude: bool
) -> Plan:
    """The plan that takes albums out of Lidarr; it says what that frees."""
    first, title = albums[0], monitor_albums_words(albums, of)
    music, ids = await music_of(engine, first.service), [album.id for album in albums]

    async def perform() -> str:
        await music.delete_albums(ids, files=files, exclude=exclude)
        if first.artist_id is not None:
            await read_again(engine, first.service, [first.artist_id])
        return f"deleted {title} from {first.service}"

    action = Action(
        name="album.delete",
        words=f"Delete {title} from {first.service}{' with its files' if files else ''}",
        service=first.service,
        target=f"{first.service}/{first.artist_id or ''}/{','.join(map(str, ids))}",
        calls=music.delete_albums_call(ids, files=files, exclude=exclude),
        refreshes=(),
        perform=perform,
    )
    held = size(sum(album.size for album in albums))
    hurts = [f"files are deleted from the disk: {held}" if files else f"files stay on the disk: {held}"]
    hurts.append("it is never added again" if exclude else "reading the artist anew adds it again")
    hurts += [album_title(album) for album in albums] if len(albums) > 1 else []
    return Plan(f"Delete {title}?", (action,), tuple(hurts), "delete", "deleting", "Deleted", "album")


async def rescan_plan(engine: Engine, entries: Sequence[ArtistEntry]) -> Plan:
    """The plan that reads the folders of artists anew, and waits for its end."""
    actions = []
    for service, each in by_service(entries).items():
        music, ids, title = await music_of(engine, service), [e.record.id for e in each], named(each)

        async def perform(ids: Sequence[int] = ids, title: str = title, service: str = service) -> str:
            music = await music_of(engine, service)
            await music.finish(await music.rescan(ids))
            await read_again(engine, service, ids)
            return f"{service} has read the folders of {title} anew"

        calls = music.rescan_call(ids)
        words, target = f"Read the folders of {title} anew", target_words(service, ids)
        actions.append(Action("artist.rescan", words, service, target, calls, (), perform, Danger.NONE))
    question = f"Read the folders of {named(entries)} anew?"
    return Plan(question, tuple(actions), (), "read", "reading", "Read", "artist")
