"""The simulated stack: households, a face for each service, a port for each face, and one for control."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from mediatui.demo.control import ControlFace
from mediatui.demo.elsewhere import ElsewhereFace
from mediatui.demo.exchange import Face
from mediatui.demo.faults import Fault, FaultError, parse_fault
from mediatui.demo.names import digest
from mediatui.demo.server import HOST, Listener
from mediatui.demo.world.clock import Clock, HeldClock, RealClock
from mediatui.demo.world.world import Place, Size, World


@dataclass(frozen=True, slots=True)
class Service:
    """One simulated service: its kind, whose it is, and the path it lives under."""

    kind: str
    place: Place
    base: str = ""
    flavour: str = ""
    """Which version it plays, where its face knows several."""


SERVICES: dict[str, Service] = {
    "tautulli": Service("tautulli", "home"),
    "tautulli-cabin": Service("tautulli", "cabin", "/tautulli"),
    "seerr": Service("seerr", "home", flavour="seerr"),
    "overseerr-cabin": Service("overseerr", "cabin", "/overseerr", flavour="overseerr"),
    "jellyseerr": Service("jellyseerr", "home", flavour="jellyseerr"),
    "seerr-next": Service("seerr", "home", flavour="seerr-3.3"),
    "qbittorrent": Service("qbittorrent", "home", flavour="5.3"),
    "radarr": Service("radarr", "home", flavour="radarr"),
    "radarr-4k": Service("radarr", "home", flavour="radarr-4k"),
    "sonarr": Service("sonarr", "home", flavour="sonarr"),
    "lidarr": Service("lidarr", "home", flavour="lidarr"),
    "prowlarr": Service("prowlarr", "home", flavour="prowlarr"),
}
"""Every service there is, by name; the first one's household is the one meant where none is named."""

DEFAULT_SERVICES = (
    "tautulli",
    "tautulli-cabin",
    "seerr",
    "overseerr-cabin",
    "radarr",
    "radarr-4k",
    "sonarr",
    "lidarr",
    "prowlarr",
    "qbittorrent",
)
"""Those that run where none are named."""


def troubles_of(service: str) -> tuple[str, ...]:
    """The faults a service plays itself. Raises `KeyError` for one there is not."""
    kind = SERVICES[service].kind
    if kind == "qbittorrent":
        from mediatui.demo.faces.qbittorrent.face import QbittorrentFace

        return QbittorrentFace.troubles
    if kind == "prowlarr":
        from mediatui.demo.faces.prowlarr.face import ProwlarrFace

        return ProwlarrFace.troubles
    if kind in ("radarr", "sonarr", "lidarr"):
        from mediatui.demo.faces.servarr.face import ServarrFace

        return ServarrFace.troubles
    if kind in ("seerr", "overseerr", "jellyseerr"):
        from mediatui.demo.faces.seerr.face import SeerrFace

        return SeerrFace.troubles
    from mediatui.demo.faces.tautulli.face import TautulliFace

    return TautulliFace.troubles


class Stack:
    """A running stack; a context manager that listens while it is entered. Only on the loopback address."""

    def __init__(
        self,
        *,
        seed: int = 7,
        size: Size = "household",
        clock: Clock | None = None,
        services: tuple[str, ...] = DEFAULT_SERVICES,
        faults: Mapping[str, str] | None = None,
        port: int = 0,
    ) -> None:
        """Build the worlds; nothing listens yet.

        `port` is wanted for control, the ports after it for the services; 0, or a port that is taken, gives
        any that is free. `faults` maps services to faults. Raises `FaultError` for an unknown one of either.
        """
        unknown = [name for name in services if name not in SERVICES]
        if unknown:
            raise FaultError(f"no service is called {unknown[0]!r}; there are: {', '.join(SERVICES)}")
        stray = [name for name in (faults or {}) if name not in services]
        if stray:
            raise FaultError(f"no service is called {stray[0]!r}; there are: {', '.join(services)}")
        self.services = services
        self.clock = clock or RealClock()
        self._seed, self._port = seed, port
        self._worlds: dict[Place, World] = {}
        for name in services:
            place = SERVICES[name].place
            if place not in self._worlds:
                of_size: Size = size if place == "home" else "small"
                self._worlds[place] = World(seed, of_size, self.clock, place=place)
        self._faces: dict[str, Face] = {name: self._face(name) for name in services}
        self._faults: dict[str, str] = dict(faults or {})
        for name, fault in self._faults.items():
            self._parse(name, fault)
        self._listeners: dict[str, Listener] = {}
        self._control: Listener | None = None
        self._elsewhere: Listener | None = None

    def _face(self, name: str) -> Face:
        service = SERVICES[name]
        world, key = self._worlds[service.place], self.api_key(name)
        # Each where it is wanted, and not above: nobody waits for faces that are not shown.
        if service.kind == "qbittorrent":
            from mediatui.demo.faces.qbittorrent.face import QbittorrentFace

            return QbittorrentFace(world, key, flavour=service.flavour, base=service.base)
        if service.kind == "radarr":
            from mediatui.demo.faces.radarr.face import RadarrFace

            return RadarrFace(world, key, flavour=service.flavour, base=service.base)
        if service.kind == "sonarr":
            from mediatui.demo.faces.sonarr.face import SonarrFace

            return SonarrFace(world, key, flavour=service.flavour, base=service.base)
        if service.kind == "prowlarr":
            from mediatui.demo.faces.prowlarr.face import ProwlarrFace

            return ProwlarrFace(world, key, flavour=service.flavour, base=service.base)
        if service.kind == "lidarr":
            from mediatui.demo.faces.lidarr.face import LidarrFace

            return LidarrFace(world, key, flavour=service.flavour, base=service.base)
        if service.kind in ("seerr", "overseerr", "jellyseerr"):
            from mediatui.demo.faces.seerr.face import SeerrFace

            return SeerrFace(world, key, flavour=service.flavour, base=service.base)
        from mediatui.demo.faces.tautulli.face import TautulliFace

        return TautulliFace(world, key, base=service.base)

    # Listening

    def start(self) -> None:
        """Begin to listen."""
        self._control = Listener(ControlFace(self), port=self._port)
        for number, name in enumerate(self.services, 1):
            wanted = self._port + number if self._port else 0
            self._listeners[name] = Listener(self._faces[name], port=wanted)
        for name, fault in list(self._faults.items()):
            self.set_fault(name, fault)

    def close(self) -> None:
        """Stop listening, end every connection."""
        for listener in (self._control, *self._listeners.values(), self._elsewhere):
            if listener is not None:
                listener.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What a client needs

    def kind(self, service: str) -> str:
        """The kind of a service: "tautulli"."""
        return SERVICES[service].kind

    def url(self, service: str) -> str:
        """Where a service is, its base path included, without a slash at the end."""
        return f"http://{HOST}:{self._listener(service).port}{SERVICES[service].base}"

    def api_key(self, service: str) -> str:
        """The key of a service, or the password of its "admin": 32 hexadecimal digits, by the seed."""
        return digest(self._seed, service, "api key")

    @property
    def control_url(self) -> str:
        """Where the control face is."""
        if self._control is None:
            raise RuntimeError("the stack is not running")
        return f"http://{HOST}:{self._control.port}"

    def describe(self) -> dict[str, object]:
        """All a client needs, as it is printed when a demo runs by itself."""
        services = {
            name: {"kind": self.kind(name), "url": self.url(name), "api_key": self.api_key(name)}
            for name in self.services
        }
        return {"services": services, "control": self.control_url}

    # Behind the scenes

    @property
    def world(self) -> World:
        """The household of the first service."""
        return self.world_of(self.services[0])

    def world_of(self, service: str) -> World:
        """The household behind a service. Raises `KeyError` for one that is not running."""
        if service not in self._faces:
            raise KeyError(service)
        return self._worlds[SERVICES[service].place]

    def advance(self, seconds: float) -> None:
        """Move a held clock on, and the worlds with it. Raises `ValueError` for one that runs by itself."""
        if not isinstance(self.clock, HeldClock):
            raise ValueError("this clock runs by itself")
        self.clock.advance(seconds)
        for world in self._worlds.values():
            world.catch_up()

    def requests(self, service: str) -> list[tuple[str, str, dict[str, str]]]:
        """What was asked of a service: method, path, parameters. "elsewhere" is where redirects lead."""
        if service == "elsewhere":
            return self._elsewhere.log.requests() if self._elsewhere else []
        return self._listener(service).log.requests()

    def counts(self, service: str) -> dict[str, int]:
        """How often each command was asked of a service."""
        return self._listener(service).log.counts()

    def fault(self, service: str) -> str | None:
        """The fault a service has, as it was given."""
        return self._faults.get(service)

    def set_fault(self, service: str, fault: str | None) -> None:
        """Give a service a fault (`down`, `slow:5`), or none. Raises `FaultError` for what there is not.

        Once this returns, no request is answered the old way.
        """
        parsed = self._parse(service, fault)
        if parsed is not None and parsed.name == "redirect" and parsed.detail is None:
            parsed = Fault("redirect", self._origin_elsewhere())
        if service in self._listeners:
            self._listeners[service].set_fault(parsed)
        if fault is None:
            self._faults.pop(service, None)
        else:
            self._faults[service] = fault

    def _parse(self, service: str, fault: str | None) -> Fault | None:
        if service not in self._faces:
            raise FaultError(f"no service is called {service!r}; there are: {', '.join(self._faces)}")
        return None if fault is None else parse_fault(fault, self._faces[service].troubles)

    def _origin_elsewhere(self) -> str:
        if self._elsewhere is None:
            self._elsewhere = Listener(ElsewhereFace())
        return f"http://{HOST}:{self._elsewhere.port}"

    def _listener(self, service: str) -> Listener:
        if service not in self._listeners:
            raise KeyError(f"{service} is not running")
        return self._listeners[service]
