"""Main data and what changed in them since a client asked last."""

from __future__ import annotations

from mediatui.demo.faces.qbittorrent.dialect import Dialect
from mediatui.demo.faces.qbittorrent.shapes import (
    Fields,
    category_fields,
    flags,
    server_fields,
    torrent_fields,
)
from mediatui.demo.world.torrents import Torrents

Whole = dict[str, dict[str, object]]

_MAPS = ("torrents", "categories", "trackers", "server_state")


def whole_of(torrents: Torrents, dialect: Dialect) -> Whole:
    """Everything, as maps; tags are one with nothing behind them."""
    places, trackers = torrents.places(), dict[str, object]()
    told: dict[str, object] = {}
    for name, torrent in torrents.by_hash.items():
        fields = torrent_fields(torrent, torrents.now, places.get(name, 0), dialect)
        told[name] = fields | flags(torrent) if dialect.newest else fields
        if torrent.tracker:
            before = trackers.get(torrent.tracker)
            trackers[torrent.tracker] = [*(before if isinstance(before, list) else []), name]
    return {
        "torrents": told,
        "categories": {
            name: category_fields(name, path, dialect) for name, path in torrents.categories.items()
        },
        "trackers": trackers,
        "tags": dict.fromkeys(torrents.tags),
        "server_state": dict(server_fields(torrents, dialect)),
    }


class Listener:
    """What one session was told last."""

    def __init__(self) -> None:
        self._rid = 0
        self._told: Whole = {}

    def answer(self, whole: Whole, rid: int, dialect: Dialect) -> Fields:
        """The changes since `rid`, or everything where that was not the last answer."""
        known = rid == self._rid > 0
        before, self._told = self._told, whole
        self._rid += 1
        if not known:
            return _everything(whole, self._rid, dialect)
        return {"rid": self._rid, **_changes(before, whole)}


def _everything(whole: Whole, rid: int, dialect: Dialect) -> Fields:
    answer: Fields = {"full_update": True, "rid": rid}
    for name, part in whole.items():
        # The newer ones leave out what is empty.
        if part or not dialect.rich:
            answer[name] = list(part) if name == "tags" else part
    return answer


def _changes(before: Whole, after: Whole) -> Fields:
    changes: Fields = {}
    for name in _MAPS:
        old, new = before[name], after[name]
        changed = {
            key: _changed_fields(old.get(key), value)
            for key, value in new.items()
            if key not in old or old[key] != value
        }
        if changed:
            changes[name] = changed
        gone = sorted(old.keys() - new.keys())
        if gone and name != "server_state":
            changes[f"{name}_removed"] = gone
    added = [tag for tag in after["tags"] if tag not in before["tags"]]
    gone = [tag for tag in before["tags"] if tag not in after["tags"]]
    return changes | ({"tags": added} if added else {}) | ({"tags_removed": gone} if gone else {})


def _changed_fields(old: object, new: object) -> object:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {key: value for key, value in new.items() if key not in old or old[key] != value}
