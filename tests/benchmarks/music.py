"""5,000 artists with 60,000 albums: how long, how smooth, how much memory.

`python -m tests.benchmarks.music` has the simulated Lidarr of a large household answer once, serves these bytes
from a process of its own, and opens the app on them: artists from the first byte asked for to the first rows
painted, as a ratio to a bare `json.loads` of the same bytes; the longest time in which nothing else had its turn
meanwhile, and from the cache; a key of the filter to its paint; an artist with 200 albums from Enter to the
rows, and a moved cursor there. With `all`, all 60,000 albums besides (some 300 MB, which take a minute to make).
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.request import Request, urlopen

from mediatui.cli.app import _collect_again
from mediatui.config.model import ActivitySettings, Config, General
from mediatui.demo.world.music.facts import PROLIFIC
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from tests.benchmarks.library import _rss_mib, _Turns

TYPED = "lantern"
"""A word of many names, typed letter by letter."""


def serve(everything: bool) -> None:
    """Serve the music until the process is ended; says its port. What was asked for once is kept."""
    from tests.demo.faces.servarr.house import House

    house, lock = House("large"), Lock()
    known: dict[str, bytes] = {}

    def answer(target: str) -> bytes:
        if target in known:
            return known[target]
        with lock:
            if target not in known:
                known[target] = house.answer("lidarr", "GET", target.removeprefix("/api/v1")).body
            return known[target]

    artists = json.loads(answer("/api/v1/artist"))
    prolific = next(each["id"] for each in artists if each["artistName"] == PROLIFIC)
    for target in (f"album?artistId={prolific}", f"trackfile?artistId={prolific}", f"artist/{prolific}"):
        answer(f"/api/v1/{target}")
    if everything:
        answer("/api/v1/album")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = answer(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


def bare(port: int, what: str) -> dict[str, float]:
    """What a bare `json.loads` of the same bytes takes, the fetch with it."""
    began, spent = time.perf_counter(), time.process_time()
    with urlopen(Request(f"http://127.0.0.1:{port}/api/v1/{what}")) as answer:
        body = answer.read()
    json.loads(body)
    cpu = time.process_time() - spent
    return {"seconds": time.perf_counter() - began, "cpu_s": cpu, "bytes": len(body)}


def _endpoint(port: int) -> Endpoint:
    return Endpoint("lidarr", "lidarr", f"http://127.0.0.1:{port}", api_key=Secret("k" * 32), timeout=60.0)


async def opened(port: int, folder: Path) -> dict[str, float]:
    """Open the app on the music screen, filter, and open the artist with the most albums; what it took."""
    from mediatui.runtime import Folders, Runtime
    from mediatui.ui.app import MediatuiApp
    from mediatui.ui.settings import Settings

    config = Config(General(), ActivitySettings(), (_endpoint(port),))
    async with Runtime(config, Folders(folder / "cache", folder / "state")) as runtime:
        app = MediatuiApp(runtime.engine, Settings(screen="music"))
        async with app.run_test(size=(120, 36)) as pilot:
            _collect_again()  # as the program does after its first paint
            screen: Any = app.screen
            turns = _Turns()
            began, spent = time.perf_counter(), time.process_time()
            turns.begin()
            while not screen._keys:  # noqa: ASYNC110  what is looked at tells nobody
                await asyncio.sleep(0.001)
            painted, painted_cpu = time.perf_counter() - began, time.process_time() - spent
            await pilot.pause()
            while runtime.engine.coordinator.unanswered():  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            longest, artists = turns.end(), screen._total

            async def dearest(*pressed: str) -> float:
                most = 0.0
                for key in pressed:
                    spent = time.process_time()
                    await pilot.press(key)
                    await pilot.pause()
                    most = max(most, time.process_time() - spent)
                return most

            await dearest("slash")
            key = await dearest(*TYPED)
            shown = len(screen._keys)
            await pilot.press(*["backspace"] * len(TYPED), *PROLIFIC.lower(), "enter")
            await pilot.pause()
            began, spent = time.perf_counter(), time.process_time()
            await pilot.press("enter")
            while getattr(app.screen, "PLACE", "") != "artist" or len(app.screen._keys) < 200:  # type: ignore[attr-defined]  # noqa: ASYNC110
                await asyncio.sleep(0.001)
            await pilot.pause()
            entered, cpu = time.perf_counter() - began, time.process_time() - spent
            return {
                "artists": artists,
                "shown": shown,
                "seconds": painted,
                "cpu_s": painted_cpu,
                "longest_ms": longest * 1000,
                "key_ms": key * 1000,
                "opened_s": entered,
                "opened_cpu_ms": cpu * 1000,
                "rows": len(app.screen._keys),  # type: ignore[attr-defined]
                "move_ms": await dearest(*"jjjjjjjj") * 1000,
                "rss_mib": _rss_mib(),
            }


async def read(port: int) -> dict[str, float]:
    """Read all albums, with something else beside it that wants its turn."""
    from mediatui.services.lidarr.adapter import LidarrAdapter
    from mediatui.services.transport import Transport

    transport = Transport()
    adapter = LidarrAdapter(_endpoint(port), transport)
    await adapter.api.ready(*adapter.heavy)
    await transport.load("mediatui.services.exchange", "mediatui.services.retry")
    turns = _Turns()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    turns.begin()
    found = await adapter.discography()
    seconds = time.perf_counter() - began
    longest = turns.end()
    await transport.aclose()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    told = {"albums": len(found.albums), "dropped": found.dropped, "seconds": seconds}
    return told | {"longest_ms": longest * 1000, "grown_mib": grown}


def main() -> None:
    """Measure against a server of its own, each time in a process of its own."""
    what, given = sys.argv[1:2], sys.argv[2:]
    if what == ["serve"]:
        serve(given == ["all"])
        return
    if what == ["bare"]:
        print(json.dumps(bare(int(given[0]), given[1])))
        return
    if what == ["open"]:
        print(json.dumps(asyncio.run(opened(int(given[0]), Path(given[1])))))
        return
    if what == ["read"]:
        print(json.dumps(asyncio.run(read(int(given[0])))))
        return
    own = [sys.executable, "-m", "tests.benchmarks.music"]
    calm = {"TEXTUAL_FPS": "60", "TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}

    def told(*words: str) -> dict[str, float]:
        done = subprocess.run(
            [*own, *words], check=True, capture_output=True, text=True, env={**os.environ, **calm}
        )
        found: dict[str, float] = json.loads(done.stdout)
        return found

    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen([*own, "serve", *what], stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        floors = [told("bare", port, "artist") for _ in range(3)]
        floor, floor_cpu = min(each["seconds"] for each in floors), min(each["cpu_s"] for each in floors)
        told("open", port, f"{folder}/first")  # now everything that is asked for has been answered once
        for label in ("from the service", "from the cache"):
            got = told("open", port, folder)
            print(
                f"{label:>17}: {got['artists']:,.0f} artists painted after {got['seconds']:.2f} s, "
                f"{got['seconds'] / floor:.2f} × a bare json.loads ({floors[0]['bytes'] / 1e6:.0f} MB, "
                f"{floor:.2f} s), {got['cpu_s'] / floor_cpu:.2f} × its CPU; longest turn {got['longest_ms']:.1f} ms; a key of the filter "
                f"{got['key_ms']:.0f} ms of CPU ({got['shown']:,.0f} left); Enter to {got['rows']:.0f} rows "
                f"{got['opened_s']:.2f} s, {got['opened_cpu_ms']:.0f} ms of CPU; a moved cursor there "
                f"{got['move_ms']:.0f} ms; {got['rss_mib']:.0f} MiB",
                flush=True,
            )
        if what == ["all"]:
            bare_s, got = told("bare", port, "album"), told("read", port)
            print(
                f"{'all albums':>17}: {bare_s['bytes'] / 1e6:.0f} MB, {got['albums']:,.0f} in "
                f"{got['seconds']:.1f} s, {got['seconds'] / bare_s['seconds']:.2f} × a bare json.loads "
                f"({bare_s['seconds']:.1f} s), {got['dropped']:.0f} dropped; longest turn "
                f"{got['longest_ms']:.1f} ms; grown by {got['grown_mib']:.0f} MiB"
            )
        server.terminate()


if __name__ == "__main__":
    main()
