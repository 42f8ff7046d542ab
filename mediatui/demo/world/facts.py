"""What the world knows of itself, as plain values: for tests, and for whoever watches a demo from outside."""

from __future__ import annotations

from dataclasses import asdict

from mediatui.demo.world.session import Session
from mediatui.demo.world.world import World

Facts = dict[str, object]


def session_facts(session: Session, now: float) -> Facts:
    """One session: who, what, how, how far; seconds and kbit/s."""
    item, plan = session.item, session.plan
    return {
        "session_key": session.key,
        "session_id": session.id,
        "user": session.person.name,
        "player": session.player.name,
        "kind": str(item.kind),
        "title": item.full_title,
        "state": session.state,
        "decision": plan.decision,
        "hardware": plan.hardware_encode,
        "speed": session.speed,
        "throttled": session.throttled,
        "location": "lan" if session.lan else "wan",
        "bandwidth_kbps": session.bandwidth,
        "offset_s": round(session.offset(now), 3),
        "duration_s": item.seconds,
        "began": session.began,
    }


def world_facts(world: World) -> Facts:
    """A household now: time, sessions by age, and who is gone."""
    with world.lock:
        world.catch_up()
        return {
            "place": world.place,
            "seed": world.seed,
            "size": world.size,
            "start": world.start,
            "now": world.now,
            "quiet": world.quiet,
            "sessions": [session_facts(session, world.now) for session in world.sessions.values()],
            "ended": [asdict(ended) for ended in world.ended],
        }


def hour_facts(world: World) -> list[Facts]:
    """The last 60 minutes, oldest first: the most there was within each; `minute` is epoch seconds // 60."""
    with world.lock:
        world.catch_up()
        return [asdict(minute) for minute in world.minutes()]
