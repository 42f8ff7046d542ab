"""`mediatui completion`: a script that lets bash, zsh or fish complete what can be typed."""

from __future__ import annotations

import argparse
from importlib import import_module

from mediatui.cli import setup

SHELLS = ("bash", "zsh", "fish")
"""The script of each is made by the function of its name in `completion_NAME`."""

HOW = """\
to use it now, and from now on:
  bash  eval "$(mediatui completion bash)"                in ~/.bashrc
  zsh   mediatui completion zsh > ~/.zfunc/_mediatui      a folder of $fpath, before compinit
  fish  mediatui completion fish > ~/.config/fish/completions/mediatui.fish
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `completion` to the program's commands."""
    parser = subparsers.add_parser(
        "completion",
        help="print a completion script for your shell",
        description="Print a script that lets your shell complete commands, options and what they take.",
        epilog=HOW,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    from mediatui.cli.grammar import grammar

    make = getattr(import_module(f"mediatui.cli.completion_{args.shell}"), args.shell)
    setup.say(make(grammar()))
    return 0
