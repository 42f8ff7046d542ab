"""The simulated stack as a program of its own: `python -m mediatui.demo`.

When it answers it prints one line of JSON, {"services": {name: {"kind", "url", "api_key"}}, "control": url},
and runs until it is told to end by a signal or, with --until-stdin-closes, by the end of its standard input.
"""

from __future__ import annotations

import argparse
import json
import os
import selectors
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from mediatui.demo.faults import WIRE_FAULTS, FaultError, parse_option
from mediatui.demo.stack import DEFAULT_SERVICES, SERVICES, Stack, troubles_of
from mediatui.demo.world.clock import Clock, HeldClock, RealClock
from mediatui.demo.world.world import SIZES

FIRST_PORT = 18180
_STDIN = 0
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def _positive(text: str) -> float:
    number = float(text)
    if not number > 0:
        raise argparse.ArgumentTypeError("is above 0")
    return number


def _moment(text: str) -> float:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a time such as 2026-03-14T21:40:00Z: {text!r}") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def parser() -> argparse.ArgumentParser:
    """What can be said on the command line."""
    troubles = dict.fromkeys(trouble for name in DEFAULT_SERVICES for trouble in troubles_of(name))
    faults = ", ".join((*WIRE_FAULTS, *troubles))
    parser = argparse.ArgumentParser(prog="python -m mediatui.demo", description="A simulated media stack.")
    parser.add_argument("--seed", type=int, default=7, help="which world (default: 7)")
    parser.add_argument("--size", choices=tuple(SIZES), default="household", help="how much goes on")
    clock = parser.add_mutually_exclusive_group()
    clock.add_argument("--speed", type=_positive, default=1.0, help="how fast its clock runs (default: 1)")
    clock.add_argument("--held", type=_moment, metavar="TIME", help="hold its clock at that time (ISO, UTC)")
    parser.add_argument(
        "--service",
        action="append",
        metavar="NAME",
        help=f"which services run (default: {', '.join(DEFAULT_SERVICES)}), of {', '.join(SERVICES)}",
    )
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="SERVICE=FAULT",
        help=f"something wrong with one of them: {faults}; a service that has others names them",
    )
    parser.add_argument(
        "--port", type=int, default=FIRST_PORT, help=f"first port to try; 0 for any (default: {FIRST_PORT})"
    )
    parser.add_argument("--until-stdin-closes", action="store_true", help="end when standard input does")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run until told to end; 0 then, 2 for an option that cannot be."""
    options = parser()
    told = options.parse_args(argv)
    clock: Clock = RealClock(told.speed) if told.held is None else HeldClock(told.held)
    try:
        faults = dict(parse_option(option) for option in told.fault)
        services = tuple(dict.fromkeys(told.service or DEFAULT_SERVICES))
        stack = Stack(
            seed=told.seed, size=told.size, clock=clock, services=services, faults=faults, port=told.port
        )
    except FaultError as wrong:
        options.error(str(wrong))
    ear, bell = os.pipe()
    for number in _SIGNALS:
        # Through a pipe: a handler may not touch the locks of what it interrupts.
        signal.signal(number, lambda *_: _ring(bell))
    with stack:
        try:
            print(json.dumps(stack.describe()), flush=True)
            _wait(ear, watch_stdin=told.until_stdin_closes)
        except BrokenPipeError:
            # Nobody is there to read it: whoever started this is gone.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _ring(bell: int) -> None:
    os.write(bell, b"x")


def _wait(ear: int, *, watch_stdin: bool) -> None:
    """Until something is heard on `ear`, or standard input ends."""
    with selectors.DefaultSelector() as selector:
        selector.register(ear, selectors.EVENT_READ)
        if watch_stdin:
            try:
                selector.register(_STDIN, selectors.EVENT_READ)
            except OSError:
                # A file, or closed: it has ended before it began.
                return
        while True:
            ready = [key.fd for key, _ in selector.select()]
            if ear in ready or not os.read(_STDIN, 4096):
                return


if __name__ == "__main__":
    sys.exit(main())
