"""Sonarr's calls: series, seasons, episodes; the rest as all programs of its family have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mediatui.services.servarr.calls import Call, Calls, command
from mediatui.services.servarr.client import LIBRARY_BYTES, LIBRARY_TIMEOUT, SLOW_TIMEOUT
from mediatui.services.servarr.dialect import SONARR
from mediatui.services.servarr.history import HistoryCalls
from mediatui.services.servarr.library import LibraryCalls
from mediatui.services.servarr.queue import QueueCalls
from mediatui.services.servarr.releases import ReleaseCalls
from mediatui.services.servarr.system import SystemCalls

if TYPE_CHECKING:
    from mediatui.models.adding import Adding, Candidate, Changes
    from mediatui.models.library import Episode, Opened, Shelf
    from mediatui.models.release import Target
    from mediatui.models.schedule import Part, Wish
    from mediatui.models.system import Command
    from mediatui.services.servarr.wire import Raw


class SonarrAdapter(LibraryCalls, QueueCalls, HistoryCalls, SystemCalls, ReleaseCalls):
    """A `SeriesLibrary`, a `QueueSource`, `HistorySource`, `SystemSource` and `ReleaseSearcher`."""

    dialect = SONARR
    heavy = ("mediatui.services.sonarr.series",)

    async def shelf(self) -> Shelf:
        """All series, with their seasons, without their episodes. Read as it comes."""
        await self.api.ready(*self.heavy)
        from mediatui.models.library import Shelf
        from mediatui.services.servarr.titles import Pool
        from mediatui.services.sonarr.series import SeriesFields, series_of

        service, pool = self.api.service, Pool()
        series, dropped = await self.api.list(
            "/series",
            lambda raw: series_of(raw, service, pool),
            timeout=self.api.at_least(LIBRARY_TIMEOUT),
            max_body=LIBRARY_BYTES,
            fields=SeriesFields,
            number=lambda series: series.id,
        )
        return Shelf(series=series, dropped=dropped)

    async def title(self, title_id: int) -> Opened:
        """One series with its long part, as it is now. CONFLICT when it is gone."""
        raw = await self.api.record(f"/series/{title_id}")
        await self.api.ready(*self.heavy)
        from mediatui.models.library import Opened
        from mediatui.services.servarr.titles import Pool, about_of
        from mediatui.services.sonarr.series import series_of

        series = series_of(raw, self.api.service, Pool())
        if series is None:
            raise self.api.odd("it does not say which series that is")
        return Opened(series=series, about=about_of(raw))

    async def episodes(self, series_id: int) -> tuple[Episode, ...]:
        """All episodes of a series with their files, in order."""
        await self.api.ready(*self.heavy)
        from mediatui.services.sonarr.series import episode_of

        params = {"seriesId": str(series_id), "includeEpisodeFile": "true"}
        found, _ = await self.api.list("/episode", lambda row: episode_of(row, self.api.service), params)
        return tuple(sorted(found, key=lambda one: (one.season or 0, one.number or 0, one.id)))

    async def lookup(self, words: str) -> tuple[Candidate, ...]:
        """Series of that name, or one by number ("tvdb:121361"). Sonarr asks the outside."""
        await self.api.ready(*self.heavy)
        from mediatui.services.sonarr.series import series_candidate_of

        found = await self.api.list(
            "/series/lookup",
            lambda row: series_candidate_of(row, self.api.service),
            {"term": words},
            timeout=self.api.at_least(SLOW_TIMEOUT),
        )
        return found.made

    async def monitor_episodes(self, episode_ids: Sequence[int], monitored: bool) -> None:
        """Look for these episodes from now on, or no longer."""
        await self.make(_monitor_episodes(episode_ids, monitored))

    def monitor_episodes_call(self, episode_ids: Sequence[int], monitored: bool) -> tuple[str, ...]:
        """The calls of `monitor_episodes`."""
        return self.api.words(_monitor_episodes(episode_ids, monitored))

    async def monitor_season(
        self, series_id: int, season: int, episode_ids: Sequence[int], monitored: bool
    ) -> None:
        """Look for a season from now on, or no longer: the season itself, for what is to come of it, and its
        episodes, which do not follow it."""
        await self.make(_monitor_season(series_id, season, episode_ids, monitored))

    def monitor_season_call(
        self, series_id: int, season: int, episode_ids: Sequence[int], monitored: bool
    ) -> tuple[str, ...]:
        """The calls of `monitor_season`."""
        return self.api.words(_monitor_season(series_id, season, episode_ids, monitored))

    async def season_pass(self, series_ids: Sequence[int], monitor: str) -> None:
        """Choose anew what of whole series is looked for: "all", "future", "missing", "none" …"""
        await self.make(_season_pass(series_ids, monitor))

    def season_pass_call(self, series_ids: Sequence[int], monitor: str) -> tuple[str, ...]:
        """The calls of `season_pass`."""
        return self.api.words(_season_pass(series_ids, monitor))

    async def search(self, targets: Sequence[Target]) -> tuple[Command, ...]:
        """Look for episodes, seasons or whole series at every indexer, and take the best of what is found."""
        return tuple([await self.tell(call) for call in _searches(targets)])

    def search_call(self, targets: Sequence[Target]) -> tuple[str, ...]:
        """The calls of `search`."""
        return self.api.words(_searches(targets))

    async def search_all(self, wish: Wish) -> Command:
        """Look for everything that is wanted: that many questions to every indexer."""
        return await self.tell(_search_all(wish))

    def search_all_call(self, wish: Wish) -> tuple[str, ...]:
        """The calls of `search_all`."""
        return self.api.words((_search_all(wish),))

    def part_of(self, raw: Raw) -> Part | None:
        """A record of `/wanted` or `/calendar`: an episode."""
        from mediatui.services.sonarr.series import episode_part_of

        return episode_part_of(raw, self.api.service)

    def release_params(self, target: Target) -> dict[str, int]:
        """The parameters that name an episode, or a season."""
        if target.episode_id is not None:
            return {"episodeId": target.episode_id}
        if target.series_id is None or target.season is None:
            return {}
        return {"seriesId": target.series_id, "seasonNumber": target.season}

    def refreshing(self, title_ids: Sequence[int]) -> Call:
        """Sonarr 3 knows one series at a time, and without it would refresh them all."""
        one = {"seriesId": title_ids[0]} if len(title_ids) == 1 else {}
        return command(self.dialect.refresh, **one, seriesIds=list(title_ids))

    def adding(self, candidate: Candidate, how: Adding) -> Call:
        """The call that adds a series."""
        if candidate.tvdb_id is None:
            raise self.api.refused("this is no series")
        options: dict[str, Any] = {"searchForMissingEpisodes": how.search}
        if how.monitor:
            options["monitor"] = how.monitor
        body = {
            "tvdbId": candidate.tvdb_id,
            "title": candidate.title,
            "qualityProfileId": how.profile_id,
            "rootFolderPath": how.root_folder,
            "monitored": how.monitored,
            "seriesType": how.series_kind,
            "seasonFolder": how.season_folders,
            "tags": list(how.tags),
            "addOptions": options,
        }
        if how.language_profile_id is not None:
            body["languageProfileId"] = how.language_profile_id
        return Call("POST", "/series", body=body, timeout=SLOW_TIMEOUT)

    def changed(self, changes: Changes) -> dict[str, Any]:
        """Changes as Sonarr's editor takes them."""
        told = {
            "monitored": changes.monitored,
            "qualityProfileId": changes.profile_id,
            "seriesType": changes.series_kind,
            "seasonFolder": changes.season_folders,
            "monitorNewItems": changes.monitor_new,
        }
        return {name: value for name, value in told.items() if value is not None}


def _monitor_episodes(episode_ids: Sequence[int], monitored: bool) -> Calls:
    if not episode_ids:
        return ()
    return (Call("PUT", "/episode/monitor", body={"episodeIds": list(episode_ids), "monitored": monitored}),)


def _monitor_season(series_id: int, season: int, episode_ids: Sequence[int], monitored: bool) -> Calls:
    told = {"series": [{"id": series_id, "seasons": [{"seasonNumber": season, "monitored": monitored}]}]}
    return (Call("POST", "/seasonpass", body=told), *_monitor_episodes(episode_ids, monitored))


def _season_pass(series_ids: Sequence[int], monitor: str) -> Calls:
    body = {"series": [{"id": number} for number in series_ids], "monitoringOptions": {"monitor": monitor}}
    return (Call("POST", "/seasonpass", body=body, timeout=SLOW_TIMEOUT),) if series_ids else ()


def _searches(targets: Sequence[Target]) -> Calls:
    episodes = [target.episode_id for target in targets if target.episode_id is not None]
    calls = [command("EpisodeSearch", episodeIds=episodes)] if episodes else []
    for target in targets:
        if target.episode_id is not None or target.series_id is None:
            continue
        if target.season is None:
            calls.append(command("SeriesSearch", seriesId=target.series_id))
        else:
            calls.append(command("SeasonSearch", seriesId=target.series_id, seasonNumber=target.season))
    return tuple(calls)


def _search_all(wish: Wish) -> Call:
    from mediatui.models.schedule import Wish

    return command("MissingEpisodeSearch" if wish is Wish.MISSING else "CutoffUnmetEpisodeSearch")
