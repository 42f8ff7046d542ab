"""The activity screen: a live list of streams, counts above, the last hour below, detail beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from mediatui.models.snapshot import Snapshot
from mediatui.models.stream import Activity, Stream
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.activity import present
from mediatui.ui.screens.activity.chart import chart_lines
from mediatui.ui.screens.activity.detail import detail_lines
from mediatui.ui.screens.activity.present import Painted
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.titles import full_title

if TYPE_CHECKING:
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil


class ActivityScreen(ListScreen[Painted]):
    """What plays right now, on every Tautulli."""

    WATCHES = ("activity", "status")
    PLACE = "activity"
    TITLE_WORDS = "Activity"
    ONE = "stream"
    FIELDS = present.FIELDS
    ORDERS = present.SORTS
    NATURAL = "state"
    SYMBOLS = (("▶ ‖ ◌ ■", "playing, paused, buffering, stopped"),)
    HINT = "word  !word  field:word  mbps:>10"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("stream.terminate", "terminate"),
        keys.binding("stream.library", "library"),
    ]

    # -- what it shows ------------------------------------------------------

    def sources(self) -> dict[str, Snapshot[Activity]]:
        """What plays on each Tautulli."""
        return self.snapshots()

    def columns(self) -> Sequence[Column]:
        """The columns of the list; the server's name only where there are several."""
        return present.columns(len(self._header_keys) > 1)

    def items(self, now: float) -> Sequence[Painted]:
        """The streams of all services."""
        return present.painted_streams(self.snapshots(), now)

    def key_of(self, item: Painted) -> str:
        """What stands for a stream."""
        return item.stream.key

    def veiled(self, item: Painted, veil: Veil) -> Painted:
        """With stand-ins for who, what and where."""
        return item._replace(stream=veil.stream(item.stream))

    def is_problem(self, item: Painted) -> bool | None:
        """What buffers, or is transcoded too slowly."""
        return present.is_problem(item.stream)

    def identity_of(self, item: Painted) -> Identity | None:
        """The movie or series that plays."""
        from mediatui.engine.life import stream_identity

        return stream_identity(item.stream)

    def facts_of(self, item: Painted) -> Facts:
        """What the filter may ask of a stream."""
        return present.facts_of(item.stream)

    def row_of(self, item: Painted, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item)

    def detail_of(self, item: Painted | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""
        return detail_lines(item, width)

    def words_of(self, item: Painted) -> str:
        """Its title."""
        return full_title(item.stream.title)

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nobody, or all filtered out."""
        return present.placeholder(self.engine.endpoints, self.snapshots(), now, filtered=filtered)

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old, what was odd."""
        return present.notes(self.snapshots(), now, self.size.width)

    def above(self) -> Iterable[Lines]:
        """The counts."""
        yield Lines(id="summary", classes="extra")

    def below(self) -> Iterable[Lines]:
        """The last hour."""
        yield Lines(id="chart", classes="extra")

    def show_more(self, now: float) -> None:
        """Counts and chart."""
        snapshots = self.snapshots()
        self.query_one("#summary", Lines).set_lines([present.summary(snapshots, now)])
        chart = self.query_one("#chart", Lines)
        chart.set_lines(chart_lines(self.engine.recorder.last_hour(), chart.size.width, chart.size.height))

    # -- what can be done with a stream -------------------------------------

    def action_browse(self) -> None:
        """Open the item's page; over SSH, where there is no browser, copy its address."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(item.stream.service)):
            key = item.stream.rating_key
            page = f"/info?rating_key={key}" if key.isdigit() else "/home"
            self.app.show_page(endpoint.page + page)  # type: ignore[attr-defined]

    async def action_library(self) -> None:
        """Show what plays in the library, or in music."""
        if (item := self.under_cursor()) is not None:
            from mediatui.models.stream import MediaType
            from mediatui.ui.screens.music.leading import show_title

            music = item.stream.title.media_type is MediaType.TRACK
            shown = item if music else self.shown_item(item.stream.key) or item
            await show_title(self.app, shown.stream.title)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action == "terminate":
            return any(self.engine.gate.allows(key.service) for key in self._header_keys)
        return super().check_action(action, parameters)

    def action_terminate(self) -> None:
        """End the marked streams, or the one under the cursor: those painted now, whatever comes."""
        marked = [self._painted[key].stream for key in self.table.marked if key in self._painted]
        item = None if marked else self.under_cursor()
        targets = marked or ([item.stream] if item else [])
        if targets and self.begin("end streams"):
            self.work(self._terminate(targets))

    async def _terminate(self, streams: list[Stream]) -> None:
        from mediatui.engine.terminate import MESSAGE_CHOICE, TerminateStreams

        terminate = await TerminateStreams.of(self.engine.coordinator, streams)
        earlier = await self.engine.choices.recall(MESSAGE_CHOICE)
        message = self.app.settings.terminate_message  # type: ignore[attr-defined]
        if await self.carry_out(terminate.plan, message=message, earlier=earlier, remember_as=MESSAGE_CHOICE):
            self.table.clear_marks()
