"""Faults: what can be wrong with a simulated service, and how that is written: `SERVICE=FAULT[:detail]`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from mediatui.demo.faces.tautulli.oddities import SORTS

WIRE_FAULTS = (
    "down", "slow", "timeout", "400", "401", "403", "404", "429", "500", "502", "html", "truncated", "cut",
    "huge", "redirect",
)  # fmt: skip
"""The faults any service can have; those a service plays itself are its face's `troubles`."""


class FaultError(ValueError):
    """There is no such fault or service; the text lists what there is."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `detail`: seconds of `slow` and `radarr-hangs`, MiB of `huge`, origin of `redirect`, sort of
    `wrong-types`, how many approvals there are to one that fails of `fail-every`."""

    name: str
    detail: str | None = None


def parse_fault(text: str, troubles: Collection[str] = ()) -> Fault:
    """The fault that `text` names, of those any service has and of `troubles`. Raises `FaultError`."""
    name, colon, detail = text.strip().partition(":")
    known = (*WIRE_FAULTS, *troubles)
    if name not in known:
        raise FaultError(f"no fault is called {name!r}; there are: {', '.join(known)}")
    if not colon:
        return Fault(name)
    wanted = _what_detail_lacks(name, detail)
    if wanted:
        raise FaultError(f"the fault {name!r} {wanted}, not {detail!r}")
    return Fault(name, detail)


def _what_detail_lacks(name: str, detail: str) -> str:
    """What is wrong with the detail of a fault, or nothing."""
    if name == "slow":
        return "" if _number(detail) is not None else "takes a number of seconds"
    if name == "radarr-hangs":
        return "" if _number(detail) is not None else "takes a number of seconds"
    if name == "fail-every":
        return "" if detail.isdigit() and int(detail) else "takes a number of approvals"
    if name == "huge":
        return "" if detail.isdigit() and int(detail) else "takes a number of MiB"
    if name == "redirect":
        url = urlsplit(detail)
        return (
            ""
            if url.scheme in ("http", "https") and url.netloc
            else "takes an origin such as http://127.0.0.1:9"
        )
    if name == "wrong-types":
        return "" if detail in SORTS else f"takes one of {', '.join(SORTS)}"
    return "takes no detail"


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number < 86400 else None


def parse_option(option: str) -> tuple[str, str]:
    """Service and fault of `SERVICE=FAULT[:detail]`. Raises `FaultError`."""
    service, equals, fault = option.partition("=")
    if not equals or not service or not fault:
        raise FaultError(f"a fault is written SERVICE=FAULT, for example tautulli=down, not {option!r}")
    return service.strip(), fault.strip()
