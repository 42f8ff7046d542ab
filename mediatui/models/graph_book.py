"""Graphs, and tables of the most …, as they were last told, each with its time: what the cache keeps."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediatui.models.audience import Section
from mediatui.models.statistics import Graph, Stat


@dataclass(frozen=True, slots=True)
class KeptGraph:
    """A graph and when it came, in seconds since the epoch."""

    graph: Graph
    at: float
    note: str = ""
    """What it rests on, where that is less than was asked for."""


@dataclass(frozen=True, slots=True)
class GraphBook:
    """The graphs of one service by what was asked."""

    graphs: dict[str, KeptGraph] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptStats:
    """The tables of the home page, and the libraries, and when they came."""

    stats: tuple[Stat, ...]
    sections: tuple[Section, ...]
    at: float


@dataclass(frozen=True, slots=True)
class StatBook:
    """The tables of one service by what was asked."""

    stats: dict[str, KeptStats] = field(default_factory=dict)
