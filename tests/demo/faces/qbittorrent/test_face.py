"""The simulated qBittorrent answers as two real versions did: statuses, texts, keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from mediatui.demo.exchange import Answer, Request
from mediatui.demo.faces.qbittorrent.face import QbittorrentFace
from mediatui.demo.stack import DEFAULT_SERVICES, Stack
from mediatui.demo.world.clock import HeldClock
from tests.demo.faces.qbittorrent.household import Household
from tests.demo.helpers import EVENING, ask

RECORDED = Path(__file__).resolve().parents[4].parent / "shared" / "recordings" / "qbittorrent"
FLAVOURS = {"4.5": "v4", "5.3": "v53"}
HOST = "127.0.0.1:8080"
NOWHERE = "0" * 40


class Client:
    """Asks a face as a browser would, with its cookie."""

    def __init__(self, flavour: str, *, log_in: bool = True) -> None:
        self.world: Any = Household(EVENING)
        self.face = QbittorrentFace(self.world, "secret", flavour=flavour)
        self.headers = {"Host": HOST}
        if log_in:
            answer = self("POST", "auth/login", username="admin", password="secret")
            cookie = dict(answer.headers)["Set-Cookie"].partition(";")[0]
            self.headers["Cookie"] = cookie

    def __call__(self, method: str, path: str, **params: str) -> Answer:
        return self.face.answer(Request(method, f"/api/v2/{path}", params, self.headers))

    def json(self, path: str, **params: str) -> Any:
        answer = self("GET", path, **params)
        assert (answer.status, answer.content_type) == (200, "application/json")
        return json.loads(answer.body)

    def hash_of(self, beginning: str) -> str:
        return next(each["hash"] for each in self.json("torrents/info") if each["name"].startswith(beginning))


@pytest.fixture(params=list(FLAVOURS))
def flavour(request: pytest.FixtureRequest) -> str:
    value: str = request.param
    return value


@pytest.fixture
def client(flavour: str) -> Client:
    return Client(flavour)


@pytest.fixture
def recorded(flavour: str) -> Callable[[str], dict[str, Any]]:
    """A recorded exchange of that version, by its label."""

    def find(label: str) -> dict[str, Any]:
        found = sorted((RECORDED / FLAVOURS[flavour]).glob(f"[0-9][0-9]_{label}.json"))
        if not found:
            pytest.skip("the recordings are not beside the project")
        exchange: dict[str, Any] = json.loads(found[0].read_text(encoding="utf-8"))
        return exchange

    return find


def said(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.body.decode()


def test_the_door_answers_as_recorded(flavour: str, recorded: Callable[[str], dict[str, Any]]) -> None:
    client = Client(flavour, log_in=False)
    expected = {label: (recorded(label)["status"], recorded(label)["body"]) for label in (
        "version_before_login", "login_wrong", "login_bad_referer", "login_ok")}  # fmt: skip
    assert said(client("GET", "app/version")) == expected["version_before_login"]
    assert said(client("POST", "auth/login", username="admin", password="nope")) == expected["login_wrong"]
    right = client("POST", "auth/login", username="admin", password="secret")
    assert said(right) == expected["login_ok"]
    cookie = dict(right.headers)["Set-Cookie"]
    name = recorded("login_ok")["set_cookie"].partition("=")[0]
    assert cookie.partition("=")[0] == name.replace("48082", "8080")
    client.headers |= {"Referer": "http://evil.example"}
    assert (
        said(client("POST", "auth/login", username="admin", password="secret"))
        == expected["login_bad_referer"]
    )


def test_the_door_is_shut_after_five_wrong_logins(flavour: str) -> None:
    client = Client(flavour, log_in=False)
    for _ in range(5):
        client("POST", "auth/login", username="admin", password="nope")
    assert client("POST", "auth/login", username="admin", password="secret").status == 403


def test_only_the_newer_knows_keys() -> None:
    for flavour, status in (("4.5", 403), ("5.3", 200)):
        client = Client(flavour, log_in=False)
        client.headers["Authorization"] = "Bearer secret"
        assert client("GET", "app/version").status == status
        client.headers["Authorization"] = "Bearer wrong"
        assert client("GET", "app/version").status == 403


@pytest.mark.parametrize(
    ("label", "method", "path", "params"),
    [
        ("version", "GET", "app/version", {}),
        ("webapiVersion", "GET", "app/webapiVersion", {}),
        ("createCategory_dup", "POST", "torrents/createCategory", {"category": "radarr"}),
        ("properties_unknown", "GET", "torrents/properties", {"hash": NOWHERE}),
        ("not_found", "GET", "torrents/nosuch", {}),
        ("delete_unknown", "POST", "torrents/delete", {"hashes": NOWHERE, "deleteFiles": "false"}),
        ("delete_missing_param", "POST", "torrents/delete", {"hashes": NOWHERE}),
        ("pause", "POST", "torrents/pause", {"hashes": NOWHERE}),
        ("stop", "POST", "torrents/stop", {"hashes": NOWHERE}),
        ("resume", "POST", "torrents/resume", {"hashes": NOWHERE}),
        ("start", "POST", "torrents/start", {"hashes": NOWHERE}),
        ("speedLimitsMode", "GET", "transfer/speedLimitsMode", {}),
        ("toggleSpeedLimits", "POST", "transfer/toggleSpeedLimitsMode", {}),
    ],
)
def test_it_says_what_was_recorded(
    client: Client,
    recorded: Callable[[str], dict[str, Any]],
    label: str,
    method: str,
    path: str,
    params: dict[str, str],
) -> None:
    expected = recorded(label)
    assert said(client(method, path, **params)) == (expected["status"], str(expected["body"]))


def test_a_get_does_nothing(client: Client, recorded: Callable[[str], dict[str, Any]]) -> None:
    expected = recorded("stop_get_method")
    path = expected["request"]["path"].removeprefix("/api/v2/")
    assert said(client("GET", path, hashes="all")) == (405, expected["body"])
    assert client("GET", "auth/login").status == 405


def test_answers_have_the_keys_of_the_recorded_ones(
    client: Client, recorded: Callable[[str], dict[str, Any]]
) -> None:
    def keys(value: Any) -> set[str]:
        return set(value) - {"hash"}

    main, real = client.json("sync/maindata", rid="0"), recorded("maindata_full")["body"]
    assert keys(main) == keys(real)
    for part in ("torrents", "categories"):
        assert keys(next(iter(main[part].values()))) == keys(next(iter(real[part].values())))
    assert keys(main["server_state"]) == keys(real["server_state"])
    assert keys(client.json("torrents/info")[0]) == keys(recorded("info_all")["body"][0])
    film = client.hash_of("The.General")
    assert keys(client.json("torrents/properties", hash=film)) == keys(recorded("properties")["body"])
    assert keys(client.json("torrents/files", hash=film)[0]) == keys(recorded("files")["body"][0])
    assert keys(client.json("torrents/trackers", hash=film)[-1]) == keys(recorded("trackers")["body"][-1])
    assert keys(client.json("transfer/info")) == keys(recorded("transfer_info")["body"])


def test_its_values_are_of_the_recorded_types(
    client: Client, recorded: Callable[[str], dict[str, Any]]
) -> None:
    def types(value: Any) -> Any:
        return float if type(value) is int else type(value)

    real = recorded("maindata_full")["body"]["torrents"].values()
    wanted = {key: {types(each[key]) for each in real} for key in next(iter(real))}
    for fields in client.json("sync/maindata", rid="0")["torrents"].values():
        odd = {key: value for key, value in fields.items() if types(value) not in wanted[key]}
        # In the recordings no torrent happened to have none.
        assert odd.keys() <= {"private"}


def test_peers_have_the_recorded_keys() -> None:
    path = RECORDED / "v53" / "65_peers.json"
    if not path.exists():
        pytest.skip("the recordings are not beside the project")
    real = json.loads(path.read_text(encoding="utf-8"))["body"]
    client = Client("5.3")
    found = client.json("sync/torrentPeers", hash=client.hash_of("Nosferatu"), rid="0")
    assert found.keys() == real.keys()
    assert next(iter(found["peers"].values())).keys() == next(iter(real["peers"].values())).keys()


def test_deltas_tell_what_changed_and_what_is_gone(client: Client) -> None:
    first = client.json("sync/maindata", rid="0")
    assert (first["rid"], first["full_update"]) == (1, True)
    assert client.json("sync/maindata", rid="1") == {"rid": 2}
    client.world.clock.advance(10)
    film, kid = client.hash_of("The.General"), client.hash_of("The.Kid")
    second = client.json("sync/maindata", rid="2")
    assert "full_update" not in second
    assert second["torrents"][film]["completed"] > first["torrents"][film]["completed"]
    assert "name" not in second["torrents"][film]
    assert kid not in second["torrents"]
    client("POST", "torrents/delete", hashes=film, deleteFiles="true")
    client("POST", "torrents/addTags", hashes=kid, tags="new")
    third = client.json("sync/maindata", rid="3")
    assert third["torrents_removed"] == [film]
    assert third["tags"] == ["new"]
    assert client.json("sync/maindata", rid="1")["full_update"] is True


def test_what_is_empty_is_left_out_by_the_newer_only(flavour: str) -> None:
    client = Client(flavour)
    client("POST", "torrents/delete", hashes="all", deleteFiles="false")
    client.world.torrents.tags.clear()
    assert ("torrents" in client.json("sync/maindata", rid="0")) is (flavour == "4.5")


def test_a_filter_it_does_not_know_lets_everything_through(client: Client, flavour: str) -> None:
    everything = len(client.json("torrents/info"))
    known, unknown = ("paused", "stopped") if flavour == "4.5" else ("stopped", "paused")
    assert len(client.json("torrents/info", filter=unknown)) == everything
    assert len(client.json("torrents/info", filter=known)) == 2
    assert {each["state"] for each in client.json("torrents/info", filter=known)} == {
        f"{known}DL",
        f"{known}UP",
    }


def test_a_trouble_can_be_played(client: Client) -> None:
    film = client.hash_of("The.General")
    client.face.set_trouble("no-changes")
    assert client("POST", "torrents/delete", hashes=film, deleteFiles="true").status == 200
    assert client.json("torrents/info", hashes=film)
    client.face.set_trouble("session-lost")
    assert client("GET", "app/version").status == 403
    assert client("POST", "auth/login", username="admin", password="secret").status in (200, 204)
    client.face.set_trouble("banned")
    assert client("POST", "auth/login", username="admin", password="secret").status == 403


def test_it_is_a_service_of_the_stack() -> None:
    assert "qbittorrent" in DEFAULT_SERVICES
    with Stack(clock=HeldClock(EVENING), size="small", services=("tautulli", "qbittorrent")) as stack:
        told: Any = stack.describe()["services"]
        key = told["qbittorrent"]["api_key"]
        headers = {"Authorization": f"Bearer {key}"}
        assert ask(f"{told['qbittorrent']['url']}/api/v2/app/version", headers=headers).body == b"v5.3.0"
        login = urlencode({"username": "admin", "password": key}).encode()
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        reply = ask(f"{told['qbittorrent']['url']}/api/v2/auth/login", "POST", headers=form, body=login)
        assert (reply.status, reply.headers["set-cookie"].partition("_")[0]) == (204, "QBT")
        stack.set_fault("qbittorrent", "banned")
        assert (
            ask(f"{told['qbittorrent']['url']}/api/v2/auth/login", "POST", headers=form, body=login).status
            == 403
        )


def test_the_one_between_logs_in_as_the_old_and_stops_as_the_new() -> None:
    client = Client("5.1", log_in=False)
    assert said(client("POST", "auth/login", username="admin", password="nope")) == (200, "Fails.")
    right = client("POST", "auth/login", username="admin", password="secret")
    assert said(right) == (200, "Ok.")
    client.headers["Cookie"] = dict(right.headers)["Set-Cookie"].partition(";")[0]
    assert client.headers["Cookie"].startswith("SID=")
    assert client("POST", "torrents/pause", hashes="all").status == 404
    assert client("POST", "torrents/stop", hashes="all").status == 200
    assert {each["state"][:4] for each in client.json("torrents/info")} <= {"stop", "miss", "erro", "chec"}
