"""The commands of notifications: who is told, what they were told of what was played, a message by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from mediatui.demo.faces.tautulli.metadata import Fields
from mediatui.demo.faces.tautulli.outcome import Outcome, Params, Refused, broken
from mediatui.demo.faces.tautulli.plays import friendly
from mediatui.demo.faces.tautulli.table import ordered, page, table

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace
    from mediatui.demo.world.history_play import Past

SPOKEN_OF = 240
"""The latest plays that anybody was told of: Tautulli's owner clears the log now and then."""

BY_HAND = 1_000_000
"""The messages sent by hand are counted from here on, so that those of later plays have their own numbers."""


class Told(NamedTuple):
    """Who is told, by what, of what, and each how manieth of it does not get there (0: all do)."""

    id: int
    agent_id: int
    agent: str
    label: str
    name: str
    actions: tuple[str, ...] = ()
    fails: int = 0


TOLD = (
    Told(1, 25, "webhook", "Webhook", "Hallway display"),
    Told(2, 20, "discord", "Discord", "Cinema channel", ("on_play",)),
    Told(3, 10, "email", "Email", "Letters to the admin", ("on_watched",), fails=11),
    Told(4, 13, "telegram", "Telegram", "", ("on_stop",), fails=40),
)
"""Those who are told: the webhook of nothing by itself."""

_HAPPENED: Mapping[str, tuple[str, str]] = {
    "on_play": ("{who} is watching {what}", "{who} started {what} on {player}."),
    "on_watched": ("{who} has watched {what}", "{what} was seen to its end by {who}."),
    "on_stop": ("{who} has stopped {what}", "{who} stopped {what} on {player} at {percent} %."),
}


def get_notifiers(face: TautulliFace, _params: Params) -> object:
    """The ways people are notified, each with its last message."""
    last: dict[object, Fields] = {notice["notifier_id"]: notice for notice in _log(face)}
    return [
        {
            "id": each.id,
            "agent_id": each.agent_id,
            "agent_name": each.agent,
            "agent_label": each.label,
            "friendly_name": each.name,
            "last_triggered": last[each.id]["timestamp"] if each.id in last else None,
            "last_success": last[each.id]["success"] if each.id in last else None,
            "active": int(bool(each.actions)),
        }
        for each in TOLD
    ]


def get_notification_log(face: TautulliFace, params: Params) -> object:
    """What went out, or was to, the newest first."""
    sought, everything = params.get("search", "").casefold(), _log(face)
    matching = [
        notice
        for notice in everything
        if sought
        in " ".join(
            str(notice[name] or "")
            for name in ("user", "agent_name", "notify_action", "subject_text", "body_text")
        ).casefold()
    ]
    columns = {"timestamp": lambda notice: (notice["timestamp"], notice["id"])}
    shown = page(params, ordered(params, matching, columns, "timestamp"))
    return table(shown, len(matching), len(everything))


def _log(face: TautulliFace) -> list[Fields]:
    """Everything anybody was told, the latest last."""
    notices = [notice for play in face.world.history.plays[-SPOKEN_OF:] for notice in _of_play(play)]
    return sorted([*notices, *face.notices], key=lambda notice: (notice["timestamp"], notice["id"]))


def _of_play(play: Past) -> Iterator[Fields]:
    watched = play.percent >= 85
    for told in TOLD:
        for action in told.actions:
            if (action == "on_watched" and not watched) or (action == "on_stop" and watched):
                continue
            who = friendly(play)
            words = {"who": who, "what": play.item.full_title, "player": play.player.name}
            subject, body = (each.format(percent=play.percent, **words) for each in _HAPPENED[action])
            at = play.started if action == "on_play" else play.stopped
            yield _notice(
                told,
                play.id * 10 + told.id,
                at,
                action,
                subject,
                body,
                sent=not told.fails or play.id % told.fails > 0,
            ) | {
                "session_key": play.id,
                "rating_key": play.item.rating_key,
                "user_id": play.person.user_id,
                "user": who,
            }


def _notice(
    told: Told, number: int, at: float, action: str, subject: str, body: str, *, sent: bool
) -> Fields:
    return {
        "id": number,
        "timestamp": int(at),
        "session_key": None,
        "rating_key": None,
        "user_id": None,
        "user": None,
        "notifier_id": told.id,
        "agent_id": told.agent_id,
        "agent_name": told.agent,
        "notify_action": action,
        "subject_text": subject,
        "body_text": body,
        "success": int(sent),
    }


def notify(face: TautulliFace, params: Params) -> object:
    """Send a message. A webhook takes subject and body as JSON: what is none fails, as recorded.

    Without either it goes out; a body that is JSON with a subject that is none makes Tautulli fail. Of the
    others those fail whose messages fail at times.
    """
    notifier, subject, body = (params.get(name, "") for name in ("notifier_id", "subject", "body"))
    if not notifier:
        raise Refused("Notification failed: no notifier id provided.")
    told = next((each for each in TOLD if str(each.id) == notifier), None)
    if told is None:
        raise Refused(f"Notification failed: invalid notifier_id provided {notifier}.")
    sent = told.fails == 0
    if told.agent == "webhook":
        heading, content = _json(subject), _json(body)
        if content is not None and not isinstance(heading, dict) and subject:
            raise broken()
        sent = not (subject or body) or (content is not None and (not subject or heading is not None))
    number = BY_HAND + len(face.notices) + 1
    face.notices.append(_notice(told, number, face.world.now, "api", subject, body, sent=sent))
    if not sent:
        raise Refused("Notification failed.")
    return Outcome({"notification_id": number}, "Notification sent.")


def _json(words: str) -> object:
    """What the words are as JSON; None where they are none."""
    try:
        value: object = json.loads(words)
    except ValueError:
        return None
    return value
