"""The questions behind the keys of the downloads screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from mediatui.engine import repair
from mediatui.engine.downloads import Download
from mediatui.models.queue import Removal
from mediatui.ui.dialogs.choose import ChooseDialog, Option
from mediatui.ui.screens.downloads import limiting
from mediatui.ui.screens.downloads.present import what
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan, Result
    from mediatui.ui.screens.downloads.screen import DownloadsScreen
    from mediatui.ui.veil import Veil

LAST_REMOVAL = "download.remove"
"""Under this name the record keeps how something was removed last."""


async def _choose(
    screen: DownloadsScreen,
    title: str,
    options: Sequence[Option],
    chosen: Sequence[str] = (),
    *,
    several: bool = False,
) -> tuple[str, ...] | None:
    dialog = cast("ChooseDialog", screen.app.get_screen("choose"))
    veil: Veil | None = screen.app.veil  # type: ignore[attr-defined]
    if veil is not None:
        title = veil.text(title)
        options = [Option(each.key, veil.text(each.words), veil.text(each.hint)) for each in options]
    dialog.prepare(title, options, chosen, several=several)
    return await screen.app.push_screen_wait(dialog)


def _refuse(screen: DownloadsScreen, words: str) -> None:
    screen.app.notify(words, severity="warning", markup=False, timeout=5)


async def carry_out_on(
    screen: DownloadsScreen, downloads: Sequence[Download], plan: Plan
) -> tuple[Result, ...] | None:
    """Carry a plan out, saying in the rows what goes on; None where the person said no."""
    try:
        results = await screen.carry_out(
            lambda message: plan, on_agreed=lambda: screen.busy_with(downloads, f"{plan.doing} …")
        )
    finally:
        screen.busy_with(downloads, "")
    if results and all(result.done for result in results):
        screen.done_with(downloads)
    return results or None


async def remove(screen: DownloadsScreen, downloads: Sequence[Download]) -> None:
    """Remove: from the client too or not, blocklisted or not, looked for again or not."""
    of_a_queue = any(download.items for download in downloads)
    options = [Option("client", "delete it in the client", "with what was loaded")]
    if of_a_queue:
        options += [
            Option("block", "never take this release again", "blocklist"),
            Option("again", "look for another release", "only with the blocklist"),
        ]
    last = await screen.engine.choices.recall(LAST_REMOVAL)
    chosen = last[0].split() if last else ["client"]
    title = f"Remove {what(downloads[0]) if len(downloads) == 1 else plural(len(downloads), 'download')}"
    found = await _choose(screen, title, options, chosen, several=True)
    if found is None:
        return
    removal = Removal(
        from_client="client" in found,
        blocklist="block" in found,
        search_again="block" in found and "again" in found,
    )
    named = [(download, what(download)) for download in downloads]
    plan = await repair.remove_plan(screen.engine, named, removal)
    await screen.engine.choices.remember(LAST_REMOVAL, " ".join(found))
    await carry_out_on(screen, downloads, plan)


async def pause(screen: DownloadsScreen, downloads: Sequence[Download]) -> None:
    """Pause, or resume where all are paused."""
    torrents = [(d.torrent, what(d)) for d in downloads if d.torrent is not None]
    if not torrents:
        _refuse(screen, "No download client has it: it can only be removed")
        return
    resume = all(repair.paused(d) for d in downloads if d.torrent is not None)
    deed = repair.DEEDS["torrent.resume" if resume else "torrent.pause"]
    await carry_out_on(screen, downloads, await repair.torrent_plan(screen.engine, deed, torrents))


async def grab(screen: DownloadsScreen, downloads: Sequence[Download]) -> None:
    """Send what is delayed to its client now."""
    delayed = [download for download in downloads if repair.is_delayed(download)]
    if not delayed or delayed[0].item is None:
        _refuse(screen, "Nothing of it is held back by a delay profile")
        return
    plan = await repair.grab_now_plan(screen.engine, delayed[0].item, what(delayed[0]))
    await carry_out_on(screen, delayed[:1], plan)


async def torrent(screen: DownloadsScreen, downloads: Sequence[Download]) -> None:
    """Choose what to do to the torrents."""
    torrents = [(d.torrent, what(d)) for d in downloads if d.torrent is not None]
    if not torrents:
        _refuse(screen, "No download client has it")
        return
    service = torrents[0][0].service
    known = screen.known("torrents")[service].value
    alternative = known is not None and known.transfer.alternative_limits
    options = [Option(name, deed.words) for name, deed in repair.DEEDS.items()]
    options.append(Option("category", "change the category …"))
    options.append(Option("own", "limits of its own …", limiting.told([each for each, _ in torrents])))
    options.append(Option("limits", f"{'usual' if alternative else 'alternative'} speed limits for all"))
    title = torrents[0][1] if len(torrents) == 1 else plural(len(torrents), "torrent")
    found = await _choose(screen, title, options)
    if not found:
        return
    if found[0] == "limits":
        await carry_out_on(
            screen, (), await repair.alternative_limits_plan(screen.engine, service, not alternative)
        )
        return
    if found[0] == "own":
        await limiting.limit(screen, downloads, torrents)
        return
    deed = repair.DEEDS.get(found[0])
    if deed is None:
        names = [category.name for category in known.categories] if known is not None else []
        options = [Option("", "none"), *(Option(name, name) for name in names)]
        category = await _choose(screen, "Category", options, [torrents[0][0].category])
        if category is None:
            return
        deed = repair.category_deed(category[0])
    await carry_out_on(screen, downloads, await repair.torrent_plan(screen.engine, deed, torrents))


async def import_files(screen: DownloadsScreen, downloads: Sequence[Download]) -> None:
    """Import by hand: the files, what each is and what stands against it; then the outcome."""
    download = downloads[0]
    if download.item is None or not download.item.download_id:
        _refuse(screen, "No library waits for it: there is nothing to import it into")
        return
    from mediatui.ui.screens.downloads.importing import import_by_hand

    await import_by_hand(screen, download, what(download))


async def releases(screen: DownloadsScreen, downloads: Sequence[Download]) -> None:
    """Search for other releases of it."""
    item = downloads[0].item
    if item is None or not item.is_known:
        _refuse(screen, "No library knows what it is: there is nothing to search for")
        return
    from mediatui.models.release import Target

    target = Target(
        item.movie_id, item.series_id, item.season, item.episode_id, item.artist_id, item.album_id
    )
    if len(downloads[0].items) > 1:
        target = target._replace(episode_id=None)
    await screen.app.show_releases(item.service, target, what(downloads[0]))  # type: ignore[attr-defined]
