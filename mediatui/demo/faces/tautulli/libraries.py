"""The commands of libraries: what they are, what was played of them, what stands in them, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.demo.faces.tautulli import audience
from mediatui.demo.faces.tautulli.additions import addition, additions_of
from mediatui.demo.faces.tautulli.history import title_fields
from mediatui.demo.faces.tautulli.home_stats import Heap, heaps
from mediatui.demo.faces.tautulli.metadata import Fields, text
from mediatui.demo.faces.tautulli.outcome import Params, Refused
from mediatui.demo.faces.tautulli.plays import friendly, is_grouped, plays_of
from mediatui.demo.faces.tautulli.shelf import Section, Top, sections_of, tops_of
from mediatui.demo.faces.tautulli.table import number, ordered, page, table
from mediatui.demo.faces.tautulli.users import watch_times
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.library import Kind

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace

_LAST = (
    "rating_key", "media_type", "thumb", "parent_title", "year", "media_index", "parent_media_index",
    "live", "originally_available_at", "guid",
)  # fmt: skip


def get_libraries(face: TautulliFace, _params: Params) -> object:
    """The libraries by Plex, their counts as text; none while it does not answer, and never television."""
    if not face.plex_answers:
        return []
    found: list[Fields] = []
    for section in sections_of(face.world.library)[:-1]:
        fields: Fields = {
            "section_id": str(section.id),
            "section_name": section.name,
            "section_type": section.kind,
            "agent": section.agent,
            "thumb": section.thumb,
            "art": section.art,
            "count": str(section.tops),
            "is_active": 1,
        }
        if section.parents is not None:
            fields |= {"parent_count": str(section.parents), "child_count": str(section.children)}
        found.append(fields)
    return found


def get_library_names(face: TautulliFace, _params: Params) -> object:
    """The libraries' numbers and names, from Tautulli's own database."""
    return [
        {"section_id": s.id, "section_name": s.name, "section_type": s.kind, "agent": s.agent}
        for s in sections_of(face.world.library)
    ]


def _asked(face: TautulliFace, params: Params) -> Section | None:
    """Which library a request is about; without a number it is refused, without a word."""
    told = params.get("section_id")
    if not told:
        raise Refused(None)
    return next((s for s in sections_of(face.world.library) if str(s.id) == told), None)


def _plays(face: TautulliFace, section: Section | None) -> list[Past]:
    return [play for play in plays_of(face) if section is not None and play.item.section == section.id]


def get_library(face: TautulliFace, params: Params) -> object:
    """One library; "Local" for a number there is not."""
    section = _asked(face, params)
    if section is None:
        section = Section(0, "Local", "", None)
    return {
        "row_id": _row_id(face, section),
        "server_id": face.plex_id,
        "section_id": section.id,
        "section_name": section.name,
        "section_type": section.kind,
        "library_thumb": section.thumb,
        "library_art": section.art,
        "count": section.tops,
        "parent_count": section.parents,
        "child_count": section.children,
        "is_active": 1,
        "do_notify": 1,
        "do_notify_created": 1,
        "keep_history": 1,
        "deleted_section": 0,
        "last_accessed": None,
    }


def _row_id(face: TautulliFace, section: Section) -> int:
    known = [each.id for each in sections_of(face.world.library)]
    return known.index(section.id) + 1 if section.id in known else 0


def get_libraries_table(face: TautulliFace, params: Params) -> object:
    """The libraries with what was played of them; answered from the database, whatever Plex does."""
    found = {
        heap.latest.item.section: heap
        for heap in heaps(plays_of(face), lambda play: play.item.section, grouping=is_grouped(params))
    }
    sections = sections_of(face.world.library)
    sought = params.get("search", "").casefold()
    matching = [
        _library_row(face, section, found.get(section.id))
        for section in sections
        if sought in section.name.casefold()
    ]
    columns = {
        "section_name": lambda row: row["section_name"],
        "section_type": lambda row: row["section_type"],
        "count": lambda row: row["count"],
        "parent_count": lambda row: row["parent_count"],
        "child_count": lambda row: row["child_count"],
        "last_accessed": lambda row: row["last_accessed"],
        "last_played": lambda row: row["last_played"],
        "plays": lambda row: row["plays"],
        "duration": lambda row: row["duration"],
    }
    shown = page(params, ordered(params, matching, columns, "section_name"))
    return table(shown, len(matching), len(sections))


def _library_row(face: TautulliFace, section: Section, heap: Heap | None) -> Fields:
    play = heap.latest if heap else None
    about = title_fields(play.item) if play else dict.fromkeys(_LAST)
    title = play.item.full_title if play else None
    if play and play.item.kind is Kind.TRACK:
        title = f"{play.item.grandparent} - {play.item.title}"
    return {
        "row_id": _row_id(face, section),
        "server_id": face.plex_id,
        "section_id": section.id,
        "section_name": section.name,
        "section_type": section.kind,
        "count": section.tops,
        "parent_count": section.parents,
        "child_count": section.children,
        "library_thumb": section.thumb,
        "library_art": section.art,
        "plays": heap.count if heap else 0,
        "duration": heap.seconds if heap else 0,
        "last_accessed": play.started if play else None,
        "history_row_id": play.id if play else None,
        "last_played": title,
        **{name: about[name] for name in _LAST},
        "content_rating": play.item.content_rating if play else None,
        "labels": [],
        "do_notify": 1,
        "do_notify_created": 1,
        "keep_history": 1,
        "is_active": 1,
    }


def get_library_watch_time_stats(face: TautulliFace, params: Params) -> object:
    """How much was played of a library within a day, a week, 30 days, and ever."""
    return watch_times(face, params, _plays(face, _asked(face, params)))


def get_library_user_stats(face: TautulliFace, params: Params) -> object:
    """Who played how much of a library, the most first."""
    plays = _plays(face, _asked(face, params))
    found = heaps(plays, lambda play: play.person.user_id, grouping=is_grouped(params))
    found.sort(key=lambda heap: (heap.count, heap.seconds), reverse=True)
    return [
        {
            "friendly_name": friendly(heap.latest),
            "user_id": heap.latest.person.user_id,
            "user_thumb": audience.person(heap.latest.person, face.household)["user_thumb"],
            "username": heap.latest.person.name,
            "total_plays": heap.count,
            "total_time": heap.seconds,
        }
        for heap in found
    ]


def get_library_media_info(face: TautulliFace, params: Params) -> object:
    """What stands in a library, with its files; without a library, nothing."""
    told = params.get("section_id", "")
    section = next((s for s in sections_of(face.world.library) if str(s.id) == told), None)
    if section is None:
        none = {"recordsFiltered": 0, "recordsTotal": 0, "draw": 0, "data": []}
        return none | {"filtered_file_size": 0, "total_file_size": 0, "last_refreshed": None}
    played = {_top_key(heap.latest): heap for heap in heaps(_plays(face, section), _top_key, grouping=True)}
    tops = tops_of(face.world.library, section)
    sought = params.get("search", "").casefold()
    matching = [top for top in tops if sought in top.title.casefold()]
    columns = {
        "sort_title": lambda top: top.sort_title,
        "added_at": lambda top: top.added_at,
        "file_size": _size,
        "bitrate": lambda top: top.items[0].file.kbps,
        "last_played": lambda top: played[top.key].latest.started if top.key in played else None,
        "play_count": lambda top: played[top.key].count if top.key in played else 0,
    }
    shown = page(params, ordered(params, matching, columns, "sort_title"))
    rows = [_item_row(section, top, played.get(top.key)) for top in shown]
    return table(rows, len(matching), len(tops)) | {
        "filtered_file_size": sum(map(_size, shown)),
        "total_file_size": sum(map(_size, tops)),
        "last_refreshed": int(face.world.start),
    }


def _top_key(play: Past) -> int:
    return play.item.grandparent_key or play.item.rating_key


def _size(top: Top) -> int:
    return sum(item.file.size for item in top.items)


def _item_row(section: Section, top: Top, heap: Heap | None) -> Fields:
    """A film with its file; of a show or an artist, who have many, only how large they are."""
    single = top.items[0] if section.kind == "movie" else None
    picture, sound = (single.file.picture, single.file.sound) if single else (None, None)
    thumb = f"/library/metadata/{top.key}/thumb/{top.added_at + 86_400}"
    return {
        "section_id": section.id,
        "section_type": section.kind,
        "added_at": str(top.added_at),
        "media_type": section.kind,
        "rating_key": str(top.key),
        "parent_rating_key": "",
        "grandparent_rating_key": "",
        "title": top.title,
        "sort_title": top.sort_title,
        "year": "" if section.kind == "artist" else text(top.items[0].year),
        "media_index": "",
        "parent_media_index": "",
        "thumb": thumb,
        "container": single.file.container if single else "",
        "bitrate": text(single.file.kbps) if single else "",
        "video_codec": picture.codec if picture else "",
        "video_resolution": picture.resolution if picture else "",
        "video_framerate": picture.frame_label if picture else "",
        "audio_codec": sound.codec if sound else "",
        "audio_channels": text(sound.channels) if sound else "",
        "file_size": text(_size(top)),
        "last_played": heap.latest.started if heap else None,
        "play_count": heap.count if heap else None,
    }


def get_recently_added(face: TautulliFace, params: Params) -> object:
    """What is new, the latest first: films, episodes, albums; nothing while Plex does not answer."""
    count = number(params, "count", 0)
    if not count or not face.plex_answers:
        return {"recently_added": []}
    section, media_type = params.get("section_id", ""), params.get("media_type", "")
    found = [
        item
        for item in additions_of(face.world.library)
        if section in ("", str(item.section)) and media_type in ("", item.shelf)
    ]
    start = max(0, number(params, "start", 0))
    return {"recently_added": [addition(item) for item in found[start : start + count]]}
