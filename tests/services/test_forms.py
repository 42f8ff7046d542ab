"""Forms, files, logins and cookies as they go over the wire."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP

import httpx

from mediatui.models.failure import FailureKind
from mediatui.models.secret import Secret
from mediatui.services.answer import Ask
from mediatui.services.http import ServiceClient
from tests.services.conftest import MakeClient, MakeTransport, Service, endpoint, failure_of
from tests.services.loopback import Loopback, Say


async def test_a_form_is_sent_as_pages_send_it(server: Loopback, make_client: MakeClient) -> None:
    await make_client(server.url).send("POST", "/do", form={"a": "x & ü", "b": 2})
    heard = server.heard[0]
    assert heard.headers["content-type"] == "application/x-www-form-urlencoded"
    assert heard.body == b"a=x+%26+%C3%BC&b=2"


async def test_files_make_it_a_form_in_parts(server: Loopback, make_client: MakeClient) -> None:
    content = b"d4:spam\x00\xffe\r\n--x"
    await make_client(server.url).send(
        "POST", "/do", form={"a": "1"}, files=[("torrents", ("ü.torrent", content))]
    )
    heard = server.heard[0]
    head = f"Content-Type: {heard.headers['content-type']}\r\n\r\n".encode()
    parts = list(BytesParser(policy=HTTP).parsebytes(head + heard.body).iter_parts())
    assert [part.get_payload(decode=True) for part in parts] == [b"1", content]
    assert parts[1].get_param("name", header="content-disposition") == "torrents"


async def test_a_login_is_a_single_attempt_and_done_also_when_read_only(speak: MakeClient) -> None:
    service = Service(httpx.ConnectError("x"))
    client = speak(service, read_only=True)
    failure = await failure_of(client.log_in("/login", {"password": "p"}))
    assert failure.kind is FailureKind.UNREACHABLE
    assert len(service.asked) == 1
    assert "done all the same" not in failure.remedy
    assert (service.asked[0].method, service.asked[0].content) == ("POST", b"password=p")


async def test_cookies_are_kept_and_sent_back_by_the_client_they_were_given_to(
    server: Loopback, make_client: MakeClient
) -> None:
    server.says(Say(headers={"Set-Cookie": "QBT_SID_8080=abcdefgh; HttpOnly; path=/"}), Say())
    client, other = make_client(server.url), make_client(server.url)
    for _ in range(2):
        await client.get("/x")
    await other.get("/x")
    assert [heard.headers.get("cookie") for heard in server.heard] == [None, "QBT_SID_8080=abcdefgh", None]


async def test_a_key_may_stand_behind_a_word(server: Loopback, make_transport: MakeTransport) -> None:
    client = ServiceClient(
        endpoint(server.url, api_key=Secret("qbt_0123456789")),
        make_transport(),
        key_header="Authorization",
        key_scheme="Bearer ",
    )
    await client.get("/x")
    assert server.heard[0].headers["authorization"] == "Bearer qbt_0123456789"


def test_what_is_asked_does_not_show_its_form() -> None:
    ask = Ask(
        "POST",
        "/login",
        {},
        None,
        changes=False,
        form={"password": "hidden"},
        files=[("f", ("n", b"hidden"))],
    )
    assert "hidden" not in repr(ask)
