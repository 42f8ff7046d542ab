"""The calls about issues: what was reported, what was said of it, and whether it is settled."""

from __future__ import annotations

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.seerr.call import Call, nothing
from mediatui.demo.faces.seerr.documents import Document, page_of
from mediatui.demo.faces.seerr.gate import read_choice, read_number
from mediatui.demo.faces.seerr.refusals import no_permission, refused
from mediatui.demo.world.requests.members import CREATE_ISSUES, MANAGE_ISSUES, VIEW_ISSUES
from mediatui.demo.world.requests.records import Issue

_SORTS = {1: "video", 2: "audio", 3: "subtitles", 4: "others"}


def _visible(call: Call) -> list[Issue]:
    """All, or one's own for those who may not see the others'."""
    if call.who.may(MANAGE_ISSUES, VIEW_ISSUES):
        return list(call.desk.issues.values())
    return [issue for issue in call.desk.issues.values() if issue.by is call.who]


def listing(call: Call) -> Document:
    """A page of issues, open ones where nothing else is asked. `requestedBy` is accepted, and ignored."""
    sort = call.query.get("filter", "open")
    found = [issue for issue in _visible(call) if sort in ("all", "resolved" if issue.resolved else "open")]
    if call.query.get("sort") == "modified":
        found.sort(key=lambda issue: issue.updated)
    found.reverse()
    take, skip = call.number("take") or 10, call.number("skip")
    page = found[skip : skip + take] if take > 0 else found[skip:]
    results = [_listed(call, issue) for issue in page]
    return {"pageInfo": page_of(len(found), take, skip), "results": results}


def _listed(call: Call, issue: Issue) -> Document:
    docs, changed = call.docs, issue.changed_by
    written = docs.issue_head(issue) | {
        "createdBy": docs.member(issue.by),
        "media": docs.media(issue.media),
        "modifiedBy": None if changed is None else docs.member(changed),
    }
    if call.program.modern:
        written["comments"] = [docs.comment(said, who=False) for said in issue.comments]
    return written


def counts(call: Call) -> Document:
    """How many there are of each sort."""
    every = list(call.desk.issues.values())
    written: Document = {"total": len(every)}
    written |= {name: sum(issue.sort == sort for issue in every) for sort, name in _SORTS.items()}
    closed = sum(issue.resolved for issue in every)
    return written | {"open": len(every) - closed, "closed": closed}


def _found(call: Call, status: int = 500) -> Issue:
    number = read_number(call.args["issueId"], "issueId")
    issue = call.desk.issues.get(number)
    if issue is None:
        raise refused(status, "Issue not found.")
    if issue.by is not call.who and not call.who.may(MANAGE_ISSUES, VIEW_ISSUES):
        raise refused(403, "You do not have permission to view this issue.")
    return issue


def one(call: Call) -> Document:
    """One issue with its comments and whose they are."""
    issue, docs = _found(call), call.docs
    return docs.issue_head(issue) | {
        "comments": [docs.comment(said) for said in issue.comments],
        "createdBy": docs.member(issue.by),
        "media": docs.media(issue.media),
    }


def _whole(call: Call, issue: Issue) -> Document:
    docs, changed = call.docs, issue.changed_by
    return docs.issue_head(issue) | {
        "media": docs.media(issue.media, seasons=True),
        "createdBy": docs.member(issue.by, settings=True),
        "modifiedBy": None if changed is None else docs.member(changed, settings=True),
        "comments": [docs.comment(said, settings=True) for said in issue.comments],
    }


def report(call: Call) -> Document:
    """A new issue. Without a message the program dies of it."""
    body = call.body
    message, sort, number = body.get("message"), body.get("issueType"), body.get("mediaId")
    if not isinstance(message, str):
        raise call.face.die()
    media = call.desk.media.get(number) if isinstance(number, int) else None
    if media is None:
        raise refused(404, "Media does not exist.")
    season, episode = body.get("problemSeason"), body.get("problemEpisode")
    issue = call.desk.report(
        media,
        call.who,
        call.now,
        sort if isinstance(sort, int) else 4,
        message,
        season if isinstance(season, int) else 0,
        episode if isinstance(episode, int) else 0,
    )
    written = _whole(call, issue)
    written.pop("modifiedBy")
    return written


def comment(call: Call) -> Document:
    """Something more to be said."""
    issue = _found(call)
    if issue.by is not call.who and not call.who.may(MANAGE_ISSUES):
        raise no_permission()
    call.desk.comment(issue, call.who, call.now, str(call.body.get("message", "")))
    return _whole(call, issue)


def settle(call: Call) -> Document:
    """Resolve it, or open it again."""
    status = read_choice(call.args["status"], "status", ("open", "resolved"))
    issue = _found(call)
    if issue.by is not call.who and not call.who.may(MANAGE_ISSUES):
        raise no_permission()
    issue.resolved, issue.changed_by, issue.updated = status == "resolved", call.who, call.now
    return _whole(call, issue)


def delete(call: Call) -> Answer:
    """Take it away."""
    issue = _found(call, 404)
    if not call.who.may(MANAGE_ISSUES) and issue.by is not call.who:
        raise no_permission()
    call.desk.issues.pop(issue.number)
    return nothing()


RIGHTS_TO_SEE = (MANAGE_ISSUES, VIEW_ISSUES, CREATE_ISSUES)
RIGHTS_TO_REPORT = (MANAGE_ISSUES, CREATE_ISSUES)
