"""The blocklist screen: releases that are never taken again, and the key that lets them be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import library_lookups
from mediatui.engine import library_wanted as engine_wanted
from mediatui.models.history import BlocklistEntry
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.screens.blocklist import present
from mediatui.ui.screens.library.asked import AskedScreen, Asking
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil


class BlocklistScreen(AskedScreen[BlocklistEntry]):
    """What is never taken again, over all libraries, the newest first."""

    PLACE = "blocklist"
    TITLE_WORDS = "Blocklist"
    ONE = "release"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "when"
    HINT = "word  reason:sample  indexer:nzb  age:>30"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("blocklist.unblock", "unblock"),
        keys.binding("blocklist.more", "more"),
    ]

    # -- what it shows ------------------------------------------------------

    def askings(self, service: str) -> Mapping[str, Asking]:
        """The newest entries of a service."""
        pages = self._pages
        return {"blocklist": (pages, partial(library_lookups.blocklist, self.engine, service, pages))}

    def made_of(self, answers: Mapping[tuple[str, str], Any]) -> Sequence[BlocklistEntry]:
        """The entries of all services, the newest first."""
        found = [entry for page in answers.values() for entry in page.entries]
        found.sort(key=lambda entry: -(entry.at or 0))
        return list({present.key_of(entry): entry for entry in found}.values())

    def above(self) -> Iterable[Lines]:
        """Nothing: it has no parts."""
        return ()

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def key_of(self, item: BlocklistEntry) -> str:
        """What stands for an entry."""
        return present.key_of(item)

    def veiled(self, item: BlocklistEntry, veil: Veil) -> BlocklistEntry:
        """With stand-ins for titles and releases."""
        from mediatui.wording.privacy_library import veiled_entry

        told = veiled_entry(item)
        for name in ("media_title", "source_title"):
            veil.learn(getattr(item, name), getattr(told, name))
        return told

    def facts_of(self, item: BlocklistEntry) -> Facts:
        """What the filter may ask of an entry."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: BlocklistEntry, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now, self._doing.get(present.key_of(item), ""))

    def detail_of(self, item: BlocklistEntry | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""
        return present.detail_lines(item, now, width)

    def words_of(self, item: BlocklistEntry) -> str:
        """The name of the release."""
        return item.source_title

    def empty_words(self) -> str:
        """Nothing is blocked."""
        return "No release is blocked"

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action == "unblock":
            return self.may_change
        return super().check_action(action, parameters)

    def action_unblock(self) -> None:
        """Let the marked ones, or the one under the cursor, be taken again."""
        targets = self.targets()
        if targets and self.begin("unblock"):
            self.work(self._unblock(targets))

    async def _unblock(self, targets: Sequence[BlocklistEntry]) -> None:
        plan = await engine_wanted.unblock_plan(self.engine, targets)
        rows = [present.key_of(each) for each in targets]
        try:
            results = await self.carry_out(
                lambda message: plan, on_agreed=lambda: self.busy_with(rows, f"{plan.doing} …")
            )
        finally:
            self.busy_with(rows, "")
        if any(result.done for result in results):
            self.read_again()
            self.show_news()
