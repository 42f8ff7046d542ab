"""A whole history paged on the screen of plays, without a terminal: `python plays_paged.py URL KEY`.

Says as JSON how many plays there were, how long it took, the longest turn of the loop, what a key took from its
press to its paint at the end, and the memory before and after.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from mediatui.cli.app import _collect_again
from mediatui.config.model import ActivitySettings, Config, General
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from mediatui.runtime import Folders, Runtime
from mediatui.ui.app import MediatuiApp
from mediatui.ui.settings import Settings
from tests.benchmarks.stall import Turns

LONGEST = 900.0
"""Seconds after which it ends, read or not."""


def rss_mib() -> float:
    """What the process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


async def measure(url: str, key: str) -> dict[str, Any]:
    """Read all of it."""
    endpoint = Endpoint("tautulli", "tautulli", url, api_key=Secret(key))
    with tempfile.TemporaryDirectory() as name:
        folders = Folders(Path(name) / "cache", Path(name) / "state")
        config = Config(General(), ActivitySettings(), (endpoint,))
        async with Runtime(config, folders) as runtime:
            app = MediatuiApp(runtime.engine, Settings(screen="plays"))
            async with app.run_test(size=(120, 36)) as pilot:
                screen: Any = app.screen
                while not screen._reader.plays:  # noqa: ASYNC110 (the reader tells only its screen)
                    await asyncio.sleep(0.05)
                _collect_again()
                before, began = rss_mib(), time.perf_counter()
                with Turns() as turns:
                    while not screen._reader.ended and time.perf_counter() - began < LONGEST:
                        screen.table.action_cursor_to(10**9)
                        screen._read_ahead()
                        await asyncio.sleep(0.02)
                    took = time.perf_counter() - began
                keys = []
                for press in "kjkjkjkj":
                    at = time.thread_time()
                    await pilot.press(press)
                    keys.append((time.thread_time() - at) * 1000)
                return {
                    "rows": len(screen._reader.plays),
                    "sittings": sum(len(play.rows) or 1 for play in screen._reader.plays),
                    "seconds": took,
                    "rss": [before, rss_mib()],
                    "longest": max(turns.longest, default=(0.0, ""))[0],
                    "turns": sorted(turns.longest, reverse=True)[:5],
                    "key": sorted(keys)[len(keys) // 2],
                }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(sys.argv[1], sys.argv[2]))))
