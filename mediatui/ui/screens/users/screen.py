"""The users screen: who may ask on each request service, and how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import BindingType

from mediatui.engine import asking, judging
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Lookups
from mediatui.models.request import MediaRequest, RequestStatus, RequestUser
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.users import present
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.requests import PERMISSIONS, limit_words, user_name

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.dialogs.choose import ChooseDialog
    from mediatui.ui.dialogs.prompt import PromptDialog
    from mediatui.ui.veil import Veil


class UsersScreen(ListScreen[RequestUser]):
    """Users with their counts, quotas and permissions."""

    WATCHES = ("request_users", "requests", "request_counts", "activity", "status")
    PLACE = "users"
    TITLE_WORDS = "Users"
    ONE = "user"
    FIELDS = present.FIELDS
    ORDERS = present.orders(lambda user: 0)
    NATURAL = "name"
    HINT = "word  may:admin  requests:>10  pending:>0"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("user.requests", "requests"),
        keys.binding("user.permissions", "permissions"),
        keys.binding("user.quota", "quota"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lookups = Lookups(engine.store.now, self._soon)
        self._pending: Counter[tuple[str, int]] = Counter()
        self._counted: tuple[object, ...] = ()
        self._made: tuple[tuple[object, ...], Sequence[RequestUser]] = ((), ())
        self.ORDERS = present.orders(lambda user: self._pending[user.service, user.id])  # type: ignore[misc]

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()

    def read_again(self) -> None:
        """Ask anew for the quota."""
        self._lookups.forget("quota")
        self._soon()

    # -- what it shows ------------------------------------------------------

    def sources(self) -> dict[str, Snapshot[Any]]:
        """The users of each service."""
        return self.known("request_users")

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def items(self, now: float) -> Sequence[RequestUser]:
        """The users of all services; their pending requests are counted from what is known of requests."""
        lists = [snapshot.shown(now) for snapshot in self.known("requests").values()]
        users = [snapshot.shown(now) for snapshot in self.known("request_users").values()]
        made_of = (*lists, *users)
        if len(made_of) != len(self._made[0]) or any(
            a is not b for a, b in zip(made_of, self._made[0], strict=True)
        ):
            self._pending = Counter(
                (request.service, request.requested_by.id)
                for each in lists
                if each is not None
                for request in each.requests
                if request.status is RequestStatus.PENDING
            )
            found = [user for each in users if each is not None for user in each]
            found.sort(key=lambda user: user_name(user).casefold())
            self._made = (made_of, found)
        return self._made[1]

    def key_of(self, item: RequestUser) -> str:
        """What stands for a user."""
        return item.key

    def _count(self, user: RequestUser) -> int:
        return self._pending[user.service, user.id]

    def veiled(self, item: RequestUser, veil: Veil) -> RequestUser:
        """With a stand-in for the name."""
        return veil.request_user(item)

    def facts_of(self, item: RequestUser) -> Facts:
        """What the filter may ask of a user."""
        return present.facts_of(item, self._count(item))

    def row_of(self, item: RequestUser, now: float) -> Row:
        """How a user stands in the list."""
        return present.row_of(item, self._count(item), now)

    def detail_of(self, item: RequestUser | None, now: float, width: int) -> Sequence[Line]:
        """Everything about a user."""
        if item is None:
            return present.detail_lines(None, judging.UNASKED, (), now, width)
        engine, service, number = self.engine, item.service, item.id
        quota = self._lookups.get("quota", (service, number), lambda: judging.quota(engine, service, number))
        return present.detail_lines(item, quota, self._requests_of(item), now, width)

    def _requests_of(self, user: RequestUser) -> list[MediaRequest]:
        known = self.known("requests")[user.service].value
        return [r for r in (known.requests if known else ()) if r.requested_by.id == user.id]

    def words_of(self, item: RequestUser) -> str:
        """The user's name."""
        return user_name(item)

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, none, or all filtered out."""
        return present.placeholder(self.engine.endpoints, self.known("request_users"), now, filtered=filtered)

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old."""
        return old_and_failed(self.known("request_users"), now, self.size.width)

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action in ("permissions", "quota"):
            names = [key.service for key in self.engine.coordinator.keys("request_users")]
            return any(self.engine.gate.allows(name) for name in names)
        return super().check_action(action, parameters)

    async def action_requests(self) -> None:
        """The requests of the user under the cursor."""
        if (item := self.under_cursor()) is not None:
            name = user_name(self.shown_item(item.key) or item)
            await self.app.show_requests_of(name)  # type: ignore[attr-defined]

    def action_permissions(self) -> None:
        """Choose what the user under the cursor may do."""
        if (item := self.under_cursor()) and self.begin("change permissions"):
            self.work(self._permissions(item))

    async def _permissions(self, user: RequestUser) -> None:
        from mediatui.ui.dialogs.choose import Option

        options = [Option(str(bit), words) for bit, words in PERMISSIONS.items()]
        chosen = [str(bit) for bit in PERMISSIONS if user.permissions & bit]
        dialog = cast("ChooseDialog", self.app.get_screen("choose"))
        dialog.prepare(f"What {user_name(user)} may do", options, chosen, several=True)
        wanted = await self.app.push_screen_wait(dialog)
        if wanted is None:
            return
        # Bits that have no words here stay as they are.
        unknown = user.permissions & ~sum(PERMISSIONS)
        permissions = unknown | sum(int(bit) for bit in wanted)
        if permissions != user.permissions:
            hurts = present.difference(user.permissions, permissions)
            await self.ask_and_do(await asking.permissions_plan(self.engine, user, permissions, hurts))

    def action_quota(self) -> None:
        """Type how much the user under the cursor may ask for."""
        if (item := self.under_cursor()) and self.begin("change the quota"):
            self.work(self._quota(item))

    async def _quota(self, user: RequestUser) -> None:
        changed = user
        for what, limit, days in (
            ("movies", "movie_limit", "movie_days"),
            ("seasons", "series_limit", "series_days"),
        ):
            now = limit_words(getattr(user, limit), getattr(user, days)) or "usual"
            dialog = cast("PromptDialog", self.app.get_screen("prompt"))
            hint = '"10 in 7 days", "none", "usual"'
            dialog.prepare(
                f"How many {what} {user_name(user)} may ask for", now, hint=hint, check=present.wrong_with
            )
            text = await self.app.push_screen_wait(dialog)
            if text is None:
                return
            found = present.limit_of(text)
            assert found is not None
            if what == "movies":
                changed = replace(changed, movie_limit=found[0], movie_days=found[1])
            else:
                changed = replace(changed, series_limit=found[0], series_days=found[1])
        if changed != user:
            hurts = present.quota_difference(user, changed)
            if await self.ask_and_do(await asking.quota_plan(self.engine, user, changed, hurts)):
                self._lookups.forget("quota")

    def action_browse(self) -> None:
        """Open the user's page."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(item.service)):
            page = "/".join((endpoint.page, "users", str(item.id)))
            self.app.show_page(page)  # type: ignore[attr-defined]
