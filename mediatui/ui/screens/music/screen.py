"""The music screen: every artist of every Lidarr, what is missing of each, and what is played most."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import library_deeds, music_list, music_lookups
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Lookups
from mediatui.engine.music_list import ArtistEntry, Played
from mediatui.models.library import Shelf
from mediatui.models.queue import Queue
from mediatui.models.shelves import ShelfAbout
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.music import present
from mediatui.ui.screens.music.present import Told
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from mediatui.engine.library_deeds import Titled
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

NOTHING = ShelfAbout()
FEW = 500
"""Artists that are made into a list at once; more of them in steps, beside what is shown."""
ROOM_FOR_PLAYED = 34
"""Lines of the screen from which on the most played stand below the list."""
KEPT = 600.0
"""Seconds that what was looked up of an artist counts."""


class MusicScreen(ListScreen[ArtistEntry]):
    """Artists over all instances."""

    WATCHES = (
        "shelf", "shelf_about", "queue_status", "queue", "request_counts", "activity", "status",
    )  # fmt: skip
    PLACE = "music"
    TITLE_WORDS = "Music"
    ONE = "artist"
    FIELDS = tuple(music_list.FIELDS)
    ORDERS = music_list.ORDERS
    NATURAL = "name"
    VIEWS = present.VIEWS
    HINT = "word  is:missing  missing:>20  status:ended  tag:live"
    SYMBOLS = tuple((sign, state) for state, (sign, _) in present.SIGNS.items())
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("music.monitor", "act('monitor')"),
        keys.binding("music.search", "act('search')"),
        keys.binding("music.studio", "act('studio')"),
        keys.binding("music.edit", "act('edit')"),
        keys.binding("music.add", "add"),
        keys.binding("music.only", "only"),
        keys.binding("music.refresh", "act('refresh')"),
        keys.binding("music.rescan", "act('rescan')"),
        keys.binding("music.rename", "act('rename')"),
        keys.binding("music.delete", "act('delete')"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._doing: dict[str, str] = {}
        self._lookups = Lookups(engine.store.now, self._soon)
        self._made: tuple[tuple[object, ...], Sequence[ArtistEntry]] = ((), ())
        self._queued: dict[str, frozenset[int]] = {}
        self._making: asyncio.Task[None] | None = None

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()
        if self._making is not None:
            self._making.cancel()

    # -- what it shows ------------------------------------------------------

    @property
    def shelves(self) -> dict[str, Snapshot[Shelf]]:
        """The artists of each Lidarr."""
        return music_lookups.only_lidarr(self.engine, self.known("shelf"))

    def sources(self) -> Mapping[str, Snapshot[Any]]:
        """The Lidarrs."""
        return self.shelves

    def _played(self) -> Sequence[Played]:
        ask = partial(music_lookups.most_played, self.engine)
        return self._lookups.get("played", "artists", ask, KEPT).value or ()

    def items(self, now: float) -> Sequence[ArtistEntry]:
        """All artists in order of their names; the same object as long as nothing of them has changed."""
        shelves = {name: shown for name, s in self.shelves.items() if (shown := s.shown(now)) is not None}
        known = self.known("shelf_about")
        abouts = {name: known[name].value or NOTHING for name in shelves if name in known}
        # Before any library is known nobody can say that something played is in none.
        played = self._played() if shelves else ()
        made_of = (*shelves.values(), *abouts.values(), played)
        if len(made_of) != len(self._made[0]) or any(
            a is not b for a, b in zip(made_of, self._made[0], strict=True)
        ):
            parts = [(name, shelf, abouts.get(name, NOTHING)) for name, shelf in shelves.items()]
            if sum(len(shelf.artists) for shelf in shelves.values()) <= FEW:
                self._made = (made_of, music_list.entries(parts, played))
            elif self._making is None:
                making = self._make(made_of, parts, played)
                self._making = asyncio.create_task(making, name="artists")
        return self._made[1]

    async def _make(
        self,
        made_of: tuple[object, ...],
        parts: Sequence[tuple[str, Shelf, ShelfAbout]],
        played: Sequence[Played],
    ) -> None:
        try:
            self._made = (made_of, await music_list.entries_in_steps(parts, played))
        finally:
            self._making = None
        self._soon()

    def _arrange(self, items: Sequence[ArtistEntry]) -> bool:
        """As every list; the most played ones stand in the order of their plays."""
        changed = super()._arrange(items)
        self._total = self._in_views.get("all", 0)
        return changed

    def show_view(self, name: str) -> None:
        """Show this part of the list; the most played first where those are asked for."""
        if name == "played" and self._order == self.NATURAL:
            self._order = "plays"
        elif self.view == "played" and self._order == "plays":
            self._order = self.NATURAL
        super().show_view(name)

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def key_of(self, item: ArtistEntry) -> str:
        """What stands for an artist."""
        return item.key

    def views_of(self, item: ArtistEntry) -> Collection[str]:
        """The parts of the list it belongs to."""
        return present.views_of(item)

    def is_problem(self, item: ArtistEntry) -> bool | None:
        """What is missing."""
        return bool(item.missing)

    def veiled(self, item: ArtistEntry, veil: Veil) -> ArtistEntry:
        """With stand-ins for its names."""
        from mediatui.wording.music_privacy import veiled_artist

        told = veiled_artist(item.artist)
        veil.learn(item.artist.name, told.name)
        return item._replace(artist=told, folded=told.name.lower())

    def facts_of(self, item: ArtistEntry) -> Facts:
        """What the filter may ask of an artist."""
        return music_list.EntryFacts(item, self.store.now())

    def row_of(self, item: ArtistEntry, now: float) -> Row:
        """How it stands in the list."""
        dim = self.shelves.get(item.artist.service, Snapshot()).failure is not None
        return present.row_of(item, now, self._doing.get(item.key, ""), dim=dim)

    def detail_of(self, item: ArtistEntry | None, now: float, width: int) -> Sequence[Line]:
        """All about it, looked up when the cursor rests on it."""
        real = self._painted.get(item.key) if item is not None else None
        hidden = self.app.veil is not None  # type: ignore[attr-defined]
        told = Told()
        if real is not None and real.is_there and not hidden:
            artist = real.artist
            ask = partial(music_lookups.artist, self.engine, artist.service, artist.id)
            told = Told(self._lookups.get("opened", (real.key, artist), ask, KEPT))
        add_key = keys.key_of(self, "music.add")
        return present.detail_lines(item, told, now, width, hidden=hidden, add_key=add_key)

    def words_of(self, item: ArtistEntry) -> str:
        """Its name."""
        return item.artist.name

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, empty, or all filtered out."""
        return present.placeholder(
            self.engine.endpoints, self.shelves, now, view=self.view, filtered=filtered
        )

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old, what was odd."""
        return present.notes(self.shelves, now, self.size.width)

    def above(self) -> Iterable[Lines]:
        """The parts of the list."""
        yield Lines(id="views", classes="extra")

    def below(self) -> Iterable[Lines]:
        """The most played, where there is room."""
        yield Lines(id="played", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list; below it the most played and what is missing of them."""
        self.query_one("#views", Lines).set_lines([self.views_line()])
        self._read_what_arrived()
        widget, lines = self.query_one("#played", Lines), []
        if self.size.height >= ROOM_FOR_PLAYED and self.view != "played":
            shown = self._veiled_ones() if self.app.veil is not None else self._made[1]  # type: ignore[attr-defined]
            lines = present.played_lines(shown, self.size.width)
        if widget.styles.height is None or widget.styles.height.value != len(lines):
            widget.styles.height = len(lines)
        widget.set_lines(lines)

    def _read_what_arrived(self) -> None:
        """What left a queue is read anew, for it may be there now."""
        for name, snapshot in music_lookups.only_lidarr(self.engine, self.known("queue")).items():
            queue: Queue | None = snapshot.value
            if queue is None or snapshot.tried_at is None:
                continue
            ids = frozenset(item.artist_id for item in queue.items if item.artist_id is not None)
            gone = self._queued.get(name, ids) - ids
            self._queued[name] = ids
            if gone:
                reading = library_deeds.read_again(self.engine, name, sorted(gone))
                self.run_worker(reading, exit_on_error=False)

    def _veiled_ones(self) -> list[ArtistEntry]:
        veil: Veil = self.app.veil  # type: ignore[attr-defined]
        return [self.as_shown(each.key, each, veil) for each in self._made[1] if each.played is not None]

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action in ("act", "add"):
            return any(self.engine.gate.allows(name) for name in self.shelves)
        return super().check_action(action, parameters)

    def targets(self) -> list[ArtistEntry]:
        """The marked artists, or the one under the cursor: those painted now, whatever comes."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        found = marked or ([item] if (item := self.under_cursor()) is not None else [])
        there = [each for each in found if each.is_there]
        if found and not there:
            words = f"No Lidarr has it: {keys.key_of(self, 'music.add')} adds it"
            self.app.notify(words, markup=False, timeout=4)
        return there

    def action_act(self, what: str) -> None:
        """Monitor, search, refresh, change, rename or delete."""
        from mediatui.ui.screens.music import acting

        targets = self.targets()
        if targets and self.begin(what):
            doing: Coroutine[Any, Any, None] = getattr(acting, what)(self, targets)
            self.work(doing)

    def action_add(self) -> None:
        """Add an artist or an album; what is played and nowhere is looked for at once."""
        from mediatui.ui.screens.music.adding import add

        if self.begin("add music"):
            item = self._painted.get(self.table.cursor_key or "")
            words = item.artist.name if item is not None and not item.is_there else ""
            self.work(add(self, words))

    def action_only(self) -> None:
        """What is wanted, appears, happened, is blocked or downloading: of music only."""
        from mediatui.ui.screens.music.acting import only

        self.run_worker(only(self), name="only", exit_on_error=False)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter opens the artist's own screen; what no Lidarr has is added."""
        event.stop()
        event.prevent_default()
        if (item := self.under_cursor()) is None:
            return
        if item.is_there:
            self.run_worker(self._open(item), name="open", exit_on_error=False)
        elif self.check_action("add", ()):
            self.action_add()

    async def _open(self, item: ArtistEntry) -> None:
        await self.app.switch_mode("artist")
        self.app.screen.show_artist(item.artist)  # type: ignore[attr-defined]

    def busy_with(self, entries: Iterable[Titled], words: str) -> None:
        """Say in these rows what is being done to them; "" when it is over."""
        for entry in entries:
            if words:
                self._doing[entry.key] = words
            else:
                self._doing.pop(entry.key, None)
        if not self.gone:
            self.show_news()

    def action_browse(self) -> None:
        """Open its page in Lidarr."""
        item = self.under_cursor()
        if item is not None and (endpoint := self.engine.endpoint(item.artist.service)):
            self.app.show_page(f"{endpoint.page}/artist/{item.artist.foreign_id}")  # type: ignore[attr-defined]
