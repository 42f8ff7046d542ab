"""Whether requests to Radarr and Sonarr are such as their own specifications allow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import httpx

from tests.conftest import SHARED
from tests.openapi import Spec

SPECS = SHARED / "specs"


class StrictSpec(Spec):
    """These declare that a body has nothing that is not declared; so a name that is misspelt is seen.

    Commands are the exception: each has a body of its own, of which the specification knows nothing.
    """

    def problems(self, method: str, target: str, body: Any = None) -> list[str]:
        """What is wrong with a request; [] where nothing is."""
        if method == "POST" and target.endswith("/command"):
            return [] if isinstance(body, dict) and isinstance(body.get("name"), str) else ["no command"]
        return super().problems(method, target, body)

    def _value(self, name: str, value: Any, schema: dict[str, Any]) -> Iterator[str]:
        resolved = self._resolved(schema)
        if isinstance(value, dict) and resolved.get("additionalProperties") is False:
            known = resolved.get("properties", {})
            yield from (f"{name}.{key} is not declared" for key in value if key not in known)
        yield from super()._value(name, value, schema)


@cache
def spec_of(kind: str) -> StrictSpec | None:
    """The specification of a kind of program; None where it is not beside the project."""
    path = SPECS / f"{kind}.json"
    return StrictSpec(json.loads(path.read_text(encoding="utf-8")), "") if path.exists() else None


def wrong_with(kind: str, requests: list[httpx.Request]) -> list[str]:
    """What is wrong with requests, each with its call; [] too where there is no specification."""
    spec = spec_of(kind)
    found = []
    for request in requests if spec is not None else ():
        assert spec is not None
        body = json.loads(request.content) if request.content else None
        target = request.url.raw_path.decode()
        found += [
            f"{request.method} {target}: {what}" for what in spec.problems(request.method, target, body)
        ]
    return found
