"""The history of the household as Tautulli looks at it: chosen by the request, and sittings in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from mediatui.demo.faces.tautulli.metadata import MEDIA_TYPES
from mediatui.demo.faces.tautulli.outcome import Params
from mediatui.demo.faces.tautulli.table import number, numbers, words
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.library import Kind

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace

DAY = 86_400

Group = Sequence[Past]
"""Sittings that go on with each other, the earliest first."""


def plays_of(face: TautulliFace) -> list[Past]:
    """Everything that was played, what ended first at the front."""
    return face.world.history.plays


def friendly(play: Past) -> str:
    """The name people know someone by."""
    return play.person.friendly or play.person.name


def media_type(play: Past) -> str:
    """movie, episode, track or live: what filters and lines tell apart."""
    return "live" if play.item.kind is Kind.LIVE else MEDIA_TYPES[play.item.kind]


def section(play: Past) -> int:
    """The library it is of; television has a number of its own."""
    return play.item.section


def is_grouped(params: Params) -> bool:
    """Whether sittings are put together: Tautulli does unless told otherwise."""
    return number(params, "grouping", 1) != 0


def grouped(plays: Iterable[Past]) -> list[Group]:
    """The sittings in groups, what ended first at the front."""
    groups: dict[int, list[Past]] = {}
    for play in plays:
        groups.setdefault(play.reference, []).append(play)
    return list(groups.values())


def midnight(day: str) -> int | None:
    """When a day ("2026-03-14") begins; None for what is no day."""
    try:
        return int(datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def date_of(at: float) -> str:
    """The day of a moment: "2026-03-14"."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d")


def days_up_to(now: float, count: int) -> list[str]:
    """The last `count` days, today the last."""
    today = datetime.fromtimestamp(now, UTC).date()
    return [(today - timedelta(days=ago)).isoformat() for ago in range(count - 1, -1, -1)]


def of_people(params: Params, plays: Iterable[Past]) -> list[Past]:
    """Those of the people in `user_id`; of all where none is named."""
    ids = numbers(params, "user_id")
    return [play for play in plays if play.person.user_id in ids] if ids else list(plays)


def since(now: float, days: int, plays: Sequence[Past]) -> list[Past]:
    """Those that ended within the last so many days, to the second."""
    return [play for play in plays if play.stopped >= now - days * DAY]


def wanted(params: Params, plays: Iterable[Past]) -> list[Past]:
    """The plays that the filters of a request want; a search is not among them."""
    found = list(plays)
    for test in _tests(params):
        found = [play for play in found if test(play)]
    return found


def _tests(params: Params) -> list[Callable[[Past], bool]]:
    tests: list[Callable[[Past], bool]] = []
    ids, sections = numbers(params, "user_id"), numbers(params, "section_id")
    user = params.get("user", "")
    kinds, decisions = words(params, "media_type") - {"all"}, words(params, "transcode_decision") - {"all"}
    if ids:
        tests.append(lambda play: play.person.user_id in ids)
    elif user:
        tests.append(lambda play: play.person.name == user)
    if sections:
        tests.append(lambda play: play.item.section in sections)
    if kinds:
        tests.append(lambda play: media_type(play) in kinds)
    if decisions:
        tests.append(lambda play: play.plan.decision in decisions)
    for name, key in _KEYS.items():
        keys = numbers(params, name)
        if keys:
            tests.append(_with_key(key, keys))
    for begin, end in _spans(params):
        tests.append(_between(begin, end))
    return tests


_KEYS: dict[str, Callable[[Past], int]] = {
    "rating_key": lambda play: play.item.rating_key,
    "parent_rating_key": lambda play: play.item.parent_key,
    "grandparent_rating_key": lambda play: play.item.grandparent_key,
}


def _with_key(key: Callable[[Past], int], keys: frozenset[int]) -> Callable[[Past], bool]:
    return lambda play: key(play) in keys


def _between(begin: float, end: float) -> Callable[[Past], bool]:
    return lambda play: begin <= play.started < end


def _spans(params: Params) -> list[tuple[float, float]]:
    """From when to when plays may have begun: a day, and before and after, which include theirs."""
    spans: list[tuple[float, float]] = []
    day, after, before = (midnight(params.get(name, "")) for name in ("start_date", "after", "before"))
    if day is not None:
        spans.append((day, day + DAY))
    if after is not None:
        spans.append((after, float("inf")))
    if before is not None:
        spans.append((float("-inf"), before + DAY))
    return spans


def found(search: str) -> Callable[[Past], bool]:
    """Whether a play has the words of a search in one of its columns, in any case."""
    sought = search.casefold()

    def has(play: Past) -> bool:
        columns = (
            friendly(play), play.player.model.platform, play.player.model.product, play.player.name,
            play.player.address, play.item.full_title, play.item.grandparent, play.item.parent,
        )  # fmt: skip
        return any(sought in column.casefold() for column in columns)

    return has
