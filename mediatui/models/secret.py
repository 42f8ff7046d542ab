"""A value that must never be shown: its text and repr are a mask."""

from __future__ import annotations

MASK = "••••••••"


class Secret:
    """Holds a secret; only `reveal` gives it away, so that each use can be found by name."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The secret itself: for the request that needs it, and for nothing else."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    __str__ = __repr__
