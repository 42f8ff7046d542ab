"""What the library raises is understood by its cause, and never passed on in its own words."""

from __future__ import annotations

import errno
import socket
import ssl

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.services.faults import RAISED, fault_of

URL = "http://h/api?apikey=5ecret"


def raised(error: Exception, *causes: BaseException) -> Exception:
    """`error` as it comes out of the library: raised from its causes, one from the other."""
    cause: BaseException | None = None
    for inner in causes:
        inner.__cause__, cause = cause, inner
    error.__cause__ = cause
    return error


def untrusted(message: str) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, f"[SSL: CERTIFICATE_VERIFY_FAILED] {URL}")
    error.verify_message = message
    return error


def tls(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("cause", "detail"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, URL), "connection refused"),
        (ConnectionResetError(errno.ECONNRESET, URL), "connection reset"),
        (OSError(errno.EHOSTUNREACH, URL), "no route to the host"),
        (OSError(errno.ENETUNREACH, URL), "no network"),
        (PermissionError(errno.EACCES, URL), "this machine may not connect there"),
        (socket.gaierror(socket.EAI_NONAME, URL), "name not found"),
        (UnicodeError("label too long"), "name not found"),
        (untrusted("self-signed certificate"), "certificate not trusted (self-signed certificate)"),
        (untrusted("certificate has expired"), "certificate not trusted (certificate has expired)"),
        (
            untrusted("Hostname mismatch, certificate …"),
            "certificate not trusted (Hostname mismatch)",
        ),
        (untrusted(""), "certificate not trusted"),
        (tls("WRONG_VERSION_NUMBER"), "it does not speak HTTPS"),
        (tls("SSLV3_ALERT_HANDSHAKE_FAILURE"), "no secure connection could be made"),
        (ValueError(URL), "the connection was closed without an answer"),
    ],
)
def test_the_cause_is_found_however_deep_it_lies(cause: BaseException, detail: str) -> None:
    direct = raised(httpx.ConnectError(URL), cause)
    deep = raised(httpx.ConnectError(URL), cause, OSError("All connection attempts failed"), RuntimeError())
    grouped = raised(httpx.ConnectError(URL), ExceptionGroup("several", [ValueError(), cause]))  # type: ignore[list-item]
    for error in (direct, deep, grouped):
        fault = fault_of(error, 10.0, answering=False)
        assert (fault.kind, fault.detail) == (FailureKind.UNREACHABLE, detail)
        assert "5ecret" not in repr(fault)


def test_a_certificate_and_a_protocol_are_not_tried_again_and_have_remedies_of_their_own() -> None:
    fault = fault_of(raised(httpx.ConnectError(""), untrusted("x")), 10.0, answering=False)
    assert not fault.again
    assert "ca_file" in fault.remedy
    assert "verify_tls" in fault.remedy
    fault = fault_of(raised(httpx.ConnectError(""), tls("WRONG_VERSION_NUMBER")), 10.0, answering=False)
    assert "http://" in fault.remedy


def test_a_refused_connection_may_be_tried_again() -> None:
    assert fault_of(
        raised(httpx.ConnectError(""), ConnectionRefusedError(111, "")), 10.0, answering=False
    ).again


@pytest.mark.parametrize(
    ("error", "detail"),
    [(httpx.ReadTimeout(URL), "within 10 s"), (httpx.ConnectTimeout(URL), "within 5 s")],
)
def test_a_timeout_says_how_long_was_waited_and_is_not_tried_again(error: Exception, detail: str) -> None:
    fault = fault_of(error, 10.0, answering=False)
    assert (fault.kind, fault.detail, fault.again) == (FailureKind.TIMED_OUT, detail, False)


def test_once_an_answer_has_begun_whatever_breaks_cut_it_short() -> None:
    for error in (httpx.RemoteProtocolError(URL), httpx.ReadError(URL), ConnectionResetError()):
        fault = fault_of(error, 10.0, answering=True)
        assert (fault.kind, fault.detail) == (FailureKind.BAD_PAYLOAD, "the answer was cut short")
    assert fault_of(httpx.ReadTimeout(URL), 10.0, answering=True).kind is FailureKind.TIMED_OUT


def test_a_server_that_hangs_up_and_one_that_speaks_something_else_are_told_apart() -> None:
    gone = httpx.RemoteProtocolError("Server disconnected without sending a response.")
    assert fault_of(gone, 10.0, answering=False).kind is FailureKind.UNREACHABLE
    other = httpx.RemoteProtocolError("illegal status line: bytearray(b'SSH-2.0')")
    assert fault_of(other, 10.0, answering=False).kind is FailureKind.NOT_THIS_SERVICE


@pytest.mark.parametrize(
    "error", [httpx.LocalProtocolError(URL), UnicodeEncodeError("ascii", URL, 0, 1, "x")]
)
def test_what_cannot_be_sent_is_not_shown(error: Exception) -> None:
    fault = fault_of(error, 10.0, answering=False)
    assert "5ecret" not in repr(fault)
    assert "api_key" in fault.remedy


def test_every_exception_of_the_library_is_understood() -> None:
    kinds = [
        httpx.InvalidURL("x"),
        httpx.StreamConsumed(),
        httpx.ResponseNotRead(),
        httpx.TooManyRedirects("x"),
    ]
    kinds += [
        error("x") for error in (httpx.PoolTimeout, httpx.WriteError, httpx.CloseError, httpx.ProxyError)
    ]
    for error in kinds:
        assert isinstance(error, RAISED)
        assert fault_of(error, 10.0, answering=False).detail
