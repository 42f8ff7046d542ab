"""How tasks, commands, checks and times of logs are said."""

from __future__ import annotations

from datetime import UTC

import pytest

from mediatui.models.system import Command, Task
from mediatui.wording import system
from tests.fakes import NOW


@pytest.mark.parametrize(
    ("seconds", "words"), [(900.0, "15 min"), (86_400.0, "1 d"), (0.0, "by hand"), (None, "by hand")]
)
def test_how_often(seconds: float | None, words: str) -> None:
    assert system.every(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-500, "now"), (0.4, "now"), (1, "in < 1 min"), (59, "in < 1 min"), (60, "in 1 min"), (7200, "in 2 h")],
)
def test_when_it_is_due_without_counting_seconds(seconds: float, words: str) -> None:
    assert system.due(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(-9, "just now"), (59, "just now"), (60, "1 min ago")])
def test_how_lately_without_counting_seconds(seconds: float, words: str) -> None:
    assert system.lately(seconds) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("IndexerStatusCheck", "Indexer status"),
        ("RootFolderCheck", "Root folder"),
        ("UpdateCheck", "Update"),
        ("", ""),
    ],
)
def test_a_check_in_words(source: str, words: str) -> None:
    assert system.check_name(source) == words


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (Command("radarr", 1, "MoviesSearch", title="Movies Search"), "Movies Search"),
        (Command("radarr", 1, "MoviesSearch"), "Movies Search"),
        (Command("radarr", 7, ""), "command 7"),
    ],
)
def test_what_a_command_is_called(command: Command, words: str) -> None:
    assert system.command_name(command) == words


def test_what_a_task_does_beyond_its_service_is_known_of_some() -> None:
    assert "indexer" in system.task_note(Task("radarr", "Rss Sync", "RssSync"))
    assert system.task_note(Task("radarr", "Housekeeping", "Housekeeping")) == ""


def test_a_line_of_a_log_has_its_second_an_old_one_its_day() -> None:
    assert system.log_time(NOW - 2, NOW, UTC) == "21:39:58"
    assert system.log_time(NOW - 90_000, NOW, UTC) == "13 Mar 20:40"
