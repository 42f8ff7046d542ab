"""From what the services told to the entries of the list, those that matter first. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mediatui.engine.health import ServiceHealth
from mediatui.engine.system import SharedDisk, disks_once
from mediatui.engine.system_log import Logged
from mediatui.models.snapshot import Snapshot
from mediatui.models.system import Command, CommandState, Level
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.screens.system.entries import Entry
from mediatui.ui.widgets.rows import Row
from mediatui.wording import system_privacy as privacy

if TYPE_CHECKING:
    from mediatui.ui.veil import Veil

Known = Mapping[str, Mapping[str, Snapshot[Any]]]
"""What is known of each resource (by the name of its view) on each service."""

_BADNESS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTICE: 2, Level.OK: 3}


def entries(
    services: Sequence[ServiceHealth],
    known: Known,
    logs: Sequence[Logged],
    doing: Mapping[str, str],
    now: float,
) -> list[Entry]:
    """Everything in all views. `doing` says by key what is being done."""
    warned = {
        name: sum(w.level in (Level.ERROR, Level.WARNING) for w in snapshot.shown(now) or ())
        for name, snapshot in known.get("health", {}).items()
    }
    found = [
        Entry("services", f"service/{s.endpoint.name}", s, warnings=warned.get(s.endpoint.name, 0))
        for s in services
    ]
    found += _of(known, "health", now, lambda w: f"{w.source}/{w.words}", lambda w: _BADNESS[w.level])
    found += _disks(known.get("disks", {}), now)
    found += _of(known, "tasks", now, lambda t: t.command, lambda t: (t.next_run is None, t.next_run or 0))
    found += _of(known, "commands", now, lambda c: c.id, _turn)
    found += [Entry("logs", f"log/{each.key}", each) for each in logs]
    for view in ("indexers", "clients"):
        found += _of(known, view, now, lambda p: p.id, lambda p: (not p.trouble, p.priority or 0, p.name))
    found += _of(known, "folders", now, lambda f: f.id, lambda f: (f.is_accessible, f.path))
    if doing:
        found = [e._replace(doing=doing[e.key]) if e.key in doing else e for e in found]
    return found


def _of(known: Known, view: str, now: float, name: Any, order: Any) -> list[Entry]:
    """The entries of a view, each with its service's name in its key."""
    made = [
        Entry(view, f"{view}/{service}/{name(thing)}", thing, _live(snapshot, now))
        for service, snapshot in known.get(view, {}).items()
        for thing in snapshot.shown(now) or ()
    ]
    made.sort(key=lambda entry: order(entry.thing))
    return made


def _disks(snapshots: Mapping[str, Snapshot[Any]], now: float) -> list[Entry]:
    every = [disk for snapshot in snapshots.values() for disk in snapshot.shown(now) or ()]
    old = {name for name, snapshot in snapshots.items() if not _live(snapshot, now)}
    return [
        Entry("disks", f"disks/{disk.key}", disk, not old.issuperset(disk.services))
        for disk in disks_once(every)
    ]


def _turn(command: Command) -> tuple[object, ...]:
    """What runs, then what waits, then what is over; the newest of each first."""
    waits = command.state is not CommandState.STARTED
    return (command.is_over, waits, -(command.queued or 0), -command.id)


def _live(snapshot: Snapshot[Any], now: float) -> bool:
    return snapshot.failure is None and not snapshot.is_old(now)


def facts_of(entry: Entry) -> dict[str, str | float | None]:
    """What the filter may ask of an entry."""
    shown = entry.shown(0)
    return {
        "name": shown.name,
        "service": shown.service,
        "state": shown.state,
        "words": f"{shown.words} {shown.long}",
        "level": shown.state,
        "logger": shown.logger,
        "is": "problem" if shown.problem else "well",
    }


def row_of(entry: Entry, now: float) -> Row:
    """One row of the list."""
    shown = entry.shown(now)
    cells: dict[str, Line] = {
        "sign": line(Span("…" if entry.doing else shown.sign, "accent" if entry.doing else shown.tone)),
        "name": line(Span(shown.name, "strong" if shown.problem or entry.view == "services" else "")),
        "service": line(Span(shown.service, "dim")),
        "state": line(Span(entry.doing or shown.state, "accent" if entry.doing else shown.tone)),
        "words": line(Span(shown.words, shown.words_tone)),
        **shown.cells,
    }
    return Row(entry.key, cells, dim=not entry.live)


def detail_lines(entry: Entry | None, now: float, width: int) -> list[Line]:
    """Everything about it."""
    if entry is None:
        return [line(Span("Nothing under the cursor", "dim"))]
    shown = entry.shown(now)
    lines = wrap(shown.name, width, "title")
    lines += [line(Span(f"{shown.sign} {entry.doing or shown.state}", shown.tone)), ()]
    if shown.long:
        lines += [*wrap(shown.long, width, shown.words_tone), ()]
    return lines + pairs_lines(shown.pairs, width)


def veiled(entry: Entry, veil: Veil) -> Entry:
    """The entry without names, paths, addresses and free text."""
    thing = entry.thing
    match entry.view:
        case "services":
            thing = _veiled_service(thing, veil)
        case "health":
            thing = privacy.veiled_warning(thing)
        case "disks":
            thing = _veiled_disk(thing)
        case "commands":
            thing = privacy.veiled_command(thing)
        case "logs":
            thing = thing._replace(line=privacy.veiled_line(thing.line))
        case "indexers":
            thing = privacy.veiled_indexer(thing)
            veil.learn(entry.thing.name, thing.name)
        case "clients":
            thing = privacy.veiled_client(thing)
            veil.learn(entry.thing.name, thing.name)
        case "folders":
            thing = privacy.veiled_folder(thing)
            veil.learn(entry.thing.path, thing.path)
    return entry._replace(thing=thing)


def _veiled_service(known: ServiceHealth, veil: Veil) -> ServiceHealth:
    endpoint = replace(
        known.endpoint, url=veil.text(known.endpoint.url), external_url=veil.text(known.endpoint.external_url)
    )
    status = known.status
    if status is not None:
        status = replace(status, server_name=veil.word("Server", status.server_name))
    failure = known.failure
    if failure is not None:
        failure = replace(failure, words=veil.text(failure.words), remedy=veil.text(failure.remedy))
    return replace(known, endpoint=endpoint, status=status, failure=failure)


def _veiled_disk(disk: SharedDisk) -> SharedDisk:
    return disk._replace(paths=privacy.veiled_paths(disk.paths), label="")


def commands_of(found: Iterable[Entry]) -> list[Entry]:
    """Those that are commands not over yet."""
    return [entry for entry in found if entry.view == "commands" and not entry.thing.is_over]
