"""The artist screen: one artist, its albums by their kind, its history, and what is done there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import library_lookups, music_lookups
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Looked
from mediatui.engine.music_list import ArtistEntry, entry_named
from mediatui.models.library import Shelf
from mediatui.models.music import Album, Artist
from mediatui.models.shelves import ShelfAbout
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.opened_screen import OpenedScreen
from mediatui.ui.screens.artist import present
from mediatui.ui.screens.artist.present import Piece
from mediatui.ui.screens.music.present import Told, detail_lines, state_line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.wording.music import album_missing

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

KEPT = 300.0
"""Seconds that what was looked up of an artist counts."""


class ArtistScreen(OpenedScreen[Piece]):
    """One artist, opened."""

    WATCHES = ("shelf", "shelf_about", "request_counts", "activity", "status")
    PLACE = "artist"
    SORTS = ("opened", "albums", "files", "events")
    WHOLE = "artist"
    TITLE_WORDS = "Artist"
    ONE = "row"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "kind"
    VIEWS = present.VIEWS
    HINT = "word  kind:live  is:missing  year:>2000"
    SYMBOLS = tuple((sign, state) for state, (sign, _) in present.SIGNS.items())
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("artist.monitor", "part('monitor')"),
        keys.binding("artist.search", "part('search')"),
        keys.binding("artist.releases", "part('releases')"),
        keys.binding("artist.studio", "whole('studio')"),
        keys.binding("artist.edit", "whole('edit')"),
        keys.binding("artist.refresh", "whole('refresh')"),
        keys.binding("artist.rescan", "whole('rescan')"),
        keys.binding("artist.rename", "whole('rename')"),
        keys.binding("artist.delete", "whole('delete')"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._opened: Artist | None = None
        self._entry_of: tuple[tuple[object, ...], ArtistEntry | None] = ((), None)

    def show_artist(self, artist: Artist) -> None:
        """Show this artist from now on."""
        another = self._opened is None or self._opened.key != artist.key
        self._opened = artist
        self.show_first("albums", another=another)

    # -- what it shows ------------------------------------------------------

    @property
    def entry(self) -> ArtistEntry | None:
        """The artist as it is known by now; None: none was opened, or it is gone."""
        before = self._opened
        if before is None:
            return None
        shelf: Shelf | None = self.known("shelf").get(before.service, Snapshot()).value
        about: ShelfAbout = self.known("shelf_about").get(before.service, Snapshot()).value or ShelfAbout()
        made_of = self._entry_of[0]
        if made_of and made_of[0] is shelf and made_of[1:] == (about, before):
            return self._entry_of[1]
        artist: Artist | None = before
        if shelf is not None:
            artist = next((each for each in shelf.artists if each.id == before.id), None)
        found = None if artist is None else entry_named(artist, about)
        known = self._entry_of[1]
        self._entry_of = ((shelf, about, before), found)
        if (
            known is not None
            and found is not None
            and known.key == found.key
            and known.artist != found.artist
        ):
            # Something of it was changed, here or elsewhere: its albums may be others too.
            self.read_again()
        return found

    def _look(self, sort: str, ask: Any) -> Looked[Any]:
        assert self._opened is not None
        service, number = self._opened.service, self._opened.id
        return self._lookups.get(sort, (service, number), partial(ask, self.engine, service, number), KEPT)

    def looked(self) -> dict[str, Looked[Any]]:
        """What was looked up of it."""
        if self.entry is None:
            return {}
        return {
            "opened": self._look("opened", music_lookups.artist),
            "albums": self._look("albums", music_lookups.albums),
            "files": self._look("files", music_lookups.files_of_artist),
            "events": self._look("events", library_lookups.events_of),
        }

    @property
    def albums(self) -> Sequence[Album]:
        """Its albums, as far as they are known."""
        looked = self.looked().get("albums")
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
            files, albums = looked["files"] or (), looked["albums"] or ()
            self._made = (made_of, present.pieces(entry, albums, files, events))
        return self._made[1]

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def key_of(self, item: Piece) -> str:
        """What stands for a row."""
        return item.key

    def in_view(self, item: Piece, view: str) -> bool:
        """Whether it belongs to a part of the list; headings stand only in the natural order."""
        if item.group is not None and (self._order != self.NATURAL or self._reverse or self._filter):
            return False
        return present.in_view(item, view, self.store.now())

    def is_problem(self, item: Piece) -> bool | None:
        """What is missing."""
        return item.album is not None and bool(album_missing(item.album, self.store.now()))

    def veiled(self, item: Piece, veil: Veil) -> Piece:
        """With stand-ins for all names."""
        from mediatui.ui.screens.artist.veiling import veiled_piece

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
        hidden = self.app.veil is not None  # type: ignore[attr-defined]
        told = Told() if hidden else Told(self.looked().get("opened", Looked()))
        return detail_lines(item.entry, told, now, width, hidden=hidden)

    def words_of(self, item: Piece) -> str:
        """What it is called."""
        return present.title_of(item)

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """None opened, gone, nothing in this part, or all filtered out."""
        if self._opened is None:
            music = keys.key_of(self, "screen.music")
            return [
                line(Span("No artist is opened", "strong")),
                line(Span(f"{music}: Enter on an artist opens it", "dim")),
            ]
        if self.entry is None:
            return [line(Span("This artist is in the music no longer", "strong"))]
        if any(looked.asking for looked in self.looked().values()):
            return [line(Span("Asking …", "dim"))]
        return [line("Nothing here is of that kind"), line(Span("← → change the view", "dim"))]

    def notes(self, now: float) -> list[Line]:
        """What could not be looked up."""
        said = {looked.failure.words for looked in self.looked().values() if looked.failure is not None}
        name = self._opened.service if self._opened is not None else ""
        return [line(Span(f" ✗ {name}: {words}", "bad")) for words in sorted(said)]

    def above(self) -> Iterable[Lines]:
        """Who it is, and the parts of the list."""
        yield Lines(id="what", classes="extra")
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """Who it is, and the parts of the list."""
        shown = self._shown.get("artist")
        entry = shown.entry if shown is not None else None
        if entry is None and self._opened is not None and self.app.veil is None:  # type: ignore[attr-defined]
            entry = self.entry
        words: Line = ()
        if entry is not None:
            state = state_line(entry, self._doing.get("artist", ""))
            more = f" · {entry.profile}" if entry.profile else ""
            words = line(Span(f" {entry.artist.name}  ", "title"), *state, Span(more, "dim"))
        self.query_one("#what", Lines).set_lines([words])
        self.query_one("#views", Lines).set_lines([self.views_line()])

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action in ("part", "whole") and parameters != ("releases",):
            return self._opened is not None and self.engine.gate.allows(self._opened.service)
        return super().check_action(action, parameters)

    def targets(self) -> list[Piece]:
        """The marked rows, or the one under the cursor."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        if marked:
            return marked
        item = self.under_cursor()
        return [item] if item is not None else []

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter opens an album's own screen, and the detail of anything else."""
        item = self._painted.get(self.table.cursor_key or "")
        if item is None or item.album is None:
            return
        event.stop()
        event.prevent_default()
        self.run_worker(self._open(item.album), name="open", exit_on_error=False)

    async def _open(self, album: Album) -> None:
        await self.app.switch_mode("album")
        self.app.screen.show_album(album)  # type: ignore[attr-defined]

    def action_back(self) -> None:
        """As every list; where there is nothing to go back from, back to all artists."""
        panes = any(map(self.has_class, ("-only-detail", "-only-list", "-detail")))
        if self._working or panes or self._filter is not None or self.table.marked:
            super().action_back()
        else:
            self.app.switch_mode("music")

    def action_part(self, what: str) -> None:
        """Monitor, search, or ask the indexers for what is under the cursor."""
        from mediatui.ui.screens.artist import acting

        targets, entry = self.targets(), self.entry
        if targets and entry is not None and self.begin(what):
            doing: Coroutine[Any, Any, None] = getattr(acting, what)(self, entry, targets)
            self.work(doing)

    def action_whole(self, what: str) -> None:
        """Change, refresh, rename or delete the artist, or say which of its albums are looked for."""
        from mediatui.ui.screens.music import acting

        entry = self.entry
        if entry is not None and self.begin(what):
            self.work(self._whole(getattr(acting, what)(self, [entry])))

    def action_browse(self) -> None:
        """Open its page, or the album's, in Lidarr."""
        entry, item = self.entry, self._painted.get(self.table.cursor_key or "")
        if entry is not None and (endpoint := self.engine.endpoint(entry.artist.service)):
            album = item.album if item is not None else None
            page = f"/album/{album.foreign_id}" if album is not None else f"/artist/{entry.artist.foreign_id}"
            self.app.show_page(f"{endpoint.page}{page}")  # type: ignore[attr-defined]
