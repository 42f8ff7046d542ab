"""`mediatui activity`: what plays now, as text or JSON."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mediatui.cli import setup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediatui.config.model import Config
    from mediatui.models.snapshot import Snapshot
    from mediatui.models.stream import Activity, Stream
    from mediatui.runtime import Runtime
    from mediatui.wording.objects import Json

HEADS = ("USER", "TITLE", "STATE", "PLAYER", "FROM", "STREAM", "MBPS", "LEFT")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `activity` to the program's commands."""
    parser = subparsers.add_parser(
        "activity",
        help="print what plays now",
        description="Print what plays now. Exit 0: every service answered; 1: one did not; 2: configuration.",
    )
    setup.add_config_option(parser)
    parser.add_argument(
        "--json",
        action="store_true",
        help='one object: {"streams": […], "services": […]}; with --watch one a line',
    )
    parser.add_argument(
        "--watch", action="store_true", help="print again when something changed, until interrupted"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the activity once, or again and again."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), as_json=args.json, watch=args.watch))


async def _run(config: Config, *, as_json: bool, watch: bool) -> int:
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        if watch:
            return await _watch(runtime, as_json=as_json)
        await runtime.ask("activity")
        _show(runtime, as_json=as_json, compact=False)
        return _exit_code(runtime)


async def _watch(runtime: Runtime, *, as_json: bool) -> int:
    """Poll as the screen does, and print whenever a service has news, until told to end."""
    import asyncio
    import signal

    news, enough = asyncio.Event(), asyncio.Event()

    def end() -> None:
        enough.set()
        news.set()

    for number in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, end)
    engine = runtime.engine
    for key in engine.coordinator.keys("activity"):
        engine.store.watch(key, lambda *_: news.set())
        engine.coordinator.watch(key)
    engine.start()
    while True:
        await news.wait()
        news.clear()
        if enough.is_set():
            return 0
        _show(runtime, as_json=as_json, compact=True)


def _exit_code(runtime: Runtime) -> int:
    engine = runtime.engine
    keys = engine.coordinator.keys("activity")
    return 1 if any(engine.store.get(key).failure for key in keys) else 0


def activity_object(runtime: Runtime) -> Json:
    """`streams` and `services` as they are known now; `dropped` counts sessions that could not be read."""
    from mediatui.wording.objects import service_object, stream_object

    engine = runtime.engine
    now = engine.store.now()
    streams, services = [], []
    for key in engine.coordinator.keys("activity"):
        snapshot = engine.store.get(key)
        endpoint = engine.endpoint(key.service)
        if endpoint is None:
            continue
        state = "failing" if snapshot.failure else "up" if snapshot.tried_at else "asking"
        told = service_object(endpoint, state, snapshot.age(now), snapshot.failure)
        activity = snapshot.shown(now)
        told["dropped"] = activity.dropped if activity is not None else 0
        services.append(told)
        if activity is not None:
            streams += [stream_object(stream) for stream in shown_streams(runtime, activity)]
    return {"streams": streams, "services": services}


def shown_streams(runtime: Runtime, activity: Activity) -> Sequence[Stream]:
    """The streams as they may be shown: in privacy mode with stand-ins for all names."""
    if not runtime.config.general.privacy:
        return activity.streams
    from mediatui.wording.privacy import veiled_stream

    return [veiled_stream(stream) for stream in activity.streams]


def _show(runtime: Runtime, *, as_json: bool, compact: bool) -> None:
    if as_json:
        indent = None if compact else 2
        setup.say_json(activity_object(runtime), indent=indent)
    else:
        setup.say([*activity_lines(runtime), *([""] if compact else [])])


def activity_lines(runtime: Runtime) -> list[str]:
    """The same as a table, with a line for each service that could not answer."""
    from mediatui.wording.table import table

    engine = runtime.engine
    now = engine.store.now()
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    known = False
    for key in engine.coordinator.keys("activity"):
        snapshot = engine.store.get(key)
        notes += [f"{key.service}: {words}" for words in _notes(snapshot, now)]
        if (activity := snapshot.shown(now)) is not None:
            known = True
            rows += [_row(stream) for stream in shown_streams(runtime, activity)]
    if rows:
        return [*table(HEADS, rows, right=("MBPS", "LEFT")), *notes]
    if not notes:
        return ["Nobody is watching"]
    return [*(["Nobody is watching, as far as is known"] if known else []), *notes]


def _notes(snapshot: Snapshot[Activity], now: float) -> list[str]:
    """What must be known of a service's answer to read the list right."""
    from mediatui.wording.failures import describe_failure
    from mediatui.wording.quantities import ago, plural

    notes: list[str] = []
    activity, failure = snapshot.shown(now), snapshot.failure
    if failure:
        notes.append(f"{describe_failure(failure, now)}. {failure.remedy}")
    elif snapshot.tried_at is None:
        notes.append("has not answered yet")
    if notes and activity is not None:
        notes.append(f"what is shown is from {ago(snapshot.age(now) or 0)}")
    if activity is not None and activity.dropped:
        words = "is left out" if activity.dropped == 1 else "are left out"
        notes.append(f"{plural(activity.dropped, 'session')} could not be read and {words}")
    return notes


def _row(stream: Stream) -> tuple[str, ...]:
    from mediatui.wording.quantities import clock_duration, mbps
    from mediatui.wording.streams import PLACE_WORDS, STATE_WORDS, stream_words, time_left
    from mediatui.wording.titles import full_title

    return (
        stream.user,
        full_title(stream.title),
        STATE_WORDS[stream.state],
        stream.player or stream.product,
        PLACE_WORDS[stream.place],
        stream_words(stream),
        mbps(stream.bandwidth_kbps),
        clock_duration(time_left(stream, stream.offset_s)),
    )
