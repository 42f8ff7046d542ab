"""How notifications and those who are told are said, and veiled. Pure."""

from __future__ import annotations

from dataclasses import replace

from mediatui.models.notification import Notification, Notifier
from mediatui.wording.objects import Json
from mediatui.wording.privacy import veiled_user, veiled_word

ACTIONS = {
    "api": "by hand",
    "test": "test",
    "on_play": "started",
    "on_stop": "stopped",
    "on_pause": "paused",
    "on_resume": "resumed",
    "on_error": "error",
    "on_watched": "watched",
    "on_buffer": "buffering",
    "on_concurrent": "many at once",
    "on_newdevice": "new device",
    "on_created": "added",
    "on_change": "stream changed",
    "on_intdown": "Plex down",
    "on_intup": "Plex back",
    "on_extdown": "remote access down",
    "on_extup": "remote access back",
    "on_pmsupdate": "Plex update",
    "on_plexpyupdate": "Tautulli update",
    "on_plexpydbcorrupt": "database damaged",
    "on_tokenexpired": "token expired",
}
"""What a message was about, by Tautulli's own names."""


def action_words(action: str) -> str:
    """What a message was about: "started"; a name that is not known stays readable."""
    return ACTIONS.get(action) or action.removeprefix("on_").replace("_", " ")


def outcome_words(well: bool | None) -> str:
    """Whether it got there."""
    return "not told" if well is None else "sent" if well else "failed"


def subject_of(message: Notification) -> str:
    """The heading of a message, else its text, in one line; a message without either is said to be empty."""
    return " ".join((message.subject or message.body or "(empty)").split())


def veiled_notification(message: Notification) -> Notification:
    """A message without whom and what it is about: its text is free and may name anybody."""
    return replace(
        message,
        subject=veiled_word("Message", message.subject),
        body=veiled_word("Text", message.body),
        user=veiled_user(message.user),
    )


def veiled_notifier(notifier: Notifier) -> Notifier:
    """Somebody who is told, without the name their owner gave them."""
    name = notifier.name if notifier.name == notifier.agent else veiled_word("Notifier", notifier.name)
    return replace(notifier, name=name)


def notification_object(service: str, message: Notification, through: str = "") -> Json:
    """One message; what is not known is null."""
    return {
        "service": service,
        "id": message.id,
        "at": message.at,
        "notifier": through or None,
        "notifier_id": message.notifier_id,
        "agent": message.agent,
        "action": message.action,
        "user": message.user or None,
        "subject": message.subject,
        "body": message.body,
        "sent": message.well,
    }


def notifier_object(service: str, notifier: Notifier) -> Json:
    """One notifier; what is not known is null."""
    return {
        "service": service,
        "id": notifier.id,
        "name": notifier.name,
        "agent": notifier.agent,
        "active": notifier.active,
        "last_at": notifier.last_at,
        "last_sent": notifier.last_well,
    }
