"""Limits of torrents, said and read: "2 MB/s", "ratio 1.5", "3 h"; "none", "as the client"."""

from __future__ import annotations

import re

from mediatui.models.torrent import AS_CLIENT, NO_LIMIT, ShareLimits, Torrent
from mediatui.wording.quantities import rate

NONE, CLIENT = "none", "as the client"

_RATE = re.compile(r"(\d+(?:[.,]\d+)?)\s*([kmg]?)i?b?(?:yte)?s?(?:/s|ps)?$", re.I)
_FACTORS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_TIMES = re.compile(r"(?:\d+(?:[.,]\d+)?\s*[a-z]*\s*)+$", re.I)
_TIME = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]*)", re.I)
_MINUTES = {
    **dict.fromkeys(("", "m", "min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("h", "hour", "hours"), 60),
    **dict.fromkeys(("d", "day", "days"), 24 * 60),
    **dict.fromkeys(("w", "week", "weeks"), 7 * 24 * 60),
}
MOST_MINUTES = 525_600
"""A year of seeding: what clients take at most."""
MOST_RATIO = 9_998.0


def rate_limit_words(limit: int | None) -> str:
    """A limit in bytes a second; "none" for None."""
    return rate(limit) or NONE


def ratio_words(ratio: float) -> str:
    """A ratio at which it stops."""
    return {AS_CLIENT: CLIENT, NO_LIMIT: NONE}.get(ratio, f"{ratio:g}")  # type: ignore[call-overload,no-any-return]


def minutes_words(minutes: int) -> str:
    """A time after which it stops."""
    return {AS_CLIENT: CLIENT, NO_LIMIT: NONE}.get(minutes) or exact_time(minutes)


def exact_time(minutes: int) -> str:
    """Minutes in full: "1 d 2 h 30 min"."""
    parts = ((minutes // 1440, "d"), (minutes // 60 % 24, "h"), (minutes % 60, "min"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 min"


def own_limits(torrent: Torrent) -> str:
    """All limits of a torrent's own, "" where it has none."""
    share = torrent.share
    parts = [f"down {rate(torrent.down_limit)}" if torrent.down_limit else ""]
    parts.append(f"up {rate(torrent.up_limit)}" if torrent.up_limit else "")
    if share.ratio != AS_CLIENT:
        parts.append("any ratio" if share.ratio == NO_LIMIT else f"to ratio {share.ratio:g}")
    if share.seeding_min != AS_CLIENT:
        parts.append(
            "seeds on" if share.seeding_min == NO_LIMIT else f"seeds {exact_time(share.seeding_min)}"
        )
    if share.inactive_min > NO_LIMIT:
        parts.append(f"until idle {exact_time(share.inactive_min)}")
    return ", ".join(part for part in parts if part)


def share_words(share: ShareLimits) -> str:
    """A whole rule in a line."""
    return (
        f"ratio {ratio_words(share.ratio)}, seeding {minutes_words(share.seeding_min)}, "
        f"idle {minutes_words(share.inactive_min)}"
    )


def share_change(was: ShareLimits, becomes: ShareLimits) -> str:
    """What of a rule changes: "ratio none → 1.5"; "nothing" where nothing does."""
    parts = []
    if was.ratio != becomes.ratio:
        parts.append(f"ratio {ratio_words(was.ratio)} → {ratio_words(becomes.ratio)}")
    for word, old, new in (
        ("seeding", was.seeding_min, becomes.seeding_min),
        ("idle", was.inactive_min, becomes.inactive_min),
    ):
        if old != new:
            parts.append(f"{word} {minutes_words(old)} → {minutes_words(new)}")
    return ", ".join(parts) or "nothing"


def read_rate(text: str) -> int | None:
    """Bytes a second of "2 MB/s", "500k"; a bare number is kB. None for "none" and 0.

    Raises `ValueError` with what is wrong, in words.
    """
    if _nothing(text):
        return None
    found = _RATE.match(text.strip())
    if found is None:
        raise ValueError("a rate such as 500 kB/s or 2 MB/s, or none")
    number, unit = float(found[1].replace(",", ".")), found[2].lower()
    # A number alone: nobody means bytes.
    bare = found[0].replace(found[1], "").strip() == ""
    value = round(number * (_FACTORS["k"] if bare else _FACTORS[unit]))
    if value > 100 * _FACTORS["g"]:
        raise ValueError("that is more than any line carries")
    return value or None


def read_ratio(text: str) -> float:
    """A ratio; `AS_CLIENT`, `NO_LIMIT`. Raises `ValueError` with what is wrong, in words."""
    if (told := _word(text)) is not None:
        return told
    try:
        ratio = float(text.strip().replace(",", "."))
    except ValueError:
        ratio = -1.0
    if not 0 <= ratio <= MOST_RATIO:
        raise ValueError("a ratio such as 1.5, or none, or client for the client's own")
    return round(ratio, 3)


def read_minutes(text: str) -> int:
    """Minutes of "90 min", "3 h", "2 d"; `AS_CLIENT`, `NO_LIMIT`. Raises `ValueError` with what is wrong."""
    if (told := _word(text)) is not None:
        return told
    units = [(number, unit.lower()) for number, unit in _TIME.findall(text)]
    if not _TIMES.match(text.strip()) or any(unit not in _MINUTES for _, unit in units):
        raise ValueError("a time such as 90 min, 3 h or 2 d, or none, or client for the client's own")
    minutes = round(sum(float(number.replace(",", ".")) * _MINUTES[unit] for number, unit in units))
    if minutes > MOST_MINUTES:
        raise ValueError("at most a year")
    return minutes


def _nothing(text: str) -> bool:
    return text.strip().lower() in ("", "none", "no", "off", "-", "unlimited")


def _word(text: str) -> int | None:
    if text.strip().lower() in ("client", CLIENT, "default", "global"):
        return AS_CLIENT
    return NO_LIMIT if _nothing(text) else None
