"""Fixtures of the tests of the simulated Seerr."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.demo.faces.seerr.asker import Asker

SHARED = Path(__file__).resolve().parents[4].parent / "shared"

Recorded = Callable[[str, str], Any]


@pytest.fixture
def seerr() -> Asker:
    """Seerr 3.1.0 before the household on the held evening."""
    return Asker()


@cache
def _read(program: str, name: str) -> Any:
    return json.loads((SHARED / "recordings" / program / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture
def recorded() -> Recorded:
    """Reads a recording by program and name; what needs them is skipped where they are not."""
    if not (SHARED / "recordings" / "seerr" / "index.json").exists():
        pytest.skip("the recordings of real servers are not beside this project")
    return _read
