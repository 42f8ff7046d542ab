"""20,000 movies on the library screen: how long, how smooth, how much memory.

`python -m tests.benchmarks.library` serves a Radarr of 20,000 movies (some 100 MB, indented as it sends them)
from a process of its own and opens the app on it: from the first byte asked for to the first rows painted, as
a ratio to a bare `json.loads` of the same bytes; the longest time in which nothing else had its turn while it
loaded, and from the cache; a key of the filter to its paint; and what the process takes.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from mediatui.cli.app import _collect_again
from mediatui.config.model import ActivitySettings, Config, General
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from tests.benchmarks.library_bytes import movies

COUNT_BYTES = 104_000_000
"""Of 20,000 movies as they are sent."""

WORDS = (
    "winter",
    "harbour",
    "silent",
    "iron",
    "river",
    "north",
    "glass",
    "paper",
    "golden",
    "hollow",
    "summer",
)
TYPED = "harbour"


def serve() -> None:
    """Serve the library until the process is ended; says its port."""
    records = movies(COUNT_BYTES)
    for number, record in enumerate(records):
        name = " ".join(WORDS[(number // step) % len(WORDS)] for step in (1, 17, 211)).title()
        record |= {
            "title": f"The {name} {number}",
            "sortTitle": f"{name.lower()} {number}",
            "monitored": True,
        }
    answers: dict[str, bytes] = {
        "/api/v3/movie": json.dumps(records, indent=2).encode(),
        "/api/v3/system/status": json.dumps({"appName": "Radarr", "version": "5.1.2"}).encode(),
        "/api/v3/queue/status": json.dumps({"totalCount": 0}).encode(),
        "/api/v3/queue": json.dumps({"totalRecords": 0, "records": []}).encode(),
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = answers.get(self.path.partition("?")[0], b"[]")
            self.send_response(200)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, len(records), flush=True)
    server.serve_forever()


def bare(port: int) -> dict[str, float]:
    """What a bare `json.loads` of the same bytes takes, the fetch with it."""
    began = time.perf_counter()
    with urlopen(f"http://127.0.0.1:{port}/api/v3/movie") as answer:
        body = answer.read()
    json.loads(body)
    return {"seconds": time.perf_counter() - began}


def _rss_mib() -> float:
    for text in Path("/proc/self/status").read_text().splitlines():
        if text.startswith("VmRSS:"):
            return int(text.split()[1]) / 1024
    return 0.0


class _Turns:
    """The longest time between two turns of something else: by the clock, or in CPU of this process where that
    is less. What else the machine does is not counted then, nor what a thread does beside the loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = _now()
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(0)
            now = _now()
            self.longest = max(self.longest, min(now[0] - self._last[0], now[1] - self._last[1]))
            self._last = now

    def begin(self) -> None:
        self.longest, self._last = 0.0, _now()

    def end(self) -> float:
        self._task.cancel()
        return self.longest


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


async def opened(port: int, folder: Path) -> dict[str, float]:
    """Open the app on the library screen; what it took."""
    from mediatui.runtime import Folders, Runtime
    from mediatui.ui.app import MediatuiApp
    from mediatui.ui.settings import Settings

    endpoint = Endpoint(
        "radarr", "radarr", f"http://127.0.0.1:{port}", api_key=Secret("k" * 32), timeout=60.0
    )
    config = Config(General(), ActivitySettings(), (endpoint,))
    async with Runtime(config, Folders(folder / "cache", folder / "state")) as runtime:
        app = MediatuiApp(runtime.engine, Settings(screen="library"))
        async with app.run_test(size=(120, 36)) as pilot:
            _collect_again()  # as the program does after its first paint
            screen: Any = app.screen
            turns = _Turns()
            began = time.perf_counter()
            turns.begin()
            while not screen._keys:  # noqa: ASYNC110  what is looked at tells nobody
                await asyncio.sleep(0.001)
            painted = time.perf_counter() - began
            await pilot.pause()
            while runtime.engine.coordinator.unanswered() or screen._indexing:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            longest = turns.end()
            await pilot.press("slash")
            await pilot.pause()
            dearest = 0.0
            for letter in TYPED:
                spent = time.process_time()
                await pilot.press(letter)
                await pilot.pause()
                dearest = max(dearest, time.process_time() - spent)
            return {
                "titles": screen._total,
                "shown": len(screen._keys),
                "seconds": painted,
                "longest_ms": longest * 1000,
                "key_ms": dearest * 1000,
                "rss_mib": _rss_mib(),
            }


def main() -> None:
    """Measure against a server of its own, each time in a process of its own."""
    what = sys.argv[1:2]
    if what == ["serve"]:
        serve()
        return
    if what == ["bare"]:
        print(json.dumps(bare(int(sys.argv[2]))))
        return
    if what == ["open"]:
        print(json.dumps(asyncio.run(opened(int(sys.argv[2]), Path(sys.argv[3])))))
        return
    own = [sys.executable, "-m", "tests.benchmarks.library"]
    calm = {"TEXTUAL_FPS": "60", "TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}

    def told(*words: str) -> dict[str, float]:
        done = subprocess.run(
            [*own, *words], check=True, capture_output=True, text=True, env={**os.environ, **calm}
        )
        found: dict[str, float] = json.loads(done.stdout)
        return found

    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen([*own, "serve"], stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout is not None
        port, _ = server.stdout.readline().split()
        floor = min(told("bare", port)["seconds"] for _ in range(3))
        for label in ("from the service", "from the cache"):
            got = told("open", port, folder)
            print(
                f"{label:>17}: {got['titles']:,.0f} titles painted after {got['seconds']:.2f} s, "
                f"{got['seconds'] / floor:.2f} × a bare json.loads ({floor:.2f} s); longest turn "
                f"{got['longest_ms']:.1f} ms; a key of the filter {got['key_ms']:.0f} ms of CPU; "
                f"{got['rss_mib']:.0f} MiB"
            )
        server.terminate()


if __name__ == "__main__":
    main()
