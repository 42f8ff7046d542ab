"""Tests of what goes wrong with the simulated Seerr, and of the calls it does not survive."""

from __future__ import annotations

import time

import pytest

from mediatui.demo.faults import FaultError, parse_fault
from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import HeldClock
from tests.demo.faces.seerr.asker import Asker
from tests.demo.helpers import EVENING, ask


def test_a_radarr_that_hangs_is_waited_for_and_named(seerr: Asker) -> None:
    seerr.face.set_trouble("radarr-hangs")
    answer = seerr.answer("GET", "/request?take=5")
    assert answer.after == 10
    seerr.face.set_trouble("radarr-hangs", "0.5")
    assert seerr.answer("GET", "/request?take=5").after == 0.5
    assert seerr.answer("GET", "/request/count").after == 0
    assert seerr.get("/request")["serviceErrors"] == {
        "radarr": [{"id": 1, "name": "Radarr 4K"}],
        "sonarr": [],
    }
    assert seerr.post(f"/request/{seerr.pending(is_4k=True)}/approve").json["status"] == 4
    assert seerr.post(f"/request/{seerr.pending()}/approve").json["status"] == 2
    seerr.face.set_trouble(None)
    assert seerr.get("/request")["serviceErrors"] == {"radarr": [], "sonarr": []}


def test_overseerr_waits_and_names_nobody() -> None:
    overseerr = Asker("overseerr", place="cabin")
    overseerr.face.set_trouble("radarr-hangs", "1")
    assert overseerr.answer("GET", "/request").after == 1
    assert "serviceErrors" not in overseerr.get("/request")


def test_a_radarr_that_refuses_lets_approvals_fail_until_it_takes_them(seerr: Asker) -> None:
    seerr.face.set_trouble("radarr-fails")
    number, series = seerr.pending(), seerr.pending("tv")
    assert seerr.post(f"/request/{number}/approve").json["status"] == 4
    assert seerr.post(f"/request/{series}/approve").json["status"] == 2
    assert seerr.post(f"/request/{number}/retry").json["status"] == 4
    seerr.face.set_trouble(None)
    assert seerr.post(f"/request/{number}/retry").json["status"] == 2
    seerr.face.set_trouble("sonarr-fails")
    assert seerr.post(f"/request/{seerr.pending('tv')}/approve").json["status"] == 4


def test_every_so_manieth_approval_fails_and_changes_nothing(seerr: Asker) -> None:
    seerr.face.set_trouble("fail-every", "3")
    numbers = [each["id"] for each in seerr.get("/request?filter=pending&mediaType=movie&take=6")["results"]]
    found = [seerr.post(f"/request/{number}/approve").status for number in numbers]
    assert found == [200, 200, 500, 200, 200, 500]
    assert seerr.get(f"/request/{numbers[2]}")["status"] == 1
    assert seerr.post(f"/request/{numbers[2]}/decline").status == 200


@pytest.mark.parametrize(("flavour", "status"), [("seerr", 200), ("overseerr", 200), ("seerr-3.3", 409)])
def test_somebody_else_is_quicker(flavour: str, status: int) -> None:
    asker = Asker(flavour)
    asker.face.set_trouble("approved-elsewhere")
    seen, unseen = (each["id"] for each in asker.get("/request?filter=pending&take=2")["results"])
    told = asker.get(f"/request/{seen}")
    assert (told["status"], told["modifiedBy"]["displayName"]) == (2, "tomas")
    assert asker.post(f"/request/{unseen}/approve").status == status


# What it does not survive


@pytest.mark.parametrize(
    ("trouble", "method", "target", "body"),
    [
        ("radarr-down", "GET", "/service/radarr/0", None),
        ("radarr-hangs", "GET", "/service/radarr/1", None),
        (None, "POST", "/issue", {"issueType": 1, "mediaId": 1}),
        (None, "GET", "/blocklist?take=0", None),
        (None, "GET", "/blocklist?skip=-1", None),
        (None, "GET", "/user/999/watchlist", None),
    ],
)
def test_some_calls_end_it(seerr: Asker, trouble: str | None, method: str, target: str, body: object) -> None:
    seerr.face.set_trouble(trouble)
    assert seerr.get("/service/radarr")[0]["name"] == "Radarr"
    assert seerr.answer(method, target, body).dropped
    assert seerr.answer("GET", "/status").dropped
    seerr.face.set_trouble(None)
    assert seerr.get("/status")["version"] == "3.1.0"


def test_over_the_wire_a_dead_one_drops_connections_and_a_hanging_one_lets_wait() -> None:
    with Stack(seed=7, clock=HeldClock(EVENING), services=("seerr", "overseerr-cabin")) as stack:
        headers = {"X-Api-Key": stack.api_key("seerr")}
        base = f"{stack.url('seerr')}/api/v1"
        assert stack.url("overseerr-cabin").endswith("/overseerr")
        assert ask(f"{stack.url('overseerr-cabin')}/api/v1/status").json["version"] == "1.34.0"
        stack.set_fault("seerr", "radarr-hangs:0.05")
        began = time.perf_counter()
        assert ask(f"{base}/request?take=1", headers=headers).status == 200
        assert time.perf_counter() - began >= 0.05
        stack.set_fault("seerr", "radarr-down")
        for target in ("/service/radarr/0", "/status"):
            with pytest.raises(OSError):
                ask(f"{base}{target}", headers=headers)
        stack.set_fault("seerr", None)
        assert ask(f"{base}/request/count", headers=headers).json["total"] == 61
        assert stack.counts("seerr")["GET /service/radarr/:n"] == 1


def test_a_trouble_takes_the_detail_it_says() -> None:
    troubles = Asker(size="small").face.troubles
    for good in ("radarr-hangs", "radarr-hangs:2.5", "fail-every:4", "radarr-fails", "approved-elsewhere"):
        assert parse_fault(good, troubles).name == good.partition(":")[0]
    for bad in ("radarr-hangs:long", "fail-every:0", "radarr-fails:1"):
        with pytest.raises(FaultError, match="takes"):
            parse_fault(bad, troubles)
