"""Runs the real app before the simulated stack, over real HTTP, with its clock held still."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from mediatui.config.model import ActivitySettings, Config, General
from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.facts import hour_facts
from mediatui.models.endpoint import Endpoint
from mediatui.models.recording import ActivitySample
from mediatui.models.secret import Secret
from mediatui.runtime import Folders, Runtime
from mediatui.ui.app import MediatuiApp
from mediatui.ui.frame import screen_text
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.activity.screen import ActivityScreen
from mediatui.ui.settings import Settings
from mediatui.ui.widgets.live_table import LiveTable

EVENING = datetime(2026, 3, 14, 21, 40, tzinfo=UTC).timestamp()
"""When the household of seed 7 is at its most varied."""

PATIENCE = 20.0
"""Seconds after which what a test waits for has not come."""


def held_stack(**more: Any) -> Stack:
    """The household of the tests and the pictures."""
    return Stack(**{"seed": 7, "clock": HeldClock(EVENING), "services": ("tautulli",), **more})


def config_for(stack: Stack, general: General | None = None, **more: Any) -> Config:
    """A configuration that points at every service of a stack."""
    services = tuple(
        Endpoint(
            name,
            stack.kind(name),
            stack.url(name),
            api_key=Secret(stack.api_key(name)),
            **{"timeout": 5.0, **more},
        )
        for name in stack.services
    )
    return Config(general or General(), ActivitySettings(), services)


def runtime_for(stack: Stack, folder: Path, config: Config | None = None) -> Runtime:
    """The program without a screen, its clock the stack's."""
    return Runtime(
        config or config_for(stack),
        Folders(folder / "cache", folder / "state"),
        clock=stack.clock.now,
        rng=random.Random(1),
    )


async def remember_hour(stack: Stack, runtime: Runtime) -> None:
    """What a mediatui that ran all the while would have recorded."""
    record = await runtime.engine.record()
    for endpoint in runtime.engine.endpoints:
        minutes = hour_facts(stack.world_of(endpoint.name))
        samples = [ActivitySample(**minute) for minute in minutes]  # type: ignore[arg-type]
        await record.add_minutes(endpoint.fingerprint, samples)


@dataclass
class Driver:
    """A person at the app."""

    app: MediatuiApp
    pilot: Pilot[None]
    runtime: Runtime
    stack: Stack
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        for key in self.runtime.engine.coordinator._pollers:
            self.runtime.engine.store.watch(key, lambda *_: self._news.set())

    @property
    def screen(self) -> ActivityScreen:
        found = self.app.screen_stack[0]
        assert isinstance(found, ActivityScreen)
        return found

    @property
    def list(self) -> ListScreen[Any]:
        """The list that is shown, below any dialog."""
        found = self.app.screen_stack[0]
        assert isinstance(found, ListScreen)
        return found

    @property
    def table(self) -> LiveTable:
        return self.list.table

    @property
    def dialog(self) -> str:
        """The name of the dialog over the list; "" for none."""
        return type(self.app.screen).__name__ if self.app.screen.is_modal else ""

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return screen_text(self.app)

    @property
    def told(self) -> str:
        """What stands in the corner, not wrapped."""
        return "\n".join(f"{each.title}\n{each.message}" for each in self.app._notifications)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so, looking whenever a service has answered or a message was handled."""
        async with asyncio.timeout(PATIENCE):
            while True:
                await self.pilot.pause()
                if condition():
                    return
                self._news.clear()
                try:
                    async with asyncio.timeout(0.05):
                        await self._news.wait()
                except TimeoutError:
                    pass

    async def live(self) -> None:
        """Wait until every service has answered or failed what is asked of it here, and that is painted."""
        await self.until(lambda: not self.runtime.engine.coordinator.unanswered())
        await self.paint()

    async def paint(self) -> None:
        """Paint what is known now, as the clock's next tick would."""
        self.list.show_news()
        await self.pilot.pause()

    async def hour_drawn(self) -> None:
        """Wait until the recording of the last hour has been read and is drawn."""
        recorder = self.runtime.engine.recorder
        await self.until(lambda: sum(sample is not None for sample in recorder.last_hour()) > 50)
        await self.paint()

    async def refreshed(self) -> None:
        """Ask all services now, and wait for what comes."""
        await self.runtime.engine.coordinator.fetch_now(self.runtime.engine.coordinator.keys("activity"))
        await self.paint()

    async def resized(self, width: int, height: int) -> str:
        """What stands on the screen when the terminal has that size."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()
        await self.paint()
        return self.text

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def rested(self) -> None:
        """Wait until what the cursor rests on has been looked up, and is painted."""
        lookups = self.list._lookups  # type: ignore[attr-defined]
        await self.until(lambda: not lookups._asking)
        await self.paint()

    def row_users(self) -> list[str]:
        """The users in the order of the list."""
        return ["".join(span.text for span in row.cells["user"]) for row in self.table.rows]

    def row(self, user: str) -> str:
        """The line of the screen on which a user stands."""
        return next((line for line in self.text.splitlines() if user in line), "")


@asynccontextmanager
async def running(
    stack: Stack,
    folder: Path,
    *,
    size: tuple[int, int] = (120, 36),
    config: Config | None = None,
    settings: Settings | None = None,
    live: bool = True,
    hour: bool = False,
) -> AsyncIterator[Driver]:
    """The app before the stack; waits until it is live unless told not to."""
    runtime = runtime_for(stack, folder, config)
    async with runtime:
        if hour:
            await remember_hour(stack, runtime)
        app = MediatuiApp(runtime.engine, settings or Settings(terminate_message="Good night"))
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot, runtime, stack)
            if live:
                await driver.live()
            yield driver


def without(config: Config, *names: str) -> Config:
    """The configuration with these services switched off."""
    services: Sequence[Endpoint] = [
        replace(endpoint, enabled=endpoint.name not in names) for endpoint in config.services
    ]
    return replace(config, services=tuple(services))
