"""How the services are, put together: warnings, disks told once, tasks, commands, indexers, clients. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mediatui.models.system import Disk

GIB = 1024**3

RESOURCES = ("health", "disks", "tasks", "commands", "indexers", "clients", "root_folders")
"""What of a service's own state is polled."""


class SharedDisk(NamedTuple):
    """A disk with all the names it has: what one service calls `/movies` is `/data` to another."""

    paths: tuple[str, ...]
    services: tuple[str, ...]
    label: str = ""
    free: int | None = None
    total: int | None = None

    @property
    def key(self) -> str:
        """What stands for it wherever rows are told apart."""
        return f"{self.services[0]}{self.paths[0]}"

    @property
    def used(self) -> float | None:
        """How full it is, 0 to 1; None where that is not known."""
        if self.free is None or not self.total:
            return None
        return min(1.0, max(0.0, 1 - self.free / self.total))


def disks_once(disks: Iterable[Disk]) -> tuple[SharedDisk, ...]:
    """Every disk once, however many services see it, under however many paths; the fullest first.

    No service says which disk it is. Of one service's list, which is of one moment, what has the same size
    and the same free bytes is one disk; what two services tell was asked at different moments, and there
    the free bytes may differ by a hundredth of the disk.
    """
    found: list[SharedDisk] = []
    for service, own in _by_service(disks).items():
        taken: set[int] = set()
        for disk in own:
            number = _same_as(disk, found, taken)
            if number is None:
                found.append(disk)
                taken.add(len(found) - 1)
            else:
                known = found[number]
                paths = tuple(dict.fromkeys(known.paths + disk.paths))
                found[number] = known._replace(
                    paths=paths, services=(*known.services, service), label=known.label or disk.label
                )
                taken.add(number)
    found.sort(key=lambda disk: (disk.used is None, -(disk.used or 0), disk.paths))
    return tuple(found)


def _by_service(disks: Iterable[Disk]) -> dict[str, list[SharedDisk]]:
    """Of each service its disks, those of the same size with the same free bytes as one."""
    groups: dict[str, dict[object, SharedDisk]] = {}
    for disk in disks:
        own = groups.setdefault(disk.service, {})
        which: object = disk.path if disk.free is None or not disk.total else (disk.total, disk.free)
        one = own.get(which)
        if one is None:
            own[which] = SharedDisk((disk.path,), (disk.service,), disk.label, disk.free, disk.total)
        else:
            own[which] = one._replace(paths=(*one.paths, disk.path), label=one.label or disk.label)
    return {service: list(own.values()) for service, own in groups.items()}


def _same_as(disk: SharedDisk, found: list[SharedDisk], taken: set[int]) -> int | None:
    """Which of the disks of other services it is; None: none of them."""
    if disk.free is None or not disk.total:
        return None
    near = [
        (abs(disk.free - other.free), number)
        for number, other in enumerate(found)
        if number not in taken and other.total == disk.total and other.free is not None
    ]
    apart, number = min(near, default=(0, None))
    return number if apart <= max(GIB, disk.total // 100) else None
