"""What a specification (OpenAPI 3.0) says of answers: which of its words an answer does not keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.demo.faces.seerr.conftest import SHARED

_FILES = {
    "seerr": "seerr-3.1.0.yml",
    "jellyseerr": "jellyseerr-2.7.3.yml",
    "overseerr": "overseerr-1.34.0.yml",
}
_TYPES = {
    "string": str, "boolean": bool, "array": list, "object": dict, "integer": int, "number": (int, float),
}  # fmt: skip


@cache
def read(program: str) -> dict[str, Any]:
    """The specification of a program. Skips the test where it, or what reads YAML, is absent."""
    yaml = pytest.importorskip("yaml")
    path = SHARED / "specs" / _FILES[program]
    if not path.exists():
        pytest.skip("the specifications of the programs are not beside this project")
    found: dict[str, Any] = yaml.load(
        path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return found


def problems(program: str, method: str, target: str, status: int, answer: object) -> set[str] | None:
    """What an answer does not keep, as `.results[].media.tvdbId: null`; None where nothing is promised."""
    spec, path = read(program), target.partition("?")[0]
    fitting = [
        (template.count("{"), operations[method.lower()])
        for template, operations in spec["paths"].items()
        if method.lower() in operations and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
    ]
    if not fitting:
        return None
    promised = min(fitting, key=lambda each: each[0])[1]["responses"].get(str(status), {}).get("content")
    if promised is None:
        return None
    return set(_wrong(spec, promised["application/json"]["schema"], answer, ""))


def _wrong(spec: dict[str, Any], schema: dict[str, Any], value: Any, at: str) -> Iterator[str]:
    while "$ref" in schema:
        found: Any = spec
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    for part in schema.get("allOf", ()):
        yield from _wrong(spec, part, value, at)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices and all(set(_wrong(spec, choice, value, at)) for choice in choices):
        yield f"{at}: none of the choices"
    if value is None:
        if "type" in schema and not schema.get("nullable"):
            yield f"{at}: null"
        return
    kind = _TYPES.get(schema.get("type", ""))
    if kind and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
        yield f"{at}: {type(value).__name__}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: not among the allowed"
    if isinstance(value, list):
        for inner in value:
            yield from _wrong(spec, schema.get("items", {}), inner, f"{at}[]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        yield from (f"{at}.{name}: missing" for name in schema.get("required", ()) if name not in value)
        for name, inner in value.items():
            yield from _wrong(spec, known.get(name, {}), inner, f"{at}.{name}")
