"""How trends, waits and what nobody watched are said: in sentences whose names may be veiled. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mediatui.models.trends import (
    Busiest,
    Figure,
    Group,
    KeptUnwatched,
    Mover,
    Trends,
    Unwatched,
    Wait,
    Waits,
)
from mediatui.wording.graphs import hours
from mediatui.wording.privacy import veiled_user, veiled_word
from mediatui.wording.quantities import DAY, HOUR, MINUTE, mbps, plural, size

if TYPE_CHECKING:
    from mediatui.wording.objects import Json


class Name(NamedTuple):
    """A name in a sentence; `kind` says what it names: "user", "title"."""

    kind: str
    text: str


Sentence = tuple["str | Name", ...]
Veiled = Callable[[str, str], str]
"""Gives what stands for a name of a kind ("user", "title", "library")."""

FIGURE_WORDS = {
    "plays": "plays",
    "time": "hours",
    "people": "people who watched",
    "titles": "titles",
    "episodes": "episodes",
    "movies": "movies",
    "tracks": "tracks",
    "transcoded": "transcoded",
    "most at once": "streams at once in the busiest hour",
    "busiest hour needed": "what the busiest hour needed",
}
"""What each figure is called."""

STATE_WORDS = {
    "quiet": "went quiet",
    "less": "less than before",
    "same": "as before",
    "more": "rises",
    "new": "new",
}
"""What became of somebody or something."""

KIND_WORDS = {
    "movie": "movie", "show": "series", "series": "series", "episode": "series", "artist": "artist",
    "track": "artist", "live": "television",
}  # fmt: skip


def veiled(kind: str, text: str) -> str:
    """The stand-in for a name."""
    if kind == "user":
        return veiled_user(text)
    return veiled_word({"title": "Title", "library": "Library"}.get(kind, kind.capitalize()), text)


def plain(sentence: Sentence, veil: Veiled | None = None) -> str:
    """A sentence as text."""
    return "".join(
        part if isinstance(part, str) else part.text if veil is None else veil(*part) for part in sentence
    )


def wait_words(seconds: float | None) -> str:
    """How long something took: "40 min", "20 h", "4.5 d", "31 d"; "–" where nobody knows."""
    if seconds is None:
        return "–"
    if seconds < HOUR:
        return f"{round(seconds / MINUTE)} min"
    if seconds < 2 * DAY:
        return f"{round(seconds / HOUR)} h"
    days = seconds / DAY
    return f"{days:.1f} d" if days < 9.95 else f"{days:,.0f} d"


def figure_value(value: float | None, unit: str) -> str:
    """A figure: "446", "322 h", "31 %", "147 Mbps"; "–" where it is not known."""
    if value is None:
        return "–"
    if unit == "seconds":
        return hours(value)
    if unit == "share":
        return f"{value * 100:.0f} %"
    return f"{mbps(value)} Mbps" if unit == "kbps" else f"{value:,.0f}"


def change_words(now: float | None, before: float | None, unit: str = "count") -> str:
    """What changed: "+6 %", "−12 %", "same", "new"; shares in points; "" where one is not known."""
    if now is None or before is None:
        return ""
    if unit == "share":
        points = round(now * 100) - round(before * 100)
        return "same" if not points else f"{points:+d} points".replace("-", "−")
    if not before:
        return "new" if now else "same"
    percent = round((now - before) * 100 / before)
    return "same" if not percent else f"{percent:+,d} %".replace("-", "−")


def hour_words(hour: Busiest) -> str:
    """Which clock hour: "Sat 14 Mar 20:00 to 21:00"."""
    begun = datetime.fromtimestamp(hour.hour * HOUR)
    ended = datetime.fromtimestamp((hour.hour + 1) * HOUR)
    return f"{begun:%a} {begun.day} {begun:%b %H:%M} to {ended:%H:%M}"


def need_words(hour: Busiest) -> str:
    """What it needed, and how that is known."""
    if hour.kbps is None:
        return "what it needed is not known"
    if hour.recorded:
        return f"it needed {mbps(hour.kbps)} Mbps, as recorded"
    of = "" if hour.counted >= hour.streams else f" {hour.counted} of"
    return f"it needed {mbps(hour.kbps)} Mbps, adding up{of} its streams"


def _names(kind: str, movers: Sequence[Mover], most: int = 3) -> Sentence:
    parts: list[str | Name] = []
    for number, each in enumerate(movers[:most]):
        if number:
            parts.append(", " if number < min(most, len(movers)) - 1 or len(movers) > most else " and ")
        parts.append(Name(kind, each.name))
    if len(movers) > most:
        parts.append(f" and {len(movers) - most} more")
    return tuple(parts)


def trend_sentences(trends: Trends, state_of: Callable[[Mover], str]) -> list[Sentence]:
    """The trends in a few sentences: how much, who, what, and the busiest hour."""
    by_name = {figure.name: figure for figure in trends.figures}
    plays, time = by_name.get("plays"), by_name.get("time")
    if plays is None or time is None or (not plays.now and not plays.before):
        return [(f"Nothing was played within the last {2 * trends.days} days.",)]
    span = plural(trends.days, "day")
    said: list[Sentence] = [(
        f"{plural(round(plays.now or 0), 'play')} in {span}{_than(plays)}, "
        f"{hours(time.now or 0)}{_than(time)}.",
    )]  # fmt: skip
    quiet = sorted(
        (each for each in trends.people if state_of(each) == "quiet"), key=lambda each: -each.plays_before
    )
    rising = [each for each in trends.people if state_of(each) in ("more", "new")]
    rising.sort(key=lambda each: -(each.plays - each.plays_before))
    who: list[str | Name] = []
    if rising:
        who += [*_names("user", rising), " watch more" if len(rising) > 1 else " watches more"]
    if quiet:
        who += ["; " if who else "", *_names("user", quiet), " went quiet"]
    said.append((*who, ".") if who else ("Nobody went quiet, and nobody watches much more.",))
    risen = [each for each in trends.titles if each.plays > each.plays_before]
    if risen:
        first = risen[0]
        after = f" after {first.plays_before}" if first.plays_before else ", new"
        said.append((Name("title", first.name), f" rises most: {plural(first.plays, 'play')}{after}."))
    if (hour := trends.busiest) is not None:
        streams = plural(hour.streams, "stream")
        said.append((f"Busiest hour: {hour_words(hour)}, {streams} at once; {need_words(hour)}.",))
    return said


def _than(figure: Figure) -> str:
    words = change_words(figure.now, figure.before, figure.unit)
    return {"": "", "same": " (as before)", "new": " (none before)"}.get(words, f" ({words})")


def unwatched_sentences(kept: KeptUnwatched) -> list[Sentence]:
    """What nobody watched, in words."""
    if not kept.titles:
        words = f"All {plural(kept.looked_at, 'title')} were played." if kept.looked_at else kept.note
        return [(words or "The libraries are empty.",)]
    known = [each.size for each in kept.titles if each.size]
    total = f": {size(sum(known))}" if known else ""
    said: list[Sentence] = [
        (f"{len(kept.titles):,} of {plural(kept.looked_at, 'title')} were never played{total}.",)
    ]
    dated = [each for each in kept.titles if each.added_at]
    if dated:
        oldest = min(dated, key=lambda each: each.added_at or 0.0)
        when = datetime.fromtimestamp(oldest.added_at or 0.0)
        said.append((Name("title", oldest.title), f" waits longest, since {when.day} {when:%b %Y}."))
    return said


def wait_sentences(waits: Waits, groups: Sequence[Group], days: int) -> list[Sentence]:
    """How long requests take, in words."""
    if not waits.waits or not groups:
        within = f" within {plural(days, 'day')}" if days else ""
        return [(f"Nothing that was asked for{within} was granted.",)]
    everyone = groups[0]
    said: list[Sentence] = []
    count = (
        f"{plural(everyone.requests, 'request')} in {plural(days, 'day')}"
        if days
        else (plural(everyone.requests, "request"))
    )
    whole = everyone.whole
    if whole is None:
        said.append((f"{count}; none of them was watched yet.",))
    else:
        there = "" if everyone.there is None else f", {wait_words(everyone.there.median)} of it until it came"
        seen = "one was" if whole.of == 1 else f"{whole.of:,} were"
        half = "" if whole.of == 1 else ", half of them"
        said.append((f"{count}; {seen} watched{half} within {wait_words(whole.median)} of asking{there}.",))
    if everyone.never:
        said.append((f"{plural(everyone.never, 'title')} came and was never watched." if everyone.never == 1
                     else f"{everyone.never:,} titles came and were never watched.",))  # fmt: skip
    return said


# -- JSON ---------------------------------------------------------------------------


def trends_object(
    service: str, trends: Trends, state_of: Callable[[Mover], str], name: Veiled | None
) -> Json:
    """The trends; durations are seconds, rates kbit/s, shares 0 to 1; what is not known is null."""
    hour = trends.busiest
    return {
        "service": service,
        "days": trends.days,
        "words": [plain(each, name) for each in trend_sentences(trends, state_of)],
        "figures": [figure._asdict() for figure in trends.figures],
        "people": [_mover("user", each, state_of, name) for each in trends.people],
        "titles": [_mover("title", each, state_of, name) for each in trends.titles],
        "busiest_hour": None
        if hour is None
        else {
            "at": hour.hour * HOUR,
            "duration": hour.seconds,
            "streams": hour.streams,
            "kbps": hour.kbps,
            "recorded": hour.recorded,
            "streams_counted": hour.counted,
        },
        "note": trends.note or None,
    }


def _mover(kind: str, each: Mover, state_of: Callable[[Mover], str], name: Veiled | None) -> Json:
    return {
        "name": each.name if name is None else name(kind, each.name),
        "state": state_of(each),
        "plays": each.plays,
        "plays_before": each.plays_before,
        "duration": each.seconds,
        "duration_before": each.seconds_before,
        "last_at": each.last_at,
        **({"type": each.media_type, "people": each.people} if kind == "title" else {}),
    }


def unwatched_object(service: str, each: Unwatched, name: Veiled | None) -> Json:
    """A title that nobody ever played."""
    return {
        "service": service,
        "title": each.title if name is None else name("title", each.title),
        "type": KIND_WORDS.get(each.kind, each.kind),
        "year": each.year,
        "library": each.library if name is None else name("library", each.library),
        "added_at": each.added_at,
        "size": each.size,
    }


def wait_object(each: Wait, name: Veiled | None) -> Json:
    """A request with when it was asked for, there, and first watched."""
    return {
        "id": each.key,
        "title": each.title if name is None else name("title", each.title),
        "type": each.kind,
        "user": each.user if name is None else name("user", each.user),
        "asked_at": each.asked,
        "there_at": each.there,
        "watched_at": each.seen,
        "there": each.came,
    }


def group_objects(groups: Iterable[Group], name: Veiled | None) -> list[Json]:
    """Requests put together, with medians and quartiles in seconds."""
    return [
        {
            "of": group.kind,
            "name": name("user", group.name) if name is not None and group.kind == "user" else group.name,
            "requests": group.requests,
            "never_watched": group.never,
            **{
                part: None if spread is None else spread._asdict()
                for part, spread in (
                    ("until_there", group.there),
                    ("until_watched", group.seen),
                    ("altogether", group.whole),
                )
            },
        }
        for group in groups
    ]
