"""The adapter before the simulated household: what it is told is what was played there."""

from __future__ import annotations

import httpx
import pytest

from mediatui.demo.exchange import Request
from mediatui.demo.faces.tautulli.face import TautulliFace
from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.library import Kind
from mediatui.demo.world.world import World
from mediatui.models.history_play import PlayFilter, PlayOrder
from mediatui.models.statistics import GraphKind, Measure, StatKind
from mediatui.models.stream import Decision, MediaType
from mediatui.services.tautulli.adapter import TautulliAdapter
from tests.services.conftest import EPOCH, KEY
from tests.services.tautulli.conftest import Adapt

ANNA = 10_000_001


@pytest.fixture(scope="module")
def world() -> World:
    """A household nobody changes."""
    return World(7, "household", HeldClock(EPOCH))


@pytest.fixture(scope="module")
def plays(world: World) -> list[Past]:
    """What it played."""
    return world.history.plays


@pytest.fixture
def adapter(adapt: Adapt, world: World) -> TautulliAdapter:
    """The adapter, speaking to its Tautulli without a network."""
    face = TautulliFace(world, KEY)

    def answer(request: httpx.Request) -> httpx.Response:
        told = face.answer(Request(request.method, request.url.path, dict(request.url.params)))
        return httpx.Response(told.status, content=told.body, headers={"content-type": told.content_type})

    return adapt(answer)


async def test_the_history_is_turned_page_by_page_to_its_end(
    adapter: TautulliAdapter, plays: list[Past]
) -> None:
    wanted, start, seconds, rows = PlayFilter(user="tomas"), 0, 0.0, list[int]()
    while True:
        page = await adapter.plays(wanted, start=start, length=200)
        assert page.dropped == 0
        seconds += sum(play.played_s for play in page.plays)
        rows += [row for play in page.plays for row in play.rows]
        if page.next_start is None:
            break
        start = page.next_start
    mine = [play for play in plays if play.person.name == "tomas"]
    assert sorted(rows) == [play.id for play in mine]
    assert seconds == sum(play.seconds for play in mine)


async def test_filters_find_what_they_say(adapter: TautulliAdapter) -> None:
    wanted = PlayFilter(media_types=(MediaType.MOVIE,), decision=Decision.TRANSCODE, user_id=ANNA + 1)
    page = await adapter.plays(wanted, order=PlayOrder("duration"), length=20)
    assert len(page.plays) == 20
    assert {play.title.media_type for play in page.plays} == {MediaType.MOVIE}
    assert {play.decision for play in page.plays} == {Decision.TRANSCODE}
    assert {play.user for play in page.plays} == {"tomas"}
    lengths = [play.played_s for play in page.plays]
    assert lengths == sorted(lengths, reverse=True)


async def test_what_plays_now_joins_on_to_the_past(adapter: TautulliAdapter) -> None:
    running = [play for play in (await adapter.plays(running=True)).plays if play.active]
    assert {play.user for play in running} == {stream.user for stream in (await adapter.activity()).streams}
    assert {
        stream for play in running if (stream := await adapter.session_stream(play.session_key)) is None
    } == set()


async def test_watched_keys_are_those_of_what_was_seen(adapter: TautulliAdapter, plays: list[Past]) -> None:
    keys = await adapter.watched_keys("GRANDMA noor")
    seen = [play for play in plays if play.person.name == "noor" and play.item.kind is not Kind.LIVE]
    whole = {str(play.item.rating_key) for play in seen if play.whole}
    shows = {str(play.item.grandparent_key) for play in seen if play.item.kind is Kind.EPISODE and play.whole}
    assert whole | shows <= keys
    halves = {str(p.item.grandparent_key) for p in seen if p.percent >= 43 and p.item.grandparent_key}
    assert keys <= whole | shows | halves
    assert len(keys) > 20
    assert await adapter.watched_keys("nobody") == frozenset()


@pytest.mark.parametrize("kind", GraphKind)
async def test_every_graph_can_be_drawn(adapter: TautulliAdapter, kind: GraphKind) -> None:
    graph = await adapter.graph(kind)
    assert graph.categories
    assert any(any(line.values) for line in graph.lines)


async def test_a_graph_and_the_tables_and_the_people_agree(
    adapter: TautulliAdapter, plays: list[Past]
) -> None:
    graph = await adapter.graph(GraphKind.BY_WEEKDAY, span=30, measure=Measure.DURATION)
    within = sum(play.seconds for play in plays if play.stopped >= EPOCH - 30 * 86_400)
    assert sum(sum(line.values) for line in graph.lines) == within
    (users,) = await adapter.stats(days=30, count=50, kind=StatKind.TOP_USERS)
    assert sum(row.duration_s or 0 for row in users.rows) == within
    ever = sum(play.seconds for play in plays)
    assert sum(viewer.duration_s or 0 for viewer in await adapter.viewers()) == ever
    assert sum(section.duration_s for section in await adapter.sections()) == ever


async def test_people_and_libraries_are_told_part_by_part(adapter: TautulliAdapter) -> None:
    anna = await adapter.viewer(ANNA)
    assert anna is not None
    assert anna.last_seen is not None
    shares = await adapter.viewer_players(ANNA)
    assert (await adapter.viewer_times(ANNA))[3].duration_s == sum(share.duration_s for share in shares)
    assert (await adapter.viewer_addresses(ANNA))[0].address.startswith("192.168.1.")
    assert await adapter.viewer(424242) is None
    page = await adapter.section_items(2, length=3)
    assert (len(page.items), page.matching > 3) == (3, True)
    assert len(await adapter.section_times(1)) == 4
    assert (await adapter.section_users(1))[0].plays > 0
    assert {new.kind for new in await adapter.recently_added("artist", count=5)} == {"album"}
    assert (await adapter.notifiers())[0].name == "Hallway display"
    play = (await adapter.plays(length=1)).plays[0]
    stream = await adapter.play_stream(play.row_id or 0)
    assert stream is not None
    assert stream.title.title == play.title.title
