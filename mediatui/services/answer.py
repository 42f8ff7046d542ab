"""What may be asked of a service, and what comes of it: an answer or a fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypedDict

from mediatui.models.failure import FailureKind

MEBIBYTE = 1024 * 1024
MAX_BODY = 8 * MEBIBYTE
"""Bytes of an answer, unpacked, where a call names no limit of its own."""

Params = Mapping[str, str | int | float]
"""A query string, without the key."""

Files = Sequence[tuple[str, tuple[str, bytes]]]
"""Files of a form: its field, and what each is called and holds."""


class Taker(Protocol):
    """Takes a big body as it comes, so that it is never in memory whole. Neither method raises."""

    def begin(self) -> None:
        """A body begins: whatever came before was of an attempt that failed."""
        ...

    def take(self, piece: bytes) -> None:
        """The next bytes of it, unpacked."""
        ...


class Options(TypedDict, total=False):
    """How a call differs from the usual."""

    accept: frozenset[int]
    """Statuses beside 2xx whose answers the adapter wants to look at itself."""
    headers: Mapping[str, str]
    """Sent beside those of every call; nothing secret, for they are not masked."""
    expect_json: bool
    """False where a picture or a text is wanted."""
    max_body: int
    """Bytes, unpacked; 8 MiB where it is not given."""
    timeout: float
    """Seconds for the whole, all attempts together; the endpoint's where it is not given."""
    taker: Taker
    """Takes the body of a success (2xx) piece by piece; the answer then holds only its beginning."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked. `path` begins with a slash and is put behind the endpoint's `url`.

    It may end in a finished query ("?query=a%20b"), which goes out as it is written.
    """

    method: str
    path: str
    params: Params
    json: Any
    changes: bool
    """Whether it changes something: then it is neither redirected nor tried again."""
    accept: frozenset[int] = frozenset()
    headers: Mapping[str, str] = field(default_factory=dict)
    expect_json: bool = True
    max_body: int = MAX_BODY
    timeout: float = 10.0
    form: Params | None = field(default=None, repr=False)
    """A body as pages send it, instead of `json`. Not in the repr: it may hold a password."""
    files: Files = field(default=(), repr=False)
    single: bool = False
    """Whether it is asked once only although it changes nothing."""
    taker: Taker | None = field(default=None, repr=False)


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
