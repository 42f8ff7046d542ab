"""`[columns]`: the columns chosen for a list, held against the screens there are."""

from __future__ import annotations

from importlib import import_module
from inspect import signature

import pytest

from mediatui.config.columns import COLUMNS
from mediatui.config.schema import SCREENS
from mediatui.ui.widgets.columns import Column
from tests.config.conftest import Load, Problems

START = '[services.tautulli]\nurl = "http://127.0.0.1:8181"\napi_key = "abc"\n\n[columns]\n'


def columns_of(screen: str) -> tuple[Column, ...]:
    """All columns a screen can show, of several services too."""
    present = import_module(f"mediatui.ui.screens.{screen}.present")
    found: tuple[Column, ...] = getattr(present, "COLUMNS", None) or present.columns(
        *(True for _ in signature(present.columns).parameters)
    )
    return found


@pytest.mark.parametrize("screen", COLUMNS)
def test_the_columns_that_can_be_chosen_are_those_of_the_screen(screen: str) -> None:
    assert COLUMNS[screen] == tuple(column.key for column in columns_of(screen))


def test_every_screen_with_a_list_has_its_columns_there() -> None:
    assert set(COLUMNS) == set(SCREENS)


def test_a_choice_is_kept_in_its_order_each_column_once(load: Load) -> None:
    config = load(START + 'activity = ["title", "user", "title", "left"]\njournal = ["words"]\n')
    assert config.columns == {"activity": ("title", "user", "left"), "journal": ("words",)}
    assert load(START).columns == {}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('activty = ["user"]', "columns.activty: unknown key. Did you mean activity?"),
        ('activity = ["usr"]', 'columns.activity: "usr" is no column of it. Did you mean user?'),
        ('activity = ["qqqq"]', "Known here: state, user, title"),
        ("activity = []", 'must be a list of columns. Write it like ["state", "user", "title"].'),
        ('activity = "user"', "must be a list of columns"),
        ("activity = [1]", "no column. Known here"),
        ('activity = [["user"]]', "no column. Known here"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(problems: Problems, lines: str, words: str) -> None:
    (told,) = problems(START + lines)
    assert told.startswith("config.toml:6: ")
    assert words in told


def test_it_must_be_a_table(problems: Problems) -> None:
    (told,) = problems('columns = ["user"]\n')
    assert "columns: must be a table, is a list. Write [columns]." in told
