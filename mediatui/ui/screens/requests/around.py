"""What the libraries have to do with a request, as lines: titles like it, room where it would land. Pure."""

from __future__ import annotations

from mediatui.engine.library_similar import Around
from mediatui.engine.lookups import Looked
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.wording.quantities import size


def around_lines(looked: Looked[Around] | None, width: int) -> list[Line]:
    """Nothing where there is no library, or it has nothing to say."""
    if looked is None or looked.value is None or not (looked.value.alike or looked.value.rooms):
        return []
    lines: list[Line] = [()]
    if looked.value.alike:
        lines.append(line(Span("In the library", "head")))
        for each in looked.value.alike:
            lines += wrap(f"{each.title} · {each.state} · {each.service}", width)
    if looked.value.rooms:
        lines.append(line(Span("Room where it lands", "head")))
        for room in looked.value.rooms:
            free = "not known" if room.free is None else f"{size(room.free)} free"
            lines += wrap(f"{room.folder} · {free} · {room.service}", width)
    return lines
