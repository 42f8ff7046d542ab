"""Titles as far as movies and series are treated alike: files, editing, adding, and the big lists."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable

from mediatui.demo.exchange import Answer, Request
from mediatui.demo.faces.servarr.call import Call, whole_numbers
from mediatui.demo.faces.servarr.words import (
    JSON,
    Document,
    answer_of,
    error,
    invalid,
    no_model,
    read_moment,
    today,
    unreadable,
)
from mediatui.demo.world.managed.records import Episode, Owner, Part

MANY = 2000
"""From how many titles on a list is laid out in the fast way: one after every comma a line, and kept."""

_FAST = json.JSONEncoder(ensure_ascii=False, separators=(",\n    ", ": ")).encode


class BigList:
    """The list of all titles. What was written of it is kept until something changes; large ones are packed
    once as well, for packing them takes as long as writing them."""

    def __init__(self) -> None:
        self._changes = -1
        self._body = b""
        self._packed = b""

    def answer(self, call: Call, write: Callable[[Owner], Document], *, packed: bool) -> Answer:
        """The whole list."""
        manager = call.manager
        # What runs by the clock in a title (its status, what has been on) changes by the day at most.
        mark = manager.changes * 100_000 + int(call.now // 86_400)
        if len(manager.owners) < MANY:
            return answer_of([write(owner) for owner in manager.owners.values()])
        if mark != self._changes:
            # Row by row into bytes: all of them as text at once would take twice the room.
            body = bytearray(b"[")
            for owner in manager.owners.values():
                body += (b",\n  " if len(body) > 1 else b"\n  ") + _FAST(write(owner)).encode()
            self._body, self._packed, self._changes = bytes(body + b"\n]"), b"", mark
        if not packed:
            return Answer(200, self._body, JSON, may_compress=False)
        if not self._packed:
            packer = zlib.compressobj(1, wbits=31)
            self._packed = packer.compress(self._body) + packer.flush()
        return Answer(200, self._packed, JSON, (("Content-Encoding", "gzip"),), may_compress=False)


def wants_gzip(request: Request) -> bool:
    """Whether a client takes gzip."""
    told = next((value for name, value in request.headers.items() if name.lower() == "accept-encoding"), "")
    return "gzip" in told and "gzip;q=0" not in told.replace(" ", "")


def owner_of(call: Call, number: int | None = None) -> Owner:
    """The title that is meant. Raises `Refused`."""
    wanted = call.id if number is None else number
    found = call.manager.owners.get(wanted)
    if found is None:
        raise no_model(call.docs.here.capitalize(), wanted)
    return found


def forget(call: Call) -> Document:
    """Look after it no longer."""
    call.manager.drop(owner_of(call), files=call.flag("deleteFiles"))
    return {}


def forget_several(call: Call) -> Document:
    """Look after several no longer."""
    body = call.body()
    for number in whole_numbers(body, f"{call.docs.here}Ids"):
        if number in call.manager.owners:
            call.manager.drop(call.manager.owners[number], files=body.get("deleteFiles") is True)
    return {}


def checked(call: Call, body: Document) -> None:
    """Whether profile and folder are such as there are. Raises `Refused` with all that is wrong."""
    wrong: list[tuple[str, str, object]] = []
    profile, root = body.get("qualityProfileId"), body.get("rootFolderPath")
    if profile not in [each.id for each in call.manager.setup.profiles]:
        wrong.append(("QualityProfileId", "Quality Profile does not exist", profile))
    if not body.get("title"):
        wrong.append(("Title", "'Title' must not be empty.", body.get("title")))
    if not body.get("path") and not isinstance(root, str):
        wrong.append(("Path", "'Path' must not be empty.", None))
        wrong.append(("RootFolderPath", "'Root Folder Path' must not be empty.", root))
    elif isinstance(root, str) and root.rstrip("/") not in call.manager.roots.values():
        wrong.append(("RootFolderPath", f"Root folder '{root}' does not exist", root))
    if wrong:
        raise invalid(*wrong)


def edit_common(owner: Owner, told: Document) -> None:
    """What an editor sets of either, and a whole record that is sent back."""
    monitored, profile = told.get("monitored"), told.get("qualityProfileId")
    if isinstance(monitored, bool):
        owner.monitored = monitored
    if isinstance(profile, int) and profile:
        owner.profile = profile


def tags_of(body: Document) -> list[int] | None:
    """The numbers of tags in a body; None where it says nothing of them."""
    return whole_numbers(body, "tags") if isinstance(body.get("tags"), list) else None


def edit_several(call: Call, each: Callable[[Owner, Document], None]) -> list[Document]:
    """What an editor does: only what is told is changed."""
    body = call.body()
    tags, way = whole_numbers(body, "tags"), str(body.get("applyTags") or "add")
    profile = body.get("qualityProfileId")
    if profile is not None and profile not in [one.id for one in call.manager.setup.profiles]:
        raise invalid(("QualityProfileId", "Quality Profile does not exist", profile))
    found = []
    for number in whole_numbers(body, f"{call.docs.here}Ids"):
        owner = owner_of(call, number)
        edit_common(owner, body)
        each(owner, body)
        if "tags" in body:
            owner.tags = _tagged(owner.tags, tags, way)
        if isinstance(root := body.get("rootFolderPath"), str) and root:
            move(owner, root.rstrip("/"))
        found.append(owner)
    call.manager.changes += 1
    return [call.docs.owner(owner) for owner in found]


def _tagged(before: list[int], told: list[int], way: str) -> list[int]:
    if way == "replace":
        return list(told)
    if way == "remove":
        return [number for number in before if number not in told]
    return list(dict.fromkeys([*before, *told]))


def move(owner: Owner, root: str) -> None:
    """To another folder, files and all."""
    old, owner.root = owner.path, root
    owner.path = f"{root}/{old.rpartition('/')[2]}"
    for part in owner.parts:
        if part.file is not None:
            part.file.path = part.file.path.replace(f"{old}/", f"{owner.path}/", 1)


# Files


def files(call: Call) -> list[Document]:
    """The files of a title, or those of some numbers; one of the two has to be said."""
    here = call.docs.here
    names = ("movieId", "movieFileIds") if here == "movie" else ("seriesId", "episodeFileIds")
    owners, numbers = call.numbers(names[0]), call.numbers(names[1])
    if not owners and not numbers:
        raise error(
            400, f"{names[0]} or {names[1]} must be provided", "NzbDrone.Http.REST.BadRequestException"
        )
    parts: Iterable[Part | None]
    if numbers:
        parts = [call.manager.file(number) for number in numbers]
    else:
        parts = [part for number in owners if number in call.manager.owners
                 for part in call.manager.owners[number].parts]  # fmt: skip
    return [call.docs.file(part, part.file) for part in parts if part is not None and part.file is not None]


def file(call: Call) -> Document:
    """One file."""
    part = call.manager.file(call.id)
    if part is None or part.file is None:
        raise no_model(f"{'Movie' if call.docs.here == 'movie' else 'Episode'}File", call.id)
    return call.docs.file(part, part.file)


def delete_file(call: Call) -> Document:
    """Delete one file."""
    part = call.manager.file(call.id)
    if part is None:
        raise no_model(f"{'Movie' if call.docs.here == 'movie' else 'Episode'}File", call.id)
    call.manager.lose_file(part, call.now, "Manual")
    return {}


def delete_files(call: Call) -> Document:
    """Delete several files."""
    name = "movieFileIds" if call.docs.here == "movie" else "episodeFileIds"
    for number in whole_numbers(call.body(), name):
        part = call.manager.file(number)
        if part is not None:
            call.manager.lose_file(part, call.now, "Manual")
    return {}


# Searching outside


def term_of(call: Call) -> tuple[str, str]:
    """What is looked up: by what number and which ("tmdb", "603"), or by words ("", "matrix")."""
    term = call.text("term").strip()
    head, colon, rest = term.partition(":")
    if colon and head.lower() in ("tmdb", "tmdbid", "imdb", "imdbid", "tvdb", "tvdbid"):
        return head.lower().removesuffix("id"), rest.strip()
    return "", term


def episode_or_refuse(part: Part | None, number: int) -> Episode:
    """The episode that is meant. Raises `Refused`."""
    if not isinstance(part, Episode):
        raise no_model("Episode", number)
    return part


def between(call: Call) -> tuple[float, float]:
    """The times a calendar is asked for; today and tomorrow where none are told."""
    found = []
    for name, usual in (("start", today(call.now)), ("end", today(call.now, 2))):
        told = call.text(name)
        try:
            found.append(read_moment(told) if told else usual)
        except ValueError:
            raise unreadable(name, told) from None
    return found[0], found[1]
