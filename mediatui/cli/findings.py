"""What the doctor has found: signs, names and words for people, facts for JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Sign(Enum):
    """How a finding is: in order, worth knowing, wrong."""

    WELL = ("✓", "+")
    NOTE = ("!", "!")
    WRONG = ("✗", "x")


@dataclass(slots=True)
class Findings:
    """A section of the report: `facts` for JSON, `lines` (sign, name, words) for people."""

    title: str
    facts: Any = field(default_factory=dict)
    lines: list[tuple[Sign, str, str]] = field(default_factory=list)

    def add(self, sign: Sign, name: str, words: str) -> None:
        """Say one more thing."""
        self.lines.append((sign, name, words))

    @property
    def well(self) -> bool:
        """Whether nothing of it is wrong."""
        return all(sign is not Sign.WRONG for sign, _, _ in self.lines)
