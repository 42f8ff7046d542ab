"""How graphs speak: scales of round steps, sums of time, days as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.wording.graphs import amount, amount_words, hours, long_label, scale, short_label


@pytest.mark.parametrize(
    ("most", "unit", "ticks", "words"),
    [
        (1, "plays", ["0", "1"], "plays"),
        (7, "plays", ["0", "2", "4", "6", "8"], "plays"),
        (33, "plays", ["0", "10", "20", "30", "40"], "plays"),
        (1_000, "plays", ["0", "250", "500", "750", "1,000"], "plays"),
        (3_600, "seconds", ["0", "20", "40", "60"], "minutes"),
        (5 * 3_600, "seconds", ["0", "2", "4", "6"], "hours"),
        (2_400, "kbps", ["0", "1", "2", "3"], "Mbps"),
        (900, "kbps", ["0", "0.25", "0.5", "0.75", "1"], "Mbps"),
    ],
)
def test_a_scale_has_few_round_steps(most: float, unit: str, ticks: list[str], words: str) -> None:
    made = scale(most, unit)
    assert [text for _, text in made.ticks] == ticks
    assert made.unit == words


@given(st.integers(1, 10**9), st.sampled_from(["plays", "streams", "seconds", "kbps"]))
def test_a_scale_ends_above_everything_and_not_far(most: int, unit: str) -> None:
    made = scale(most, unit)
    assert made.top >= most
    assert len(made.ticks) <= 6
    assert made.ticks[-1][0] == made.top
    assert made.top <= most * 3 or made.top <= 60


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 min"), (20, "1 min"), (48 * 60, "48 min"), (12 * 3600 + 300, "12 h 05"), (4_334_400, "1,204 h")],
)
def test_a_sum_of_time(seconds: int, words: str) -> None:
    assert hours(seconds) == words


def test_a_value_and_its_unit() -> None:
    assert amount(1204, "plays") == "1,204"
    assert amount_words(1, "plays") == "1 play"
    assert amount_words(3, "streams") == "3 streams"
    assert amount_words(9_800, "kbps") == "9.8 Mbps"
    assert amount(None, "plays") == "–"
    assert amount_words(None, "kbps") == "not recorded"


def test_days_hours_and_other_names() -> None:
    assert (short_label("2026-03-14"), long_label("2026-03-14")) == ("14 Mar", "Sat 14 Mar 2026")
    assert (short_label("Sunday"), long_label("Sunday")) == ("Sun", "Sunday")
    assert (short_label("07"), long_label("07")) == ("07", "07:00 to 08:00")
    assert (short_label("2026-13-40"), long_label("2026-13-40")) == ("2026-13-40", "2026-13-40")
    assert short_label("Mar 2026") == "Mar 2026"
