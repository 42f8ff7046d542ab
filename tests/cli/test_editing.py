"""`mediatui config edit`: the editor that is opened, the look at what it left, the question."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from mediatui.cli import editing
from tests.cli.conftest import Run
from tests.terminal.pty import Terminal

GOOD = '[services.tautulli]\nurl = "http://127.0.0.1:8181"\napi_key = "0123456789abcdef"\n'
BAD = GOOD.replace("api_key", "api_ky")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the configuration of these tests is, not yet written."""
    return tmp_path / "mediatui" / "config.toml"


@pytest.fixture
def leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that leaves the next of `text-1`, `text-2` … behind, as it is called again and again."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; from pathlib import Path\n"
        f"texts = sorted(Path({str(tmp_path)!r}).glob('text-*'))\n"
        "assert sys.argv[1] == '--wait'\n"
        "Path(sys.argv[2]).write_text(texts[0].read_text()); texts[0].unlink()\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' {script} --wait")


def test_a_missing_file_is_begun_from_the_example(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setenv("EDITOR", "false")
    ran = run("config", "edit", "--config", path)
    assert path.read_text().startswith("# mediatui: example configuration")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ran.out.startswith(f"Wrote {path}; only you can read it.\n")
    assert ran.code == 0


def test_what_the_editor_left_is_checked(run: Run, path: Path, tmp_path: Path, leaves: None) -> None:
    (tmp_path / "text-1").write_text(BAD)
    (tmp_path / "text-2").write_text(GOOD)
    wrong = run("config", "edit", "--config", path)
    assert wrong.code == 2
    assert "config.toml:3: services.tautulli.api_ky: unknown key. Did you mean api_key?" in wrong.err
    assert "0123456789abcdef" not in wrong.err
    right = run("config", "edit", "--config", path)
    assert (right.code, right.err) == (0, "")
    assert right.out == f"{path} can be used. Ask every service with: mediatui config check\n"


def test_on_a_terminal_it_asks_whether_to_edit_again(path: Path, tmp_path: Path, leaves: None) -> None:
    (tmp_path / "text-1").write_text(BAD)
    (tmp_path / "text-2").write_text(BAD)
    (tmp_path / "text-3").write_text(GOOD)
    with Terminal([sys.executable, "-m", "mediatui", "config", "edit", "--config", str(path)]) as terminal:
        terminal.until("Edit it again? [Y/n]")
        terminal.send("n", "enter")
        assert terminal.ended(within=5) == 2
    with Terminal([sys.executable, "-m", "mediatui", "config", "edit", "--config", str(path)]) as terminal:
        terminal.until("Edit it again? [Y/n]")
        terminal.send("enter")
        terminal.until("can be used")
        assert terminal.ended(within=5) == 0


@pytest.mark.parametrize(
    ("named", "words", "code"),
    [
        ("false", "false ended with 1.", 1),
        ("/nowhere/vi -R", "/nowhere/vi could not be started: no such file", 1),
    ],
)
def test_an_editor_that_fails_is_named(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, named: str, words: str, code: int
) -> None:
    monkeypatch.setenv("VISUAL", named)
    ran = run("config", "edit", "--config", path)
    assert ran.code == code
    assert ran.err.startswith(words)


def test_without_any_editor_it_says_what_to_set(
    run: Run, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("config", "edit", "--config", path)
    assert (ran.code, ran.err) == (2, "There is no editor: set EDITOR to the name of yours.\n")
    assert not path.exists()


def test_a_place_that_cannot_be_written_is_named(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    path.parent.write_text("a file where a folder should be")
    ran = run("config", "edit", "--config", path)
    assert (ran.code, ran.err) == (2, f"{path} could not be written: not a directory.\n")


def test_the_visual_editor_comes_first_with_its_options() -> None:
    assert editing.editor({"VISUAL": "code --wait", "EDITOR": "ed"}) == ["code", "--wait"]
    assert editing.editor({"VISUAL": " ", "EDITOR": "ed"}) == ["ed"]
    assert editing.editor({"EDITOR": "it's"}) == ["it's"]
