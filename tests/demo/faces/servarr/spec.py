"""What the specifications say of answers: which of their words an answer does not keep."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[4].parent / "shared"

_API = {"lidarr": "v1", "prowlarr": "v1"}
_TYPES = {
    "string": str, "boolean": bool, "array": list, "object": dict, "integer": int, "number": (int, float),
}  # fmt: skip


@cache
def read(program: str) -> dict[str, Any]:
    """The specification of a program. Skips the test where it is absent."""
    path = SHARED / "specs" / f"{program}.json"
    if not path.exists():
        pytest.skip("the specifications of the programs are not beside this project")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def problems(program: str, method: str, target: str, answer: object) -> set[str] | None:
    """What an answer does not keep, as `.records[].size: str`; None where nothing is promised of it.

    A field that is not declared is a problem, for they declare everything. They promise 200 where they answer
    201 or 202.
    """
    spec, path = read(program), f"/api/{_API.get(program, 'v3')}{target.partition('?')[0]}"
    fitting = [
        (template.count("{"), operations[method.lower()])
        for template, operations in spec["paths"].items()
        if method.lower() in operations and re.fullmatch(re.sub(r"\{\w+\}", r"\\d+", template), path)
    ]
    assert fitting, f"{method} {path} is not in the specification"
    content = min(fitting, key=lambda each: each[0])[1]["responses"]["200"].get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return None if schema is None else set(_wrong(spec, schema, answer, ""))


def _wrong(spec: dict[str, Any], schema: dict[str, Any], value: Any, at: str) -> Iterator[str]:
    while "$ref" in schema:
        # The address of a page to read is declared as an object, and written as text.
        schema = spec["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        if "fullUri" in schema.get("properties", {}):
            return
    if value is None:
        yield f"{at}: null"
        return
    kind = _TYPES.get(schema.get("type", ""))
    if kind and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
        yield f"{at}: {type(value).__name__}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not among the allowed"
    form = schema.get("format")
    if form == "date-time" and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", value):
        yield f"{at}: {value!r} is no time"
    if form == "date-span" and not re.fullmatch(r"(\d+\.)?\d\d:\d\d:\d\d(\.\d{7})?", value):
        yield f"{at}: {value!r} is no duration"
    if form == "int32" and not -(2**31) <= value < 2**31:
        yield f"{at}: {value!r} is too large"
    if isinstance(value, list):
        for inner in value:
            yield from _wrong(spec, schema.get("items", {}), inner, f"{at}[]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for name, inner in value.items():
            if name in known:
                yield from _wrong(spec, known[name], inner, f"{at}.{name}")
            elif schema.get("additionalProperties") is False:
                yield f"{at}.{name}: not declared"
