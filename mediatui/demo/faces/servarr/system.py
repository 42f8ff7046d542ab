"""How the program is: its version, warnings, disks, tasks, commands and log."""

from __future__ import annotations

from mediatui.demo.faces.servarr.call import Call, Sorting, page_of
from mediatui.demo.faces.servarr.words import Document, error, moment, no_model, span
from mediatui.demo.world.library import spread
from mediatui.demo.world.managed.orders import cancel
from mediatui.demo.world.managed.records import Line, Order
from mediatui.demo.world.managed.setup import CLIENTS, DISKS, INDEXERS, Disk, Task

_WIKI = "https://wiki.servarr.com"
_LOW = 100 * 10**9
_RANKS = {"trace": 0, "debug": 1, "info": 2, "warn": 3, "error": 4, "fatal": 5}


def status(call: Call) -> Document:
    """The program and what it runs on."""
    setup = call.manager.setup
    return {
        "appName": setup.program,
        "instanceName": setup.title,
        "version": setup.version,
        "buildTime": "2026-01-18T03:12:45Z",
        "isDebug": False,
        "isProduction": True,
        "isAdmin": False,
        "isUserInteractive": False,
        "startupPath": f"/app/{setup.program.lower()}/bin",
        "appData": "/config",
        "osName": "alpine",
        "osVersion": "3.22.1",
        "isNetCore": True,
        "isLinux": True,
        "isOsx": False,
        "isWindows": False,
        "isDocker": True,
        "mode": "console",
        "branch": "main",
        "databaseType": "sqLite",
        "databaseVersion": "3.49.2",
        "authentication": "forms",
        "migrationVersion": 242,
        "urlBase": call.face.base,
        "runtimeVersion": "8.0.20",
        "runtimeName": ".NET",
        "startTime": moment(call.manager.start - 20),
        "packageVersion": setup.version,
        "packageAuthor": "[hotio](https://hotio.dev)",
        "packageUpdateMechanism": "docker",
    }


def health(call: Call) -> list[Document]:
    """What is wrong, each with a page to read."""
    program = call.manager.setup.program.lower()
    found: list[Document] = []

    def say(source: str, sort: str, words: str, page: str) -> None:
        found.append(
            {"source": source, "type": sort, "message": words, "wikiUrl": f"{_WIKI}/{program}/system#{page}"}
        )

    if call.manager.indexers_fail:
        say("IndexerStatusCheck", "error", "All indexers are unavailable due to failures",
            "indexers-are-unavailable-due-to-failures")  # fmt: skip
        say("IndexerSearchCheck", "warning", "No indexers available with Automatic Search enabled",
            "no-indexers-available-with-automatic-search-enabled")  # fmt: skip
    else:
        failing = ", ".join(indexer.name for indexer in INDEXERS if indexer.failing)
        say("IndexerStatusCheck", "warning", f"Indexers unavailable due to failures: {failing}",
            "indexers-are-unavailable-due-to-failures")  # fmt: skip
    clients = ", ".join(client.name for client in CLIENTS if client.failing)
    say("DownloadClientStatusCheck", "warning", f"Download clients unavailable due to failures: {clients}",
        "download-clients-are-unavailable-due-to-failures")  # fmt: skip
    for root in call.manager.setup.roots:
        free = free_space(call, root)
        if free < _LOW:
            low = f"Root folder {root} is nearly full: {free / 1e9:.1f} GB left"
            say("RootFolderCheck", "error" if not free else "warning", low, "missing-root-folder")
    if program == "sonarr":
        say("UpdateCheck", "notice", "New update is available: 4.0.16.2944", "new-update-is-available")
    return found


def _disk(path: str) -> Disk:
    return max((each for each in DISKS if path.startswith(each.path)), key=lambda each: len(each.path))


def total_space(path: str) -> int:
    """How large the disk is that a path lies on."""
    return _disk(path).total


def free_space(call: Call, path: str) -> int:
    """What is free of the disk that a path lies on."""
    disk = _disk(path)
    if call.manager.disk_full and disk.path.startswith("/data"):
        return 0
    return disk.free


def disks(call: Call) -> list[Document]:
    """The disks it sees; one is nearly full."""
    return [
        {
            "path": disk.path,
            "label": disk.label,
            "freeSpace": free_space(call, disk.path),
            "totalSpace": disk.total,
        }
        for disk in DISKS
    ]


def folders(call: Call) -> list[Document]:
    """The folders that hold its titles."""
    return [_folder(call, number, path) for number, path in call.manager.roots.items()]


def _folder(call: Call, number: int, path: str) -> Document:
    strays = [{"name": "lost+found", "path": f"{path}/lost+found", "relativePath": "lost+found"}]
    return {
        "path": path,
        "accessible": True,
        "freeSpace": free_space(call, path),
        "unmappedFolders": strays,
        "id": number,
    }


def folder(call: Call) -> Document:
    """One of them."""
    if call.id not in call.manager.roots:
        raise no_model("RootFolder", call.id)
    return _folder(call, call.id, call.manager.roots[call.id])


# Tasks and commands


def _task(call: Call, task: Task) -> Document:
    manager, period = call.manager, task.minutes * 60.0
    phase = spread(f"{manager.seed}/{manager.setup.name}/{task.command}", 0, period)
    last = manager.start - phase + (call.now - manager.start + phase) // period * period
    told = [
        o
        for o in manager.orders.values()
        if o.name == task.command and o.ended is not None and o.status == "completed"
    ]
    takes = spread(task.command, 0.1, 6)
    begun = last - takes
    if told and (told[-1].ended or 0) > last:
        last, begun = told[-1].ended or last, told[-1].started or begun
    return {
        "name": task.name, "taskName": task.command, "interval": task.minutes, "lastExecution": moment(last),
        "lastStartTime": moment(begun), "nextExecution": moment(last + period),
        "lastDuration": span(last - begun, fraction=True), "id": task.id,
    }  # fmt: skip


def tasks(call: Call) -> list[Document]:
    """What it does by itself, and when."""
    return [_task(call, task) for task in call.manager.setup.tasks]


def task(call: Call) -> Document:
    """One of them."""
    found = next((each for each in call.manager.setup.tasks if each.id == call.id), None)
    if found is None:
        raise no_model("Task", call.id)
    return _task(call, found)


def _order(order: Order) -> Document:
    takes = None if order.ended is None or order.started is None else order.ended - order.started
    changed = order.ended or order.started or order.queued
    body = {
        "sendUpdatesToClient": True, "updateScheduledTask": True, "requiresDiskAccess": False,
        "isExclusive": False, "isLongRunning": False, "name": order.name, "trigger": order.trigger,
        "suppressMessages": False, "clientUserAgent": "mediatui",
    }  # fmt: skip
    extra = {name: value for name, value in order.body.items() if name not in body}
    return {
        "name": order.name,
        "commandName": order.title,
        "message": order.message or None,
        "body": body | extra,
        "priority": "normal",
        "status": order.status,
        "result": "successful" if order.status == "completed" else "unknown",
        "queued": moment(order.queued),
        "started": moment(order.started),
        "ended": moment(order.ended),
        "duration": span(takes, fraction=True),
        "exception": order.error or None,
        "trigger": order.trigger,
        "clientUserAgent": "mediatui",
        "stateChangeTime": moment(changed),
        "sendUpdatesToClient": True,
        "updateScheduledTask": True,
        "lastExecutionTime": moment(order.ended),
        "id": order.id,
    }


_FORGOTTEN_AFTER = 300.0


def _known(call: Call) -> list[Order]:
    """Commands that are not forgotten yet."""
    return [
        o for o in call.manager.orders.values() if o.ended is None or o.ended > call.now - _FORGOTTEN_AFTER
    ]


def orders(call: Call) -> list[Document]:
    """What it was told to do of late, and does."""
    return [_order(order) for order in _known(call)]


def order(call: Call) -> Document:
    """One command."""
    found = next((order for order in _known(call) if order.id == call.id), None)
    if found is None:
        raise no_model("Command", call.id)
    return _order(found)


def give(call: Call) -> Document:
    """Tell it to do something. A name it does not know is an error of its own."""
    body = call.body()
    name = str(body.pop("name", "") or "")
    try:
        return _order(call.manager.order(name, body, call.now))
    except KeyError:
        raise error(
            500, f"Sequence contains no matching element: {name}", "System.InvalidOperationException"
        ) from None


def take_back(call: Call) -> Document:
    """Cancel a command that waits."""
    found = next((order for order in _known(call) if order.id == call.id), None)
    if found is None:
        raise no_model("Command", call.id)
    if not cancel(found, call.now):
        raise error(409, "Unable to cancel task that has already started")
    return {}


# The log


def _line(line: Line) -> Document:
    return {
        "time": moment(line.at), "level": line.level, "logger": line.logger, "message": line.words,
        "exception": line.error or None, "exceptionType": line.error.partition(":")[0] or None, "id": line.id,
    }  # fmt: skip


def log(call: Call) -> Document:
    """A page of the log; with a level, only what is at least as bad."""
    least = _RANKS.get(call.text("level").lower(), 0)
    found = [line for line in call.manager.lines if _RANKS[line.level] >= least]
    keys = {
        "time": lambda line: line.at * 100_000 + line.id % 100_000,
        "level": lambda line: _RANKS[line.level],
        "logger": lambda line: line.logger,
        "message": lambda line: line.words,
    }
    sorting: Sorting[Line] = Sorting(keys, "time")
    return page_of(call, found, sorting, _line)
