"""What keeps the event loop while 2,000 requests and their titles load: `python stall.py URL KEY SECONDS`.

Runs the real app without a terminal before a Seerr of another process, and says as JSON how long the longest
turns of the loop took, each with what ran in it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from asyncio import events
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mediatui.cli.app import _collect_again
from mediatui.config.model import ActivitySettings, Config, General
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from mediatui.runtime import Folders, Runtime
from mediatui.ui.app import MediatuiApp
from mediatui.ui.settings import Settings


class Turns:
    """Times every callback of the event loop, while it is entered."""

    def __init__(self) -> None:
        self.longest: list[tuple[float, str]] = []
        self._run: Callable[[Any], None] = events.Handle._run

    def __enter__(self) -> Turns:
        whole, longest = self._run, self.longest

        def timed(handle: Any) -> None:
            # The time this thread had: on a busy machine others come between.
            began = time.thread_time()
            whole(handle)
            took = time.thread_time() - began
            if took > 0.004:
                task = getattr(handle._callback, "__self__", None)
                named = task.get_name() if isinstance(task, asyncio.Task) else repr(handle._callback)[:60]
                longest.append((took * 1000, f"{named} {getattr(task, 'get_coro', str)()!r}"[:110]))

        events.Handle._run = timed  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        events.Handle._run = self._run  # type: ignore[method-assign]


async def measure(url: str, key: str, seconds: float) -> dict[str, Any]:
    """Load the list from nothing, look at it for so long, and tell what took longest after the first paint."""
    endpoint = Endpoint("seerr", "seerr", url, api_key=Secret(key))
    with tempfile.TemporaryDirectory() as name:
        folders = Folders(Path(name) / "cache", Path(name) / "state")
        config = Config(General(), ActivitySettings(), (endpoint,))
        async with Runtime(config, folders) as runtime:
            app = MediatuiApp(runtime.engine, Settings(screen="requests"))
            async with app.run_test(size=(120, 36)) as pilot:
                (listed,) = runtime.engine.coordinator.keys("requests")
                (titles,) = runtime.engine.coordinator.keys("titles")
                store = runtime.engine.store
                _collect_again()
                began = time.perf_counter()
                whole = asyncio.Event()
                store.watch(listed, lambda key, snapshot: snapshot.value.complete and whole.set())
                with Turns() as turns:
                    await whole.wait()
                    read = time.perf_counter() - began
                    await asyncio.sleep(seconds)
                await pilot.pause()
                book = store.get(titles).value
                return {
                    "requests": len(store.get(listed).value.requests),
                    "read_s": read,
                    "titles": len(book.titles) if book else 0,
                    "turns": sorted(turns.longest, reverse=True)[:10],
                }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(sys.argv[1], sys.argv[2], float(sys.argv[3])))))
