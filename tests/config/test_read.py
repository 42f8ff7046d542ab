"""From a file to tables: everything that can be wrong with a file before its keys are looked at."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediatui.config.load import load_config
from mediatui.config.problems import ConfigError, ConfigMissingError
from mediatui.config.read import LARGEST, parse
from mediatui.config.syntax import explain


def refusal(path) -> str:
    """What is said about a file that cannot be used."""
    with pytest.raises(ConfigError) as caught:
        load_config(path, {})
    return str(caught.value)


def test_a_missing_file_is_an_error_of_its_own_and_names_both_ways_on(tmp_path):
    path = tmp_path / "config.toml"
    with pytest.raises(ConfigMissingError) as caught:
        load_config(path, {})
    assert str(caught.value) == (
        f"{path}: there is no configuration here. Write one with: mediatui config init. "
        "To look around first: mediatui demo."
    )


def test_a_folder_is_not_a_configuration(tmp_path):
    assert refusal(tmp_path) == f"{tmp_path}: is a folder, not a file. Name the file in it."


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_said_to_be_so(write):
    assert "may not be read by you" in refusal(write("", mode=0o000))


def test_a_file_that_may_not_be_read_is_said_to_be_so_to_the_superuser_too(write, monkeypatch):
    def refuse(self, mode):
        raise PermissionError(13, "Permission denied")

    path = write("")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert refusal(path).startswith(f"{path}: may not be read by you.")


def test_a_path_no_system_takes_is_refused_in_words(tmp_path):
    assert "cannot be read: not a path" in refusal(tmp_path / "a\0b")
    assert "file name too long" in refusal(tmp_path / ("x" * 300))


def test_an_empty_file_is_a_configuration_without_services(load):
    config = load("")
    assert config.services == ()
    assert config.warnings == ()


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[general]\r\ntheme = 'nord'\r\n")
    assert load_config(path, {}).general.theme == "nord"


def test_a_file_in_another_encoding_names_the_line(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(b"[general]\n# gr\xfc\xdfe\n")
    assert "config.toml:2: is not UTF-8. Save the file as UTF-8." in refusal(path)
    path.write_bytes("[general]".encode("utf-16"))
    assert refusal(path) == f"{path}: is written as UTF-16. Save it as UTF-8."


def test_a_film_given_by_mistake_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "film.mkv"
    path.write_bytes(b"#" * (LARGEST + 1))
    assert "larger than 1 MiB" in refusal(path)


def test_a_configuration_may_come_from_a_pipe():
    reader, writer = os.pipe()
    os.write(writer, b"[services.tautulli]\nurl = 'http://x'\napi_key = 'abc'\n")
    os.close(writer)
    try:
        config = load_config(Path(f"/dev/fd/{reader}"), {})
    finally:
        os.close(reader)
    assert len(config.services) == 1
    assert config.warnings == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = nord", "1: the value is not TOML, at column 9. Put text in straight quotes"),
        ("url = “http://x”", "1: the value is not TOML, at column 7."),
        ("mouse = True", "1: the value is not TOML, at column 9."),
        ("\n[general\n", "2: a bracket is not closed, at column 9. Write [services.NAME]."),
        ("[general]\ntheme", "2: an = is missing behind the key."),
        ("[general]\ntheme: 'x'", "2: an = is missing behind the key, at column 6."),
        ("!", "1: this is not TOML, at column 1."),
        ("[]", "1: a key is missing or not in quotes, at column 2."),
        ('a = "x\nb = 1', "1: a text's quotes are not closed on their line, at column 7."),
        ('\na = "x', "2: a text's quotes are never closed."),
        ("\na = 'x", "2: a text's quotes are never closed."),
        ('a = 1\nb = """x\n\nc = 1\n', "2: a text's quotes are never closed."),
        ("a = 1\nb = '''x\n\nc = 1\n", "2: a text's quotes are never closed."),
        ('a = "C:\\dir"', "1: a backslash stands alone, at column 10. Write it twice"),
        ('a = "\\uXYZ1"', "1: a backslash stands alone"),
        ('a = "\x01"', "1: holds a control character, at column 6."),
        ("# \x01", "1: holds a character that may not be here, at column 3."),
        ("a = 1\n\na = 2\n", "3: the same key stands here a second time, at column 6. Keep one of the two."),
        ("h = { a = 1, a = 2 }", "1: the same key stands here a second time"),
        ("[a]\n[b]\n[a]\n", "3: the same table stands here a second time, at column 3."),
        ("a = { b = 1 }\n[a.c]\n", "2: the same table stands here a second time"),
        ("url = 127.0.0.1", "1: something stands behind the value, at column 12. Put text in quotes"),
        ("a = [1, 2", "1: a bracket is not closed. Write a ] behind it."),
        ("a = { b = 1", "1: a bracket is not closed. Write a } behind it"),
    ],
)
def test_what_is_not_toml_names_line_column_and_remedy(write, text, said):
    path = write("")
    path.write_text(text, encoding="utf-8")
    error = refusal(path)
    assert f"config.toml:{said}" in error
    assert error.startswith(f"{path} cannot be used:\n")


def test_a_message_of_another_python_is_not_repeated_because_it_might_tell_a_value():
    assert explain("x", "Bad value 'hunter2' (at line 7, column 3)") == (
        7,
        "this is not TOML, at column 3",
        "A line is a [table], a key = value or a # comment.",
    )
    assert explain("a\nb", "hunter2")[0] == 2


def test_brackets_without_end_are_refused_not_followed_into_the_ground(write):
    assert "nested too deeply" in refusal(write("a = " + "[" * 20_000))


def test_a_number_of_thousands_of_digits_is_refused_in_words(write):
    assert "holds a number that is too long" in refusal(write("a = " + "9" * 5_000))


@settings(deadline=None)
@given(st.text())
def test_any_text_is_either_toml_or_a_problem_with_a_line(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    try:
        expected = tomllib.loads(text)
    except ValueError:
        with pytest.raises(ConfigError) as caught:
            parse(path, text)
        assert 1 <= (caught.value.problems[0].line or 0) <= text.count("\n") + 1
    else:
        assert parse(path, text) == expected
