"""The downloads screen: one list over all queues and clients, and the keys that repair it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import downloads as engine_downloads
from mediatui.engine.downloads import Download
from mediatui.engine.engine import Engine
from mediatui.models.snapshot import Snapshot
from mediatui.models.torrent import TorrentList
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.downloads import present
from mediatui.ui.screens.downloads.detail import detail_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

DRAWN = 120
"""So many speeds of late are kept for the small chart."""


class DownloadsScreen(ListScreen[Download]):
    """What is coming, what is stuck and why, over all services."""

    WATCHES = ("torrents", "queue_status", "queue", "request_counts", "activity", "status")
    PLACE = "downloads"
    TITLE_WORDS = "Downloads"
    ONE = "download"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "sign"
    VIEWS = present.VIEWS
    HINT = "word  state:stalled  trouble:tracker  size:>20  rate:>5"
    SYMBOLS = tuple((sign, state) for state, (sign, _) in present.SIGNS.items())
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("download.remove", "repair('remove')"),
        keys.binding("download.pause", "repair('pause')"),
        keys.binding("download.grab", "repair('grab')"),
        keys.binding("download.import", "repair('import_files')"),
        keys.binding("download.torrent", "repair('torrent')"),
        keys.binding("download.releases", "repair('releases')"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._doing: dict[str, str] = {}
        self._rates: deque[float] = deque(maxlen=DRAWN)
        self._rated_at = 0.0
        self._arriving = True
        self._made: tuple[tuple[object, ...], Sequence[Download]] = ((), ())

    # -- what it shows ------------------------------------------------------

    def sources(self) -> dict[str, Snapshot[Any]]:
        """Each queue and each client."""
        return self.halves

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.columns()

    @property
    def halves(self) -> dict[str, Snapshot[Any]]:
        """What is known of each queue and each client, by the service's name."""
        return self.known("queue") | self.known("torrents")

    def items(self, now: float) -> Sequence[Download]:
        """Every download once; the same object as long as nothing of it has changed."""
        halves = self.halves
        made_of = tuple(
            part
            for snapshot in halves.values()
            for part in (snapshot.shown(now), snapshot.failure, snapshot.is_old(now))
        )
        before, made = self._made
        if len(made_of) != len(before) or any(a is not b for a, b in zip(made_of, before, strict=True)):
            made = engine_downloads.joined(self.known("queue"), self.known("torrents"), now)
            self._made = (made_of, made)
        return made

    def key_of(self, item: Download) -> str:
        """What stands for a download."""
        return item.key

    def in_view(self, item: Download, view: str) -> bool:
        """Whether it is active, importing, …"""
        return present.in_view(item, view)

    def is_problem(self, item: Download) -> bool | None:
        """What is stuck."""
        return item.is_problem

    def veiled(self, item: Download, veil: Veil) -> Download:
        """With stand-ins for titles, releases and folders."""
        return veil.download(item)

    def identity_of(self, item: Download) -> Identity | None:
        """What is being downloaded, where a library knows it."""
        from mediatui.engine.life import Identity

        row = item.item
        if row is None or not row.media_title or row.artist_id is not None:
            return None
        return Identity("series" if row.series_id is not None else "movie", row.media_title, row.year)

    def facts_of(self, item: Download) -> Facts:
        """What the filter may ask of a download."""
        return present.facts_of(item)

    def row_of(self, item: Download, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, self._doing.get(item.key, ""))

    def detail_of(self, item: Download | None, now: float, width: int) -> Sequence[Line]:
        """Its whole story."""
        return detail_lines(item, now, width)

    def words_of(self, item: Download) -> str:
        """The name of its release."""
        return item.release

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing, or all filtered out."""
        return present.placeholder(self.engine.endpoints, self.halves, now, self.view, filtered=filtered)

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old."""
        return present.notes(self.halves, now, self.size.width)

    def above(self) -> Iterable[Lines]:
        """Totals, and the parts of the list."""
        yield Lines(id="summary", classes="extra")
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """Totals with the speeds of late, and the parts of the list; the cursor rests on the first row while
        services are still answering."""
        clients: list[TorrentList] = [
            known
            for snapshot in self.known("torrents").values()
            if (known := snapshot.shown(now)) is not None
        ]
        totals = engine_downloads.totals(self._made[1], clients)
        if now - self._rated_at >= 1:
            self._rated_at = now
            self._rates.append(float(totals.down_rate))
        summary = self.query_one("#summary", Lines)
        width = summary.size.width or self.size.width
        summary.set_lines([present.summary(totals, clients, list(self._rates), width)])
        self.query_one("#views", Lines).set_lines([self.views_line()])
        if self._arriving:
            self.table.rest_at_top()
            self._arriving = any(snapshot.tried_at is None for snapshot in self.halves.values())

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action == "repair" and parameters != ("releases",):
            return any(self.engine.gate.allows(name) for name in self.halves)
        return super().check_action(action, parameters)

    def targets(self) -> list[Download]:
        """The marked downloads, or the one under the cursor: those painted now, whatever comes."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        if marked:
            return marked
        item = self.under_cursor()
        return [item] if item is not None else []

    def action_repair(self, what: str) -> None:
        """Remove, pause or resume, send now, import by hand, or one of the things done to torrents."""
        from mediatui.ui.screens.downloads import repairing

        targets = self.targets()
        if targets and self.begin(what.replace("_", " ")):
            doing: Coroutine[Any, Any, None] = getattr(repairing, what)(self, targets)
            self.work(doing)

    def busy_with(self, downloads: Iterable[Download], words: str) -> None:
        """Say in these rows what is being done to them; "" when it is over."""
        for download in downloads:
            if words:
                self._doing[download.key] = words
            else:
                self._doing.pop(download.key, None)
        self.show_news()

    def done_with(self, downloads: Iterable[Download]) -> None:
        """It is over: nothing is said any more, and marks are taken off."""
        self.busy_with(downloads, "")
        self.table.unmark([download.key for download in downloads])
        if self.table.cursor_key is None:
            self.table.action_cursor_by(0)

    def action_browse(self) -> None:
        """Open the queue or the client that knows of it."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(item.services[0])):
            page = "/activity/queue" if item.items else ""
            self.app.show_page(f"{endpoint.page}{page}")  # type: ignore[attr-defined]
