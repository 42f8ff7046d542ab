"""What the HTTP library raises, in words of our own: its texts may carry addresses, so none is passed on."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace

import httpx

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Fault

RAISED = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError)
"""All that a call through the library raises when something is wrong with the network, service or address."""

_ERRNO_WORDS = {
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "connection reset",
    errno.ECONNABORTED: "connection aborted",
    errno.EPIPE: "connection closed",
    errno.EHOSTUNREACH: "no route to the host",
    errno.EHOSTDOWN: "the host is down",
    errno.ENETUNREACH: "no network",
    errno.ENETDOWN: "no network",
    errno.EACCES: "this machine may not connect there",
    errno.EPERM: "this machine may not connect there",
    errno.EMFILE: "too many open files",
    errno.ENFILE: "too many open files",
}

_CERTIFICATE = (
    "Give the authority's certificate as ca_file, or set verify_tls = false if this network is trusted."
)


def fault_of(error: BaseException, timeout: float, *, answering: bool) -> Fault:
    """What `error` means. `timeout` is the service's, in seconds; `answering`: the answer had begun."""
    causes = list(_causes(error))
    sent = not isinstance(error, httpx.ConnectError)
    if isinstance(error, httpx.ConnectTimeout):
        return replace(timed_out(min(timeout, 5.0)), unsure=False)
    if isinstance(error, httpx.TimeoutException):
        return timed_out(timeout)
    if answering:
        return Fault(FailureKind.BAD_PAYLOAD, "the answer was cut short", unsure=True)
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        return NO_ADDRESS
    if isinstance(error, (httpx.LocalProtocolError, UnicodeEncodeError)):
        return misconfigured(
            "what was to be sent cannot be", "Check url, api_key and headers for odd characters."
        )
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _tls_fault(cause)
        if isinstance(cause, (socket.gaierror, UnicodeError)):
            return Fault(
                FailureKind.UNREACHABLE,
                "name not found",
                "Check the host name in url, or write its address.",
                again=True,
            )
    for cause in causes:
        words = _ERRNO_WORDS.get(cause.errno or 0) if isinstance(cause, OSError) else None
        if words:
            return Fault(FailureKind.UNREACHABLE, words, again=True, unsure=sent)
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error):
        # The library looks at where a redirect leads even when it is not to follow it.
        lost = "location" in str(error)
        return NOWHERE if lost else Fault(FailureKind.NOT_THIS_SERVICE, "what answers does not speak HTTP")
    words = "the connection was closed without an answer"
    return Fault(FailureKind.UNREACHABLE, words, again=True, unsure=sent)


def timed_out(seconds: float) -> Fault:
    """No answer within `seconds`. Not tried again: the person has waited long enough."""
    return Fault(FailureKind.TIMED_OUT, f"within {seconds:g} s", unsure=True)


def with_remedy(fault: Fault, remedy: str) -> Fault:
    """The same fault with another remedy."""
    return replace(fault, remedy=remedy)


def misconfigured(detail: str, remedy: str) -> Fault:
    """The configuration names something that cannot be: no attempt will change that."""
    return Fault(FailureKind.UNREACHABLE, detail, remedy)


def _tls_fault(error: ssl.SSLError) -> Fault:
    if isinstance(error, ssl.SSLCertVerificationError):
        # OpenSSL's own short words: "self-signed certificate", "certificate has expired".
        reason = error.verify_message.split(",")[0].rstrip(".") if error.verify_message else ""
        detail = f"certificate not trusted ({reason})" if reason else "certificate not trusted"
        return Fault(FailureKind.UNREACHABLE, detail, _CERTIFICATE)
    if error.reason in ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL", "HTTP_REQUEST"):
        return Fault(
            FailureKind.UNREACHABLE,
            "it does not speak HTTPS",
            "Write http:// instead of https:// in url, or its HTTPS port.",
        )
    return Fault(FailureKind.UNREACHABLE, "no secure connection could be made", _CERTIFICATE)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and all that led to it, the members of groups among them, each once."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop(0)
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__]
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions


NO_ADDRESS = misconfigured("url is no web address", "Write url as http://host:port or https://host.")
"""For a `url` that cannot be understood."""

NOWHERE = Fault(FailureKind.NOT_THIS_SERVICE, "it redirects to what is no web address")
"""For a redirect that cannot be understood."""
