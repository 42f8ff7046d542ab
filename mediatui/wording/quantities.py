"""Durations, ages, rates and sizes in words."""

from __future__ import annotations

MINUTE = 60
HOUR = 3600
DAY = 86_400


def clock_duration(seconds: float | None) -> str:
    """A length as a player shows it: "1:42:07", "9:05", "0:21". Empty for None; never negative."""
    if seconds is None:
        return ""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, HOUR)
    minutes, secs = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def span(seconds: float) -> str:
    """A length of time in its one telling unit: "8 s", "2 min", "3 h", "4 d"."""
    whole = max(0, int(seconds))
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min"
    if whole < DAY:
        return f"{whole // HOUR} h"
    return f"{whole // DAY} d"


def ago(seconds: float) -> str:
    """How long ago: "just now", "2 min ago"."""
    return "just now" if seconds < 5 else f"{span(seconds)} ago"


def mbps(kbps: float | None) -> str:
    """A rate in Mbps from kbit/s, one decimal below 100: "9.8", "104". Empty for None."""
    if kbps is None:
        return ""
    value = kbps / 1000
    return f"{value:.1f}" if value < 99.95 else f"{value:.0f}"


def size(count: int | None) -> str:
    """A size from bytes in binary units: "37.7 GiB", "640 B". Empty for None."""
    if count is None:
        return ""
    value = float(count)
    for unit in ("B", "KiB", "MiB", "GiB"):
        if value < 1024:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1024
    return f"{value:.1f} TiB"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 stream", "6 streams"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def rate(count: float | None) -> str:
    """A rate from bytes a second: "61 MB/s", "1.4 MB/s", "800 kB/s". Empty for None and 0."""
    if not count or count < 0:
        return ""
    for unit, factor in (("GB/s", 1e9), ("MB/s", 1e6)):
        if count >= factor:
            value = count / factor
            return f"{value:.1f} {unit}" if value < 9.95 else f"{value:.0f} {unit}"
    return f"{max(1.0, count / 1e3):.0f} kB/s"


def until(seconds: float | None) -> str:
    """How long something will take yet: "2 h 05", "12 min", "3 d". Empty for None."""
    if seconds is None or seconds < 0:
        return ""
    whole = int(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min"
    if whole < DAY:
        return f"{whole // HOUR} h {whole % HOUR // MINUTE:02}"
    return f"{whole // DAY} d"
