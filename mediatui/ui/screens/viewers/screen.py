"""The viewers screen: the users of the media server, and the keys for what they played and from where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from mediatui.engine import plays_about
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Lookups
from mediatui.models.audience import ViewerAddress
from mediatui.models.play_wish import Wish
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.viewers import present
from mediatui.ui.screens.viewers.present import Watcher
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import LiveTable, Row

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.screens.plays.screen import PlaysScreen
    from mediatui.ui.veil import Veil

KEPT = 300.0
"""Seconds the totals of somebody count."""


class ViewersScreen(ListScreen[Watcher]):
    """Everyone there is or was, with what they played."""

    WATCHES = ("viewers", "activity", "request_counts", "status")
    PLACE = "viewers"
    TITLE_WORDS = "Viewers"
    ONE = "user"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "seen"
    HINT = "word  is:home  plays:>100  age:>30"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("viewer.plays", "plays"),
        keys.binding("viewer.addresses", "addresses"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lookups = Lookups(engine.store.now, self._soon)
        self._addresses: dict[str, tuple[ViewerAddress, ...]] = {}
        self._made: tuple[tuple[object, ...], Sequence[Watcher]] = ((), ())

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()

    def read_again(self) -> None:
        """Ask anew for the totals."""
        self._lookups.forget("about")
        self._addresses.clear()

    # -- what it shows ----------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns of the list; the server's name only where there are several."""
        return present.columns(len(self.known("viewers")) > 1)

    def items(self, now: float) -> Sequence[Watcher]:
        """The users of all services, who was seen last first."""
        lists = {name: snapshot.shown(now) for name, snapshot in self.known("viewers").items()}
        made_of, before = tuple(lists.values()), self._made[0]
        if len(made_of) != len(before) or any(a is not b for a, b in zip(made_of, before, strict=True)):
            found = [Watcher(name, viewer) for name, those in lists.items() for viewer in those or ()]
            found.sort(key=lambda each: (-(each.viewer.last_seen or 0.0), each.viewer.name.casefold()))
            self._made = (made_of, found)
        return self._made[1]

    def key_of(self, item: Watcher) -> str:
        """What stands for a user."""
        return item.key

    def veiled(self, item: Watcher, veil: Veil) -> Watcher:
        """With stand-ins for who, on what and from where."""
        from mediatui.wording.plays_privacy import veiled_viewer

        told = veiled_viewer(item.viewer)
        for name in ("name", "username", "player", "address", "last_played"):
            veil.learn(getattr(item.viewer, name), getattr(told, name))
        return item._replace(viewer=told)

    def facts_of(self, item: Watcher) -> Facts:
        """What the filter may ask of a user."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: Watcher, now: float) -> Row:
        """How a user stands in the list."""
        return present.row_of(item, now)

    def detail_of(self, item: Watcher | None, now: float, width: int) -> Sequence[Line]:
        """Everything about a user; totals and players are looked up when the cursor rests on them."""
        key = keys.key_of(self, "viewer.addresses")
        if item is None:
            return present.detail_lines(None, present.UNKNOWN, None, now, width, addresses_key=key)
        engine, service, number = self.engine, item.service, item.viewer.id
        real = self._painted.get(item.key, item).viewer
        about = self._lookups.get(
            "about",
            item.key,
            lambda: plays_about.viewer_about(engine, service, number, real.name, real.username),
            KEPT,
        )
        addresses = self._addresses.get(item.key)
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is not None:
            from mediatui.wording.plays_privacy import veiled_viewer_address

            if about.value is not None:
                for share in about.value.players:
                    veil.word("Player", share.player)
            addresses = None if addresses is None else tuple(map(veiled_viewer_address, addresses))
        lines = present.detail_lines(item, about, addresses, now, width, addresses_key=key)
        return lines if veil is None else [veil.line(each) for each in lines]

    def words_of(self, item: Watcher) -> str:
        """The user's name."""
        return item.viewer.name

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, none, or all filtered out."""
        endpoints, known = self.engine.endpoints, self.known("viewers")
        return present.placeholder(endpoints, known, "users", now, filtered=filtered)

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old."""
        return old_and_failed(self.known("viewers"), now, self.size.width)

    # -- what can be done -------------------------------------------------------

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Where the detail stands beside the list already, Enter shows what the user played."""
        if self.has_class("-wide"):
            self.run_worker(self.action_plays(), name="plays", exclusive=True, exit_on_error=False)

    async def action_plays(self) -> None:
        """What the user under the cursor played."""
        if (item := self.under_cursor()) is not None:
            await self.app.switch_mode("plays")
            cast("PlaysScreen", self.app.screen).ask_for(Wish(user=item.viewer.name))

    def action_addresses(self) -> None:
        """Look up from where the user under the cursor watched."""
        if (item := self.under_cursor()) is not None:
            self.run_worker(self._look_up(item), name="addresses", exclusive=True, exit_on_error=False)

    async def _look_up(self, item: Watcher) -> None:
        from mediatui.engine.library_lookups import or_problem

        engine = self.engine
        found, problem = await or_problem(
            lambda: plays_about.addresses_of(engine, item.service, item.viewer.id)
        )
        if found is None:
            self.app.notify(problem, severity="error", markup=False, timeout=6)
            return
        self._addresses[item.key] = found
        if not any(map(self.has_class, ("-wide", "-detail", "-only-detail"))):
            self.table.action_open()
        self.show_detail()
