"""The completion script for fish."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediatui.cli.grammar import Command, Taken


def fish(top: Command) -> list[str]:
    """The lines of the script for fish: a `complete` for each command and option."""
    lines = ["# fish completion of mediatui; made by: mediatui completion fish", "complete -c mediatui -f"]
    for command in top.every():
        where = f"complete -c mediatui -n {_fish_quote(_fish_condition(command))}"
        lines += [f"{where} -a {below.name} -d {_fish_quote(below.help)}" for below in command.below]
        lines += [
            f"{where} {_fish_taken(place)}" for place in command.places if place.choices or place.is_file
        ]
        for option in command.options:
            names = " ".join(f"-l {f[2:]}" if f.startswith("--") else f"-s {f[1:]}" for f in option.flags)
            taken = f" -r {_fish_taken(option.taken)}".rstrip() if option.taken else ""
            lines.append(f"{where} {names}{taken} -d {_fish_quote(option.help)}")
    return lines


def _fish_condition(command: Command) -> str:
    """Whether the words typed are in this command, and in none below it."""
    seen = [f"__fish_seen_subcommand_from {word}" for word in command.path]
    names = " ".join(below.name for below in command.below)
    return "; and ".join([*seen, *([f"not __fish_seen_subcommand_from {names}"] if names else [])])


def _fish_taken(taken: Taken) -> str:
    if taken.is_file:
        return "-F"
    return f"-a {_fish_quote(' '.join(taken.choices))}" if taken.choices else ""


def _fish_quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
