"""Releases asked for by hand: every indexer is asked, which takes seconds to minutes."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from mediatui.services.servarr.base import ServarrBase
from mediatui.services.servarr.calls import Call, Calls
from mediatui.services.servarr.client import RELEASES_TIMEOUT, SLOW_TIMEOUT

if TYPE_CHECKING:
    from mediatui.models.release import Override, Release, ReleaseList, Target

_RELEASES = "mediatui.services.servarr.release_rows"


class ReleaseCalls(ServarrBase):
    """A `ReleaseSearcher`, but for what a search is for (`release_params`)."""

    @abstractmethod
    def release_params(self, target: Target) -> dict[str, int]:
        """The parameters that name `target`; {} for what cannot be searched by hand."""

    async def releases(self, target: Target) -> ReleaseList:
        """What the indexers have for `target`, in the program's order.

        Never without a target: the program would fetch the news of every indexer.
        """
        params = self.release_params(target)
        if not params:
            raise self.api.refused("releases are looked up for one movie, episode, season or album")
        await self.api.ready(_RELEASES)
        from mediatui.models.release import ReleaseList
        from mediatui.services.servarr.release_rows import release_of

        service, redact = self.api.service, self.api.redact
        found, dropped = await self.api.list(
            "/release",
            lambda row: release_of(row, service, redact),
            params,
            timeout=self.api.at_least(RELEASES_TIMEOUT),
        )
        return ReleaseList(tuple(sorted(found, key=lambda one: one.weight)), dropped)

    async def grab(self, release: Release, override: Override | None = None) -> None:
        """Send a release to the download client; as what `override` says, in spite of what was found out.

        CONFLICT when it was found more than half an hour ago (search again), or its indexer gives it no more.
        """
        await self.make(_grab(release, override))

    def grab_call(self, release: Release, override: Override | None = None) -> tuple[str, ...]:
        """The calls of `grab`."""
        return self.api.words(_grab(release, override))


def _grab(release: Release, override: Override | None) -> Calls:
    body: dict[str, Any] = {"guid": release.guid, "indexerId": release.indexer_id}
    if override is not None:
        from mediatui.services.servarr.qualities import languages_json, quality_json

        body |= {
            "shouldOverride": True,
            "quality": quality_json(override.quality),
            "languages": languages_json(override.languages),
        }
        if override.movie_id is not None:
            body["movieId"] = override.movie_id
        if override.series_id is not None:
            body |= {"seriesId": override.series_id, "episodeIds": list(override.episode_ids)}
        if override.album_id is not None or override.artist_id is not None:
            # Lidarr takes no other quality: only what it is.
            body = {"guid": release.guid, "indexerId": release.indexer_id}
            body |= {"artistId": override.artist_id, "albumId": override.album_id}
        if override.client_id is not None:
            body["downloadClientId"] = override.client_id
    return (Call("POST", "/release", body=body, timeout=SLOW_TIMEOUT),)
