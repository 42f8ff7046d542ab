"""Where the files lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediatui.config.paths import cache_dir, config_file, state_dir


def test_the_file_named_on_the_command_line_wins_over_the_environment():
    assert config_file(Path("/a/mine.toml"), {"MEDIATUI_CONFIG": "/b/other.toml"}) == Path("/a/mine.toml")


def test_the_file_named_in_the_environment_wins_over_the_platforms_folder():
    assert config_file(None, {"MEDIATUI_CONFIG": "/b/other.toml"}) == Path("/b/other.toml")


@pytest.mark.parametrize("environ", [{}, {"MEDIATUI_CONFIG": ""}])
def test_otherwise_the_file_is_in_the_platforms_folder(environ: dict[str, str], monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert config_file(None, environ) == tmp_path / "mediatui" / "config.toml"


def test_a_tilde_is_the_home_folder_and_a_relative_path_starts_here(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert config_file(Path("~/mine.toml"), {}) == tmp_path / "mine.toml"
    assert config_file(Path("mine.toml"), {}) == tmp_path / "mine.toml"
    assert config_file(Path("~nobody-has-this-name/mine.toml"), {}).name == "mine.toml"


def test_a_linked_file_keeps_the_folder_it_is_linked_from(tmp_path):
    (tmp_path / "real.toml").touch()
    (tmp_path / "here").mkdir()
    link = tmp_path / "here" / "config.toml"
    link.symlink_to(tmp_path / "real.toml")
    assert config_file(link, {}) == link


def test_cache_and_record_have_folders_of_their_own_that_can_be_named(monkeypatch, tmp_path):
    environ = {"MEDIATUI_CACHE_DIR": "/x/cache", "MEDIATUI_STATE_DIR": "/x/state"}
    assert (cache_dir(environ), state_dir(environ)) == (Path("/x/cache"), Path("/x/state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert cache_dir({}) == tmp_path / "cache" / "mediatui"
    assert state_dir({}) == tmp_path / "state" / "mediatui"
