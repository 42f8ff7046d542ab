"""The `[keys]` table: which keys the person gave to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mediatui.config import key_names
from mediatui.config.keymap import KEYMAP, TYPING, clashes
from mediatui.config.lines import KeyPath
from mediatui.config.problems import Report, nearest
from mediatui.config.tables import type_words

WHERE = ("keys",)
_TEXT_OR_LIST = 'Write a key like "X", or several like ["X", "delete"].'


class _Entry(NamedTuple):
    """What the file says of one id, and where."""

    path: KeyPath
    value: object


def read_keys(report: Report, table: object) -> dict[str, tuple[str, ...]]:
    """The keys of each id that the table names, in Textual's names; what is wrong goes to `report`.

    Ids may be written in quotes or as dotted keys. The default keys of the ids that it does not name
    count: a key that one of them holds is a clash.
    """
    if not isinstance(table, dict):
        report.problem(WHERE, f"must be a table, is {type_words(table)}", "Write [keys].")
        return {}
    entries: dict[str, _Entry] = {}
    changed: dict[str, tuple[str, ...]] = {}
    for name, entry in _flat(table, WHERE):
        if name not in KEYMAP:
            near = nearest(name, KEYMAP)
            remedy = f'Did you mean "{near}"?' if near else "Every id is listed by: mediatui keys."
            report.problem(entry.path, "unknown id", remedy)
        elif name in entries:
            first = report.line(entries[name].path)
            report.problem(entry.path, f"stands on line {first} too", "Keep one of the two.")
        else:
            entries[name] = entry
            if keys := _keys(report, name, entry):
                changed[name] = keys
    _check_clashes(report, entries, changed)
    return changed


def _flat(table: Mapping[str, Any], where: KeyPath) -> Iterator[tuple[str, _Entry]]:
    """Every key below `table`, its name joined by dots: `stream.terminate = …` makes tables in tables."""
    for name, value in table.items():
        path = (*where, name)
        if isinstance(value, dict):
            yield from _flat(value, path)
        else:
            yield ".".join(path[1:]), _Entry(path, value)


def _keys(report: Report, name: str, entry: _Entry) -> tuple[str, ...]:
    """The keys that the entry gives, each once; none if one of them is wrong."""
    path, value = entry
    given = value if isinstance(value, list) else [value]
    written = [each for each in given if isinstance(each, str)]
    if len(written) < len(given):
        found = type_words(next(each for each in given if not isinstance(each, str)))
        holds = "holds" if isinstance(value, list) else "is"
        report.problem(path, f"must be a key or a list of keys, {holds} {found}", _TEXT_OR_LIST)
        return ()
    if not written:
        report.problem(path, "names no key", "Name one, or leave the line out.")
    keys: dict[str, None] = {}
    for each in written:
        try:
            key = key_names.key_called(each)
        except key_names.NoKeyError as wrong:
            report.problem(path, wrong.words, wrong.remedy)
            return ()
        if KEYMAP[name].place in TYPING and key_names.writes(key):
            words = f"{key_names.shown(key)} writes a character where this key works, in a line of text"
            report.problem(path, words, 'Take one that writes nothing, like "ctrl+o", "F2" or "PgDn".')
            return ()
        if trouble := key_names.trouble(key):
            report.warn(path, f"{key_names.shown(key)} may not work: {trouble}", "Better: another key.")
        keys[key] = None
    return tuple(keys)


def _check_clashes(
    report: Report, entries: Mapping[str, _Entry], changed: Mapping[str, tuple[str, ...]]
) -> None:
    """Report every key that two ids share, once for each two, on the line of the later one."""
    # An id whose keys are wrong has its default ones here, which the person may have wanted to free.
    doubtful = entries.keys() - changed.keys()
    told: set[tuple[str, str]] = set()
    for key, one, other in clashes(changed):
        if (one, other) in told or doubtful & {one, other}:
            continue
        told.add((one, other))
        lines = {name: report.line(entries[name].path) for name in (one, other) if name in entries}
        at = max(lines, key=lambda name: lines[name])
        rival = other if at == one else one
        place = f"line {lines[rival]}" if rival in lines else "by default"
        words = f"{key_names.shown(key)} is the key of {rival} too ({place})"
        report.problem(entries[at].path, words, f"Give {at} or {rival} another key.")
