"""The history screen: what was grabbed, imported, failed, deleted; and the key that marks a grab failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import library_lookups
from mediatui.engine import library_wanted as engine_wanted
from mediatui.models.history import HistoryEvent, HistoryKind
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.screens.history import present
from mediatui.ui.screens.library.asked import AskedScreen, Asking
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.library import EVENT_WORDS

if TYPE_CHECKING:
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil


class HistoryScreen(AskedScreen[HistoryEvent]):
    """What happened, over all libraries, the newest first."""

    PLACE = "history"
    TITLE_WORDS = "History"
    ONE = "event"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "when"
    VIEWS = present.VIEWS
    HINT = "word  what:failed  indexer:nzb  age:<7"
    SYMBOLS = tuple(
        (sign, EVENT_WORDS[kind])
        for kind, (sign, _) in present.SIGNS.items()
        if kind not in (HistoryKind.UNKNOWN, HistoryKind.FOLDER_IMPORTED)
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("history.failed", "fail"),
        keys.binding("history.more", "more"),
    ]

    # -- what it shows ------------------------------------------------------

    def askings(self, service: str) -> Mapping[str, Asking]:
        """The newest events of a service."""
        pages = self._pages
        return {"history": (pages, partial(library_lookups.history, self.engine, service, pages))}

    def made_of(self, answers: Mapping[tuple[str, str], Any]) -> Sequence[HistoryEvent]:
        """The events of all services, the newest first."""
        found = [event for page in answers.values() for event in page.events]
        found.sort(key=lambda event: -(event.at or 0))
        return list({present.key_of(event): event for event in found}.values())

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def key_of(self, item: HistoryEvent) -> str:
        """What stands for an event."""
        return present.key_of(item)

    def in_view(self, item: HistoryEvent, view: str) -> bool:
        """Whether it is a grab, an import, …"""
        return present.in_view(item, view)

    def is_problem(self, item: HistoryEvent) -> bool | None:
        """What failed."""
        return item.kind is HistoryKind.FAILED

    def veiled(self, item: HistoryEvent, veil: Veil) -> HistoryEvent:
        """With stand-ins for titles and releases."""
        from mediatui.wording.privacy_library import veiled_event

        told = veiled_event(item)
        for name in ("media_title", "part_title", "source_title"):
            veil.learn(getattr(item, name), getattr(told, name))
        return told

    def facts_of(self, item: HistoryEvent) -> Facts:
        """What the filter may ask of an event."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: HistoryEvent, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now, self._doing.get(present.key_of(item), ""))

    def detail_of(self, item: HistoryEvent | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""
        return present.detail_lines(item, now, width)

    def identity_of(self, item: HistoryEvent) -> Identity | None:
        """The movie or series."""
        from mediatui.engine.life import Identity

        endpoint = self.engine.endpoint(item.service)
        wanted = {"radarr": "movie", "sonarr": "series"}.get(endpoint.kind if endpoint else "")
        return Identity(wanted, item.media_title) if wanted and item.media_title else None

    def words_of(self, item: HistoryEvent) -> str:
        """The name of the release."""
        return item.source_title or engine_wanted.event_title(item)

    def empty_words(self) -> str:
        """Nothing happened."""
        return "Nothing has happened yet"

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action == "fail":
            return self.may_change
        return super().check_action(action, parameters)

    def action_fail(self) -> None:
        """Say that what was grabbed is no good."""
        item = self.under_cursor()
        if item is None:
            return
        if not engine_wanted.may_fail(item):
            words = "Only what was grabbed can be marked as failed: → shows those"
            self.app.notify(words, severity="warning", markup=False, timeout=5)
        elif self.begin("mark it failed"):
            self.work(self._fail(item))

    async def _fail(self, item: HistoryEvent) -> None:
        plan = await engine_wanted.fail_plan(self.engine, item)
        row = [present.key_of(item)]
        try:
            results = await self.carry_out(
                lambda message: plan, on_agreed=lambda: self.busy_with(row, f"{plan.doing} …")
            )
        finally:
            self.busy_with(row, "")
        if any(result.done for result in results):
            self.read_again()
            self.show_news()
