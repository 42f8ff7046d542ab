"""The completion script for zsh."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediatui.cli.grammar import Command, Option, Taken


def zsh(top: Command) -> list[str]:
    """The lines of the script for zsh: a function for each command, as `_arguments` wants them."""
    lines = ["#compdef mediatui", "# zsh completion of mediatui; made by: mediatui completion zsh", ""]
    for command in top.every():
        lines += [*_zsh_function(command), ""]
    # Read with `source` it registers itself; from a folder of $fpath its first call is to complete.
    lines += [
        'if [[ "${funcstack[1]}" == "_mediatui" ]]; then',
        '    _mediatui "$@"',
        "else",
        "    compdef _mediatui mediatui",
        "fi",
    ]
    return lines


def _zsh_function(command: Command) -> list[str]:
    name = "_".join(("_mediatui", *command.path))
    specs = [spec for option in command.options for spec in _zsh_option(option)]
    if not command.below:
        specs += [
            quote(f"{n}:{_zsh_text(p.label)}:{_zsh_action(p)}") for n, p in enumerate(command.places, 1)
        ]
        return [f"{name}() {{", "    _arguments -s \\", *_continued(specs), "}"]
    specs += ["'1: :->command'", "'*::argument:->rest'"]
    listed = [quote(f"{_zsh_text(below.name)}:{below.help}") for below in command.below]
    return [
        f"{name}() {{",
        "    local context state state_descr line",
        "    typeset -A opt_args",
        "    local -a commands=(",
        *(f"        {each}" for each in listed),
        "    )",
        "    _arguments -s -C \\",
        *_continued(specs),
        "    case $state in",
        "        command) _describe -t commands command commands ;;",
        "        rest)",
        "            case $line[1] in",
        *(f"                {below.name}) {name}_{below.name} ;;" for below in command.below),
        "            esac ;;",
        "    esac",
        "}",
    ]


def _continued(specs: list[str]) -> list[str]:
    return " \\\n".join(f"        {spec}" for spec in specs).split("\n")


def _zsh_option(option: Option) -> list[str]:
    others = " ".join(option.flags)
    told = _zsh_text(option.help)
    taken = f":{_zsh_text(option.taken.label)}:{_zsh_action(option.taken)}" if option.taken else ""
    before = "*" if option.again else f"({others})"
    equals = "=" if option.taken else ""
    return [
        quote(f"{before}{flag}{equals if flag.startswith('--') else ''}[{told}]{taken}")
        for flag in option.flags
    ]


def _zsh_action(taken: Taken) -> str:
    return "_files" if taken.is_file else f"({' '.join(taken.choices)})" if taken.choices else " "


def _zsh_text(text: str) -> str:
    for special in "\\[]:":
        text = text.replace(special, f"\\{special}")
    return text
