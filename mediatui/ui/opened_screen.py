"""What the screens of one opened thing (a title, an artist, an album) have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Lookups
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.listing import Item

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from mediatui.engine.library_deeds import Titled


class OpenedScreen(ListScreen[Item]):
    """The parts of one thing as a list, looked up while it is shown, and what is being done to them."""

    SORTS: ClassVar[tuple[str, ...]]
    """What is looked up of it."""
    WHOLE: ClassVar[str]
    """The key under which is said what is done to all of it."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lookups = Lookups(engine.store.now, self._soon, rest=0.0)
        self._made: tuple[tuple[object, ...], Sequence[Item]] = ((), ())
        self._doing: dict[str, str] = {}

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()

    def show_first(self, view: str, *, another: bool) -> None:
        """Show what was just opened from its top; `another` than before in its first part, unfiltered."""
        if another:
            self._view = view
            self.clear_filter()
        if self.is_mounted:
            self.show_news()
            self.table.move_cursor(0)
            self.refresh_bindings()

    def read_again(self) -> None:
        """Read all of it anew."""
        for sort in self.SORTS:
            self._lookups.forget(sort)

    async def _whole(self, doing: Coroutine[Any, Any, None]) -> None:
        try:
            await doing
        finally:
            self.read_again()
            if not self.gone:
                self.show_news()

    def busy_with(self, entries: Iterable[Titled], words: str) -> None:
        """Say beside it what is being done to all of it; "" when it is over."""
        self.busy_with_rows([self.WHOLE], words)

    def busy_with_rows(self, rows: Iterable[str], words: str) -> None:
        """Say in these rows what is being done to them; "" when it is over."""
        for key in rows:
            if words:
                self._doing[key] = words
            else:
                self._doing.pop(key, None)
        if not self.gone:
            self.show_news()
