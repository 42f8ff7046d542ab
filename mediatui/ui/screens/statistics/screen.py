"""The statistics screen: Tautulli's tables of the most …, and its libraries, one view each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from mediatui.engine.engine import Engine
from mediatui.engine.graphs import RANGES, sources
from mediatui.engine.graphs_stats import FoundStats, Stats, Wish
from mediatui.models.snapshot import Snapshot
from mediatui.models.statistics import StatKind
from mediatui.models.stream import MediaType, Title
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.statistics import present
from mediatui.ui.screens.statistics.present import Ranked
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.graphs import MEASURE_WORDS, RANGE_WORDS
from mediatui.wording.quantities import span
from mediatui.wording.statistics import veiled_section, veiled_stat_row

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.models.endpoint import Endpoint
    from mediatui.ui.veil import Veil


ARTISTS = (StatKind.TOP_ARTISTS.value, StatKind.POPULAR_ARTISTS.value)
KINDS = {
    StatKind.TOP_MOVIES.value: MediaType.MOVIE,
    StatKind.POPULAR_MOVIES.value: MediaType.MOVIE,
    StatKind.TOP_SHOWS.value: MediaType.EPISODE,
    StatKind.POPULAR_SHOWS.value: MediaType.EPISODE,
}
"""The views whose rows are titles of a library."""


class StatisticsScreen(ListScreen[Ranked]):
    """Who and what comes first."""

    WATCHES = ("activity", "status")
    PLACE = "statistics"
    TITLE_WORDS = "Statistics"
    ONE = "row"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "place"
    VIEWS = present.VIEWS
    HINT = "word  user:anna  plays:>10  hours:>5"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("stats.longer", "days(1)"),
        keys.binding("stats.shorter", "days(-1)"),
        keys.binding("stats.measure", "measure"),
        keys.binding("stats.library", "library"),
        keys.binding("stats.server", "server"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._stats = Stats(engine, self._soon)
        self._wish = Wish()
        self._service = ""
        self._found = FoundStats()
        self._made: tuple[object, list[Ranked]] = (None, [])

    def on_unmount(self) -> None:
        """Ask for nothing any more."""
        self._stats.close()

    def read_again(self) -> None:
        """Ask for the tables anew."""
        self._stats.again()
        self._soon()

    # -- what it shows ------------------------------------------------------

    @property
    def endpoint(self) -> Endpoint | None:
        """The service whose tables are shown."""
        known = sources(self.engine)
        return next((each for each in known if each.name == self._service), known[0] if known else None)

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def chosen_columns(self) -> Sequence[Column]:
        """Those the person chose; else those that say something in this view."""
        chosen = self.app.settings.columns.get(self.PLACE)  # type: ignore[attr-defined]
        return super().chosen_columns() if chosen else present.columns_of(self._view)

    def items(self, now: float) -> Sequence[Ranked]:
        """The rows of all tables."""
        endpoint = self.endpoint
        self._found = FoundStats() if endpoint is None else self._stats.get(endpoint, self._wish)
        if self._made[0] is not self._found.kept:
            self._made = (self._found.kept, present.ranked(self._found))
        return self._made[1]

    def show_view(self, name: str) -> None:
        """Show another table, with its own columns."""
        self._view = name
        self.table.set_columns(self.chosen_columns())
        super().show_view(name)

    def key_of(self, item: Ranked) -> str:
        """What stands for a row."""
        return item.key

    def in_view(self, item: Ranked, view: str) -> bool:
        """Whether it is of that table."""
        return item.view == view

    def veiled(self, item: Ranked, veil: Veil) -> Ranked:
        """Without who and what it is about."""
        row = None if item.row is None else veiled_stat_row(StatKind(item.view), item.row, veil.learn)
        section = None if item.section is None else veiled_section(item.section, veil.learn)
        return item._replace(row=row, section=section)

    def facts_of(self, item: Ranked) -> Facts:
        """What the filter may ask of a row."""
        return present.facts_of(item)

    def row_of(self, item: Ranked, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now)

    def detail_of(self, item: Ranked | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""
        return present.detail_lines(item, now, width)

    def words_of(self, item: Ranked) -> str:
        """Its name."""
        return item.name

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing played, or all filtered out."""
        return present.placeholder(self.engine.endpoints, self._found, filtered=filtered)

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old."""
        endpoint, found = self.endpoint, self._found
        if endpoint is None:
            return []
        at = found.kept.at if found.kept is not None else None
        snapshot = Snapshot(found.kept, at, 3660, 1e9, found.failure)
        return old_and_failed({endpoint.name: snapshot}, now, self.size.width)

    def above(self) -> Iterable[Lines]:
        """The tables there are."""
        yield Lines(id="views")

    def show_more(self, now: float) -> None:
        """Which table it is, and of when."""
        self.query_one("#views", Lines).set_lines([self.views_line()])
        kept, several = self._found.kept, len(sources(self.engine)) > 1
        words = ["Statistics", RANGE_WORDS[self._wish.days], f"by {MEASURE_WORDS[self._wish.measure]}"]
        words += [self.endpoint.name] if several and self.endpoint else []
        if kept is not None:
            age = now - kept.at
            words.append("now" if age < 60 else f"data {span(age)} old")
        self.TITLE_WORDS = " ─ ".join(words)  # type: ignore[misc]

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another server only where there is one."""
        if action == "server":
            return len(sources(self.engine)) > 1
        return super().check_action(action, parameters)

    def action_days(self, step: int) -> None:
        """More days, or fewer; behind the most come the fewest."""
        at = RANGES.index(self._wish.days)
        self._ask(self._wish._replace(days=RANGES[(at + step) % len(RANGES)]))

    def action_measure(self) -> None:
        """By plays, or by hours."""
        self._ask(self._wish._replace(measure="duration" if self._wish.measure == "plays" else "plays"))

    def action_server(self) -> None:
        """The tables of the next Tautulli."""
        known = [each.name for each in sources(self.engine)]
        if self.endpoint is not None:
            self._service = known[(known.index(self.endpoint.name) + 1) % len(known)]
            self._ask(self._wish)

    async def action_library(self) -> None:
        """Show the movie, series or artist under the cursor in the library, or in music."""
        from mediatui.ui.screens.music.leading import show_music, show_title

        if (item := self.under_cursor()) is None:
            return
        if item.view in ARTISTS:
            await show_music(self.app, item.name)
            return
        shown = self.shown_item(item.key) or item
        kind = KINDS.get(item.view)
        title = shown.row.title if shown.row is not None else None
        if kind is not None:
            title = Title(kind, shown.name, show=shown.name)
        elif title is not None and title.media_type is MediaType.TRACK and item.row is not None:
            title = item.row.title
        await show_title(self.app, title or Title(MediaType.UNKNOWN))

    def action_browse(self) -> None:
        """Open the page of what is under the cursor."""
        item = self.under_cursor()
        if item is None or self.endpoint is None:
            return
        page = "/home"
        if item.section is not None:
            page = f"/library?section_id={item.section.id}"
        elif item.view == StatKind.TOP_USERS.value and item.row is not None and item.row.user_id is not None:
            page = f"/user?user_id={item.row.user_id}"
        elif item.row is not None and item.row.rating_key.isdigit():
            page = f"/info?rating_key={item.row.rating_key}"
        self.app.show_page(self.endpoint.page + page)  # type: ignore[attr-defined]

    def _ask(self, wish: Wish) -> None:
        self._wish = wish
        self.show_news()
        self.table.start_over()
