"""The matching as a whole, on labelled examples: how often it is right."""

from __future__ import annotations

import pytest

from mediatui.matching.scoring import Score, score
from tests.matching.labelled import examples
from tests.matching.labelled_cases import CASES


@pytest.fixture(scope="module")
def scored() -> Score:
    return score(examples())


def test_there_are_enough_examples_and_they_are_the_same_every_time() -> None:
    first = examples()
    assert len(first) >= 1500
    assert first == examples()
    nothing = sum(example.answer is None for example in first)
    assert 0.15 < nothing / len(first) < 0.5, "both what is there and what is not"


def test_what_people_wrote_down_is_answered_as_they_expect() -> None:
    assert [str(miss) for miss in score(CASES).misses] == []


def test_ninety_nine_of_a_hundred_are_right(scored: Score) -> None:
    print(
        f"\n{scored.pairs} pairs: precision {scored.precision:.2f} %, recall {scored.recall:.2f} %, "
        f"accuracy {scored.accuracy:.2f} %"
    )
    missed = "\n".join(map(str, scored.misses))
    assert scored.accuracy >= 99, missed
    assert scored.precision >= 99.5, missed
    assert scored.recall >= 99, missed
