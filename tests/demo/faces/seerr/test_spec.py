"""Tests of the simulated programs against their specifications: they keep what the real ones keep of them."""

from __future__ import annotations

from functools import cache

import pytest

from tests.demo.faces.seerr.asker import Asker
from tests.demo.faces.seerr.conftest import Recorded
from tests.demo.faces.seerr.spec import problems
from tests.demo.faces.seerr.test_recorded import READ

PROGRAMS = ("seerr", "overseerr", "jellyseerr")

BROKEN_BY_THE_REAL_ONES = (
    "sername: null", "posterPath: null", "backdropPath: null", "serverId: null", "profileId: null",
    "rootFolder: null", "modifiedBy: none of the choices",
)  # fmt: skip
"""What the real ones leave empty against their word, in one recording or another."""


@cache
def reader(program: str) -> Asker:
    """A household that is only read."""
    return Asker(program)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(("name", "target", "user"), READ, ids=[row[0] for row in READ])
def test_an_answer_keeps_what_the_specification_says_as_far_as_the_real_one_does(
    recorded: Recorded, program: str, name: str, target: str, user: int | None
) -> None:
    found = problems(program, "GET", target, 200, reader(program).get(target, user=user))
    # Of Jellyseerr there are no recordings: Seerr is what became of it.
    real = recorded("overseerr" if program == "overseerr" else "seerr", name)
    assert found is not None
    ours = found - (problems(program, "GET", target, 200, real) or set())
    assert {problem for problem in ours if not problem.endswith(BROKEN_BY_THE_REAL_ONES)} == set()
