"""Certificates: the one context all services share, and those of services that want their own."""

from __future__ import annotations

import ssl

from mediatui.models.endpoint import Endpoint


def shared_context() -> ssl.SSLContext:
    """Trusts the machine's authorities and, as some systems have none where OpenSSL looks, certifi's.

    Takes tens of milliseconds: not to be called on the event loop.
    """
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(cafile=certifi.where())
    return context


def own_context(endpoint: Endpoint) -> ssl.SSLContext:
    """For an endpoint with `ca_file` (only that authority counts) or without `verify_tls` (none does).

    Raises `OSError` (`ssl.SSLError` among them) if the file cannot be read or holds no certificate.
    """
    if not endpoint.verify_tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    return ssl.create_default_context(cafile=str(endpoint.ca_file))


def no_context() -> ssl.SSLContext:
    """For plain HTTP: trusts no one and costs nothing; without one the library would load a full one."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
