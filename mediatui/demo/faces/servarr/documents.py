"""What both programs write of qualities, files, releases, history: the records as they are sent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mediatui.demo.faces.servarr.words import Document, moment
from mediatui.demo.names import digest
from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.managed.qualities import Quality, rank
from mediatui.demo.world.managed.records import Owner, Part, VideoFile
from mediatui.demo.world.managed.setup import FORMATS
from mediatui.demo.world.media import PICTURE_GRADES, Picture
from mediatui.demo.world.requests.title import Title, genre_name

LANGUAGES = {
    "en": (1, "English"),
    "fr": (2, "French"),
    "es": (3, "Spanish"),
    "de": (4, "German"),
    "it": (5, "Italian"),
    "da": (6, "Danish"),
    "nl": (7, "Dutch"),
    "ja": (8, "Japanese"),
    "zh": (10, "Chinese"),
    "ru": (11, "Russian"),
    "pl": (12, "Polish"),
    "sv": (14, "Swedish"),
    "no": (15, "Norwegian"),
    "ko": (21, "Korean"),
}
"""Number and name of a language; any other is Unknown, whose number is 0."""
_FILE_CODECS = {"h264": "x264", "hevc": "x265", "mpeg4": "XviD"}
_ARTICLE = re.compile(r"^(the|an|a)\s+", re.I)


class Documents:
    """Writes what a manager knows. `here` stands for a title in names of fields: "movie" or "series"."""

    here = ""
    words: tuple[str, ...] = ()
    """What a file's events are called after: "movieFile"."""

    def __init__(self, manager: Manager) -> None:
        self.manager = manager

    # What each program writes in its way

    def owner(self, owner: Owner) -> Document:
        """A title of the library."""
        raise NotImplementedError

    def candidate(self, title: Title) -> Document:
        """A title as it is looked up: with its number only where it is in the library."""
        raise NotImplementedError

    def part(self, part: Part) -> Document:
        """A movie or an episode by itself."""
        raise NotImplementedError

    def ids(self, part: Part) -> Document:
        """The numbers that say what a record is about."""
        raise NotImplementedError

    def file(self, part: Part, file: VideoFile) -> Document:
        """A file."""
        raise NotImplementedError

    # What both write alike

    def quality(self, name: str) -> Document:
        """A quality with its revision."""
        found: Quality = self.manager.setup.table.get(name) or self.manager.setup.table["Unknown"]
        what: Document = {
            "id": found.id,
            "name": found.name,
            "source": found.source,
            "resolution": found.resolution,
        }
        if found.modifier:
            what["modifier"] = found.modifier
        return {"quality": what, "revision": {"version": 1, "real": 0, "isRepack": False}}

    def formats(self, numbers: Sequence[int]) -> list[Document]:
        """Custom formats within another record."""
        return [{"id": n, "name": name} for n, name, _ in FORMATS if n in numbers]

    def score(self, numbers: Sequence[int]) -> int:
        """What custom formats are worth together."""
        return sum(worth for number, _, worth in FORMATS if number in numbers)

    def language(self, title: Title) -> Document:
        """The language it was made in."""
        number, name = LANGUAGES.get(title.language, (0, "Unknown"))
        return {"id": number, "name": name}

    def languages(self, owner: Owner | None) -> list[Document]:
        """The languages of a release of it."""
        return [{"id": 1, "name": "English"} if owner is None else self.language(owner.title)]

    def below_cutoff(self, owner: Owner, quality: str) -> bool:
        """Whether something better than this is wished for."""
        table = self.manager.setup.table
        return rank(table, quality) < rank(table, self.manager.profile(owner).cutoff)

    def file_head(self, part: Part, file: VideoFile, folder: str) -> Document:
        """What a file of either program has."""
        return {
            "relativePath": file.path.removeprefix(f"{folder}/"), "path": file.path, "size": file.size,
            "dateAdded": moment(file.added), "sceneName": file.scene or None,
            "releaseGroup": file.group or None, "languages": self.languages(part.owner),
            "quality": self.quality(file.quality), "customFormats": self.formats(file.formats),
            "customFormatScore": self.score(file.formats), "indexerFlags": 0,
            "mediaInfo": _media_info(file.grade, file.seconds),
            "qualityCutoffNotMet": self.below_cutoff(part.owner, file.quality),
        }  # fmt: skip

    def images(self, number: int, title: Title, sorts: tuple[str, ...], where: str) -> list[Document]:
        """Pictures: here, and out in the world. `number` is 0 for what is not in the library."""
        found: list[Document] = []
        for sort in sorts:
            remote = f"{where}/{digest(title.kind, title.tmdb, sort, size=10)}.jpg"
            here = f"/MediaCover/{number}/{sort}.jpg?lastWrite=639081234567890123" if number else remote
            found.append({"coverType": sort, "url": here, "remoteUrl": remote})
        return found

    def genres(self, title: Title) -> list[str]:
        """The names of its genres."""
        return [name for number in title.genres if (name := genre_name(title.kind, number))]


def sort_title(name: str) -> str:
    """A title as it is sorted by."""
    return _ARTICLE.sub("", name).lower()


def clean_title(name: str) -> str:
    """A title as it is compared by."""
    return re.sub(r"\W+", "", _ARTICLE.sub("", name).lower())


def slug_of(name: str) -> str:
    """A title as it stands in an address."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or digest(name, size=4)


_INFO: dict[str, Document] = {}


def _media_info(grade: str, seconds: int) -> Document:
    """What is in a file."""
    if grade not in _INFO:
        _, picture, sound, subtitles = PICTURE_GRADES[grade]
        _INFO[grade] = {
            "audioBitrate": sound.kbps * 1000,
            "audioChannels": 5.1 if sound.channels == 6 else 7.1 if sound.channels == 8 else 2,
            "audioCodec": {
                "eac3": "EAC3",
                "aac": "AAC",
                "truehd": "TrueHD",
                "dca": "DTS",
                "dca-ma": "DTS-HD MA",
                "mp3": "MP3",
                "ac3": "AC3",
            }[sound.codec],
            "audioLanguages": sound.code,
            "audioStreamCount": 1,
            "videoBitDepth": picture.bit_depth,
            "videoBitrate": picture.kbps * 1000,
            "videoCodec": _FILE_CODECS[picture.codec],
            "videoFps": float(picture.frame_rate),
            **_range(picture),
            "resolution": f"{picture.width}x{picture.height}",
            "runTime": "",
            "scanType": picture.scan.capitalize(),
            "subtitles": "/".join(subtitle.code for subtitle in subtitles),
        }
    return {**_INFO[grade], "runTime": f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"}


def _range(picture: Picture) -> Document:
    if not picture.is_hdr:
        return {"videoDynamicRange": "", "videoDynamicRangeType": ""}
    return {
        "videoDynamicRange": "HDR",
        "videoDynamicRangeType": "DV HDR10" if picture.dolby_vision else "HDR10",
    }
