"""The simulated qBittorrent: its Web API as a view of a household's torrents."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediatui.demo.exchange import JSON_TYPE, Answer, Request, json_answer
from mediatui.demo.faces.qbittorrent import parts
from mediatui.demo.faces.qbittorrent.actions import Refused, actions_of
from mediatui.demo.faces.qbittorrent.addition import NoTorrentError, add_file, add_link, form_of
from mediatui.demo.faces.qbittorrent.dialect import DIALECTS, state_word
from mediatui.demo.faces.qbittorrent.door import Door, header, text
from mediatui.demo.faces.qbittorrent.shapes import Fields, category_fields, torrent_fields, transfer_fields
from mediatui.demo.faces.qbittorrent.sync import Listener, whole_of
from mediatui.demo.world.torrents import Torrents
from mediatui.demo.world.torrents_one import Torrent
from mediatui.demo.world.world import World

_PREFIX = "/api/v2/"
_REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
}

Read = Callable[[Torrents, Mapping[str, str], Listener], object]


class QbittorrentFace:
    """A view of a household as qBittorrent shows it.

    `flavour` is "4.5", "5.1" or "5.3", `base` the path it lives under. `password` is also its API key, which
    only 5.3 knows. `bypass`: no login is needed.
    """

    kind = "qbittorrent"
    server = "qBittorrent"
    troubles: tuple[str, ...] = ("banned", "session-lost", "no-changes")

    def __init__(
        self,
        world: World,
        password: str,
        *,
        user: str = "admin",
        flavour: str = "5.3",
        base: str = "",
        bypass: bool = False,
    ) -> None:
        self.world, self.base = world, base
        self.dialect = DIALECTS[flavour]
        self.door = Door(user, password, password, self.dialect, bypass=bypass)
        self.trouble: str | None = None
        """What it plays at the moment of `troubles`: "no-changes" says yes and does nothing."""
        self._actions = actions_of(self.dialect)
        self._reads: dict[str, Read] = {
            "app/version": lambda *_: text(self.dialect.version),
            "app/webapiVersion": lambda *_: text(self.dialect.api),
            "sync/maindata": self._main_data,
            "sync/torrentPeers": self._peers,
            "transfer/info": lambda torrents, *_: transfer_fields(torrents, self.dialect),
            "transfer/speedLimitsMode": lambda torrents, *_: text(str(int(torrents.slow))),
            "torrents/info": self._info,
            "torrents/properties": self._properties,
            "torrents/files": lambda torrents, params, _: parts.files(_one(torrents, params), torrents.now),
            "torrents/trackers": self._trackers,
            "torrents/categories": self._categories,
            "torrents/tags": lambda torrents, *_: torrents.tags,
        }

    # What the face looks like from outside

    def answer(self, request: Request) -> Answer:
        """What qBittorrent answers; never raises."""
        path = request.path.removeprefix(self.base)
        if not request.path.startswith(f"{self.base}/") or not path.startswith(_PREFIX):
            return text("Not Found", 404)
        name = path.removeprefix(_PREFIX)
        if self.door.foreign(request):
            return text("Unauthorized", 401)
        with self.world.lock:
            if name == "auth/login":
                return self.door.log_in(request) if request.method == "POST" else self.error_page(405)
            session = self.door.session(request)
            if session is None:
                return text("Forbidden", 403)
            if name == "auth/logout":
                self.door.log_out()
                return text("")
            try:
                return self._run(name, request, session)
            except Refused as refused:
                return text(refused.words, refused.status)

    def command(self, request: Request) -> str:
        """What is asked for, without what all have in common."""
        return request.path.removeprefix(self.base).removeprefix(_PREFIX)

    def set_trouble(self, trouble: str | None, detail: str | None = None) -> None:
        """Play one of `troubles` from now on, or none. "session-lost" ends all sessions once."""
        self.trouble = trouble
        self.door.banned = trouble == "banned"
        if trouble in ("session-lost", "banned"):
            self.door.log_out()

    def error_page(self, status: int) -> Answer:
        """How it words that HTTP status."""
        return text(_REASONS.get(status, "Internal Server Error"), status)

    # How it answers

    def _run(self, name: str, request: Request, session: Listener) -> Answer:
        torrents = self.world.torrents
        read = self._reads.get(name)
        if read is not None:
            found = read(torrents, request.params, session)
            return found if isinstance(found, Answer) else json_answer(found, content_type=JSON_TYPE)
        if name == "torrents/add":
            return self._add(torrents, request) if request.method == "POST" else self.error_page(405)
        needs, action = self._actions.get(name, ((), None))
        if action is None:
            raise Refused(404, self.dialect.no_endpoint)
        if request.method != "POST":
            raise Refused(405, "Method Not Allowed")
        missing = [need for need in needs if need not in request.params]
        if missing:
            said = f"Missing required parameters: {', '.join(missing)}"
            raise Refused(400, said if self.dialect.newest else "Bad Request")
        try:
            if self.trouble != "no-changes":
                action(torrents, request.params)
        except ValueError:
            raise Refused(400, "Bad Request") from None
        return text("")

    def _add(self, torrents: Torrents, request: Request) -> Answer:
        form, files = form_of(request, header(request.headers, "content-type"))
        added: list[Torrent] = []
        failed = 0
        for name, content in files:
            try:
                torrent = add_file(torrents, content)
            except NoTorrentError:
                raise Refused(415, f"Error: '{name}' is not a valid torrent file.") from None
            added, failed = ([*added, torrent], failed) if torrent else (added, failed + 1)
        for link in form.get("urls", "").split():
            torrent = add_link(torrents, link)
            added, failed = ([*added, torrent], failed) if torrent else (added, failed + 1)
        for torrent in added:
            self._dress(torrents, torrent, form)
        if not self.dialect.newest:
            return text("Ok." if added else "Fails.")
        if not added:
            raise Refused(409, "Conflict")
        return json_answer(
            {
                "added_torrent_ids": [torrent.hash for torrent in added],
                "failure_count": failed,
                "pending_count": 0,
                "success_count": len(added),
            }
        )

    def _dress(self, torrents: Torrents, torrent: Torrent, form: Mapping[str, str]) -> None:
        """Give a new torrent what was wished for it."""
        torrent.category = form.get("category", "")
        if torrent.category:
            torrents.categories.setdefault(torrent.category, "")
        torrent.tags = [tag.strip() for tag in form.get("tags", "").split(",") if tag.strip()]
        torrents.tag(*torrent.tags)
        torrent.save_path = form.get("savepath") or torrent.save_path
        torrent.sequential = form.get("sequentialDownload") == "true"
        torrents.pause(torrent, form.get(self.dialect.pause_parameter) == "true")

    # What can be read

    def _main_data(self, torrents: Torrents, params: Mapping[str, str], session: Listener) -> object:
        rid = params.get("rid", "0")
        return session.answer(
            whole_of(torrents, self.dialect), int(rid) if rid.isdigit() else 0, self.dialect
        )

    def _info(self, torrents: Torrents, params: Mapping[str, str], _: Listener) -> list[Fields]:
        places = torrents.places()
        meant = torrents.some(params["hashes"].split("|")) if params.get("hashes") else torrents.some(["all"])
        category, sort = params.get("category"), params.get("filter", "all")
        # A filter that a version does not know lets everything through (measured).
        resting = sort in ("paused", "stopped") and sort == self.dialect.paused
        return [
            {"hash": each.hash, **torrent_fields(each, torrents.now, places.get(each.hash, 0), self.dialect)}
            for each in meant
            if (category is None or each.category == category)
            and (sort != "completed" or each.complete)
            and (not resting or state_word(each, self.dialect).startswith(sort))
        ]

    def _properties(self, torrents: Torrents, params: Mapping[str, str], _: Listener) -> Fields:
        return parts.properties(_one(torrents, params), torrents.now, self.dialect)

    def _trackers(self, torrents: Torrents, params: Mapping[str, str], _: Listener) -> list[Fields]:
        return parts.trackers(_one(torrents, params), torrents.now, self.dialect)

    def _peers(self, torrents: Torrents, params: Mapping[str, str], _: Listener) -> Fields:
        peers = parts.peers(_one(torrents, params), torrents.now, self.dialect)
        return {"full_update": True, "peers": peers, "rid": 1, "show_flags": True}

    def _categories(self, torrents: Torrents, *_: object) -> dict[str, Fields]:
        return {name: category_fields(name, path, self.dialect) for name, path in torrents.categories.items()}


def _one(torrents: Torrents, params: Mapping[str, str]) -> Torrent:
    """The torrent that is meant."""
    found = torrents.by_hash.get(params.get("hash", "").lower())
    if found is None:
        raise Refused(404, "Not Found")
    return found
