"""Ways of choosing what of a series is monitored."""

from __future__ import annotations

from collections.abc import Callable

from mediatui.demo.world.managed.records import DAY, Episode, Show

_RECENT = 90 * DAY

Choice = Callable[[Episode, float], bool]


def _is_future(part: Episode, now: float) -> bool:
    return part.aired is None or part.aired > now


def _last(part: Episode) -> int:
    return max(part.show.title.regular, default=0)


WAYS: dict[str, Choice] = {
    "all": lambda part, _: part.season > 0,
    "future": lambda part, now: part.season > 0 and _is_future(part, now),
    "missing": lambda part, _: part.season > 0 and part.file is None,
    "existing": lambda part, _: part.season > 0 and part.file is not None,
    "firstSeason": lambda part, _: part.season == 1,
    "lastSeason": lambda part, _: part.season == _last(part),
    "latestSeason": lambda part, _: part.season == _last(part),
    "pilot": lambda part, _: (part.season, part.number) == (1, 1),
    "recent": lambda part, now: part.season > 0 and (part.aired is None or part.aired > now - _RECENT),
    "monitorSpecials": lambda part, _: part.monitored or part.season == 0,
    "unmonitorSpecials": lambda part, _: part.monitored and part.season > 0,
    "none": lambda part, _: False,
}
"""By name: whether an episode is monitored."""


def monitor(show: Show, way: str, now: float) -> None:
    """Monitor what a way chooses. Raises `KeyError` for a way there is not."""
    choose = WAYS[way]
    for part in show.parts:
        part.monitored = choose(part, now)
    for season in show.seasons:
        show.seasons[season] = any(part.monitored for part in show.parts if part.season == season)
    if way == "none":
        show.monitored = False
