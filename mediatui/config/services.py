"""The `[services.NAME]` tables as endpoints."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from mediatui.config.credentials import SecretSources
from mediatui.config.kinds import KINDS, Kind
from mediatui.config.lines import KeyPath
from mediatui.config.problems import Report, dotted, nearest
from mediatui.config.schema import SERVICE
from mediatui.config.tables import read_table, type_words
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_BY_NAME = {setting.name: setting for setting in SERVICE}
_LOGIN = ("username", "password", "password_file", "password_env")


def read_services(
    report: Report, tables: object, environ: Mapping[str, str], supported: Collection[str]
) -> tuple[tuple[Endpoint, ...], dict[str, str]]:
    """The endpoints in file order, and where the secrets of each came from (dotted key → words)."""
    if not isinstance(tables, dict):
        words = f"must hold a table for each service, is {type_words(tables)}"
        report.problem(("services",), words, "Write [services.tautulli].")
        return (), {}
    sources = SecretSources(report, report.file.parent, environ)
    endpoints = []
    for name, table in tables.items():
        where = ("services", name)
        if not isinstance(table, dict):
            is_setting = name in _BY_NAME
            remedy = f"Write [services.NAME] above {name}." if is_setting else f"Write [services.{name}]."
            report.problem(where, f"must be a table, is {type_words(table)}", remedy)
            continue
        if not _NAME.fullmatch(name):
            words = "a service's name has letters, digits, - and _ only"
            report.problem(where, words, "Write it like [services.tautulli-cabin].")
        endpoint = _read_service(sources, where, table, supported)
        if endpoint:
            endpoints.append(endpoint)
    _warn_of_twins(report, endpoints)
    return tuple(endpoints), sources.origins


def _read_service(
    sources: SecretSources, where: KeyPath, table: dict[str, Any], supported: Collection[str]
) -> Endpoint | None:
    report = sources.report
    kind = _kind(table.get("kind", where[1]))
    if kind and kind.name not in supported:
        report.warn(where, f"kind {kind.name} is not supported by this version and is left out")
        return None
    values = read_table(report, where, table, SERVICE)
    if not kind:
        if "kind" not in table:
            report.problem((*where, "kind"), "the kind of service is missing", _kind_remedy(where[1]))
        return None
    if "url" not in table:
        report.problem((*where, "url"), "the address is missing", 'Add url = "http://…".')
    if not kind.takes_login:
        for name in _LOGIN:
            if name in table:
                report.problem((*where, name), f"{_program(kind)} has no use for it", "Take the line out.")
    elif sources.given(table, "password") and "username" not in table:
        report.problem((*where, "username"), "the user name is missing", 'Add username = "…".')
    enabled = values["enabled"]
    return Endpoint(
        name=where[1],
        kind=kind.name,
        url=values["url"] or "",
        api_key=_api_key(sources, where, table, values, kind),
        username=values["username"],
        password=sources.fetch(where, table, values, "password") if enabled and kind.takes_login else None,
        headers=_headers(sources, where, values),
        verify_tls=values["verify_tls"],
        ca_file=_ca_file(sources, where, values),
        timeout=values["timeout"],
        enabled=enabled,
        read_only=values["read_only"],
        external_url=values["external_url"],
    )


def _kind(name: object) -> Kind | None:
    return KINDS.get(name) if isinstance(name, str) else None


def _program(kind: Kind) -> str:
    from mediatui.wording.failures import program  # only on an error

    return program(kind.name)


def _kind_remedy(name: str) -> str:
    first = re.split("[-_]", name.lower())[0]
    meant = first if first in KINDS else nearest(name, KINDS) or nearest(first, KINDS)
    return f'Add kind = "{meant}".' if meant else f"Add kind = one of: {', '.join(KINDS)}."


def _api_key(
    sources: SecretSources, where: KeyPath, table: dict[str, Any], values: dict[str, Any], kind: Kind
) -> Secret | None:
    # A service that is switched off may lack what it would need.
    if not values["enabled"]:
        return None
    if kind.needs_key and not sources.given(table, "api_key"):
        sources.report.problem(
            (*where, "api_key"),
            "the API key is missing",
            f"Add api_key, api_key_file or api_key_env; {_program(kind)} shows it under {kind.key_place}.",
        )
    return sources.fetch(where, table, values, "api_key")


def _headers(sources: SecretSources, where: KeyPath, values: dict[str, Any]) -> dict[str, Secret]:
    headers: dict[str, Secret] = dict(values["headers"])
    sources.origins.update({dotted((*where, "headers", name)): "inline" for name in headers})
    return headers


def _ca_file(sources: SecretSources, where: KeyPath, values: dict[str, Any]) -> Path | None:
    if not values["ca_file"]:
        return None
    if not values["enabled"]:
        return sources.resolve(values["ca_file"])
    return sources.existing_file((*where, "ca_file"), values["ca_file"])


def _warn_of_twins(report: Report, endpoints: list[Endpoint]) -> None:
    """Two services at one address show everything twice: most often a copied table with the old address."""
    first: dict[str, str] = {}
    for endpoint in endpoints:
        if not endpoint.enabled or not endpoint.url:
            continue
        twin = first.setdefault(endpoint.fingerprint, endpoint.name)
        if twin != endpoint.name:
            path = ("services", endpoint.name, "url")
            report.warn(path, f"is also the address of {twin}", "Everything there will be shown twice.")
