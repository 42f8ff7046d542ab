"""The simulated Tautulli: who may ask, what is asked, and the envelope every answer comes in."""

from __future__ import annotations

from mediatui.demo.exchange import JSON_TYPE, Answer, Request, json_answer
from mediatui.demo.faces.tautulli.commands import COMMANDS
from mediatui.demo.faces.tautulli.known import COMMANDS as KNOWN
from mediatui.demo.faces.tautulli.metadata import Fields
from mediatui.demo.faces.tautulli.oddities import spoil
from mediatui.demo.faces.tautulli.outcome import Outcome, Params, Refused, broken
from mediatui.demo.faces.tautulli.session import lasting_fields, passing_fields
from mediatui.demo.names import digest
from mediatui.demo.world.world import World

_API_JSON = "application/json;charset=UTF-8"
_REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


class TautulliFace:
    """A view of a household as Tautulli shows it. `base` is the path it lives under: "" or "/tautulli"."""

    kind = "tautulli"
    # The version is unknown to CherryPy itself, as Tautulli brings it along without its package data.
    server = "CherryPy/unknown"
    troubles: tuple[str, ...] = ("plex-down", "plex-503", "no-plexpass", "plex-refuses", "wrong-types")

    def __init__(self, world: World, api_key: str, *, base: str = "") -> None:
        self.world, self.base = world, base
        self.trouble: str | None = None
        """What it plays at the moment of `troubles`."""
        self._trouble_detail: str | None = None
        self._api_key = api_key
        self._lasting: dict[str, tuple[int, Fields]] = {}
        self.notices: list[Fields] = []
        """The messages it was told to send, the latest last."""

    # What the face looks like from outside

    def answer(self, request: Request) -> Answer:
        """What Tautulli answers, with its status, type and envelope."""
        path = request.path
        parts = path.removeprefix(self.base).strip("/").split("/")
        if not path.startswith(f"{self.base}/") or parts[0] != "api":
            return self._not_found(path)
        if len(parts) < 2 or "v2" not in parts[1]:
            # HTTP 200, although it is an error: as recorded.
            return self._envelope("error", {}, "Please use the /api/v2 endpoint.")
        refusal = self._refusal(request.params)
        if refusal is not None:
            return self._envelope("error", {}, refusal, 400)
        return self._run(request.params["cmd"], request.params)

    def command(self, request: Request) -> str:
        """The command asked for; the path for anything else."""
        return request.params.get("cmd") or request.path

    def set_trouble(self, trouble: str | None, detail: str | None = None) -> None:
        """Play one of `troubles` from now on, or none."""
        self.trouble, self._trouble_detail = trouble, detail

    def error_page(self, status: int) -> Answer:
        """How CherryPy words an HTTP status under Tautulli."""
        reason = _REASONS.get(status, "Error")
        if status == 400:
            return self._envelope("error", {}, None, 400)
        page = {"status": f"{status} {reason}", "message": f"{reason}.", "error": True}
        return json_answer(page, status, content_type=JSON_TYPE)

    # What commands look at

    @property
    def plex_answers(self) -> bool:
        """Whether the Plex server behind it answers."""
        return self.trouble not in ("plex-down", "plex-503")

    @property
    def plex_name(self) -> str:
        """What the Plex server is called."""
        return "Lanterne – NAS «grenier»" if self.world.place == "home" else "Hytta"

    @property
    def plex_id(self) -> str:
        """The Plex server's machine identifier."""
        return digest(self.world.seed, self.world.place, "plex", size=20)

    @property
    def household(self) -> str:
        """What makes pictures of people, and the like, those of this household."""
        return f"{self.world.seed}/{self.world.place}"

    def has_picture(self, rating_key: str) -> bool:
        """Whether Plex has a picture for what has that key."""
        playing = any(str(s.item.rating_key) == rating_key for s in self.world.sessions.values())
        return playing or (rating_key.isdigit() and int(rating_key) in self.world.library.by_key)

    def sessions(self) -> list[Fields]:
        """Everything that plays now, in Tautulli's order: by key, as text."""
        world, lasting = self.world, {}
        fields: list[Fields] = []
        for key in sorted(world.sessions):
            session = world.sessions[key]
            known = self._lasting.get(key)
            if known is None or known[0] != session.revision:
                known = (session.revision, lasting_fields(session, self.household))
            lasting[key] = known
            fields.append(known[1] | passing_fields(session, world.now))
        self._lasting = lasting
        return fields

    # How it answers

    def _refusal(self, params: Params) -> str | None:
        """Why the request is not even looked at, in the order Tautulli looks at it."""
        command = params.get("cmd")
        if "apikey" not in params:
            return "Parameter apikey is required"
        if command is None:
            return f"Parameter cmd is required. Possible commands are: {', '.join(KNOWN)}"
        if command not in KNOWN:
            return f"Unknown command: {command}. Possible commands are: {', '.join(KNOWN)}"
        return None if params["apikey"] == self._api_key else "Invalid apikey"

    def _run(self, name: str, params: Params) -> Answer:
        try:
            command = COMMANDS.get(name)
            if command is None:
                raise broken()
            with self.world.lock:
                self.world.catch_up()
                data = command(self, params)
        except Refused as refused:
            data = {} if refused.data is None else refused.data
            return self._envelope("error", data, refused.message, refused.status)
        if isinstance(data, Answer):
            return data
        if name == "get_activity" and self.trouble == "wrong-types" and isinstance(data, dict):
            data = spoil(data, self._trouble_detail)
        if isinstance(data, Outcome):
            return self._envelope("success", data.data, data.message)
        return self._envelope("success", data, None)

    def _envelope(self, result: str, data: object, message: str | None, status: int = 200) -> Answer:
        body = {"response": {"result": result, "message": message, "data": data}}
        return json_answer(body, status, content_type=_API_JSON)

    def _not_found(self, path: str) -> Answer:
        page = {"status": "404 Not Found", "message": f"The path '{path}' was not found.", "error": True}
        return json_answer(page, 404, content_type=JSON_TYPE)
