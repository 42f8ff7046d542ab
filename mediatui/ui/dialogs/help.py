"""The lines of `?`: every key that does something on this screen, from its live bindings. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from textual.binding import Binding

from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.keys import GROUPS, key_name

SYMBOLS: Sequence[tuple[str, str]] = (
    ("● ◐ ✗ ○ ·", "a service is up, slow, failing, off, not asked yet"),
    ("› +", "the cursor's row, a marked row"),
)
FILTER: Sequence[tuple[str, str]] = (
    ("word", "rows that have it, a typing mistake forgiven"),
    ('!word  "exact"', "rows without it, rows with exactly that"),
    ("field:word", "in that field only; Tab completes fields and values"),
    ("field:>10  field:2..5", "numbers compared"),
)


def help_lines(
    bindings: Iterable[Binding],
    fields: Collection[str] = (),
    symbols: Sequence[tuple[str, str]] = (),
) -> list[Line]:
    """Keys by group, several keys of one action on one line; then filter words and symbols: `fields` and
    `symbols` are the screen's own."""
    keys: dict[str, dict[str, list[str]]] = {group.description: {} for group in GROUPS}
    for binding in bindings:
        if binding.description and binding.group:
            actions = keys.setdefault(binding.group.description, {})
            actions.setdefault(binding.tooltip or binding.description, []).append(
                binding.key_display or key_name(binding.key)
            )
    lines: list[Line] = []
    for group, actions in keys.items():
        if actions:
            pairs = [(" ".join(dict.fromkeys(names)), words) for words, names in actions.items()]
            lines += _section(group, pairs)
    told = wrap(", ".join(fields), 62)
    names = ["fields here", *[""] * len(told)]
    words = ["".join(span.text for span in part) for part in told]
    lines += _section("Filter words", [*FILTER, *zip(names, words, strict=False)])
    lines += _section("Symbols", [*symbols, *SYMBOLS])
    return lines[:-1]


def _section(title: str, pairs: Sequence[tuple[str, str]]) -> list[Line]:
    rows = [line(Span(f"  {names:<22}", "accent"), words) for names, words in pairs]
    return [line(Span(title, "head")), *rows, ()]
