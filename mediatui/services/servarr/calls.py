"""A call as it is made and as it is shown: the one that was confirmed is the one that goes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from mediatui.services.servarr.dialect import Dialect


class Call(NamedTuple):
    """One call. `path` is behind the API's base, with a leading slash."""

    method: str
    path: str
    params: Mapping[str, str] = {}
    body: Any = None
    timeout: float | None = None
    """Seconds; None: the service's own."""
    over: str = ""
    """Where the body is a record as it was read just before, with `body` written over it: which record."""

    def words(self, api: str) -> str:
        """As it is shown and journalled: "PUT /api/v3/movie/editor {"movieIds": [7], "monitored": true}"."""
        import json

        line = f"{self.method} {target(api + self.path, self.params)}"
        if self.body is None:
            return line
        body = json.dumps(self.body, ensure_ascii=False)
        return f"{line} {self.over} with {body}" if self.over else f"{line} {body}"


Calls = tuple[Call, ...]
"""The calls of one change, in order."""


def command(name: str, **body: Any) -> Call:
    """Tell the program to do something; its answer has the number to watch it by."""
    return Call("POST", "/command", body={"name": name, **body})


def target(path: str, params: Mapping[str, str | int | float] | None) -> str:
    """A path with its query. A blank is %20: a plus sign is a blank to some and a plus sign to others."""
    return f"{path}?{urlencode(params, quote_via=quote, safe='')}" if params else path


def yes_no(value: bool) -> str:
    """A flag in a query string."""
    return "true" if value else "false"


def title_path(dialect: Dialect, number: int) -> str:
    """The path of one title: "/movie/7"."""
    return f"/{dialect.title}/{number}"
