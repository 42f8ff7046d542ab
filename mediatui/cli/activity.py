"""`mediatui activity`: what plays now, as text or JSON."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.models.stream import Stream
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

    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    from mediatui.runtime import Runtime

    config = setup.read_config(args)
    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        if args.watch:
            return await _watch(runtime, as_json=args.json)
        await runtime.ask("activity")
        _show(runtime, as_json=args.json, compact=False)
        return _exit_code(runtime)


async def _watch(runtime: Runtime, *, as_json: bool) -> int:
    """Poll as the screen does, and print whenever a service has news."""
    import asyncio

    news = asyncio.Event()
    engine = runtime.engine
    for key in engine.coordinator.keys("activity"):
        engine.store.watch(key, lambda *_: news.set())
        engine.coordinator.watch(key)
    engine.start()
    while True:
        await news.wait()
        news.clear()
        _show(runtime, as_json=as_json, compact=True)


def _exit_code(runtime: Runtime) -> int:
    engine = runtime.engine
    keys = engine.coordinator.keys("activity")
    return 1 if any(engine.store.get(key).failure for key in keys) else 0


def activity_object(runtime: Runtime) -> Json:
    """`streams` and `services` as they are known now."""
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
        services.append(service_object(endpoint, state, snapshot.age(now), snapshot.failure))
        if (activity := snapshot.shown(now)) is not None:
            streams += [stream_object(stream) for stream in activity.streams]
    return {"streams": streams, "services": services}


def _show(runtime: Runtime, *, as_json: bool, compact: bool) -> None:
    if as_json:
        indent = None if compact else 2
        print(json.dumps(activity_object(runtime), ensure_ascii=False, indent=indent), flush=True)
    else:
        setup.say([*activity_lines(runtime), *([""] if compact else [])])


def activity_lines(runtime: Runtime) -> list[str]:
    """The same as a table, with a line for each service that could not answer."""
    from mediatui.wording.failures import describe_failure
    from mediatui.wording.quantities import ago
    from mediatui.wording.table import table

    engine = runtime.engine
    now = engine.store.now()
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    for key in engine.coordinator.keys("activity"):
        snapshot = engine.store.get(key)
        if failure := snapshot.failure:
            notes.append(f"{key.service}: {describe_failure(failure, now)}. {failure.remedy}")
        activity = snapshot.shown(now)
        if activity is None:
            continue
        if snapshot.failure:
            notes.append(f"{key.service}: what is shown is from {ago(snapshot.age(now) or 0)}")
        rows += [_row(stream) for stream in activity.streams]
    if rows:
        return [*table(HEADS, rows, right=("MBPS", "LEFT")), *notes]
    return notes or ["Nobody is watching"]


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
