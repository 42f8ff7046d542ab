"""What can be typed after `mediatui`, read from the argparse parsers: what completion scripts are made of."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Taken:
    """What an option or a place takes: one of `choices`, or a file, or (neither) whatever is typed."""

    label: str
    choices: tuple[str, ...] = ()
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An option: all its spellings, what it is for, what it takes (None: nothing)."""

    flags: tuple[str, ...]
    help: str
    taken: Taken | None = None
    again: bool = False
    """Whether it may be given several times."""


@dataclass(slots=True)
class Command:
    """A command at `path` ("", "config", "config init"), its options, its places, the commands below it."""

    path: tuple[str, ...]
    help: str
    options: list[Option] = field(default_factory=list)
    places: list[Taken] = field(default_factory=list)
    below: list[Command] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its last word."""
        return self.path[-1]

    def every(self) -> Iterator[Command]:
        """This command and all below it."""
        yield self
        for command in self.below:
            yield from command.every()


def grammar() -> Command:
    """The whole command line: every command's parser is built."""
    from mediatui.cli.main import COMMANDS, build_parser

    return _read(build_parser(list(COMMANDS)), (), "")


def _read(parser: argparse.ArgumentParser, path: tuple[str, ...], words: str) -> Command:
    command = Command(path, words)
    for action in parser._actions:  # argparse has no public way to read a parser
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            command.below = [
                _read(below, (*path, name), helps.get(name, "")) for name, below in action.choices.items()
            ]
        elif action.option_strings:
            told = "" if action.help in (None, argparse.SUPPRESS) else _short(str(action.help))
            taken = None if action.nargs == 0 else _taken(action)
            again = isinstance(action, argparse._AppendAction)
            command.options.append(Option(tuple(action.option_strings), told, taken, again))
        else:
            command.places.append(_taken(action))
    return command


def _short(words: str) -> str:
    """What stands before the first colon or semicolon: a line of a shell's list is not the help."""
    return words.partition(";")[0].partition(": ")[0]


def _taken(action: argparse.Action) -> Taken:
    choices = tuple(str(choice) for choice in action.choices or ())
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest
    if action.dest == "fault":
        choices = _faults()
    return Taken(metavar, choices, is_file=action.type is Path)


def _faults() -> tuple[str, ...]:
    """What `--fault` takes, as the simulated stack itself reads it."""
    from mediatui.demo.faults import WIRE_FAULTS
    from mediatui.demo.stack import DEFAULT_SERVICES, troubles_of

    return tuple(
        f"{service}={fault}"
        for service in DEFAULT_SERVICES
        for fault in (*WIRE_FAULTS, *troubles_of(service))
    )
