"""The timeline screen: a day across, a lane for each user, what played when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.geometry import Size

from mediatui.engine import plays_about
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Looked, Lookups
from mediatui.engine.plays import services
from mediatui.models.history_play import Play
from mediatui.models.play_wish import Wish
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.plays.present import not_configured
from mediatui.ui.screens.timeline import present
from mediatui.ui.screens.timeline.present import Lane
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.plays import length_words, wish_words
from mediatui.wording.titles import full_title

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

KEPT = 300.0
"""Seconds a day counts: today goes on."""


class TimelineScreen(ListScreen[Lane]):
    """Who played what when, on one day."""

    WATCHES = ("plays", "activity", "request_counts", "status")
    PLACE = "timeline"
    TITLE_WORDS = "Timeline"
    ONE = "user"
    FIELDS = ("user", "title", "server", "plays", "minutes")
    ORDERS = present.orders()
    NATURAL = "played"
    SYMBOLS = (
        (present.SOLID, "direct play"),
        *((sign, decision.value) for decision, sign in present.MARKS.items()),
    )
    HINT = "word  user:anna  plays:>3"
    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("timeline.list", "plays")]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lookups = Lookups(engine.store.now, self._soon, rest=0.0)
        self._day = present.day_of(engine.store.now())
        self._wish = Wish()
        self._made: tuple[tuple[object, ...], Sequence[Lane]] = ((), ())

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()

    def read_again(self) -> None:
        """Ask anew for the day."""
        for service in services(self.engine):
            self._lookups.forget(f"day of {service}")
        self._soon()

    # -- the day ----------------------------------------------------------------

    @property
    def day(self) -> present.Day:
        """The day that is shown."""
        return self._day

    def show_day_of(self, moment: float, wish: Wish | None = None) -> None:
        """Show the day of this moment, of the plays that are wished for."""
        self._wish = self._wish if wish is None else wish
        self._show(present.day_of(moment))

    def _show(self, day: present.Day) -> None:
        self._day = day
        self.show_news()
        self.table.start_over()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys for the next and the previous view change the day."""
        return True if action == "view" else super().check_action(action, parameters)

    def action_view(self, step: int) -> None:
        """The next day, or the one before; not beyond today."""
        day = self._day.by(step)
        if day.start > self.store.now():
            self.app.notify("That day has not come yet", markup=False, timeout=3)
        else:
            self._show(day)

    def _asked(self) -> dict[str, Looked[tuple[Play, ...]]]:
        engine, day, wish = self.engine, self._day.name, self._wish
        return {
            name: self._lookups.get(
                f"day of {name}",
                (day, wish),
                lambda name=name: plays_about.plays_of_day(engine, name, day, wish),  # type: ignore[misc]
                KEPT,
            )
            for name in services(engine)
        }

    # -- what it shows ------------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns, as wide as the list is."""
        return present.columns(self._list_width(), len(services(self.engine)) > 1)

    def _list_width(self) -> int:
        return self.size.width - (60 if self.has_class("-wide") else 0)

    def fit_size(self, size: Size) -> None:
        """The lanes are drawn as wide as there is room."""
        super().fit_size(size)
        if self.is_mounted and self.children:
            self.call_after_refresh(self.show_columns)

    def items(self, now: float) -> Sequence[Lane]:
        """The lanes of all services."""
        answers = [looked.value for looked in self._asked().values()]
        made_of = (self._day, *answers)
        before = self._made[0]
        if len(before) != len(made_of) or any(a is not b for a, b in zip(made_of, before, strict=True)):
            found = present.lanes_of(play for answer in answers for play in answer or ())
            self._made = (made_of, found)
        return self._made[1]

    def key_of(self, item: Lane) -> str:
        """What stands for a lane."""
        return item.key

    def veiled(self, item: Lane, veil: Veil) -> Lane:
        """With stand-ins for who played what."""
        from mediatui.wording.plays_privacy import veiled_play

        return item._replace(user=veil.user(item.user), plays=tuple(map(veiled_play, item.plays)))

    def facts_of(self, item: Lane) -> Facts:
        """What the filter may ask of a lane."""
        return {
            "user": item.user,
            "title": " ".join(full_title(play.title) for play in item.plays),
            "server": item.service,
            "plays": float(len(item.plays)),
            "minutes": item.seconds / 60,
        }

    def row_of(self, item: Lane, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(
            item, self._day, present.lane_width(self._list_width(), len(services(self.engine)) > 1)
        )

    def detail_of(self, item: Lane | None, now: float, width: int) -> Sequence[Line]:
        """What the user played, one after the other."""
        return present.detail_lines(item, self._day, width)

    def words_of(self, item: Lane) -> str:
        """Who it was, when, and how much."""
        return f"{item.user}, {self._day.words}: {length_words(item.seconds)}"

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nobody, or all filtered out."""
        asked = self._asked()
        if not asked:
            return not_configured()
        if filtered:
            return [line("Nobody of that day matches the filter"), line(Span("Esc clears it", "dim"))]
        if any(looked.asking for looked in asked.values()):
            return [line(Span("Asking …", "dim"))]
        if all(looked.failure is not None for looked in asked.values()):
            return [line(Span("Nothing is known of that day", "strong")), line(Span("r asks again", "dim"))]
        return [line("Nobody played anything that day"), line(Span("← → change the day", "dim"))]

    def notes(self, now: float) -> list[Line]:
        """Which day it is, what is asked for, and which service failed."""
        spans = [Span(" ‹ ", "accent"), Span(self._day.words, "strong"), Span(" › ", "accent")]
        if self._wish:
            spans.append(Span(f" asked for: {wish_words(self._wish._replace(after='', before=''))}", "dim"))
        told: list[Line] = [tuple(spans)]
        for name, looked in self._asked().items():
            if looked.failure is not None:
                told.append(line(Span(f" ✗ {name}: {looked.failure.words}", "bad")))
        return told

    async def action_plays(self) -> None:
        """Back to the list of plays."""
        await self.app.switch_mode("plays")

    def on_mount(self) -> None:
        """The list's own width decides how the lanes are drawn."""
        self.call_after_refresh(self.show_columns)
