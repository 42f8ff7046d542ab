"""What a person has watched, by its keys."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from mediatui.services.watch_ports import HistorySource
from tests.services.conftest import Clock
from tests.services.tautulli.conftest import Adapt, Tautulli, reply

USERS = [
    {"user_id": 0, "username": "Local", "friendly_name": "Local"},
    {"user_id": 5, "username": "grandma@mail.example", "friendly_name": "Grandma"},
    {"user_id": 6, "username": "Zoë", "friendly_name": "  "},
    {"user_id": 7, "username": "Grandma", "friendly_name": "The other one"},
    {"user_id": None, "username": "", "friendly_name": ""},
    "a text",
]


def play(**fields: Any) -> dict[str, Any]:
    """An episode that was watched."""
    usual = {
        "row_id": 1,
        "media_type": "episode",
        "rating_key": 21,
        "grandparent_rating_key": 20,
        "watched_status": 1,
        "live": 0,
    }
    return usual | fields


def service(*rows: Any) -> Tautulli:
    """A Tautulli with these rows in its history."""
    table = {"data": list(rows), "recordsFiltered": len(rows), "recordsTotal": len(rows)}
    return Tautulli(get_users=reply(USERS), get_history=reply(table))


def test_the_adapter_is_a_history_source(adapt: Adapt) -> None:
    assert isinstance(adapt(service()), HistorySource)


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (play(), {"21", "20"}),
        (play(watched_status=0.75), {"20"}),
        (play(watched_status=0.5), {"20"}),
        (play(watched_status="0.5"), {"20"}),
        (play(watched_status=0.25), set()),
        (play(watched_status=None), set()),
        (play(media_type="movie", rating_key=9, grandparent_rating_key=""), {"9"}),
        (play(media_type="movie", rating_key=9, grandparent_rating_key="", watched_status=0.75), set()),
        (play(live=1), set()),
        ("a text", set()),
    ],
)
async def test_what_counts_as_watched(adapt: Adapt, row: Any, keys: set[str]) -> None:
    assert await adapt(service(row)).watched_keys("zoë") == keys


@pytest.mark.parametrize(
    ("name", "user_id"),
    [("GRANDMA@mail.example", "5"), ("zoË ", "6"), ("the OTHER one", "7"), ("grandma", "7"), ("local", "0")],
)
async def test_a_person_is_found_by_either_name_in_any_case_and_the_user_name_counts_more(
    adapt: Adapt, name: str, user_id: str
) -> None:
    tautulli = service(play())
    assert await adapt(tautulli).watched_keys(name)
    asked = tautulli.asked[-1].url.params
    assert (asked["cmd"], asked["user_id"]) == ("get_history", user_id)
    assert (asked["length"], asked["grouping"], asked["include_activity"]) == ("1000", "1", "0")
    assert asked["media_type"] == "movie,episode"


@pytest.mark.parametrize("name", ["nobody", "", "   "])
async def test_of_someone_there_is_not_nothing_is_asked(adapt: Adapt, name: str) -> None:
    tautulli = service(play())
    assert await adapt(tautulli).watched_keys(name) == frozenset()
    assert tautulli.commands == ["get_users"]


async def test_it_is_remembered_for_ten_minutes(adapt: Adapt, clock: Clock) -> None:
    tautulli = service(play())
    adapter = adapt(tautulli)
    await asyncio.gather(*(adapter.watched_keys(name) for name in ("zoë", "Zoë", "zoë")))
    clock.move(599)
    await adapter.watched_keys("zoë")
    assert tautulli.commands == ["get_users", "get_history"]
    clock.move(2)
    await adapter.watched_keys("zoë")
    assert tautulli.commands == ["get_users", "get_history"] * 2


async def test_a_failure_is_not_remembered(adapt: Adapt) -> None:
    tautulli = service(play())
    good = tautulli.answers["get_history"]
    tautulli.answers["get_history"] = reply({}, status=400, result="error", message="no")
    adapter = adapt(tautulli)
    with pytest.raises(Exception, match="no"):
        await adapter.watched_keys("zoë")
    tautulli.answers["get_history"] = good
    assert await adapter.watched_keys("zoë") == {"20", "21"}
