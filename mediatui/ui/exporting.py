"""Writing what a list shows to a file: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import asyncio
import csv
import errno
import io
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mediatui.ui.cells import Line
from mediatui.ui.dialogs.prompt import PromptDialog
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.ui.list_screen import ListScreen

EXPORTED = "export.folder"
"""Under this name the record keeps where the last file was written."""

TAKEN = "there is a file of that name already"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def export(screen: ListScreen[Any]) -> None:
    """Ask for a file's name and write what is shown to it, names veiled where they are on the screen."""
    app = screen.app
    columns, rows = screen.shown_rows()
    if not rows:
        app.notify("There is nothing to export", severity="warning", markup=False, timeout=3)
        return
    folders = await screen.engine.choices.recall(EXPORTED)
    day = datetime.fromtimestamp(screen.store.now()).strftime("%Y-%m-%d")
    proposed = free_name(Path(folders[0] if folders else "~"), f"mediatui-{screen.PLACE}-{day}")
    dialog = cast("PromptDialog", app.get_screen("prompt"))
    title = f"Export {plural(len(rows), screen.ONE, screen.MANY)}"
    dialog.prepare(title, str(proposed), hint="a name that ends in .csv or .json", check=wrong_with)
    name = await app.push_screen_wait(dialog)
    if name is None:
        return
    path = _home(name)
    text = to_json(columns, rows) if name.lower().endswith(".json") else to_csv(columns, rows)
    try:
        await asyncio.to_thread(_write, path, text)
    except OSError as problem:
        reason = (problem.strerror or "no reason given").lower()
        app.notify(f"{path}: {reason}", title="Not exported", severity="error", markup=False, timeout=10)
        return
    await screen.engine.choices.remember(EXPORTED, str(path.parent))
    app.notify(f"Exported {plural(len(rows), screen.ONE, screen.MANY)} to {path}", markup=False, timeout=5)


def _home(name: str) -> Path:
    """The whole path, ~ standing for the person's home. Raises `OSError` where it cannot be one."""
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError:
        raise OSError(errno.EINVAL, "nobody has that home", name) from None


def _write(path: Path, text: str) -> None:
    # "x": between the question and now somebody may have put a file there.
    with path.open("x", encoding="utf-8", newline="") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:  # a full disk: half of it is worse than none
            path.unlink(missing_ok=True)
            raise


def free_name(folder: Path, stem: str) -> Path:
    """A name in `folder` that nothing has yet: "…-2.csv" where the plain one is taken."""
    number, path = 1, folder / f"{stem}.csv"
    while wrong_with(str(path)) == TAKEN:
        number += 1
        path = folder / f"{stem}-{number}.csv"
    return path


def wrong_with(name: str) -> str:
    """What is wrong with a file's name, in words; "" for nothing."""
    if not name:
        return "type a name"
    if not name.lower().endswith((".csv", ".json")):
        return "it must end in .csv or .json"
    try:
        path = _home(name)
        if not path.parent.is_dir():
            return "there is no such folder"
        path.lstat()
    except FileNotFoundError:
        return ""
    except OSError as problem:  # a folder that may not be looked into, a name that is too long
        return (problem.strerror or "no such name").lower()
    return TAKEN


def _text(cell: Line) -> str:
    return "".join(span.text for span in cell).strip()


def to_csv(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """A line of headings and a line for each row. What a spreadsheet would take for a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.label or column.key for column in columns])
    for row in rows:
        texts = [_text(row.cells.get(column.key, ())) for column in columns]
        writer.writerow([_quoted(text) for text in texts])
    return out.getvalue()


def _quoted(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) and len(text) > 1 else text


def to_json(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """A list with an object for each row, its texts by column key."""
    told = [{column.key: _text(row.cells.get(column.key, ())) for column in columns} for row in rows]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
