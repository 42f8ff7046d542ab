"""What leads to music from elsewhere: an artist or an album by its name or number, opened on its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.engine import music_lookups
from mediatui.engine.library_lookups import or_problem
from mediatui.models.snapshot import Snapshot
from mediatui.models.stream import MediaType

if TYPE_CHECKING:
    from textual.app import App

    from mediatui.engine.engine import Engine
    from mediatui.models.library import Shelf
    from mediatui.models.music import Album, Artist
    from mediatui.models.stream import Title


def artist_named(engine: Engine, name: str) -> Artist | None:
    """The artist of that name in any Lidarr, as far as their libraries are known."""
    from mediatui.matching.text import fold

    wanted = fold(name.strip())
    for artist in _artists(engine):
        if wanted and fold(artist.name) == wanted:
            return artist
    return None


def _artists(engine: Engine) -> list[Artist]:
    keys = {key.service: engine.store.get(key) for key in engine.coordinator.keys("shelf")}
    known: dict[str, Snapshot[Shelf]] = music_lookups.only_lidarr(engine, keys)
    return [
        artist
        for snapshot in known.values()
        if (shelf := snapshot.shown(engine.store.now())) is not None
        for artist in shelf.artists
    ]


async def _shelves_read(engine: Engine) -> None:
    """What the cache has of the artists is read; where nothing is known, the Lidarrs are asked."""
    keys = music_lookups.only_lidarr(engine, {key.service: key for key in engine.coordinator.keys("shelf")})
    for key in keys.values():
        await engine.store.load(key)
    if unknown := [key for key in keys.values() if engine.store.get(key).value is None]:
        await engine.coordinator.fetch_now(unknown)


async def show_artist_of(app: App[None], album: Album) -> bool:
    """Show the artist of an album; whether it is known."""
    engine: Engine = app.engine  # type: ignore[attr-defined]
    for artist in _artists(engine):
        if artist.service == album.service and artist.id == album.artist_id:
            await app.switch_mode("artist")
            app.screen.show_artist(artist)  # type: ignore[attr-defined]
            return True
    return False


async def show_title(app: App[None], title: Title) -> None:
    """Show what is played in the library or in music."""
    if title.media_type is MediaType.TRACK:
        await show_music(app, title.artist, title.album)
        return
    words = {MediaType.MOVIE: title.title, MediaType.EPISODE: title.show}.get(title.media_type, "")
    if not words:
        app.notify("Only movies, series and music stand in a library", markup=False, timeout=4)
        return
    words = words.replace('"', "")
    await app.action_show_filtered("library", f'"{words}"')  # type: ignore[attr-defined]


async def show_music(app: App[None], artist: str, album: str = "") -> None:
    """Show an artist, or one of its albums, by name; where none is known, the music filtered by the name."""
    from mediatui.matching.text import fold

    engine: Engine = app.engine  # type: ignore[attr-defined]
    if not music_lookups.lidarrs(engine):
        app.notify("No Lidarr is configured: there is no music to show it in", markup=False, timeout=4)
        return
    await _shelves_read(engine)
    found = artist_named(engine, artist)
    if found is None:
        if app.veil is not None:  # type: ignore[attr-defined]
            app.notify("No Lidarr has this artist", markup=False, timeout=4)
            return
        name = artist.replace('"', "")
        await app.action_show_filtered("music", f'"{name}"')  # type: ignore[attr-defined]
        return
    await app.switch_mode("artist")
    app.screen.show_artist(found)  # type: ignore[attr-defined]
    if not album:
        return
    albums, _ = await or_problem(lambda: music_lookups.albums(engine, found.service, found.id))
    wanted = fold(album)  # where they cannot be had the artist's screen says why
    opened = next((each for each in albums or () if fold(each.title) == wanted), None)
    if opened is not None:
        await app.switch_mode("album")
        app.screen.show_album(opened)  # type: ignore[attr-defined]
