"""The checker of requests sees what the validators of the services see."""

from __future__ import annotations

from typing import Any

import pytest

from tests.openapi import Spec

SPEC = Spec(
    {
        "paths": {
            "/thing/{id}": {
                "get": {"parameters": [{"in": "path", "name": "id", "schema": {"type": "number"}}]},
                "put": {
                    "parameters": [{"in": "path", "name": "id", "schema": {"type": "number"}}],
                    "requestBody": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                    },
                },
            },
            "/thing/all": {
                "get": {
                    "parameters": [
                        {"in": "query", "name": "words", "required": True, "schema": {"type": "string"}},
                        {"in": "query", "name": "take", "schema": {"type": "number"}},
                        {"in": "query", "name": "sort", "schema": {"type": "string", "enum": ["added"]}},
                    ]
                }
            },
        },
        "components": {
            "schemas": {
                "Thing": {
                    "type": "object",
                    "required": ["kind", "id"],
                    "properties": {
                        "id": {"type": "integer", "readOnly": True},
                        "kind": {"type": "string", "enum": ["a", "b"]},
                        "limit": {"type": "number", "nullable": True},
                        "big": {"type": "boolean"},
                        "parts": {
                            "oneOf": [
                                {"type": "array", "items": {"type": "number", "minimum": 0}},
                                {"type": "string", "enum": ["all"]},
                            ]
                        },
                    },
                }
            }
        },
    },
    "/api",
)


@pytest.mark.parametrize(
    ("method", "target", "body"),
    [
        ("GET", "/api/thing/7", None),
        ("GET", "/api/thing/all?words=a%20b%27&take=5&sort=added", None),
        ("PUT", "/api/thing/7", {"kind": "a", "limit": None, "parts": [0, 2], "more": 1}),
        ("PUT", "/api/thing/7", {"kind": "b", "big": False, "parts": "all"}),
    ],
)
def test_what_is_allowed_has_no_problem(method: str, target: str, body: Any) -> None:
    assert SPEC.problems(method, target, body) == []


@pytest.mark.parametrize(
    ("method", "target", "body", "problem"),
    [
        ("GET", "/api/other", None, "GET /api/other is not in it"),
        ("GET", "/thing/7", None, "GET /thing/7 is not in it"),
        ("DELETE", "/api/thing/7", None, "DELETE /api/thing/7 is not in it"),
        ("GET", "/api/thing/x", None, "id is no number: x"),
        ("GET", "/api/thing/7?foo=1", None, "foo is not declared"),
        ("GET", "/api/thing/7", {}, "a body is not declared"),
        ("GET", "/api/thing/all", None, "words is missing"),
        ("GET", "/api/thing/all?words=", None, "words is empty"),
        ("GET", "/api/thing/all?words=a+b", None, "words is not quoted: a+b"),
        ("GET", "/api/thing/all?words=don't", None, "words is not quoted: don't"),
        ("GET", "/api/thing/all?words=a&words=b", None, "words is there twice"),
        ("GET", "/api/thing/all?words=a&take=x", None, "take is no number: x"),
        ("GET", "/api/thing/all?words=a&sort=size", None, "sort is none of ['added']: size"),
        ("PUT", "/api/thing/7", None, "there is no body"),
        ("PUT", "/api/thing/7", {}, "body.kind is missing"),
        ("PUT", "/api/thing/7", {"kind": "c"}, "body.kind is none of ['a', 'b']: 'c'"),
        ("PUT", "/api/thing/7", {"kind": "a", "big": 1}, "body.big is no boolean: 1"),
        ("PUT", "/api/thing/7", {"kind": "a", "limit": True}, "body.limit is no number: True"),
        ("PUT", "/api/thing/7", {"kind": "a", "parts": [-1]}, "body.parts fits nothing of oneOf"),
        ("PUT", "/api/thing/7", {"kind": None}, "body.kind is no string: None"),
    ],
)
def test_what_is_refused_has_its_problem(method: str, target: str, body: Any, problem: str) -> None:
    assert SPEC.problems(method, target, body) == [problem]
