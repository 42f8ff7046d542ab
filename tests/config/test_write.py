"""Writing: whole or not at all, and private from the first moment."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mediatui.config.write import write_private


def mode(path: Path) -> int:
    """The permission bits of `path`."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def careless_umask():
    """Files are private whatever the umask."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_new_file_is_private_and_so_are_the_folders_made_for_it(tmp_path):
    path = tmp_path / "config" / "mediatui" / "config.toml"
    write_private(path, "naïve\n")
    assert path.read_bytes() == "naïve\n".encode()
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700


def test_a_folder_that_is_there_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    write_private(tmp_path / "config.toml", "x")
    assert mode(tmp_path) == 0o755


def test_an_open_file_is_replaced_by_a_private_one(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("old and longer")
    path.chmod(0o644)
    write_private(path, "new")
    assert path.read_text() == "new"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_and_its_real_file_is_replaced(tmp_path):
    real = tmp_path / "dotfiles" / "config.toml"
    real.parent.mkdir()
    real.write_text("old")
    link = tmp_path / "config.toml"
    link.symlink_to("dotfiles/config.toml")
    write_private(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_link_to_a_file_that_is_not_there_makes_it(tmp_path):
    link = tmp_path / "config.toml"
    link.symlink_to(tmp_path / "elsewhere" / "config.toml")
    write_private(link, "new")
    assert (tmp_path / "elsewhere" / "config.toml").read_text() == "new"
    assert mode(tmp_path / "elsewhere") == 0o700


def test_a_link_in_a_circle_is_refused_and_kept(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OSError):
        write_private(tmp_path / "a", "new")
    assert (tmp_path / "a").is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_a_step_fails_the_old_file_stands_and_nothing_else(tmp_path, monkeypatch, step, error):
    path = tmp_path / "config.toml"
    path.write_text("old")

    def fail(*_):
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(type(error)):
        write_private(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_new_file_is_on_the_disk_before_it_takes_the_old_ones_place(tmp_path, monkeypatch):
    steps = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (steps.append("fsync"), fsync(handle)))
    monkeypatch.setattr(os, "replace", lambda *names: (steps.append("replace"), replace(*names)))
    write_private(tmp_path / "config.toml", "new")
    assert steps == ["fsync", "replace", "fsync"]


def test_a_folder_in_the_files_place_is_not_replaced(tmp_path):
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(OSError):
        write_private(tmp_path / "config.toml", "new")
    assert [each.name for each in tmp_path.iterdir()] == ["config.toml"]


def test_text_that_cannot_be_written_leaves_everything_as_it_was(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        write_private(tmp_path / "new" / "config.toml", "\ud800")
    assert list(tmp_path.iterdir()) == []
