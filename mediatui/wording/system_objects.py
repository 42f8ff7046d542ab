"""Warnings and disks as commands print them as JSON: plain objects with names that stay. Sizes are bytes."""

from __future__ import annotations

from collections.abc import Sequence

from mediatui.models.system import HealthWarning
from mediatui.wording.objects import Json


def warning_object(warning: HealthWarning) -> Json:
    """`service`, `level` (error, warning, notice, ok), `check`, `words`, `page` of its wiki."""
    return {
        "service": warning.service,
        "level": warning.level.value,
        "check": warning.source or None,
        "words": warning.words,
        "page": warning.page or None,
    }


def disk_object(
    paths: Sequence[str], services: Sequence[str], label: str, free: int | None, total: int | None
) -> Json:
    """A disk once: `paths` it has, `services` that see it, `label`, `free`, `total`, `used` (0 to 1)."""
    used = None if free is None or not total else round(1 - free / total, 4)
    return {
        "paths": list(paths),
        "services": list(services),
        "label": label or None,
        "free": free,
        "total": total,
        "used": used,
    }
