"""Issues: read, answered, resolved and reopened; by keys, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from mediatui.models.request import Issue, IssueComment, IssueKind, IssueStatus, MediaFacts, Requester
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line
from mediatui.ui.screens.issues import present
from mediatui.ui.settings import Settings
from tests.driver import config_for, running
from tests.engine.desk import MOVIE
from tests.fakes import NOW, endpoint, failure
from tests.ui.screens.requests.asking import changes

ISSUES = Settings(screen="issues")
STUTTERS = Issue(
    "seerr",
    5,
    IssueKind.VIDEO,
    IssueStatus.OPEN,
    MOVIE,
    reported_by=Requester(3, "anna"),
    created_at=NOW - 7200,
    comments=(IssueComment(1, "anna", "It stutters.\nAlways.", NOW - 7200),),
)


def words(told: Line) -> str:
    return "".join(span.text for span in told)


def test_every_column_has_a_cell_and_every_field_a_fact() -> None:
    each = present.Reported(STUTTERS, MediaFacts(MOVIE, "The Matrix", 1999))
    row = present.row_of(each, NOW)
    assert {column.key for column in present.COLUMNS} == set(row.cells)
    assert set(present.FIELDS) == set(present.facts_of(each, NOW))
    assert set(present.ORDERS) <= set(row.cells)
    told = {name: words(cell) for name, cell in row.cells.items()}
    assert (told["title"], told["last"], told["when"]) == ("The Matrix (1999)", "It stutters.", "2 h ago")
    assert present.Reported(STUTTERS, None).title == "movie 603"


def test_the_detail_tells_everything_that_was_said() -> None:
    told = "\n".join(map(words, present.detail_lines(present.Reported(STUTTERS, None), NOW, 60)))
    for part in ("! open", "video", "all of it", "anna · 2 h ago", "It stutters.", "Always."):
        assert part in told
    assert words(present.detail_lines(None, NOW, 60)[0]) == "No issue under the cursor"


def test_where_there_is_nothing_it_says_which_nothing() -> None:
    seerr = endpoint("seerr")

    def told(snapshot: Snapshot[Any], view: str = "open", *, filtered: bool = False) -> str:
        from dataclasses import replace

        found = [replace(seerr, kind="seerr")]
        return words(present.placeholder(found, {"seerr": snapshot}, NOW, view, filtered=filtered)[0])

    assert told(Snapshot()) == "Asking …"
    assert told(Snapshot(failure=failure())) == "Nothing is known of issues"
    assert told(Snapshot((), NOW)) == "Nobody has reported anything"
    assert told(Snapshot((STUTTERS,), NOW), filtered=True) == "No issue is open"
    assert told(Snapshot((STUTTERS,), NOW), "resolved", filtered=True) == "No issue is of that kind"
    assert words(present.placeholder([], {}, NOW, "open", filtered=False)[0]).startswith("No Seerr")


async def test_an_issue_is_answered_resolved_and_reopened(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path, size=(80, 24), settings=ISSUES) as driver:
        assert driver.text == capture(name="80x24")
        for width, height in ((200, 60), (120, 36), (60, 20), (20, 5)):
            assert (await driver.resized(width, height)) == capture(name=f"{width}x{height}")
        await driver.resized(80, 24)
        key = driver.table.cursor_key
        assert key is not None
        issue = stack.world.requests.issues[int(key.rpartition("/")[2])]
        await driver.press("enter")
        assert driver.text == capture(name="detail")
        await driver.press("escape", "c")
        await driver.until(lambda: "Say of Heat (1995)" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "say something" in driver.text)
        await driver.press(*"On it", "enter")
        await driver.until(lambda: issue.comments[-1].message == "On it")
        await driver.until(lambda: not driver.list._working)
        assert "Commented on the issue with Heat (1995)" in driver.told

        await driver.press("x")
        await driver.until(lambda: issue.resolved)
        await driver.until(lambda: "[open 3] resolved 2" in driver.text)
        assert driver.table.cursor_key is not None, "the next one is at hand"
        await driver.press("right")
        await driver.until(lambda: "[resolved 2]" in driver.text)
        keys = [row.key for row in driver.table.rows]
        driver.table.move_cursor(keys.index(key))
        await driver.press("x")
        await driver.until(lambda: not issue.resolved)
        await driver.until(lambda: not driver.list._working)
        await driver.press("u")
        await driver.until(lambda: issue.resolved)
        await driver.until(lambda: not driver.list._working)
        entries, _ = await driver.runtime.engine.read_journal()
        assert [entry.action for entry in reversed(entries)] == [
            "issue.comment",
            "issue.resolve",
            "issue.reopen",
            "issue.resolve",
        ]


async def test_private_and_read_only(stack: Stack, tmp_path: Path) -> None:
    config = config_for(stack, General(read_only=True))
    async with running(stack, tmp_path, size=(200, 60), config=config, settings=ISSUES) as driver:
        await driver.press("right", "right", "P", "x", "c")
        assert driver.dialog == ""
        assert changes(stack) == []
        desk = stack.world.requests
        secret = [comment.message for issue in desk.issues.values() for comment in issue.comments]
        secret += [member.name for member in desk.members.values() if len(member.name) > 4]
        titles = [desk.title(issue.media) for issue in desk.issues.values()]
        secret += [title.name for title in titles if title and len(title.name) > 4]
        assert not [text for text in secret if text in driver.text]
