"""What stands in the list of the system screen: one entry for each thing, and how each sort reads. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mediatui.engine.health import ServiceHealth
from mediatui.engine.system import SharedDisk
from mediatui.engine.system_log import Logged
from mediatui.models.system import (
    ClientInfo,
    Command,
    CommandState,
    HealthWarning,
    IndexerInfo,
    Level,
    RootFolder,
    Task,
)
from mediatui.ui.cells import Line, Span, Tone, line
from mediatui.ui.widgets.spark import progress_bar
from mediatui.ui.widgets.status_line import DOTS
from mediatui.wording.failures import program, since_words
from mediatui.wording.quantities import plural, size, span
from mediatui.wording.system import check_name, command_name, due, every, lately, log_time, task_note

BAR = 10
"""Cells of the bar of a disk."""
TIGHT, FULL = 0.90, 0.97
"""From so full on a disk is worth a look, and is a problem."""


class Shown(NamedTuple):
    """How an entry reads: its sign, its words, the other cells of its row, and all that the detail says."""

    sign: str
    tone: Tone
    name: str
    service: str
    state: str
    words: str = ""
    problem: bool = False
    words_tone: Tone = ""
    cells: Mapping[str, Line] = {}
    pairs: tuple[tuple[str, str], ...] = ()
    long: str = ""
    """What is worth its own lines in the detail."""
    logger: str = ""


class Entry(NamedTuple):
    """One thing in one view. `live`: what is known of it is of now; `doing`: what is being done to it."""

    view: str
    key: str
    thing: Any
    live: bool = True
    doing: str = ""
    warnings: int = 0
    """Of a service: what it says of itself."""

    def shown(self, now: float) -> Shown:
        """How it reads at this time."""
        return _SHOWN[self.view](self, now)


def _dim(text: str) -> Line:
    return line(Span(text, "dim"))


def _service(entry: Entry, now: float) -> Shown:
    known: ServiceHealth = entry.thing
    endpoint, status, failure = known.endpoint, known.status, known.failure
    sign, tone = DOTS[known.health]
    version = status.version if status is not None else ""
    latency = ""
    if status is not None and status.latency_ms is not None and failure is None:
        latency = f"{status.latency_ms:.0f} ms"
    since = since_words(failure.since, now) if failure is not None else ""
    warned = plural(entry.warnings, "warning") if entry.warnings else ""
    words = failure.words if failure is not None else warned or endpoint.url
    cells = {"version": _dim(version), "latency": line(latency), "since": line(since)}
    pairs = (
        ("Program", program(endpoint.kind)),
        ("Version", version),
        ("Name", status.server_name if status is not None else ""),
        ("Latency", latency),
        ("Address", endpoint.url),
        ("Page", endpoint.external_url),
        ("Warnings", warned),
        ("Since", since),
        ("Failure", failure.words if failure is not None else ""),
        ("To do", failure.remedy if failure is not None else ""),
        ("Changes", "refused: it is read-only" if endpoint.read_only else ""),
    )
    words_tone: Tone = "bad" if failure is not None else "warn" if warned else "dim"
    problem = failure is not None or bool(entry.warnings)
    return Shown(
        sign, tone, endpoint.name, endpoint.name, known.health.value, words, problem, words_tone, cells, pairs
    )


_LEVELS: Mapping[Level, tuple[str, Tone]] = {
    Level.ERROR: ("✗", "bad"),
    Level.WARNING: ("!", "warn"),
    Level.NOTICE: ("·", ""),
    Level.OK: ("✓", "good"),
}


def _health(entry: Entry, now: float) -> Shown:
    warning: HealthWarning = entry.thing
    sign, tone = _LEVELS[warning.level]
    pairs = (("Level", warning.level.value), ("Check", warning.source), ("Service", warning.service))
    problem = warning.level in (Level.ERROR, Level.WARNING)
    more = (("More", warning.page),) if warning.page else ()
    name = check_name(warning.source) or "Health"
    return Shown(
        sign, tone, name, warning.service, warning.level.value, warning.words, problem, tone,
        pairs=pairs + more, long=warning.words,
    )  # fmt: skip


def _fullness(used: float) -> tuple[str, Tone]:
    if used >= FULL:
        return "✗", "bad"
    return ("◐", "warn") if used >= TIGHT else ("●", "good")


def _disk(entry: Entry, now: float) -> Shown:
    disk: SharedDisk = entry.thing
    used = disk.used
    sign, tone = _fullness(used or 0)
    bar: Line = ()
    if used is not None:
        done, rest = progress_bar(used, BAR)
        bar = line(Span(done, tone if tone != "good" else "bar"), Span(rest, "track"))
    others = ", ".join(disk.paths[1:])
    cells = {
        "bar": bar,
        "percent": line(Span("" if used is None else f"{used * 100:.0f}", tone if tone != "good" else "")),
        "free": line(Span(size(disk.free), "strong")),
        "total": _dim(size(disk.total)),
        "words": _dim(others),
    }
    pairs = (
        ("Free", size(disk.free)),
        ("Of", size(disk.total)),
        ("Full", "" if used is None else f"{used * 100:.1f} %"),
        ("Label", disk.label),
        ("Paths", ", ".join(disk.paths)),
        ("Seen by", ", ".join(disk.services)),
    )
    state = {"bad": "full", "warn": "nearly full"}.get(tone, "room")
    services = ", ".join(disk.services)
    return Shown(
        sign, tone, disk.paths[0], services, state, others, tone in ("bad", "warn"), "dim", cells, pairs
    )


_WAITS: Mapping[bool, tuple[str, Tone]] = {True: ("!", "warn"), False: ("·", "dim")}
"""Of a task, whether it is late."""


def _task(entry: Entry, now: float) -> Shown:
    task: Task = entry.thing
    late = task.next_run is not None and now - task.next_run > max(600.0, (task.interval_s or 0) / 2)
    last = "never" if task.last_run is None else lately(now - task.last_run)
    then = "" if task.next_run is None or not task.interval_s else due(task.next_run - now)
    then = "overdue" if late else then
    took = "" if task.last_duration_s is None else span(task.last_duration_s)
    cells = {
        "last": _dim(last),
        "next": line(Span(then, "warn" if late else "")),
        "every": _dim(every(task.interval_s)),
        "took": _dim(took),
    }
    pairs = (
        ("Command", task.command),
        ("Service", task.service),
        ("Last", "" if task.last_run is None else since_words(task.last_run, now)),
        ("Took", took),
        ("Next", "" if not then or task.next_run is None else since_words(task.next_run, now)),
        ("Every", every(task.interval_s)),
    )
    sign, tone = _WAITS[late]
    state = "late" if late else "waits" if then else "by hand"
    note = task_note(task)
    return Shown(sign, tone, task.name, task.service, state, note, late, cells=cells, pairs=pairs, long=note)


_STATES: Mapping[CommandState, tuple[str, Tone]] = {
    CommandState.QUEUED: ("·", ""),
    CommandState.STARTED: ("▶", "accent"),
    CommandState.COMPLETED: ("✓", "good"),
    CommandState.FAILED: ("✗", "bad"),
    CommandState.ABORTED: ("✗", "warn"),
    CommandState.CANCELLED: ("‖", "dim"),
    CommandState.ORPHANED: ("?", "warn"),
    CommandState.UNKNOWN: ("?", "dim"),
}


def _command(entry: Entry, now: float) -> Shown:
    command: Command = entry.thing
    sign, tone = _STATES[command.state]
    state = "running" if command.state is CommandState.STARTED else command.state.value
    took = command.duration_s
    if command.state is CommandState.STARTED and command.started is not None:
        took = max(0.0, now - command.started)
    begun = command.started or command.queued
    words = command.words or command.error
    cells = {
        "started": _dim("" if begun is None else since_words(begun, now)),
        "took": line("" if took is None else span(took)),
    }
    pairs = (
        ("Name", command.name),
        ("Service", command.service),
        ("By", "hand" if command.by_hand else "itself"),
        ("Queued", "" if command.queued is None else since_words(command.queued, now)),
        ("Begun", "" if command.started is None else since_words(command.started, now)),
        ("Ended", "" if command.ended is None else since_words(command.ended, now)),
        ("Took", "" if took is None else span(took)),
        ("Says", command.words),
        ("Failure", command.error),
    )
    failed = command.state in (CommandState.FAILED, CommandState.ABORTED, CommandState.ORPHANED)
    return Shown(
        sign, tone, command_name(command), command.service, state, words, failed,
        "bad" if failed else "dim", cells, pairs,
    )  # fmt: skip


_LOG_SIGNS: Mapping[str, tuple[str, Tone]] = {
    "fatal": ("✗", "bad"),
    "error": ("✗", "bad"),
    "warn": ("!", "warn"),
    "info": ("·", ""),
}


def _log(entry: Entry, now: float) -> Shown:
    logged: Logged = entry.thing
    told = logged.line
    sign, tone = _LOG_SIGNS.get(told.level, ("·", "dim"))
    at = "" if told.at is None else log_time(told.at, now)
    words = told.words or told.error
    cells = {"at": _dim(at), "logger": _dim(told.logger)}
    pairs = (("Time", at), ("Level", told.level), ("Logger", told.logger), ("Service", logged.service))
    long = " — ".join(part for part in (told.words, told.error) if part)
    bad = tone in ("bad", "warn")
    return Shown(
        sign, tone, told.logger, logged.service, told.level, words, bad, tone if bad else "", cells, pairs,
        long, told.logger,
    )  # fmt: skip


_ON: Mapping[bool, tuple[str, Tone]] = {True: ("✓", "good"), False: ("○", "dim")}
_BROKEN: tuple[str, Tone] = ("✗", "bad")


def _indexer(entry: Entry, now: float) -> Shown:
    indexer: IndexerInfo = entry.thing
    uses = (("rss", indexer.rss), ("automatic", indexer.automatic), ("by hand", indexer.interactive))
    used = ", ".join(words for words, so in uses if so)
    return _provider(indexer, indexer.is_on, used or "off")


def _client(entry: Entry, now: float) -> Shown:
    client: ClientInfo = entry.thing
    removes = (("completed", client.removes_completed), ("failed", client.removes_failed))
    removed = ", ".join(words for words, so in removes if so)
    shown = _provider(client, client.is_on, "on" if client.is_on else "off")
    return shown._replace(pairs=(*shown.pairs, ("Removes", removed)))


def _provider(one: IndexerInfo | ClientInfo, is_on: bool, state: str) -> Shown:
    sign, tone = _ON[is_on] if not one.trouble else _BROKEN
    priority = "" if one.priority is None else str(one.priority)
    cells = {"via": _dim(one.via.value), "priority": _dim(priority)}
    pairs: tuple[tuple[str, str], ...] = (
        ("Program", one.implementation),
        ("Used for" if isinstance(one, IndexerInfo) else "State", state),
        ("Via", one.via.value),
        ("Priority", priority),
        ("Service", one.service),
    )
    return Shown(
        sign, tone, one.name, one.service, state, one.trouble, bool(one.trouble), "bad", cells, pairs,
        one.trouble,
    )  # fmt: skip


def _folder(entry: Entry, now: float) -> Shown:
    folder: RootFolder = entry.thing
    sign, tone = _ON[True] if folder.is_accessible else _BROKEN
    state = "there" if folder.is_accessible else "not accessible"
    unmapped = plural(len(folder.unmapped), "folder") if folder.unmapped else ""
    cells = {"free": line(size(folder.free))}
    pairs = (
        ("Free", size(folder.free)),
        ("Service", folder.service),
        ("Strangers", ", ".join(folder.unmapped[:40])),
    )
    return Shown(
        sign,
        tone,
        folder.path,
        folder.service,
        state,
        unmapped,
        not folder.is_accessible,
        "dim",
        cells,
        pairs,
    )


_SHOWN: Mapping[str, Callable[[Entry, float], Shown]] = {
    "services": _service,
    "health": _health,
    "disks": _disk,
    "tasks": _task,
    "commands": _command,
    "logs": _log,
    "indexers": _indexer,
    "clients": _client,
    "folders": _folder,
}
