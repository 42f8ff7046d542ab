"""The completion script for bash, 3.2 and newer."""

from __future__ import annotations

from collections.abc import Iterable
from shlex import quote
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediatui.cli.grammar import Command, Taken

# The words are put together again first: bash parts them at "=" and, of a file, at ":". Nothing of it needs
# more than bash 3.2, which macOS still has.
_BASH = """\
# bash completion of mediatui; made by: mediatui completion bash
_mediatui_taking() {
    case "$1" in
%(takers)s
    esac
}
_mediatui() {
    local line=() count=0 i word before="" at="" place=0 taking="" values="" files="" cur
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((count)) && [[ $word == "=" || $before == "=" ]]; then
            line[count - 1]+=$word
        else
            line[count]=$word
            count=$((count + 1))
        fi
        before=$word
    done
    ((count)) || return 0
    cur=${line[count - 1]}
    for ((i = 0; i < count - 1; i++)); do
        word=${line[i]}
        if [[ -n $taking ]]; then
            taking=""
            continue
        fi
        _mediatui_taking "$at $word"
        case "$at $word" in
%(commands)s
            *" "-*) ;;
            *) place=$((place + 1)) ;;
        esac
    done
    if [[ -z $taking && $cur == --*=* ]]; then
        _mediatui_taking "$at ${cur%%%%=*}"
        cur=${cur#*=}
    fi
    if [[ -n $taking ]]; then
        case "$taking" in
%(taken)s
        esac
    else
        case "$at" in
%(words)s
        esac
        if [[ $cur != -* ]]; then
            case "$at $place" in
%(places)s
                *) ;;
            esac
        fi
    fi
    COMPREPLY=()
    while IFS= read -r word; do
        COMPREPLY[${#COMPREPLY[@]}]=$word
    done < <(compgen -W "$values" -- "$cur"; [[ -z $files ]] || compgen -f -- "${cur/#\\~\\//$HOME/}")
    [[ -z $files ]] || compopt -o filenames 2>/dev/null
    # What stands before the last "=" is typed already, and bash leaves it alone.
    if [[ $cur == *=* && ${COMP_WORDBREAKS-=} == *=* ]]; then
        for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
            COMPREPLY[i]=${COMPREPLY[i]#"${cur%%=*}="}
        done
    fi
    return 0
}
complete -F _mediatui mediatui\
"""


def bash(top: Command) -> list[str]:
    """The lines of the script for bash."""
    takers, commands, taken, words, places = [], [], {}, [], []
    for command in top.every():
        at = " ".join(command.path)
        flags = [flag for option in command.options for flag in option.flags]
        names = [below.name for below in command.below]
        # Options are offered once "-" is typed, or where there is nothing else.
        only_here = " ((place == 0)) || values='';" if names else ""
        first = " ".join(names) or " ".join(flags)
        options = f"[[ $cur != -* ]] || values={quote(' '.join(flags))}"
        words.append(f"{quote(at)}) values={quote(first)};{only_here} {options} ;;")
        commands += [
            f"{quote(f'{at} {below.name}')}) at={quote(' '.join(below.path))}; place=0 ;;"
            for below in command.below
        ]
        for option in command.options:
            if option.taken:
                key = f"{at} {option.flags[-1]}"
                spelt = "|".join(quote(f"{at} {flag}") for flag in option.flags)
                takers.append(f"{spelt}) taking={quote(key)} ;;")
                taken[key] = f"{quote(key)}) {_bash_taken(option.taken)} ;;"
        for number, place in enumerate(command.places):
            places.append(f"{quote(f'{at} {number}')}) {_bash_taken(place)} ;;")
    parts = {
        "takers": _indented(takers, 2),
        "commands": _indented(commands, 3),
        "taken": _indented(taken.values(), 3),
        "words": _indented(words, 3),
        "places": _indented(places, 4),
    }
    return (_BASH % parts).split("\n")


def _bash_taken(taken: Taken) -> str:
    return "files=1" if taken.is_file else f"values={quote(' '.join(taken.choices))}"


def _indented(lines: Iterable[str], depth: int) -> str:
    return "\n".join("    " * depth + line for line in lines)
