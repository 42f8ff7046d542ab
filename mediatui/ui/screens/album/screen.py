"""The album screen: discs and tracks, the editions to choose from, history, and what is done there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import music_lookups
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Looked
from mediatui.models.music import Album, AlbumOpened
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.opened_screen import OpenedScreen
from mediatui.ui.screens.album import present
from mediatui.ui.screens.album.present import Piece
from mediatui.ui.screens.artist.present import SIGNS as ALBUM_SIGNS
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.wording.music import album_state, album_title, kind_words

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

KEPT = 300.0
"""Seconds that what was looked up of an album counts."""


class AlbumScreen(OpenedScreen[Piece]):
    """One album, opened."""

    WATCHES = ("shelf", "request_counts", "activity", "status")
    PLACE = "album"
    SORTS = ("opened", "tracks", "events")
    WHOLE = "album"
    TITLE_WORDS = "Album"
    ONE = "row"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "number"
    VIEWS = present.VIEWS
    HINT = "word  is:missing  quality:mp3  disc:2"
    SYMBOLS = present.SYMBOLS
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("album.monitor", "do('monitor')"),
        keys.binding("album.search", "do('search')"),
        keys.binding("album.releases", "do('releases')"),
        keys.binding("album.edition", "do('edition')"),
        keys.binding("album.artist", "artist"),
        keys.binding("album.delete", "do('delete')"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._album: Album | None = None

    def show_album(self, album: Album) -> None:
        """Show this album from now on."""
        another = self._album is None or self._album.key != album.key
        self._album = album
        self.show_first("tracks", another=another)

    # -- what it shows ------------------------------------------------------

    @property
    def album(self) -> Album | None:
        """The album as it is known by now; None: none was opened."""
        if self._album is None:
            return None
        opened: AlbumOpened | None = self.looked()["opened"].value
        return opened.album if opened is not None else self._album

    def looked(self) -> dict[str, Looked[Any]]:
        """What was looked up of it."""
        album, engine = self._album, self.engine
        if album is None:
            return {}
        service, number, artist = album.service, album.id, album.artist_id or 0
        asks: dict[str, Any] = {
            "opened": partial(music_lookups.album, engine, service, number),
            "tracks": partial(music_lookups.tracks, engine, service, number),
            "events": partial(music_lookups.events_of_album, engine, service, artist, number),
        }
        return {sort: self._lookups.get(sort, (service, number), ask, KEPT) for sort, ask in asks.items()}

    def items(self, now: float) -> Sequence[Piece]:
        """All rows of all parts; the same object as long as nothing of them has changed."""
        if self._album is None:
            return ()
        looked = {name: each.value for name, each in self.looked().items()}
        made_of = (self._album, *looked.values())
        if len(made_of) != len(self._made[0]) or any(
            a is not b for a, b in zip(made_of, self._made[0], strict=True)
        ):
            events = looked["events"].events if looked["events"] is not None else ()
            rows = present.pieces(looked["opened"], self._album, looked["tracks"] or (), events)
            self._made = (made_of, rows)
        return self._made[1]

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def key_of(self, item: Piece) -> str:
        """What stands for a row."""
        return item.key

    def in_view(self, item: Piece, view: str) -> bool:
        """Whether it belongs to a part of the list; discs stand only in the natural order."""
        if item.disc is not None and (self._order != self.NATURAL or self._reverse or self._filter):
            return False
        return item.part == view

    def is_problem(self, item: Piece) -> bool | None:
        """What is missing."""
        return item.track is not None and present.track_state(item, self.store.now()) == "missing"

    def veiled(self, item: Piece, veil: Veil) -> Piece:
        """With stand-ins for all names."""
        from mediatui.ui.screens.album.veiling import veiled_piece

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
        hidden = self.app.veil is not None  # type: ignore[attr-defined]
        looked = self.looked().get("opened", Looked())
        return present.detail_lines(item, looked.value, now, width, hidden=hidden)

    def words_of(self, item: Piece) -> str:
        """What it is called."""
        return present.title_of(item)

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """None opened, asking, nothing in this part, or all filtered out."""
        if self._album is None:
            music = keys.key_of(self, "screen.music")
            words = f"{music}: Enter on an artist, and then on an album, opens it"
            return [line(Span("No album is opened", "strong")), line(Span(words, "dim"))]
        if any(looked.asking for looked in self.looked().values()):
            return [line(Span("Asking …", "dim"))]
        return [line("Nothing here is of that kind"), line(Span("← → change the view", "dim"))]

    def notes(self, now: float) -> list[Line]:
        """What could not be looked up."""
        said = {looked.failure.words for looked in self.looked().values() if looked.failure is not None}
        name = self._album.service if self._album is not None else ""
        return [line(Span(f" ✗ {name}: {words}", "bad")) for words in sorted(said)]

    def above(self) -> Iterable[Lines]:
        """What it is, and the parts of the list."""
        yield Lines(id="what", classes="extra")
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """What it is, and the parts of the list."""
        album, veil = self.album, self.app.veil  # type: ignore[attr-defined]
        if album is not None and veil is not None:
            from mediatui.wording.music_privacy import veiled_album

            album = veiled_album(album)
        words: Line = ()
        if album is not None:
            state = album_state(album, now)
            sign, tone = ALBUM_SIGNS[state]
            doing = self._doing.get("album", "")
            watched = "monitored" if album.monitored else "not monitored"
            told = [Span(f"{sign} {state}", tone)]
            if doing or state != watched:
                told.append(Span(f" · {doing or watched}", "dim"))
            told.append(Span(f" · {kind_words(album)}" if kind_words(album) else "", "dim"))
            artist = f"{album.artist} – " if album.artist else ""
            words = line(Span(f" {artist}{album_title(album)}  ", "title"), *told)
        self.query_one("#what", Lines).set_lines([words])
        self.query_one("#views", Lines).set_lines([self.views_line()])

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action == "do" and parameters != ("releases",):
            return self._album is not None and self.engine.gate.allows(self._album.service)
        return super().check_action(action, parameters)

    def action_do(self, what: str) -> None:
        """Monitor, search, choose an edition, delete, or ask the indexers."""
        from mediatui.ui.screens.album import acting

        album = self.album
        if album is not None and self.begin(what):
            doing: Coroutine[Any, Any, None] = getattr(acting, what)(self, album)
            self.work(doing)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter on an edition chooses it; on anything else it opens the detail."""
        item = self._painted.get(self.table.cursor_key or "")
        if item is not None and item.edition is not None and self.check_action("do", ("edition",)):
            event.stop()
            event.prevent_default()
            self.action_do("edition")

    def action_back(self) -> None:
        """As every list; where there is nothing to go back from, back to the artist."""
        panes = any(map(self.has_class, ("-only-detail", "-only-list", "-detail")))
        if self._working or panes or self._filter is not None or self.table.marked:
            super().action_back()
        else:
            self.action_artist()

    def action_artist(self) -> None:
        """The artist of the album."""
        self.run_worker(self._artist(), name="artist", exit_on_error=False)

    async def _artist(self) -> None:
        from mediatui.ui.screens.music.leading import show_artist_of

        if self._album is None or not await show_artist_of(self.app, self._album):
            await self.app.switch_mode("music")

    def action_browse(self) -> None:
        """Open its page in Lidarr."""
        album = self._album
        if album is not None and (endpoint := self.engine.endpoint(album.service)):
            self.app.show_page(f"{endpoint.page}/album/{album.foreign_id}")  # type: ignore[attr-defined]
