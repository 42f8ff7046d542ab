"""Changing titles: profile, root folder, tags, what is looked for, how; of one or of many together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.engine import library_deeds as deeds
from mediatui.engine.library_deeds import Titled
from mediatui.models.adding import Changes
from mediatui.models.library import Movie, Series
from mediatui.models.music import Artist
from mediatui.models.production import Production
from mediatui.models.shelves import ShelfAbout
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.library.acting import do
from mediatui.ui.screens.library.questions import choose, refuse
from mediatui.wording.quantities import size

if TYPE_CHECKING:
    from mediatui.ui.screens.library.acting import Shown

AVAILABILITIES = (Production.ANNOUNCED, Production.IN_CINEMAS, Production.RELEASED)
SERIES_KINDS = ("standard", "daily", "anime")


async def edit_titles(screen: Shown, entries: Sequence[Titled]) -> None:
    """Ask what to change, one thing after the other, until it is saved or left."""
    services = {entry.record.service for entry in entries}
    if len(services) > 1:
        refuse(screen, f"These are of {len(services)} services, whose profiles differ: mark those of one")
        return
    service = next(iter(services))
    about: ShelfAbout | None = screen.known("shelf_about")[service].value
    if about is None:
        refuse(screen, f"{service} has not said yet which profiles and folders it has")
        return
    editor = editor_for(screen, entries, about)
    while (wish := await editor.ask()) is not None:
        if wish == "save":
            plan = await deeds.edit_plan(screen.engine, entries, editor.changes, editor.told)
            await do(screen, entries, plan)
            return
        await editor.change(wish)


def editor_for(screen: Shown, entries: Sequence[Titled], about: ShelfAbout) -> Editor:
    """What asks for the changes of such titles."""
    if all(isinstance(entry.record, Artist) for entry in entries):
        from mediatui.ui.screens.music.editing import MusicEditor

        return MusicEditor(screen, entries, about)
    return Editor(screen, entries, about)


class Editor:
    """The changes as they grow, and the dialogs that ask for their parts."""

    def __init__(self, screen: Shown, entries: Sequence[Titled], about: ShelfAbout) -> None:
        self._screen = screen
        self._entries = entries
        self._about = about
        self._words: dict[str, str] = {}
        self.changes = Changes()

    @property
    def told(self) -> list[str]:
        """What changes, in words."""
        return [f"{name}: {words}" for name, words in self._words.items()]

    async def ask(self) -> str | None:
        """What to change next; "save", or None to leave it."""
        options = [Option(name, name, self._words.get(name) or now) for name, now in self.rows()]
        if self._words:
            options.insert(0, Option("save", "save", "; ".join(self.told)))
        found = await choose(self._screen, f"Change {deeds.named(self._entries)}", options)
        return found[0] if found else None

    def rows(self) -> list[tuple[str, str]]:
        """What can be changed, each with how it is now."""
        rows = [("profile", self._now("profile")), ("monitored", self._now("monitored"))]
        if all(isinstance(entry.record, Movie) for entry in self._entries):
            rows.append(("availability", self._now("availability")))
        else:
            rows.append(("series type", self._now("kind")))
        return [*rows, ("root folder", self._now("root")), ("tags", self._now("tags"))]

    def _now(self, what: str) -> str:
        """How it is now; "several" where they differ."""
        found = {self._value(entry, what) for entry in self._entries}
        return next(iter(found)) if len(found) == 1 else "several"

    def _value(self, entry: Titled, what: str) -> str:
        record = entry.record
        match what:
            case "profile":
                return entry.profile
            case "monitored":
                return "yes" if record.monitored else "no"
            case "root":
                return entry.root
            case "tags":
                return ", ".join(entry.tags) or "none"
            case "availability" if isinstance(record, Movie):
                return record.minimum_availability.value
            case "kind" if isinstance(record, Series):
                return record.kind
        return ""

    async def change(self, what: str) -> None:
        """Ask for one thing and take it into the changes."""
        screen, about = self._screen, self._about
        match what:
            case "profile":
                options = [Option(str(each.id), each.name, f"up to {each.cutoff}") for each in about.profiles]
                if found := await choose(screen, "Quality profile", options, [self._profile_id()]):
                    self._take(what, self._label(options, found), profile_id=int(found[0]))
            case "monitored":
                options = [Option("yes", "monitored"), Option("no", "not monitored")]
                if found := await choose(screen, "Monitored", options, [self._now("monitored")]):
                    self._take(what, found[0], monitored=found[0] == "yes")
            case "availability":
                options = [Option(each.value, each.value) for each in AVAILABILITIES]
                if found := await choose(screen, "Looked for when it is", options, [self._now(what)]):
                    self._take(what, found[0], minimum_availability=Production(found[0]))
            case "series type":
                options = [Option(each, each) for each in SERIES_KINDS]
                if found := await choose(screen, "Series type", options, [self._now("kind")]):
                    self._take(what, found[0], series_kind=found[0])
            case "root folder":
                await self._root()
            case "tags":
                await self._tags()

    def _take(self, name: str, words: str, **changed: object) -> None:
        self.changes = self.changes._replace(**changed)  # type: ignore[arg-type]
        self._words[name] = words

    def _label(self, options: Sequence[Option], found: Sequence[str]) -> str:
        return next((option.words for option in options if option.key == found[0]), found[0])

    def _profile_id(self) -> str:
        return str(self._entries[0].record.profile_id or "")

    async def _root(self) -> None:
        options = [Option(each.path, each.path, f"free {size(each.free)}") for each in self._about.folders]
        found = await choose(self._screen, "Root folder", options, [self._now("root")])
        if not found:
            return
        held = sum(entry.record.size for entry in self._entries)
        how = [
            Option("move", "move the files there", size(held)),
            Option("stay", "leave the files where they are", "only the folder is told anew"),
        ]
        moved = await choose(self._screen, f"The files of {deeds.named(self._entries)}", how)
        if moved:
            self._take("root folder", found[0], root_folder=found[0], move_files=moved == ("move",))

    async def _tags(self) -> None:
        options = [Option(str(each.id), each.label) for each in self._about.tags]
        if not options:
            refuse(self._screen, "There are no tags: make them in the service's own settings")
            return
        chosen = [str(number) for number in self._entries[0].record.tags]
        how = ("replace",)
        if len(self._entries) > 1:
            chosen = []
            ways = [
                Option("add", "add tags to each"),
                Option("remove", "take tags from each"),
                Option("replace", "give each exactly these tags"),
            ]
            asked = await choose(self._screen, "Tags", ways)
            if not asked:
                return
            how = (asked[0],)
        found = await choose(self._screen, "Tags", options, chosen, several=True)
        if found is not None:
            labels = ", ".join(option.words for option in options if option.key in found) or "none"
            words = labels if how[0] == "replace" else f"{how[0]} {labels}"
            self._take("tags", words, tags=tuple(map(int, found)), apply_tags=how[0])
