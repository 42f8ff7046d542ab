"""From a file on disk to TOML tables, each way that can go wrong said in words."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from mediatui.config.problems import ConfigError, ConfigMissingError, Problem
from mediatui.config.syntax import explain

LARGEST = 1 << 20
"""Bytes: no configuration is larger; a device or a film given by mistake is."""


class Source(NamedTuple):
    """The text of a configuration. `open_to_others`: its mode lets someone else read it."""

    text: str
    open_to_others: bool


def read_source(path: Path) -> Source:
    """The text at `path`, without its byte order mark.

    Raises `ConfigMissingError` where there is no file, and `ConfigError` where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        remedy = "Write one with: mediatui config init. To look around first: mediatui demo."
        missing = _whole(path, "there is no configuration here", remedy)
        raise ConfigMissingError([missing]) from None
    except IsADirectoryError:
        raise ConfigError([_whole(path, "is a folder, not a file", "Name the file in it.")]) from None
    except PermissionError:
        remedy = "Look at its owner and mode with ls -l; it should be yours."
        raise ConfigError([_whole(path, "may not be read by you", remedy)]) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        words = (getattr(error, "strerror", None) or "not a path").lower()
        raise ConfigError([_whole(path, f"cannot be read: {words}", "Name another file.")]) from None
    if len(content) > LARGEST:
        raise ConfigError([_whole(path, "is larger than 1 MiB", "Name the configuration file.")])
    # The modes of Windows say nothing about others.
    open_to_others = os.name != "nt" and bool(mode & 0o077)
    return Source(_decoded(path, content), open_to_others)


def parse(path: Path, text: str) -> dict[str, Any]:
    """The tables of `text`. Raises `ConfigError` with the line where it stops being TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, words, remedy = explain(text, str(error))
        raise ConfigError([Problem(path, line, "", words, remedy)]) from None
    except RecursionError:
        raise ConfigError([_whole(path, "is nested too deeply", "Take some brackets out.")]) from None
    except ValueError:  # numbers of thousands of digits
        raise ConfigError([_whole(path, "holds a number that is too long", "Put it in quotes.")]) from None


def _decoded(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ConfigError([_whole(path, "is written as UTF-16", "Save it as UTF-8.")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError([Problem(path, line, "", "is not UTF-8", "Save the file as UTF-8.")]) from None


def _whole(path: Path, words: str, remedy: str) -> Problem:
    return Problem(path, None, "", words, remedy)
