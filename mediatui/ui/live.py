"""The bridge from the store to a screen: a screen watches resources while it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual._context import active_app
from textual.geometry import Size
from textual.screen import Screen

from mediatui.engine.engine import Engine
from mediatui.models.snapshot import Key, Snapshot

TICK = 1.0
"""Seconds between two looks at the clock: what advances by itself (progress, ages) moves with it."""


class LiveScreen(Screen[None]):
    """A long-lived screen that is told when a resource it watches changed.

    `WATCHES` names the resources. `show_news` is called, at most once for all that came together, when
    one of them changed, and once a second; it paints what differs. While another screen is shown, or
    while the person paused, nothing is watched and nothing is called.
    """

    WATCHES: ClassVar[tuple[str, ...]] = ()
    WIDTHS: ClassVar[tuple[tuple[int, str], ...]] = ()
    HEIGHTS: ClassVar[tuple[tuple[int, str], ...]] = ()
    """Classes for widths and heights from so many cells on, ascending; one of each is set. Textual's own
    breakpoints are set only after the first layout: that would be done twice, and seen."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine = engine
        self.fit_size(active_app.get().size)
        self._stops: list[Callable[[], None]] = []
        self._news = False

    def show_news(self) -> None:
        """Paint the present state. For the screens to say."""
        raise AssertionError

    def read_again(self) -> None:
        """Read anew what is not polled. For the screens that have such."""

    def fit_size(self, size: Size) -> None:
        """Set the classes for this size."""
        for extent, steps in ((size.width, self.WIDTHS), (size.height, self.HEIGHTS)):
            fitting = [name for least, name in steps if extent >= least][-1:]
            for _, name in steps:
                self.set_class(name in fitting, name)

    def on_resize(self, event: events.Resize) -> None:
        """Classes, labels and charts follow the size."""
        self.fit_size(event.size)
        self.call_after_refresh(self._paint)

    def on_mount(self) -> None:
        """Look at the clock once a second."""
        self.set_interval(TICK, self._on_tick)

    def watch_anew(self) -> None:
        """The services may be others now: watch them, if this screen is shown; else it does when it is."""
        shown = bool(self._stops)
        self.stop_watching()
        if shown:
            self.begin_watching()

    def on_screen_resume(self) -> None:
        """Begin to watch, and paint what is known at once."""
        self.begin_watching()
        self._paint()

    def begin_watching(self) -> None:
        """Count this screen in everywhere."""
        if not self._stops:
            for resource in self.WATCHES:
                for key in self.engine.coordinator.keys(resource):
                    self._stops.append(self.engine.store.watch(key, self._on_change))
                    self._stops.append(self.engine.coordinator.watch(key))
            self._stops.append(self.engine.recorder.on_change(self._soon))

    def on_screen_suspend(self) -> None:
        """Stop watching. A dialog over the screen leaves it shown, and so watched."""
        if not self.app.screen.is_modal:
            self.stop_watching()

    def on_unmount(self) -> None:
        """Stop watching."""
        self.stop_watching()

    def stop_watching(self) -> None:
        """Count this screen out everywhere."""
        for stop in self._stops:
            stop()
        self._stops.clear()

    def _on_change(self, key: Key, snapshot: Snapshot[Any]) -> None:
        self._soon()

    def _soon(self) -> None:
        if not self._news and self._stops:
            self._news = True
            self.call_next(self._paint)

    def _on_tick(self) -> None:
        if self._stops and not self.engine.coordinator.paused:
            self._paint()

    @property
    def gone(self) -> bool:
        """Whether it is not there yet or is being taken down: then there is nothing to paint on."""
        return not self.is_mounted or self.app.return_code is not None or not self.children

    def _paint(self) -> None:
        self._news = False
        if not self.gone:
            self.show_news()
