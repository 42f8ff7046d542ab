"""The graphs screen: one chart at a time, or its table; the keys choose which, of when, of what, of whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from mediatui.engine.engine import Engine
from mediatui.engine.graphs import BY_NAME, GRAPHS, RANGES, Found, Graphs, Question, sources
from mediatui.engine.graphs_library import drawable
from mediatui.engine.storage import asked_of
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.graphs import present
from mediatui.ui.screens.graphs.choosing import ask_graph, ask_library, ask_person
from mediatui.ui.screens.graphs.cursor import Cursor
from mediatui.ui.screens.graphs.present import Category
from mediatui.ui.widgets.chart import Chart
from mediatui.ui.widgets.chart_drawing import chart_lines
from mediatui.ui.widgets.chart_picture import Picture, picture_of
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.wording.graphs import amount_words, veiled_category

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.models.endpoint import Endpoint
    from mediatui.ui.veil import Veil


class GraphsScreen(ListScreen[Category]):
    """Tautulli's graphs, and those of our own."""

    WATCHES = ("activity", "status")
    AUTO_FOCUS = "#graph"
    PLACE = "graphs"
    TITLE_WORDS = "Graphs"
    ONE = "row"
    FIELDS = present.FIELDS
    ORDERS = {
        "name": ("order", lambda item: ()),
        "total": ("total", lambda item: (-(item.total or 0),)),
    }
    NATURAL = "name"
    HINT = "word  !word  total:>10"
    DEFAULT_CSS = """
    GraphsScreen #body { display: none; }
    GraphsScreen.-table #body { display: block; }
    GraphsScreen.-table #graph { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("graph.choose", "choose"),
        keys.binding("graph.next", "turn(1)"),
        keys.binding("graph.previous", "turn(-1)"),
        keys.binding("graph.longer", "days(1)"),
        keys.binding("graph.shorter", "days(-1)"),
        keys.binding("graph.measure", "measure"),
        keys.binding("graph.person", "person"),
        keys.binding("graph.library", "library"),
        keys.binding("graph.server", "server"),
        keys.binding("graph.table", "table"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._graphs = Graphs(engine, self._soon)
        self._question = Question(GRAPHS[0].name)
        self._person = ""
        """The name of whom is asked about; "" for everyone."""
        self._library = ""
        """The name of the library that is asked about; "" for all."""
        self._service = ""
        self._found = Found()
        self._picture: Picture | None = None
        self._made: tuple[object, ...] = ()
        self._items: list[Category] = []
        self._cursor = Cursor()

    def on_unmount(self) -> None:
        """Ask for nothing any more."""
        self._graphs.close()

    def read_again(self) -> None:
        """Ask for this graph anew."""
        self._graphs.again()
        self._soon()

    # -- what it shows ------------------------------------------------------

    @property
    def endpoint(self) -> Endpoint | None:
        """The service whose graphs are shown."""
        known = sources(self.engine)
        return next((each for each in known if each.name == self._service), known[0] if known else None)

    @property
    def _asked(self) -> bool:
        """Whether there is anybody to ask for this graph: a Tautulli, or any library."""
        if self._question.sort.of == "libraries":
            return bool(asked_of(self.engine))
        return self.endpoint is not None

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self._question

    def columns(self) -> Sequence[Column]:
        """The columns of the table: those of the graph that is shown."""
        return present.columns_of(self._picture)

    def items(self, now: float) -> Sequence[Category]:
        """The categories of the graph."""
        asked = self._asked
        self._found = self._graphs.get(self.endpoint, self._question) if asked else Found()
        made = (self._found.graph, self._question.key)
        if made != self._made:
            self._made = made
            graph = self._found.graph
            self._picture = (
                None if graph is None or not present.drawable(graph) else picture_of(graph, self._question)
            )
            self._items = [] if self._picture is None else present.categories(self._picture)
            self.table.set_columns(self.chosen_columns())
        return self._items

    def key_of(self, item: Category) -> str:
        """What stands for a category."""
        return item.key

    def veiled(self, item: Category, veil: Veil) -> Category:
        """With a stand-in where it names a person."""
        return item._replace(words=self._veiled_name(veil, item.name)) if self._question.sort.names else item

    def _veiled_name(self, veil: Veil, name: str) -> str:
        told = veiled_category(self._question.sort.names, name)
        veil.learn(name, told)
        return told

    def facts_of(self, item: Category) -> Facts:
        """What the filter may ask of a row."""
        return {"name": item.words, "total": None if item.total is None else float(item.total)}

    def row_of(self, item: Category, now: float) -> Row:
        """How a category stands in the table."""
        return present.row_of(item)

    def detail_of(self, item: Category | None, now: float, width: int) -> Sequence[Line]:
        """Its values."""
        return present.detail_lines(
            item, [part.name for part in self._picture.parts] if self._picture else []
        )

    def words_of(self, item: Category) -> str:
        """What copying it copies: its name and its total."""
        return f"{item.words}: {amount_words(item.total, item.unit)}"

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing played, or all filtered out."""
        if filtered:
            return [line("No row matches the filter"), line(Span("Esc clears it", "dim"))]
        return present.placeholder(self.engine.endpoints, self._found, self._question, self._who())

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old, on how little it rests."""
        found = self._found
        libraries = self._question.sort.of == "libraries"
        if not self._asked:
            return []
        name = "libraries" if libraries or self.endpoint is None else self.endpoint.name
        if found.failure is not None and libraries:
            name = found.failure.service or name
        snapshot = Snapshot(found.graph, found.at, 3660, 1e9, found.failure)
        said = old_and_failed({name: snapshot}, now, self.size.width)
        return [*said, *([line(Span(f" {found.note}", "dim"))] if found.note else [])]

    def above(self) -> Iterable[Lines]:
        """The chart."""
        yield Chart(id="graph")

    def show_more(self, now: float) -> None:
        """Draw the chart, where it is what is shown."""
        if self.has_class("-table"):
            return
        chart, picture = self.query_one("#graph", Chart), self._shown_picture()
        width, height = chart.size
        if picture is None:
            told = self.placeholder(now, filtered=False)
            top = max(0, (height - len(told)) // 3)
            chart.set_lines([()] * top + [present.centred(each, width) for each in told])
            return
        at, row = self._cursor.place(picture)
        chart.set_lines(chart_lines(picture, width, height, at, row))

    def _shown_picture(self) -> Picture | None:
        """The picture as it may be shown: without names in privacy mode, without colours when it is old."""
        picture, veil = self._picture, self.app.veil  # type: ignore[attr-defined]
        if picture is None:
            return None
        if veil is not None and self._question.sort.names:
            names = tuple(self._veiled_name(veil, name) for name in picture.categories)
            picture = picture._replace(labels=names, long=names)
        return picture.faded() if self._found.failure is not None else picture

    def _who(self) -> str:
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        return veil.user(self._person) if veil is not None and self._person else self._person

    def _which(self) -> str:
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        return veil.word("Library", self._library) if veil is not None and self._library else self._library

    def _show_rule(self) -> None:
        if self.gone:
            return
        found, several = self._found, len(sources(self.engine)) > 1
        one = several and self._question.sort.of == "tautulli"
        service = self.endpoint.name if one and self.endpoint else ""
        words = present.asked_words(self._question, self._who(), service, self._which())
        if self.has_class("-table"):
            shown = len(self._painted)
            words.append(f"{shown} of {self._total} rows" if shown != self._total else f"{shown} rows")
            words += [f"filter: {self._filter.text}"] if self._filter else []
            words.append(f"by {self.ORDERS[self._order][0]}{', reversed' if self._reverse else ''}")
        age = present.age_words(found, self.store.now())
        words += [age] if age else []
        words += ["asking …"] if found.asking else []
        rule = self.query_one("#rule", Lines)
        text = "─ " + " ─ ".join(words) + " "
        rule.set_lines([line(Span(text + "─" * max(0, rule.size.width - cell_len(text)), "head"))])

    def shown_rows(self) -> tuple[Sequence[Column], list[Row]]:
        """What an export writes: plain numbers (plays, seconds, kbit/s) under the names of the lines."""
        items = [self._shown[key] for key in self._keys]
        return present.exported(items, self._picture, named=bool(self._question.sort.names))

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another server only where there is one; the keys for parts of a list move in a chart."""
        if action == "server":
            return len(sources(self.engine)) > 1
        return True if action == "view" else super().check_action(action, parameters)

    def action_view(self, step: int) -> None:
        """One column, or one hour, to the side."""
        if self.has_class("-table"):
            self.table.action_cursor_by(step)
        else:
            self._move(step, 0)

    def on_chart_moved(self, event: Chart.Moved) -> None:
        """Down, or one column on."""
        self._move(0, event.step)

    def _move(self, across: int, down: int) -> None:
        if self._picture is not None:
            self._cursor.move(self._picture, self.query_one("#graph", Chart).size.width, across, down)
            self.show_more(self.store.now())

    def ask(self, question: Question) -> None:
        """Ask another question."""
        self._question = question
        self.show_news()
        if self.has_class("-table"):
            self.table.start_over()

    async def action_choose(self) -> None:
        """Choose the graph by its name."""
        self.run_worker(ask_graph(self), name="choose", exit_on_error=False)

    def action_turn(self, step: int) -> None:
        """The next graph, or the one before."""
        at = GRAPHS.index(BY_NAME[self._question.name])
        self.ask(self._question._replace(name=GRAPHS[(at + step) % len(GRAPHS)].name))

    def action_days(self, step: int) -> None:
        """More days, or fewer; behind the most come the fewest."""
        if not self._question.sort.ranged:
            libraries = self._question.sort.of == "libraries"
            self._refuse(f"This graph is always {'of today' if libraries else 'of the last day'}")
            return
        at = RANGES.index(self._question.days)
        self.ask(self._question._replace(days=RANGES[(at + step) % len(RANGES)]))

    def action_measure(self) -> None:
        """Plays, or hours."""
        if not self._question.sort.measured:
            self._refuse("This graph has no hours")
            return
        other = "duration" if self._question.measure == "plays" else "plays"
        self.ask(self._question._replace(measure=other))

    def action_person(self) -> None:
        """Choose whom to look at."""
        if not self._question.sort.peopled:
            self._refuse("This graph is always of everyone")
        elif self.endpoint is not None:
            self.run_worker(ask_person(self, self._graphs, self.endpoint), name="person", exit_on_error=False)

    def look_at(self, user_id: int | None, name: str) -> None:
        """Look at one person; None: at everyone."""
        self._person = name
        self.ask(self._question._replace(user_id=user_id))

    def action_library(self) -> None:
        """Choose the library to look at."""
        if not drawable(self._question.name, self._question.sort.of):
            self._refuse("This graph is always of all libraries")
        elif self.endpoint is not None:
            self.run_worker(ask_library(self, self.endpoint), name="library", exit_on_error=False)

    def look_in(self, section_id: int | None, name: str) -> None:
        """Look at one library; None: at all."""
        self._library = name
        self.ask(self._question._replace(section_id=section_id))

    def action_server(self) -> None:
        """The graphs of the next Tautulli, of everyone: a person has another number there."""
        known = [each.name for each in sources(self.engine)]
        if self.endpoint is not None:
            self._service = known[(known.index(self.endpoint.name) + 1) % len(known)]
            self._library = ""
            self._question = self._question._replace(section_id=None)
            self.look_at(None, "")

    def action_table(self) -> None:
        """The table instead of the chart, or the chart again; the cursor stays on its category."""
        if self.has_class("-table"):
            key = self.table.cursor_key
            item = self._painted.get(key) if key else None
            if item is not None:
                self._cursor.put(item.name)
            self.remove_class("-table", "-detail")
            self.query_one("#graph", Chart).focus()
            self.call_after_refresh(self.show_news)
            return
        self._show_table()
        self.table.focus()

    def _show_table(self) -> None:
        name = self._picture.categories[self._cursor.place(self._picture)[0]] if self._picture else ""
        self.add_class("-table")
        self.show_news()
        at = next((n for n, key in enumerate(self._keys) if self._shown[key].name == name), 0)
        self.call_after_refresh(self.table.move_cursor, at)

    def action_filter(self) -> None:
        """A filter is of the table: it is shown; the line to type in takes the focus at once."""
        if not self.has_class("-table"):
            self._show_table()
        super().action_filter()

    def action_sort(self, step: int) -> None:
        """So is an order."""
        if not self.has_class("-table"):
            self.action_table()
        super().action_sort(step)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter goes back to the chart, its cursor on the row."""
        self.action_table()

    def action_copy(self) -> None:
        """Copy the values under the cursor."""
        if not self.has_class("-table") and self._picture is not None:
            number = self._cursor.place(self._picture)[0]
            item = self._items[number]
            veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
            words = self.words_of(item if veil is None else self.veiled(item, veil))
            self.app.copy_to_clipboard(words)
            self.app.notify(f"Copied: {words}", markup=False, timeout=3)
            return
        super().action_copy()

    def action_back(self) -> None:
        """From the table to the chart, once nothing in it is left to clear."""
        plain = self._filter is None and not self.table.marked and not self.has_class("-detail")
        maximised = self.has_class("-only-list") or self.has_class("-only-detail")
        if self.has_class("-table") and plain and not maximised:
            self.action_table()
        else:
            super().action_back()

    def action_browse(self) -> None:
        """Open Tautulli's own page of graphs."""
        if self.endpoint is not None:
            self.app.show_page(f"{self.endpoint.page}/graphs")  # type: ignore[attr-defined]

    def _refuse(self, words: str) -> None:
        self.app.notify(words, markup=False, timeout=3)
