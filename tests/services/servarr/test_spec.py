"""The specifications see what is wrong with a request: what every other test here rests on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.services.servarr.spec import StrictSpec, spec_of


@pytest.fixture(params=["radarr", "sonarr"])
def spec(request: pytest.FixtureRequest) -> StrictSpec:
    found = spec_of(request.param)
    if found is None:
        pytest.skip("the specifications are not beside the project")
    return found


@pytest.mark.parametrize(
    ("method", "target", "body"),
    [
        ("GET", "/api/v3/queue?page=one", None),
        ("GET", "/api/v3/queue?includeEverything=true", None),
        ("GET", "/api/v3/queues", None),
        ("POST", "/api/v3/queue/5", None),
        ("DELETE", "/api/v3/queue/bulk", {"ids": ["one"]}),
        ("DELETE", "/api/v3/queue/bulk", {"ids": [1], "identifiers": [2]}),
        ("DELETE", "/api/v3/queue/bulk", None),
        ("POST", "/api/v3/release", {"guid": 7, "indexerId": 1}),
        ("POST", "/api/v3/command", {"movieIds": [1]}),
    ],
)
def test_what_they_do_not_allow_is_seen(spec: StrictSpec, method: str, target: str, body: Any) -> None:
    assert spec.problems(method, target, body) != []


@pytest.mark.parametrize(
    ("method", "target", "body"),
    [
        ("GET", "/api/v3/queue?page=1&sortKey=title", None),
        ("DELETE", "/api/v3/queue/5?removeFromClient=true", None),
        ("DELETE", "/api/v3/queue/bulk", {"ids": [1]}),
        ("POST", "/api/v3/command", {"name": "RssSync", "anything": [1]}),
    ],
)
def test_what_they_allow_passes(spec: StrictSpec, method: str, target: str, body: Any) -> None:
    assert spec.problems(method, target, body) == []
