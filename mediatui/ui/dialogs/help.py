"""The lines of `?`: every key that does something on this screen, from its live bindings. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding

from mediatui.ui.cells import Line, Span, line
from mediatui.ui.keys import GROUPS, key_name

SYMBOLS: Sequence[tuple[str, str]] = (
    ("▶ ‖ ◌", "playing, paused, buffering"),
    ("● ◐ ✗ ○ ·", "a service is up, slow, failing, off, not asked yet"),
    ("› +", "the cursor's row, a marked row"),
)
FILTER: Sequence[tuple[str, str]] = (
    ("word", "rows that have it, a typing mistake forgiven"),
    ('!word  "exact"', "rows without it, rows with exactly that"),
    ("field:word", "in that field only: user, title, player, state, decision, from, type, server, library"),
    ("mbps:>10  mbps:2..5", "numbers compared"),
)


def help_lines(bindings: Iterable[Binding]) -> list[Line]:
    """Keys by group, several keys of one action on one line; then filter words and symbols."""
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
    lines += _section("Filter words", FILTER)
    lines += _section("Symbols", SYMBOLS)
    return lines[:-1]


def _section(title: str, pairs: Sequence[tuple[str, str]]) -> list[Line]:
    rows = [line(Span(f"  {names:<22}", "accent"), words) for names, words in pairs]
    return [line(Span(title, "head")), *rows, ()]
