"""The adapter meets every answer ever recorded, to whatever command, and raises only failures of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.services.errors import ServiceError
from tests.services.conftest import KEY
from tests.services.tautulli.conftest import STREAM, Adapt, Recording, Tautulli

SHARED = Path(__file__).parents[4] / "shared" / "recordings" / "tautulli"


def recordings() -> list[Any]:
    """Every recorded answer, with the status and type it came with."""
    if not (SHARED / "index.json").exists():
        return [
            pytest.param(None, marks=pytest.mark.skip(reason="the recordings are not beside the project"))
        ]
    index = json.loads((SHARED / "index.json").read_text(encoding="utf-8"))
    entries = {entry["file"]: entry for entry in index.values() if entry.get("file")}
    found = []
    for path in sorted(SHARED.iterdir()):
        entry = entries.get(path.name, {})
        status, content_type = entry.get("http_status", 200), entry.get("content_type", "application/json")
        found.append(pytest.param((status, content_type, path.read_bytes()), id=path.stem))
    return found


class Always(Tautulli):
    """Gives the same answer to everything."""

    def __init__(self, answer: Recording) -> None:
        super().__init__()
        for command in (
            "get_activity",
            "server_status",
            "get_tautulli_info",
            "get_server_info",
            "terminate_session",
        ):
            self.answers[command] = answer


@pytest.mark.parametrize("answer", recordings())
async def test_an_answer_to_whatever_was_asked_is_understood_or_a_failure(
    adapt: Adapt, answer: Recording
) -> None:
    adapter = adapt(Always(answer))
    for ask in (adapter.activity, adapter.status, lambda: adapter.terminate(STREAM, "bye")):
        try:
            await ask()
        except ServiceError as error:
            assert error.failure.words
            assert error.failure.remedy
            assert KEY not in repr(error.failure)


@pytest.mark.parametrize("answer", recordings())
async def test_every_recorded_activity_is_read_whole(adapt: Adapt, answer: Recording) -> None:
    body = answer[2]
    try:
        data = json.loads(body)["response"]["data"]
        sessions = data["sessions"]
    except (ValueError, KeyError, TypeError):
        return
    activity = await adapt(Always(answer)).activity()
    assert (len(activity.streams), activity.dropped) == (len(sessions), 0)
    assert activity.total_kbps == data["total_bandwidth"]


@pytest.mark.parametrize("answer", recordings())
async def test_success_without_data_is_never_an_idle_server(adapt: Adapt, answer: Recording) -> None:
    status, _, body = answer
    try:
        response = json.loads(body)["response"]
    except (ValueError, KeyError, TypeError):
        return
    if status != 200 or response["result"] != "success" or response["data"] != {}:
        return
    with pytest.raises(ServiceError) as caught:
        await adapt(Always(answer)).activity()
    assert caught.value.failure.kind is FailureKind.UPSTREAM_DOWN
