"""The gate of a simulated Radarr or Sonarr: starting up, the key, ways, troubles, and how errors look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs

from mediatui.demo.exchange import Answer, Request
from mediatui.demo.faces.servarr.call import Call, Route
from mediatui.demo.faces.servarr.documents import Documents
from mediatui.demo.faces.servarr.titles import BigList, wants_gzip
from mediatui.demo.faces.servarr.words import Refused, answer_of, error
from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.managed.setup import SETUPS
from mediatui.demo.world.world import World

_HTML = "text/html; charset=utf-8"
_REASONS = {400: "Bad Request", 404: "NotFound", 429: "Too Many Requests", 500: "Unexpected error"}


class ServarrFace:
    """A view of what one manager of a household looks after. `flavour` names it in `setup.SETUPS`."""

    server = "Kestrel"
    api = "/api/v3"
    """Before every path."""
    troubles: tuple[str, ...] = ("starting", "indexers-fail", "disk-full", "unknown-fields")

    def __init__(
        self, world: World, api_key: str, *, flavour: str, base: str = "",
        routes: list[Route], documents: Callable[[Manager], Documents],
    ) -> None:  # fmt: skip
        """Raises `KeyError` for a flavour there is not, `ValueError` for a household that was looked at."""
        self.world, self.base, self.setup = world, base, SETUPS[flavour]
        self.kind = self.setup.program.lower()
        self.trouble: str | None = None
        """What it plays at the moment of `troubles`."""
        self.found: dict[tuple[str, int], tuple[float, object]] = {}
        """Releases that were found, by guid and indexer, and until when they are remembered."""
        self.big = BigList()
        """The list of all titles."""
        self._name, self._api_key, self._documents = flavour, api_key, documents
        self._docs: Documents | None = None
        self._routes: dict[tuple[int, str], list[tuple[list[str], Route]]] = {}
        for route in routes:
            parts = route.path.strip("/").split("/")
            self._routes.setdefault((len(parts), route.method), []).append((parts, route))
        world.managed.run(flavour)

    # What the face looks like from outside

    def answer(self, request: Request) -> Answer:
        """What the program answers."""
        path = request.path
        if self.base and path != self.base and not path.startswith(f"{self.base}/"):
            return Answer(404, b"", _HTML, may_compress=False)
        path = path.removeprefix(self.base)
        if self.trouble == "starting":
            words = f"{self.setup.program} is starting up, please try again later"
            return self._headed(answer_of({"errorMessage": words}, 503))
        if path == "/ping":
            return answer_of({"status": "OK"})
        if not path.startswith(f"{self.api}/"):
            page = (
                f"<!doctype html><html><head><title>{self.setup.program}</title></head><body></body></html>"
            )
            return Answer(200, page.encode(), _HTML)
        try:
            if not self._may(request):
                raise Refused(401)
            with self.world.lock:
                return self._headed(self._run(request, path.removeprefix(self.api).rstrip("/")))
        except Refused as refusal:
            return self._headed(refusal.answer())

    def command(self, request: Request) -> str:
        """Method and path, numbers as `:n`: "GET /movie/:n"."""
        path = request.path.removeprefix(self.base).removeprefix(self.api)
        return f"{request.method} {'/'.join(':n' if part.isdigit() else part for part in path.split('/'))}"

    def set_trouble(self, trouble: str | None, detail: str | None = None) -> None:
        """Play one of `troubles` from now on, or none."""
        self.trouble = trouble

    def error_page(self, status: int) -> Answer:
        """How the program words an HTTP status."""
        if status in (401, 403):
            return Refused(status).answer()
        return error(status, _REASONS.get(status, "Unexpected error")).answer()

    # How it answers

    def _headed(self, answer: Answer) -> Answer:
        more = (("X-Application-Version", self.setup.version), ("Cache-Control", "no-cache, no-store"))
        return replace(answer, headers=(*answer.headers, *more))

    def _may(self, request: Request) -> bool:
        """By a header, a bearer's token, or in the query."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        bearer = headers.get("authorization", "")
        told = headers.get("x-api-key") or (bearer[7:] if bearer.lower().startswith("bearer ") else "")
        query = parse_qs(request.target.partition("?")[2])
        return (told or query.get("apikey", [""])[-1]) == self._api_key

    def docs(self) -> Documents:
        """Whoever writes, of a manager that is caught up."""
        manager = self.world.managed.manager(self._name)
        manager.indexers_fail, manager.disk_full = (self.trouble == n for n in ("indexers-fail", "disk-full"))
        if self._docs is None:
            self._docs = self._documents(manager)
        return self._docs

    def _run(self, request: Request, path: str) -> Answer:
        route, args = self._route(request.method, path)
        docs = self.docs()
        query: dict[str, list[str]] = {}
        for name, values in parse_qs(request.target.partition("?")[2], keep_blank_values=True).items():
            # `movieIds[]` and `movieids` are `movieIds` too.
            query.setdefault(name.removesuffix("[]").lower(), []).extend(value for value in values if value)
        call = Call(self, docs.manager, docs, args, query, request.body, wants_gzip(request))
        given = route.run(call)
        if isinstance(given, Answer):
            return given
        return answer_of(_newer(given) if self.trouble == "unknown-fields" else given, route.status)

    def _route(self, method: str, path: str) -> tuple[Route, dict[str, int | str]]:
        told = path.strip("/").split("/")
        for parts, route in self._routes.get((len(told), method), []):
            if _fits(parts, told):
                return route, dict.fromkeys(
                    ("id",), int(told[parts.index("{id}")])
                ) if "{id}" in parts else {}
        others = [parts for (many, _), some in self._routes.items() if many == len(told) for parts, _ in some]
        if any(_fits(parts, told) for parts in others):
            raise Refused(405)
        raise error(404, "NotFound")


def _fits(parts: list[str], told: list[str]) -> bool:
    pairs = zip(parts, told, strict=True)
    return all(said.isdigit() if part == "{id}" else part == said.lower() for part, said in pairs)


_NEWER = {
    "trackedDownloadState": "importSomewhereElse", "eventType": "movedToAnotherWorld", "type": "whisper",
    "minimumAvailability": "dreamtOf", "seriesType": "radioPlay",
}  # fmt: skip


def _newer(document: object) -> object:
    """As a version to come might write it: fields nobody knows, and new words in some that are known."""
    if isinstance(document, dict):
        changed = {name: _NEWER.get(name, _newer(value)) for name, value in document.items()}
        return {"aFieldToCome": {"deep": [1, None, {"er": True}]}, **changed}
    return [_newer(inner) for inner in document] if isinstance(document, list) else document
