"""What is looked up to judge a request by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from mediatui.engine.lookups import Looked
from mediatui.engine.requests import source_of

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.request import MediaId, Quota
    from mediatui.services.ports import RequestSource
    from mediatui.services.watch_ports import HistorySource


UNASKED: Looked[Quota] = Looked()
"""Nothing is known of a quota, and nothing is being asked."""


class Watched(NamedTuple):
    """How many of the things somebody was given they have watched."""

    watched: int
    given: int


async def quota(engine: Engine, service: str, user_id: int) -> Quota:
    """What a user may still ask for. Raises `ServiceError`."""
    return await (await source_of(engine, service)).quota(user_id)


def tautulli_of(engine: Engine) -> str:
    """The Tautulli that knows who watched what: the first that is switched on; "" for none."""
    return next((e.name for e in engine.endpoints if e.kind == "tautulli" and e.enabled), "")


async def watched(engine: Engine, tautulli: str, user: str, given: Collection[str]) -> Watched:
    """Of the things `given` (Plex's rating keys), how many this user has watched. Raises `ServiceError`."""
    source = cast("HistorySource", await engine.coordinator.service(tautulli))
    keys = await source.watched_keys(user)
    return Watched(sum(key in keys for key in given), len(given))


def wish(engine: Engine, service: str, media: Sequence[MediaId]) -> None:
    """Have these titles looked up first: they stand on the screen."""
    source = engine.coordinator.service_if_made(service)
    if source is not None:
        cast("RequestSource", source).wish(media)
