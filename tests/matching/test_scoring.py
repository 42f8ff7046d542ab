"""`python -m mediatui.matching`: scoring a file of labelled examples."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mediatui.matching.__main__ import main
from mediatui.matching.scoring import ExampleError, read_examples
from tests.matching.labelled import as_line
from tests.matching.labelled_cases import CASES

UP = {"title": "Up", "year": 2009}
RIGHT = {"query": "up", "year": 2009, "candidates": [UP, {"title": "Us"}], "answer": 0}
RIGHT_NONE = {"query": "Down", "candidates": [UP], "answer": None}
FALSE = {"query": "Up 2009", "candidates": [UP], "answer": None}
MISSED = {"query": "Balloons", "candidates": [UP], "answer": 0}


def written(path: Path, *examples: object) -> str:
    """A file of examples."""
    file = path / "examples.jsonl"
    file.write_text("".join(json.dumps(example) + "\n" for example in examples) + "\n", encoding="utf-8")
    return str(file)


def test_it_prints_precision_recall_and_accuracy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([written(tmp_path, RIGHT, RIGHT_NONE, FALSE, MISSED)]) == 0
    said = capsys.readouterr().out
    assert [line.split()[:2] for line in said.splitlines()] == [
        ["pairs", "4"],
        ["precision", "50.00"],
        ["recall", "50.00"],
        ["accuracy", "50.00"],
    ]


def test_it_lists_what_was_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["-v", written(tmp_path, RIGHT, FALSE, MISSED)])
    missed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("miss")]
    assert missed == [
        "miss 2: 'Up 2009' is nothing, found #0 'Up' (2009) [100]",
        "miss 3: 'Balloons' is #0 'Up' (2009), found nothing [0]",
    ]


def test_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--json", written(tmp_path, RIGHT, MISSED)])
    told = json.loads(capsys.readouterr().out)
    assert told == {"pairs": 2, "precision": 100.0, "recall": 50.0, "accuracy": 50.0, "misses": 1}


def test_the_accuracy_that_is_asked_for_decides_the_exit_code(tmp_path: Path) -> None:
    file = written(tmp_path, RIGHT, MISSED)
    assert main([file, "--at-least", "50"]) == 0
    assert main([file, "--at-least", "50.1"]) == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("no json", "line 2"),
        ("[]", "line 2: it is no object"),
        ('{"query": "a", "answer": null}', "line 2: 'candidates' is missing"),
        ('{"query": "a", "candidates": []}', "line 2: 'answer' is missing"),
        ('{"query": "a", "candidates": [], "answer": 0}', "line 2: the answer 0 is no place of a candidate"),
        ('{"query": "a", "candidates": [{"title": "a"}], "answer": true}', "no place of a candidate"),
        ('{"query": 5, "candidates": [], "answer": null}', "5 is no text"),
        ('{"query": "a", "year": "soon", "candidates": [], "answer": null}', "line 2"),
        ('{"query": "a", "year": Infinity, "candidates": [], "answer": null}', "line 2"),
        ('{"query": "a", "candidates": [5], "answer": null}', "line 2"),
    ],
)
def test_a_line_that_is_no_example_is_named(
    line: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ExampleError, match="line 2"):
        list(read_examples([json.dumps(RIGHT), line]))
    file = tmp_path / "bad.jsonl"
    file.write_text(f"{json.dumps(RIGHT)}\n{line}\n")
    assert main([str(file)]) == 2
    told = capsys.readouterr()
    assert words in told.err and not told.out


def test_a_file_that_is_not_there_or_empty_or_no_text_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert "No such file" in capsys.readouterr().err
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n\n")
    assert main([str(empty)]) == 2
    empty.write_bytes(b"\xff\xfe\x00")
    assert main([str(empty)]) == 2
    assert "no UTF-8 text" in capsys.readouterr().err


def test_years_as_text_and_ids_are_understood() -> None:
    line = {
        "query": "x",
        "year": "",
        "ids": {"tmdb": 5, "imdb": None},
        "candidates": [{"title": "y", "year": "2009", "alternatives": None, "ids": {"tmdb": "5"}}],
        "answer": 0,
    }
    (example,) = read_examples([json.dumps(line)])
    assert (example.year, example.candidates[0].year, example.ids) == (None, 2009, {"tmdb": 5})


def test_the_command_scores_a_file_from_outside_and_knows_the_standard_input() -> None:
    lines = "\n".join(map(as_line, CASES))
    done = subprocess.run(
        [sys.executable, "-m", "mediatui.matching", "-", "--at-least", "99"],
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{len(CASES)}" in done.stdout.splitlines()[0]
