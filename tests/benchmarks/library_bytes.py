"""A library of 50 MB over the wire: how long, how much at a time, how much memory.

`python -m tests.benchmarks.library_bytes` serves one from a process of its own, indented as Radarr does it, then
packed, then compacted, and says what reading it took: seconds, the longest time in which nothing else had
its turn, and what the process grew by. Held to 0.5 s, 5 ms and 64 MiB on an idle machine.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import resource
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, NamedTuple

from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from mediatui.services.radarr.adapter import RadarrAdapter
from mediatui.services.transport import Transport
from tests.services.servarr.samples import MOVIE

BYTES = 52_000_000
"""Of 10,000 movies as they are sent."""


def movies(size: int) -> list[dict[str, Any]]:
    """So many movies as make a body of `size` bytes, each of the 5 KB that one has."""
    padded = {
        **MOVIE,
        "overview": "What it is about, told at some length. " * 12,
        "alternateTitles": [
            {"sourceType": "tmdb", "movieMetadataId": 1, "title": f"Another title {number}", "id": number}
            for number in range(8)
        ],
        "images": [
            {
                "coverType": kind,
                "url": f"/MediaCover/7/{kind}.jpg?lastWrite=6370",
                "remoteUrl": "https://i/x.jpg",
            }
            for kind in ("poster", "fanart", "banner")
        ],
    }
    count = size // len(json.dumps([padded], indent=2))
    return [{**padded, "id": number, "title": f"Movie {number}"} for number in range(1, count + 1)]


def serve(layout: str) -> None:
    """Serve the library until the process is ended; says its port."""
    records = movies(BYTES)
    body = json.dumps(records, indent=None if layout == "compact" else 2).encode()
    if layout == "packed":
        body = gzip.compress(body, 5)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if layout == "packed":
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, len(body), flush=True)
    server.serve_forever()


class Measured(NamedTuple):
    """What reading it took."""

    movies: int
    seconds: float
    longest_ms: float
    grown_mib: float


async def read(port: int) -> Measured:
    """Read the library once, with something else beside it that wants its turn."""
    transport = Transport()
    adapter = RadarrAdapter(
        Endpoint("radarr", "radarr", f"http://127.0.0.1:{port}", Secret("k" * 32)), transport
    )
    await adapter.api.ready(*adapter.heavy)
    await transport.load("mediatui.services.exchange", "mediatui.services.retry")
    longest = 0.0

    async def other() -> None:
        nonlocal longest
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    task = asyncio.create_task(other())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    shelf = await adapter.shelf()
    seconds = time.perf_counter() - began
    task.cancel()
    await transport.aclose()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return Measured(len(shelf.movies), seconds, longest * 1000, grown)


def main() -> None:
    """Measure each layout against a server of its own."""
    if sys.argv[1:2] == ["serve"]:
        serve(sys.argv[2])
        return
    if sys.argv[1:2] == ["read"]:
        print(json.dumps(asyncio.run(read(int(sys.argv[2])))))
        return
    own = [sys.executable, "-m", "tests.benchmarks.library_bytes"]
    for layout in ("indented", "packed", "compact"):
        with subprocess.Popen([*own, "serve", layout], stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            port, size = server.stdout.readline().split()
            told = subprocess.run([*own, "read", port], check=True, capture_output=True, text=True).stdout
            server.terminate()
        got = Measured(*json.loads(told))
        print(
            f"{layout:>9}: {int(size) / 1e6:5.1f} MB on the wire, {got.movies} movies in {got.seconds:.2f} s,"
            f" longest turn {got.longest_ms:.1f} ms, grown by {got.grown_mib:.0f} MiB"
        )


if __name__ == "__main__":
    main()
