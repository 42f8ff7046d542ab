"""What a filter may ask of what is wanted, or appears; on the screens and on the command line. Pure."""

from __future__ import annotations

from mediatui.models.schedule import Part, Wish
from mediatui.wording.library import part_title

DAY = 86_400.0

WANTED_FIELDS = ("title", "type", "why", "service", "age", "searched", "season")
"""The fields of the filter of what is wanted; `age` and `searched` in days."""

APPEARING_FIELDS = ("title", "type", "what", "state", "service", "days")
"""The fields of the filter of what appears; `days` from now on."""

Facts = dict[str, str | float | None]


def part_type(part: Part) -> str:
    """ "movie", "episode" or "album"."""
    if part.album_id is not None:
        return "album"
    return "movie" if part.episode_id is None else "episode"


def wanted_facts(part: Part, wish: Wish, now: float) -> Facts:
    """What may be asked of something that is wanted."""
    return {
        "title": part_title(part),
        "type": part_type(part),
        "why": wish.value,
        "service": part.service,
        "age": None if part.at is None else (now - part.at) / DAY,
        "searched": None if part.last_searched is None else (now - part.last_searched) / DAY,
        "season": None if part.season is None else float(part.season),
    }


def appearing_state(part: Part, at: float, now: float) -> str:
    """How something that appears is: there, to come, missing, not monitored."""
    if part.has_file:
        return "there"
    if not part.monitored:
        return "not monitored"
    return "to come" if at > now else "missing"


def appearing_facts(part: Part, at: float, what: str, now: float) -> Facts:
    """What may be asked of something that appears."""
    return {
        "title": part_title(part),
        "type": part_type(part),
        "what": what,
        "state": appearing_state(part, at, now),
        "service": part.service,
        "days": (at - now) / DAY,
    }
