"""Editing a request before it is approved: profile, folder, server, tags, seasons, 4K, requester."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from mediatui.engine import requests as deeds
from mediatui.models.request import (
    Amendment,
    MediaRequest,
    RequestService,
    RequestStatus,
    RequestUser,
    TargetServer,
    Wanted,
)
from mediatui.models.snapshot import Snapshot
from mediatui.ui.dialogs.choose import ChooseDialog, Option
from mediatui.wording.quantities import plural
from mediatui.wording.requests import season_words

if TYPE_CHECKING:
    from mediatui.ui.screens.requests.present import Asked
    from mediatui.ui.screens.requests.screen import RequestsScreen
    from mediatui.ui.veil import Veil


class Profiles(NamedTuple):
    """What is known of where requests may go: from the servers' lists, and from earlier requests."""

    servers: tuple[TargetServer, ...]
    profiles: dict[int, str]
    folders: tuple[str, ...]
    tags: tuple[int, ...]


def profiles_of(
    request: MediaRequest, about: RequestService | None, known: Sequence[MediaRequest]
) -> Profiles:
    """The servers that fit the request, and every profile, folder and tag that was seen with them."""
    servers = about.servers if about is not None else ()
    fitting = tuple(s for s in servers if s.wanted is request.media.wanted and s.is_4k is request.is_4k)
    alike = [r for r in known if r.media.wanted is request.media.wanted]
    # A server's list has only the number of its profile: its name is known from requests that had it.
    profiles: dict[int, str] = {}
    seen = [(s.profile_id, s.profile_name) for s in fitting] + [(r.profile_id, r.profile_name) for r in alike]
    for number, name in seen:
        if number is not None:
            profiles[number] = name or profiles.get(number, "")
    folders = dict.fromkeys([*(s.root_folder for s in fitting), *(r.root_folder for r in alike)])
    tags = sorted({tag for each in fitting for tag in each.tags} | {tag for r in alike for tag in r.tags})
    return Profiles(
        fitting,
        {number: name or f"profile {number}" for number, name in profiles.items()},
        tuple(folder for folder in folders if folder),
        tuple(tags),
    )


async def edit(screen: RequestsScreen, item: Asked) -> None:
    """Ask what to change, one thing after the other, until it is saved, approved or left."""
    request = item.request
    if request.status is not RequestStatus.PENDING:
        words = f"{item.title} is {item.state}: only what is pending can be edited"
        screen.app.notify(words, severity="warning", markup=False, timeout=4)
        return
    about: RequestService | None = screen.known("request_about")[request.service].value
    lists = screen.lists[request.service].value
    known = profiles_of(request, about, lists.requests if lists else ())
    target = deeds.Target(request, item.title)
    editor = _Editor(screen, item, known)
    while (wish := await editor.ask()) is not None:
        if wish in ("save", "approve"):
            approve = wish == "approve"
            await screen.ask_and_do(
                await deeds.amend_plan(screen.engine, target, editor.amendment, approve=approve)
            )
            return
        if wish == "4k":
            await screen.ask_and_do(await deeds.switch_4k_plan(screen.engine, target))
            return
        if wish == "requester" and not editor.users:
            editor.users = await _users(screen, request.service)
        await editor.change(wish)


async def _users(screen: RequestsScreen, service: str) -> tuple[RequestUser, ...]:
    """The users of a service, asked for now; where they cannot be had it is said why."""
    (key,) = (key for key in screen.engine.coordinator.keys("request_users") if key.service == service)
    await screen.engine.coordinator.fetch_now([key])
    snapshot: Snapshot[tuple[RequestUser, ...]] = screen.store.get(key)
    if snapshot.failure is not None:
        screen.app.notify(snapshot.failure.words, severity="error", markup=False, timeout=6)
    return snapshot.value or ()


class _Editor:
    """The amendment as it grows, and the dialogs that ask for its parts."""

    def __init__(self, screen: RequestsScreen, item: Asked, known: Profiles) -> None:
        self._screen = screen
        self._item = item
        self._known = known
        self.amendment = Amendment()
        self.users: tuple[RequestUser, ...] = ()

    async def _choose(
        self, title: str, options: Sequence[Option], chosen: Sequence[str], *, several: bool = False
    ) -> tuple[str, ...] | None:
        dialog = cast("ChooseDialog", self._screen.app.get_screen("choose"))
        veil: Veil | None = self._screen.app.veil  # type: ignore[attr-defined]
        if veil is not None:
            for folder in self._known.folders:
                veil.word("/folder", folder)
            title = veil.text(title)
            options = [Option(each.key, veil.text(each.words), veil.text(each.hint)) for each in options]
        dialog.prepare(title, options, chosen, several=several)
        return await self._screen.app.push_screen_wait(dialog)

    async def ask(self) -> str | None:
        """What to change next; None to leave it."""
        request, changed = self._item.request, self.amendment
        profile = request.profile_id if changed.profile_id is None else changed.profile_id
        server = request.server_id if changed.server_id is None else changed.server_id
        names = {s.id: s.name for s in self._known.servers}
        user = next((u.name for u in self.users if u.id == changed.user_id), request.requested_by.name)
        tags = request.tags if changed.tags is None else changed.tags
        seasons = request.seasons if changed.seasons is None else changed.seasons
        options = [
            Option("profile", "Quality profile", self._known.profiles.get(profile or -1, "the default one")),
            Option("folder", "Root folder", changed.root_folder or request.root_folder or "the default one"),
            Option("server", "Server", names.get(-1 if server is None else server, "the default one")),
            Option("tags", "Tags", ", ".join(map(str, tags)) or "none"),
            Option(
                "4k", "4K", "yes: ask for the usual quality instead" if request.is_4k else "no: ask for it"
            ),
            Option("requester", "Requester", user),
        ]
        if request.media.wanted is Wanted.SERIES:
            options.insert(0, Option("seasons", "Seasons", season_words(seasons)))
        if changed != Amendment():
            options = [
                Option("approve", "Save and approve"),
                Option("save", "Save, leave it pending"),
                *options,
            ]
        chosen = await self._choose(f"Edit {self._item.title}", options, ())
        return chosen[0] if chosen else None

    async def change(self, what: str) -> None:
        """Ask for one part."""
        from dataclasses import replace

        options, chosen = self._options(what)
        if not options:
            words = f"No {what} is known to choose from: none was seen in any request yet"
            self._screen.app.notify(words, severity="warning", markup=False, timeout=5)
            return
        several = what in ("tags", "seasons")
        found = await self._choose(what.capitalize(), options, chosen, several=several)
        if found is None or (what == "seasons" and not found):
            return
        numbers = tuple(sorted(int(each) for each in found)) if what != "folder" else ()
        match what:
            case "folder":
                self.amendment = replace(self.amendment, root_folder=found[0])
            case "profile":
                self.amendment = replace(self.amendment, profile_id=numbers[0])
            case "server":
                self.amendment = replace(self.amendment, server_id=numbers[0])
            case "requester":
                self.amendment = replace(self.amendment, user_id=numbers[0])
            case "tags":
                self.amendment = replace(self.amendment, tags=numbers)
            case "seasons":
                self.amendment = replace(self.amendment, seasons=numbers)

    def _options(self, what: str) -> tuple[list[Option], list[str]]:
        request, known = self._item.request, self._known
        match what:
            case "profile":
                found = [Option(str(number), name) for number, name in known.profiles.items()]
                return found, [str(request.profile_id)]
            case "folder":
                return [Option(folder, folder) for folder in known.folders], [request.root_folder]
            case "server":
                return [Option(str(s.id), s.name, s.root_folder) for s in known.servers], [
                    str(request.server_id)
                ]
            case "tags":
                return [Option(str(tag), f"tag {tag}") for tag in known.tags], [str(t) for t in request.tags]
            case "requester":
                users = [Option(str(u.id), u.name, plural(u.request_count, "request")) for u in self.users]
                return users, [str(request.requested_by.id)]
        seasons = self._item.facts.seasons if self._item.facts else ()
        numbers = [season.number for season in seasons] or list(request.seasons)
        counts = {season.number: season.episodes for season in seasons}
        found = [
            Option(str(n), season_words([n]), plural(counts[n] or 0, "episode") if counts.get(n) else "")
            for n in numbers
        ]
        return found, [str(number) for number in self.amendment.seasons or request.seasons]
