"""How tasks, commands, warnings and disks are said."""

from __future__ import annotations

import re
from datetime import tzinfo

from mediatui.models.system import Command, Task
from mediatui.wording.failures import since_words
from mediatui.wording.quantities import MINUTE, ago, span

OUTSIDE = {
    "RssSync": "every indexer is asked for its newest releases",
    "ImportListSync": "every list is asked, and what stands on it may be added",
    "Backup": "a backup is written to its disk",
    "ApplicationUpdate": "it looks for a newer version of itself, and may install it",
    "ApplicationCheckUpdate": "it looks for a newer version of itself, and may install it",
    "CheckHealth": "it asks indexers, download clients and the outside whether they answer",
    "RefreshMovie": "data of all movies are read anew, and all folders",
    "RefreshSeries": "data of all series are read anew, and all folders",
    "RefreshCollections": "data of all collections are read anew",
    "MissingMoviesSearch": "every indexer is asked for every missing movie",
    "MissingEpisodeSearch": "every indexer is asked for every missing episode",
    "CleanUpRecycleBin": "what lies in the recycle bin for long is deleted",
}
"""What somebody notices of a command, by its name."""


def every(seconds: float | None) -> str:
    """How often something is done: "15 min", "6 h", "by hand" for None and 0."""
    return span(seconds) if seconds else "by hand"


def command_name(command: Command) -> str:
    """What a command is called: "Movies Search"; where it has no name for people, its own, spelt out."""
    return command.title or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", command.name) or f"command {command.id}"


def task_note(task: Task) -> str:
    """What running a task does beyond the service itself; "" for nothing that is known."""
    return OUTSIDE.get(task.command, "")


def check_name(source: str) -> str:
    """The check that found something, in words: "IndexerStatusCheck" → "Indexer status"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", source.removesuffix("Check"))
    return words[:1] + words[1:].lower()


def log_time(at: float, now: float, tz: tzinfo | None = None) -> str:
    """When a line of a log was written, both in seconds since the epoch: "21:39:58", older ones with their
    day. `tz` is the machine's own zone when None."""
    words = since_words(at, now, tz)
    if len(words) != len("21:39"):
        return words
    return f"{words}:{int(at) % 60:02}"


def due(seconds: float) -> str:
    """How long until something is done: "in 12 min", "now" for what is due. No seconds are counted: a list
    that stands still shall write nothing."""
    if seconds < 1:
        return "now"
    return f"in {span(seconds)}" if seconds >= MINUTE else "in < 1 min"


def lately(seconds: float) -> str:
    """How long ago something was done, seconds not counted either: "just now", "2 min ago"."""
    return ago(seconds) if seconds >= MINUTE else "just now"
