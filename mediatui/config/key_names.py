"""Names of keys: from what people write ("?", "PgDn", "Ctrl+A") to Textual's names, and back."""

from __future__ import annotations

import re
import unicodedata

from mediatui.config.problems import clean, nearest

_MODIFIERS = {
    "ctrl": "ctrl", "control": "ctrl", "strg": "ctrl", "c": "ctrl",
    "alt": "alt", "option": "alt", "opt": "alt", "m": "alt",
    "shift": "shift", "super": "super", "cmd": "super", "win": "super", "hyper": "hyper", "meta": "meta",
}  # fmt: skip
_NAMED = frozenset({
    "tab", "enter", "escape", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown",
    "up", "down", "left", "right", *(f"f{number}" for number in range(1, 25)),
})  # fmt: skip
_MEANT = {
    "esc": "escape", "return": "enter", "ret": "enter", "cr": "enter", "spacebar": "space",
    "backtab": "shift+tab", "bs": "backspace", "del": "delete", "ins": "insert",
    "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown", "pagedn": "pagedown",
    "page_up": "pageup", "page_down": "pagedown", "page up": "pageup", "page down": "pagedown",
    "arrowup": "up", "arrowdown": "down", "arrowleft": "left", "arrowright": "right",
    "↑": "up", "↓": "down", "←": "left", "→": "right",
    "star": "asterisk", "dot": "full_stop", "period": "full_stop", "hash": "number_sign",
    "bang": "exclamation_mark", "pipe": "vertical_line", "equals": "equals_sign", "dash": "minus",
}  # fmt: skip
# Textual's own short names for what Unicode calls at length.
_SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_CHARACTERS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_SHOWN = {
    "space": "space", "enter": "Enter", "escape": "Esc", "backspace": "Backspace",
    "delete": "Del", "insert": "Ins", "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}  # fmt: skip

# What a terminal sends for these is what it sends for the key beside it.
_SAME = {
    "ctrl+i": "Tab",
    "ctrl+m": "Enter",
    "ctrl+h": "Backspace",
    "ctrl+left_square_bracket": "Esc",
}
_CTRL_SIGNS = frozenset({"backslash", "right_square_bracket", "circumflex_accent", "underscore"})
_PLAIN_ONLY = frozenset({"enter", "tab", "space", "backspace", "escape"})
_PLAIN_THAT_CROSS = frozenset({"shift+tab", "ctrl+space", "alt+space"})

_LIKE = 'Write it like "X", "?", "ctrl+a", "PgDn" or "F5".'


class NoKeyError(Exception):
    """It names no key; `words` and `remedy` say so."""

    def __init__(self, words: str, remedy: str) -> None:
        super().__init__(words)
        self.words = words
        self.remedy = remedy


def character_name(character: str) -> str:
    """The name of the key that writes `character`: itself for letters and digits, "question_mark" for "?"."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(name, name)


_SIGNS = {character_name(character): character for character in _CHARACTERS}


def key_called(written: str) -> str:
    """Textual's name of the key that a person wrote: "PgDn" → "pagedown", "?" → "question_mark".

    A single character is the key that writes it, small and capital letters told apart; "shift+x" is "X".
    Raises `NoKeyError`, with the nearest name, for anything else.
    """
    text = written if written == " " else written.strip()
    if len(text) == 1:
        return _one(text, written)
    # A "+" at the end is the key of that sign; "-" joins too where what stands before it is a modifier.
    *before, last = re.split(r"\+(?!$)|(?<=[A-Za-z])-(?=.)", text) if _is_joined(text) else [text]
    modifiers = {_MODIFIERS[part.strip().lower()] for part in before}
    key = _one(last if last == " " else last.strip(), written)
    *more, key = key.split("+")
    modifiers.update(more)
    if key.isalpha() and len(key) == 1 and modifiers:
        if modifiers == {"shift"}:
            return key.upper()
        if key.isupper() and "ctrl" not in modifiers:
            modifiers.add("shift")
        key = key.lower()
    elif modifiers == {"shift"} and key in _SIGNS:
        return key  # the shift is in the sign
    if key == "at" and modifiers == {"ctrl"}:
        key = "space"  # a terminal sends the same for both
    return "+".join([*sorted(modifiers), key])


def _is_joined(text: str) -> bool:
    first = re.match(r"([A-Za-z]+)\s*[+-].", text)
    return first is not None and first[1].lower() in _MODIFIERS


def _one(text: str, written: str) -> str:
    if len(text) == 1 and text not in _MEANT and (text == " " or text.isprintable()):
        return character_name(text) or _refuse(written)
    name = text.lower()
    name = _MEANT.get(name, name)
    name = _SHORT.get(name, name)
    if name in _NAMED or name in _SIGNS or name == "shift+tab":
        return name
    return _refuse(written)


def _refuse(written: str) -> str:
    if not written.strip():
        raise NoKeyError("names no key", "Name one, or leave the line out.")
    if re.fullmatch(r"\S+([, ]\s*\S+)+", written.strip()):
        remedy = 'Write several keys like ["j", "down"].'
    else:
        near = nearest(written, {*_NAMED, *_MEANT, *_SIGNS})
        meant = _MEANT.get(near, near) if near else None
        remedy = f'Did you mean "{shown(meant)}"?' if meant else _LIKE
    raise NoKeyError(f'"{clean(written)[:40]}" is no key', remedy)


def writes(key: str) -> bool:
    """Whether the key writes a character into a line of text."""
    return len(key) == 1 or key in _SIGNS or key == "space"


def shown(key: str) -> str:
    """A key as people write it: "ctrl+a", "?", "PgDn"."""
    *modifiers, name = key.split("+")
    return "+".join([*modifiers, _SHOWN.get(name) or _SIGNS.get(name, name)])


def trouble(key: str) -> str:
    """Why a key may not arrive from every terminal, in words that end without a full stop; else ""."""
    *modifiers, name = key.split("+")
    held = set(modifiers)
    if key in _SAME:
        return f"most terminals send the same for it as for {_SAME[key]}"
    far = held & {"super", "hyper", "meta"} or held >= {"ctrl", "shift"}
    plain = name in _PLAIN_ONLY and held and key not in _PLAIN_THAT_CROSS
    letter = (len(name) == 1 and name.isascii() and name.isalpha()) or name in _CTRL_SIGNS
    sign = "ctrl" in held and (len(name) == 1 or name in _SIGNS) and not letter
    return "tmux and many terminals do not send it" if far or plain or sign else ""
