"""The plays screen: everything that was ever watched, the newest first, read on as one scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from mediatui.engine import plays_about
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Lookups
from mediatui.engine.plays import Reader, services
from mediatui.engine.plays_about import Placed
from mediatui.models.history_play import Play, PlayPage
from mediatui.models.play_wish import Wish
from mediatui.models.stream import MediaType
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.plays import present
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.ui.widgets.rows import Grown
from mediatui.wording.plays import FIELDS, play_facts
from mediatui.wording.quantities import plural
from mediatui.wording.titles import full_title

if TYPE_CHECKING:
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.screens.timeline.screen import TimelineScreen
    from mediatui.ui.veil import Veil

AHEAD = 200
"""Rows below those that are seen which are read before anybody gets there."""

KEPT = 3600.0
"""Seconds the details of a play count: it is over."""


class PlaysScreen(ListScreen[Play]):
    """The history of all services that remember one, as one list."""

    WATCHES = ("plays", "activity", "request_counts", "status")
    PLACE = "plays"
    TITLE_WORDS = "Plays"
    ONE = "play"
    FIELDS = FIELDS
    ORDERS = present.ORDERS
    NATURAL = "when"
    SYMBOLS = present.SYMBOLS
    HINT = "word  user:anna  decision:transcode  percent:<50"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("plays.ask", "ask_for"),
        keys.binding("plays.day", "day"),
        keys.binding("plays.where", "where"),
        keys.binding("plays.library", "library"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lookups = Lookups(engine.store.now, self._soon)
        self._reader = Reader(engine, Wish(), self._soon)
        self._heads: dict[str, PlayPage] = {}
        self._made: tuple[tuple[object, ...], Sequence[Play]] = ((), [])
        self._arranged_of: tuple[object, ...] = ()
        """Which list the rows are made of, as long as it only grows at its end."""
        self._arranged_to = 0
        self._places: dict[tuple[str, str], Placed] = {}

    def on_unmount(self) -> None:
        """Read and look nothing up any more."""
        self._reader.close()
        self._lookups.close()

    def read_again(self) -> None:
        """Ask anew for the newest, and for what failed."""
        self._reader.read_head()
        self._lookups.forget("stream")

    # -- reading --------------------------------------------------------------

    @property
    def wish(self) -> Wish:
        """What the services are asked for."""
        return self._reader.wish

    def ask_for(self, wish: Wish) -> None:
        """Ask the services for these plays, and show them from the newest."""
        if wish != self.wish:
            self._begin(wish)
            self.show_news()
            self.table.start_over()

    def _begin(self, wish: Wish) -> None:
        self._reader.close()
        self._reader = Reader(self.engine, wish, self._soon)
        self._heads.clear()

    def _take_heads(self, now: float) -> None:
        """Give the newest pages, which are polled, to the reader; what it asked for it reads anew itself."""
        if list(self._reader.threads) != services(self.engine):
            self._begin(self.wish)
        for name, snapshot in self.known("plays").items():
            page = snapshot.shown(now)
            if page is None:
                if snapshot.failure is not None and not self.wish:
                    self._reader.fail_head(name, snapshot.failure)
            elif page is not self._heads.get(name):
                news = name in self._heads
                self._heads[name] = page
                if not self.wish:
                    self._reader.take_head(name, page)
                elif news:
                    self._reader.read_head()

    def _read_ahead(self) -> None:
        """Have what comes below the screen read before anybody gets there. A filter over what is read may
        leave few rows: then only who goes to the end of the list makes it longer."""
        table, read = self.table, len(self._reader.plays)
        if self._filter is None:
            self._reader.want(table.scroll_offset.y + table.size.height + AHEAD)
        elif table.cursor_key is not None and table.cursor_key in self._keys[-3:]:
            self._reader.want(read + 1)

    def on_live_table_cursor_moved(self, event: LiveTable.CursorMoved) -> None:
        """The history is read on. (That the detail follows is the list's own doing.)"""
        self._read_ahead()

    # -- what it shows --------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns of the list; the server's name only where there are several."""
        return present.columns(len(services(self.engine)) > 1)

    def items(self, now: float) -> Sequence[Play]:
        """What is read by now; the same object as long as it is the same."""
        self._take_heads(now)
        reader = self._reader
        if not reader.plays:
            reader.want(1)
        made_of = (reader, reader.turned, len(reader.plays))
        if made_of != self._made[0]:
            self._made = (made_of, Grown(reader.plays))
        return self._made[1]

    def _arrange(self, items: Sequence[Play]) -> bool:
        """As every list, but of a list that has only grown nothing but its new end is looked at."""
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        wanted = self._filter
        wishes = (wanted, self._order, self._reverse, self._problems_only, veil, self._view)
        list_of = (self._reader, self._reader.turned)
        grown = list_of == self._arranged_of and wishes == self._arranged[1]
        if not grown or self._order != self.NATURAL or self._reverse:
            refiltered = super()._arrange(items)
        else:
            refiltered = False
            if items is not self._arranged[0]:
                self._append(items[self._arranged_to :], veil)
                self._arranged = (items, wishes)
        self._arranged_of, self._arranged_to = list_of, len(items)
        self._total = max(len(items), self._reader.matching)
        return refiltered

    def _append(self, items: Sequence[Play], veil: Veil | None) -> None:
        """Show what came at the end of the list, as far as it passes the filter."""
        hidden = self._hidden if isinstance(self._hidden, set) else set(self._hidden)
        more: list[str] = []
        for play in items:
            key = play.key
            shown = play if veil is None else self.as_shown(key, play, veil)
            if self._filter is not None and not self._filter(self.facts_of(shown)):
                hidden.add(key)
                continue
            self._painted[key], self._shown[key] = play, shown
            more.append(key)
        self._hidden = hidden
        known = self._keys if isinstance(self._keys, Grown) else Grown(list(self._keys))
        self._keys = known.and_more(more)

    def key_of(self, item: Play) -> str:
        """What stands for a play."""
        return item.key

    def veiled(self, item: Play, veil: Veil) -> Play:
        """With stand-ins for who, what and where."""
        from mediatui.wording.plays_privacy import veiled_play

        told = veiled_play(item)
        for name in ("user", "username", "player", "address"):
            veil.learn(getattr(item, name), getattr(told, name))
        for name in ("title", "show", "artist", "album", "channel"):
            veil.learn(getattr(item.title, name), getattr(told.title, name))
        return told

    def identity_of(self, item: Play) -> Identity | None:
        """The movie or series that was played."""
        from mediatui.engine.life import Identity

        title = item.title
        if title.media_type is MediaType.MOVIE:
            return Identity("movie", title.title, title.year)
        return Identity("series", title.show) if title.media_type is MediaType.EPISODE else None

    def facts_of(self, item: Play) -> Facts:
        """What the filter may ask of a play."""
        return play_facts(item, self.store.now())

    def row_of(self, item: Play, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now)

    def detail_of(self, item: Play | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it; how it was given out is looked up when the cursor rests on it."""
        where = keys.key_of(self, "plays.where")
        if item is None:
            return present.detail_lines(None, present.UNASKED, None, now, width, where_key=where)
        real, engine = self._painted.get(item.key, item), self.engine
        stream = self._lookups.get("stream", real.key, lambda: plays_about.stream_of(engine, real), KEPT)
        # In privacy mode nobody is told where somebody lives.
        place = self._places.get((real.service, real.address)) if item is real else None
        return present.detail_lines(item, stream, place, now, width, where_key=where)

    def words_of(self, item: Play) -> str:
        """Its title."""
        return full_title(item.title)

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing played, or all filtered out."""
        return self._without_names(
            present.placeholder(
                self.engine.endpoints,
                self.known("plays"),
                self.wish,
                asking=self._reader.asking,
                filtered=self._filter is not None and bool(self._reader.plays),
                now=now,
            )
        )

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old, what is asked for, what a filter looks among."""
        reader = self._reader
        told = old_and_failed(self.known("plays"), now, self.size.width)
        polled = {name for name, snapshot in self.known("plays").items() if snapshot.failure is not None}
        for name, thread in reader.threads.items():
            if thread.failure is not None and name not in polled:
                told.append(line(Span(f" ✗ {name}: {thread.failure.words}", "bad")))
        if dropped := sum(thread.dropped for thread in reader.threads.values()):
            told.append(line(Span(f" ! {plural(dropped, 'play')} could not be read and left out", "warn")))
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is not None:
            veil.user(self.wish.user)
            veil.word("Words", self.wish.words)
            veil.word("Library", self.wish.library)
        asked = present.read_line(
            len(reader.plays),
            reader.matching,
            self.wish,
            keys.key_of(self, "plays.ask"),
            filtered=self._filter is not None,
        )
        return [*told, *([asked] if asked else [])]

    def _without_names(self, lines: Sequence[Line]) -> Sequence[Line]:
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        return lines if veil is None else [veil.line(each) for each in lines]

    def show_more(self, now: float) -> None:
        """The history is read on where the screen comes near its end."""
        self._read_ahead()

    # -- what can be done -----------------------------------------------------

    def action_back(self) -> None:
        """Close the detail, clear the filter, unmark; where there is none of these, ask for everything."""
        panes = any(map(self.has_class, ("-only-detail", "-only-list", "-detail")))
        if self.wish and not panes and self._filter is None and not self.table.marked:
            self.ask_for(Wish())
        else:
            super().action_back()

    def action_ask_for(self) -> None:
        """Choose which plays the server is asked for."""
        self.run_worker(self._ask_for(), name="wish", exclusive=True, exit_on_error=False)

    async def _ask_for(self) -> None:
        from mediatui.ui.screens.plays.wishing import change

        if (wish := await change(self, self.wish)) is not None:
            self.ask_for(wish)

    async def action_day(self) -> None:
        """The day of the play under the cursor, hour by hour."""
        key = self.table.cursor_key
        play = self._painted.get(key) if key else None
        wish = self.wish
        await self.app.switch_mode("timeline")
        screen = cast("TimelineScreen", self.app.screen)
        screen.show_day_of(play.started if play and play.started else self.store.now(), wish)

    def action_where(self) -> None:
        """Look up where the address of the play under the cursor is."""
        if (item := self.under_cursor()) is not None:
            if self.app.veil is not None:  # type: ignore[attr-defined]
                self.app.notify("Places are not shown in privacy mode", markup=False, timeout=4)
            elif not item.address:
                self.app.notify("The server does not know from where", markup=False, timeout=4)
            else:
                self.run_worker(self._where(item), name="where", exclusive=True, exit_on_error=False)

    async def _where(self, play: Play) -> None:
        from mediatui.engine.library_lookups import or_problem
        from mediatui.wording.plays import place_words

        engine = self.engine
        found, problem = await or_problem(lambda: plays_about.place_of(engine, play.service, play.address))
        if found is None:
            self.app.notify(problem, severity="error", markup=False, timeout=6)
            return
        self._places[play.service, play.address] = found
        self.app.notify(f"{play.address}: {place_words(found.place)}", markup=False, timeout=6)
        self.show_detail()

    async def action_library(self) -> None:
        """Show the title in the library of Radarr or Sonarr, or in Lidarr's music."""
        if (item := self.under_cursor()) is None:
            return
        from mediatui.ui.screens.music.leading import show_title

        music = item.title.media_type is MediaType.TRACK
        shown = item if music else self.shown_item(item.key) or item
        await show_title(self.app, shown.title)

    def action_browse(self) -> None:
        """Open the title's page in Tautulli; over SSH, where there is no browser, copy its address."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(item.service)):
            key = item.rating_key
            page = f"/info?rating_key={key}&source=history" if key.isdigit() else "/history"
            self.app.show_page(endpoint.page + page)  # type: ignore[attr-defined]
