"""What is looked up before a download is repaired."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.engine.repair import import_candidates
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.imports import ImportCandidate
    from mediatui.models.queue import QueueItem


async def candidates_or_problem(engine: Engine, item: QueueItem) -> tuple[Sequence[ImportCandidate], str]:
    """The files of a download that could be imported, or in words why they cannot be had."""
    try:
        found = await import_candidates(engine, item)
    except ServiceError as problem:
        return (), f"{problem.failure.words}. {problem.failure.remedy}"
    return found.candidates, "" if found.candidates else "There are no files to import"
