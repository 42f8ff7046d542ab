"""The requests screen: a list of what was asked for, to be judged and answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import BindingType

from mediatui.engine import judging
from mediatui.engine import requests as deeds
from mediatui.engine.engine import Engine
from mediatui.engine.library_similar import Around, Sought, around
from mediatui.engine.lookups import Looked, Lookups
from mediatui.models.request import MediaStatus, RequestList, RequestService, TitleBook, Wanted
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.requests import present
from mediatui.ui.screens.requests.detail import Judged, detail_lines
from mediatui.ui.screens.requests.present import Asked
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row

if TYPE_CHECKING:
    from mediatui.engine.actions import Result
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

AHEAD = 20
"""So many rows below the visible ones have their titles looked up first, too."""


class RequestsScreen(ListScreen[Asked]):
    """What was asked for, on every Seerr, Overseerr and Jellyseerr."""

    WATCHES = ("requests", "titles", "request_counts", "request_about", "activity", "status")
    PLACE = "requests"
    TITLE_WORDS = "Requests"
    ONE = "request"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "when"
    VIEWS = present.VIEWS
    HINT = "word  user:anna  is:4k  type:series  age:>7"
    SYMBOLS = tuple((sign, state) for state, (sign, _) in present.SIGNS.items() if state != "blocklisted")
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("request.approve", "answer('request.approve')"),
        keys.binding("request.decline", "answer('request.decline')"),
        keys.binding("request.retry", "answer('request.retry')"),
        keys.binding("request.delete", "answer('request.delete')"),
        keys.binding("request.edit", "edit"),
        keys.binding("request.discover", "app.show('discover')"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._doing: dict[str, str] = {}
        """What is being done to which request, in words."""
        self._lookups = Lookups(engine.store.now, self._soon)
        self._made: tuple[tuple[object, ...], Sequence[Asked]] = ((), ())
        self._by_key: dict[str, Asked] = {}
        self._wished: frozenset[object] = frozenset()

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()

    def read_again(self) -> None:
        """Ask anew for what the detail says of the person."""
        for sort in ("quota", "watched"):
            self._lookups.forget(sort)
        self._soon()

    # -- what it shows ------------------------------------------------------

    @property
    def lists(self) -> dict[str, Snapshot[RequestList]]:
        """The requests of each service."""
        return self.known("requests")

    def sources(self) -> dict[str, Snapshot[Any]]:
        """The requests of each service."""
        return self.lists

    def columns(self) -> Sequence[Column]:
        """The columns of the list; the service's name only where there are several."""
        return present.columns(len(self.engine.coordinator.keys("requests")) > 1)

    def items(self, now: float) -> Sequence[Asked]:
        """The requests of all services; the same object as long as nothing of them has changed."""
        lists, books = self.lists, cast("dict[str, Snapshot[TitleBook]]", self.known("titles"))
        parts = [(s.shown(now), s.failure is None and not s.is_old(now)) for s in lists.values()]
        made_of = (*parts, *(book.value for book in books.values()), tuple(self._doing.items()))
        before, made = self._made
        if len(made_of) != len(before) or any(not _same(a, b) for a, b in zip(made_of, before, strict=True)):
            self._by_key = present.asked(lists, books, self._doing, now, self._by_key)
            made = list(self._by_key.values())
            self._made = (made_of, made)
        return made

    def key_of(self, item: Asked) -> str:
        """What stands for a request."""
        return item.request.key

    def views_of(self, item: Asked) -> Collection[str]:
        """Pending, processing, …"""
        return present.views_of(item)

    def is_problem(self, item: Asked) -> bool | None:
        """What failed."""
        return item.state == "failed"

    def veiled(self, item: Asked, veil: Veil) -> Asked:
        """With stand-ins for who and what."""
        facts = None if item.facts is None else veil.facts(item.facts)
        return item._replace(request=veil.request(item.request), facts=facts)

    def identity_of(self, item: Asked) -> Identity | None:
        """What was asked for."""
        from mediatui.engine.life import Identity

        title, year = (item.facts.title, item.facts.year) if item.facts else (item.title, None)
        return Identity(item.request.media.wanted.value, title, year, item.request.media.tmdb_id)

    def facts_of(self, item: Asked) -> Facts:
        """What the filter may ask of a request."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: Asked, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now)

    def words_of(self, item: Asked) -> str:
        """Its title."""
        return item.title

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing pending, or all filtered out."""
        return present.placeholder(self.engine.endpoints, self.lists, now, self.view, filtered=filtered)

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old, what was odd."""
        return present.notes(self.lists, now, self.size.width)

    def above(self) -> Iterable[Lines]:
        """The parts of the list."""
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list with their counts; the titles that are seen are looked up first."""
        self.query_one("#views", Lines).set_lines([self.views_line()])
        self._wish()

    def _wish(self) -> None:
        """Tell each service which of the titles that are not known yet stand on the screen."""
        missing: dict[str, list[Any]] = {}
        for key in self.table.keys_in_view(AHEAD):
            if (item := self._painted.get(key)) is not None and item.facts is None:
                missing.setdefault(item.request.service, []).append(item.request.media)
        wished = frozenset((name, media) for name, each in missing.items() for media in each)
        if wished and wished != self._wished:
            self._wished = wished
            for name, media in missing.items():
                judging.wish(self.engine, name, media)

    # -- the detail ---------------------------------------------------------

    def detail_of(self, item: Asked | None, now: float, width: int) -> Sequence[Line]:
        """Everything there is to judge it by."""
        real = self._painted.get(item.request.key) if item is not None else None
        return detail_lines(item, self._judged(real) if real is not None else Judged(), now, width)

    def _judged(self, item: Asked) -> Judged:
        request, service = item.request, item.request.service
        about: RequestService | None = self.known("request_about").get(service, Snapshot()).value
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        shown = about
        if veil is not None and about is not None:
            servers = (replace(s, root_folder=veil.word("/folder", s.root_folder)) for s in about.servers)
            shown = replace(about, servers=tuple(servers))
        known = self.lists[service].value
        theirs = [
            r for r in (known.requests if known else ()) if r.requested_by.id == request.requested_by.id
        ]
        user = request.requested_by

        given = frozenset(
            r.rating_key for r in theirs if r.rating_key and r.media_status is MediaStatus.AVAILABLE
        )
        engine, tautulli = self.engine, judging.tautulli_of(self.engine)
        quota = self._lookups.get(
            "quota", (service, user.id), lambda: judging.quota(engine, service, user.id)
        )
        watched = None
        if tautulli:
            watched = self._lookups.get(
                "watched",
                (service, user.id, given),
                lambda: judging.watched(engine, tautulli, user.name, given),
            )
        return Judged(
            quota=quota,
            watched=watched,
            about=shown,
            around=self._around(item, about),
            others=len(theirs),
        )

    def _around(self, item: Asked, about: RequestService | None) -> Looked[Around] | None:
        """What the libraries have to do with it, looked up; in privacy mode nothing is told of that."""
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if item.facts is None or veil is not None or not self.engine.coordinator.keys("shelf"):
            return None
        request, engine = item.request, self.engine
        movie = request.media.wanted is Wanted.MOVIE
        servers = about.servers if about is not None else ()
        usual = [s for s in servers if (s.wanted is Wanted.MOVIE) is movie and s.is_4k is request.is_4k]
        folder = request.root_folder or (usual[0].root_folder if usual else "")
        sought = Sought(item.facts.title, item.facts.year, movie, folder)
        return self._lookups.get("around", sought, lambda: around(engine, sought), 600.0)

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action in ("answer", "edit"):
            return any(
                self.engine.gate.allows(key.service) for key in self.engine.coordinator.keys("requests")
            )
        return super().check_action(action, parameters)

    def targets(self) -> list[Asked]:
        """The marked requests, or the one under the cursor: those painted now, whatever comes."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        if marked:
            return marked
        item = self.under_cursor()
        return [item] if item is not None else []

    def action_answer(self, name: str) -> None:
        """Approve, decline, try again or delete."""
        deed = deeds.DEEDS[name]
        targets = self.targets()
        fitting = [each for each in targets if deeds.may(deed, each.request) and not each.doing]
        if targets and not fitting:
            which = f"{targets[0].title} is {targets[0].state}" if len(targets) == 1 else "None of them fits"
            words = f"{which}: there is nothing to {deed.verb}"
            self.app.notify(words, severity="warning", markup=False, timeout=4)
        elif fitting and self.begin(deed.verb):
            self.work(self._answer(name, fitting))

    async def _answer(self, name: str, items: list[Asked]) -> None:
        deed = deeds.DEEDS[name]
        targets = [deeds.Target(each.request, each.title) for each in items]
        plan = await deeds.plan(self.engine, deed, targets)
        left = {each.request.key for each in items}

        def begin() -> None:
            self._doing |= dict.fromkeys(left, f"{deed.doing} …")
            self.show_news()

        def ended(result: Result) -> None:
            left.discard(result.action.target)
            self._doing.pop(result.action.target, None)
            if result.done:
                self.table.unmark([result.action.target])
            self._soon()

        try:
            await self.carry_out(lambda message: plan, on_agreed=begin, on_result=ended)
        finally:
            for key in left:
                self._doing.pop(key, None)
            self._paint()
            if not self.gone and self.table.cursor_key is None:
                # What was answered has left this part of the list: the next one is at hand.
                self.table.action_cursor_by(0)

    def action_edit(self) -> None:
        """Change the request under the cursor before it is approved."""
        from mediatui.ui.screens.requests.editing import edit

        if (item := self.under_cursor()) and self.begin("edit"):
            self.work(edit(self, item))

    def action_browse(self) -> None:
        """Open the page of what was asked for."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(item.request.service)):
            kind = "movie" if item.request.media.wanted.value == "movie" else "tv"
            self.app.show_page(f"{endpoint.page}/{kind}/{item.request.media.tmdb_id}")  # type: ignore[attr-defined]


def _same(one: object, other: object) -> bool:
    """Whether both are the same thing; small tuples of such things are compared one by one."""
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other) < 1000:
        return all(a is b or a == b for a, b in zip(one, other, strict=True))
    return one is other
