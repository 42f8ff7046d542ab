"""Statuses mean the same everywhere, and a wait that is asked for is understood in both its forms."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.models.failure import FailureKind
from mediatui.services.statuses import LONGEST_WAIT, kind_of, retry_after, status_words
from tests.services.conftest import EPOCH


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, None),
        (204, None),
        (302, FailureKind.NOT_THIS_SERVICE),
        (400, FailureKind.REFUSED),
        (401, FailureKind.WRONG_KEY),
        (403, FailureKind.FORBIDDEN),
        (404, FailureKind.NOT_FOUND),
        (409, FailureKind.CONFLICT),
        (422, FailureKind.REFUSED),
        (429, FailureKind.RATE_LIMITED),
        (500, FailureKind.SERVER_ERROR),
        (502, FailureKind.SERVER_ERROR),
        (599, FailureKind.SERVER_ERROR),
        (999, FailureKind.NOT_THIS_SERVICE),
    ],
)
def test_each_status_has_its_kind(status: int, kind: FailureKind | None) -> None:
    assert kind_of(status) is kind


def test_a_status_is_said_with_its_name() -> None:
    assert status_words(502) == "502 Bad Gateway"
    assert status_words(520) == "520"


def test_a_wait_in_seconds() -> None:
    assert retry_after("30", EPOCH) == 30.0
    assert retry_after(" 0 ", EPOCH) == 0.0


def test_a_wait_until_a_date() -> None:
    date = format_datetime(datetime.fromtimestamp(EPOCH + 90, UTC), usegmt=True)
    assert retry_after(date, EPOCH) == 90.0


def test_a_date_that_has_passed_is_no_wait() -> None:
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT", EPOCH) == 0.0


@pytest.mark.parametrize(
    "value", [None, "", "  ", "soon", "-5", "nan", "²", "1e999x", "Wed, 99 Oct 2015 07:28:00 GMT"]
)
def test_what_cannot_be_read_is_no_wait_asked_for(value: str | None) -> None:
    assert retry_after(value, EPOCH) is None


def test_a_wait_of_years_is_taken_as_a_day() -> None:
    assert retry_after("9" * 400, EPOCH) == LONGEST_WAIT


@given(
    st.one_of(
        st.text(), st.from_regex(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]?\w{3,5}")
    )
)
def test_no_header_can_break_it(value: str) -> None:
    seconds = retry_after(value, EPOCH)
    assert seconds is None or 0.0 <= seconds <= LONGEST_WAIT
