"""The program's entry: what is typed after `mediatui`, and which command it means."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from mediatui import __version__

EXAMPLES = """\
examples:
  mediatui demo                      try it on a simulated stack, nothing to set up
  mediatui config init               write a configuration to fill in
  mediatui config check              ask every service and say what is wrong
  mediatui                           open the program
  mediatui activity                  print what plays now
  mediatui activity --json | jq '.streams[].user'
  mediatui status --json             a line per service; exit 0 all well, 1 something is not

exit codes: 0 well, 1 something is not, 2 the configuration or the command line is wrong
"""

WELL, NOT_WELL, MISCONFIGURED = 0, 1, 2


COMMANDS = {
    "demo": "try it on a simulated stack",
    "simulate": "run the simulated stack alone",
    "activity": "print what plays now",
    "status": "print a line per service",
    "config": "write, find, show and check the configuration",
}
"""Each command and what it does; its module in `mediatui.cli` is imported when it is named."""


def build_parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for these arguments: of the commands only those named there are imported."""
    from mediatui.cli import app

    parser = argparse.ArgumentParser(
        prog="mediatui",
        description="One terminal program for a home media server: what plays, and the key that fixes it.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"mediatui {__version__}")
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="the configuration (else MEDIATUI_CONFIG, else its usual place)",
    )
    app.add_arguments(parser)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, words in COMMANDS.items():
        if name in argv:
            import_module(f"mediatui.cli.{name}").add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=words)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run `mediatui` with these arguments (the process's own when None); gives the exit code."""
    argv = sys.argv[1:] if argv is None else argv
    args = build_parser(argv).parse_args(argv)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output (head, a pager) is done with it: that is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL


if __name__ == "__main__":
    sys.exit(main())
