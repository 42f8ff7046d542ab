"""Changing a setting in the configuration file, its comments and its order staying as they are."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediatui.config.load import load_config
from mediatui.config.problems import ConfigError, Problem, dotted
from mediatui.config.read import parse, read_source
from mediatui.config.write import write_private

if TYPE_CHECKING:
    from mediatui.config.model import Config


def change_setting(
    path: Path, name: tuple[str, ...], value: object, environ: Mapping[str, str] = os.environ
) -> Config:
    """Write `value` (None: take the setting out) under `name`, its table's path and its key.

    Gives the configuration as it is then. Raises `ConfigError` where the file cannot be read, or could not
    be used any more with the new value; then it is as it was. Raises `OSError` where it cannot be written.
    """
    before = read_source(path).text
    text = with_setting(path, before, name, value)
    if text != before:
        _must_load(path, text, environ)
        write_private(path, text)
    return load_config(path, environ)


def with_setting(path: Path, text: str, name: tuple[str, ...], value: object) -> str:
    """The text with that setting, nothing else of it changed. Raises `ConfigError` where that cannot be
    done, because it is written in an unusual way."""
    wanted = parse(path, text)
    name = _as_written(wanted, name)
    _put(wanted, name, value)
    changed = _changed(text, name, value)
    if changed is None or _tables(path, changed) != _filled(wanted):
        words, remedy = "cannot be changed from here", "Change it with: mediatui config edit."
        raise ConfigError([Problem(path, None, dotted(name), words, remedy)])
    return changed


def _as_written(tables: dict[str, Any], name: tuple[str, ...]) -> tuple[str, ...]:
    """Where the setting stands: ids of keys have dots, and may be written without quotes around them."""
    parts = (*name[:-1], *name[-1].split("."))
    found: Any = tables
    for part in parts:
        if not isinstance(found, dict) or part not in found:
            return name
        found = found[part]
    return parts


def _tables(path: Path, text: str) -> dict[str, Any] | None:
    """What a text of ours says; None where it is no TOML."""
    try:
        return _filled(parse(path, text))
    except ConfigError:
        return None


def _filled(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables without the empty ones: they say nothing, and a dotted key leaves none behind."""
    told = {name: _filled(value) if isinstance(value, dict) else value for name, value in tables.items()}
    return {name: value for name, value in told.items() if value != {}}


def _put(tables: dict[str, Any], name: tuple[str, ...], value: object) -> None:
    """The same change on the parsed tables: what the text must say in the end."""
    for part in name[:-1]:
        if part not in tables and value is None:
            return
        tables = tables.setdefault(part, {})
        if not isinstance(tables, dict):
            return
    if value is None:
        tables.pop(name[-1], None)
    else:
        tables[name[-1]] = value


def _changed(text: str, name: tuple[str, ...], value: object) -> str | None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        table: Any = document
        for part in name[:-1]:
            table = table.get(part, {})
        if value is None:
            table.pop(name[-1], None)
            return tomlkit.dumps(document)
        if name[-1] in table:
            table[name[-1]] = value
            return tomlkit.dumps(document)
        return _inserted(text, name, f"{dotted(name[-1:])} = {tomlkit.item(value).as_string()}")
    except (TOMLKitError, TypeError, AttributeError, KeyError, ValueError):
        return None


def _inserted(text: str, name: tuple[str, ...], setting: str) -> str:
    """The text with a new line: under the commented example of the same key, else under the table's head;
    a table that is not there yet is put at the end."""
    lines = text.split("\n")
    heads = [number for number, each in enumerate(lines) if each.strip().startswith("[")]
    head = next((n for n in heads if _head(lines[n]) == dotted(name[:-1])), None)
    if head is None:
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        table = f"{gap}[{dotted(name[:-1])}]\n{setting}\n"
        return text + (table.replace("\n", "\r\n") if "\r\n" in text else table)
    end = next((n for n in heads if n > head), len(lines))
    example = re.compile(rf'#\s?"?{re.escape(name[-1])}"?\s*=')
    after = next((n for n in range(head + 1, end) if example.match(lines[n])), head)
    lines.insert(after + 1, setting + ("\r" if lines[head].endswith("\r") else ""))
    return "\n".join(lines)


def _head(text: str) -> str:
    return text.strip().partition("#")[0].strip().strip("[]").replace(" ", "")


def _must_load(path: Path, text: str, environ: Mapping[str, str]) -> None:
    """Raise `ConfigError` if the program could not start with this text."""
    trial = path.with_name(f".{path.name}.trial")
    write_private(trial, text)
    try:
        load_config(trial, environ)
    except ConfigError as error:
        load_config(path, environ)  # where it was wrong before, the lines are told as they stand in it
        problems = [problem._replace(file=path) for problem in error.problems]
        raise ConfigError(problems) from None
    finally:
        trial.unlink(missing_ok=True)
