"""How failures are said: what happened, since when, and what the person can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo

from mediatui.models.failure import Failure, FailureKind

PROGRAMS: Mapping[str, str] = {
    "tautulli": "Tautulli",
    "seerr": "Seerr",
    "overseerr": "Overseerr",
    "jellyseerr": "Jellyseerr",
    "radarr": "Radarr",
    "sonarr": "Sonarr",
    "lidarr": "Lidarr",
    "prowlarr": "Prowlarr",
    "qbittorrent": "qBittorrent",
    "plex": "Plex",
}
"""The kind of a service → its name as its makers write it."""

UPSTREAMS: Mapping[str, str] = {
    "tautulli": "Plex",
    "seerr": "Plex",
    "overseerr": "Plex",
    "prowlarr": "its indexers",
}
"""The kind of a service → what it stands in front of."""

_HEADS: Mapping[FailureKind, str] = {
    FailureKind.UNREACHABLE: "cannot be reached",
    FailureKind.TIMED_OUT: "no answer",
    FailureKind.WRONG_KEY: "does not accept the key",
    FailureKind.FORBIDDEN: "denies access",
    FailureKind.NOT_FOUND: "has nothing at this address",
    FailureKind.RATE_LIMITED: "asks to be left alone for a while",
    FailureKind.SERVER_ERROR: "fails with an error of its own",
    FailureKind.NOT_THIS_SERVICE: "is not {program}",
    FailureKind.BAD_PAYLOAD: "cannot be understood",
    FailureKind.CONFLICT: "things have changed meanwhile",
    FailureKind.READ_ONLY: "read-only: nothing was changed",
    FailureKind.UPSTREAM_DOWN: "{program} cannot reach {upstream}",
    FailureKind.REFUSED: "refused",
}

_LOGINS = frozenset({"qbittorrent"})
"""The kinds of service that a person logs in to rather than gives a key."""

_REMEDIES: Mapping[FailureKind, str] = {
    FailureKind.UNREACHABLE: "Check that {program} runs, and the host and port of url in the configuration.",
    FailureKind.TIMED_OUT: (
        "See whether {program} is busy or hangs; raise timeout in the configuration if it is slow."
    ),
    FailureKind.WRONG_KEY: (
        "Copy the key from the settings of {program} into api_key; behind a reverse proxy that asks for a "
        "login, set its headers too."
    ),
    FailureKind.FORBIDDEN: (
        "Check what this api_key may do in {program}, and whether a reverse proxy keeps this machine out."
    ),
    FailureKind.NOT_FOUND: (
        "Check the path at the end of url: is a base path such as /{kind} missing or too much?"
    ),
    FailureKind.RATE_LIMITED: (
        "Wait; it is asked again by itself. If it goes on, see what else asks {program}."
    ),
    FailureKind.SERVER_ERROR: (
        "Look into the log of {program}, and of the reverse proxy in front of it if there is one."
    ),
    FailureKind.NOT_THIS_SERVICE: (
        "Check host, port and base path of url; "
        "a login page of a reverse proxy needs headers in the configuration."
    ),
    FailureKind.BAD_PAYLOAD: (
        "Try again; if it goes on, look at the reverse proxy and the version of {program}."
    ),
    FailureKind.CONFLICT: "Refresh and look again: what is shown was not up to date.",
    FailureKind.READ_ONLY: "Set read_only = false in the configuration if changes are wanted.",
    FailureKind.UPSTREAM_DOWN: "Check that {upstream} runs, and its address in the settings of {program}.",
    FailureKind.REFUSED: "See what {program} says, and its log.",
}

MOMENTARY = frozenset({FailureKind.CONFLICT, FailureKind.READ_ONLY, FailureKind.REFUSED})
"""Failures of one attempt: they begin and end with it, so no "since" is said."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def program(service_kind: str) -> str:
    """The name of a kind of service as people write it ("qBittorrent"); "the service" for none."""
    return PROGRAMS.get(service_kind, service_kind or "the service")


def upstream(service_kind: str) -> str:
    """What a kind of service stands in front of ("Plex")."""
    return UPSTREAMS.get(service_kind, "the server behind it")


def failure_words(kind: FailureKind, service_kind: str = "", detail: str = "") -> str:
    """What happened, to be read after the service's name: "cannot be reached: connection refused".

    `detail` is added after a colon (a timeout's, "within 10 s", after a space).
    """
    head = _HEADS[kind].format(program=program(service_kind), upstream=upstream(service_kind))
    if kind is FailureKind.WRONG_KEY and service_kind in _LOGINS:
        head = "does not accept the login"
    if not detail:
        return head
    return f"{head} {detail}" if kind is FailureKind.TIMED_OUT else f"{head}: {detail}"


def remedy(kind: FailureKind, service_kind: str = "") -> str:
    """What the person can do about it: what to look at, in a sentence that names the configuration's keys."""
    return _sentence(
        _REMEDIES[kind].format(
            program=program(service_kind), upstream=upstream(service_kind), kind=service_kind or "base"
        )
    )


def since_words(since: float, now: float, tz: tzinfo | None = None) -> str:
    """A moment in seconds since the epoch as the clock on the wall has it.

    "21:40" within a day of `now`, "18 Nov 21:40" when older, "18 Nov 2025" in another year.
    `tz` is the machine's own zone when None.
    """
    then, today = _moment(since, tz), _moment(now, tz)
    clock = f"{then.hour:02}:{then.minute:02}"
    if abs(now - since) < timedelta(days=1).total_seconds():
        return clock
    day = f"{then.day} {_MONTHS[then.month - 1]}"
    return f"{day} {clock}" if then.year == today.year else f"{day} {then.year}"


def describe_failure(failure: Failure, now: float, tz: tzinfo | None = None) -> str:
    """A failure with the time it began: "cannot be reached since 21:40: connection refused".

    `now` is in seconds since the epoch. What happens only once ("refused: …") has no time.
    """
    if failure.kind in MOMENTARY:
        return failure.words
    since = since_words(failure.since, now, tz)
    head, colon, detail = failure.words.partition(": ")
    return f"{head} since {since}{colon}{detail}"


def _moment(seconds: float, tz: tzinfo | None) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, tz)
    except (OverflowError, OSError, ValueError):
        # A clock that was never set must not hide the failure that is to be shown.
        return datetime(1970, 1, 1, tzinfo=tz)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
