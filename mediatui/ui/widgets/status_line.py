"""The header: the one line that matters everywhere, with a dot for each service."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from mediatui.engine.health import Health, ServiceHealth
from mediatui.engine.system_counts import Moving
from mediatui.models.stream import Activity, Decision
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, Tone, line, width_of
from mediatui.ui.widgets.lines import Lines
from mediatui.wording.quantities import mbps, plural, rate

DOTS: dict[Health, tuple[str, Tone]] = {
    Health.UP: ("●", "good"),
    Health.SLOW: ("◐", "warn"),
    Health.FAILING: ("✗", "bad"),
    Health.OFF: ("○", "dim"),
    Health.STARTING: ("◌", "warn"),
    Health.ASKING: ("·", "dim"),
}
"""A sign for each state, told apart by shape."""


class StatusLine(Lines, can_focus=True):
    """Counts at the left, what is out of the ordinary, dots at the right. Enter tells of each service."""

    DEFAULT_CSS = """
    StatusLine { dock: top; height: 1; }
    """

    BINDINGS = [keys.binding("services.open", "open")]

    class Opened(Message):
        """Enter, or a click, on the header."""

    def __init__(self) -> None:
        super().__init__(id="status-line")
        self._facts: tuple[Sequence[Line], Sequence[ServiceHealth]] = ((), ())

    def action_open(self) -> None:
        """Tell of each service."""
        self.post_message(self.Opened())

    def on_click(self) -> None:
        """The same as Enter."""
        self.action_open()

    def on_resize(self) -> None:
        """Fit the new width."""
        self.show(*self._facts)

    def show(self, parts: Sequence[Line], services: Sequence[ServiceHealth]) -> None:
        """Draw the parts that fit, the first being the most important, and the dots."""
        self._facts = (parts, services)
        dots = tuple(Span(*DOTS[service.health]) for service in services)
        room = self.size.width - width_of(dots) - 2
        shown: list[Span] = [Span(" ")]
        for part in parts:
            gap = 2 if len(shown) > 1 else 0
            if width_of(shown) + gap + width_of(part) > room:
                break
            shown += [Span(" " * gap), *part]
        pad = max(0, self.size.width - width_of(shown) - width_of(dots) - 1)
        self.set_lines(((*shown, Span(" " * pad), *dots, Span(" ")),))


def header_parts(
    activities: Sequence[Activity],
    services: Sequence[ServiceHealth],
    states: Sequence[str] = (),
    pending: int | None = None,
    moving: Moving | None = None,
    errors: int = 0,
) -> list[Line]:
    """What the header says, most important first; `states` are the program's own: "PAUSED"; `pending`
    requests wait for an answer (None: nobody keeps any); `moving` downloads come (None: nobody has any);
    services tell of so many `errors` of their own."""
    parts: list[Line] = [line(Span("mediatui", "accent"))]
    parts += [line(Span(state, "warn")) for state in states]
    streams = [stream for activity in activities for stream in activity.streams]
    transcodes = sum(stream.decision is Decision.TRANSCODE for stream in streams)
    if activities:
        words = f"▶ {plural(len(streams), 'stream')}"
        parts.append(line(Span(words, "strong"), f" ({transcodes} transcode)" if transcodes else ""))
        if total := sum(activity.total_kbps for activity in activities):
            parts.append(line(f"{mbps(total)} Mbps"))
    if pending is not None:
        parts.append(line(Span(plural(pending, "request"), "warn" if pending else "dim")))
    if moving is not None and moving.downloads:
        parts.append(line(Span(f"{moving.downloads:,} ↓ {rate(moving.down_rate)}".rstrip())))
    problems = errors + sum(service.health is Health.FAILING for service in services)
    if problems:
        parts.append(line(Span(plural(problems, "problem"), "bad")))
    return parts
