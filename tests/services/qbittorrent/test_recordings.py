"""Every answer recorded of two real versions, given to whatever is asked: understood, or a failure in words."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.torrent import Direction, TorrentState
from mediatui.models.torrent_parts import Adding, TorrentUpload, TrackerState
from mediatui.services.errors import ServiceError
from mediatui.services.qbittorrent.book import Book
from mediatui.services.qbittorrent.mapping import torrent_of
from tests.services.conftest import failure_of
from tests.services.qbittorrent.conftest import PASSWORD, SHARED, VERSIONS, Adapt, recorded, response

FILM, SHOW, LINK = (
    "94b14fe3ce93894179d7f2973c82b8440e3c6380",
    "8cea89234824728cd6be3f7280898782b2dd72c2",
    "ab" * 20,
)


def every_recording() -> list[Any]:
    """Each answer once: many are the same."""
    found = {}
    for version in VERSIONS:
        for path in sorted((SHARED / version).glob("*.json")):
            exchange = json.loads(path.read_text(encoding="utf-8"))
            what = json.dumps([exchange["status"], exchange["content_type"], exchange["body"]])
            found.setdefault(what, pytest.param(exchange, id=f"{version}-{path.stem}"))
    reason = "the recordings are not beside the project"
    return list(found.values()) or [pytest.param(None, marks=pytest.mark.skip(reason=reason))]


@pytest.mark.parametrize("exchange", every_recording())
async def test_an_answer_to_whatever_was_asked_is_understood_or_a_failure(
    adapt: Adapt, exchange: Any
) -> None:
    def service(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("webapiVersion") and exchange["status"] < 400:
            return httpx.Response(200, text="2.8.19")
        return response(exchange)

    adapter = adapt(service)
    for call in (
        adapter.torrents, adapter.torrents, adapter.status, lambda: adapter.details(FILM), lambda: adapter.files(FILM),
        lambda: adapter.trackers(FILM), lambda: adapter.peers(FILM), lambda: adapter.pause([FILM]),
        lambda: adapter.create_category("x"), lambda: adapter.add(Adding(links=("magnet:?x",))),
        lambda: adapter.set_alternative_limits(True),
    ):  # fmt: skip
        try:
            await call()
        except ServiceError as error:
            assert error.failure.words
            assert error.failure.remedy
            assert PASSWORD not in repr(error.failure)


@pytest.mark.parametrize("version", VERSIONS)
async def test_the_main_data_as_they_came_one_after_the_other(version: str) -> None:
    book = Book("qbittorrent")
    told = {}
    labels = ["maindata_empty", "maindata_full", "maindata_delta", "maindata_delta_none", "maindata_old_rid"]
    for label in labels + (["maindata_removed"] if version == "v53" else []):
        body = recorded(version, label)["body"]
        assert await book.take_in(body)
        assert book.rid == body["rid"]
        told[label] = {each.hash: each for each in book.written(lambda _: "").torrents}
    assert told["maindata_empty"] == {}
    whole = told["maindata_full"]
    assert whole.keys() == {FILM, SHOW, LINK}
    film, show, link = whole[FILM], whole[SHOW], whole[LINK]
    assert (film.state, film.direction, film.complete) == (TorrentState.STALLED, Direction.UP, True)
    assert (film.category, film.tags, film.size) == ("radarr", ("mediatui", "test"), 8388608)
    assert (show.state, show.direction, show.eta_s) == (TorrentState.PAUSED, Direction.DOWN, None)
    assert (link.state, link.size, link.total_size) == (TorrentState.METADATA, 0, None)
    assert show.completed_at is None
    changed = told["maindata_delta"][FILM]
    assert (changed.seeding_s, changed.name) == (3, film.name)
    assert told["maindata_delta_none"] == told["maindata_delta"]
    if version == "v53":
        # Recorded: not a full answer although it has everything, and the gone ones by name.
        assert told["maindata_removed"].keys() == {LINK}


@pytest.mark.parametrize("version", VERSIONS)
async def test_states_while_it_was_told_to_pause_and_to_go_on(version: str) -> None:
    def state(label: str) -> TorrentState:
        found = torrent_of(recorded(version, label)["body"][0], FILM, "qbittorrent")
        assert found is not None
        return found.state

    stopped, started = ("pause", "resume") if version == "v4" else ("stop", "start")
    assert state(f"info_after_{stopped}") is TorrentState.PAUSED
    assert state(f"info_after_{started}") is TorrentState.STALLED


async def test_a_download_as_it_went() -> None:
    rates, parts = [], []
    for step in range(5):
        found = torrent_of(recorded("v53", f"downloading_{step}")["body"][0], SHOW, "qbittorrent")
        assert found is not None
        assert found.forced
        assert found.private is True
        rates.append(found.down_rate)
        parts.append(found.progress)
    assert parts == sorted(parts)
    assert rates[-1] == 1462275
    assert (found.state, found.eta_s, found.seeds) == (TorrentState.DOWNLOADING, 34, 1)


@pytest.mark.parametrize("version", VERSIONS)
async def test_the_parts_as_they_were_recorded(adapt: Adapt, version: str) -> None:
    labels = {
        "properties": "properties",
        "files": "files",
        "trackers": "trackers",
        "webapiVersion": "webapiVersion",
    }
    labels |= {"torrentPeers": "peers"} if version == "v53" else {}
    answers = {name: recorded(version, label) for name, label in labels.items()}
    adapter = adapt(lambda request: response(answers[request.url.path.rpartition("/")[2]]))
    details = await adapter.details(FILM)
    assert (details.comment, details.pieces, details.pieces_done, details.private) == (
        "made for a test",
        128,
        128,
        False,
    )
    (file,) = await adapter.files(FILM)
    assert (file.index, file.size, file.progress) == (0, 8388608, 1.0)
    *_, tracker = await adapter.trackers(FILM)
    assert (tracker.name, tracker.state, tracker.message) == (
        "127.0.0.1:9", TrackerState.NOT_WORKING, "Connection refused",
    )  # fmt: skip
    assert (tracker.seeds, tracker.peers) == (None, None)
    if version == "v53":
        (peer,) = await adapter.peers(FILM)
        assert (peer.client, peer.connection, peer.down_rate) == ("qBittorrent/4.5.2", "μTP", 1462275)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("add_file", None),
        ("add_magnet", None),
        ("add_duplicate", FailureKind.CONFLICT),
        ("add_invalid", FailureKind.REFUSED),
    ],
)
async def test_additions_as_they_were_answered(
    adapt: Adapt, version: str, label: str, kind: FailureKind | None
) -> None:
    answers = {"webapiVersion": recorded(version, "webapiVersion"), "add": recorded(version, label)}
    adapter = adapt(lambda request: response(answers[request.url.path.rpartition("/")[2]]))
    adding = Adding(uploads=(TorrentUpload("x.torrent", b"x"),))
    if kind is None:
        added = await adapter.add(adding)
        assert len(added.hashes) == (version == "v53")
        assert (added.pending, added.failed) == (0, 0)
    else:
        assert (await failure_of(adapter.add(adding))).kind is kind


async def test_an_addition_that_is_still_to_be_fetched(adapt: Adapt) -> None:
    def service(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("webapiVersion"):
            return httpx.Response(200, text="2.16.2")
        return httpx.Response(
            202, json={"added_torrent_ids": [], "pending_count": 1, "success_count": 0, "failure_count": 0}
        )

    added = await adapt(service).add(Adding(links=("https://indexer.example/x.torrent",)))
    assert (added.hashes, added.pending) == ((), 1)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("label", "words"),
    [("createCategory_dup", "Unable to create category"), ("setCategory_unknown", "Incorrect category name")],
)
async def test_refusals_as_they_were_worded(adapt: Adapt, version: str, label: str, words: str) -> None:
    answers = {"webapiVersion": recorded(version, "webapiVersion")}
    adapter = adapt(
        lambda request: response(answers.get(request.url.path.rpartition("/")[2], recorded(version, label)))
    )
    failure = await failure_of(adapter.create_category("radarr"))
    assert (failure.kind, failure.words.partition(": ")[2]) == (FailureKind.CONFLICT, words)
