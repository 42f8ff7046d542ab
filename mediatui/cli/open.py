"""`mediatui open`: what an address or a magnet names; and the desktop told of the scheme `mediatui:`."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from mediatui.cli import setup

WELL, NOT_WELL, WRONG_USE = 0, 1, 2

SCHEME = "x-scheme-handler/mediatui"
FILE = "mediatui-open.desktop"
ENTRY = """\
[Desktop Entry]
Type=Application
Name=mediatui
Comment=Find what an address names in your media stack
Exec={command} open %u
Terminal=true
NoDisplay=true
MimeType={scheme};
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `open` to the program's commands."""
    parser = subparsers.add_parser(
        "open",
        help="find what an address or a magnet names",
        description="Find the movie, series, artist or album that an address of TMDB, IMDb, TVDB, Trakt, "
        "MusicBrainz, Letterboxd or Plex, or a magnet, names. Exit 0: done; 1: a service did not answer; "
        "2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument("address", nargs="?", metavar="ADDRESS", help="the address")
    parser.add_argument("--json", action="store_true", help="as `mediatui search --json`")
    parser.add_argument("--register", action="store_true", help="have the desktop open mediatui: addresses")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Find it, or register the scheme."""
    if args.register:
        return register()
    from mediatui.matching.addresses import AddressError, read

    try:
        reference = read(args.address or "")
    except AddressError as problem:
        print(f"open: {problem}", file=sys.stderr)
        return WRONG_USE
    if reference is None:
        print("open: this is no address that mediatui knows; to search: mediatui search", file=sys.stderr)
        return WRONG_USE
    import asyncio

    from mediatui.cli.search import find

    return asyncio.run(find(setup.read_config_to_ask(args), args.address, as_json=args.json))


def register() -> int:
    """Write a desktop entry and make it the one for `mediatui:`; honest words where there is no desktop."""
    tool = shutil.which("xdg-mime")
    if tool is None:
        print("open: there is no xdg-mime here, so there is no desktop to tell", file=sys.stderr)
        return NOT_WELL
    command = shutil.which("mediatui") or f"{sys.executable} -m mediatui"
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    entry = data / "applications" / FILE
    entry.parent.mkdir(parents=True, exist_ok=True)
    entry.write_text(ENTRY.format(command=command, scheme=SCHEME), encoding="utf-8")
    done = subprocess.run([tool, "default", FILE, SCHEME], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"open: {entry} is written, but xdg-mime refused: {done.stderr.strip()}", file=sys.stderr)
        return NOT_WELL
    setup.say([f"{entry} opens mediatui: addresses"])
    return WELL
