"""Qualities, languages and protocols: read from records, and written back as they came."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mediatui.models.quality import Language, Quality
from mediatui.models.queue import Via
from mediatui.services.servarr.wire import Raw, count, flag, inner, known, rows, text, whole

_VIAS = {"torrent": Via.TORRENT, "usenet": Via.USENET}


def quality_of(raw: Raw) -> Quality:
    """The quality of a file, release or row (its field `quality`)."""
    outer = inner(raw, "quality")
    quality, revision = inner(outer, "quality"), inner(outer, "revision")
    if not quality:
        return Quality()
    version = whole(revision, "version")
    return Quality(
        id=count(quality, "id"),
        name=text(quality, "name"),
        source=text(quality, "source"),
        resolution=count(quality, "resolution"),
        modifier=text(quality, "modifier"),
        version=1 if version is None else version,
        real=count(revision, "real"),
        is_repack=flag(revision, "isRepack"),
    )


def defined_quality_of(raw: Raw) -> tuple[int, Quality] | None:
    """A row of `/qualitydefinition`: its weight, and the quality; None where it names none."""
    quality = quality_of({"quality": {"quality": raw.get("quality")}})
    return (whole(raw, "weight") or 0, quality) if quality.name else None


def quality_json(quality: Quality) -> dict[str, Any]:
    """A quality as the programs take it."""
    what: dict[str, Any] = {"id": quality.id, "name": quality.name}
    if quality.source:
        what |= {"source": quality.source, "resolution": quality.resolution}
    if quality.modifier:
        what["modifier"] = quality.modifier
    revision = {"version": quality.version, "real": quality.real, "isRepack": quality.is_repack}
    return {"quality": what, "revision": revision}


def languages_of(raw: Raw) -> tuple[Language, ...]:
    """The languages of a file, release or row (its field `languages`)."""
    return tuple(filter(None, map(language_of, rows(raw, "languages"))))


def language_of(raw: Raw) -> Language | None:
    """A language; None without a name."""
    name, number = text(raw, "name"), whole(raw, "id")
    # English, of all, is 1 and Unknown 0, whose number is left out on the way.
    return Language(number or 0, name) if name else None


def languages_json(languages: Iterable[Language]) -> list[dict[str, Any]]:
    """Languages as the programs take them."""
    return [{"id": language.id, "name": language.name} for language in languages]


def via_of(raw: Raw) -> Via:
    """How it is downloaded (its field `protocol`)."""
    return known(_VIAS, raw.get("protocol"), Via.UNKNOWN)
