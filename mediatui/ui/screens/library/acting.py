"""The questions behind the keys of the library screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from mediatui.engine import library_deeds as deeds
from mediatui.engine import library_episodes, library_lookups
from mediatui.engine.library_deeds import Titled
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.library.questions import choose, refuse
from mediatui.wording.quantities import size

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan
    from mediatui.ui.screens.artist.screen import ArtistScreen
    from mediatui.ui.screens.library.screen import LibraryScreen
    from mediatui.ui.screens.music.screen import MusicScreen
    from mediatui.ui.screens.title.screen import TitleScreen

    Shown: TypeAlias = LibraryScreen | TitleScreen | MusicScreen | ArtistScreen

LAST_DELETION = "title.delete"
"""Under this name the record keeps how something was deleted last."""


async def do(screen: Shown, entries: Sequence[Titled], plan: Plan) -> bool:
    """Carry a plan out, saying in the rows what goes on; whether all of it was done."""
    try:
        results = await screen.carry_out(
            lambda message: plan, on_agreed=lambda: screen.busy_with(entries, f"{plan.doing} …")
        )
    finally:
        screen.busy_with(entries, "")
    done = bool(results) and all(result.done for result in results)
    if done:
        screen.table.unmark([entry.key for entry in entries])
        if screen.table.cursor_key is None:
            screen.table.action_cursor_by(0)
    return done


async def monitor(screen: Shown, entries: Sequence[Titled]) -> None:
    """Look for them from now on; where all are monitored already, no longer."""
    wanted = not all(entry.record.monitored for entry in entries)
    changing = [entry for entry in entries if entry.record.monitored is not wanted]
    await do(screen, changing, await deeds.monitor_plan(screen.engine, changing, wanted))


async def search(screen: Shown, entries: Sequence[Titled]) -> None:
    """Look for them now, and take the best."""
    await do(screen, entries, await deeds.search_plan(screen.engine, entries))


async def refresh(screen: Shown, entries: Sequence[Titled]) -> None:
    """Read their data and folders anew."""
    await do(screen, entries, await deeds.refresh_plan(screen.engine, entries))


async def delete(screen: Shown, entries: Sequence[Titled]) -> None:
    """Delete: the files too or not, never added again by a list or not."""
    held = sum(entry.record.size for entry in entries)
    options = [
        Option("files", "delete the files too", f"frees {size(held)}"),
        Option("exclude", "never let a list add it again", "import exclusion"),
    ]
    last = await screen.engine.choices.recall(LAST_DELETION)
    # That files are deleted is chosen anew each time.
    chosen = [each for each in (last[0].split() if last else []) if each != "files"]
    found = await choose(screen, f"Delete {deeds.named(entries)}", options, chosen, several=True)
    if found is None:
        return
    plan = await deeds.delete_plan(screen.engine, entries, files="files" in found, exclude="exclude" in found)
    if await do(screen, entries, plan):
        await screen.engine.choices.remember(LAST_DELETION, " ".join(found))


async def rename(screen: Shown, entries: Sequence[Titled]) -> None:
    """Show what the naming rules would call its files, and rename those that are chosen."""
    entry = entries[0]
    if len(entries) > 1:
        refuse(screen, "Rename one title at a time: its files are shown first")
        return
    service, number = entry.record.service, entry.record.id
    screen.say("looking at its files …")
    found, problem = await library_lookups.or_problem(
        lambda: library_episodes.renamings(screen.engine, service, number)
    )
    screen.say("")
    if found is None:
        screen.app.notify(problem, severity="error", markup=False, timeout=8)
        return
    if not found:
        refuse(screen, f"{entry.title}: every file is called as the naming rules say")
        return
    options = [Option(str(each.file_id), each.new, f"now {each.old}") for each in found]
    chosen = await choose(
        screen, f"Rename files of {entry.title}", options, [o.key for o in options], several=True
    )
    wanted = [each for each in found if chosen and str(each.file_id) in chosen]
    if wanted:
        plan = await library_episodes.rename_plan(screen.engine, service, number, wanted, entry.title)
        await do(screen, entries, plan)


async def edit(screen: Shown, entries: Sequence[Titled]) -> None:
    """Change profile, folder, tags and more."""
    from mediatui.ui.screens.library.editing import edit_titles

    await edit_titles(screen, entries)
