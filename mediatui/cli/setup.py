"""What commands share: reading the configuration, the folders, the log file."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mediatui.cli import crash
from mediatui.config.paths import cache_dir, config_file, state_dir

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.runtime import Folders
    from mediatui.services.redact import Redactor

LOG_BYTES = 1_000_000
"""The log file is turned over at this size; one old one is kept."""

CONFIG_HELP = "the configuration (else MEDIATUI_CONFIG, else its usual place)"


def add_config_option(parser: argparse.ArgumentParser) -> None:
    """Let `--config` stand behind a command's name as well as before it."""
    parser.add_argument("--config", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=CONFIG_HELP)


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
    crash.known.learn(config)
    for warning in config.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    return adjusted(config, args)


def adjusted(config: Config, args: argparse.Namespace) -> Config:
    """The configuration with what the command line says beyond it: `--read-only`, `--privacy`."""
    from dataclasses import replace

    general = config.general
    general = replace(
        general,
        read_only=general.read_only or getattr(args, "read_only", False),
        privacy=general.privacy or getattr(args, "privacy", False),
    )
    return replace(config, general=general)


def read_config_to_ask(args: argparse.Namespace) -> Config:
    """As `read_config`; ends the program with exit code 2 too where no service is switched on."""
    config = read_config(args)
    if not config.enabled:
        words = f"{config.path}: no service is switched on. Add a [services.tautulli] with url and api_key."
        print(words, file=sys.stderr)
        raise SystemExit(2)
    return config


def folders(below: str = "", cache_below: str = "") -> Folders:
    """Where cache and record live; `below` is a folder of its own inside them (the demo's), and
    `cache_below` one inside that, for the cache alone."""
    from mediatui.runtime import Folders

    return Folders(cache_dir() / below / cache_below, state_dir() / below)


def start_log(config: Config, state: Path) -> Redactor:
    """Write the log file, secrets masked, to the state folder; gives what masks them.

    Where the folder cannot be written there is no log, and nothing else is the worse for it. What a task
    of the running loop dies of unseen is logged as well.
    """
    import asyncio
    import logging
    import logging.handlers

    from mediatui.services.redact import RedactingFilter, Redactor

    redactor = Redactor(secret for endpoint in config.services for secret in endpoint.secrets())
    # A disk that is full later on is no reason to write tracebacks over the screen.
    logging.raiseExceptions = False
    root = logging.getLogger("mediatui")
    level = logging.getLevelName(os.environ.get("MEDIATUI_LOG_LEVEL", "INFO").upper())
    root.setLevel(level if isinstance(level, int) else logging.INFO)
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
    for old in root.handlers:
        old.close()
    root.handlers[:] = [handler]
    crash.known.learn(config, state)
    with contextlib.suppress(RuntimeError):  # no loop is running
        crash.log_stray_failures(asyncio.get_running_loop())
    return redactor


def has_terminal() -> bool:
    """Whether a person can see the screen and press keys. Textual draws on standard error."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def reason(problem: OSError) -> str:
    """Why the machine would not: "no such file or directory"."""
    return (problem.strerror or "no reason given").lower()


def say(lines: Iterable[str]) -> None:
    """Print lines, at once, without anything that could move a terminal's cursor."""
    for text in lines:
        print("".join(c if _is_harmless(c) else " " for c in text))
    print(end="", flush=True)


def say_json(value: object, *, indent: int | None = 2) -> None:
    """Print a value as JSON, at once; what could move a terminal's cursor is escaped."""
    # Where the output cannot hold every character, JSON can still say it.
    as_ascii = not (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    text = json.dumps(value, ensure_ascii=as_ascii, indent=indent)
    print("".join(c if c == "\n" or _is_harmless(c) else json.dumps(c)[1:-1] for c in text), flush=True)


def _is_harmless(character: str) -> bool:
    # An ideographic space is not printable to Python, and as wide as two others.
    return character.isprintable() or unicodedata.category(character) == "Zs"
