"""The program's entry: what is typed after `mediatui`, and which command it means."""

from __future__ import annotations

import argparse
import io
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
  mediatui history --user anna --days 7
  mediatui requests --pending        print what waits for an answer
  mediatui requests approve 7 --yes  approve one
  mediatui downloads --problems      print what is stuck, and why
  mediatui status --json             a line per service; exit 0 all well, 1 something is not

exit codes: 0 well, 1 something is not, 2 the configuration or the command line is wrong,
70 mediatui itself failed and wrote a report
"""

WELL, NOT_WELL, MISCONFIGURED = 0, 1, 2


COMMANDS = {
    "demo": "try it on a simulated stack",
    "simulate": "run the simulated stack alone",
    "activity": "print what plays now",
    "history": "print what was played",
    "search": "search everything there is and could be",
    "open": "find what an address or a magnet names",
    "requests": "list, show and answer requests",
    "downloads": "print what is coming, and what is stuck",
    "health": "print what services find wrong with themselves",
    "disks": "print every disk once, with what is free",
    "library": "list movies and series",
    "music": "artists, albums, what is wanted; search and add",
    "calendar": "print what comes",
    "missing": "print what is missing",
    "grab": "search releases and grab one",
    "graph": "draw a graph of what was played",
    "stats": "print who and what comes first",
    "notifications": "print what Tautulli told people, and test how",
    "status": "print a line per service",
    "config": "write, edit, find, show and check the configuration",
    "keys": "print every key and what it does",
    "doctor": "look at everything and say what is wrong",
    "completion": "print a completion script for your shell",
}
"""Each command and what it does; its module in `mediatui.cli` is imported when it is named."""


def build_parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for these arguments: of the commands only those named there are imported."""
    from mediatui.cli import app, setup

    parser = argparse.ArgumentParser(
        prog="mediatui",
        description="One terminal program for a home media server: what plays, and the key that fixes it.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"mediatui {__version__}")
    parser.add_argument("--config", type=Path, metavar="FILE", help=setup.CONFIG_HELP)
    parser.add_argument("--read-only", action="store_true", help="change nothing on any service")
    parser.add_argument("--privacy", action="store_true", help="stand-ins for users, titles and addresses")
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
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that knows few characters is shown a question mark for each of the others.
        sys.stdout.reconfigure(errors="replace")
    try:
        return _run(argv)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output (head, a pager) is done with it: that is no failure.
        _drop_output()
        return WELL
    except OSError as problem:
        # A full disk, a file that may not be written: the machine's affair, and said as such.
        from mediatui.cli import setup

        _log_failure()
        if problem.filename is None:
            _drop_output()
        where = problem.filename or "the output cannot be written"
        print(f"mediatui: {where}: {setup.reason(problem)}", file=sys.stderr)
        return NOT_WELL
    except Exception as error:  # a mistake of ours, whatever it is: told once, plainly, for a report
        from mediatui.cli import crash

        return crash.tell(error)


def _run(argv: Sequence[str]) -> int:
    try:
        args = build_parser(argv).parse_args(argv)
        return int(args.run(args))
    finally:
        # Now, while it can still be told that nobody takes it.
        if sys.stdout is not None:
            sys.stdout.flush()


def _log_failure() -> None:
    import logging

    logging.getLogger("mediatui").info("the command failed", exc_info=True)


def _drop_output() -> None:
    """What is still in the buffer goes nowhere, so that the interpreter's end does not fail over it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        pass


if __name__ == "__main__":
    sys.exit(main())
