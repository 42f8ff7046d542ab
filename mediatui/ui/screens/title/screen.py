"""The title screen: one movie or series, its seasons, episodes, files and history, and what is done there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import library_lookups
from mediatui.engine.engine import Engine
from mediatui.engine.library import Entry, Names, entry_of
from mediatui.engine.lookups import Looked
from mediatui.models.library import Episode, MediaFile, Shelf
from mediatui.models.shelves import ShelfAbout
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.opened_screen import OpenedScreen
from mediatui.ui.screens.library.detail import Told, detail_lines
from mediatui.ui.screens.library.present import state_line
from mediatui.ui.screens.title import present
from mediatui.ui.screens.title.present import Piece
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

KEPT = 300.0
"""Seconds that what was looked up of a title counts."""


class TitleScreen(OpenedScreen[Piece]):
    """One title, opened."""

    WATCHES = ("shelf", "shelf_about", "request_counts", "activity", "status")
    PLACE = "title"
    SORTS = ("opened", "episodes", "files", "events")
    WHOLE = "title"
    TITLE_WORDS = "Title"
    ONE = "part"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "code"
    VIEWS = present.VIEWS
    HINT = "word  season:2  is:missing  quality:720p"
    SYMBOLS = present.SYMBOLS
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("title.monitor", "part('monitor')"),
        keys.binding("title.search", "part('search')"),
        keys.binding("title.releases", "part('releases')"),
        keys.binding("title.edit", "whole('edit')"),
        keys.binding("title.refresh", "whole('refresh')"),
        keys.binding("title.rename", "whole('rename')"),
        keys.binding("title.delete", "part('delete')"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._opened: Entry | None = None
        self._entry_of: tuple[tuple[object, ...], Entry | None] = ((), None)

    def show_title(self, entry: Entry) -> None:
        """Show this title from now on."""
        another = self._opened is None or self._opened.key != entry.key
        self._opened = entry
        self.show_first("parts", another=another)

    # -- what it shows ------------------------------------------------------

    @property
    def entry(self) -> Entry | None:
        """The title as it is known by now; None: none was opened, or it is gone."""
        before = self._opened
        if before is None:
            return None
        service, number = before.record.service, before.record.id
        shelf: Shelf | None = self.known("shelf").get(service, Snapshot()).value
        about: ShelfAbout = self.known("shelf_about").get(service, Snapshot()).value or ShelfAbout()
        if (
            self._entry_of[0] != ()
            and self._entry_of[0][0] is shelf
            and self._entry_of[0][1:] == (about, before)
        ):
            return self._entry_of[1]
        found: Entry | None = before
        if shelf is not None:
            records = shelf.movies if before.is_movie else shelf.series
            record = next((each for each in records if each.id == number), None)
            found = None if record is None else entry_of(record, Names(about), str.lower)
        known = self._entry_of[1]
        self._entry_of = ((shelf, about, before), found)
        if known is not None and found is not None and known.record is not found.record:
            # Something of it was changed, here or elsewhere: its episodes and files may be others too.
            self.read_again()
        return found

    def _look(self, sort: str, ask: Any) -> Looked[Any]:
        assert self._opened is not None
        service, number = self._opened.record.service, self._opened.record.id
        return self._lookups.get(sort, (service, number), partial(ask, self.engine, service, number), KEPT)

    def looked(self) -> dict[str, Looked[Any]]:
        """What was looked up of it."""
        entry = self.entry
        if entry is None:
            return {}
        found = {"opened": self._look("opened", library_lookups.opened)}
        if present.has_episodes(entry):
            found["episodes"] = self._look("episodes", library_lookups.episodes)
        found["files"] = self._look("files", library_lookups.files)
        found["events"] = self._look("events", library_lookups.events_of)
        return found

    @property
    def episodes(self) -> Sequence[Episode]:
        """Its episodes, as far as they are known."""
        looked = self.looked().get("episodes")
        return looked.value or () if looked is not None else ()

    def items(self, now: float) -> Sequence[Piece]:
        """All rows of all parts; the same object as long as nothing of them has changed."""
        entry = self.entry
        if entry is None:
            return ()
        looked = {name: each.value for name, each in self.looked().items()}
        made_of = (entry, *looked.values())
        if len(made_of) != len(self._made[0]) or any(
            a is not b for a, b in zip(made_of, self._made[0], strict=True)
        ):
            events = looked["events"].events if looked["events"] is not None else ()
            files: Sequence[MediaFile] = looked["files"] or ()
            episodes = looked.get("episodes") or ()
            self._made = (made_of, present.pieces(entry, episodes, files, events))
        return self._made[1]

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def key_of(self, item: Piece) -> str:
        """What stands for a row."""
        return item.key

    def in_view(self, item: Piece, view: str) -> bool:
        """Whether it is a part, a file, or an event; a movie's files are its parts too."""
        if view == "parts" and item.file is not None:
            return self.entry is not None and not present.has_episodes(self.entry)
        return item.part == view

    def is_problem(self, item: Piece) -> bool | None:
        """What is missing."""
        if item.episode is None:
            return False
        return present.episode_state(item.episode, self.store.now())[0] == "missing"

    def veiled(self, item: Piece, veil: Veil) -> Piece:
        """With stand-ins for all names."""
        from mediatui.ui.screens.title.veiling import veiled_piece

        return veiled_piece(item, veil)

    def facts_of(self, item: Piece) -> Facts:
        """What the filter may ask of a row."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: Piece, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now, self._doing.get(item.key, ""))

    def detail_of(self, item: Piece | None, now: float, width: int) -> Sequence[Line]:
        """All about it."""
        if item is None:
            return [line(Span("Nothing under the cursor", "dim"))]
        if item.entry is None:
            return present.detail_lines(item, now, width)
        looked, hidden = self.looked(), self.app.veil is not None  # type: ignore[attr-defined]
        told = Told(looked.get("opened", Looked()), looked.get("files", Looked()))
        return detail_lines(item.entry, Told() if hidden else told, now, width, hidden=hidden)

    def words_of(self, item: Piece) -> str:
        """What it is called."""
        return present.title_of(item)

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """None opened, gone, nothing in this part, or all filtered out."""
        if self._opened is None:
            return [
                line(Span("No title is opened", "strong")),
                line(Span(f"{keys.key_of(self, 'screen.library')}: Enter on a title opens it", "dim")),
            ]
        if self.entry is None:
            return [line(Span("This title is in the library no longer", "strong"))]
        asking = any(looked.asking for looked in self.looked().values())
        if asking:
            return [line(Span("Asking …", "dim"))]
        return [line("Nothing here is of that kind"), line(Span("← → change the view", "dim"))]

    def notes(self, now: float) -> list[Line]:
        """What could not be looked up."""
        said = {looked.failure.words for looked in self.looked().values() if looked.failure is not None}
        name = self._opened.record.service if self._opened is not None else ""
        return [line(Span(f" ✗ {name}: {words}", "bad")) for words in sorted(said)]

    def above(self) -> Iterable[Lines]:
        """What it is, and the parts of the list."""
        yield Lines(id="what", classes="extra")
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """What it is, and the parts of the list."""
        shown = self._shown.get("title")
        entry = shown.entry if shown is not None else None
        if entry is None and self._opened is not None and self.app.veil is None:  # type: ignore[attr-defined]
            entry = self.entry
        words: Line = ()
        if entry is not None:
            state = state_line(entry, self._doing.get("title", ""))
            words = line(Span(f" {entry.title}  ", "title"), *state, Span(f" · {entry.profile}", "dim"))
        self.query_one("#what", Lines).set_lines([words])
        self.query_one("#views", Lines).set_lines([self.views_line()])

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action in ("part", "whole") and parameters != ("releases",):
            return self._opened is not None and self.engine.gate.allows(self._opened.record.service)
        return super().check_action(action, parameters)

    def targets(self) -> list[Piece]:
        """The marked rows, or the one under the cursor."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        if marked:
            return marked
        item = self.under_cursor()
        return [item] if item is not None else []

    def action_part(self, what: str) -> None:
        """Monitor, search, delete, or ask the indexers for what is under the cursor."""
        from mediatui.ui.screens.title import acting

        targets, entry = self.targets(), self.entry
        if targets and entry is not None and self.begin(what):
            doing: Coroutine[Any, Any, None] = getattr(acting, what)(self, entry, targets)
            self.work(doing)

    def action_whole(self, what: str) -> None:
        """Change, refresh or rename the title."""
        from mediatui.ui.screens.library import acting

        entry = self.entry
        if entry is not None and self.begin(what):
            self.work(self._whole(getattr(acting, what)(self, [entry])))

    def action_browse(self) -> None:
        """Open its page in its service."""
        from mediatui.ui.screens.library.screen import page_of

        entry = self.entry
        if entry is not None and (endpoint := self.engine.endpoint(entry.record.service)):
            self.app.show_page(f"{endpoint.page}{page_of(entry)}")  # type: ignore[attr-defined]
