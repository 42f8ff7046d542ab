"""Limits of single torrents, as plans: how fast each may go, and when it is done with seeding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mediatui.engine.actions import Danger, Plan
from mediatui.engine.repair import TorrentDeed, torrent_plan
from mediatui.models.torrent import Direction, ShareLimits, Torrent
from mediatui.wording.limits import rate_limit_words, share_change, share_words
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine

Named = tuple[Torrent, str]
"""A torrent, and what it is called."""


def rate_deed(direction: Direction, limit: int | None) -> TorrentDeed:
    """Lets torrents go no faster than that many bytes a second; None for no limit of their own."""
    way = "download" if direction is Direction.DOWN else "upload"
    told = f"{way} limit {rate_limit_words(limit)}"
    return TorrentDeed(
        f"torrent.limit.{direction.value}",
        told,
        "changing the limit of",
        f"Now {told}:",
        lambda client, hashes: client.limit(hashes, direction, limit),
        lambda client, hashes: client.limit_call(hashes, direction, limit),
        Danger.ASK,
        (f"{direction.value}_limit",),
    )


def share_deed(limits: ShareLimits) -> TorrentDeed:
    """Lets torrents be done with seeding by this rule."""
    told = f"seeding ends at {share_words(limits)}"
    return TorrentDeed(
        "torrent.share",
        told,
        "changing when seeding ends of",
        f"Now {told}:",
        lambda client, hashes: client.share_limits(hashes, limits),
        lambda client, hashes: client.share_limits_call(hashes, limits),
        Danger.ASK,
        ("share",),
    )


async def limit_plan(
    engine: Engine, direction: Direction, limit: int | None, torrents: Sequence[Named]
) -> Plan:
    """The plan that changes how fast torrents may go; what it was stands beside each."""

    def was(torrent: Torrent) -> str:
        now = torrent.down_limit if direction is Direction.DOWN else torrent.up_limit
        return rate_limit_words(now)

    plan = await torrent_plan(engine, rate_deed(direction, limit), torrents)
    way = "Download" if direction is Direction.DOWN else "Upload"
    question = f"{way} limit of {_named(torrents)} {rate_limit_words(limit)}?"
    return plan._replace(question=question, hurts=tuple(f"was {was(t)} · {title}" for t, title in torrents))


async def share_plan(
    engine: Engine, torrents: Sequence[Named], changed: Callable[[ShareLimits], ShareLimits]
) -> Plan:
    """The plan that changes when torrents are done with seeding; what of each is not changed stays, so that
    those that differ in it are told in calls of their own."""
    groups: dict[ShareLimits, list[Named]] = {}
    for each in torrents:
        groups.setdefault(changed(each[0].share), []).append(each)
    plans = [await torrent_plan(engine, share_deed(limits), mine) for limits, mine in groups.items()]
    question = f"Change when {_named(torrents)} {'is' if len(torrents) == 1 else 'are'} done with seeding?"
    hurts = tuple(
        f"{share_change(torrent.share, limits)} · {title}"
        for limits, mine in groups.items()
        for torrent, title in mine
    )
    actions = tuple(action for plan in plans for action in plan.actions)
    return plans[0]._replace(question=question, actions=actions, hurts=hurts)


def _named(torrents: Sequence[Named]) -> str:
    return torrents[0][1] if len(torrents) == 1 else plural(len(torrents), "torrent")
