"""What the doctor looks at of the person's own: configuration, folders, files, log and crash reports."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediatui.cli import crash
from mediatui.cli.findings import Findings, Sign

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.runtime import Folders
    from mediatui.services.redact import Redactor

WARNINGS_SHOWN = 3
"""So many of the last warnings of the log are told."""
LONGEST_WARNING = 200


def configuration(path: Path) -> tuple[Findings, Config | None]:
    """The file, its mode and every problem; the configuration where it can be used."""
    from mediatui.config.load import load_config
    from mediatui.config.problems import ConfigError

    facts: dict[str, Any] = {"path": str(path), "mode": None, "problems": [], "warnings": []}
    found, config = Findings("configuration", facts), None
    try:
        facts["mode"] = f"{path.stat().st_mode & 0o7777:04o}"
    except OSError:
        pass
    try:
        config = load_config(path)
        facts["warnings"] = list(config.warnings)
    except ConfigError as error:
        facts["problems"] = [str(problem) for problem in error.problems]
    found.add(Sign.WELL if config else Sign.WRONG, "file", str(path))
    found.add(Sign.WELL, "mode", facts["mode"] or "there is no file")
    for words in facts["problems"]:
        found.add(Sign.WRONG, "problem", words)
    for words in facts["warnings"]:
        found.add(Sign.NOTE, "warning", words)
    return found, config


def writable(folder: Path) -> str:
    """Why nothing can be written to `folder`, or nothing; a folder that is missing must be one to be made."""
    import tempfile

    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        return f"{there} is no folder"
    if there != folder:
        return "" if os.access(there, os.W_OK | os.X_OK) else f"it cannot be made in {there}"
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as problem:
        return (problem.strerror or "no reason given").lower()


def folders_found(folders: Folders) -> Findings:
    """The folders of the cache and of the state, and whether they can be written."""
    found = Findings("folders", [])
    for name, folder in (("cache", folders.cache), ("state", folders.state)):
        why = writable(folder)
        found.facts.append({"name": name, "path": str(folder), "writable": not why, "problem": why or None})
        words = f"{folder}: {why}" if why else f"{folder}{'' if folder.exists() else ' (not made yet)'}"
        found.add(Sign.WRONG if why else Sign.WELL, name, words)
    return found


def files(folders: Folders, now: float) -> Findings:
    """The cache and the record: how large, how much, how new."""
    from mediatui.store.look import look_at_cache, look_at_record
    from mediatui.wording.quantities import ago, plural, size

    cache = look_at_cache(folders.cache / "cache.sqlite")
    record = look_at_record(folders.state / "record.sqlite")
    age = None if cache.newest is None else round(max(0.0, now - cache.newest), 1)
    facts: dict[str, Any] = {"cache": {"path": str(cache.path), "exists": cache.exists, "size": cache.size,
                       "rows": cache.rows, "newest_age": age, "problem": cache.problem or None},
             "record": {"path": str(record.path), "exists": record.exists, "size": record.size,
                        "journal_entries": record.entries, "recorded_minutes": record.minutes,
                        "problem": record.problem or None}}  # fmt: skip
    found = Findings("files", facts)
    if cache.problem:
        words = f"{cache.path}: {cache.problem}; a new one is begun at the next start"
    elif not cache.exists:
        words = f"{cache.path}: not begun yet"
    else:
        newest = "" if age is None else f", the newest {ago(age)}"
        words = f"{cache.path}: {size(cache.size)}, {plural(cache.rows, 'answer')}{newest}"
    found.add(Sign.NOTE if cache.problem else Sign.WELL, "cache", words)
    if record.problem:
        words = f"{record.path}: {record.problem}. Move it away to begin a new one."
    elif not record.exists:
        words = f"{record.path}: not begun yet"
    else:
        held = f"{plural(record.entries, 'change')} journalled, {plural(record.minutes, 'minute')} recorded"
        words = f"{record.path}: {size(record.size)}, {held}"
    found.add(Sign.WRONG if record.problem else Sign.WELL, "record", words)
    return found


def log_found(state: Path, redactor: Redactor) -> Findings:
    """The log: its size, how many warnings and errors, the last of them with secrets masked."""
    import re
    from collections import deque

    from mediatui.wording.quantities import plural, size

    path = state / "mediatui.log"
    begun = re.compile(r"\d{4}-\d\d-\d\d \S+ (?:WARNING|ERROR|CRITICAL) ")
    count, last, problem = 0, deque[str](maxlen=WARNINGS_SHOWN), ""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                if begun.match(line):
                    count += 1
                    last.append(redactor.redact(line.rstrip("\n"))[:LONGEST_WARNING])
        length = path.stat().st_size
    except OSError as error:
        length = 0
        problem = (
            "" if isinstance(error, (FileNotFoundError, NotADirectoryError)) else str(error.strerror).lower()
        )
    facts = {
        "path": str(path),
        "size": length,
        "warnings": count,
        "last": list(last),
        "problem": problem or None,
    }
    found = Findings("log", facts)
    words = problem or (f"{size(length)}, {plural(count, 'warning')}" if path.exists() else "not begun yet")
    found.add(Sign.NOTE if count or problem else Sign.WELL, "log", f"{path}: {words}")
    for line in last:
        found.add(Sign.NOTE, "", line)
    return found


def crashes(state: Path) -> Findings:
    """The crash reports that are kept."""
    reports = sorted(state.glob(crash.PATTERN))
    found = Findings("crashes", [str(path) for path in reports])
    if not reports:
        found.add(Sign.WELL, "crashes", "none")
    for path in reports:
        made = time.strftime("%Y-%m-%d %H:%M", time.localtime(path.stat().st_mtime))
        found.add(Sign.NOTE, "crash", f"{path} ({made})")
    return found
