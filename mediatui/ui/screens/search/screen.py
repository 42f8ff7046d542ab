"""The search screen: a box, and under it everything that is called like what was typed."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from mediatui.engine.engine import Engine
from mediatui.engine.search import HISTORY, Search
from mediatui.matching.query_completion import complete
from mediatui.models.search import Hit
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.search import acting, present
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.key_bar import KeyBar
from mediatui.ui.widgets.lines import Lines, ScrollLines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.ui.widgets.status_line import StatusLine
from mediatui.ui.widgets.text_input import FilterInput

if TYPE_CHECKING:
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil


class SearchScreen(ListScreen[Hit]):
    """One box over everything."""

    WATCHES = (
        "shelf",
        "shelf_about",
        "requests",
        "titles",
        "request_users",
        "queue",
        "plays",
        "request_counts",
        "activity",
        "status",
    )
    AUTO_FOCUS = "#box"
    PLACE = "search"
    TITLE_WORDS = "Search"
    ONE = "result"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "found"
    VIEWS = present.VIEWS
    HINT = "dune 2021  type:movie  have:no  -without, or an address"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("search.box", "box"),
        keys.binding("search.filters", "narrow"),
        keys.binding("search.before", "before"),
        keys.binding("search.add", "act('add')"),
        keys.binding("search.ask", "act('ask')"),
        keys.binding("search.look", "act('look')"),
        keys.binding("search.releases", "releases"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.search = Search(engine, self._soon)

    def compose(self) -> ComposeResult:
        """Header, box, how the services get on, groups, list and detail, keys."""
        yield StatusLine()
        yield FilterInput(self.completions, placeholder=self.HINT, id="box")
        yield Lines(id="rule")
        yield Lines(id="views", classes="extra")
        yield Lines(id="notes")
        with Horizontal(id="body"):
            yield LiveTable(self.chosen_columns(), id="list")
            yield ScrollLines(id="detail")
        yield KeyBar()

    def on_unmount(self) -> None:
        """Ask nothing any more."""
        self.search.close()

    def read_again(self) -> None:
        """Ask the services that failed once more."""
        self.search.type(self.search.text, now=True)

    # -- the box ------------------------------------------------------------

    @property
    def box(self) -> FilterInput:
        """Where is typed."""
        return self.query_one("#box", FilterInput)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it is typed; the language of the box is not that of other lists' filters."""
        event.prevent_default()
        self.search.type(event.value)
        self.show_news()
        self.table.start_over()

    def completions(self, typed: str) -> str:
        """What the end of `typed` may be meant to become."""
        services = [endpoint.name for endpoint in self.engine.endpoints]
        users = [hit.title for hit in self.search.hits if hit.kind == "user"]
        return complete(typed, {"service": services, "user": users})

    def on_filter_input_left(self, event: FilterInput.Left) -> None:
        """Enter asks every service at once and goes to what was found; Esc leaves the box."""
        event.prevent_default()
        if event.kept and (text := self.box.value.strip()):
            self.search.type(self.box.value, now=True)
            self.run_worker(self._remember(text), name="remember", exit_on_error=False)
        self.table.focus()

    async def _remember(self, text: str) -> None:
        if self.app.veil is None and not text.lower().startswith("magnet:"):  # type: ignore[attr-defined]
            await self.engine.choices.remember(HISTORY, text)

    def search_for(self, text: str) -> None:
        """Search for this, as if it had been typed."""
        self.box.value = text
        self.search.type(text, now=True)
        self.table.focus()

    def action_box(self) -> None:
        """Back to the box."""
        self.box.focus()

    def action_filter(self) -> None:
        """The box is the filter of this list."""
        self.action_box()

    def filter_by(self, text: str) -> None:
        """Search for this text."""
        self.search_for(text)

    def clear_filter(self) -> None:
        """Nothing is searched for any more."""
        if self.is_mounted:
            self.box.value = ""

    # -- what it shows ------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def items(self, now: float) -> Sequence[Hit]:
        """What was found."""
        self.search.look_again()
        return self.search.hits

    def key_of(self, item: Hit) -> str:
        """What stands for a result."""
        return item.key

    def veiled(self, item: Hit, veil: Veil) -> Hit:
        """With a stand-in for its name; the names in what is said of it are learned."""
        for part in item.parts:
            for name in ("requested_by", "user", "artist"):
                told = getattr(part.item, name, "")
                if who := getattr(told, "name", told):
                    veil.user(str(who)) if name != "artist" else veil.word("Artist", str(who))
        told = veil.user(item.title) if item.kind == "user" else veil.word(item.kind.capitalize(), item.title)
        parts = tuple(part._replace(title=told) for part in item.parts)
        return replace(item, title=told, year=None, parts=parts)

    def views_of(self, item: Hit) -> Sequence[str]:
        """The groups it belongs to."""
        return present.views_of(item)

    def identity_of(self, item: Hit) -> Identity | None:
        """Which movie or series it is."""
        from mediatui.engine.life import Identity

        if item.kind not in ("movie", "series"):
            return None
        media = acting.media_of(item)
        return Identity(item.kind, item.title, item.year, media.tmdb_id if media else None)

    def facts_of(self, item: Hit) -> Facts:
        """The box asks of results by itself."""
        return {"title": item.title}

    def row_of(self, item: Hit, now: float) -> Row:
        """How it stands in the list."""
        row = present.row_of(item)
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is not None:
            row = row._replace(cells={name: veil.line(cell) for name, cell in row.cells.items()})
        return row

    def detail_of(self, item: Hit | None, now: float, width: int) -> Sequence[Line]:
        """All that was found of it."""
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is None:
            return present.detail_lines(item, width)
        return [veil.line(each) for each in present.detail_lines(item, width, about=False)]

    def words_of(self, item: Hit) -> str:
        """Its title."""
        return item.name

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Nothing typed, asking, nothing found, or nothing in this group."""
        if filtered:
            return [line("Nothing of that kind was found"), line(Span("← → change the group", "dim"))]
        search = self.search
        return present.placeholder(
            search.text, search.problem, asking=search.asking, known=len(search.corpus)
        )

    def notes(self, now: float) -> list[Line]:
        """What is not understood, who is asked, and who did not answer."""
        told: list[Line] = []
        if self.search.problem is not None:
            told += wrap(self.search.problem.words, max(10, self.size.width - 2), "warn")
        if (state := present.state_line(self.search.states, self.size.width)) is not None:
            told.append(state)
        return [*told, *present.failure_lines(self.search.states)]

    def show_more(self, now: float) -> None:
        """The groups."""
        self.query_one("#views", Lines).set_lines([self.views_line()])

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What changes things is not offered where nothing may be changed."""
        if action == "act":
            return any(self.engine.gate.allows(endpoint.name) for endpoint in self.engine.endpoints)
        return super().check_action(action, parameters)

    def action_act(self, what: str) -> None:
        """Add it, ask for it, or look for it."""
        if (hit := self.under_cursor()) is not None and self.begin(f"{what} it"):
            doing: Coroutine[Any, Any, None] = getattr(acting, what)(self, hit)
            self.work(doing)

    def action_releases(self) -> None:
        """Search the indexers for it."""
        if (hit := self.under_cursor()) is not None:
            self.run_worker(acting.releases(self, hit), name="releases", exit_on_error=False)

    def action_narrow(self) -> None:
        """Choose a condition."""
        self.run_worker(acting.narrow(self), name="narrow", exit_on_error=False)

    def action_before(self) -> None:
        """What was searched for before."""
        self.run_worker(acting.before(self), name="before", exit_on_error=False)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter goes to where it is."""
        event.stop()
        event.prevent_default()
        if (hit := self.under_cursor()) is not None:
            self.run_worker(acting.go(self, hit), name="go", exit_on_error=False)

    def open_detail(self) -> None:
        """All about what is under the cursor, where that is not beside the list."""
        if not self.has_class("-wide"):
            self.add_class("-detail")
            self.show_detail()
            self.query_one("#detail", Lines).can_focus = True
            self.query_one("#detail", Lines).focus()
            self.say(f"{keys.key_of(self, 'screen.back')} back to the list")

    def action_browse(self) -> None:
        """Open its page in a service."""
        if (hit := self.under_cursor()) is None:
            return
        for part in hit.parts:
            endpoint = self.engine.endpoint(part.service)
            path = _page(hit, part.source)
            if endpoint is not None and path:
                self.app.show_page(f"{endpoint.page}{path}")  # type: ignore[attr-defined]
                return
        super().action_browse()


def _page(hit: Hit, source: str) -> str:
    """The path of its page in a service; "" where there is none."""
    media = acting.media_of(hit)
    record = acting.record_of(hit)
    if source == "library":
        if hit.kind == "movie" and media is not None:
            return f"/movie/{media.tmdb_id}"
        slug = getattr(record, "slug", "") or getattr(record, "foreign_id", "")
        return f"/{hit.kind}/{slug}" if slug else ""
    if source in ("requests", "discover") and media is not None:
        return f"/{'movie' if hit.kind == 'movie' else 'tv'}/{media.tmdb_id}"
    return ""
