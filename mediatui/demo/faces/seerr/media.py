"""The calls about media: what stands where, what is set by hand, and what nobody is to ask for."""

from __future__ import annotations

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.seerr.call import Call, nothing
from mediatui.demo.faces.seerr.documents import Document, page_of
from mediatui.demo.faces.seerr.gate import read_choice
from mediatui.demo.faces.seerr.refusals import JSON, invalid, no_entity, refused
from mediatui.demo.world.requests.records import Blocked, Media, Shelf, Status
from mediatui.demo.world.requests.title import MOVIE, TV

_SHELVES = {
    "available": (Shelf.AVAILABLE,),
    "partial": (Shelf.PARTIAL,),
    "allavailable": (Shelf.AVAILABLE, Shelf.PARTIAL),
    "processing": (Shelf.PROCESSING,),
    "pending": (Shelf.PENDING,),
}
_MARKS = {
    "available": Shelf.AVAILABLE, "partial": Shelf.PARTIAL, "processing": Shelf.PROCESSING,
    "pending": Shelf.PENDING, "unknown": Shelf.UNKNOWN, "deleted": Shelf.UNKNOWN,
}  # fmt: skip


def listing(call: Call) -> Document:
    """A page of media, the newest first. The filter `deleted` leaves everything: as recorded."""
    shelves = _SHELVES.get(call.query.get("filter", "all"))
    found = [media for media in call.desk.media.values() if shelves is None or media.shelf in shelves]
    if call.query.get("sort") == "mediaAdded":
        found.sort(key=lambda media: media.added or media.created)
    elif call.query.get("sort") == "modified":
        found.sort(key=lambda media: media.updated)
    found.reverse()
    take, skip = call.number("take") or 20, call.number("skip")
    page = found[skip : skip + take] if take > 0 else found[skip:]
    results = [call.docs.media(media, seasons=True) for media in page]
    return {"pageInfo": page_of(len(found), take, skip), "results": results}


def _found(call: Call, words: str) -> Media:
    told = call.args["mediaId"]
    media = call.desk.media.get(int(told)) if told.isdigit() else None
    if media is None:
        raise refused(404, words)
    return media


def mark(call: Call) -> Document:
    """Say where something stands."""
    allowed = [name for name in _MARKS if name != "deleted" or call.program.modern]
    status = read_choice(call.args["status"], "status", tuple(allowed))
    media = _found(call, "Media does not exist.")
    is_4k, now = bool(call.body.get("is4k")), call.now
    if status == "partial" and media.kind == MOVIE:
        raise refused(400, "Only series can be set to be partially available")
    media.put(_MARKS[status], now, is_4k=is_4k)
    if status == "available":
        media.added = now
        told = call.body.get("seasons")
        if isinstance(told, list):
            numbers = [season.get("seasonNumber") for season in told if isinstance(season, dict)]
            media.seasons.update({number: Shelf.AVAILABLE for number in numbers if isinstance(number, int)})
        for asked in call.desk.of(media):
            if asked.is_4k == is_4k and asked.status is Status.APPROVED:
                asked.set_status(Status.COMPLETED, now)
                call.desk.wanted.pop(asked.number, None)
                media.downloads.pop(asked.number, None)
    return call.docs.media(media, seasons=True)


def delete(call: Call) -> Answer:
    """Forget a title with all its requests."""
    call.desk.forget(_found(call, "Media not found"))
    return nothing()


def blocked(call: Call) -> Document:
    """A page of blocked titles. A page of nothing, or before the first, and the program dies of it."""
    take, skip = call.number("take", 25), call.number("skip")
    if take <= 0 or skip < 0:
        raise call.face.die()
    sought = call.query.get("search", "").casefold()
    manual = call.query.get("filter", "manual") in ("all", "manual")
    entries = [e for e in call.desk.blocked.values() if manual and sought in e.title.casefold()][::-1]
    results = [call.docs.blocked(entry) for entry in entries[skip : skip + take]]
    return {"pageInfo": page_of(len(entries), take, skip), "results": results}


def _entry(call: Call) -> Blocked:
    told = call.args["tmdbId"]
    kinds = (call.query["mediaType"],) if "mediaType" in call.query else (MOVIE, TV)
    for kind in kinds:
        entry = call.desk.blocked.get((kind, int(told))) if told.isdigit() else None
        if entry is not None:
            return entry
    word = call.program.block_paths[0].capitalize()
    # 401 for what there is not: as recorded.
    raise refused(401, no_entity(word, told, "tmdbId"))


def blocked_one(call: Call) -> Document:
    """One blocked title."""
    return call.docs.blocked(_entry(call), settings=True)


def block(call: Call) -> Answer:
    """Let nobody ask for a title."""
    kind, tmdb, title = call.body.get("mediaType"), call.body.get("tmdbId"), call.body.get("title")
    if kind not in (MOVIE, TV) or not isinstance(tmdb, int):
        raise invalid(400, ".body.tmdbId", "should be number", "type")
    if (kind, tmdb) in call.desk.blocked:
        raise refused(412, f"Item already {call.program.block_paths[0]}ed")
    call.desk.block(str(kind), tmdb, str(title or ""), call.who, call.now)
    return Answer(201, b"", JSON, may_compress=False)


def unblock(call: Call) -> Answer:
    """Let people ask for it again."""
    call.desk.unblock(_entry(call))
    return nothing()
