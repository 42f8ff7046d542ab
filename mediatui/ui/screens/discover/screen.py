"""The discover screen: search and shelves of a request service, and the key that asks for something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from mediatui.engine import asking, shelves
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Looked, Lookups
from mediatui.models.request import (
    Asking,
    FactsPage,
    MediaFacts,
    MediaStatus,
    RequestService,
    RequestUser,
    Wanted,
)
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.discover import present
from mediatui.ui.views import views_line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.quantities import plural
from mediatui.wording.requests import facts_title, season_words

if TYPE_CHECKING:
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.dialogs.choose import ChooseDialog, Option
    from mediatui.ui.dialogs.prompt import PromptDialog
    from mediatui.ui.veil import Veil

KEPT = 600.0
"""Seconds a page of a shelf or a search counts."""


class DiscoverScreen(ListScreen[MediaFacts]):
    """What could be asked for, and whether it is there already."""

    WATCHES = ("request_counts", "request_about", "activity", "status")
    PLACE = "discover"
    TITLE_WORDS = "Discover"
    ONE = "title"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "sign"
    VIEWS = present.VIEWS
    HINT = "word  type:series  rating:>7  year:2020..2026"
    SYMBOLS = tuple((sign, status.value) for status, (sign, _) in present.SIGNS.items() if sign.strip())
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("discover.search", "search"),
        keys.binding("discover.ask", "ask(False)"),
        keys.binding("discover.ask_for", "ask(True)"),
        keys.binding("discover.genre", "genre"),
        keys.binding("discover.more", "more"),
        keys.binding("discover.server", "server"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        # What the cursor rests on is looked up after a pause; what a person asked for, at once.
        self._lookups = Lookups(engine.store.now, self._soon)
        self._pages = Lookups(engine.store.now, self._soon, rest=0.0)
        self._words = ""
        self._genre: tuple[int, str] | None = None
        self._shown_pages: dict[str, int] = {}
        self._service = ""
        self._made: tuple[tuple[object, ...], Sequence[MediaFacts]] = ((), ())

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()
        self._pages.close()

    def read_again(self) -> None:
        """Ask anew for what is shown."""
        for number in range(1, self._shown_pages.get(self.view, 1) + 1):
            self._pages.forget(f"page {number}")
        self._lookups.forget("facts")
        self._soon()

    # -- what it shows ------------------------------------------------------

    @property
    def service(self) -> str:
        """The request service that is asked; "" where there is none."""
        names = shelves.request_services(self.engine)
        return self._service if self._service in names else next(iter(names), "")

    def _what(self) -> shelves.Wish:
        genre = self._genre if self.view != present.SEARCH else None
        words = self._words if self.view == present.SEARCH else ""
        return shelves.Wish(self.service, self.view, words, genre[0] if genre else None)

    def _page(self, wish: shelves.Wish, number: int) -> Looked[FactsPage]:
        engine = self.engine
        if not wish.service or (wish.shelf == present.SEARCH and not wish.words):
            return Looked()
        return self._pages.get(
            f"page {number}", (wish, number), lambda: shelves.page(engine, wish, number), KEPT
        )

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def items(self, now: float) -> Sequence[MediaFacts]:
        """What was found, page by page; a title that stands on two pages once."""
        wish = self._what()
        pages = [self._page(wish, number) for number in range(1, self._shown_pages.get(self.view, 1) + 1)]
        made_of = (wish, *(page.value for page in pages))
        if self._made[0] != made_of:
            found = [facts for page in pages if page.value is not None for facts in page.value.found]
            self._made = (made_of, list({facts.media: facts for facts in found}.values()))
        return self._made[1]

    def key_of(self, item: MediaFacts) -> str:
        """What stands for a title."""
        return f"{item.media.wanted.value}/{item.media.tmdb_id}"

    def veiled(self, item: MediaFacts, veil: Veil) -> MediaFacts:
        """With a stand-in for the title."""
        return veil.facts(item)

    def identity_of(self, item: MediaFacts) -> Identity | None:
        """The title itself."""
        from mediatui.engine.life import Identity

        return Identity(item.media.wanted.value, item.title, item.year, item.media.tmdb_id)

    def facts_of(self, item: MediaFacts) -> Facts:
        """What the filter may ask of a title."""
        return present.facts_of(item)

    def row_of(self, item: MediaFacts, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item)._replace(key=self.key_of(item))

    def detail_of(self, item: MediaFacts | None, now: float, width: int) -> Sequence[Line]:
        """All about it, looked up when the cursor rests on it."""
        if item is None:
            return present.detail_lines(None, Looked(), width)
        real = self._painted.get(self.key_of(item), item)
        full = self._full(real)
        if item is not real:  # veiled: then nothing of it is told that was looked up
            full = Looked(replace(item, seasons=full.value.seasons if full.value else ()))
        return present.detail_lines(item, full, width)

    def _full(self, item: MediaFacts) -> Looked[MediaFacts]:
        engine, service = self.engine, self.service
        return self._lookups.get(
            "facts", (service, item.media), lambda: shelves.facts(engine, service, item.media), KEPT
        )

    def words_of(self, item: MediaFacts) -> str:
        """Its title."""
        return facts_title(item)

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, nothing typed, asking, failed, nothing found, or all filtered out."""
        if filtered:
            return [line("No title matches the filter"), line(Span("Esc clears it", "dim"))]
        return present.placeholder(self.service, self.view, self._words, self._page(self._what(), 1))

    def notes(self, now: float) -> list[Line]:
        """What is being asked, and what of it failed."""
        told: list[Line] = []
        what = self._what()
        for number in range(1, self._shown_pages.get(self.view, 1) + 1):
            page = self._page(what, number)
            if page.asking and number > 1:
                told.append(line(Span(f" … page {number}", "dim")))
            elif page.failure is not None and number > 1:
                told.append(line(Span(f" ✗ page {number}: {page.failure.words}", "bad")))
        return told

    def above(self) -> Iterable[Lines]:
        """The shelves."""
        yield Lines(id="views", classes="extra")

    def views_line(self) -> Line:
        """The shelves, without counts: only the one that is shown was asked for."""
        parts = []
        for name, words in self.VIEWS.items():
            said = f"{words} “{self._words}”" if name == present.SEARCH and self._words else words
            parts.append((said, name == self.view))
        after = []
        if self._genre and self.view != present.SEARCH:
            after.append(Span(f"  genre: {self._genre[1]}", "warn"))
        if len(shelves.request_services(self.engine)) > 1:
            after.append(Span(f"  on {self.service}", "dim"))
        return views_line(parts, self.size.width, after)

    def show_more(self, now: float) -> None:
        """The shelves."""
        self.query_one("#views", Lines).set_lines([self.views_line()])

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Asking is not offered where nothing may be changed, another server only where there is one."""
        if action == "ask":
            return bool(self.service) and self.engine.gate.allows(self.service)
        if action == "server":
            return len(shelves.request_services(self.engine)) > 1
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Search by name."""
        self.run_worker(self._search(), name="search", exclusive=True, exit_on_error=False)

    async def _search(self) -> None:
        dialog = cast("PromptDialog", self.app.get_screen("prompt"))
        dialog.prepare("Search", self._words, hint="a title, or part of one")
        words = await self.app.push_screen_wait(dialog)
        if words:
            self.search_for(words)

    def search_for(self, words: str) -> None:
        """Show what is called like this."""
        self._words = words
        self._shown_pages[present.SEARCH] = 1
        self.show_view(present.SEARCH)

    def action_more(self) -> None:
        """The next page."""
        shown = self._shown_pages.get(self.view, 1)
        last = self._page(self._what(), shown).value
        if last is not None and shown < last.pages:
            self._shown_pages[self.view] = shown + 1
            self.show_news()
        elif last is not None:
            self.app.notify("That is all there is", markup=False, timeout=3)

    def action_server(self) -> None:
        """Ask another request service."""
        names = shelves.request_services(self.engine)
        self._service = names[(names.index(self.service) + 1) % len(names)]
        self.show_view(self.view)

    def action_genre(self) -> None:
        """The popular ones of a genre."""
        if self.service:
            self.run_worker(self._choose_genre(), name="genre", exclusive=True, exit_on_error=False)

    async def _choose_genre(self) -> None:
        from mediatui.ui.dialogs.choose import Option

        genres, problem = await shelves.genres(self.engine, self.service)
        if problem is not None:
            self.app.notify(problem.words, severity="error", markup=False, timeout=6)
            return
        options = [Option("", "all genres"), *(Option(str(number), name) for number, name in genres)]
        chosen = await self._choose("Genre", options, [str(self._genre[0])] if self._genre else [""])
        if chosen is not None:
            self._genre = next(((n, name) for n, name in genres if [str(n)] == list(chosen)), None)
            if self.view == present.SEARCH:
                self.show_view(next(iter(self.VIEWS)))
            self._shown_pages[self.view] = 1
            self.show_news()

    async def _choose(
        self, title: str, options: Sequence[Option], chosen: Sequence[str], *, several: bool = False
    ) -> tuple[str, ...] | None:
        dialog = cast("ChooseDialog", self.app.get_screen("choose"))
        dialog.prepare(title, options, chosen, several=several)
        return await self.app.push_screen_wait(dialog)

    def action_ask(self, for_another: bool) -> None:
        """Ask for what is under the cursor, as the key's owner or in the name of another."""
        if (item := self.under_cursor()) and self.begin("ask for it"):
            self.work(self._ask(item, for_another=for_another))

    async def _ask(self, item: MediaFacts, *, for_another: bool) -> None:
        service = self.service
        full, problem = await shelves.facts_or_failure(self.engine, service, item.media)
        if full is None:
            words = problem.words if problem is not None else "It cannot be looked up"
            self.app.notify(words, severity="error", markup=False, timeout=6)
            return
        about: RequestService | None = self.known("request_about")[service].value
        four_k = await self._quality(full, about)
        if four_k is None:
            return
        seasons: tuple[int, ...] = ()
        if full.media.wanted is Wanted.SERIES:
            chosen = await self._seasons(full, four_k=four_k)
            if not chosen:
                return
            seasons = chosen
        user: RequestUser | None = None
        if for_another and (user := await self._user(service)) is None:
            return
        wanted = Asking(full.media, four_k, seasons, user_id=user.id if user else None, tvdb_id=full.tvdb_id)
        plan = await asking.ask_plan(self.engine, service, wanted, facts_title(full), user)
        if any(result.done for result in await self.ask_and_do(plan)):
            self._pages.forget("page 1")
            self._lookups.forget("facts")

    async def _quality(self, full: MediaFacts, about: RequestService | None) -> bool | None:
        """Whether 4K is wanted, where that can be; None: nothing is left to ask for, or nobody chose."""
        movie = full.media.wanted is Wanted.MOVIE
        has_4k = about is not None and (about.movies_4k if movie else about.series_4k)
        free = {False: _free(full, four_k=False), True: has_4k and _free(full, four_k=True)}
        if not any(free.values()):
            words = f"{facts_title(full)} is {present.status_words(full)}: there is nothing to ask for"
            self.app.notify(words, severity="warning", markup=False, timeout=5)
            return None
        if not all(free.values()):
            return free[True]
        from mediatui.ui.dialogs.choose import Option

        chosen = await self._choose("Quality", [Option("", "the usual one"), Option("4k", "4K")], [""])
        return None if chosen is None else chosen == ("4k",)

    async def _seasons(self, full: MediaFacts, *, four_k: bool) -> tuple[int, ...] | None:
        from mediatui.ui.dialogs.choose import Option

        missing = present.missing_seasons(full, four_k=four_k)
        counts = {season.number: season.episodes for season in full.seasons}
        options = [
            Option(str(n), season_words([n]), plural(counts[n] or 0, "episode") if counts[n] else "")
            for n in missing
        ]
        chosen = await self._choose("Which seasons?", options, [str(n) for n in missing], several=True)
        return None if chosen is None else tuple(sorted(int(each) for each in chosen))

    async def _user(self, service: str) -> RequestUser | None:
        from mediatui.ui.dialogs.choose import Option

        users = await shelves.users(self.engine, service)
        options = [Option(str(user.id), user.name, plural(user.request_count, "request")) for user in users]
        chosen = await self._choose("In whose name?", options, []) if options else None
        return next((user for user in users if chosen and str(user.id) == chosen[0]), None)

    def action_browse(self) -> None:
        """Open its page in the request service."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(self.service)):
            kind = "movie" if item.media.wanted is Wanted.MOVIE else "tv"
            self.app.show_page(f"{endpoint.page}/{kind}/{item.media.tmdb_id}")  # type: ignore[attr-defined]


def _free(full: MediaFacts, *, four_k: bool) -> bool:
    """Whether there is anything of it left to ask for."""
    if full.media.wanted is Wanted.SERIES:
        return bool(present.missing_seasons(full, four_k=four_k))
    status = full.status_4k if four_k else full.status
    return status in (MediaStatus.UNKNOWN, MediaStatus.DELETED)
