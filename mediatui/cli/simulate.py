"""`mediatui simulate`: the simulated stack alone, for whoever wants to point a client at it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mediatui.cli import setup, simulation


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `simulate` to the program's commands."""
    parser = subparsers.add_parser(
        "simulate",
        help="run the simulated stack alone",
        description="Run the simulated stack on loopback until interrupted. As soon as it answers, write a "
        "configuration that points a client at it to FILE, or to standard output.",
    )
    parser.add_argument(
        "--config", dest="config_out", type=Path, metavar="FILE", help="where the configuration is written"
    )
    simulation.add_arguments(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the world until interrupted."""
    import signal

    try:
        running = simulation.Simulation.start(args)
    except simulation.SimulationError as problem:
        print(f"simulate: {problem}", file=sys.stderr)
        return 2
    with running:
        try:
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            if args.config_out is None:
                print(running.config_text(), end="", flush=True)
            elif not _write(args.config_out, running.config_text()):
                return 2
            code = running.process.wait()
        except KeyboardInterrupt:
            return 0
    if code:
        print("simulate: the simulated stack has ended by itself", file=sys.stderr)
    return 1 if code else 0


def _write(path: Path, text: str) -> bool:
    from mediatui.config.write import write_private

    try:
        if path.exists() and not path.read_text(errors="replace").startswith(simulation.HEADER):
            print(f"simulate: {path} was not written by simulate: choose another file", file=sys.stderr)
            return False
        write_private(path, text)
    except OSError as problem:
        print(f"simulate: {path}: {setup.reason(problem)}", file=sys.stderr)
        return False
    print(f"Wrote {path}. Try: mediatui --config {path}", flush=True)
    return True
