"""The commands of notifications: one webhook, what it was told, and a message by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mediatui.demo.faces.tautulli.metadata import Fields
from mediatui.demo.faces.tautulli.outcome import Outcome, Params, Refused, broken
from mediatui.demo.faces.tautulli.table import ordered, page, table

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace

_WEBHOOK: Fields = {"id": 1, "agent_id": 25, "agent_name": "webhook"}


def get_notifiers(face: TautulliFace, _params: Params) -> object:
    """The ways people are notified: a webhook, which is told of nothing by itself."""
    last = face.notices[-1] if face.notices else None
    told: Fields = {
        "agent_label": "Webhook",
        "friendly_name": "Hallway display",
        "last_triggered": last["timestamp"] if last else None,
        "last_success": last["success"] if last else None,
        "active": 0,
    }
    return [_WEBHOOK | told]


def get_notification_log(face: TautulliFace, params: Params) -> object:
    """What went out, or was to, the newest first."""
    sought = params.get("search", "").casefold()
    matching = [
        notice
        for notice in face.notices
        if sought in f"{notice['subject_text']} {notice['body_text']} {notice['agent_name']}".casefold()
    ]
    columns = {"timestamp": lambda notice: (notice["timestamp"], notice["id"])}
    shown = page(params, ordered(params, matching, columns, "timestamp"))
    return table(shown, len(matching), len(face.notices))


def notify(face: TautulliFace, params: Params) -> object:
    """Send a message. A webhook takes subject and body as JSON: what is none fails, as recorded.

    Without either it goes out; a body that is JSON with a subject that is none makes Tautulli fail.
    """
    notifier, subject, body = (params.get(name, "") for name in ("notifier_id", "subject", "body"))
    if not notifier:
        raise Refused("Notification failed: no notifier id provided.")
    if notifier != str(_WEBHOOK["id"]):
        raise Refused(f"Notification failed: invalid notifier_id provided {notifier}.")
    heading, content = _json(subject), _json(body)
    if content is not None and not isinstance(heading, dict) and subject:
        raise broken()
    sent = not (subject or body) or (content is not None and (not subject or heading is not None))
    notice: Fields = {
        "id": len(face.notices) + 1,
        "timestamp": int(face.world.now),
        "session_key": None,
        "rating_key": None,
        "user_id": None,
        "user": None,
        "notifier_id": 1,
        "agent_id": _WEBHOOK["agent_id"],
        "agent_name": _WEBHOOK["agent_name"],
        "notify_action": "api",
        "subject_text": subject,
        "body_text": body,
        "success": int(sent),
    }
    face.notices.append(notice)
    if not sent:
        raise Refused("Notification failed.")
    return Outcome({"notification_id": notice["id"]}, "Notification sent.")


def _json(words: str) -> object:
    """What the words are as JSON; None where they are none."""
    try:
        value: object = json.loads(words)
    except ValueError:
        return None
    return value
