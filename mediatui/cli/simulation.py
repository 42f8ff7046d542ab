"""The simulated stack as a process of its own, seen from the commands that run it."""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Any

HEADER = "# written for the simulated stack of mediatui"
"""By this first line a file is known as one that may be written again."""

SIZES = ("small", "household", "large")
FASTEST = 3600.0
"""An evening of the world in a few seconds; much faster, and it cannot keep up with itself."""


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = math.nan
    if not 0 < speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"not a number above 0 and up to {FASTEST:g}: {text!r}")
    return speed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the simulated world, the same for `demo` and `simulate`."""
    parser.add_argument("--seed", type=int, default=7, metavar="N", help="which household (default 7)")
    parser.add_argument(
        "--speed", type=_speed, default=1.0, metavar="X", help="how fast its clock runs (default 1)"
    )
    parser.add_argument(
        "--size", choices=SIZES, default="household", help="small, household, or large (50 streams)"
    )
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="SERVICE=FAULT",
        help="let a service fail: down, slow, timeout, 400, 401, 429, 500, 502, html, truncated, "
        "wrong-types, plex-down, …; may be given several times",
    )


class SimulationError(Exception):
    """The simulated stack did not start; the text says why."""


@dataclass(slots=True)
class Simulation:
    """A running simulated stack: a context manager that ends it. It also ends when this process does."""

    process: subprocess.Popen[str]
    services: dict[str, dict[str, str]]
    """Name → `kind`, `url`, `api_key`."""
    control: str
    """The address that is told of faults and asked for facts."""

    @classmethod
    def start(cls, args: argparse.Namespace, *extra: str) -> Simulation:
        """Start the world these options mean and wait until it answers. Raises `SimulationError`."""
        command = [sys.executable, "-m", "mediatui.demo", "--until-stdin-closes", "--seed", str(args.seed)]
        command += ["--speed", str(args.speed), "--size", args.size, *extra]
        for fault in args.fault:
            command += ["--fault", fault]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        if not first:
            assert process.stderr is not None
            words = process.stderr.read().strip().splitlines()
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream is not None:
                    stream.close()
            process.wait()
            # Its last line has the name of its own program before what is wrong.
            last = words[-1].rpartition("error: ")[2] if words else "the simulated stack ended without a word"
            raise SimulationError(last)
        told: dict[str, Any] = json.loads(first)
        return cls(process, told["services"], told["control"])

    def __enter__(self) -> Simulation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        try:
            self.process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def config_text(self) -> str:
        """A configuration that points at every service of the stack."""
        import tomli_w

        return f"{HEADER}\n" + tomli_w.dumps({"services": self.services})
