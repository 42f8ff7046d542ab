"""The calls about requests: the list and its counts, one of them, and what is decided on it."""

from __future__ import annotations

from collections.abc import Mapping

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.seerr.call import Call, nothing
from mediatui.demo.faces.seerr.documents import PROFILES, Document, page_of
from mediatui.demo.faces.seerr.gate import read_choice
from mediatui.demo.faces.seerr.refusals import refused
from mediatui.demo.world.requests.members import MANAGE_REQUESTS, REQUEST_VIEW
from mediatui.demo.world.requests.records import Asked, Shelf, Status
from mediatui.demo.world.requests.title import MOVIE, TV

_USUAL_PAGE = 10
_OLD = {Status.PENDING, Status.APPROVED, Status.DECLINED, Status.FAILED, Status.COMPLETED}
_STATUSES: dict[str, set[Status]] = {
    "approved": {Status.APPROVED},
    "processing": {Status.APPROVED},
    "available": {Status.COMPLETED},
    "completed": {Status.COMPLETED},
    "deleted": {Status.COMPLETED},
    "pending": {Status.PENDING},
    "unavailable": {Status.PENDING, Status.APPROVED},
    "failed": {Status.FAILED},
}
"""Which requests a filter leaves. Overseerr takes what is finished for approved."""


def _passes(call: Call, asked: Asked) -> bool:
    sort = call.query.get("filter", "all")
    shelf = asked.media.on(is_4k=asked.is_4k)
    if shelf is Shelf.BLOCKED and call.program.blocking:
        return False
    statuses = _STATUSES.get(sort, _OLD)
    if not call.program.modern and Status.APPROVED in statuses:
        statuses = statuses | {Status.COMPLETED}
    if asked.status not in statuses:
        return False
    if sort in ("processing", "unavailable"):
        return shelf < Shelf.AVAILABLE
    if sort == "available":
        return shelf is Shelf.AVAILABLE
    return sort != "deleted"


def _shown(call: Call) -> list[Asked]:
    query, who = call.query, call.who
    sees_all = who.may(MANAGE_REQUESTS, REQUEST_VIEW)
    of = int(float(query["requestedBy"])) if "requestedBy" in query else None
    if not sees_all:
        if of is not None and of != who.number:
            raise refused(403, "You do not have permission to view this user's requests.")
        of = who.number
    kind = query.get("mediaType", "all")
    found = [
        asked
        for asked in call.desk.requests.values()
        if (of is None or asked.by.number == of) and kind in ("all", asked.kind) and _passes(call, asked)
    ]
    if query.get("sort") == "modified":
        found.sort(key=lambda asked: (asked.updated if call.program.touches else asked.created, asked.number))
    if query.get("sortDirection", "desc") != "asc":
        found.reverse()
    return found


def listing(call: Call) -> Document:
    """A page of requests; newer programs name the servers that did not answer."""
    found = _shown(call)
    take, skip = call.number("take") or _USUAL_PAGE, call.number("skip")
    page = found[skip:] if take < 0 else found[skip : skip + take]
    broken = call.face.broken_servers()
    results = [_listed(call, asked, broken) for asked in page]
    written: Document = {"pageInfo": page_of(len(found), take, skip), "results": results}
    return written | ({"serviceErrors": broken} if call.program.modern else {})


def _listed(call: Call, asked: Asked, broken: Mapping[str, list[Document]]) -> Document:
    written = call.docs.listed(asked)
    if not call.program.modern:
        return written
    if asked.profile in PROFILES:
        written["profileName"] = PROFILES[asked.profile]
    if call.who.may(MANAGE_REQUESTS):
        fetcher = asked.media.fetcher_4k if asked.is_4k else asked.media.fetcher
        gone = any(
            server["id"] == int(asked.is_4k)
            for server in broken["radarr" if asked.kind == MOVIE else "sonarr"]
        )
        written["canRemove"] = fetcher is not None and not gone
    return written


def counts(call: Call) -> Document:
    """How many there are of each sort, those for blocked titles among them."""
    every = list(call.desk.requests.values())
    finished = [a for a in every if a.status is Status.COMPLETED]
    approved = [a for a in every if a.status is Status.APPROVED]
    if not call.program.modern:
        approved += finished
    there = [a for a in approved if a.media.on(is_4k=a.is_4k) is Shelf.AVAILABLE]
    written: Document = {
        "total": len(every),
        "movie": sum(a.kind == MOVIE for a in every),
        "tv": sum(a.kind == TV for a in every),
        "pending": sum(a.status is Status.PENDING for a in every),
        "approved": len(approved),
        "declined": sum(a.status is Status.DECLINED for a in every),
        "processing": len(approved) - len(there),
        "available": len(there),
    }
    return written | ({"completed": len(finished)} if call.program.modern else {})


def _found(call: Call) -> Asked:
    told = call.args["requestId"]
    asked = call.desk.requests.get(int(told)) if told.isdigit() else None
    if asked is None:
        raise refused(404, "Request not found.")
    return asked


def one(call: Call) -> Document:
    """One request."""
    asked = _found(call)
    if asked.by is not call.who and not call.who.may(MANAGE_REQUESTS, REQUEST_VIEW):
        raise refused(403, "You do not have permission to view this request.")
    call.face.meanwhile(asked)
    return call.docs.asked(asked)


def decide(call: Call) -> Document:
    """Approve or decline."""
    decision = read_choice(call.args["status"], "status", ("approve", "decline"))
    asked = _found(call)
    call.face.meanwhile(asked)
    if call.program.guarded and asked.status is not Status.PENDING:
        raise refused(409, "Only pending requests can be approved or declined.")
    before = call.docs.media(asked.media, seasons=True)
    if decision == "decline":
        call.desk.decline(asked, call.who, call.now)
        return call.docs.asked(asked, media=before)
    call.face.count_approval()
    return _approve(call, asked, before)


def _approve(call: Call, asked: Asked, before: Document) -> Document:
    if asked.kind == TV and asked.media.tvdb is None:
        if not call.program.modern:
            # As recorded: it stays as it is, and is said not to be there.
            raise refused(404, "Request not found.")
        call.desk.approve(asked, call.who, call.now)
        written = call.docs.asked(asked, media=before)
        written.pop("id")
        return written
    call.desk.approve(asked, call.who, call.now, refuse=call.face.refuses(asked.kind, is_4k=asked.is_4k))
    # A series is handed over after the answer, a movie before it.
    return call.docs.asked(asked, media=before if asked.kind == TV else None)


def retry(call: Call) -> Document:
    """Hand it over again."""
    asked = _found(call)
    if call.program.guarded and asked.status is not Status.FAILED:
        raise refused(409, "Only failed requests can be retried.")
    return _approve(call, asked, call.docs.media(asked.media, seasons=True))


def amend(call: Call) -> Document:
    """Change where it goes, its seasons, or who asked."""
    asked, body = _found(call), call.body
    manages = call.who.may(MANAGE_REQUESTS)
    if not manages and (asked.by is not call.who or asked.status is not Status.PENDING):
        raise refused(403, "You do not have permission to modify this request.")
    if call.program.guarded and asked.status is not Status.PENDING:
        raise refused(409, "Only pending requests can be edited.")
    if asked.kind == TV:
        seasons = body.get("seasons")
        if not isinstance(seasons, list) or not seasons:
            words = "Missing seasons. If you want to cancel a series request, use the DELETE method."
            raise refused(500, words)
        call.desk.reseason(asked, [int(season) for season in seasons])
    user = body.get("userId")
    if isinstance(user, int) and user != asked.by.number:
        if not manages:
            raise refused(403, "You do not have permission to modify the request user.")
        if user not in call.desk.members:
            raise refused(500, "User not found")
        call.desk.give(asked, call.desk.members[user])
    direct(asked, body)
    asked.updated = call.now
    return call.docs.asked(asked)


def direct(asked: Asked, body: Mapping[str, object]) -> None:
    """Where it goes; what is not said stays."""
    server, profile, folder = body.get("serverId"), body.get("profileId"), body.get("rootFolder")
    language, tags = body.get("languageProfileId"), body.get("tags")
    asked.server = server if isinstance(server, int) else asked.server
    asked.profile = profile if isinstance(profile, int) else asked.profile
    asked.folder = folder if isinstance(folder, str) else asked.folder
    asked.language_profile = language if isinstance(language, int) else asked.language_profile
    asked.tags = [int(tag) for tag in tags] if isinstance(tags, list) else asked.tags


def delete(call: Call) -> Answer:
    """Take it away."""
    asked = _found(call)
    own = asked.by is call.who and asked.status is Status.PENDING
    if not own and not call.who.may(MANAGE_REQUESTS):
        raise refused(401, "You do not have permission to delete this request.")
    call.desk.delete(asked, call.now)
    return nothing()
