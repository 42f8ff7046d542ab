"""The call that asks for something: rights, quotas, duplicates, seasons, in the order they are looked at."""

from __future__ import annotations

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.seerr.asked import direct
from mediatui.demo.faces.seerr.call import Call, created
from mediatui.demo.faces.seerr.documents import Document
from mediatui.demo.faces.seerr.refusals import no_entity, refused
from mediatui.demo.faces.seerr.titles import standing
from mediatui.demo.world.requests.members import (
    AUTO_APPROVE,
    AUTO_APPROVE_4K,
    MANAGE_REQUESTS,
    MANAGE_USERS,
    REQUEST,
    REQUEST_4K,
    REQUEST_ADVANCED,
    REQUEST_MOVIE,
    REQUEST_TV,
    Member,
)
from mediatui.demo.world.requests.records import Asked, Media, Shelf, Status
from mediatui.demo.world.requests.title import MOVIE, Title


def ask(call: Call) -> Answer:
    """A new request: 201; 202 where nothing was left to ask for."""
    body = call.body
    kind, tmdb, is_4k = str(body["mediaType"]), int(str(body["mediaId"])), body.get("is4k")
    user = _asked_for(call)
    _may_ask(user, kind, is_4k=bool(is_4k))
    seasons_told = body.get("seasons")
    if kind == MOVIE and call.desk.limit(user, kind)[0] and not call.desk.room(user, kind):
        raise refused(403, "Movie Quota exceeded.")
    if kind != MOVIE and call.desk.limit(user, kind)[0] and not call.desk.room(user, kind):
        raise refused(403, "Series Quota exceeded.")
    title = call.desk.catalogue.find(kind, tmdb)
    if title is None:
        what = "movie" if kind == MOVIE else "TV show"
        raise refused(500, f"[TMDB] Failed to fetch {what} details: Request failed with status code 404")
    media = call.desk.media_of.get((kind, tmdb))
    if media is not None and media.shelf is Shelf.BLOCKED and call.program.blocking:
        raise refused(403, f"This media is {call.program.block_paths[0]}ed.")
    others = [] if media is None else [asked for asked in call.desk.of(media) if asked.open]
    if kind == MOVIE:
        # Compared with what was sent: where that is left out nothing is ever the same.
        if any(asked.is_4k == is_4k for asked in others if is_4k is not None):
            raise refused(409, "Request for this media already exists.")
        return _enter(call, title, user, ())
    wanted = _seasons(call, title, seasons_told)
    taken = {season for asked in others if asked.is_4k == bool(is_4k) for season in asked.seasons}
    if media is not None and not is_4k:
        taken |= {season for season, shelf in media.seasons.items() if shelf is Shelf.AVAILABLE}
    left = tuple(season for season in wanted if season not in taken)
    if not left:
        return created({"message": "No seasons available to request"}, 202)
    if call.desk.limit(user, kind)[0] and call.desk.room(user, kind) < len(left):
        raise refused(403, "Series Quota exceeded.")
    return _enter(call, title, user, left)


def _asked_for(call: Call) -> Member:
    """Who is to have asked: the caller, or another they name."""
    told = call.body.get("userId")
    if told is None:
        return call.who
    number = int(str(told))
    if number == call.who.number:
        return call.who
    if not call.who.may(MANAGE_USERS, MANAGE_REQUESTS):
        raise refused(403, "You do not have permission to modify the request user.")
    if number not in call.desk.members:
        raise refused(500, no_entity("User", number))
    return call.desk.members[number]


def _may_ask(user: Member, kind: str, *, is_4k: bool) -> None:
    what = "movie" if kind == MOVIE else "series"
    if is_4k:
        if not user.may(REQUEST_4K):
            raise refused(403, f"You do not have permission to make 4K {what} requests.")
    elif not user.may(REQUEST, REQUEST_MOVIE if kind == MOVIE else REQUEST_TV):
        raise refused(403, f"You do not have permission to make {what} requests.")


def _seasons(call: Call, title: Title, told: object) -> tuple[int, ...]:
    """Which seasons are meant; specials count with Overseerr alone, here and there they are not enabled."""
    if told is None:
        raise refused(500, "Cannot read properties of undefined (reading 'filter')")
    wanted = [season.number for season in title.seasons]
    if isinstance(told, list):
        wanted = [int(season) for season in told]
    return tuple(dict.fromkeys(season for season in wanted if season or not call.program.modern))


def _enter(call: Call, title: Title, user: Member, seasons: tuple[int, ...]) -> Answer:
    """Hand it in; whoever may approve has it approved at once."""
    desk, now, is_4k = call.desk, call.now, bool(call.body.get("is4k"))
    known = desk.media_of.get(title.key)
    media = desk.media_for(title.kind, title.tmdb, title.tvdb, now)
    earlier = None if known is None else standing(call.docs, known)
    asked = desk.hand_in(media, user, now, is_4k=is_4k, seasons=seasons)
    if call.who.may(MANAGE_REQUESTS, REQUEST_ADVANCED):
        direct(asked, call.body)
    pending = _media(call, media, earlier)
    approved = call.who.may(MANAGE_REQUESTS, AUTO_APPROVE_4K if is_4k else AUTO_APPROVE)
    if approved:
        desk.approve(asked, call.who, now, refuse=call.face.refuses(title.kind, is_4k=is_4k))
    return created(_document(call, asked, pending, approved=approved))


def _media(call: Call, media: Media, earlier: Document | None) -> Document:
    """The title as it stood when the request was written: with earlier requests, where there were any."""
    if earlier is None:
        return call.docs.media(media)
    return call.docs.media(media) | {"requests": earlier["requests"], "seasons": earlier["seasons"]}


def _document(call: Call, asked: Asked, media: Document, *, approved: bool) -> Document:
    """What is answered: it has fewer keys than what is read of it afterwards."""
    whole = call.docs.asked(asked, media=media)
    if asked.kind == MOVIE:
        whole.pop("seasons")
    whole.pop("seasonCount")
    if not approved:
        whole.pop("modifiedBy")
    elif asked.status is Status.FAILED:
        # The refusal comes after the answer.
        whole["status"] = int(Status.APPROVED)
    return whole
