"""What a household's request desk is made of, from its seed, its people, its library and its clock."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

from mediatui.demo.world.requests.arrivals import Arrivals
from mediatui.demo.world.requests.catalogue import Catalogue
from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.handover import Courier, Fetchers
from mediatui.demo.world.requests.members import members_of
from mediatui.demo.world.requests.opening import open_desk

if TYPE_CHECKING:
    from mediatui.demo.world.world import World

_EXTRA = {"small": 0, "household": 0, "large": 1990}
"""How many invented titles a household of that size needs."""


def desk_of(world: World) -> Desk:
    """The desk as it was when the world was first looked at; from there it catches up by itself."""
    chance = Random(f"{world.seed}/{world.size}/{world.place}/requests")
    size = "small" if world.place == "cabin" else world.size
    today = datetime.fromtimestamp(world.start, UTC).date().isoformat()
    catalogue = Catalogue(world.library, world.start, _EXTRA[size])
    members = members_of(world.people, f"{world.seed}/{world.place}")
    handover = Fetchers(world.managed, Courier(f"{world.seed}/{world.place}", today))
    desk = Desk(catalogue, members, handover, world.library, world.start)
    open_desk(desk, chance, world.start, size)
    Arrivals(desk, Random(f"{world.seed}/{world.size}/{world.place}/arrivals"), world.start, size)
    return desk
