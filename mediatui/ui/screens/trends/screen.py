"""The trends screen: the last days held against those before, in words and figures; what nobody watches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.binding import BindingType

from mediatui.engine.engine import Engine
from mediatui.engine.graphs import sources
from mediatui.engine.trends import RANGES, AllTrends, FoundTrends, state_of
from mediatui.models.snapshot import Snapshot
from mediatui.models.trends import Mover, Unwatched, Wait
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line, width_of, wrap
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.trends import present
from mediatui.ui.screens.trends.present import Entry
from mediatui.ui.views import views_line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.quantities import plural, span
from mediatui.wording.trends import plain

if TYPE_CHECKING:
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.models.endpoint import Endpoint
    from mediatui.ui.screens.plays.screen import PlaysScreen
    from mediatui.ui.veil import Veil

HIGHEST = 5
"""Lines of the sentences at most; where the screen is low, fewer."""


class TrendsScreen(ListScreen[Entry]):
    """What rises, who went quiet, what nobody watches, how long requests take."""

    WATCHES = ("activity", "status")
    PLACE = "trends"
    TITLE_WORDS = "Trends"
    ONE = "row"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "order"
    VIEWS = present.VIEWS
    HINT = "word  is:quiet  type:movie  plays:>10  size:>5"
    DEFAULT_CSS = """
    TrendsScreen #says { height: auto; max-height: 6; }
    TrendsScreen.-flat #says { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("trends.longer", "days(1)"),
        keys.binding("trends.shorter", "days(-1)"),
        keys.binding("trends.plays", "plays"),
        keys.binding("trends.server", "server"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._trends = AllTrends(engine, self._soon)
        self._days = 30
        self._service = ""
        self._found = FoundTrends()
        self._made: tuple[tuple[object, ...], list[Entry]] = ((), [])

    def on_unmount(self) -> None:
        """Ask for nothing any more."""
        self._trends.close()

    def read_again(self) -> None:
        """Work it out anew."""
        self._trends.again()
        self._soon()

    # -- what it shows ------------------------------------------------------

    @property
    def endpoint(self) -> Endpoint | None:
        """The service whose plays are looked at."""
        known = sources(self.engine)
        return next((each for each in known if each.name == self._service), known[0] if known else None)

    @property
    def part(self) -> str:
        """What the present view is made of."""
        return present.PARTS[self.view]

    def columns(self) -> Sequence[Column]:
        """The columns of all views."""
        return present.COLUMNS

    def chosen_columns(self) -> Sequence[Column]:
        """Of the present view all columns, or those of them that the person chose."""
        own = {column.key: column for column in present.VIEW_COLUMNS[self.view]}
        chosen = self.app.settings.columns.get(self.PLACE, ())  # type: ignore[attr-defined]
        wanted = [own[key]._replace(from_width=0) for key in chosen if key in own]
        return wanted or list(own.values())

    def show_view(self, name: str) -> None:
        """Show another part, with its own columns."""
        self.table.clear_marks()
        self._view = name
        self.show_columns()
        super().show_view(name)

    def items(self, now: float) -> Sequence[Entry]:
        """The rows of all views that are known."""
        endpoint = self.endpoint
        found = FoundTrends() if endpoint is None else self._trends.get(endpoint, self.part, self._days)
        self._found = found
        made_of = (found.trends, found.waits, found.unwatched)
        before = self._made[0]
        if len(before) != 3 or any(a is not b for a, b in zip(made_of, before, strict=True)):
            self._made = (made_of, present.entries(found))
        return self._made[1]

    def key_of(self, item: Entry) -> str:
        """What stands for a row."""
        return item.key

    def in_view(self, item: Entry, view: str) -> bool:
        """Whether it is of that part."""
        return item.view == view

    def is_problem(self, item: Entry) -> bool | None:
        """Who went quiet, and what is there and nobody watched."""
        if isinstance(item.thing, Mover):
            return item.view == "people" and state_of(item.thing) == "quiet"
        return isinstance(item.thing, Wait) and item.thing.came and item.thing.seen is None

    def veiled(self, item: Entry, veil: Veil) -> Entry:
        """Without who and what it is about."""
        thing = item.thing
        if item.view == "people":
            thing = thing._replace(name=veil.user(thing.name))
        elif isinstance(thing, Mover):
            thing = thing._replace(name=veil.word("Title", thing.name))
        elif isinstance(thing, Unwatched):
            library = veil.word("Library", thing.library)
            thing = thing._replace(title=veil.word("Title", thing.title), library=library)
        elif isinstance(thing, Wait):
            thing = thing._replace(title=veil.word("Title", thing.title), user=veil.user(thing.user))
        elif getattr(thing, "kind", "") == "user":
            thing = thing._replace(name=veil.user(thing.name))
        return item._replace(thing=thing)

    def identity_of(self, item: Entry) -> Identity | None:
        """The movie or series it is about."""
        from mediatui.engine.life import Identity

        kind = present.kind_of(item)
        if kind not in ("movie", "series") or not isinstance(item.thing, Unwatched | Wait | Mover):
            return None
        name, year = item.name, getattr(item.thing, "year", None)
        if name.endswith(")") and name[-5:-1].isdecimal() and name[-7:-5] == " (":
            name, year = name[:-7], int(name[-5:-1])
        return Identity(kind, name, year)

    def facts_of(self, item: Entry) -> Facts:
        """What the filter may ask of a row."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: Entry, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now)

    def detail_of(self, item: Entry | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""
        return present.detail_lines(item, now, width)

    def words_of(self, item: Entry) -> str:
        """What it is called."""
        return item.name

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing, or all filtered out."""
        narrowed = self._filter is not None and bool(self._in_views.get(self.view))
        return present.placeholder(self.engine.endpoints, self._found, self.view, filtered=narrowed)

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old, on how little it rests."""
        endpoint = self.endpoint
        if endpoint is None:
            return []
        value = getattr(self._found, self.part)
        snapshot = Snapshot(value, self._found.at(self.part), 3660, 1e9, self._found.failure)
        said = old_and_failed({endpoint.name: snapshot}, now, self.size.width)
        note = "" if value is None else value.note
        return [*said, *([line(Span(f" {note}", "dim"))] if note else [])]

    def above(self) -> Iterable[Lines]:
        """The sentences, and the parts of the list."""
        yield Lines(id="says", classes="extra")
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """The sentences of the present view, and the parts of the list."""
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]

        def name(kind: str, text: str) -> str:
            if veil is None:
                return text
            return veil.user(text) if kind == "user" else veil.word(kind.capitalize(), text)

        width = self.size.width
        told: list[Line] = []
        for sentence in present.sentences(self._found, self.view, self._days):
            painted = present.sentence_line(sentence, name)
            if width_of(painted) <= width:
                told.append(painted)
            else:
                words = plain(sentence, name)
                told += [(Span(" " if n == 0 else "   "), *part)
                         for n, part in enumerate(wrap(words, width - 4))]  # fmt: skip
        most = HIGHEST if self.size.height >= 20 else 2
        says = self.query_one("#says", Lines)
        told = told[:most]
        if says.styles.height is None or says.styles.height.value != len(told):
            says.styles.height = len(told)
        says.set_lines(told)
        self.query_one("#views", Lines).set_lines([self._views()])

    def _views(self) -> Line:
        """The parts of the list; a count only where it is known."""
        parts = []
        for name, words in self.VIEWS.items():
            known = getattr(self._found, present.PARTS[name]) is not None
            count = f" {self._in_views.get(name, 0):,}" if known else ""
            parts.append((f"{words}{count}", name == self.view))
        return views_line(parts, self.size.width)

    def _show_rule(self) -> None:
        if self.gone:
            return
        words = [self.TITLE_WORDS, present.VIEWS[self.view]]
        if self.view != "unwatched":
            several = "" if self.view == "waits" else f" against the {self._days} before"
            words.append(f"{plural(self._days, 'day')}{several}")
        if len(sources(self.engine)) > 1 and self.endpoint is not None:
            words.append(self.endpoint.name)
        if self._filter is not None:
            words.append(f"filter: {self._filter.text}")
        if self._order != self.NATURAL:
            words.append(f"by {self.ORDERS[self._order][0]}{', reversed' if self._reverse else ''}")
        at = self._found.at(self.part)
        if at is not None:
            age = self.store.now() - at
            words.append("now" if age < 60 else f"data {span(age)} old")
        words += ["asking …"] if self._found.asking else []
        rule = self.query_one("#rule", Lines)
        text = "─ " + " ─ ".join(words) + " "
        rule.set_lines([line(Span(text + "─" * max(0, rule.size.width - cell_len(text)), "head"))])

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another server only where there is one."""
        if action == "server":
            return len(sources(self.engine)) > 1
        return super().check_action(action, parameters)

    def action_days(self, step: int) -> None:
        """More days, or fewer; behind the most come the fewest."""
        if self.view == "unwatched":
            self.app.notify("What was never watched has no days", markup=False, timeout=3)
            return
        self._days = RANGES[(RANGES.index(self._days) + step) % len(RANGES)]
        self.show_news()
        self.table.start_over()

    def action_server(self) -> None:
        """The trends of the next Tautulli."""
        known = [each.name for each in sources(self.engine)]
        if self.endpoint is not None:
            self._service = known[(known.index(self.endpoint.name) + 1) % len(known)]
            self.show_news()

    async def action_plays(self) -> None:
        """What was played by the user, or of the title, under the cursor."""
        from mediatui.models.play_wish import Wish

        if (item := self.under_cursor()) is None:
            return
        wish = Wish(user=item.name) if item.view == "people" else Wish()
        identity = self.identity_of(item)
        if identity is not None:
            wish = Wish(words=identity.title)
        elif getattr(item.thing, "kind", "") == "user":
            wish = Wish(user=item.name)
        if not wish:
            self.app.notify("This row is of nobody and of no title", markup=False, timeout=3)
            return
        await self.app.switch_mode("plays")
        cast("PlaysScreen", self.app.screen).ask_for(wish)

    def action_browse(self) -> None:
        """Open Tautulli's page of its history."""
        if self.endpoint is not None:
            self.app.show_page(f"{self.endpoint.page}/history")  # type: ignore[attr-defined]
