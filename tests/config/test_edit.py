"""Changing one setting in the file: everything else of it stays as the person wrote it."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediatui.config.columns import COLUMNS
from mediatui.config.edit import change_setting, with_setting
from mediatui.config.example import example_text
from mediatui.config.load import load_config
from mediatui.config.problems import ConfigError, ConfigMissingError
from mediatui.config.schema import SCREENS
from tests.config.conftest import Write

EXAMPLE = example_text()
PATH = Path("config.toml")
SERVICE = '[services.tautulli]\nurl = "http://127.0.0.1:8181"\napi_key = "abc"\n'


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that only one of the two has, in their order: "-old", "+new"."""
    import difflib

    lines = difflib.ndiff(before.split("\n"), after.split("\n"))
    return [each[0] + each[2:] for each in lines if each[0] in "+-"]


# What stays


def test_a_new_setting_stands_under_its_example() -> None:
    text = with_setting(PATH, EXAMPLE, ("general", "theme"), "nord")
    assert changed_lines(EXAMPLE, text) == ['+theme = "nord"']
    lines = text.split("\n")
    assert lines[lines.index('theme = "nord"') - 1] == '#theme = "mediatui-dark"'


@pytest.mark.parametrize(
    ("name", "value", "example", "line"),
    [
        (("services", "tautulli", "enabled"), False, "#enabled = true", "enabled = false"),
        (("general", "refresh"), 2.5, "#refresh = 1", "refresh = 2.5"),
        (("keys", "refresh"), ["F5", "R"], '#"refresh" = "F5"', 'refresh = ["F5", "R"]'),
        (("keys", "list.mark"), ["M"], '#"list.mark" = ["space", "Ins"]', '"list.mark" = ["M"]'),
        (("columns", "journal"), ["when"], "#journal = [", 'journal = ["when"]'),
    ],
)
def test_so_does_one_of_every_table(name: tuple[str, ...], value: object, example: str, line: str) -> None:
    lines = with_setting(PATH, EXAMPLE, name, value).split("\n")
    assert lines[lines.index(line) - 1].startswith(example)


def test_a_value_is_replaced_where_it_stands_its_comment_staying() -> None:
    before = '# mine\n[general]\n  theme = "a" # blue one\nmouse = true\n\n[activity]\n'
    text = with_setting(PATH, before, ("general", "theme"), "nord")
    assert changed_lines(before, text) == ['-  theme = "a" # blue one', '+  theme = "nord" # blue one']


def test_a_setting_that_is_taken_out_takes_its_line_with_it() -> None:
    before = "[general]\nmouse = false\n# why\n\n[keys]\n"
    assert with_setting(PATH, before, ("general", "mouse"), None) == "[general]\n# why\n\n[keys]\n"
    assert with_setting(PATH, before, ("general", "theme"), None) == before
    assert with_setting(PATH, before, ("columns", "activity"), None) == before


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("", ("general", "mouse"), "[general]\nmouse = false\n"),
        ("[keys]", ("general", "mouse"), "[keys]\n\n[general]\nmouse = false\n"),
        ("[keys]\n", ("general", "mouse"), "[keys]\n\n[general]\nmouse = false\n"),
        ("[ general ]\n# x\n", ("general", "mouse"), "[ general ]\nmouse = false\n# x\n"),
        ("[keys]\r\n", ("general", "mouse"), "[keys]\r\n\r\n[general]\r\nmouse = false\r\n"),
        ("[general]\r\n# x\r\n", ("general", "mouse"), "[general]\r\nmouse = false\r\n# x\r\n"),
    ],
)
def test_a_table_that_is_missing_is_put_at_the_end(before: str, name: tuple[str, ...], after: str) -> None:
    assert with_setting(PATH, before, name, False) == after


@pytest.mark.parametrize(
    ("before", "changed", "removed"),
    [
        ('[keys]\nlist.sort = "x"\n', '[keys]\nlist.sort = ["o"]\n', "[keys]\n"),
        ('keys.list.sort = "x"\nkeys.help = "z"\n', 'keys.list.sort = ["o"]\nkeys.help = "z"\n', 'keys.help = "z"\n'),
        ('[keys.list]\nsort = "x"\n', '[keys.list]\nsort = ["o"]\n', "[keys.list]\n"),
        ('[keys]\n"list.sort" = "x"\n', '[keys]\n"list.sort" = ["o"]\n', "[keys]\n"),
    ],
)  # fmt: skip
def test_the_id_of_a_key_is_found_however_it_is_written(before: str, changed: str, removed: str) -> None:
    assert with_setting(PATH, before, ("keys", "list.sort"), ["o"]) == changed
    assert with_setting(PATH, before, ("keys", "list.sort"), None) == removed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('general = { theme = "a" }\n', ("general", "mouse")),
        ('general.theme = "a"\n', ("general", "mouse")),
        ('[services]\ntautulli = { url = "x" }\n', ("services", "tautulli", "enabled")),
        ('[services]\ntautulli.url = "x"\n', ("services", "tautulli", "enabled")),
        ('[activity]\nterminate_message = """\n[general]\n"""\n[general]\n', ("general", "mouse")),
        ("general = 3\n", ("general", "mouse")),
        ("[[general]]\n", ("general", "mouse")),
    ],
)
def test_an_odd_layout_is_refused_in_words(write: Write, text: str, name: tuple[str, ...]) -> None:
    path = write(text)
    with pytest.raises(
        ConfigError, match=r"cannot be changed from here. Change it with: mediatui config edit"
    ):
        change_setting(path, name, False)
    assert path.read_text() == text


# The file


def test_what_could_not_be_used_any_more_is_refused_and_the_file_stays(write: Write) -> None:
    path = write(SERVICE + "\n[general]\n# mine\n")
    before = path.read_bytes()
    for name, value, words in (
        (("general", "screen"), "nowhere", "is not a screen of this version"),
        (("general", "refresh"), 99, "is out of range"),
        (("keys", "list.sort"), ["q"], "q is the key of quit too"),
        (("columns", "activity"), ["usr"], "is no column of it"),
        (("services", "radar", "enabled"), True, "services.radar"),
    ):
        with pytest.raises(ConfigError, match=words) as refused:
            change_setting(path, name, value, {})
        assert {problem.file for problem in refused.value.problems} == {path}
        assert path.read_bytes() == before
        assert list(path.parent.iterdir()) == [path], "no trial is left behind"


def test_a_file_that_is_wrong_already_is_not_written_to(write: Write) -> None:
    path = write("[general]\nmouse = 1\n")
    with pytest.raises(ConfigError, match=r"config\.toml:2: general.mouse: must be true or false"):
        change_setting(path, ("general", "theme"), "nord", {})
    assert path.read_text() == "[general]\nmouse = 1\n"
    with pytest.raises(ConfigMissingError):
        change_setting(path.parent / "none.toml", ("general", "theme"), "nord", {})


def test_it_stays_private_and_a_link_stays_a_link(write: Write, tmp_path: Path) -> None:
    real = write(SERVICE, name="real.toml")
    link = tmp_path / "link.toml"
    link.symlink_to("real.toml")
    config = change_setting(link, ("general", "theme"), "nord", {})
    assert (config.general.theme, config.path) == ("nord", link)
    assert link.is_symlink()
    assert real.read_text().endswith('\n[general]\ntheme = "nord"\n')
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_what_is_set_already_is_not_written_again(write: Write) -> None:
    path = write(SERVICE + '\n[general]\ntheme = "nord"\n')
    before = path.stat()
    change_setting(path, ("general", "theme"), "nord", {})
    assert path.stat().st_ino == before.st_ino


# Any of our settings in the example

_words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
_changes = st.one_of(
    st.tuples(st.just(("general", "theme")), _words),
    st.tuples(st.just(("general", "screen")), st.sampled_from(SCREENS)),
    st.tuples(st.just(("general", "refresh")), st.floats(0.25, 10)),
    st.tuples(
        st.sampled_from([("general", n) for n in ("mouse", "read_only", "privacy", "motion")]), st.booleans()
    ),
    st.tuples(st.just(("activity", "terminate_message")), _words),
    st.tuples(st.just(("services", "tautulli", "enabled")), st.booleans()),
    st.tuples(st.just(("services", "tautulli", "read_only")), st.booleans()),
    st.tuples(st.just(("keys", "list.sort")), st.sampled_from([["F3"], ["F3", "F9"]])),
    st.tuples(
        st.just(("columns", "activity")),
        st.lists(st.sampled_from(COLUMNS["activity"]), min_size=1, unique=True),
    ),
)


def flat(told: dict[str, Any], before: str = "") -> dict[str, object]:
    """Each value of a configuration with its dotted name."""
    found: dict[str, object] = {}
    for name, value in told.items():
        found |= flat(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}": value}
    return found


def everything_of(path: Path) -> dict[str, object]:
    """All that the configuration says, flat; services by their name."""
    config = load_config(path, {})
    services = {endpoint.name: endpoint for endpoint in config.services}
    told = {"general": asdict(config.general), "activity": asdict(config.activity)}
    more = {"services": {name: asdict(e) for name, e in services.items()}}
    return flat({**told, **more, "keys": dict(config.keys), "columns": dict(config.columns)})


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Callable[[], Path], dict[str, object]]:
    path = tmp_path_factory.mktemp("example") / "config.toml"

    def fresh() -> Path:
        path.write_text(EXAMPLE, encoding="utf-8")
        path.chmod(0o600)
        return path

    return fresh, everything_of(fresh())


@given(_changes)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_setting_can_be_changed_and_nothing_else_is(
    example: tuple[Callable[[], Path], dict[str, object]], change: tuple[tuple[str, ...], object]
) -> None:
    fresh, before = example
    name, value = change
    path = fresh()
    change_setting(path, name, value, {})
    after = everything_of(path)
    dotted = ".".join(name)
    differing = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    if value is False:
        differing.discard("services.tautulli.api_key")  # the key of what is switched off is not read
    assert differing <= {dotted}
    if not isinstance(value, list):
        assert after[dotted] == value
    assert [line for line in changed_lines(EXAMPLE, path.read_text(encoding="utf-8")) if line[0] == "-"] == []
    assert with_setting(path, path.read_text(encoding="utf-8"), name, None) == EXAMPLE
