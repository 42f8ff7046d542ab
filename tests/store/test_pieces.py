"""Values of many records: kept a record a line, read beside the event loop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

from mediatui.engine.resources import MODELS
from mediatui.models.library import Movie, Season, Series, Shelf
from mediatui.models.production import Production
from mediatui.models.snapshot import Key, Snapshot
from mediatui.store.cache import Cache
from mediatui.store.pieces import from_pieces, in_pieces, to_pieces
from mediatui.store.store import Store
from tests.fakes import HeldClock, failure

KEY = Key("shelf", "radarr", "abc")
SHELF = Shelf(
    movies=(
        Movie(
            "radarr",
            7,
            "Dune: Part Two",
            year=2024,
            status=Production.RELEASED,
            tags=(1, 2),
            genres=("Drama",),
        ),
        Movie("radarr", 8, "りんご\nand a line"),
    ),
    series=(Series("sonarr", 3, "The Wire", seasons=(Season(0), Season(2, monitored=True, files=5))),),
    dropped=4,
)


@pytest.mark.parametrize("shelf", [SHELF, Shelf(), Shelf(dropped=1)])
def test_a_shelf_comes_back_as_it_was_kept(shelf: Shelf) -> None:
    assert in_pieces(Shelf)
    assert not in_pieces(Movie)
    assert from_pieces(to_pieces(shelf), Shelf) == shelf


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"movies=2\n{}",
        b"movies=1\n5",
        b"films=0",
        b"movies=x",
        to_pieces(SHELF)[:-9],
        b"\xff\xfe",
    ],
)
def test_what_is_of_another_shape_is_refused(data: bytes) -> None:
    if data == b"":
        data = b"\n"
    with pytest.raises(ValueError):
        from_pieces(data, Shelf)


def test_other_models_may_be_kept_so_too() -> None:
    @dataclass(frozen=True)
    class Numbers:
        IN_PIECES: ClassVar[bool] = True
        name: str = ""
        each: tuple[int, ...] = ()

    globals()["Numbers"] = Numbers
    assert from_pieces(to_pieces(Numbers("a", (1, 2))), Numbers) == Numbers("a", (1, 2))


async def remembered(path: Path, clock: HeldClock) -> Cache:
    behind = Cache(path / "cache.sqlite", clock, MODELS)
    Store(clock, behind=behind).put(KEY, SHELF, old_after=300, keep_for=86_400)
    await behind.aclose()
    return Cache(path / "cache.sqlite", clock, MODELS)


async def test_the_next_start_reads_it_when_it_is_loaded_and_not_before(tmp_path: Path) -> None:
    clock = HeldClock()
    cache = await remembered(tmp_path, clock)
    assert cache.read(KEY) is None, "nobody waits for it"
    store = Store(clock, cache.read, cache, cache.read_slowly)
    told: list[Snapshot[Any]] = []
    store.watch(KEY, lambda key, snapshot: told.append(snapshot))
    assert store.get(KEY).value is None
    store.fail(KEY, failure())
    clock.advance(60)
    await store.load(KEY)
    assert store.get(KEY).value == SHELF
    assert store.get(KEY).age(clock()) == 60
    assert store.get(KEY).failure is not None, "what failed meanwhile stands beside it"
    assert told[-1].value == SHELF
    await cache.aclose()


async def test_what_came_meanwhile_is_not_replaced_and_what_is_too_old_is_left_out(tmp_path: Path) -> None:
    clock = HeldClock()
    cache = await remembered(tmp_path, clock)
    store = Store(clock, cache.read, cache, cache.read_slowly)
    store.put(KEY, Shelf(), old_after=300, keep_for=86_400)
    await store.load(KEY)
    assert store.get(KEY).value == Shelf()
    clock.advance(86_401)
    assert await cache.read_slowly(KEY) is None
    assert await cache.read_slowly(KEY._replace(resource="activity")) is None
    await cache.aclose()
