"""The main data: the whole state of a qBittorrent, kept up to date by the changes that `sync/maindata` tells.

The first answer has everything (`full_update`), each later one what changed since the `rid` that was asked
with: of a torrent only the changed fields, what is gone by name. What is empty is left out by 5.x (measured);
an `rid` the server no longer knows makes the answer a full one again.
"""

from __future__ import annotations

from typing import Any

SHORTEST_HASH = 32
"""Characters; a v1 hash has 40. It also keeps "all", which would mean every torrent, from being one."""


class MainData:
    """The state as it is known, in qBittorrent's own words.

    `kept` are the fields of torrents that are worth keeping.
    """

    def __init__(self, kept: frozenset[str]) -> None:
        self._kept = kept
        self.rid = 0
        """To be asked with; 0 for everything."""
        self.torrents: dict[str, dict[str, Any]] = {}
        self.categories: dict[str, Any] = {}
        self.tags: dict[str, None] = {}
        """In the order they were told."""
        self.server: dict[str, Any] = {}
        self.odd: set[str] = set()
        """What stood among the torrents and is no hash."""

    def forget(self) -> None:
        """Ask for everything the next time; what is known stays until then."""
        self.rid = 0

    def apply(self, data: dict[str, Any]) -> frozenset[str] | None:
        """Take in one answer and tell which torrents are new, changed or gone.

        None, and nothing changed, for what is no main data: it has no `rid`.
        """
        rid = data.get("rid")
        if type(rid) is not int:
            return None
        touched: set[str] = set()
        if data.get("full_update") is True:
            touched |= self.torrents.keys()
            self.torrents, self.categories, self.tags, self.server = {}, {}, {}, {}
            self.odd = set()
        for gone in _names(data.get("torrents_removed")):
            self.odd.discard(gone)
            if self.torrents.pop(gone.lower(), None) is not None:
                touched.add(gone.lower())
        for name, fields in _pairs(data.get("torrents")):
            torrent = hash_of(name)
            if torrent is None:
                self.odd.add(name)
                continue
            known = self.torrents.setdefault(torrent, {})
            if isinstance(fields, dict):
                known.update({key: value for key, value in fields.items() if key in self._kept})
            touched.add(torrent)
        for gone in _names(data.get("categories_removed")):
            self.categories.pop(gone, None)
        for name, fields in _pairs(data.get("categories")):
            before = self.categories.get(name)
            if isinstance(before, dict) and isinstance(fields, dict):
                fields = {**before, **fields}
            self.categories[name] = fields
        for gone in _names(data.get("tags_removed")):
            self.tags.pop(gone, None)
        self.tags.update(dict.fromkeys(_names(data.get("tags"))))
        self.server.update(_pairs(data.get("server_state")))
        self.rid = rid
        return frozenset(touched)


def hash_of(name: str) -> str | None:
    """A torrent's hash in lower case; None for what cannot be one."""
    torrent = name.lower()
    fits = torrent.isascii() and torrent.isalnum() and SHORTEST_HASH <= len(torrent) <= 64
    return torrent if fits else None


def _pairs(value: Any) -> list[tuple[str, Any]]:
    return [pair for pair in value.items() if type(pair[0]) is str] if isinstance(value, dict) else []


def _names(value: Any) -> list[str]:
    return [name for name in value if type(name) is str] if isinstance(value, list) else []
