"""What goes over the line, to the byte: at 120×36 in 256 colours, with the clock held still."""

from __future__ import annotations

from mediatui.demo.stack import Stack
from tests.terminal.conftest import Open
from tests.terminal.pty import wait_for

POLLS = 3

STEPS: tuple[tuple[str, int | None, str], ...] = (
    ("cursor down", 637, "j"),
    ("cursor down again", 605, "j"),
    ("cursor up", 609, "k"),
    ("filter opened", 975, "/"),
    ("a letter of it", 182, "a"),
    ("another letter", 119, "n"),
    ("filter cleared", 980, "\x1b"),
    ("help opened", 9400, "?"),
    ("help closed", 5289, "\x1b"),
    ("palette opened", 5249, ":"),
    ("palette filtered", None, "Theme nord"),
    ("theme changed", 11320, "\r"),
    ("100×30", 6937, ""),
    ("120×36", 8933, ""),
)
"""What is done, how many bytes that writes (None: keys that come together, in one frame or in several), and the
keys; without keys, the size that the terminal is given.

To renew the numbers after a change that is meant to change them, run the test: it goes through all steps and
tells what is now. They do not depend on the machine.
"""


TRIES = 3
"""On a busy machine what is one frame may come in two; a number that is really another is so each time."""


def test_every_step_writes_just_what_it_changes(opens: Open, household: Stack) -> None:
    with opens(module="tests.terminal.held", answers=False) as terminal:
        terminal.until("The Wire")
        terminal.pump(3, quiet=0.5)

        asked, before = len(household.requests("tautulli")), terminal.written
        assert wait_for(lambda: len(household.requests("tautulli")) >= asked + POLLS, 15)
        terminal.pump(1, quiet=0.1)
        assert terminal.written == before, "polls that bring nothing new write nothing"

    for _ in range(TRIES):
        if not (differing := differences(opens)):
            break
    assert not differing, "\n".join(differing)


def differences(opens: Open) -> list[str]:
    """The steps that wrote another number of bytes than they should."""
    differing = []
    with opens(module="tests.terminal.held", answers=False) as terminal:
        terminal.until("The Wire")
        terminal.pump(3, quiet=0.5)
        for name, expected, keys in STEPS:
            if keys:
                terminal.type(keys)
            else:
                columns, _, rows = name.partition("×")
                terminal.resize(int(columns), int(rows))
            now = terminal.settled(expected or 0, seconds=2)
            if expected not in (None, now):
                differing.append(f"{name}: {now} instead of {expected}")
    return differing
