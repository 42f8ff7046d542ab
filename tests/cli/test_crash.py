"""When a command dies of a mistake of its own: one plain message, exit 70, a report without anything private."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from mediatui.cli import crash, status
from mediatui.cli.masking import Masker, without_quotes, without_reprs
from mediatui.config.load import load_config
from mediatui.demo.stack import Stack
from mediatui.models.failure import Failure, FailureKind
from mediatui.services.errors import ServiceError
from tests.cli.conftest import Run


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> crash.Known:
    """What a fresh program knows."""
    fresh = crash.Known()
    fresh.state = tmp_path / "state"
    monkeypatch.setattr(crash, "known", fresh)
    return fresh


def caught(error: BaseException) -> BaseException:
    """The error, as one that was raised."""
    try:
        raise error
    except BaseException as raised:
        return raised


def test_a_command_that_fails_says_so_once_and_ends_with_seventy(
    run: Run, config: Path, stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: crash.Known
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(f"no good: {stack.api_key('tautulli')} at {stack.url('tautulli')}/api")

    monkeypatch.setattr(status, "_lines", broken)
    ran = run("status", "--config", config)
    (report,) = (tmp_path / "state").glob("crash-*.txt")
    assert (ran.code, ran.out) == (70, "")
    first, second, third = ran.err.splitlines()
    assert first.startswith("mediatui has ended because of a mistake in it (ValueError at cli/status.py:")
    assert second == f"The report is {report}"
    assert third.startswith("To report it: ")
    text = report.read_text()
    assert "ValueError: no good: •••••••• at <tautulli>/api" in text
    assert stack.api_key("tautulli") not in text


def test_reports_are_private_and_the_last_five_are_kept(known: crash.Known, tmp_path: Path) -> None:
    paths = [
        crash.write_report(ValueError("x"), now=1_800_000_000 + second) for second in (0, 0, 1, 60, 61, 62)
    ]
    assert sorted((tmp_path / "state").glob("crash-*")) == paths[1:]
    assert len(set(paths)) == 6
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths[1:]} == {0o600}


def test_a_report_that_cannot_be_written_hides_nothing(
    known: crash.Known, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    assert crash.tell(caught(KeyError("anna"))) == 70
    first, second = capsys.readouterr().err.splitlines()
    assert "(KeyError)" in first
    assert second == f"A report could not be written to {tmp_path / 'state'}: not a directory."


def test_without_a_terminal_to_tell_the_report_is_there_all_the_same(
    known: crash.Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert crash.tell(caught(KeyError("x"))) == 70
    assert list((tmp_path / "state").glob("crash-*.txt"))


class HostileError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("even this fails")


FAILURE = Failure(FailureKind.UNREACHABLE, "cabin", "cannot be reached", "Check.", 0.0)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("anna"), "KeyError: '…'"),
        (ValueError("invalid literal for int() with base 10: 'Ocean\\'s Eleven'"), "with base 10: '…'"),
        (AttributeError("'NoneType' object has no attribute 'title'"), "has no attribute 'title'"),
        (AttributeError("no 'The Wire' here"), "no '…' here"),
        (ServiceError(FAILURE), "ServiceError: cabin: cannot be reached"),
        (RuntimeError(f"cannot send {FAILURE!r} on"), "RuntimeError: cannot send Failure(…) on"),
        (ValueError("can't open 'The Wire"), "can't open '…'"),
        (HostileError(), "(it cannot say what)"),
    ],
)
def test_an_exception_says_what_it_can_without_names_and_titles(error: Exception, said: str) -> None:
    assert said in Masker().traceback(caught(error))[-1]


def test_no_local_variable_is_told_and_causes_are() -> None:
    def inner() -> None:
        user = "an" + "na"
        raise KeyError(user)

    try:
        try:
            inner()
        except KeyError as cause:
            raise RuntimeError("outer") from cause
    except RuntimeError as error:
        told = "\n".join(Masker().traceback(error))
    assert "anna" not in told
    assert (
        told.index("KeyError: '…'")
        < told.index("which was the cause of:")
        < told.index("RuntimeError: outer")
    )
    assert "in inner" in told


def test_a_group_and_an_endless_recursion_are_told_in_bounds() -> None:
    def deeper(n: int) -> None:
        deeper(n + 1)

    try:
        deeper(0)
    except RecursionError as error:
        told = Masker().traceback(ExceptionGroup("several", [error, ValueError("x")]))
    assert len(told) < 200
    assert told[-1] == "ValueError: x"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[Stream(user='a)(', title=Title(text=\"it's\")), Stream(user='b')]!", "[Stream(…), Stream(…)]!"),
        ("Stream(user='cut", "Stream(…)"),
        ("called f(1) and g()", "called f(1) and g()"),
    ],
)
def test_what_looks_like_a_data_class_is_left_out(text: str, left: str) -> None:
    assert without_reprs(text) == left


def test_apostrophes_are_no_quotes() -> None:
    assert without_quotes("can't won't \"it's\" 'x'", names=False) == "can't won't \"…\" '…'"


def test_of_the_log_no_action_and_no_folder_of_the_person_is_told(config: Path) -> None:
    masker = Masker([load_config(config)], Path("/somewhere/paula"))
    stamp = "2026-11-20 17:55:03,120"
    assert masker.log_line(f"{stamp} INFO mediatui.engine End the stream of anna: The Wire: done") == (
        f"{stamp} INFO mediatui.engine (an action; its words are left out)"
    )
    assert masker.log_line(f"{stamp} WARNING mediatui.store activity of tautulli failed: refused") == (
        f"{stamp} WARNING mediatui.store activity of tautulli failed: refused"
    )
    assert masker.log_line('  File "/somewhere/paula/x.py", line 3, in f') == '  File "~/x.py", line 3, in f'
    assert masker.log_line("KeyError: 'anna'") == "KeyError: '…'"
