"""The dialogs that the library's keys ask by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from mediatui.ui.dialogs.choose import ChooseDialog, Option

if TYPE_CHECKING:
    from mediatui.ui.dialogs.prompt import PromptDialog
    from mediatui.ui.list_screen import ListScreen


async def choose(
    screen: ListScreen[Any],
    title: str,
    options: Sequence[Option],
    chosen: Sequence[str] = (),
    *,
    several: bool = False,
) -> tuple[str, ...] | None:
    """What the person chose; None where nothing."""
    dialog = cast("ChooseDialog", screen.app.get_screen("choose"))
    dialog.prepare(
        veiled(screen, title), [_veiled(screen, each) for each in options], chosen, several=several
    )
    return await screen.app.push_screen_wait(dialog)


async def type_in(screen: ListScreen[Any], title: str, value: str = "", hint: str = "") -> str | None:
    """What the person typed; None where they left."""
    dialog = cast("PromptDialog", screen.app.get_screen("prompt"))
    dialog.prepare(title, value, hint=hint)
    return await screen.app.push_screen_wait(dialog)


def refuse(screen: ListScreen[Any], words: str) -> None:
    """Say why not."""
    screen.app.notify(words, severity="warning", markup=False, timeout=5)


def veiled(screen: ListScreen[Any], text: str) -> str:
    """The text as it may be shown."""
    veil = screen.app.veil  # type: ignore[attr-defined]
    return text if veil is None else str(veil.text(text))


def _veiled(screen: ListScreen[Any], option: Option) -> Option:
    return option._replace(words=veiled(screen, option.words), hint=veiled(screen, option.hint))
