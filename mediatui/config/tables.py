"""One table of the file, held against the schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mediatui.config.checks import Wrong
from mediatui.config.lines import KeyPath
from mediatui.config.problems import Report, nearest
from mediatui.config.schema import MEANT, Setting


def read_table(report: Report, where: KeyPath, table: object, settings: Iterable[Setting]) -> dict[str, Any]:
    """The value of every setting by name: the default where the file says nothing, or something wrong.

    What is wrong goes to `report`.
    """
    known = {setting.name: setting for setting in settings}
    values = {name: setting.default for name, setting in known.items()}
    if not isinstance(table, dict):
        report.problem(where, f"must be a table, is {type_words(table)}", f"Write [{'.'.join(where)}].")
        return values
    for name, value in table.items():
        if name in known:
            read_value(report, (*where, name), value, known[name], values)
        else:
            unknown_key(report, (*where, name), known)
    return values


def read_value(
    report: Report, path: KeyPath, value: object, setting: Setting, values: dict[str, Any]
) -> None:
    """Put `value` into `values` if it is what `setting` wants; report it if not."""
    if not setting.shape.takes(value):
        report.problem(path, f"must be {setting.shape.words}, is {type_words(value)}", setting.shape.remedy)
        return
    try:
        values[setting.name] = setting.check(value)
    except Wrong as wrong:
        report.problem(path, wrong.words, wrong.remedy)


def unknown_key(report: Report, path: KeyPath, valid: Iterable[str]) -> None:
    """Report a key that does not exist, with the nearest one that does, else with all of them."""
    names = list(valid)
    meant = MEANT.get(path[-1].lower())
    if meant not in names:
        meant = nearest(path[-1], names)
    remedy = f"Did you mean {meant}?" if meant else f"Known here: {', '.join(names)}."
    report.problem(path, "unknown key", remedy)


def type_words(value: object) -> str:
    """What kind of value it is, without telling it."""
    match value:
        case bool():
            return "true or false"
        case str():
            return "text"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date or time"
