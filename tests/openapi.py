"""Whether a request is one that a service's own specification (OpenAPI 3.0) allows: path, query and body.

As strict as the validators that stand in front of the services: what is not declared is refused in a query,
and so is what is empty or not quoted. Bodies may have more than is declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

_RESERVED = re.compile(r"[:/?#\[\]@!$'()*+,; ]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_KINDS = {
    "string": str,
    "boolean": bool,
    "array": list,
    "object": dict,
    "integer": int,
    "number": (int, float),
}


class Spec:
    """A specification that was read. `prefix` is what stands before its paths."""

    def __init__(self, content: dict[str, Any], prefix: str) -> None:
        self._content = content
        self._prefix = prefix

    def problems(self, method: str, target: str, body: Any = None) -> list[str]:
        """What is wrong with a request; [] where nothing is. `target` is path and query as they were sent,
        `body` what its JSON holds, None for no body."""
        path, _, query = target.partition("?")
        found = self._operation(method.lower(), path.removeprefix(self._prefix))
        if found is None or not path.startswith(self._prefix):
            return [f"{method} {path} is not in it"]
        operation, values = found
        declared = operation.get("parameters", [])
        problems = list(self._query(query, [each for each in declared if each["in"] == "query"]))
        for each in declared:
            if each["in"] == "path":
                problems += self._text(each["name"], values[each["name"]], each["schema"])
        return problems + list(self._body(operation.get("requestBody"), body))

    def _operation(self, method: str, path: str) -> tuple[dict[str, Any], dict[str, str]] | None:
        """The operation of a path, the most literal one where several fit, and the values in the path."""
        fitting = []
        for template, operations in self._content["paths"].items():
            found = _pattern(template).fullmatch(path)
            if found and method in operations:
                fitting.append((template.count("{"), operations[method], found.groupdict()))
        return min(fitting, key=lambda each: each[0])[1:] if fitting else None

    def _query(self, query: str, declared: list[dict[str, Any]]) -> Iterator[str]:
        known = {each["name"]: each for each in declared}
        pairs = [pair.partition("=")[::2] for pair in query.split("&") if pair]
        names = [name for name, _ in pairs]
        yield from (f"{name} is there twice" for name in set(names) if names.count(name) > 1)
        yield from (
            f"{name} is missing" for name, each in known.items() if each.get("required") and name not in names
        )
        for name, raw in pairs:
            if name not in known:
                yield f"{name} is not declared"
            elif not raw:
                yield f"{name} is empty"
            elif _RESERVED.search(raw):
                yield f"{name} is not quoted: {raw}"
            else:
                yield from self._text(name, unquote(raw), known[name]["schema"])

    def _text(self, name: str, value: str, schema: dict[str, Any]) -> Iterator[str]:
        if schema.get("type") in ("number", "integer") and not _NUMBER.fullmatch(value):
            yield f"{name} is no number: {value}"
        if schema.get("enum") and value not in schema["enum"]:
            yield f"{name} is none of {schema['enum']}: {value}"

    def _body(self, declared: dict[str, Any] | None, body: Any) -> Iterator[str]:
        if declared is None:
            if body is not None:
                yield "a body is not declared"
        elif body is None:
            yield "there is no body"
        else:
            yield from self._value("body", body, declared["content"]["application/json"]["schema"])

    def _value(self, name: str, value: Any, schema: dict[str, Any]) -> Iterator[str]:
        """What is wrong with a value of a body. What is `readOnly` need not be sent."""
        schema = self._resolved(schema)
        if value is None and schema.get("nullable"):
            return
        for several in ("oneOf", "anyOf"):
            if several in schema:
                if all(list(self._value(name, value, each)) for each in schema[several]):
                    yield f"{name} fits nothing of {several}"
                return
        kind = schema.get("type")
        fits = kind is None or isinstance(value, _KINDS[kind])
        if not fits or (isinstance(value, bool) and kind not in (None, "boolean")):
            yield f"{name} is no {kind}: {value!r}"
            return
        if schema.get("enum") and value not in schema["enum"]:
            yield f"{name} is none of {schema['enum']}: {value!r}"
        if "minimum" in schema and value < schema["minimum"]:
            yield f"{name} is too small: {value!r}"
        if isinstance(value, list):
            for each in value:
                yield from self._value(f"{name}[]", each, schema.get("items", {}))
        if isinstance(value, dict):
            known = schema.get("properties", {})
            for need in schema.get("required", ()):
                if need not in value and not self._resolved(known.get(need, {})).get("readOnly"):
                    yield f"{name}.{need} is missing"
            for key, each in value.items():
                yield from self._value(f"{name}.{key}", each, known.get(key, {}))

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            found: Any = self._content
            for step in schema["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            schema = found
        return schema


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template)))


@cache
def load_spec(path: Path, prefix: str) -> Spec:
    """The specification in a YAML file. Skips the test where the file, or what reads YAML, is absent."""
    yaml = pytest.importorskip("yaml")
    if not path.exists():
        pytest.skip("the specifications are not beside the project")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return Spec(yaml.load(path.read_text(encoding="utf-8"), Loader=loader), prefix)
