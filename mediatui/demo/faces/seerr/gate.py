"""The gate before all handlers: every query and body is held against the specification, and strictly.

Unknown parameters, empty values, values out of range, and reserved letters that are not percent-encoded are
refused (400), and so is `+` for a space. A body that is declared has to be JSON (415).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from mediatui.demo.exchange import Request
from mediatui.demo.faces.seerr.refusals import Refused, invalid, invalids, refused

_RESERVED = re.compile(r"[:/?#\[\]@!$&'()*+,;=]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?$")


class Param(NamedTuple):
    """One parameter of a query: a number or text, perhaps one of `allowed`."""

    number: bool = False
    nullable: bool = False
    allowed: tuple[str, ...] = ()
    required: bool = False


class Field(NamedTuple):
    """One field of a body: "string", "number", "boolean", "seasons" or "array"; others go unchecked."""

    type: str
    required: bool = False
    nullable: bool = False
    allowed: tuple[str, ...] = ()


Params = Mapping[str, Param]
Fields = Mapping[str, Field]
Query = Mapping[str, str]

TEXT = Param()
NUMBER = Param(number=True)
NUMBER_OR_NULL = Param(number=True, nullable=True)


def read_query(target: str, params: Params) -> dict[str, str]:
    """The query of a request's target, checked. Raises `Refused`."""
    raw = target.partition("?")[2]
    pairs = [part.partition("=")[::2] for part in raw.split("&") if part]
    for name, value in pairs:
        if unquote(name) in params and _RESERVED.search(value):
            words = f"Parameter '{name}' must be url encoded. Its value may not contain reserved characters."
            raise invalid(400, f".query.{name}", words)
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(raw, keep_blank_values=True):
        if name not in params:
            raise invalid(400, f".query.{name}", f"Unknown query parameter '{name}'")
        if value == "":
            raise invalid(400, f".query.{name}", f"Empty value found for query parameter '{name}'")
        found.setdefault(name, []).append(value)
    wrongs: list[tuple[str, str, str]] = []
    for name, param in params.items():
        values = found.get(name, [])
        if param.required and not values:
            wrongs.append((f".query.{name}", f"should have required property '{name}'", "required"))
        elif values:
            wrongs += _wrong_with(name, param, values)
    if wrongs:
        raise invalids(400, wrongs)
    return {name: values[-1] for name, values in found.items()}


def _wrong_with(name: str, param: Param, values: list[str]) -> list[tuple[str, str, str]]:
    path, wrongs = f".query.{name}", []
    kind = "number" if param.number else "string"
    if len(values) > 1 or (param.number and not _NUMBER.match(values[0])):
        wrongs.append((path, f"should be {kind}{',null' * param.nullable}", "type"))
    if param.allowed and (len(values) > 1 or values[0] not in param.allowed):
        allowed = ", ".join(param.allowed)
        wrongs.append((path, f"should be equal to one of the allowed values: {allowed}", "enum"))
    return wrongs


def read_number(told: str, name: str) -> int:
    """A number within a path. Raises `Refused` for anything else."""
    if not _NUMBER.match(told):
        raise invalid(400, f".params.{name}", "should be number", "type")
    return int(float(told))


def read_choice(told: str, name: str, allowed: tuple[str, ...]) -> str:
    """One of some words within a path. Raises `Refused` for any other."""
    if told not in allowed:
        words = f"should be equal to one of the allowed values: {', '.join(allowed)}"
        raise invalid(400, f".params.{name}", words, "enum")
    return told


def read_body(request: Request, route: str, fields: Fields) -> dict[str, object]:
    """The JSON object of a body, checked; `route` is its path as the program has it. Raises `Refused`."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    told = headers.get("content-type", "").partition(";")[0].strip()
    if told.lower() != "application/json":
        raise invalid(415, route, f"unsupported media type {told or 'undefined'}")
    try:
        body = json.loads(request.body) if request.body else {}
    except ValueError:
        raise refused(400, "Unexpected end of JSON input") from None
    if not isinstance(body, dict):
        raise invalid(400, ".body", "should be object", "type")
    wrongs: list[tuple[str, str, str]] = []
    for name, field in fields.items():
        if field.required and name not in body:
            wrongs.append((f".body.{name}", f"should have required property '{name}'", "required"))
    for name, field in fields.items():
        if name in body:
            wrongs += _wrong_field(name, field, body[name])
    if wrongs:
        raise invalids(400, wrongs)
    return body


def _wrong_field(name: str, field: Field, value: object) -> list[tuple[str, str, str]]:
    path = f".body.{name}"
    if value is None and field.nullable:
        return []
    if field.type == "seasons":
        return _wrong_seasons(path, value, or_all=True)
    if field.type == "season list":
        return _wrong_seasons(path, value, or_all=False)
    fits = {
        "string": isinstance(value, str),
        "number": isinstance(value, (int, float)) and not isinstance(value, bool),
        "boolean": isinstance(value, bool),
        "array": isinstance(value, list),
    }
    if not fits[field.type]:
        return [(path, f"should be {field.type}{',null' * field.nullable}", "type")]
    if field.allowed and value not in field.allowed:
        words = f"should be equal to one of the allowed values: {', '.join(field.allowed)}"
        return [(path, words, "enum")]
    return []


def _wrong_seasons(path: str, value: object, *, or_all: bool) -> list[tuple[str, str, str]]:
    if or_all and value == "all":
        return []
    wrongs: list[tuple[str, str, str]] = []
    if isinstance(value, list):
        for at, season in enumerate(value):
            if not isinstance(season, (int, float)) or isinstance(season, bool):
                wrongs.append((f"{path}[{at}]", "should be number", "type"))
            elif season < 0:
                wrongs.append((f"{path}[{at}]", "should be >= 0", "minimum"))
    else:
        wrongs.append((path, "should be array", "type"))
    if wrongs and or_all:
        if isinstance(value, list):
            wrongs.append((path, "should be string", "type"))
        wrongs.append((path, "should be equal to one of the allowed values: all", "enum"))
        wrongs.append((path, "should match exactly one schema in oneOf", "oneOf"))
    return wrongs


__all__ = [
    "NUMBER",
    "NUMBER_OR_NULL",
    "TEXT",
    "Field",
    "Fields",
    "Param",
    "Params",
    "Query",
    "Refused",
    "read_body",
    "read_choice",
    "read_number",
    "read_query",
]  # fmt: skip
