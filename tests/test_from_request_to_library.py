"""One request on its way through the whole household: asked, approved, grabbed, loaded, imported, there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.stack import Stack
from mediatui.engine import requests as deeds
from mediatui.engine.downloads import Download, joined
from mediatui.engine.gate import always
from mediatui.engine.life import Identity, life
from mediatui.models.request import MediaRequest, RequestStatus, Wanted
from mediatui.runtime import Runtime
from mediatui.wording.requests import state_words
from tests.driver import held_stack, runtime_for

STEP, LONGEST = 120.0, 6 * 3600.0
"""Seconds of the world between two looks, and within which all of it has happened."""


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(
        services=("tautulli", "seerr", "radarr", "radarr-4k", "sonarr", "qbittorrent")
    ) as started:
        yield started


@pytest.fixture
async def runtime(stack: Stack, tmp_path: Path) -> AsyncIterator[Runtime]:
    async with runtime_for(stack, tmp_path) as made:
        yield made


class Household:
    """What all services say, asked anew at each look."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.engine = runtime.engine

    async def look(self) -> None:
        for resource in ("requests", "titles", "queue", "torrents", "shelf"):
            await self.runtime.ask(resource)

    def known(self, resource: str) -> dict[str, Any]:
        return {key.service: self.engine.store.get(key) for key in self.engine.coordinator.keys(resource)}

    def request(self, number: int) -> MediaRequest:
        return next(r for r in self.known("requests")["seerr"].value.requests if r.id == number)

    def download(self, title: str) -> Download | None:
        now = self.engine.store.now()
        every = joined(self.known("queue"), self.known("torrents"), now)
        return next((d for d in every if d.item is not None and d.item.media_title == title), None)


async def test_an_approved_movie_is_seen_on_every_step_of_its_way(stack: Stack, runtime: Runtime) -> None:
    household = Household(runtime)
    await household.look()
    title = "Inception"
    titles = household.known("titles")["seerr"].value.titles
    (wanted,) = (
        request
        for request in household.known("requests")["seerr"].value.requests
        if request.status is RequestStatus.PENDING
        and request.media.wanted is Wanted.MOVIE
        and (facts := titles.get(f"movie/{request.media.tmdb_id}")) is not None
        and facts.title == title
    )
    plan = await deeds.plan(runtime.engine, deeds.APPROVE, [deeds.Target(wanted, title)])
    (result,) = await runtime.engine.gate.carry_out(plan, origin="test", confirm=always) or ()
    assert result.done, result.words
    seen: list[str] = []
    for _ in range(int(LONGEST / STEP)):
        await household.look()
        download = household.download(title)
        if download is not None and download.torrent is not None:
            assert download.item is not None
            assert download.item.torrent_hash == download.torrent.hash
            seen.append("downloading" if not download.complete else "loaded")
        if state_words(household.request(wanted.id)) == "available":
            break
        stack.advance(STEP)
    assert state_words(household.request(wanted.id)) == "available"
    assert "downloading" in seen
    movies = household.known("shelf")["radarr"].value.movies
    movie = next(m for m in movies if m.tmdb_id == wanted.media.tmdb_id)
    assert movie.size > 0, "its file is in the library"
    told = " · ".join(e.words for e in life(runtime.engine, Identity("movie", title, 2010, movie.tmdb_id)))
    assert "available" in told
    assert "in the library" in told
