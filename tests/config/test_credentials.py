"""Keys: written in the configuration, in a file, or in the environment."""

from __future__ import annotations

import os
import sys

import pytest

from mediatui.models.secret import Secret

HEAD = "[services.tautulli]\nurl = 'http://x'\n"
WHERE = "config.toml:3: services.tautulli."


@pytest.fixture
def key_file(tmp_path):
    """A private file that holds a key."""
    path = tmp_path / "tautulli.key"
    path.write_bytes(b"abc123\n")
    path.chmod(0o600)
    return path


def test_a_key_may_be_written_as_it_is(load):
    assert load(f"{HEAD}api_key = 'abc123'").services[0].api_key == Secret("abc123")


@pytest.mark.parametrize("name", ["tautulli.key", "./tautulli.key", "~/tautulli.key"])
def test_a_key_may_be_in_a_file_seen_from_the_folder_of_the_configuration(
    load, key_file, name, monkeypatch, tmp_path
):
    monkeypatch.setenv("HOME", str(tmp_path))
    config = load(f"{HEAD}api_key_file = '{name}'")
    assert config.services[0].api_key == Secret("abc123")
    assert config.origins["services.tautulli.api_key"] == f"file {tmp_path / 'tautulli.key'}"
    assert config.warnings == ()


@pytest.mark.parametrize("content", [b"abc123", b"abc123\n", b"abc123\r\n", b"\xef\xbb\xbfabc123\n\n"])
def test_the_line_end_of_the_file_is_not_part_of_the_key(load, key_file, content):
    key_file.write_bytes(content)
    assert load(f"{HEAD}api_key_file = 'tautulli.key'").services[0].api_key == Secret("abc123")


def test_a_key_may_be_in_the_environment(load):
    config = load(f"{HEAD}api_key_env = 'TAUTULLI_API_KEY'", {"TAUTULLI_API_KEY": "abc123"})
    assert config.services[0].api_key == Secret("abc123")
    assert config.origins["services.tautulli.api_key"] == "environment TAUTULLI_API_KEY"


def test_a_key_is_told_once(problems, key_file):
    assert problems(f"{HEAD}api_key_file = 'tautulli.key'\napi_key = 'a'\napi_key_env = 'X'\n") == [
        "config.toml:4: services.tautulli.api_key: api_key_file says it already. Keep one of the two.",
        "config.toml:5: services.tautulli.api_key_env: api_key_file says it already. Keep one of the two.",
    ]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("''", "is empty. Copy the key from the service's settings."),
        ("'a b'", "holds a character that no key has. Copy the key again, and nothing around it."),
        ("'••••••••'", "holds a character that no key has."),
        (r'"a\n"', "holds a character that no key has."),
        ("12345", 'must be text, is a number. Put it in quotes: "…".'),
    ],
)
def test_what_cannot_be_a_key_is_refused(problems, key, said):
    assert problems(f"{HEAD}api_key = {key}")[0].startswith(f"{WHERE}api_key: {said}")


def test_a_key_file_that_cannot_be_used_is_named_with_a_remedy(problems, key_file, tmp_path):
    def said(name: str) -> str:
        (line,) = problems(f"{HEAD}api_key_file = '{name}'")
        assert line.startswith(f"{WHERE}api_key_file: ")
        assert line.endswith("Write the key into it, or name the file that holds it.")
        return line

    assert f"cannot read {tmp_path}/gone.key: there is no such file." in said("gone.key")
    assert "it is a folder" in said("..")
    for empty in (b"", b"\n", b"  \n"):
        key_file.write_bytes(empty)
        assert f"{key_file} is empty." in said("tautulli.key")
    key_file.write_bytes(b"\xff\xfe\x00")
    assert f"{key_file} does not hold text." in said("tautulli.key")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_key_file_that_may_not_be_read_says_so(problems, key_file):
    key_file.chmod(0)
    assert "you may not read it" in problems(f"{HEAD}api_key_file = 'tautulli.key'")[0]


def test_a_file_of_several_lines_holds_no_key(problems, key_file):
    key_file.write_text("API key:\nabc123\n")
    said = problems(f"{HEAD}api_key_file = 'tautulli.key'")
    assert said == [
        f"{WHERE}api_key_file: what it names holds a character that no key has. "
        "Copy the key again, and nothing around it."
    ]


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o640, False), (0o644, True), (0o604, True)])
def test_a_key_file_that_everyone_can_read_gives_a_warning(load, key_file, mode, warned):
    key_file.chmod(mode)
    config = load(f"{HEAD}api_key_file = 'tautulli.key'")
    said = f"{WHERE}api_key_file: {key_file} can be read by everyone. Run: chmod 600 {key_file}"
    assert config.warnings == ((said,) if warned else ())


@pytest.mark.parametrize(("environ", "state"), [({}, "not set"), ({"TAUTULLI_KEY": ""}, "empty")])
def test_a_variable_that_holds_nothing_is_named_with_a_remedy(problems, environ, state):
    assert problems(f"{HEAD}api_key_env = 'TAUTULLI_KEY'", environ) == [
        f"{WHERE}api_key_env: the environment variable TAUTULLI_KEY is {state}. "
        "Set it before mediatui starts, or use another source."
    ]


@pytest.mark.parametrize("name", ["", "$KEY", "MY-KEY", "1ST", "a b", "0123456789abcdef0123456789abcdef"])
def test_what_is_not_the_name_of_a_variable_is_refused_and_not_repeated(problems, name):
    (said,) = problems(f"{HEAD}api_key_env = '{name}'")
    assert said == (
        f"{WHERE}api_key_env: is not the name of an environment variable. "
        "Write the variable's name, like TAUTULLI_API_KEY, not what it holds."
    )


def test_a_long_name_of_a_variable_with_a_digit_is_a_name(load):
    name = "TAUTULLI_CABIN_4K_API_KEY"
    assert load(f"{HEAD}api_key_env = '{name}'", {name: "k"}).services[0].api_key == Secret("k")


def test_a_key_where_the_name_of_its_file_belongs_is_seen_for_what_it_is(problems):
    (said,) = problems(f"{HEAD}api_key_file = '0123456789abcdef0123456789abcdef'")
    assert said.startswith(f"{WHERE}api_key_file: looks like a key, not like the path of a file.")


@pytest.mark.parametrize("placeholder", ["YOUR-API-KEY", "…", "..."])
def test_a_placeholder_is_loaded_with_a_warning(load, placeholder):
    config = load(f"{HEAD}api_key = '{placeholder}'")
    assert config.services[0].api_key == Secret(placeholder)
    assert config.warnings == (f"{WHERE}api_key: is still the placeholder. Put the real one here.",)
