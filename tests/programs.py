"""The program before a Radarr, a Sonarr and a qBittorrent that answer as they are told: no socket is opened."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import httpx

from mediatui.config.model import ActivitySettings, Config, General
from mediatui.demo.stack import Stack
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from mediatui.runtime import Folders, Runtime
from mediatui.services.ports import Service
from mediatui.services.registry import adapter_for
from mediatui.services.transport import Transport
from mediatui.ui.app import MediatuiApp
from mediatui.ui.settings import Settings
from tests import program_answers as answers
from tests.driver import Driver
from tests.fakes import HeldClock
from tests.services.servarr.program import Program, Says

KEY = "5ecr3tkey5ecr3tkey5ecr3tkey12345"
ALL = ("radarr", "sonarr", "qbittorrent")
DOWN = "down"


class Programs:
    """The programs by name. `down` are those that cannot be reached; `posted` is what was changed."""

    def __init__(self, names: Iterable[str] = ALL) -> None:
        made = {
            "radarr": Program(answers.servarr("Radarr", answers.RADARR_QUEUE)),
            "sonarr": Program(answers.servarr("Sonarr", answers.SONARR_QUEUE)),
            "qbittorrent": Program({**answers.QBITTORRENT, "GET /sync/maindata": answers.maindata()}),
        }
        self.by_name = {name: made[name] for name in names}
        self.down: set[str] = set()
        self.config = Config(General(), ActivitySettings(), tuple(map(endpoint, self.by_name)))
        self.clock = HeldClock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        name = request.url.host.partition(".")[0]
        if name in self.down:
            raise httpx.ConnectError("connection refused", request=request)
        program = self.by_name[name]
        asked = program(request)
        if asked.status_code == 404 and request.method == "POST" and name == "qbittorrent":
            return httpx.Response(200, text="Ok.")
        return asked

    def __getitem__(self, name: str) -> Program:
        return self.by_name[name]

    def answer(self, name: str, **told: Any) -> None:
        """Have a program answer otherwise: `answer("radarr", health=[])`."""
        self[name].answers |= {f"GET /{path}": data for path, data in told.items()}

    @property
    def changes(self) -> list[str]:
        """What was asked that was no mere reading, by the program's name, as a question shows it."""
        return [
            f"{name}: {shown}"
            for name, program in self.by_name.items()
            for request, shown in zip(program.asked, map(_shown, program.asked), strict=True)
            if request.method != "GET"
        ]

    def read_only(self) -> None:
        """Have the configuration refuse every change."""
        self.config = replace(self.config, general=replace(self.config.general, read_only=True))


def _shown(request: httpx.Request) -> str:
    body = request.content.decode()
    return f"{request.method} {request.url.raw_path.decode()}{f' {body}' if body else ''}"


def endpoint(name: str) -> Endpoint:
    """A service at an address that nobody has."""
    return Endpoint(name, name, f"http://{name}.test", api_key=Secret(KEY))


class ProgramRuntime(Runtime):
    """The program without a screen, its network the programs."""

    def __init__(self, programs: Programs, folder: Path, config: Config | None = None) -> None:
        folders = Folders(folder / "cache", folder / "state")
        super().__init__(config or programs.config, folders, clock=programs.clock, rng=random.Random(1))
        self.programs = programs

    async def _connect(self) -> Mapping[str, Service]:
        read_only = self.config.general.read_only
        transport = Transport(
            clock=self._clock,
            monotonic=self._clock,
            http=httpx.MockTransport(self.programs),
            read_only=read_only,
            attempts=1,
        )
        self._transport = transport
        self._services = {e.name: adapter_for(e, transport) for e in self.config.services if e.enabled}
        for service in self._services.values():
            if hasattr(service, "sleep"):
                service.sleep = _at_once
        return self._services


async def _at_once(seconds: float) -> None:
    return


@asynccontextmanager
async def opened(
    programs: Programs, folder: Path, screen: str, size: tuple[int, int] = (120, 36), **more: Any
) -> AsyncIterator[Driver]:
    """The app before the programs, on one screen, when every one has answered or failed."""
    async with ProgramRuntime(programs, folder) as runtime:
        app = MediatuiApp(runtime.engine, Settings(screen=screen, **more))
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot, runtime, cast("Stack", None))
            await driver.live()
            yield driver


async def asked(programs: Programs, folder: Path, *resources: str) -> ProgramRuntime:
    """A runtime that has asked for these; to be closed by who asked."""
    runtime = ProgramRuntime(programs, folder)
    for resource in resources:
        await runtime.ask(resource)
    return runtime


__all__ = ["ALL", "KEY", "ProgramRuntime", "Programs", "Says", "asked", "endpoint", "opened"]
