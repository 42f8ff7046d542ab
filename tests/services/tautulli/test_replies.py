"""What Tautulli answers when it does not answer: each way to fail has its kind, words and remedy."""

from __future__ import annotations

import pytest

from mediatui.models.failure import FailureKind
from tests.services.conftest import failure_of
from tests.services.tautulli.conftest import Adapt, Recording, Tautulli, recording, reply


@pytest.mark.parametrize("name", ["get_activity-wrong-key", "get_activity-no-key"])
async def test_a_wrong_key_is_400_and_understood_all_the_same(adapt: Adapt, name: str) -> None:
    failure = await failure_of(adapt(Tautulli(get_activity=name)).activity())
    assert (failure.kind, failure.status) == (FailureKind.WRONG_KEY, 400)
    assert "api_key" in failure.remedy


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("get_activity-path-v1", FailureKind.NOT_THIS_SERVICE),
        ("get_activity-wrong-root", FailureKind.NOT_FOUND),
        ("no_such_cmd", FailureKind.REFUSED),
        ((200, "application/json", b'{"version": "3.1.0"}'), FailureKind.NOT_THIS_SERVICE),
        ((200, "application/json", b"[]"), FailureKind.NOT_THIS_SERVICE),
        ((200, "application/json", b'{"response": "ok"}'), FailureKind.NOT_THIS_SERVICE),
        ((200, "text/html", b"<html>Sign in</html>"), FailureKind.NOT_THIS_SERVICE),
        ((200, "application/json", b""), FailureKind.BAD_PAYLOAD),
        ((200, "application/javascript", b'cb({"response": {}});'), FailureKind.BAD_PAYLOAD),
        ((200, "application/json", b"[" * 100_000), FailureKind.BAD_PAYLOAD),
        (reply({}, status=400, result="error", message="API not enabled"), FailureKind.FORBIDDEN),
        (reply({}, status=400, result="error", message="API key not generated"), FailureKind.WRONG_KEY),
        (reply({}, status=400, result="error"), FailureKind.REFUSED),
        (
            reply({}, status=500, result="error", message="Check the logs for errors"),
            FailureKind.SERVER_ERROR,
        ),
        ((401, "text/html", b"<html>"), FailureKind.WRONG_KEY),
        ((429, "application/json", b"{}"), FailureKind.RATE_LIMITED),
        ((502, "text/html", b"<html>"), FailureKind.SERVER_ERROR),
    ],
)
async def test_each_way_to_fail_has_its_kind(
    adapt: Adapt, answer: str | Recording, kind: FailureKind
) -> None:
    failure = await failure_of(adapt(Tautulli(get_activity=answer)).activity())
    assert failure.kind is kind
    assert failure.words
    assert failure.remedy


async def test_a_refusal_is_told_in_tautullis_words_cleaned_and_cut(adapt: Adapt) -> None:
    answer = reply({}, status=400, result="error", message="No\n\x1b[31m way \u202e " + "x" * 300)
    failure = await failure_of(adapt(Tautulli(get_activity=answer)).activity())
    assert failure.words.startswith("refused: No [31m way xxx")
    assert failure.words.endswith("…")
    assert len(failure.words) == 170


@pytest.mark.parametrize("cut", [1, 2, 100, 1000, 5000, 20_000])
async def test_an_answer_cut_anywhere_is_said_to_be_cut(adapt: Adapt, cut: int) -> None:
    body = recording("get_activity-full")[2].strip()[:-cut]
    failure = await failure_of(adapt(Tautulli(get_activity=(200, "application/json", body))).activity())
    assert failure.words == "cannot be understood: the answer was cut short"


async def test_what_is_no_json_is_not_said_to_be_cut(adapt: Adapt) -> None:
    answer = (200, "text/plain", b'{"response": {"result" oops}}')
    failure = await failure_of(adapt(Tautulli(get_activity=answer)).activity())
    assert failure.words == "cannot be understood: the answer is not JSON"
