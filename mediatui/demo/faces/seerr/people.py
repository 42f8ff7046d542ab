"""The calls about users: who they are, what they may, and how much."""

from __future__ import annotations

from mediatui.demo.faces.seerr.call import Call
from mediatui.demo.faces.seerr.documents import Document, page_of
from mediatui.demo.faces.seerr.gate import read_number
from mediatui.demo.faces.seerr.refusals import no_entity, no_permission, refused
from mediatui.demo.world.requests.members import (
    DEFAULT_QUOTA,
    MANAGE_REQUESTS,
    MANAGE_USERS,
    REQUEST_VIEW,
    Member,
)
from mediatui.demo.world.requests.title import MOVIE, TV

_QUOTA_FIELDS = {
    "movieQuotaLimit": "movie_limit",
    "movieQuotaDays": "movie_days",
    "tvQuotaLimit": "tv_limit",
    "tvQuotaDays": "tv_days",
}


def me(call: Call) -> Document:
    """Whose key it is."""
    return call.docs.member(call.who, settings=True)


def _found(call: Call, words: str = "User not found.") -> Member:
    number = read_number(call.args["userId"], "userId")
    member = call.desk.members.get(number)
    if member is None:
        raise refused(404, words if words != "entity" else no_entity("User", number))
    return member


def _private(call: Call) -> bool:
    return call.who.may(MANAGE_USERS)


def listing(call: Call) -> Document:
    """A page of users, the oldest first."""
    query, members = call.query, list(call.desk.members.values())
    if "q" in query:
        sought = query["q"].casefold()
        members = [m for m in members if sought in f"{m.name}\n{m.person.name}\n{m.email}".casefold()]
    if "includeIds" in query:
        wanted = {int(number) for number in query["includeIds"].split(",") if number.isdigit()}
        members = [m for m in members if m.number in wanted]
    if query.get("sort") == "requests":
        members.sort(key=lambda m: -m.asked)
    elif query.get("sort") == "displayname":
        members.sort(key=lambda m: m.name.casefold())
    take, skip = call.number("take") or 10, call.number("skip")
    page = members[skip : skip + take] if take > 0 else members[skip:]
    results = [call.docs.member(m, private=_private(call)) for m in page]
    return {"pageInfo": page_of(len(members), take, skip), "results": results}


def one(call: Call) -> Document:
    """One user."""
    member = _found(call)
    own = member is call.who
    return call.docs.member(member, settings=True, private=own or _private(call))


def rename(call: Call) -> Document:
    """Set a user's name and rights, as far as they are told."""
    member = _found(call)
    _set_name(member, call.body)
    rights = call.body.get("permissions")
    if isinstance(rights, int) and member.number != 1:
        member.permissions = rights
    return call.docs.member(member, settings=True)


def _set_name(member: Member, body: object) -> None:
    told = body.get("username") if isinstance(body, dict) else None
    if isinstance(told, str):
        member.nickname = told


def quota(call: Call) -> Document:
    """How much they may ask for, and did."""
    member = _found(call, "entity")
    if member is not call.who and not call.who.may(MANAGE_USERS, MANAGE_REQUESTS):
        raise refused(403, "You do not have permission to view this user's request limits.")
    return {kind: _part(call, member, kind) for kind in (MOVIE, TV)}


def _part(call: Call, member: Member, kind: str) -> Document:
    limit, days = call.desk.limit(member, kind)
    used = call.desk.used(member, kind)
    written: Document = {"days": days, "limit": limit, "used": used}
    if limit:
        written["remaining"] = max(0, limit - used)
    return written | {"restricted": bool(limit) and used >= limit}


def requests(call: Call) -> Document:
    """Their requests, the newest first."""
    member = _found(call)
    if member is not call.who and not call.who.may(MANAGE_REQUESTS, REQUEST_VIEW):
        raise refused(403, "You do not have permission to view this user's requests.")
    found = [asked for asked in call.desk.requests.values() if asked.by is member][::-1]
    take, skip = call.number("take") or 20, call.number("skip")
    page = found[skip : skip + take] if take > 0 else found[skip:]
    return {"pageInfo": page_of(len(found), take, skip), "results": [call.docs.listed(a) for a in page]}


def _may_set(call: Call, member: Member) -> None:
    if member is not call.who and not call.who.may(MANAGE_USERS):
        raise no_permission()


def settings(call: Call) -> Document:
    """Their settings: name and quotas."""
    member = _found(call)
    _may_set(call, member)
    movies, movie_days, seasons, tv_days = DEFAULT_QUOTA
    written: Document = {"username": member.nickname}
    if call.program.modern:
        written["email"] = member.email
    return written | {
        "movieQuotaLimit": member.movie_limit,
        "movieQuotaDays": member.movie_days,
        "tvQuotaLimit": member.tv_limit,
        "tvQuotaDays": member.tv_days,
        "globalMovieQuotaDays": movie_days,
        "globalMovieQuotaLimit": movies,
        "globalTvQuotaDays": tv_days,
        "globalTvQuotaLimit": seasons,
    }


def set_settings(call: Call) -> Document:
    """Set name and quotas. What is left out stays; those who manage users have no quotas to set."""
    member = _found(call)
    _may_set(call, member)
    _set_name(member, call.body)
    if call.who.may(MANAGE_USERS) and not member.may(MANAGE_USERS):
        for name, attribute in _QUOTA_FIELDS.items():
            told = call.body.get(name, "")
            if told is None or (isinstance(told, int) and not isinstance(told, bool)):
                setattr(member, attribute, told)
    written: Document = {"username": member.nickname}
    return written | ({"email": member.email} if call.program.modern else {})


def permissions(call: Call) -> Document:
    """Their rights."""
    return {"permissions": _found(call).permissions}


def set_permissions(call: Call) -> Document:
    """Set their rights; not one's own, and not the owner's."""
    member, told = _found(call), call.body.get("permissions")
    if member is call.who or member.number == 1:
        raise refused(403, "You do not have permission to modify this user")
    if isinstance(told, int):
        member.permissions = told
    return {"permissions": member.permissions}
