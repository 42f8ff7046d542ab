"""The login: made only when asked for, never wrong twice, and never told to anyone."""

from __future__ import annotations

import asyncio
import io
import logging
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.secret import Secret
from mediatui.services.errors import ServiceError
from mediatui.services.qbittorrent.adapter import QbittorrentAdapter
from tests.services.conftest import Clock, MakeTransport, failure_of
from tests.services.qbittorrent.conftest import (
    PASSWORD,
    VERSIONS,
    Adapt,
    Simulated,
    endpoint,
    recorded,
    response,
)

Simulate = Callable[..., Simulated]
WRONG = {"password": Secret("not this one")}


def adapter_of(simulated: Simulated, make_transport: MakeTransport, **options: Any) -> QbittorrentAdapter:
    return QbittorrentAdapter(endpoint(simulated.url, **options), make_transport())


async def test_it_logs_in_once_when_it_is_denied(adapter: QbittorrentAdapter, simulated: Simulated) -> None:
    lists = await asyncio.gather(*(adapter.torrents() for _ in range(5)))
    assert {len(found.torrents) for found in lists} == {len(lists[0].torrents)}
    assert simulated.asked("auth/login") == 1


async def test_where_no_login_is_needed_none_is_made(
    simulate: Simulate, make_transport: MakeTransport
) -> None:
    simulated = simulate(bypass=True)
    for options in ({}, {"username": "", "password": None}):
        assert (await adapter_of(simulated, make_transport, **options).torrents()).torrents
    assert simulated.asked("auth/login") == 0


async def test_a_session_that_ended_is_followed_by_another(
    adapter: QbittorrentAdapter, simulated: Simulated
) -> None:
    torrent = (await adapter.torrents()).torrents[0]
    for login in (2, 3):
        simulated.face.set_trouble("session-lost")
        simulated.face.set_trouble(None)
        # A change that was denied was not made, and is sent again.
        await adapter.reannounce([torrent.hash])
        assert simulated.asked("auth/login") == login


async def test_a_wrong_login_is_not_repeated_until_a_person_asks(
    simulated: Simulated, make_transport: MakeTransport
) -> None:
    adapter = adapter_of(simulated, make_transport, **WRONG)
    failures = await asyncio.gather(*(failure_of(adapter.torrents()) for _ in range(4)))
    failures += [await failure_of(adapter.status()) for _ in range(4)]
    assert {failure.kind for failure in failures} == {FailureKind.WRONG_KEY}
    assert {failure.words for failure in failures} == {
        "does not accept the login: wrong username or password"
    }
    assert "locks this machine out" in failures[0].remedy
    assert simulated.asked("auth/login") == 1
    asked = len(simulated.listener.log.requests())
    await failure_of(adapter.torrents())
    assert len(simulated.listener.log.requests()) == asked, "nothing at all is asked any more"
    adapter.wake()
    await failure_of(adapter.torrents())
    assert simulated.asked("auth/login") == 2


async def test_a_password_that_was_put_right_over_there_works_once_woken(
    simulate: Simulate, make_transport: MakeTransport
) -> None:
    simulated = simulate(password="the old one")
    adapter = adapter_of(simulated, make_transport)
    await failure_of(adapter.torrents())
    simulated.face.door._password = PASSWORD
    await failure_of(adapter.torrents())
    adapter.wake()
    assert (await adapter.torrents()).torrents


async def test_who_is_locked_out_asks_again_after_a_while(
    simulated: Simulated, make_transport: MakeTransport, clock: Clock
) -> None:
    simulated.face.set_trouble("banned")
    adapter = adapter_of(simulated, make_transport)
    failure = await failure_of(adapter.torrents())
    assert (failure.kind, failure.words) == (
        FailureKind.FORBIDDEN,
        "denies access: it has locked this machine out after too many wrong logins",
    )
    simulated.face.set_trouble(None)
    assert (await failure_of(adapter.torrents())).words == failure.words
    clock.move(601)
    assert (await adapter.torrents()).torrents


async def test_without_a_login_it_says_that_one_is_needed(
    simulated: Simulated, make_transport: MakeTransport
) -> None:
    failure = await failure_of(adapter_of(simulated, make_transport, username="", password=None).torrents())
    assert (failure.kind, failure.words) == (FailureKind.FORBIDDEN, "denies access: it asks for a login")
    assert "username" in failure.remedy
    assert simulated.asked("auth/login") == 0


async def test_a_new_session_is_asked_for_everything(adapt: Adapt) -> None:
    sessions, asked = ["one"], list[str]()

    def service(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/login"):
            return httpx.Response(200, text="Ok.", headers={"set-cookie": f"SID={sessions[-1]}; path=/"})
        if request.headers.get("cookie") != f"SID={sessions[-1]}":
            return httpx.Response(403, text="Forbidden")
        if request.url.path.endswith("webapiVersion"):
            return httpx.Response(200, text="2.11.4")
        if request.url.path.endswith("maindata"):
            asked.append(request.url.params["rid"])
            return httpx.Response(200, json={"rid": 7})
        return httpx.Response(200, json={})

    adapter = adapt(service)
    await adapter.torrents()
    await adapter.torrents()
    sessions.append("two")
    await adapter.torrents()
    sessions.append("three")
    await adapter.status()
    await adapter.torrents()
    assert asked == ["0", "7", "0", "0"]


async def test_a_key_is_instead_of_a_login(simulate: Simulate, make_transport: MakeTransport) -> None:
    simulated = simulate("5.3")
    adapter = adapter_of(simulated, make_transport, api_key=Secret(PASSWORD))
    assert (await adapter.torrents()).torrents
    assert simulated.asked("auth/login") == 0


@pytest.mark.parametrize(("flavour", "key"), [("5.3", "a wrong key"), ("4.5", PASSWORD)])
async def test_a_wrong_key_and_one_that_an_old_version_does_not_know_are_told(
    simulate: Simulate, make_transport: MakeTransport, flavour: str, key: str
) -> None:
    simulated = simulate(flavour)
    failure = await failure_of(adapter_of(simulated, make_transport, api_key=Secret(key)).torrents())
    assert failure.kind is FailureKind.WRONG_KEY
    assert "older than 5.2" in failure.words
    assert simulated.asked("auth/login") == 0, "a login was not what was configured to be used"


async def test_a_host_name_that_is_not_accepted_is_no_wrong_password(adapt: Adapt) -> None:
    asked: list[str] = []

    def service(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(401, text="Unauthorized")

    failure = await failure_of(adapt(service).torrents())
    assert (failure.kind, failure.words) == (
        FailureKind.FORBIDDEN, "denies access: it does not accept this address for itself",
    )  # fmt: skip
    assert asked == ["/api/v2/app/webapiVersion"]


async def test_a_proxy_that_drops_the_cookie_is_named(adapt: Adapt) -> None:
    logins: list[str] = []

    def service(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("login"):
            logins.append(request.url.path)
            return httpx.Response(200, text="Ok.")
        return httpx.Response(403, text="Forbidden")

    failure = await failure_of(adapt(service).torrents())
    assert failure.words == "denies access: the login was right, but is not kept"
    assert len(logins) == 1


@pytest.mark.parametrize("version", VERSIONS)
async def test_logins_as_they_were_recorded(adapt: Adapt, version: str) -> None:
    denied, wrong = recorded(version, "version_before_login"), recorded(version, "login_wrong")
    right, api = recorded(version, "login_ok"), recorded(version, "webapiVersion")
    main, login = recorded(version, "maindata_full"), wrong
    name, cookie = right["set_cookie"].partition("=")[0], "0123456789abcdef"

    def service(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/login"):
            answer = response(login)
            if login is right:
                answer.headers["set-cookie"] = f"{name}={cookie}; HttpOnly; path=/"
            return answer
        if f"{name}={cookie}" not in request.headers.get("cookie", ""):
            return response(denied)
        return response(api if request.url.path.endswith("webapiVersion") else main)

    adapter = adapt(service)
    assert (await failure_of(adapter.torrents())).kind is FailureKind.WRONG_KEY
    login = right
    adapter.wake()
    assert len((await adapter.torrents()).torrents) == 3


def told(error: ServiceError) -> str:
    """Everything an exception can say."""
    return "\n".join([repr(error), repr(error.failure), *traceback.format_exception(error, chain=True)])


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    """What every logger says at DEBUG."""
    raw, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(raw)
    loggers = {name: logging.getLogger(name) for name in ("", "httpx", "httpcore", "mediatui.http")}
    before = {name: logger.level for name, logger in loggers.items()}
    root.addHandler(handler)

    def listen() -> io.StringIO:
        for logger in loggers.values():
            logger.setLevel(logging.DEBUG)
        return raw

    yield listen  # type: ignore[misc]
    root.removeHandler(handler)
    for name, level in before.items():
        loggers[name].setLevel(level)


@pytest.mark.parametrize("fault", [None, "banned", "session-lost", "500", "cut"])
async def test_neither_password_nor_cookie_is_told(
    simulated: Simulated, make_transport: MakeTransport, everything_logged: Any, fault: str | None
) -> None:
    from mediatui.demo.faults import Fault

    adapter = adapter_of(simulated, make_transport)
    log = everything_logged()
    await adapter.torrents()
    cookies = list(simulated.face.door._sessions)
    simulated.listener.set_fault(Fault(fault) if fault else None)
    seen = [repr(adapter.__dict__)]
    for call in (adapter.torrents(), adapter.status(), adapter.pause(["0" * 40]), adapter.files("0" * 40)):
        try:
            seen.append(repr(await call))
        except ServiceError as error:
            seen.append(told(error))
    cookies += list(simulated.face.door._sessions)
    assert cookies
    everything = "\n".join([*seen, log.getvalue()])
    # Where they travelled they do not count: in what the simulated server took down.
    assert not [secret for secret in (PASSWORD, "an+old+%26+secret", *cookies) if secret in everything]


async def test_a_cookie_that_an_answer_repeats_is_masked(adapt: Adapt) -> None:
    cookie = "0123456789abcdefSID"

    def service(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("webapiVersion"):
            return httpx.Response(
                200,
                text="2.11.4",
                headers={"set-cookie": f"QBT_SID_80={cookie}; HttpOnly; domain=such.session; path=/"},
            )
        if request.method == "POST":
            return httpx.Response(409, text=f"no such.session: {cookie}")
        return httpx.Response(200, json={"rid": 1})

    failure = await failure_of(adapt(service).create_category("x"))
    assert "no such.session: ••••" in failure.words
    assert cookie not in repr(failure)
