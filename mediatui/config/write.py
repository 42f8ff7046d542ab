"""Writing files that hold secrets: whole or not at all, and readable by their owner only."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8, mode 0600, in one step: a reader finds the old file or the new one.

    A link is followed and its real file replaced, so that a configuration kept elsewhere stays linked.
    Folders that are missing are made, mode 0700. Raises `OSError`; then nothing has changed and nothing
    is left behind.
    """
    content = text.encode()
    target = Path(os.path.realpath(path))
    if target.is_symlink():  # what realpath cannot resolve is a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    _make_folder(target.parent)
    # mkstemp makes the file 0600 from its first moment; in the same folder, so that replacing is one step.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)  # noqa: PTH105 - the name is text already
    except BaseException:  # an interrupt too must leave nothing behind
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _settle(target.parent)


def _make_folder(folder: Path) -> None:
    missing = []
    while not folder.exists() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def _settle(folder: Path) -> None:
    """Have the folder's new entry survive a power cut, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
