"""The client against a real server on loopback that breaks in all the ways servers break."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mediatui.models.failure import FailureKind
from tests.services.conftest import KEY, MakeClient, MakeTransport, failure_of
from tests.services.loopback import CLOSE, HANG, RESET, Loopback, Say, packed

DATA = b'{"response": {"result": "success"}}'


@pytest.fixture
def free_port() -> int:
    """A port on which no one listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def test_an_answer_comes_through_whole_and_packed_if_it_was(
    make_client: MakeClient, server: Loopback
) -> None:
    big = b'{"x": "' + b"y" * 300_000 + b'"}'
    server.says(Say(DATA), packed(big))
    client = make_client(server.url, key_param="apikey")
    assert (await client.get("/x")).body == DATA
    assert (await client.get("/x")).body == big
    assert server.heard[0].target == f"/x?apikey={KEY}"
    assert server.heard[0].headers["accept-encoding"] == "gzip"


async def test_the_connection_is_kept(make_client: MakeClient, server: Loopback) -> None:
    client = make_client(server.url)
    for _ in range(3):
        await client.get("/x")
    assert server.connections == 1


async def test_a_connection_that_the_server_dropped_meanwhile_does_no_harm(
    make_client: MakeClient, server: Loopback
) -> None:
    server.says(Say(DATA, then="close"))
    client = make_client(server.url)
    for _ in range(3):
        assert (await client.get("/x")).body == DATA


async def test_nobody_there(make_client: MakeClient, free_port: int) -> None:
    failure = await failure_of(make_client(f"http://127.0.0.1:{free_port}").get("/x"))
    assert (failure.kind, failure.words) == (FailureKind.UNREACHABLE, "cannot be reached: connection refused")


async def test_a_reset_connection(make_client: MakeClient, server: Loopback) -> None:
    server.says(RESET)
    failure = await failure_of(make_client(server.url).get("/x"))
    assert failure.kind is FailureKind.UNREACHABLE
    assert failure.words == "cannot be reached: connection reset"
    assert len(server.heard) == 3


async def test_a_server_that_hangs_up_without_a_word(make_client: MakeClient, server: Loopback) -> None:
    server.says(CLOSE)
    failure = await failure_of(make_client(server.url).get("/x"))
    assert failure.words == "cannot be reached: the connection was closed without an answer"


async def test_a_server_that_never_answers(make_client: MakeClient, server: Loopback) -> None:
    server.says(HANG)
    failure = await failure_of(make_client(server.url, timeout=0.3).get("/x"))
    assert (failure.kind, failure.words) == (FailureKind.TIMED_OUT, "no answer within 0.3 s")
    assert len(server.heard) == 1, "after a timeout nothing is tried again"


async def test_the_whole_is_limited_not_only_each_piece(make_client: MakeClient, server: Loopback) -> None:
    endless = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"
    server.says(Say(raw=endless, then="drip"))
    failure = await failure_of(make_client(server.url, timeout=0.3).get("/x"))
    assert failure.kind is FailureKind.TIMED_OUT


async def test_when_time_runs_out_between_attempts_the_failure_seen_is_told(
    make_client: MakeClient, make_transport: MakeTransport, free_port: int
) -> None:
    transport = make_transport(pause=30.0)
    client = make_client(f"http://127.0.0.1:{free_port}", transport=transport, timeout=0.1)
    failure = await failure_of(client.get("/x"))
    assert failure.words == "cannot be reached: connection refused"


@pytest.mark.parametrize(
    "answer",
    [
        Say(DATA, cut=5),
        Say(gzip.compress(DATA), headers={"Content-Encoding": "gzip"}, cut=5),
        Say(raw=b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a"', then="close"),
    ],
)
async def test_an_answer_that_ends_too_early(make_client: MakeClient, server: Loopback, answer: Say) -> None:
    server.says(answer)
    failure = await failure_of(make_client(server.url).get("/x"))
    assert failure.kind is FailureKind.BAD_PAYLOAD
    assert failure.words == "cannot be understood: the answer was cut short"


async def test_an_answer_that_is_longer_than_allowed_is_not_read_to_its_end(
    make_client: MakeClient, server: Loopback
) -> None:
    server.says(packed(b" " * 5_000_000), Say(DATA))
    client = make_client(server.url)
    failure = await failure_of(client.get("/x", max_body=1024 * 1024))
    assert failure.words == "cannot be understood: answer larger than 1 MiB"
    assert (await client.get("/x")).body == DATA


async def test_a_page_of_a_gateway(make_client: MakeClient, server: Loopback) -> None:
    server.says(Say(b"<html>502 Bad Gateway</html>", status=502, content_type="text/html"))
    failure = await failure_of(make_client(server.url).get("/x"))
    assert failure.words == "fails with an error of its own: it answered 502 Bad Gateway"
    assert "reverse proxy" in failure.remedy


async def test_a_login_page(make_client: MakeClient, server: Loopback) -> None:
    server.says(Say(b"<html>Sign in</html>", content_type="text/html"))
    failure = await failure_of(make_client(server.url).get("/x"))
    assert failure.kind is FailureKind.NOT_THIS_SERVICE
    assert "login page" in failure.remedy


async def test_a_redirect_to_another_origin_is_not_walked(make_client: MakeClient, server: Loopback) -> None:
    other = Loopback()
    await other.start()
    server.says(Say(status=302, headers={"Location": f"{other.url}/x?apikey={KEY}"}))
    failure = await failure_of(make_client(server.url, key_param="apikey").get("/x"))
    assert failure.words == f"is not Tautulli: it redirects to {other.url}"
    await other.stop()
    assert other.connections == 0


async def test_too_many_requests(make_client: MakeClient, server: Loopback) -> None:
    server.says(Say(status=429, headers={"Retry-After": "17"}))
    failure = await failure_of(make_client(server.url).get("/x"))
    assert (failure.kind, failure.retry_after) == (FailureKind.RATE_LIMITED, 17.0)
    assert len(server.heard) == 1


async def test_a_start_behind_a_gateway_passes_unseen(make_client: MakeClient, server: Loopback) -> None:
    server.says(Say(status=503), CLOSE, Say(DATA))
    assert (await make_client(server.url).get("/x")).body == DATA


async def test_an_error_of_the_service_is_told_at_once_and_passes_with_the_next_call(
    make_client: MakeClient, server: Loopback
) -> None:
    server.says(Say(status=500), Say(DATA))
    client = make_client(server.url)
    assert (await failure_of(client.get("/x"))).kind is FailureKind.SERVER_ERROR
    assert (await client.get("/x")).body == DATA


async def test_something_that_does_not_speak_http(make_client: MakeClient, server: Loopback) -> None:
    server.says(Say(raw=b"SSH-2.0-OpenSSH_9.6\r\n\r\n", then="close"))
    failure = await failure_of(make_client(server.url).get("/x"))
    assert failure.words == "is not Tautulli: what answers does not speak HTTP"


async def test_no_more_connections_than_calls_allowed(make_client: MakeClient, server: Loopback) -> None:
    server.hold, server.full_at = asyncio.Event(), 2
    client = make_client(server.url, max_in_flight=2)
    calls = [asyncio.ensure_future(client.get("/x")) for _ in range(6)]
    await server.full.wait()
    server.hold.set()
    await asyncio.gather(*calls)
    assert server.busiest == 2
    assert server.connections == 2


async def test_a_cancelled_call_gives_its_connection_back(make_client: MakeClient, server: Loopback) -> None:
    server.says(HANG)
    client = make_client(server.url, max_in_flight=1)
    for heard in (1, 2, 3):
        server.full_at = heard
        call = asyncio.ensure_future(client.get("/x"))
        await server.full.wait()
        server.full.clear()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
    server.says(Say(DATA))
    assert (await client.get("/x")).body == DATA
    assert client.in_flight == 0


# Certificates


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody knows, with its key beside it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is needed to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    made = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    made += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(made, check=True, capture_output=True)
    return folder / "cert.pem"


@pytest.fixture
async def secure(certificate: Path) -> AsyncIterator[Loopback]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    loopback = Loopback(context)
    await loopback.start()
    loopback.says(Say(DATA))
    yield loopback
    await loopback.stop()


async def test_an_unknown_certificate_is_not_trusted(make_client: MakeClient, secure: Loopback) -> None:
    failure = await failure_of(make_client(secure.url).get("/x"))
    assert failure.kind is FailureKind.UNREACHABLE
    assert failure.words.startswith("cannot be reached: certificate not trusted")
    assert "ca_file" in failure.remedy
    assert not secure.heard


async def test_it_is_with_its_own_authority_or_without_verification(
    make_client: MakeClient, secure: Loopback, certificate: Path
) -> None:
    assert (await make_client(secure.url, ca_file=certificate).get("/x")).body == DATA
    assert (await make_client(secure.url, verify_tls=False).get("/x")).body == DATA


async def test_an_authority_is_trusted_for_its_own_name_only(
    make_client: MakeClient, secure: Loopback, certificate: Path
) -> None:
    client = make_client(secure.url.replace("127.0.0.1", "localhost"), ca_file=certificate)
    failure = await failure_of(client.get("/x"))
    assert "certificate not trusted" in failure.words


@pytest.mark.parametrize("content", [None, "no certificate"])
async def test_an_authority_that_cannot_be_read(
    make_client: MakeClient, tmp_path: Path, content: str | None
) -> None:
    ca_file = tmp_path / "ca.pem"
    if content is not None:
        ca_file.write_text(content)
    failure = await failure_of(make_client("https://127.0.0.1:1", ca_file=ca_file).get("/x"))
    assert failure.words == "cannot be reached: ca_file cannot be read"


async def test_https_where_http_is_spoken(make_client: MakeClient, server: Loopback) -> None:
    server.eager = True
    server.says(Say(raw=b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    client = make_client(server.url.replace("http:", "https:"), verify_tls=False)
    failure = await failure_of(client.get("/x"))
    assert failure.words == "cannot be reached: it does not speak HTTPS"
    assert "http://" in failure.remedy


async def test_the_shared_context_is_made_once_and_not_for_plain_http(
    make_client: MakeClient,
    make_transport: MakeTransport,
    server: Loopback,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    monkeypatch.setattr("mediatui.services.tls.shared_context", lambda: made.append(1) or ssl.SSLContext(16))
    transport = make_transport(attempts=1)
    await make_client(server.url, transport=transport).get("/x")
    assert made == []
    for _ in range(2):
        await failure_of(make_client("https://127.0.0.1:1", transport=transport).get("/x"))
    assert made == [1]
