"""Indexers, what they have and how they do, as the household's Prowlarr answers; every request is one its
specification allows (see `adapt`)."""

from __future__ import annotations

import json

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.indexers import Privacy, SearchKind
from mediatui.models.queue import Via
from mediatui.services.indexer_ports import IndexerSource
from mediatui.services.prowlarr.adapter import ProwlarrAdapter
from mediatui.services.registry import adapter_for
from tests.demo.faces.servarr.house import House
from tests.services.conftest import MakeTransport, endpoint, failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import Program


class Household(Program):
    """Answers as the simulated Prowlarr does."""

    def __init__(self) -> None:
        super().__init__()
        self.house = House("small")

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        target = request.url.raw_path.decode().removeprefix("/api/v1")
        body = json.loads(request.content) if request.content else None
        answer = self.house.answer("prowlarr", request.method, target, body)
        return httpx.Response(
            answer.status, content=answer.body, headers={"content-type": answer.content_type}
        )


@pytest.fixture
def household() -> Household:
    return Household()


@pytest.fixture
def prowlarr(adapt: Adapt, household: Household) -> ProwlarrAdapter:
    adapter: ProwlarrAdapter = adapt(household, "prowlarr")
    return adapter


def test_it_is_what_the_registry_gives_for_its_kind(make_transport: MakeTransport) -> None:
    assert isinstance(adapter_for(endpoint(kind="prowlarr"), make_transport()), IndexerSource)


async def test_indexers_come_with_their_failures_and_without_their_keys(prowlarr: ProwlarrAdapter) -> None:
    indexers = (await prowlarr.indexer_list()).indexers
    assert len(indexers) == 10
    one, failing = indexers[0], indexers[2]
    assert (one.name, one.via, one.privacy, one.is_on) == ("Lanterne", Via.TORRENT, Privacy.PRIVATE, True)
    assert (2000, "Movies") in one.categories and one.disabled_till is None
    assert failing.disabled_till is not None and failing.failed_at is not None
    assert [each.name for each in indexers if not each.is_on] == ["Quiet Attic"]
    assert "********" not in repr(indexers)


async def test_each_indexer_is_asked_by_itself_and_its_key_goes_nowhere(
    prowlarr: ProwlarrAdapter, household: Household
) -> None:
    found = (await prowlarr.offers(1, "nosferatu 1922", SearchKind.MOVIE, (2000,))).offers
    asked = household.calls[-1]
    assert "indexerIds=1" in asked and "type=movie" in asked and "categories=2000" in asked
    assert found and all(offer.title.startswith("Nosferatu.1922") for offer in found)
    assert found[0].seeders is not None and found[0].size > 10**9 and found[0].info_hash
    assert "apikey" not in repr(found) and all(
        "/" in offer.key and "http" not in offer.key for offer in found
    )


async def test_an_indexer_that_failed_in_silence_is_said_to_have_failed(prowlarr: ProwlarrAdapter) -> None:
    failure = await failure_of(prowlarr.offers(3, "nosferatu"))
    assert failure.kind is FailureKind.SERVER_ERROR and "keeps it out" in repr(failure)
    assert (await prowlarr.offers(7, "nothing of that name")).offers == ()


async def test_a_release_is_grabbed_until_it_is_forgotten(
    prowlarr: ProwlarrAdapter, household: Household
) -> None:
    offer = (await prowlarr.offers(1, "nosferatu")).offers[0]
    await prowlarr.grab_offer(offer)
    assert household.shown[-1] == prowlarr.grab_offer_call(offer)[0]
    household.house.clock.advance(1801)
    assert (await failure_of(prowlarr.grab_offer(offer))).kind is FailureKind.CONFLICT


async def test_statistics_applications_and_history(prowlarr: ProwlarrAdapter) -> None:
    statistics = await prowlarr.indexer_statistics(1_700_000_000, 1_800_000_000)
    assert statistics[2].failing > 0.5 > statistics[0].failing and statistics[4].response_s == 4.0
    assert {(each.name, each.sync) for each in await prowlarr.applications()} > {("Radarr", "full sync")}
    page = await prowlarr.indexer_history(size=50, indexer_id=3)
    assert page.events and not any(event.successful for event in page.events)
    assert "apikey" not in repr(page)


async def test_its_system_is_read_as_of_its_siblings(prowlarr: ProwlarrAdapter) -> None:
    assert (await prowlarr.status()).server_name == "Prowlarr"
    assert (await prowlarr.health())[0].source == "IndexerLongTermStatusCheck"
    assert await prowlarr.tasks() and await prowlarr.clients()
