"""`mediatui config`: write and edit the configuration, say where it is, show it, ask every service in it."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mediatui.cli import setup
from mediatui.config.paths import config_file
from mediatui.models.secret import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mediatui.config.model import Config
    from mediatui.config.schema import Setting
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.failure import Failure
    from mediatui.runtime import ServiceReport

WELL, NOT_WELL, MISCONFIGURED = 0, 1, 2
"""Exit codes: all is well, something is not, the configuration is wrong."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `config` and what it can do to the program's commands."""
    parser = subparsers.add_parser("config", help="write, edit, find, show and check the configuration")
    commands = parser.add_subparsers(dest="config_command", required=True, metavar="COMMAND")
    init = commands.add_parser("init", help="write an example configuration to its place, for you to fill in")
    init.add_argument("--force", action="store_true", help="replace the configuration that is there")
    commands.add_parser("edit", help="open it in your editor ($VISUAL, $EDITOR), and check it on return")
    commands.add_parser("path", help="print where the configuration is")
    show = commands.add_parser("show", help="print what is in force, secrets masked")
    check = commands.add_parser("check", help="ask every service and say what is wrong")
    for command in (show, check):
        command.add_argument("--json", action="store_true", help="print one JSON object")
    for command in (parser, *commands.choices.values()):
        setup.add_config_option(command)
        command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what `args` ask. Returns the exit code; ends the program with 2 where the configuration is wrong."""
    if args.config_command == "show":
        return _show(setup.read_config(args), as_json=args.json)
    if args.config_command == "check":
        return _check(setup.read_config(args), as_json=args.json)
    path = config_file(args.config, os.environ)
    if args.config_command == "edit":
        from mediatui.cli.editing import edit

        return edit(path)
    return _init(path, force=args.force) if args.config_command == "init" else _say(str(path))


def _init(path: Path, *, force: bool) -> int:
    from mediatui.config.example import example_text
    from mediatui.config.write import write_private

    try:
        if path.exists() and not force:
            return _complain(f"{path} is there already. Replace it with: mediatui config init --force")
        write_private(path, example_text())
    except OSError as error:
        return _complain(f"{path} could not be written: {setup.reason(error)}.")
    return _say(
        f"Wrote {path}; only you can read it.",
        "Next: put your services' addresses and keys into it, then run: mediatui config check",
    )


def _show(config: Config, *, as_json: bool) -> int:
    from mediatui.config.schema import ACTIVITY, GENERAL, SERVICE

    general, activity = _values(GENERAL, config.general), _values(ACTIVITY, config.activity)
    services = [
        {"name": endpoint.name, **_values(SERVICE, endpoint), **_origins(endpoint, config)}
        for endpoint in config.services
    ]
    if as_json:
        return _say_json(
            path=str(config.path),
            general=general,
            activity=activity,
            services=services,
            keys={name: _shown(keys) for name, keys in config.keys.items()},
            warnings=config.warnings,
        )
    lines = [f"# {config.path}"]
    lines += _toml("general", GENERAL, general) + _toml("activity", ACTIVITY, activity)
    for service in services:
        lines += _toml(f"services.{service['name']}", SERVICE, service)
    if config.keys:
        lines += ["", "[keys]"]
        lines += [f"{_toml_value(name)} = {_toml_value(_shown(keys))}" for name, keys in config.keys.items()]
    return _say(*lines)


def _shown(keys: Iterable[str]) -> list[str]:
    """Keys as people write them."""
    from mediatui.config.key_names import shown

    return [shown(key) for key in keys]


def _values(settings: Iterable[Setting], holder: object) -> dict[str, Any]:
    """What `holder` has for each of `settings`, ready to be printed: secrets masked, paths as text."""
    return {
        setting.name: _printable(getattr(holder, setting.name), secret=setting.secret)
        for setting in settings
        if not setting.source_of
    }


def _printable(value: object, *, secret: bool) -> object:
    if isinstance(value, Mapping):
        return dict.fromkeys(value, MASK) if secret else dict(value)
    if secret and value:
        return MASK
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _origins(endpoint: Endpoint, config: Config) -> dict[str, str | None]:
    """Where the endpoint's secrets come from."""
    return {
        f"{secret}_from": config.origins.get(f"services.{endpoint.name}.{secret}")
        for secret in ("api_key", "password")
    }


def _toml(table: str, settings: Iterable[Setting], values: Mapping[str, Any]) -> list[str]:
    """The table as TOML, without what is not set; behind each what it is for, or where a secret is from."""
    lines = ["", f"[{table}]"]
    for setting in settings:
        value = values.get(setting.name)
        if value not in (None, "", {}):
            note = values.get(f"{setting.name}_from") or setting.doc
            lines.append(f"{setting.name} = {_toml_value(value)}  # {note}")
    return lines


def _toml_value(value: object) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{_toml_value(name)} = {_toml_value(each)}" for name, each in value.items())
        return f"{{ {pairs} }}"
    return json.dumps(value, ensure_ascii=False) if not isinstance(value, float) else f"{value:g}"


def _check(config: Config, *, as_json: bool) -> int:
    if not config.enabled:
        return _complain(
            f"{config.path}: no service is switched on. Add a [services.tautulli] with url and api_key."
        )
    import asyncio

    reports = {report.endpoint.name: report for report in asyncio.run(check_services(config))}
    services = [_finding(endpoint, reports.get(endpoint.name)) for endpoint in config.services]
    if as_json:
        _say_json(path=str(config.path), services=services, warnings=config.warnings)
    else:
        _say(*_table(services))
    return NOT_WELL if any(service["failure"] for service in services) else WELL


async def check_services(config: Config) -> list[ServiceReport]:
    """Ask every service that is switched on how it is, all at once; in the order of the file."""
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        return await runtime.ask_status()


def _finding(endpoint: Endpoint, report: ServiceReport | None) -> dict[str, Any]:
    """One service as an object of the JSON. States: up, slow, starting, failing, off."""
    from mediatui.engine.health import SLOW_MS
    from mediatui.models.stream import ServerStatus
    from mediatui.wording.objects import service_object

    status = (report and report.status) or ServerStatus()
    failure = _failure(endpoint, report) if endpoint.enabled else None
    if not endpoint.enabled:
        state = "off"
    elif failure:
        state = "failing"
    elif status.connected is None:
        state = "starting"
    else:
        state = "slow" if (status.latency_ms or 0) > SLOW_MS else "up"
    return {
        **service_object(endpoint, state, 0.0 if report and report.status else None, failure),
        "url": endpoint.url,
        "version": status.version or None,
        "server_name": status.server_name or None,
        "latency_ms": status.latency_ms,
    }


def _failure(endpoint: Endpoint, report: ServiceReport | None) -> Failure | None:
    from mediatui.models.failure import Failure, FailureKind
    from mediatui.wording.failures import failure_words, remedy

    if report and report.failure:
        return report.failure
    if report and report.status and report.status.connected is not False:
        return None
    kind = FailureKind.UPSTREAM_DOWN if report and report.status else FailureKind.BAD_PAYLOAD
    words = failure_words(kind, endpoint.kind)
    return Failure(kind, endpoint.name, words, remedy(kind, endpoint.kind), since=time.time())


def _table(services: list[dict[str, Any]]) -> list[str]:
    """A line for each service; what is wrong with it, and what to do, stands below its line."""
    from mediatui.wording.table import table

    columns = {"name": "NAME", "kind": "KIND", "url": "ADDRESS", "state": "STATE", "version": "VERSION"}
    rows = [[service[column] or "–" for column in columns] for service in services]
    lines = table(list(columns.values()), rows)
    told = lines[:1]
    for service, line in zip(services, lines[1:], strict=True):
        told.append(line)
        if failure := service["failure"]:
            told += [f"    {failure['words']}.", f"    → {failure['remedy']}"]
    return told


def _say_json(**members: Any) -> int:
    return _say(*json.dumps(members, ensure_ascii=False, indent=2).split("\n"))


def _say(*lines: str) -> int:
    setup.say(lines)
    return WELL


def _complain(words: str) -> int:
    from mediatui.config.problems import clean

    print(clean(words), file=sys.stderr)
    return MISCONFIGURED
