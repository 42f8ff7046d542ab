"""The line that names the parts of a list, the one that is shown always among them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from mediatui.ui.cells import Line, Span, width_of


def views_line(parts: Sequence[tuple[str, bool]], width: int, after: Sequence[Span] = ()) -> Line:
    """The words of each part and whether it is the one that is shown, then `after`.

    Where `width` cells do not hold all of it, parts to the left of the one that is shown are left out.
    """
    spans = [
        Span(f"[{words}]" if here else f" {words} ", "accent" if here else "dim") for words, here in parts
    ]
    here = next((number for number, (_, shown) in enumerate(parts) if shown), 0)
    first = 0
    while first < here and 2 + width_of((*spans[first : here + 1], *after)) > width:
        first += 1
    return (Span(" …" if first else " ", "dim"), *spans[first:], *after)
