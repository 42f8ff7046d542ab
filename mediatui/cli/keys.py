"""`mediatui keys`: print every key, what it does, and which ones the configuration changed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from typing import Any

from mediatui.cli import setup

CHANGED = "*"
"""Stands before what the configuration changed."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `keys` to the program's commands."""
    parser = subparsers.add_parser(
        "keys",
        help="print every key and what it does",
        description="Print every key, what it does, and the id by which [keys] gives it another one.",
    )
    setup.add_config_option(parser)
    parser.add_argument("--json", action="store_true", help='one object: {"keys": […]}')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the keys in force; the default ones where there is no configuration yet."""
    changed = _changed(args)
    if args.json:
        setup.say_json({"keys": key_objects(changed)})
    else:
        setup.say(_lines(changed))
    return 0


def _changed(args: argparse.Namespace) -> Mapping[str, tuple[str, ...]]:
    from mediatui.config.paths import config_file

    named = args.config or os.environ.get("MEDIATUI_CONFIG")
    if not named and not config_file(None, os.environ).exists():
        return {}
    return setup.read_config(args).keys


def key_objects(changed: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """Each id as an object of the JSON; keys as people write them, which is how `[keys]` takes them."""
    from mediatui.config.key_names import shown
    from mediatui.config.keymap import KEYMAP, keys_in_force

    return [
        {
            "id": name,
            "keys": [shown(key) for key in keys],
            "default": [shown(key) for key in KEYMAP[name].default],
            "changed": keys != KEYMAP[name].default,
            "group": KEYMAP[name].group,
            "place": KEYMAP[name].place,
            "does": KEYMAP[name].does,
        }
        for name, keys in keys_in_force(changed).items()
    ]


def _lines(changed: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A table for each group, all of one width; below them what the sign of a change means."""
    from mediatui.wording.table import table

    told = key_objects(changed)
    rows = [
        (CHANGED if each["changed"] else " ", each["id"], "  ".join(each["keys"]), each["does"])
        for each in told
    ]
    heads, *body = table((" ", "ID", "KEYS", "WHAT IT DOES"), rows)
    lines = [heads]
    group = None
    for each, line in zip(told, body, strict=True):
        if each["group"] != group:
            group = each["group"]
            lines += ["", group]
        lines.append(line)
    if any(each["changed"] for each in told):
        lines += ["", f"{CHANGED} changed under [keys] in the configuration"]
    return lines
