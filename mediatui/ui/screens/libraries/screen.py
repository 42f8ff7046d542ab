"""The libraries screen: what the media server holds, and what was played of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from mediatui.engine import plays_about
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Looked, Lookups
from mediatui.engine.plays_about import SectionAbout, SectionDrawn
from mediatui.models.play_wish import Wish
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.libraries import present
from mediatui.ui.screens.libraries.present import Held
from mediatui.ui.screens.viewers.present import placeholder
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import LiveTable, Row

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.screens.plays.screen import PlaysScreen
    from mediatui.ui.veil import Veil

KEPT = 300.0
"""Seconds what was looked up of a library counts."""
DRAWN_KEPT = 3600.0
"""Seconds its drawings count."""


class LibrariesScreen(ListScreen[Held]):
    """The libraries of the media server, as the one who watches it counts them."""

    WATCHES = ("sections", "activity", "request_counts", "status")
    PLACE = "libraries"
    TITLE_WORDS = "Libraries"
    ONE = "library"
    MANY = "libraries"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "name"
    HINT = "word  kind:series  plays:>100  age:>30"
    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("libraries.plays", "plays")]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lookups = Lookups(engine.store.now, self._soon)
        self._made: tuple[tuple[object, ...], Sequence[Held]] = ((), ())

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()

    def read_again(self) -> None:
        """Ask anew for totals, users and what is new."""
        self._lookups.forget("about")
        self._lookups.forget("drawn")

    # -- what it shows ----------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns of the list; the server's name only where there are several."""
        return present.columns(len(self.known("sections")) > 1)

    def items(self, now: float) -> Sequence[Held]:
        """The libraries of all services."""
        lists = {name: snapshot.shown(now) for name, snapshot in self.known("sections").items()}
        made_of, before = tuple(lists.values()), self._made[0]
        if len(made_of) != len(before) or any(a is not b for a, b in zip(made_of, before, strict=True)):
            found = [Held(name, section) for name, those in lists.items() for section in those or ()]
            found.sort(key=lambda each: each.section.name.casefold())
            self._made = (made_of, found)
        return self._made[1]

    def key_of(self, item: Held) -> str:
        """What stands for a library."""
        return item.key

    def veiled(self, item: Held, veil: Veil) -> Held:
        """With stand-ins for its name and what was played."""
        from mediatui.wording.plays_privacy import veiled_section

        told = veiled_section(item.section)
        for name in ("name", "last_played"):
            veil.learn(getattr(item.section, name), getattr(told, name))
        return item._replace(section=told)

    def facts_of(self, item: Held) -> Facts:
        """What the filter may ask of a library."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: Held, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now)

    def detail_of(self, item: Held | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it; totals, users and what is new are looked up when the cursor rests on it."""
        if item is None:
            return present.detail_lines(None, present.UNKNOWN, now, width)
        engine, service, section = self.engine, item.service, item.section
        about = self._lookups.get(
            "about",
            item.key,
            lambda: plays_about.section_about(engine, service, section.id, section.kind),
            KEPT,
        )
        # One after the other: what is drawn takes as many calls as the library has pages.
        drawn: Looked[SectionDrawn] = Looked()
        if about.value is not None:
            drawn = self._lookups.get(
                "drawn", item.key, lambda: plays_about.section_drawn(engine, service, section.id), DRAWN_KEPT
            )
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is not None and about.value is not None:
            about = Looked(_veiled(about.value))
        return present.detail_lines(item, about, now, width, drawn)

    def words_of(self, item: Held) -> str:
        """Its name."""
        return item.section.name

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, none, or all filtered out."""
        endpoints, known = self.engine.endpoints, self.known("sections")
        return placeholder(endpoints, known, "libraries", now, filtered=filtered)

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old."""
        return old_and_failed(self.known("sections"), now, self.size.width)

    # -- what can be done -------------------------------------------------------

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Where the detail stands beside the list already, Enter shows what was played of it."""
        if self.has_class("-wide"):
            self.run_worker(self.action_plays(), name="plays", exclusive=True, exit_on_error=False)

    async def action_plays(self) -> None:
        """What was played of the library under the cursor."""
        if (item := self.under_cursor()) is not None:
            await self.app.switch_mode("plays")
            cast("PlaysScreen", self.app.screen).ask_for(Wish(library=item.section.name))


def _veiled(about: SectionAbout) -> SectionAbout:
    from mediatui.wording.plays_privacy import veiled_addition
    from mediatui.wording.privacy import veiled_user

    users = tuple(share._replace(user=veiled_user(share.user)) for share in about.users)
    return about._replace(users=users, added=tuple(map(veiled_addition, about.added)))
