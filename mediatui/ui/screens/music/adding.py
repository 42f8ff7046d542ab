"""Adding an artist or an album; what is there already is opened instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.ui.screens.library import adding

if TYPE_CHECKING:
    from mediatui.ui.screens.music.screen import MusicScreen


async def add(screen: MusicScreen, words: str = "") -> None:
    """Ask, look it up, ask how, add it."""
    there = await adding.add_to(screen, adding.MUSIC, words)
    if there is not None and (there.artist or there.title):
        from mediatui.ui.screens.music.leading import show_music

        album = there.title if there.album_mbid else ""
        await show_music(screen.app, there.artist if there.album_mbid else there.title, album)
