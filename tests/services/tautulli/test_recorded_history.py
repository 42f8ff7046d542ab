"""The adapter against everything recorded of the past: each answer read whole, by the call it belongs to."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from mediatui.models.statistics import Graph, GraphKind
from mediatui.services.errors import ServiceError
from mediatui.services.tautulli.adapter import TautulliAdapter
from mediatui.services.tautulli.statistics import COMMANDS
from tests.services.tautulli.conftest import Adapt, Tautulli

SHARED = Path(__file__).parents[4] / "shared" / "recordings" / "tautulli"

Call = Callable[[TautulliAdapter, dict[str, Any]], Awaitable[Any]]

CALLS: dict[str, Call] = {
    "get_history": lambda a, _: a.plays(),
    "get_stream_data": lambda a, _: a.play_stream(1),
    "get_home_stats": lambda a, _: a.stats(),
    "get_users_table": lambda a, _: a.viewers(),
    "get_user": lambda a, p: a.viewer(p.get("user_id", 0)),
    "get_user_watch_time_stats": lambda a, _: a.viewer_times(1),
    "get_user_player_stats": lambda a, _: a.viewer_players(1),
    "get_user_ips": lambda a, _: a.viewer_addresses(1),
    "get_libraries_table": lambda a, _: a.sections(),
    "get_library_media_info": lambda a, _: a.section_items(1),
    "get_library_watch_time_stats": lambda a, _: a.section_times(1),
    "get_library_user_stats": lambda a, _: a.section_users(1),
    "get_recently_added": lambda a, _: a.recently_added("movie"),
    "get_geoip_lookup": lambda a, _: a.whereabouts("x"),
    "get_notifiers": lambda a, _: a.notifiers(),
    "get_notification_log": lambda a, _: a.notifications(),
    "get_users": lambda a, _: a.watched_keys("nobody"),
    "notify": lambda a, _: a.notify(1, "", ""),
    **{COMMANDS[kind.value]: (lambda a, _, kind=kind: a.graph(kind)) for kind in GraphKind},
}


def recorded() -> list[Any]:
    """Every recorded answer to one of these, by name."""
    if not (SHARED / "index.json").exists():
        skip = pytest.mark.skip(reason="the recordings are not beside the project")
        return [pytest.param("", {}, marks=skip)]
    index = json.loads((SHARED / "index.json").read_text(encoding="utf-8"))
    return [
        pytest.param(entry["file"], entry, id=name)
        for name, entry in index.items()
        if entry.get("cmd") in CALLS and entry.get("file") and (SHARED / entry["file"]).exists()
    ]


def rows_in(data: Any) -> list[Any]:
    """The rows of an answer, wherever they are."""
    for name in ("data", "recently_added"):
        if isinstance(data, dict) and name in data:
            return list(data[name])
    return data if isinstance(data, list) else []


@pytest.mark.parametrize(("file", "entry"), recorded())
async def test_an_answer_is_read_whole(adapt: Adapt, file: str, entry: dict[str, Any]) -> None:
    body = (SHARED / file).read_bytes()
    service = Tautulli(**{entry["cmd"]: (entry["http_status"], entry["content_type"], body)})
    call = CALLS[entry["cmd"]](adapt(service), entry["params"])
    response = json.loads(body)
    response = response.get("response", response)
    if entry["http_status"] != 200:
        if entry["cmd"] == "get_geoip_lookup":
            assert await call is None
            return
        with pytest.raises(ServiceError) as caught:
            await call
        assert caught.value.failure.words
        return
    read, data = await call, response["data"]
    told = rows_in(data)
    if isinstance(read, Graph):
        assert [list(line.values) for line in read.lines] == [line["data"] for line in data["series"]]
        assert list(read.categories) == data["categories"]
    elif entry["cmd"] == "get_home_stats":
        told = told or [data]
        rows = {stat["stat_id"]: len(stat["rows"]) for stat in told}
        assert {stat.kind.value: len(stat.rows) for stat in read} == rows
    elif hasattr(read, "dropped"):
        assert (len(read[0]), read.dropped) == (len(told), 0)
        assert read.matching == data["recordsFiltered"]
        if "filter_duration" in data:
            assert None not in (read.page_s, read.total_s)
    elif entry["cmd"] == "get_geoip_lookup":
        assert read.country == data["country"]
    elif isinstance(read, tuple):
        assert len(read) == len(told)
