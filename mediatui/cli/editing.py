"""`mediatui config edit`: the person's editor on the configuration, and a look at what it left behind."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from mediatui.cli import setup

WELL, NOT_WELL, MISCONFIGURED = 0, 1, 2
FALLBACKS = ("vi", "nano")
"""The editors tried, in this order, where neither $VISUAL nor $EDITOR names one."""


def edit(path: Path) -> int:
    """Edit the file until it is right or the person has enough; gives the exit code.

    0: it can be used; 1: the editor failed; 2: it cannot be used, or there is no editor.
    """
    command = editor(os.environ)
    if not command:
        print("There is no editor: set EDITOR to the name of yours.", file=sys.stderr)
        return MISCONFIGURED
    try:
        made = _make_sure(path)
    except OSError as problem:
        print(f"{path} could not be written: {setup.reason(problem)}.", file=sys.stderr)
        return MISCONFIGURED
    if made:
        setup.say([f"Wrote {path}; only you can read it."])
    while True:
        try:
            code = subprocess.run([*command, str(path)], check=False).returncode
        except OSError as problem:
            print(f"{command[0]} could not be started: {setup.reason(problem)}.", file=sys.stderr)
            return NOT_WELL
        if code:
            print(f"{command[0]} ended with {code}.", file=sys.stderr)
            return NOT_WELL
        if _can_be_used(path):
            return WELL
        if not _again():
            return MISCONFIGURED


def editor(environ: Mapping[str, str]) -> list[str]:
    """The command of the person's editor with its own options, without the file; empty: there is none."""
    from shutil import which

    for name in ("VISUAL", "EDITOR"):
        given = environ.get(name, "").strip()
        if given:
            try:
                return shlex.split(given)
            except ValueError:  # a quote that is not closed: then it is a name as it stands
                return [given]
    return next(([name] for name in FALLBACKS if which(name)), [])


def _make_sure(path: Path) -> bool:
    """Write the example where there is no file; gives whether it was written. Raises `OSError`."""
    if path.exists():
        return False
    from mediatui.config.example import example_text
    from mediatui.config.write import write_private

    write_private(path, example_text())
    return True


def _can_be_used(path: Path) -> bool:
    """Check the file as every start does, and say what is wrong and what is odd."""
    from mediatui.config.load import load_config
    from mediatui.config.problems import ConfigError

    try:
        config = load_config(path)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return False
    for warning in config.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    setup.say([f"{path} can be used. Ask every service with: mediatui config check"])
    return True


def _again() -> bool:
    """Ask whether to edit again; without a terminal nobody is there to ask."""
    if not setup.has_terminal():
        return False
    try:
        return input("Edit it again? [Y/n] ").strip().lower() in ("", "y", "yes")
    except EOFError:
        print()
        return False
