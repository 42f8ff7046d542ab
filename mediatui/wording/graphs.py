"""How the values, days and hours of graphs are said. Pure."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import NamedTuple

from mediatui.wording.privacy import veiled_user, veiled_word
from mediatui.wording.quantities import DAY, HOUR, MINUTE, mbps, plural, size

RANGE_WORDS = {0: "all time", 7: "7 days", 30: "30 days", 90: "90 days", 365: "365 days"}
"""What each range is called."""

MEASURE_WORDS = {"plays": "plays", "duration": "hours"}
"""What each measure is called."""

STEPS = 4
"""At most so many steps from nothing to the top of a scale."""


class Scale(NamedTuple):
    """The values beside a graph: `top` is the highest, in the units of the data."""

    top: float
    ticks: tuple[tuple[float, str], ...]
    """The values that are written, the lowest first, and how."""
    unit: str
    """What they are: "plays", "hours", "Mbps", "GiB"."""


def amount(value: float | None, unit: str) -> str:
    """A value in words: "1,204", "12 h 05", "48 min", "9.8". Not recorded is "–"."""
    if value is None:
        return "–"
    if unit == "seconds":
        return hours(value)
    if unit == "bytes":
        return size(round(value))
    return mbps(value) if unit == "kbps" else f"{value:,.0f}"


def amount_words(value: float | None, unit: str) -> str:
    """A value with its unit: "1 play", "12 h 05", "9.8 Mbps", "not recorded"."""
    if value is None:
        return "not recorded"
    if unit == "kbps":
        return f"{mbps(value)} Mbps"
    if unit == "seconds":
        return hours(value)
    if unit == "bytes":
        return size(round(value))
    return plural(round(value), {"streams": "stream", "requests": "request"}.get(unit, "play"))


def hours(seconds: float) -> str:
    """A length that is looked at as a sum: "0 min", "48 min", "12 h 05", "1,204 h"."""
    minutes = round(seconds / MINUTE)
    if minutes == 0 and seconds > 0:
        return "1 min"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 100 * 60:
        return f"{minutes // 60} h {minutes % 60:02}"
    return f"{minutes // 60:,} h"


def scale(most: float, unit: str) -> Scale:
    """A scale of even steps that ends at or above `most`."""
    factor, words = 1.0, unit
    if unit == "seconds":
        factor, words = (HOUR, "hours") if most >= 2 * HOUR else (MINUTE, "minutes")
    elif unit == "kbps":
        factor, words = 1000.0, "Mbps"
    elif unit == "bytes":
        factor, words = (float(2**40), "TiB") if most >= 2**41 else (float(2**30), "GiB")
    wanted = max(most / factor, 1e-9)
    step = _step(wanted / STEPS, whole=unit not in ("kbps", "bytes"))
    count = max(1, math.ceil(round(wanted / step, 9)))
    return Scale(
        step * count * factor,
        tuple((step * n * factor, f"{step * n:,.10g}") for n in range(count + 1)),
        words,
    )


def _step(least: float, *, whole: bool) -> float:
    """The next of 1, 2, 2.5, 5, 10 and their tens."""
    power = 10.0 ** math.floor(math.log10(least))
    for mantissa in (1, 2, 2.5, 5, 10):
        step = mantissa * power
        if step >= least * (1 - 1e-9) and (not whole or (step >= 1 and step == int(step))):
            return step
    return max(1.0, 10 * power) if whole else 10 * power


def short_label(category: str) -> str:
    """What stands under a column: "14 Mar" for "2026-03-14", "Mon" for "Monday", else as it is."""
    if day := _day(category):
        return f"{day.day} {day:%b}"
    return category[:3] if category in _WEEK else category


def long_label(category: str) -> str:
    """What stands beside the values: "Sat 14 Mar 2026", "20:00 to 21:00", else as it is."""
    if day := _day(category):
        return f"{day:%a} {day.day} {day:%b %Y}"
    if len(category) == 2 and category.isdecimal():
        return f"{category}:00 to {int(category) + 1:02}:00"
    return category


_WEEK = frozenset(("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"))


def _day(category: str) -> date | None:
    if len(category) != 10:
        return None
    try:
        return date.fromisoformat(category)
    except ValueError:
        return None


def veiled_category(names: str, category: str) -> str:
    """What stands for a category that names a user, a place or a folder; rows of no place stay."""
    if names == "users":
        return veiled_user(category)
    if names == "places":
        return category if category in OWN_ROWS else veiled_word("Place", category)
    return veiled_word("/folder", category) if names == "folders" else category


OWN_ROWS = frozenset({"Local network", "Unknown place", "Not looked up yet"})
"""Categories of places that name none."""


def moment(at: float, now: float) -> str:
    """When something was: the hour within a day, else the date."""
    when = datetime.fromtimestamp(at)
    return f"{when:%H:%M}" if abs(now - at) < DAY else f"{when.day} {when:%b %Y}"
