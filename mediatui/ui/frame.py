"""One frame of the app as text: for where there is no terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot

SIZE = (120, 36)
PATIENCE = 30.0
"""Seconds to wait for what is to be shown: longer than a service is waited for."""


def screen_text(app: App[Any]) -> str:
    """What stands on the screen now, line by line, without colours."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


async def frame_text(
    app: App[Any], ready: Callable[[], Awaitable[None]], size: tuple[int, int] = SIZE
) -> str:
    """Run the app without a terminal until `ready` returns, and give what stands on its screen then."""
    frame = ""

    async def look(pilot: Pilot[Any]) -> None:
        nonlocal frame
        try:
            async with asyncio.timeout(PATIENCE):
                await ready()
        except TimeoutError:
            pass  # then the frame says what is not there
        await pilot.pause()
        frame = screen_text(app)
        app.exit()

    await app.run_async(headless=True, size=size, auto_pilot=look)
    return frame
