"""The questions behind the keys of the artist screen: of albums, of all of a kind, or of the artist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.engine import library_deeds as deeds
from mediatui.engine import music_deeds
from mediatui.engine.music_list import ArtistEntry
from mediatui.models.music import Album
from mediatui.models.release import Target
from mediatui.ui.screens.artist.present import Piece
from mediatui.ui.screens.library.questions import refuse
from mediatui.wording.music import album_title

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan
    from mediatui.ui.screens.artist.screen import ArtistScreen


async def _do(screen: ArtistScreen, pieces: Sequence[Piece], plan: Plan) -> bool:
    rows = [piece.key for piece in pieces]
    try:
        results = await screen.carry_out(
            lambda message: plan, on_agreed=lambda: screen.busy_with_rows(rows, f"{plan.doing} …")
        )
    finally:
        screen.busy_with_rows(rows, "")
    screen.read_again()
    done = bool(results) and all(result.done for result in results)
    if done:
        screen.table.unmark(rows)
    screen.show_news()
    return done


def albums_of(pieces: Sequence[Piece]) -> list[Album]:
    """The albums that are meant: those rows, and all of a kind under its heading."""
    found: dict[int, Album] = {}
    for piece in pieces:
        meant = piece.group.albums if piece.group is not None else [piece.album] if piece.album else []
        found |= {album.id: album for album in meant}
    return list(found.values())


async def monitor(screen: ArtistScreen, entry: ArtistEntry, pieces: Sequence[Piece]) -> None:
    """Look for it from now on, or no longer: albums, all of a kind, or the artist."""
    albums = albums_of(pieces)
    if albums:
        wanted = not all(album.monitored for album in albums)
        changing = [album for album in albums if album.monitored is not wanted]
        plan = await music_deeds.monitor_albums_plan(screen.engine, changing, entry.title, wanted)
    elif pieces[0].entry is not None:
        plan = await deeds.monitor_plan(screen.engine, [entry], not entry.artist.monitored)
    else:
        refuse(screen, "Artists and albums are monitored: ← shows them")
        return
    await _do(screen, pieces, plan)


async def search(screen: ArtistScreen, entry: ArtistEntry, pieces: Sequence[Piece]) -> None:
    """Look for it now, and take the best."""
    albums = albums_of(pieces)
    if albums:
        plan = await music_deeds.search_albums_plan(screen.engine, albums, entry.title)
    elif pieces[0].entry is not None:
        plan = await deeds.search_plan(screen.engine, [entry])
    else:
        refuse(screen, "Artists and albums are looked for: ← shows them")
        return
    await _do(screen, pieces, plan)


async def releases(screen: ArtistScreen, entry: ArtistEntry, pieces: Sequence[Piece]) -> None:
    """Ask the indexers and choose: for one album."""
    album = pieces[0].album
    if album is None:
        refuse(screen, "Releases are searched for an album: put the cursor on one")
        return
    target = Target(artist_id=entry.artist.id, album_id=album.id)
    title = f"{entry.title} · {album_title(album)}"
    await screen.app.show_releases(album.service, target, title)  # type: ignore[attr-defined]
