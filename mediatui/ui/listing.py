"""What a screen with a list says of itself: its items, and how they read."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.rows import Row
from mediatui.ui.working import WorkingScreen

if TYPE_CHECKING:
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

Item = TypeVar("Item")

Order = tuple[str, Callable[[Any], tuple[object, ...]]]
"""What an order is called, and what it sorts by; an empty tuple leaves the items as they come."""


class Listing(WorkingScreen, Generic[Item], inherit_bindings=False):
    """The questions `ListScreen` asks a screen.

    `NATURAL` is the key of the order in which items come, which no heading shows.
    """

    TITLE_WORDS: ClassVar[str]
    ONE: ClassVar[str]
    """What one item is called: "stream"."""
    MANY: ClassVar[str] = ""
    FIELDS: ClassVar[Collection[str]]
    ORDERS: ClassVar[Mapping[str, Order]]
    NATURAL: ClassVar[str]
    VIEWS: ClassVar[Mapping[str, str]] = {}
    """Parts of the list that have a name of their own, the first one shown first: key → words."""
    SYMBOLS: ClassVar[Sequence[tuple[str, str]]] = ()
    """Its signs and what they mean, for help."""
    HINT: ClassVar[str] = "word  !word  field:word"

    @abstractmethod
    def columns(self) -> Sequence[Column]:
        """The columns of the list."""

    @abstractmethod
    def items(self, now: float) -> Sequence[Item]:
        """All items, in the order in which they come."""

    @abstractmethod
    def key_of(self, item: Item) -> str:
        """What stands for an item."""

    def sources(self) -> Mapping[str, Snapshot[Any]]:
        """What is known of each service the items come from, by its name."""
        return {}

    def veiled(self, item: Item, veil: Veil) -> Item:
        """The item with stand-ins for all names; everything below is given that one in privacy mode."""
        return item

    def in_view(self, item: Item, view: str) -> bool:
        """Whether the item belongs to one of `VIEWS`."""
        return True

    def views_of(self, item: Item) -> Collection[str]:
        """The `VIEWS` the item belongs to; a screen with thousands of items says it quicker."""
        return [view for view in self.VIEWS if self.in_view(item, view)]

    def is_problem(self, item: Item) -> bool | None:
        """Whether something is wrong with it; None: nothing ever is."""
        return None

    def identity_of(self, item: Item) -> Identity | None:
        """Which movie or series it is, for its life across all services; None: neither."""
        return None

    @abstractmethod
    def facts_of(self, item: Item) -> Facts:
        """What the filter may ask of it."""

    @abstractmethod
    def row_of(self, item: Item, now: float) -> Row:
        """How it stands in the list."""

    @abstractmethod
    def detail_of(self, item: Item | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""

    @abstractmethod
    def words_of(self, item: Item) -> str:
        """What copying it copies."""

    @abstractmethod
    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """What stands where there are no rows."""

    def notes(self, now: float) -> list[Line]:
        """What is to be said above the list."""
        return []

    def above(self) -> Iterable[Lines]:
        """Widgets between the rule and the list."""
        return ()

    def below(self) -> Iterable[Lines]:
        """Widgets under the list."""
        return ()

    def show_more(self, now: float) -> None:
        """Paint what `above` and `below` gave."""
