"""The questions behind the keys of the music screen, and those of a whole artist on its own screen."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from mediatui.engine import library_deeds as deeds
from mediatui.engine import music_deeds, music_lookups
from mediatui.engine.library_lookups import or_problem
from mediatui.engine.music_list import ArtistEntry
from mediatui.models.music import Album
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.library.acting import delete, do, edit, monitor, refresh, rename, search
from mediatui.ui.screens.library.questions import choose

if TYPE_CHECKING:
    from mediatui.ui.screens.artist.screen import ArtistScreen
    from mediatui.ui.screens.music.screen import MusicScreen

    Shown: TypeAlias = MusicScreen | ArtistScreen

__all__ = ["delete", "do", "edit", "monitor", "only", "refresh", "rename", "rescan", "search", "studio"]

PREVIEWED = 25
"""Of so many artists the albums are read, to say what changes; of more only how many artists it is."""

LAST_STUDIO = "artist.studio"
"""Under this name the record keeps which albums were chosen last."""


async def studio(screen: Shown, entries: Sequence[ArtistEntry]) -> None:
    """Choose anew which of their albums are looked for; what changes is shown first."""
    last = await screen.engine.choices.recall(LAST_STUDIO)
    options = [Option(key, words) for key, words in music_deeds.STUDIO.items()]
    found = await choose(screen, f"Look for, of {deeds.named(entries)}", options, last[:1])
    if not found:
        return
    screen.say("reading the albums …")
    albums = await _albums(screen, entries[:PREVIEWED])
    screen.say("")
    plan = await music_deeds.studio_plan(screen.engine, entries, found[0], albums)
    if await do(screen, entries, plan):
        await screen.engine.choices.remember(LAST_STUDIO, found[0])


async def _albums(screen: Shown, entries: Sequence[ArtistEntry]) -> dict[str, tuple[Album, ...]]:
    """The albums of these artists, by key; without those that could not be read."""
    room = asyncio.Semaphore(3)

    async def read(entry: ArtistEntry) -> tuple[str, tuple[Album, ...]] | None:
        async with room:
            service, number = entry.artist.service, entry.artist.id
            albums, _ = await or_problem(lambda: music_lookups.albums(screen.engine, service, number))
        return None if albums is None else (entry.key, albums)

    return dict(each for each in await asyncio.gather(*map(read, entries)) if each is not None)


async def rescan(screen: Shown, entries: Sequence[ArtistEntry]) -> None:
    """Read their folders anew."""
    await do(screen, entries, await music_deeds.rescan_plan(screen.engine, entries))


ONLY = {
    "wanted": "what is missing, or to be improved",
    "calendar": "what comes, and what came",
    "downloads": "what is coming, and what is stuck",
    "history": "what was grabbed, imported, deleted",
    "blocklist": "releases that are never taken again",
}
"""The screens over all libraries that can be shown of music only."""


async def only(screen: MusicScreen) -> None:
    """Show one of the screens of all libraries, of music only."""
    options = [Option(name, name, hint) for name, hint in ONLY.items()]
    found = await choose(screen, "Of music only", options)
    names = music_lookups.lidarrs(screen.engine)
    if found and names:
        # The names of several Lidarrs share nothing that a filter could ask for: then the first one.
        await screen.app.action_show_filtered(found[0], f'service:"{names[0]}"')  # type: ignore[attr-defined]
