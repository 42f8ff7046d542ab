"""The control face: a small JSON service to look behind the scenes of a demo, and to push things about.

GET  /world                                          the sessions as the world knows them, and what was asked
GET  /world/hour[?service=NAME]                      the last 60 minutes
POST /world/fault    {"service": …, "fault": …}      a fault from now on, or none (null)
POST /world/advance  {"seconds": …}                  move a held clock
POST /world/end      {"session_key": …}              a session leaves by itself
POST /world/start    {"user": …, "title": …}         someone puts on something; both may be left out
POST /world/quiet    {"quiet": true}                 everyone stops, nobody starts

All but the first take "service" to say which household is meant; without it the first one is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Protocol

from mediatui.demo.exchange import Answer, Request, json_answer
from mediatui.demo.faults import FaultError
from mediatui.demo.world.facts import hour_facts, session_facts, world_facts
from mediatui.demo.world.world import World

Wish = Mapping[str, object]


class Controlled(Protocol):
    """What is controlled: a stack."""

    @property
    def services(self) -> tuple[str, ...]:
        """The names of its services."""
        ...

    def world_of(self, service: str) -> World:
        """The household behind a service. Raises `KeyError`."""
        ...

    def counts(self, service: str) -> dict[str, int]:
        """How often each command was asked of a service."""
        ...

    def fault(self, service: str) -> str | None:
        """The fault a service has."""
        ...

    def set_fault(self, service: str, fault: str | None) -> None:
        """Give a service a fault, or none. Raises `FaultError`."""
        ...

    def advance(self, seconds: float) -> None:
        """Move a held clock. Raises `ValueError` when it is not held."""
        ...


class ControlFace:
    """The stage door."""

    kind = "control"
    server = "mediatui-demo"
    troubles: tuple[str, ...] = ()

    def __init__(self, stack: Controlled) -> None:
        self._stack = stack
        self._routes: dict[tuple[str, str], Callable[[Wish], object]] = {
            ("GET", "/world"): self._world,
            ("GET", "/world/hour"): self._hour,
            ("POST", "/world/fault"): self._fault,
            ("POST", "/world/advance"): self._advance,
            ("POST", "/world/end"): self._end,
            ("POST", "/world/start"): self._start,
            ("POST", "/world/quiet"): self._quiet,
        }

    def answer(self, request: Request) -> Answer:
        """The answer as JSON; 400 or 404 with `error` for what cannot be done."""
        route = self._routes.get((request.method, request.path))
        if route is None:
            return json_answer({"error": f"no such thing: {request.method} {request.path}"}, 404)
        try:
            return json_answer(route(_wish(request)))
        except KeyError as missing:
            return json_answer({"error": f"there is no {missing}"}, 404)
        except (FaultError, ValueError) as wrong:
            return json_answer({"error": str(wrong)}, 400)

    def command(self, request: Request) -> str:
        """The path."""
        return request.path

    def set_trouble(self, trouble: str | None, detail: str | None = None) -> None:
        """It has none."""

    def error_page(self, status: int) -> Answer:
        """A plain one."""
        return json_answer({"error": str(status)}, status)

    def _household(self, wish: Wish) -> World:
        return self._stack.world_of(str(wish.get("service") or self._stack.services[0]))

    def _world(self, _wish: Wish) -> object:
        stack = self._stack
        households = {service: world_facts(stack.world_of(service)) for service in stack.services}
        first = households[stack.services[0]]
        return {
            "now": first["now"],
            "sessions": first["sessions"],
            "households": households,
            "faults": {service: stack.fault(service) for service in stack.services},
            "requests": {service: stack.counts(service) for service in stack.services},
        }

    def _hour(self, wish: Wish) -> object:
        return hour_facts(self._household(wish))

    def _fault(self, wish: Wish) -> object:
        fault = wish.get("fault")
        service = str(wish.get("service") or self._stack.services[0])
        self._stack.set_fault(service, None if fault is None else str(fault))
        return {"service": service, "fault": self._stack.fault(service)}

    def _advance(self, wish: Wish) -> object:
        self._stack.advance(float(str(wish.get("seconds"))))
        world = self._household({})
        with world.lock:
            return {"now": world.now}

    def _end(self, wish: Wish) -> object:
        world, key = self._household(wish), str(wish.get("session_key"))
        if not world.end(key):
            raise KeyError(f"session {key}")
        return {"ended": key}

    def _start(self, wish: Wish) -> object:
        world = self._household(wish)
        user, title = (None if wish.get(name) is None else str(wish[name]) for name in ("user", "title"))
        session = world.start_session(user, title)
        if session is None:
            raise ValueError("all their players are in use")
        return session_facts(session, world.now)

    def _quiet(self, wish: Wish) -> object:
        quiet = bool(wish.get("quiet", True))
        self._household(wish).set_quiet(quiet)
        return {"quiet": quiet}


def _wish(request: Request) -> Wish:
    """What the request says: its query, and over that the JSON object in its body."""
    if not request.body:
        return request.params
    said = json.loads(request.body)
    if not isinstance(said, dict):
        raise ValueError("the body is not a JSON object")
    return {**request.params, **said}
