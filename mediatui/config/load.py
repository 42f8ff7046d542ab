"""From the file to a `Config`, or to every problem in it at once."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from mediatui.config.kinds import KINDS, SUPPORTED
from mediatui.config.model import ActivitySettings, Config, General
from mediatui.config.problems import ConfigError, Report, make_private
from mediatui.config.read import parse, read_source
from mediatui.config.schema import ACTIVITY, GENERAL, SERVICE, TABLES
from mediatui.config.services import read_services
from mediatui.config.tables import read_table, unknown_key


def load_config(
    path: Path, environ: Mapping[str, str] = os.environ, *, supported: Collection[str] = SUPPORTED
) -> Config:
    """The configuration at `path`. No network; reads only that file and the key files it names.

    `supported` are the kinds this version has an adapter for. Raises `ConfigMissingError` when there is no
    file and `ConfigError` with all problems, in line order, when it cannot be used.
    """
    source = read_source(path)
    tables = parse(path, source.text)
    report = Report(path, source.text)
    _check_top(report, tables)
    general = read_table(report, ("general",), tables.get("general", {}), GENERAL)
    activity = read_table(report, ("activity",), tables.get("activity", {}), ACTIVITY)
    services, origins = read_services(report, tables.get("services", {}), environ, supported)
    keys = _read_keys(report, tables["keys"]) if "keys" in tables else {}
    columns = _read_columns(report, tables["columns"]) if "columns" in tables else {}
    if source.open_to_others and _holds_a_secret(tables.get("services")):
        report.warn((), "holds a key and can be read by others", make_private(path))
    if report.problems:
        raise ConfigError(report.problems)
    return Config(
        general=General(**general),
        activity=ActivitySettings(**activity),
        services=services,
        keys=keys,
        columns=columns,
        path=path,
        warnings=report.warnings(),
        origins=origins,
    )


def _check_top(report: Report, tables: Mapping[str, Any]) -> None:
    for name in tables:
        if name in TABLES:
            continue
        home = next((table for table in ("general", "activity") if _has(table, name)), None)
        if name in KINDS:
            report.problem((name,), "unknown table", f"Write [services.{name}].")
        elif home:
            report.problem((name,), "stands in no table", f"It belongs below [{home}].")
        else:
            unknown_key(report, (name,), TABLES)


def _read_keys(report: Report, table: object) -> dict[str, tuple[str, ...]]:
    from mediatui.config.keys import read_keys  # most files have no such table: they do not pay for it

    return read_keys(report, table)


def _read_columns(report: Report, table: object) -> dict[str, tuple[str, ...]]:
    from mediatui.config.columns import read_columns

    return read_columns(report, table)


def _has(table: str, name: str) -> bool:
    return any(setting.name == name for setting in TABLES[table])


def _holds_a_secret(services: object) -> bool:
    """Whether any service, used by this version or not, has a secret written in the file itself."""
    tables = services.values() if isinstance(services, dict) else ()
    secrets = [setting.name for setting in SERVICE if setting.secret]
    return any(isinstance(table, dict) and any(table.get(name) for name in secrets) for table in tables)
