"""No secret the redactor knows comes through it, in whatever way it was written, nor what looks like one."""

from __future__ import annotations

import base64
import html
import io
import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mediatui.models.secret import MASK
from mediatui.services.redact import RedactingFilter, Redactor, guard_loggers, unguard_loggers

SECRET = "s3cr/et+key=1"

WAYS: list[Callable[[str], str]] = [
    str,
    quote,
    quote_plus,
    lambda text: quote(text, safe=""),
    lambda text: re.sub("%..", lambda escape: escape[0].lower(), quote(text, safe="")),
    lambda text: quote(quote(text, safe=""), safe=""),
    lambda text: json.dumps(text)[1:-1],
    lambda text: repr(text)[1:-1],
    lambda text: repr(text.encode())[2:-1],
    lambda text: html.escape(text, quote=False),
    lambda text: base64.b64encode(text.encode()).decode(),
    lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
]


@given(
    st.text(st.characters(blacklist_characters="•", blacklist_categories=("Cs",)), min_size=4, max_size=40),
    st.sampled_from(WAYS),
    st.text(max_size=20),
    st.text(max_size=20),
)
def test_a_known_secret_never_leaks(secret: str, way: Callable[[str], str], before: str, after: str) -> None:
    assume("•" not in before + after)
    written = way(secret)
    assert written not in Redactor([secret]).redact(before + written + after)


@given(
    st.lists(st.text("abcd", min_size=4, max_size=8), min_size=1, max_size=5), st.text("abcd", max_size=60)
)
def test_no_secret_hides_behind_another(secrets: list[str], text: str) -> None:
    redacted = Redactor(secrets).redact(text)
    assert not any(secret in redacted for secret in secrets)


@given(st.text())
def test_without_secrets_ordinary_text_stays(text: str) -> None:
    assume(not any(sign in text for sign in "=:@"))
    assert Redactor().redact(text) == text


def test_a_short_secret_does_not_mask_every_letter() -> None:
    assert Redactor(["a", "ab", "abc", ""]).redact("a cab in abc") == "a cab in abc"


def test_a_secret_learnt_later_is_masked_from_then_on() -> None:
    redactor = Redactor()
    redactor.learn(SECRET)
    assert redactor.redact(f"the key {SECRET}!") == f"the key {MASK}!"


def test_a_login_is_known_as_the_header_it_makes() -> None:
    redactor = Redactor()
    redactor.learn_login("anna", "hunter22")
    written = base64.b64encode(b"anna:hunter22").decode()
    assert redactor.redact(f"sent {written} and hunter22") == f"sent {MASK} and {MASK}"


def test_the_long_words_of_a_header_are_secrets_themselves() -> None:
    redactor = Redactor(["Bearer abcdefghijklmnop"])
    assert redactor.redact("abcdefghijklmnop by Bearer") == f"{MASK} by Bearer"


@pytest.mark.parametrize(
    "text",
    [
        "GET /api/v2?apikey=UNKNOWN&cmd=get_activity",
        "GET /api/v2?cmd=get_activity&apikey=UNKNOWN",
        "http://h/x?api_key=UNKNOWN#top",
        "/login?redirect_uri=%2Fapi%2Fv2%3Fapikey%3DUNKNOWN%26cmd%3Dx",
        "token=UNKNOWN",
        "access_token = UNKNOWN",
        "X-Api-Key: UNKNOWN",
        "x-plex-token: UNKNOWN\r\nAccept: */*",
        "https://plex.tv/x?X-Plex-Token=UNKNOWN",
        "Authorization: Basic UNKNOWN",
        "Authorization: Bearer UNKNOWN",
        "Cookie: SID=UNKNOWN; other=1",
        "{'X-Api-Key': 'UNKNOWN'}",
        '{"api_key": "UNKNOWN \\" UNKNOWN", "x": 1}',
        "[(b'X-Api-Key', b'UNKNOWN'), (b'Accept', b'*/*')]",
        "http://anna:UNKNOWN@plex.example.org/tautulli",
        "https://UNKNOWN@plex.example.org",
        "password=UNKNOWN",
    ],
)
def test_what_looks_like_a_secret_is_masked_though_it_is_not_known(text: str) -> None:
    redacted = Redactor().redact(text)
    assert "UNKNOWN" not in redacted
    assert MASK in redacted


@pytest.mark.parametrize(
    "text",
    [
        "the token: a story of two cities",
        "http://h:8181/path?cmd=get_activity&session_key=101",
        "mail anna@home.example about http://h/",
        "The Monkey=Business (2003)",
    ],
)
def test_what_only_resembles_one_stays(text: str) -> None:
    assert Redactor().redact(text) == text


def test_it_masks_only_the_value() -> None:
    redacted = Redactor().redact("GET /api/v2?apikey=abc&cmd=get_activity 200")
    assert redacted == f"GET /api/v2?apikey={MASK}&cmd=get_activity 200"


def test_its_repr_tells_nothing() -> None:
    assert SECRET not in repr(Redactor([SECRET]))


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s %(note)s", defaults={"note": ""}))
    handler.addFilter(RedactingFilter(Redactor([SECRET])))
    logger = logging.getLogger("tests.redact")
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    yield logger, stream
    logger.removeHandler(handler)


def test_the_filter_rewrites_message_arguments_traceback_stack_and_extras(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, stream = log
    logger.info(f"message {SECRET}")
    logger.info("argument %s and %r", SECRET, {"deep": SECRET})
    logger.info("extra", extra={"note": SECRET})
    try:
        raise ValueError(SECRET)
    except ValueError:
        logger.exception("failed", stack_info=True)
    written = stream.getvalue()
    assert SECRET not in written
    assert written.count(MASK) >= 4
    assert "ValueError" in written


def test_arguments_that_do_not_fit_are_no_way_out(
    log: tuple[logging.Logger, io.StringIO], capsys: pytest.CaptureFixture[str]
) -> None:
    logger, stream = log
    logger.info("one %s two %s", SECRET)
    assert SECRET not in stream.getvalue() + capsys.readouterr().err
    assert "one %s two %s" in stream.getvalue()


def test_no_exception_is_left_on_the_record_for_someone_else_to_print() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.makeLogRecord({"msg": "x", "exc_info": sys.exc_info()})
    RedactingFilter(Redactor([SECRET])).filter(record)
    assert record.exc_info is None
    assert SECRET not in str(record.exc_text)


def test_the_http_libraries_are_quiet_and_redacted_while_guarded(caplog: pytest.LogCaptureFixture) -> None:
    guard = guard_loggers(Redactor([SECRET]))
    library = logging.getLogger("httpcore.http11")
    assert not library.isEnabledFor(logging.INFO)
    with caplog.at_level(logging.DEBUG, "httpcore.http11"):
        library.debug("send_request_headers.started url=%s", SECRET)
    unguard_loggers(guard)
    assert SECRET not in caplog.text
    assert MASK in caplog.text
    assert guard not in library.filters
