"""The wanted screen: what is missing, what is to be improved; searched one by one, marked, or all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import library_lookups
from mediatui.engine import library_wanted as engine_wanted
from mediatui.engine.library_wanted import WantedPart
from mediatui.models.schedule import WantedPage, Wish
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span
from mediatui.ui.screens.library.asked import AskedScreen, Asking
from mediatui.ui.screens.wanted import present
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.library import part_title

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil


class WantedScreen(AskedScreen[WantedPart]):
    """What is looked for, over all libraries."""

    PLACE = "wanted"
    TITLE_WORDS = "Wanted"
    ONE = "title"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "when"
    VIEWS = present.VIEWS
    HINT = "word  type:episode  season:2  age:<30"
    SYMBOLS = (("✗ ▴", "missing, below the cutoff"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("wanted.search", "search"),
        keys.binding("wanted.search_all", "search_all"),
        keys.binding("wanted.releases", "releases"),
        keys.binding("wanted.more", "more"),
    ]

    # -- what it shows ------------------------------------------------------

    def askings(self, service: str) -> Mapping[str, Asking]:
        """Both lists of a service."""
        engine, pages = self.engine, self._pages
        return {
            wish.value: (pages, partial(library_lookups.wanted, engine, service, wish, pages))
            for wish in Wish
        }

    def made_of(self, answers: Mapping[tuple[str, str], Any]) -> Sequence[WantedPart]:
        """What is wanted, what appeared last first."""
        found: list[WantedPart] = []
        for (_, wish), page in answers.items():
            found += [WantedPart(part, Wish(wish)) for part in page.parts]
        found.sort(key=lambda each: -(each.part.at or 0))
        return list({each.key: each for each in found}.values())

    def totals(self, wish: Wish) -> dict[str, int]:
        """How much of it there is, by service."""
        found: dict[str, int] = {}
        for (service, name), looked in self.asked().items():
            page: WantedPage | None = looked.value
            if name == wish.value and page is not None and page.total:
                found[service] = page.total
        return found

    def views_line(self) -> Line:
        """The parts of the list with how much there is of each, read or not."""
        spans: list[Span] = [Span(" ")]
        for name, words in self.VIEWS.items():
            here, count = name == self.view, sum(self.totals(Wish(name)).values())
            text = f"{words} {count:,}"
            spans.append(Span(f"[{text}]" if here else f" {text} ", "accent" if here else "dim"))
        return tuple(spans)

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def key_of(self, item: WantedPart) -> str:
        """What stands for it."""
        return item.key

    def in_view(self, item: WantedPart, view: str) -> bool:
        """Whether it is missing, or below the cutoff."""
        return item.wish.value == view

    def veiled(self, item: WantedPart, veil: Veil) -> WantedPart:
        """With stand-ins for its names."""
        from mediatui.wording.privacy_library import veiled_part

        told = veiled_part(item.part)
        veil.learn(item.part.media_title, told.media_title)
        veil.learn(item.part.part_title, told.part_title)
        return item._replace(part=told)

    def facts_of(self, item: WantedPart) -> Facts:
        """What the filter may ask."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: WantedPart, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now, self._doing.get(item.key, ""))

    def detail_of(self, item: WantedPart | None, now: float, width: int) -> Sequence[Line]:
        """Everything that is known of it here."""
        return present.detail_lines(item, now, width)

    def identity_of(self, item: WantedPart) -> Identity | None:
        """The movie or series."""
        from mediatui.engine.life import identity_of_part

        return identity_of_part(item.part)

    def words_of(self, item: WantedPart) -> str:
        """Its title."""
        return part_title(item.part)

    def empty_words(self) -> str:
        """Nothing is wanted."""
        return "Nothing is wanted that is not there"

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Searching is not offered where nothing may be changed."""
        if action in ("search", "search_all"):
            return self.may_change
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Look for the marked ones, or the one under the cursor."""
        targets = self.targets()
        if targets and self.begin("search"):
            self.work(self._search(targets))

    async def _search(self, targets: Sequence[WantedPart]) -> None:
        plan = await engine_wanted.search_parts_plan(self.engine, [each.part for each in targets])
        await self._do([each.key for each in targets], plan)

    def action_search_all(self) -> None:
        """Look for everything of this part of the list."""
        wish = Wish(self.view)
        totals = {name: n for name, n in self.totals(wish).items() if self.engine.gate.allows(name)}
        if not totals:
            self.app.notify(f"Nothing is {wish.value}", markup=False, timeout=3)
        elif self.begin("search"):
            self.work(self._search_all(wish, totals))

    async def _search_all(self, wish: Wish, totals: Mapping[str, int]) -> None:
        known = self.items(self.store.now())
        parts = [each.part for each in known if each.wish is wish]
        await self.ask_and_do(await engine_wanted.search_all_plan(self.engine, wish, totals, parts))

    async def _do(self, rows: Sequence[str], plan: Plan) -> None:
        try:
            results = await self.carry_out(
                lambda message: plan, on_agreed=lambda: self.busy_with(rows, f"{plan.doing} …")
            )
        finally:
            self.busy_with(rows, "")
        if results and all(result.done for result in results):
            self.table.unmark(rows)

    async def action_releases(self) -> None:
        """Search the indexers for it and choose."""
        if item := self.under_cursor():
            part = item.part
            await self.app.show_releases(  # type: ignore[attr-defined]
                part.service, engine_wanted.target_of(part), part_title(part)
            )
