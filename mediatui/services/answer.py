"""What may be asked of a service, and what comes of it: an answer or a fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from mediatui.models.failure import FailureKind

MEBIBYTE = 1024 * 1024
MAX_BODY = 8 * MEBIBYTE
"""Bytes of an answer, unpacked, where a call names no limit of its own."""

Params = Mapping[str, str | int | float]
"""A query string, without the key."""


class Options(TypedDict, total=False):
    """How a call differs from the usual."""

    accept: frozenset[int]
    """Statuses beside 2xx whose answers the adapter wants to look at itself."""
    expect_json: bool
    """False where a picture or a text is wanted."""
    max_body: int
    """Bytes, unpacked; 8 MiB where it is not given."""
    timeout: float
    """Seconds for the whole, all attempts together; the endpoint's where it is not given."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked. `path` begins with a slash and is put behind the endpoint's `url`."""

    method: str
    path: str
    params: Params
    json: Any
    changes: bool
    """Whether it changes something: then it is neither redirected nor tried again."""
    accept: frozenset[int] = frozenset()
    expect_json: bool = True
    max_body: int = MAX_BODY
    timeout: float = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `body` is unpacked, `headers` have lower-case names.

    Neither is part of the repr: a body is long, and headers may hold a session's cookie.
    """

    status: int
    content_type: str
    """Without parameters, in lower case: "application/json"."""
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, before it becomes a failure of a named service at a certain time.

    `again`: it may pass, a read may be tried once more. `unsure`: a change may have been made all the same.
    `retry_after` is in seconds.
    """

    kind: FailureKind
    detail: str = ""
    remedy: str = ""
    """Where something better can be said than the kind's own."""
    again: bool = False
    unsure: bool = False
    status: int | None = None
    retry_after: float | None = None
