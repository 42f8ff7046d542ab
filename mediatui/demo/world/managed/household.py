"""The Radarrs and Sonarrs of a household on one time line with its requests and its torrents.

Only those run that somebody let `run`; for what has nobody, things are as if there were no such programs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.demo.world.managed.keepers import FilmKeeper, ShowKeeper
from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.managed.opening import open_films, open_series
from mediatui.demo.world.managed.records import Episode, Film, Owner, Part, Show
from mediatui.demo.world.managed.setup import SETUPS, Setup
from mediatui.demo.world.managed.standing import standing_of
from mediatui.demo.world.managed.stock import new_show, path_of, stock_films, stock_series
from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.handover import Taken, Wanted
from mediatui.demo.world.requests.records import Download as Told
from mediatui.demo.world.requests.title import MOVIE
from mediatui.demo.world.torrents import Torrents
from mediatui.demo.world.torrents_one import Torrent

if TYPE_CHECKING:
    from mediatui.demo.world.world import World


class Managed:
    """Whoever manages films and series. Its lock is the world's."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.running: set[str] = set()
        self.managers: dict[str, Manager] = {}
        """By the name of the service; empty until one is first looked at."""
        self._handed: list[Wanted] = []
        self._desk: Desk | None = None
        self._torrents: Torrents | None = None

    def run(self, name: str) -> None:
        """Let one of `setup.SETUPS` run. Raises `ValueError` once the household has been looked at."""
        if self.managers:
            raise ValueError(f"{name} is too late: the household was looked at")
        self.running.add(name)

    def manager(self, name: str) -> Manager:
        """One that runs, caught up with the clock. Raises `KeyError` for any other."""
        self.catch_up(self._world.clock.now())
        return self.managers[name]

    # The seam to the desk

    def take(self, wanted: Wanted) -> Taken | None:
        """Take what was approved; None where nobody runs who would, or who does not take it at first."""
        name = self._who(wanted)
        if name not in self.running or (wanted.title.flaw and wanted.attempt == 0):
            return None
        if self.managers:
            self._begin(wanted)
        else:
            self._handed.append(wanted)
        return Taken()

    def _who(self, wanted: Wanted) -> str:
        if wanted.title.kind != MOVIE:
            return "sonarr"
        return "radarr-4k" if wanted.is_4k else "radarr"

    def _begin(self, wanted: Wanted) -> None:
        """Look after what was approved, and look for it."""
        assert self._desk is not None
        manager, title, at = self.managers[self._who(wanted)], wanted.title, wanted.at
        asked = self._desk.requests[wanted.request]
        owner = manager.by_number.get(title.tmdb if title.kind == MOVIE else title.tvdb or 0)
        if owner is None:
            owner = self._new(manager, wanted, manager.setup.ids_from + asked.media.number)
            manager.put(owner)
        if wanted.is_4k:
            asked.media.fetcher_4k = owner.id
        else:
            asked.media.fetcher = owner.id
        owner.monitored = True
        parts: list[Part] = [owner] if isinstance(owner, Film) else []
        if isinstance(owner, Show):
            owner.seasons |= dict.fromkeys(wanted.seasons, True)
            parts = [part for part in owner.parts if part.season in wanted.seasons]
        for part in parts:
            part.monitored = True
        manager.want(wanted.request, parts, at)
        self._search(manager, owner, parts, at)

    def _new(self, manager: Manager, wanted: Wanted, number: int) -> Owner:
        title, root = wanted.title, manager.setup.roots[0]
        seerr = max(manager.tags)
        if title.kind == MOVIE:
            profile = manager.setup.usual_profile
            return Film(
                number,
                title,
                root,
                path_of(root, title),
                wanted.at,
                profile,
                wait_for="inCinemas",
                tags=[seerr],
            )
        show = new_show(manager, number, title, wanted.at)
        show.seasons = {season.number: season.number in wanted.seasons for season in title.seasons}
        show.tags = [seerr]
        return show

    def _search(self, manager: Manager, owner: Owner, parts: list[Part], at: float) -> None:
        lacking = [part for part in parts if part.file is None and manager.is_out(part, at)]
        if not lacking:
            return
        if isinstance(owner, Film):
            manager.order("MoviesSearch", {"movieIds": [owner.id]}, at)
            return
        for season in dict.fromkeys(part.season for part in lacking if isinstance(part, Episode)):
            manager.order("SeasonSearch", {"seriesId": owner.id, "seasonNumber": season}, at)

    # Time

    def catch_up(self, now: float) -> None:
        """Let everything happen up to the time `now`, in its order."""
        if not self.managers:
            self._build()
        desk, torrents = self._desk, self._torrents
        assert desk is not None and torrents is not None
        while True:
            due = min(desk.next_due(), *(manager.next_due() for manager in self.managers.values()))
            if due > now:
                break
            self._to(desk, torrents, due)
        self._to(desk, torrents, now)
        if any(manager.next_due() <= now for manager in self.managers.values()):
            self.catch_up(now)
        self._tell(desk, now)

    def _to(self, desk: Desk, torrents: Torrents, moment: float) -> None:
        torrents.catch_up(moment)
        for manager in self.managers.values():
            manager.catch_up(moment)
        desk.catch_up(moment)

    def _build(self) -> None:
        """Everything as it is at the first look, and what was handed over shortly before it."""
        world = self._world
        self._desk, self._torrents = desk, torrents = world.raw_requests(), world.raw_torrents()
        packs = [self._files(torrents, name) for name in ("The.Lighthouse.Keepers.S02", "Workshop.Films.S01")]
        for name in sorted(self.running):
            setup = SETUPS[name]
            if setup.program == "Prowlarr":
                from mediatui.demo.world.indexers import IndexerKeeper

                self.managers[name] = IndexerKeeper(setup, world.seed, world.start, torrents)
                continue
            if setup.program == "Lidarr":
                self.managers[name] = self._music(setup, torrents)
                continue
            keeper = ShowKeeper if setup.program == "Sonarr" else FilmKeeper
            manager: Manager = keeper(setup, world.seed, world.start, torrents)
            manager.on_arrival.append(desk.arrived)
            self.managers[name] = manager
            if setup.program == "Sonarr":
                stock_series(manager, desk, world.library, world.size, *packs)
                open_series(manager, world.size)
            else:
                stock_films(manager, desk, world.library, world.size)
                open_films(manager, world.size)
        torrents.on_complete.append(self._completed)
        for manager in self.managers.values():
            # What was approved before the first look was also begun before it.
            manager.busy_until = 0.0
        for wanted in sorted(self._handed, key=lambda wanted: wanted.at):
            self._begin(wanted)
        self._handed.clear()

    def _music(self, setup: Setup, torrents: Torrents) -> Manager:
        from mediatui.demo.world.music.keeper import MusicKeeper
        from mediatui.demo.world.music.opening import open_music
        from mediatui.demo.world.music.stock import stock_music

        keeper = MusicKeeper(setup, self._world.seed, self._world.start, torrents)
        stock_music(keeper, self._world.size)
        open_music(keeper)
        return keeper

    def _files(self, torrents: Torrents, name: str) -> int:
        found = next((t for t in torrents.by_hash.values() if t.name.startswith(name)), None)
        return len(found.files) if found else 8

    def _completed(self, torrent: Torrent, when: float) -> None:
        for manager in self.managers.values():
            manager.completed(torrent.hash.upper(), when)

    def _tell(self, desk: Desk, now: float) -> None:
        """Let the desk know what is being fetched for whom, and until when."""
        for manager in self.managers.values():
            for number, parts in manager.waiting.items():
                asked = desk.requests.get(number)
                if asked is None:
                    continue
                mine = [d for d in manager.downloads.values() if any(part in parts for part in d.parts)]
                if not mine:
                    asked.media.downloads.pop(number, None)
                    continue
                ends = [standing_of(download, now).eta for download in mine]
                known = [now + eta for eta in ends if eta is not None]
                until = max(known) if len(known) == len(ends) else None
                size = sum(download.size for download in mine)
                asked.media.downloads[number] = Told(min(d.added for d in mine), until, size)
