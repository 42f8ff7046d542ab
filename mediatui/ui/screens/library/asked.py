"""A list that every library is asked for when it is looked at, a page at a time.

One slow service holds no other up.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from rich.cells import cell_len

from mediatui.engine import library_lookups
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Looked, Lookups
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.listing import Item
from mediatui.ui.widgets.lines import Lines
from mediatui.wording.quantities import plural

KEPT = 120.0
"""Seconds an answer counts; then it is asked for anew while somebody looks."""

T = TypeVar("T")

Asking = tuple[Hashable, Callable[[], Awaitable[Any]]]
"""What stands for an answer, and how it is asked for."""


class AskedScreen(ListScreen[Item]):
    """What its subclasses ask for is put together as it comes, and kept a while."""

    WATCHES = ("shelf_about", "request_counts", "activity", "status")
    PAGED = True

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lookups = Lookups(engine.store.now, self._soon, rest=0.0)
        self._pages = 1
        self._before: dict[str, Any] = {}
        self._made: tuple[tuple[object, ...], Sequence[Item]] = ((), ())
        self._doing: dict[str, str] = {}
        self._all_came = False

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()

    # -- what the screens say -------------------------------------------------

    @abstractmethod
    def askings(self, service: str) -> Mapping[str, Asking]:
        """What is asked of a service, by what it is called."""

    @abstractmethod
    def made_of(self, answers: Mapping[tuple[str, str], Any]) -> Sequence[Item]:
        """The items in the answers, by service and what was asked."""

    @abstractmethod
    def empty_words(self) -> str:
        """What is said where there is nothing."""

    # -- asking -----------------------------------------------------------------

    def asked(self) -> dict[tuple[str, str], Looked[Any]]:
        """What each service said to what it was asked; the last answer until there is another."""
        found: dict[tuple[str, str], Looked[Any]] = {}
        for service in library_lookups.libraries(self.engine):
            for name, (key, ask) in self.askings(service).items():
                sort = f"{name} of {service}"
                looked = self._lookups.get(sort, key, ask, KEPT)
                if looked.value is not None:
                    self._before[sort] = looked.value
                elif sort in self._before:
                    looked = Looked(self._before[sort], looked.failure)
                found[service, name] = looked
        return found

    def items(self, now: float) -> Sequence[Item]:
        """Everything that was answered; the same object as long as nothing of it has changed."""
        answers = {key: looked.value for key, looked in self.asked().items() if looked.value is not None}
        made_of = (*answers.items(), *self.made_with())
        if len(made_of) != len(self._made[0]) or any(
            a != b if not _is_answer(a) else not _is_answer(b) or a[0] != b[0] or a[1] is not b[1]  # type: ignore[index]
            for a, b in zip(made_of, self._made[0], strict=True)
        ):
            self._made = (made_of, self.made_of(answers))
        return self._made[1]

    def made_with(self) -> tuple[object, ...]:
        """What else the items depend on."""
        return ()

    def read_again(self) -> None:
        """Ask everything anew."""
        for service in library_lookups.libraries(self.engine):
            for name in self.askings(service):
                self._lookups.forget(f"{name} of {service}")

    def action_more(self) -> None:
        """The next page."""
        shown, total = self.shown_of_total()
        if shown >= total:
            self.app.notify("That is all there is", markup=False, timeout=3)
            return
        self._pages += 1
        self.show_news()

    def shown_of_total(self) -> tuple[int, int]:
        """How many rows were read, and how many there are."""
        values = [looked.value for looked in self.asked().values() if looked.value is not None]
        total = sum(getattr(value, "total", 0) for value in values)
        return sum(min(getattr(v, "total", 0), library_lookups.PAGE * self._pages) for v in values), total

    # -- what is said -----------------------------------------------------------

    def notes(self, now: float) -> list[Line]:
        """Which service failed and why; what was left out; that there is more."""
        told: list[Line] = []
        said: set[tuple[str, str]] = set()
        dropped = 0
        for (service, _), looked in self.asked().items():
            dropped += getattr(looked.value, "dropped", 0) if looked.value is not None else 0
            if looked.failure is None or (service, looked.failure.words) in said:
                continue
            said.add((service, looked.failure.words))
            what = (Span(f" ✗ {service}: ", "bad"), Span(looked.failure.words, "bad"))
            told.append(what)
            remedy = looked.failure.remedy.rstrip(".")
            if sum(cell_len(span.text) for span in what) + cell_len(remedy) + 3 <= self.size.width:
                told[-1] = (*what, Span(f" · {remedy}", "dim"))
            else:
                told += [line(Span("   "), *part) for part in wrap(remedy, self.size.width - 4, "dim")]
        if dropped:
            told.append(line(Span(f" ! {plural(dropped, 'row')} could not be read and left out", "warn")))
        shown, total = self.shown_of_total() if self.PAGED else (0, 0)
        if shown < total:
            told.append(line(Span(f" {shown:,} of {total:,} are read: m reads more", "dim")))
        return told

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing, or all filtered out."""
        asked = self.asked()
        if not asked:
            return [
                line(Span("No Radarr, Sonarr or Lidarr is configured", "strong")),
                line(
                    Span(
                        "add [services.radarr], or another of them: mediatui config edit",
                        "dim",
                    )
                ),
            ]
        if all(looked.value is None for looked in asked.values()):
            if any(looked.failure is not None for looked in asked.values()):
                return [line(Span("Nothing is known", "strong")), line(Span("r asks again", "dim"))]
            return [line(Span("Asking …", "dim"))]
        if filtered:
            return [
                line("Nothing here is of that kind"),
                line(Span("Esc clears the filter, ← → change the view", "dim")),
            ]
        return [line(Span(self.empty_words(), "strong"))]

    def above(self) -> Iterable[Lines]:
        """The parts of the list."""
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list; while the first answers come the cursor waits at the top."""
        for views in self.query("#views").results(Lines):
            views.set_lines([self.views_line()])
        if not self._all_came:
            self._all_came = not any(looked.asking for looked in self.asked().values())
            self.table.rest_at_top()

    # -- what can be done -------------------------------------------------------

    @property
    def may_change(self) -> bool:
        """Whether anything may be changed on any of the services."""
        return any(self.engine.gate.allows(name) for name in library_lookups.libraries(self.engine))

    def targets(self) -> list[Item]:
        """The marked rows, or the one under the cursor: those painted now, whatever comes."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        if marked:
            return marked
        item = self.under_cursor()
        return [item] if item is not None else []

    def busy_with(self, keys_: Iterable[str], words: str) -> None:
        """Say in these rows what is being done to them; "" when it is over."""
        for key in keys_:
            if words:
                self._doing[key] = words
            else:
                self._doing.pop(key, None)
        if not self.gone:
            self.show_news()


def _is_answer(each: object) -> bool:
    return isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], tuple)
