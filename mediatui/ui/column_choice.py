"""Choosing the columns of a list, and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from mediatui.ui.dialogs.choose import ChooseDialog, Option
from mediatui.ui.settings import PreferenceError

if TYPE_CHECKING:
    from mediatui.ui.list_screen import ListScreen


async def choose_columns(screen: ListScreen[Any]) -> None:
    """Ask which columns the list shows, show them, and keep the choice."""
    app = screen.app
    chosen = [column.key for column in screen.chosen_columns()]
    columns = {column.key: column for column in screen.columns()}
    order = [*chosen, *(key for key in columns if key not in chosen)]
    options = [Option(key, columns[key].label or key, _hint(columns[key].from_width)) for key in order]
    dialog = cast("ChooseDialog", app.get_screen("choose"))
    dialog.prepare(f"Columns of {screen.TITLE_WORDS}", options, chosen, several=True, ordered=True)
    wanted = await app.push_screen_wait(dialog)
    if wanted is None or list(wanted) == chosen:
        return
    usual = [column.key for column in screen.columns() if not column.optional]
    value = None if not wanted or list(wanted) == usual else list(wanted)
    try:
        await app.change_setting(("columns", screen.PLACE), value)  # type: ignore[attr-defined]
    except PreferenceError as problem:
        app.notify(str(problem), title="Not kept", severity="error", markup=False, timeout=10)


def _hint(from_width: int) -> str:
    return f"by itself from {from_width} cells on" if from_width else ""
