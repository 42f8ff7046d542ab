"""How the program is: warnings, disks, tasks, commands, log, indexers, clients, profiles, folders, tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mediatui.models.system import (
    ClientInfo,
    Command,
    CommandState,
    Disk,
    HealthWarning,
    IndexerInfo,
    Level,
    LogLine,
    QualityProfile,
    RootFolder,
    Tag,
    Task,
)
from mediatui.services.servarr.qualities import via_of
from mediatui.services.servarr.wire import (
    Raw,
    as_is,
    flag,
    ident,
    inner,
    known,
    maybe,
    minutes,
    moment,
    rows,
    span,
    text,
    whole,
    wholes,
)

_LEVELS = {level.value: level for level in Level}
_STATES = {state.value: state for state in CommandState}

Redact = Callable[[str], str]


def health_of(raw: Raw, service: str, redact: Redact) -> HealthWarning | None:
    """A warning; None where it says nothing."""
    words = redact(text(raw, "message"))
    if not words:
        return None
    level = known(_LEVELS, raw.get("type"), Level.WARNING)
    return HealthWarning(service, level, words, text(raw, "source"), redact(text(raw, "wikiUrl")))


def disk_of(raw: Raw, service: str) -> Disk | None:
    """A disk; None without a path."""
    path = text(raw, "path")
    if not path:
        return None
    return Disk(service, path, text(raw, "label"), _bytes(raw, "freeSpace"), _bytes(raw, "totalSpace"))


def task_of(raw: Raw, service: str) -> Task | None:
    """A task; None where it cannot be run. Its interval is sent in minutes."""
    command = text(raw, "taskName")
    if not command:
        return None
    return Task(
        service=service,
        name=text(raw, "name") or command,
        command=command,
        interval_s=minutes(raw, "interval"),
        last_run=moment(raw, "lastExecution"),
        last_duration_s=span(raw, "lastDuration"),
        next_run=moment(raw, "nextExecution"),
    )


def command_of(raw: Raw, service: str, redact: Redact) -> Command | None:
    """A command; None where its number is missing."""
    command_id = ident(raw, "id")
    if command_id is None:
        return None
    return Command(
        service=service,
        id=command_id,
        name=text(raw, "name"),
        state=known(_STATES, raw.get("status"), CommandState.UNKNOWN),
        title=text(raw, "commandName"),
        words=redact(text(raw, "message")),
        by_hand=raw.get("trigger") == "manual",
        queued=moment(raw, "queued"),
        started=moment(raw, "started"),
        ended=moment(raw, "ended"),
        duration_s=span(raw, "duration"),
        error=redact(text(raw, "exception")),
    )


def log_line_of(raw: Raw, redact: Redact) -> LogLine | None:
    """A line of the log; None where its number is missing."""
    line_id = ident(raw, "id")
    if line_id is None:
        return None
    return LogLine(
        id=line_id,
        at=moment(raw, "time"),
        level=text(raw, "level").lower(),
        logger=text(raw, "logger"),
        words=redact(text(raw, "message")),
        error=redact(text(raw, "exception")),
    )


def indexer_of(raw: Raw, service: str, warnings: Iterable[HealthWarning]) -> IndexerInfo | None:
    """An indexer; None without number or name. Its `fields`, which hold keys, are not read."""
    number, name = ident(raw, "id"), text(raw, "name")
    if number is None or not name:
        return None
    return IndexerInfo(
        service=service,
        id=number,
        name=name,
        implementation=text(raw, "implementationName") or text(raw, "implementation"),
        via=via_of(raw),
        priority=whole(raw, "priority"),
        rss=flag(raw, "enableRss"),
        automatic=flag(raw, "enableAutomaticSearch"),
        interactive=flag(raw, "enableInteractiveSearch"),
        tags=wholes(raw, "tags"),
        trouble=_trouble(name, "Indexer", warnings),
    )


def client_of(raw: Raw, service: str, warnings: Iterable[HealthWarning]) -> ClientInfo | None:
    """A download client; None without number or name. Its `fields`, which hold passwords, are not read."""
    number, name = ident(raw, "id"), text(raw, "name")
    if number is None or not name:
        return None
    return ClientInfo(
        service=service,
        id=number,
        name=name,
        implementation=text(raw, "implementationName") or text(raw, "implementation"),
        via=via_of(raw),
        priority=whole(raw, "priority"),
        is_on=flag(raw, "enable"),
        removes_completed=flag(raw, "removeCompletedDownloads"),
        removes_failed=flag(raw, "removeFailedDownloads"),
        tags=wholes(raw, "tags"),
        trouble=_trouble(name, "DownloadClient", warnings),
    )


def profile_of(raw: Raw) -> QualityProfile | None:
    """A quality profile; None where its number is missing.

    `cutoff` is the number of a quality or of a group of them; versions before 3 sent the quality whole.
    """
    number = ident(raw, "id")
    if number is None:
        return None
    cutoff = whole(raw, "cutoff")
    cutoff = whole(inner(raw, "cutoff"), "id") if cutoff is None else cutoff
    cutoff_name, taken = "", []
    for item in rows(raw, "items"):
        members = rows(item, "items")
        name = text(item, "name") or text(inner(item, "quality"), "name")
        # A group has a number of its own; a quality alone has it within. Where it is 0 it is not sent.
        own = ident(item, "id") if members else whole(inner(item, "quality"), "id") or 0
        if cutoff is not None and own == cutoff:
            cutoff_name = name
        if flag(item, "allowed") and name:
            taken.append(name)
    return QualityProfile(
        id=number,
        name=text(raw, "name"),
        upgrades=flag(raw, "upgradeAllowed"),
        cutoff=cutoff_name,
        qualities=tuple(taken),
        least_score=whole(raw, "minFormatScore"),
        cutoff_score=whole(raw, "cutoffFormatScore"),
    )


def folder_of(raw: Raw, service: str) -> RootFolder | None:
    """A root folder; None without number or path."""
    number, path = ident(raw, "id"), as_is(raw, "path")
    if number is None or not path:
        return None
    return RootFolder(
        service=service,
        id=number,
        path=path,
        is_accessible=maybe(raw, "accessible") is not False,
        free=_bytes(raw, "freeSpace"),
        unmapped=tuple(filter(None, (text(row, "name") for row in rows(raw, "unmappedFolders")))),
    )


def tag_of(raw: Raw) -> Tag | None:
    """A tag; None where its number is missing."""
    number = ident(raw, "id")
    return None if number is None else Tag(number, text(raw, "label"))


def _bytes(raw: Raw, name: str) -> int | None:
    size = whole(raw, name)
    return None if size is None or size < 0 else size


def _trouble(name: str, source: str, warnings: Iterable[HealthWarning]) -> str:
    """What a warning about indexers or clients says that names this one.

    These programs have no call that lists those that fail (only Prowlarr has): their warnings name them.
    """
    for warning in warnings:
        if warning.source.startswith(source) and name in warning.words:
            return warning.words
    return ""
