"""Keys: the table of them, their names, and `[keys]` in the file."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.keys import _character_to_key

from mediatui.config.key_names import NoKeyError, character_name, key_called, shown, trouble, writes
from mediatui.config.keymap import DIALOGS, GROUPS, KEYMAP, POSITIONS, TYPING, clashes, meet
from mediatui.config.schema import SCREENS

DIALOG_PLACES = {"filter", "ask", "prompt", "choose", "press", "palette", "info", "find", "imports"}
PLACES = {"rows", "header", "list", "everywhere", "always", *DIALOG_PLACES, *SCREENS}


def said(problems: list[str]) -> list[str]:
    """The problems without the file's name."""
    return [problem.removeprefix("config.toml:") for problem in problems]


# -- the table ----------------------------------------------------------------


def test_each_shortcut_says_all_there_is_to_say():
    for name, shortcut in KEYMAP.items():
        assert shortcut.id == name
        assert shortcut.group in GROUPS
        assert shortcut.place in PLACES, name
        assert (shortcut.group == DIALOGS) == (shortcut.place in DIALOG_PLACES)
        assert shortcut.words and shortcut.does
        assert not shortcut.does.endswith(".")


def test_the_default_keys_clash_nowhere_and_reach_every_terminal():
    assert list(clashes({})) == []
    for shortcut in KEYMAP.values():
        for key in shortcut.default:
            assert key_called(shown(key)) == key_called(key) == key
            assert trouble(key) == "", key
            assert not (shortcut.place in TYPING and writes(key))


def test_keys_are_listed_by_group():
    order = [GROUPS.index(shortcut.group) for shortcut in KEYMAP.values()]
    assert order == sorted(order)
    assert list(POSITIONS.values()) == list(range(len(KEYMAP)))


def test_each_screen_that_can_be_opened_has_a_key():
    assert all(f"screen.{name}" in KEYMAP for name in SCREENS)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("stream.terminate", "list.sort", True),
        ("stream.terminate", "refresh", True),
        ("list.open", "quit", True),
        ("list.open", "services.open", False),  # the list and the header never have the focus both
        ("services.open", "list.sort", True),
        ("list.sort", "filter.keep", False),  # what is typed goes to the filter first
        ("ask.yes", "palette.choose", False),
        ("ask.yes", "ask.no", True),
        ("ask.yes", "refresh", False),
        ("quit.now", "ask.yes", True),
        ("quit.now", "list.open", True),
    ],
)
def test_what_meets_may_not_share_a_key(one, other, expected):
    assert meet(KEYMAP[one], KEYMAP[other]) is expected
    assert meet(KEYMAP[other], KEYMAP[one]) is expected


def test_the_table_is_read_without_the_screens():
    script = "import sys, mediatui.config.keymap, mediatui.config.keys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"textual", "rich"} & set(loaded.split())


# -- names of keys ------------------------------------------------------------


@pytest.mark.parametrize("character", [chr(code) for code in range(33, 127)] + list("éß€ñЖ"))
def test_a_character_is_the_key_that_textual_reports_when_it_is_typed(character):
    assert character_name(character) == key_called(character) == _character_to_key(character)
    assert writes(key_called(character)) or not character.isascii()
    assert not character.isascii() or shown(key_called(character)) == character


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("space", "space"),
        (" ", "space"),
        ("Esc", "escape"),
        ("ESC", "escape"),
        ("Return", "enter"),
        ("PgDn", "pagedown"),
        ("page down", "pagedown"),
        ("pageup", "pageup"),
        ("Del", "delete"),
        ("↓", "down"),
        ("F5", "f5"),
        ("g", "g"),
        ("G", "G"),
        ("shift+g", "G"),
        ("shift+?", "question_mark"),
        ("ctrl+a", "ctrl+a"),
        ("Ctrl-A", "ctrl+a"),
        ("C-a", "ctrl+a"),
        ("Alt+x", "alt+x"),
        ("alt+X", "alt+shift+x"),
        ("ctrl + PgUp", "ctrl+pageup"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("backtab", "shift+tab"),
        ("ctrl+@", "ctrl+space"),
        ("ctrl++", "ctrl+plus"),
        ("ctrl+-", "ctrl+minus"),
        ("question_mark", "question_mark"),
        ("asterisk", "asterisk"),
        ("star", "asterisk"),
    ],
)
def test_keys_are_understood_as_people_write_them_and_as_textual_does(written, key):
    assert key_called(written) == key
    assert key_called(shown(key)) == key


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("escpae", 'Did you mean "Esc"?'),
        ("pgdwn", 'Did you mean "PgDn"?'),
        ("question-mark", 'Did you mean "?"?'),
        ("j,down", 'Write several keys like ["j", "down"].'),
        ("j down", 'Write several keys like ["j", "down"].'),
        ("dd", 'Write it like "X", "?", "ctrl+a", "PgDn" or "F5".'),
        ("ctrl+", 'Write it like "X", "?", "ctrl+a", "PgDn" or "F5".'),
        ("f25", None),
        ("", "Name one, or leave the line out."),
        ("\x1b", 'Write it like "X", "?", "ctrl+a", "PgDn" or "F5".'),
    ],
)
def test_what_is_no_key_is_refused_with_what_may_have_been_meant(written, remedy):
    with pytest.raises(NoKeyError) as caught:
        key_called(written)
    assert remedy in (None, caught.value.remedy)
    assert caught.value.words.isprintable()


@pytest.mark.parametrize(
    "key", ["ctrl+shift+x", "alt+enter", "ctrl+enter", "shift+enter", "super+a", "ctrl+1", "ctrl+slash"]
)
def test_what_does_not_cross_tmux_is_known(key):
    assert trouble(key) == "tmux and many terminals do not send it"


@pytest.mark.parametrize(
    "key", ["ctrl+a", "ctrl+space", "shift+tab", "alt+x", "ctrl+up", "f12", "ctrl+backslash", "X", "comma"]
)
def test_what_crosses_is_not_warned_of(key):
    assert trouble(key) == ""


# -- the file -----------------------------------------------------------------


def test_a_key_or_several_may_be_given_to_an_id(load):
    config = load(
        """\
        [keys]
        "stream.terminate" = "X"
        "list.down" = ["ctrl+n", "Down", "ctrl+n"]
        help = "F1"
        """
    )
    assert config.keys == {"stream.terminate": ("X",), "list.down": ("ctrl+n", "down"), "help": ("f1",)}
    assert config.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\nstream.terminate = "X"\n',
        '[keys]\n"stream.terminate" = "X"\n',
        '[keys.stream]\nterminate = "X"\n',
        'keys.stream.terminate = "X"\n',
        'keys = { stream = { terminate = "X" } }\n',
    ],
)
def test_an_id_may_be_written_in_every_way_toml_has(load, text):
    assert load(text).keys == {"stream.terminate": ("X",)}


def test_a_file_without_the_table_changes_no_key(load):
    assert load("").keys == load("[keys]\n").keys == {}


def test_two_ids_may_change_places(load):
    assert load('[keys]\n"list.sort" = "S"\n"list.reverse" = "s"\n').keys == {
        "list.sort": ("S",),
        "list.reverse": ("s",),
    }


def test_a_default_key_is_free_once_its_id_has_another(load, problems):
    text = '[keys]\n"stream.terminate" = "s"\n'
    assert said(problems(text)) == [
        '2: keys."stream.terminate": s is the key of list.sort too (by default). '
        "Give stream.terminate or list.sort another key."
    ]
    assert load(text + 'list.sort = "F4"\n').keys["stream.terminate"] == ("s",)


def test_a_line_that_is_wrong_is_told_without_the_clashes_it_may_have_meant_to_prevent(problems):
    assert said(problems('[keys]\n"stream.terminate" = "s"\n"list.sort" = "zzz"\n')) == [
        '3: keys."list.sort": "zzz" is no key. Write it like "X", "?", "ctrl+a", "PgDn" or "F5".'
    ]


def test_two_lines_on_one_key_are_told_with_both_lines(problems):
    assert said(problems('[keys]\n"list.sort" = "F6"\n\nstream.terminate = ["F7", "F6"]\n')) == [
        "4: keys.stream.terminate: F6 is the key of list.sort too (line 2). "
        "Give stream.terminate or list.sort another key."
    ]


def test_a_key_of_a_dialog_does_not_clash_with_one_of_a_screen(load):
    assert load('[keys]\n"info.close" = "x"\n').keys == {"info.close": ("x",)}


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_lines(problems):
    assert said(
        problems(
            """\
            [keys]
            "stream.terminat" = "X"
            "zzz" = "X"
            "list.mark" = "pgdwn"
            "list.sort" = 5
            "list.reverse" = ["R", true]
            "item.copy" = []
            "item.browse" = ""
            "ask.yes" = "y"
            "refresh" = "q"
            list.mark = "m"
            """
        )
    ) == [
        '2: keys."stream.terminat": unknown id. Did you mean "stream.terminate"?',
        "3: keys.zzz: unknown id. Every id is listed by: mediatui keys.",
        '4: keys."list.mark": "pgdwn" is no key. Did you mean "PgDn"?',
        '5: keys."list.sort": must be a key or a list of keys, is a number. '
        'Write a key like "X", or several like ["X", "delete"].',
        '6: keys."list.reverse": must be a key or a list of keys, holds true or false. '
        'Write a key like "X", or several like ["X", "delete"].',
        '7: keys."item.copy": names no key. Name one, or leave the line out.',
        '8: keys."item.browse": names no key. Name one, or leave the line out.',
        '9: keys."ask.yes": y writes a character where this key works, in a line of text. '
        'Take one that writes nothing, like "ctrl+o", "F2" or "PgDn".',
        "10: keys.refresh: q is the key of quit too (by default). Give refresh or quit another key.",
        "11: keys.list.mark: stands on line 4 too. Keep one of the two.",
    ]


def test_what_is_no_table_is_refused(problems):
    assert said(problems("keys = 5\n")) == ["1: keys: must be a table, is a number. Write [keys]."]


@pytest.mark.parametrize("place", sorted(TYPING))
def test_where_text_is_typed_no_letter_is_taken_away(problems, place):
    name = next(name for name, shortcut in KEYMAP.items() if shortcut.place == place)
    assert "writes a character" in problems(f'[keys]\n"{name}" = "space"\n')[0]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("ctrl+shift+r", "tmux and many terminals do not send it"),
        ("alt+enter", "tmux and many terminals do not send it"),
        ("ctrl+i", "most terminals send the same for it as for Tab"),
    ],
)
def test_a_key_that_may_not_arrive_is_taken_with_a_warning(load, key, why):
    config = load(f'[keys]\n"refresh" = "{key}"\n')
    assert config.keys == {"refresh": (key,)}
    (warning,) = config.warnings
    assert warning.startswith("config.toml:2: keys.refresh: ")
    assert why in warning
