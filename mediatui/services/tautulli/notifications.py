"""Notifications: by what people are told, what they were told, and a message by hand."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from mediatui.models.secret import MASK
from mediatui.services.answer import Fault
from mediatui.services.redact import Redactor
from mediatui.services.tautulli.speaker import ERRORS_OF_CHANGES, HEAVY, PATH, Speaker

if TYPE_CHECKING:
    from mediatui.models.notification import NotificationPage, Notifier

TEST_SUBJECT = "mediatui"
TEST_WORDS = "A test message, sent by hand from mediatui"

_REDACTOR = Redactor()
_HOOK = re.compile(
    r"(?i)(?P<before>https?://[^\s/]+/(?:api/webhooks/|services/|bot|webhook[s]?/|hooks?/))[^\s\"'<>)]+"
)
"""The address of a webhook of Discord, Slack, Telegram and their like: who knows it may post there."""


class Notifications(Speaker):
    """The part of a `HistorySource` that notifies."""

    async def notifiers(self) -> tuple[Notifier, ...]:
        """The ways Tautulli notifies people (`get_notifiers`)."""
        raw = self._list(await self._look_up("get_notifiers"), "notifiers")
        from mediatui.models.notification import Notifier
        from mediatui.services.tautulli.audience_wire import WireNotifier

        return tuple(
            Notifier(
                id=row.id,
                name=masked(row.friendly_name) or row.agent_label or f"Notifier {row.id}",
                agent=row.agent_label,
                active=bool(row.active),
                last_at=row.last_triggered,
                last_well=row.last_success,
            )
            for row in await self._rows(WireNotifier, raw)
            if row.id is not None
        )

    async def notifications(self, *, start: int = 0, length: int = 50, search: str = "") -> NotificationPage:
        """What it told them, the newest first (`get_notification_log`), with these words in it.

        What is secret in a message (a token, the path of a webhook) is masked.
        """
        query: dict[str, str | int] = {
            "start": max(0, start),
            "length": max(0, length),
            "order_column": "timestamp",
            "order_dir": "desc",
        }
        if search:
            query["search"] = search
        data, raw = await self._table("get_notification_log", query, "notifications")
        from mediatui.models.notification import Notification, NotificationPage
        from mediatui.services.tautulli.audience_wire import WireNotification
        from mediatui.services.tautulli.history_wire import WireHistory

        around = WireHistory.model_validate(data)
        entries = tuple(
            Notification(
                id=row.id,
                at=row.timestamp,
                notifier_id=row.notifier_id,
                agent=row.agent_name,
                action=row.notify_action,
                subject=masked(row.subject_text),
                body=masked(row.body_text),
                user=row.user,
                well=row.success,
            )
            for row in await self._rows(WireNotification, raw)
            if row.id is not None
        )
        matching = len(entries) if around.matching is None else around.matching
        return NotificationPage(entries, max(0, start), matching, around.total or 0, len(raw) - len(entries))

    async def notify(self, notifier_id: int, subject: str, body: str) -> None:
        """Send a message by one of them (`notify`). REFUSED, in Tautulli's words, when it did not go out.

        A webhook takes subject and body as its headers and its JSON; what is none makes Tautulli fail
        (SERVER_ERROR).
        """
        self._client.refuse_if_read_only()
        await self._client.transport.load(*HEAVY)
        from mediatui.services.tautulli.replies import reply_of

        self._client.wake()
        params = _message(notifier_id, subject, body)
        reply = reply_of(await self._client.send("GET", PATH, params, accept=ERRORS_OF_CHANGES))
        if isinstance(reply, Fault):
            raise self._client.failure(reply)

    def test_message(self, notifier: Notifier) -> tuple[str, str]:
        """Subject and body that one of its kind takes: a webhook nothing but JSON."""
        if notifier.agent.casefold() == "webhook":
            return "", json.dumps({"text": TEST_WORDS})
        return TEST_SUBJECT, TEST_WORDS

    def notify_call(self, notifier_id: int, subject: str, body: str) -> tuple[str, ...]:
        """The exact call `notify` makes, without the key."""
        return (f"GET {PATH}?{urlencode(_message(notifier_id, subject, body), quote_via=quote)}",)


def masked(text: str) -> str:
    """`text` without what looks like a secret: owners put tokens into messages, and addresses into names."""
    return _HOOK.sub(rf"\g<before>{MASK}", _REDACTOR.redact(text)) if text else text


def _message(notifier_id: int, subject: str, body: str) -> dict[str, str | int]:
    return {"cmd": "notify", "notifier_id": notifier_id, "subject": subject, "body": body}
