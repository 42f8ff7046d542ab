"""Limits of torrents: how fast they may go, when they are done with seeding; asked for, and changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mediatui.engine.torrent_limits import Named, limit_plan, share_plan
from mediatui.models.torrent import Direction, ShareLimits, Torrent
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.library.questions import choose, veiled
from mediatui.wording import limits
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan
    from mediatui.engine.downloads import Download
    from mediatui.ui.dialogs.prompt import PromptDialog
    from mediatui.ui.screens.downloads.screen import DownloadsScreen

DIFFERS = "differs"


class Limit(NamedTuple):
    """One of the limits: what it is called, what it is now, how it is said and read."""

    name: str
    words: str
    of: Callable[[Torrent], Any]
    told: Callable[[Any], str]
    read: Callable[[str], Any]
    hint: str


_RATE = "such as 500 kB/s or 2 MB/s; none"
_TIME = "such as 90 min, 3 h, 2 d; none; client: as the client has it"

LIMITS = (
    Limit("down", "download limit", lambda t: t.down_limit, limits.rate_limit_words, limits.read_rate, _RATE),
    Limit("up", "upload limit", lambda t: t.up_limit, limits.rate_limit_words, limits.read_rate, _RATE),
    Limit(
        "ratio", "seeds to ratio", lambda t: t.share.ratio, limits.ratio_words, limits.read_ratio,
        "such as 1.5; none; client: as the client has it",
    ),
    Limit(
        "seeding_min", "seeds for", lambda t: t.share.seeding_min, limits.minutes_words, limits.read_minutes,
        _TIME,
    ),
    Limit(
        "inactive_min", "seeds until idle for", lambda t: t.share.inactive_min, limits.minutes_words,
        limits.read_minutes, _TIME,
    ),
)  # fmt: skip
"""In the order in which they are offered."""


def told(torrents: Sequence[Torrent]) -> str:
    """The limits of their own that torrents have, in a few words."""
    found = {limits.own_limits(torrent) for torrent in torrents}
    return DIFFERS if len(found) > 1 else next(iter(found), "") or "none"


def value_of(limit: Limit, torrents: Sequence[Torrent]) -> str:
    """What a limit of torrents is now."""
    found = {limit.told(limit.of(torrent)) for torrent in torrents}
    return DIFFERS if len(found) > 1 else next(iter(found))


async def limit(screen: DownloadsScreen, downloads: Sequence[Download], torrents: Sequence[Named]) -> None:
    """Choose a limit, its current value beside it; type the new one; see what it does; do it."""
    from mediatui.ui.screens.downloads.repairing import carry_out_on

    every = [torrent for torrent, _ in torrents]
    title = f"Limits of {torrents[0][1] if len(torrents) == 1 else plural(len(torrents), 'torrent')}"
    options = [Option(each.name, each.words, value_of(each, every)) for each in LIMITS]
    found = await choose(screen, title, options)
    if not found:
        return
    chosen = next(each for each in LIMITS if each.name == found[0])
    now = value_of(chosen, every)
    text = await _type(screen, f"{title}: {chosen.words}", "" if now == DIFFERS else now, chosen)
    if text is None:
        return
    await carry_out_on(screen, downloads, await _plan(screen, chosen, chosen.read(text), torrents))


async def _type(screen: DownloadsScreen, title: str, value: str, chosen: Limit) -> str | None:
    def check(text: str) -> str:
        try:
            chosen.read(text)
        except ValueError as problem:
            return str(problem)
        return ""

    dialog = cast("PromptDialog", screen.app.get_screen("prompt"))
    dialog.prepare(veiled(screen, title), value, hint=chosen.hint, check=check)
    return await screen.app.push_screen_wait(dialog)


async def _plan(screen: DownloadsScreen, chosen: Limit, value: Any, torrents: Sequence[Named]) -> Plan:
    if chosen.name in ("down", "up"):
        return await limit_plan(screen.engine, Direction(chosen.name), value, torrents)

    def changed(share: ShareLimits) -> ShareLimits:
        return share._replace(**{chosen.name: value})

    return await share_plan(screen.engine, torrents, changed)
