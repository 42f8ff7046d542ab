"""From the tables of settings, keys and columns to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mediatui.config.columns import COLUMNS as LISTS
from mediatui.config.key_names import shown as key_name
from mediatui.config.keymap import KEYMAP, keys_in_force
from mediatui.config.schema import ACTIVITY, GENERAL, SCREENS, Setting, Shape
from mediatui.models.endpoint import Endpoint
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.settings import Settings
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row

COLUMNS = (
    Column("group", "Group", 8, 10),
    Column("name", "Setting", 14, 26, 2),
    Column("value", "Value", 8, 30, 3),
    Column("words", "What it is for", 12, None, 4, from_width=76),
)
"""The columns of the list of settings."""

FIELDS = ("group", "name", "value", "what")
"""The fields of the filter."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "general.screen": SCREENS,
    "general.colour": ("auto", "truecolor", "256", "16", "none"),
    "general.ascii": ("auto", "on", "off"),
}
"""Settings that take one of a few words; themes are only known to the app."""

RESTART = frozenset({"general.mouse", "general.motion", "general.colour", "general.ascii", "general.screen"})
"""What is taken up at the next start only."""

SERVICE_SETTINGS = ("enabled", "read_only")
"""What of a service is changed here; the rest is in the file."""


class SettingItem(NamedTuple):
    """One line: what it is called in the file, what it is now, and how it is changed."""

    name: tuple[str, ...]
    group: str
    value: object
    words: str
    how: str
    """"flag", "choice", "text", "number", "key", "columns"."""
    changed: bool
    """Whether the file says something of it."""

    @property
    def dotted(self) -> str:
        """Its name with dots: "general.theme"."""
        return ".".join(self.name)


ORDERS: dict[str, tuple[str, Callable[[SettingItem], tuple[object, ...]]]] = {
    "group": ("group", lambda item: ()),
    "name": ("name", lambda item: (item.dotted,)),
}
"""Column key → what the order is called, and what it sorts by."""


def items(
    values: Mapping[str, object], settings: Settings, endpoints: Iterable[Endpoint]
) -> list[SettingItem]:
    """Every setting there is; `values` is what the file says."""
    found = [_of_table("general", setting, values, "General") for setting in GENERAL]
    found += [_of_table("activity", setting, values, "Activity") for setting in ACTIVITY]
    for endpoint in endpoints:
        for name in SERVICE_SETTINGS:
            dotted = f"services.{endpoint.name}.{name}"
            words = f"Whether {endpoint.name} is used at all" if name == "enabled" else "Change nothing on it"
            value = getattr(endpoint, name)
            found.append(
                SettingItem(
                    ("services", endpoint.name, name), "Services", value, words, "flag", dotted in values
                )
            )
    for screen, usual in LISTS.items():
        chosen = settings.columns.get(screen)
        words = f"The columns of {KEYMAP[f'screen.{screen}'].words.lower()}, in their order"
        found.append(
            SettingItem(("columns", screen), "Columns", chosen or usual, words, "columns", chosen is not None)
        )
    for name, held in keys_in_force(settings.keys).items():
        value = " ".join(key_name(key) for key in held)
        changed = name in settings.keys
        found.append(SettingItem(("keys", name), "Keys", value, KEYMAP[name].does, "key", changed))
    return found


def _of_table(table: str, setting: Setting, values: Mapping[str, object], group: str) -> SettingItem:
    dotted = f"{table}.{setting.name}"
    how = {Shape.YES_NO: "flag", Shape.NUMBER: "number"}.get(setting.shape, "text")
    if dotted in CHOICES or dotted == "general.theme":
        how = "choice"
    value = values.get(dotted, setting.default)
    words = setting.doc.rstrip(".")
    return SettingItem((table, setting.name), group, value, words, how, dotted in values)


def value_words(value: object) -> str:
    """A value as it is shown."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def facts_of(item: SettingItem) -> dict[str, str | float | None]:
    """What a filter may ask of a setting."""
    return {
        "group": item.group,
        "name": item.dotted,
        "value": value_words(item.value),
        "what": item.words,
    }


def row_of(item: SettingItem) -> Row:
    """One row: what differs from the default stands out."""
    name = item.dotted.partition(".")[2]
    cells = {
        "group": line(Span(item.group, "dim")),
        "name": line(Span(name, "strong" if item.changed else "")),
        "value": line(Span(value_words(item.value), "accent" if item.changed else "")),
        "words": line(Span(item.words, "dim")),
    }
    return Row(item.dotted, cells)


def detail_lines(item: SettingItem | None, place: str, width: int, default_key: str = "Del") -> list[Line]:
    """What it is, what it is now, how it is changed, and where it is written; `default_key` is the key that
    takes it out of there."""
    if item is None:
        return [line(Span("No setting is under the cursor", "dim"))]
    how = {
        "flag": "Enter turns it round.",
        "choice": "Enter shows what it may be.",
        "text": "Enter lets you type another.",
        "number": "Enter lets you type another.",
        "key": "Enter waits for the new key.",
        "columns": "Enter shows the columns to choose from.",
    }[item.how]
    lines = wrap(item.dotted, width, "title")
    lines += [(), *wrap(item.words, width), ()]
    lines += wrap(f"Now: {value_words(item.value)}", width, "strong")
    lines += wrap("as you set it" if item.changed else "as it is by default", width, "dim")
    lines += [(), *wrap(how, width)]
    if item.changed:
        lines += wrap(f"{default_key} takes it out of the file: the default holds again.", width)
    if item.dotted in RESTART:
        lines += wrap("Taken up when mediatui starts the next time.", width, "warn")
    return [*lines, (), *wrap(f"Written to {place}", width, "dim")]


def placeholder() -> Sequence[Line]:
    """What stands where there are no rows: they are all filtered out."""
    return [line("No setting matches the filter"), line(Span("Esc clears it", "dim"))]
