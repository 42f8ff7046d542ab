"""What commands share: reading the configuration, the folders, the log file."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mediatui.config.paths import cache_dir, config_file, state_dir

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.runtime import Folders
    from mediatui.services.redact import Redactor

LOG_BYTES = 1_000_000
"""The log file is turned over at this size; one old one is kept."""


def read_config(args: argparse.Namespace) -> Config:
    """The configuration the arguments mean; warnings go to standard error.

    Ends the program with exit code 2, saying file, line, key and remedy, where it is wrong.
    """
    from mediatui.config.load import load_config
    from mediatui.config.problems import ConfigError

    try:
        config = load_config(config_file(args.config, os.environ))
    except ConfigError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
    for warning in config.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    return config


def folders(below: str = "") -> Folders:
    """Where cache and record live; `below` is a folder of its own inside them (the demo's)."""
    from mediatui.runtime import Folders

    return Folders(cache_dir() / below, state_dir() / below)


def start_log(config: Config, state: Path) -> Redactor:
    """Write the log file, secrets masked, to the state folder; gives what masks them.

    Where the folder cannot be written there is no log, and nothing else is the worse for it.
    """
    import logging
    import logging.handlers

    from mediatui.services.redact import RedactingFilter, Redactor

    redactor = Redactor(secret for endpoint in config.services for secret in endpoint.secrets())
    root = logging.getLogger("mediatui")
    root.setLevel(os.environ.get("MEDIATUI_LOG_LEVEL", "INFO").upper())
    root.propagate = False
    try:
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = state / "mediatui.log"
        path.touch(mode=0o600, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except (OSError, ValueError):
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(RedactingFilter(redactor))
    root.handlers[:] = [handler]
    return redactor


def has_terminal() -> bool:
    """Whether a person can see the screen and press keys. Textual draws on standard error."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def say(lines: Iterable[str]) -> None:
    """Print lines without anything that could move a terminal's cursor."""
    for text in lines:
        print("".join(c if c.isprintable() else " " for c in text))
