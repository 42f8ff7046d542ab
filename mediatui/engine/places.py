"""Where plays came from: their addresses, each looked up once and remembered for months.

Tautulli asks plex.tv for each address, so only those played from are asked about, the most played from first,
one at a time (the adapter itself sees to it that never more than two slow calls are on their way).
"""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from mediatui.engine.graphs_own import DECISIONS
from mediatui.engine.past import DAY, plays_since
from mediatui.models.statistics import Graph, Line
from mediatui.models.stream import Place
from mediatui.models.trends import KnownPlace, PlaceBook
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.engine.graphs import Question
    from mediatui.models.audience import Whereabouts
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.history_play import Play

KEPT = 180 * DAY
"""Seconds for which it is remembered where an address is: they move seldom."""
UNKNOWN_KEPT = 7 * DAY
MOST_ASKED = 60
"""So many addresses are asked about for one graph; the rest stand as not looked up until the next."""

LOCAL = "Local network"
NOWHERE = "Unknown place"
LATER = "Not looked up yet"
_NETWORKS = (
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "fc00::/7",
    "fe80::/10", "::1/128",
)  # fmt: skip
_OWN = tuple(map(ipaddress.ip_network, _NETWORKS))
"""The networks of households. (That of a provider's or a VPN's clients, 100.64.0.0/10, may be anywhere.)"""


async def ask_places(engine: Engine, endpoint: Endpoint, one: Question) -> tuple[Graph, str]:
    """Plays, or seconds, by city or by country, a line for each decision. Raises `ServiceError`."""
    from mediatui.engine.graphs import source_of

    now = engine.store.now()
    source = await source_of(engine, endpoint)
    begin = now - one.days * DAY if one.days else 0.0
    read = await plays_since(source, begin, user_id=one.user_id, section_id=one.section_id)
    counts = Counter(play.address for play in read.plays if not is_local(play) and play.address)
    places, note = await _places(engine, endpoint, [address for address, _ in counts.most_common()])
    name = country_of if one.name == "plays-by-country" else city_of
    graph = places_graph(read.plays, places, name, lasting=one.measure == "duration")
    return graph, " · ".join(filter(None, (read.note, note)))


def is_local(play: Play) -> bool:
    """Whether it came from the household's own network."""
    try:
        address = ipaddress.ip_address(play.address)
    except ValueError:
        return play.place is Place.LAN
    return any(address in network for network in _OWN if network.version == address.version)


async def _places(
    engine: Engine, endpoint: Endpoint, addresses: Iterable[str]
) -> tuple[Mapping[str, Whereabouts | None], str]:
    """Where these are, as far as it is known; and what is missing of that."""
    from mediatui.engine.graphs import book_key, source_of

    key, now = book_key(endpoint, "places"), engine.store.now()
    await engine.store.load(key)
    book: PlaceBook = engine.store.get(key).value or PlaceBook()
    known = {
        address: each
        for address, each in book.places.items()
        if now - each.at < (KEPT if each.place is not None else UNKNOWN_KEPT)
    }
    source = await source_of(engine, endpoint)
    asked, failure = 0, ""
    wanted = [address for address in addresses if address not in known]
    for address in wanted[:MOST_ASKED]:
        try:
            known[address] = KnownPlace(await source.whereabouts(address), now)
        except ServiceError as problem:
            failure = problem.failure.words
            break
        asked += 1
    if asked:
        engine.store.put(key, PlaceBook(known), old_after=KEPT, keep_for=KEPT)
    note = f"{len(wanted) - asked} addresses are not looked up yet" if len(wanted) > asked else ""
    note = f"{note}: {failure}" if failure else note
    return {address: each.place for address, each in known.items()}, note


def city_of(place: Whereabouts) -> str:
    """ "Bergen, Norway"."""
    return ", ".join(filter(None, (place.city or place.region, place.country))) or NOWHERE


def country_of(place: Whereabouts) -> str:
    """ "Norway"."""
    return place.country or NOWHERE


def places_graph(
    plays: Iterable[Play],
    places: Mapping[str, Whereabouts | None],
    name: Callable[[Whereabouts], str],
    *,
    lasting: bool,
) -> Graph:
    """A category for each place, the most played from first; the household's own network is one."""
    sums: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    for play in plays:
        if is_local(play):
            where = LOCAL
        elif not play.address:
            where = NOWHERE
        elif play.address not in places:
            where = LATER
        else:
            place = places[play.address]
            where = NOWHERE if place is None else name(place)
        amount = int(play.played_s) if lasting else 1
        total[where] += amount
        sums[where, DECISIONS.get(play.decision, "Other")] += amount
    names = sorted(total, key=lambda where: (-total[where], where))
    lines = [
        Line(line, tuple(sums[where, line] for where in names)) for line in (*DECISIONS.values(), "Other")
    ]
    return Graph(tuple(names), tuple(line for line in lines if any(line.values)))
