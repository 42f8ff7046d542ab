"""The questions behind the keys of the album screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.engine import music_deeds
from mediatui.models.music import Album
from mediatui.models.release import Target
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.library.questions import choose, refuse
from mediatui.wording.music import album_title, edition_words
from mediatui.wording.quantities import size

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan
    from mediatui.ui.screens.album.screen import AlbumScreen

ANY = "any"
"""What stands for no edition in particular."""


async def _do(screen: AlbumScreen, plan: Plan) -> bool:
    try:
        results = await screen.carry_out(
            lambda message: plan, on_agreed=lambda: screen.busy_with_rows(["album"], f"{plan.doing} …")
        )
    finally:
        screen.busy_with_rows(["album"], "")
    screen.read_again()
    screen.show_news()
    return bool(results) and all(result.done for result in results)


async def monitor(screen: AlbumScreen, album: Album) -> None:
    """Look for it from now on, or no longer."""
    plan = await music_deeds.monitor_albums_plan(screen.engine, [album], album.artist, not album.monitored)
    await _do(screen, plan)


async def search(screen: AlbumScreen, album: Album) -> None:
    """Look for it now, and take the best."""
    await _do(screen, await music_deeds.search_albums_plan(screen.engine, [album], album.artist))


async def releases(screen: AlbumScreen, album: Album) -> None:
    """Ask the indexers and choose."""
    target = Target(artist_id=album.artist_id, album_id=album.id)
    title = " · ".join(part for part in (album.artist, album_title(album)) if part)
    await screen.app.show_releases(album.service, target, title)  # type: ignore[attr-defined]


async def edition(screen: AlbumScreen, album: Album) -> None:
    """Choose which edition is looked for; the one under the cursor at once, where it is on one."""
    piece = screen.under_cursor()
    wanted = piece.edition if piece is not None else None
    if wanted is None:
        if not album.editions:
            refuse(screen, "Of this album no editions are known")
            return
        options = [Option(ANY, "any edition will do", "Lidarr takes what it finds")]
        options += [
            Option(str(each.id), each.title or "Edition", edition_words(each)) for each in album.editions
        ]
        chosen = [str(each.id) for each in album.editions if each.monitored and not album.any_edition]
        found = await choose(screen, f"Edition of {album_title(album)}", options, chosen or [ANY])
        if not found:
            return
        wanted = next((each for each in album.editions if str(each.id) == found[0]), None)
    words = "any edition will do"
    if wanted is not None:
        words = f"edition {wanted.title}, {edition_words(wanted)}"
    await _do(screen, await music_deeds.edition_plan(screen.engine, album, wanted, words))


async def delete(screen: AlbumScreen, album: Album) -> None:
    """Delete the album: the files too or not, never added again or not."""
    options = [
        Option("files", "delete the files too", f"frees {size(album.size)}"),
        Option("exclude", "never add it again", "import exclusion"),
    ]
    found = await choose(screen, f"Delete {album_title(album)}", options, several=True)
    if found is None:
        return
    plan = await music_deeds.delete_albums_plan(
        screen.engine, [album], album.artist, files="files" in found, exclude="exclude" in found
    )
    if await _do(screen, plan):
        screen.action_artist()
