"""Labelled examples for the matching: each work of each family under all the names it may come with."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

from mediatui.matching.scoring import Example
from mediatui.matching.titles import Candidate
from tests.matching.labelled_cases import CASES
from tests.matching.labelled_works import FAMILIES, candidates, invented

SEED = 20240229
STRANGERS = 6
"""So many works of other families stand beside those of a family."""

DATED = (
    "{title} ({year})",
    "{title} {year}",
    "{lower} {year}",
    "{dots}.{year}.1080p.BluRay.x264-GROUP",
    "{dots}.{year}.2160p.UHD.BluRay.REMUX.HDR.HEVC.Atmos-GRP.mkv",
    "{dots}.{year}.PROPER.720p.WEB-DL.DD5.1.H.264-TEAM",
    "{dots}.{year}.Extended.Cut.1080p.WEBRip.x265-GROUP",
    "{dots}.{year}.GERMAN.DL.1080p.WEB.h264-GROUP",
    "{under}_({year})_[1080p]",
    "{title} ({year}) [Bluray-1080p][DTS 5.1][x264]-GROUP.mkv",
    "[Group] {title} ({year}) [BD 1080p HEVC]",
    "www.site.example - {title} {year} HDRip XviD",
    "{title} ({year}) Director's Cut",
)
"""Names that tell the year of the work themselves."""
GIVEN = (
    "{title}",
    "{lower}",
    "{upper}",
    "{bare}",
    "{dots}.1080p.BluRay.x264-GROUP",
    "{dots}.S01E02.720p.HDTV.x264",
)
"""Names that tell none: asked with the year, the year before or after, or without."""


def examples() -> list[Example]:
    """All examples: what people wrote down, and what the templates make of the works; the same every time."""
    chance = random.Random(SEED)
    families = [candidates(family) for family in (*FAMILIES, *invented())]
    found = list(CASES)
    for family in families:
        others = [work for other in families if other is not family for work in other]
        for work in family:
            for query, year, told, present in _asked(work, family, chance):
                shown = [each for each in family if present or each is not work] + chance.sample(
                    others, STRANGERS
                )
                chance.shuffle(shown)
                answer = next((place for place, each in enumerate(shown) if each is work), None)
                # Without a year a title that two of them have is nobody's.
                twins = [each for each in family if _plain(each.title) == _plain(work.title)]
                found.append(Example(query, year, tuple(shown), answer if told or len(twins) == 1 else None))
    return found


def _asked(
    work: Candidate, family: list[Candidate], chance: random.Random
) -> Iterator[tuple[str, int | None, bool, bool]]:
    """Queries for a work, with the year that is given, whether query or year tell it, whether the work is there."""
    year = work.year or 0
    for template in chance.sample(DATED, 5):
        yield _filled(template, work), None, True, True
    for template in chance.sample(GIVEN, 3):
        yield _filled(template, work), year, True, True
    for alternative in work.alternatives:
        yield alternative, year, True, True
    yield work.title, None, work.title.endswith(f"({year})"), True
    beside = year + chance.choice((-1, 1))
    if not any(each is not work and abs((each.year or 0) - beside) <= 1 for each in family):
        yield work.title, beside, True, True
    if (mistyped := _mistyped(work.title.removesuffix(f" ({year})"), chance)) is not None:
        yield mistyped, year, True, True
        yield f"{mistyped} ({year})", None, True, True
    # What is not there is not found, however alike its family is.
    yield work.title, year, True, False
    yield _filled(chance.choice(DATED), work), None, True, False


def _filled(template: str, work: Candidate) -> str:
    title = work.title.removesuffix(f" ({work.year})")
    bare = " ".join(title.replace("'", "").replace(":", " ").replace("-", " ").split())
    words = bare.replace("/", " ").replace("*", " ").split()
    return template.format(
        title=title,
        lower=title.lower(),
        upper=title.upper(),
        bare=bare,
        dots=".".join(words).replace("..", "."),
        under="_".join(words),
        year=work.year,
    )


def _mistyped(title: str, chance: random.Random) -> str | None:
    """The title with one slip in a long word; None where there is none that leaves it recognisable."""
    words = title.split()
    long = [place for place, word in enumerate(words) if len(word) >= 6 and word.isascii() and word.isalpha()]
    if not long or len(title) < 9:
        return None
    place = chance.choice(long)
    word = words[place]
    at = chance.randrange(1, len(word) - 2)
    slip = chance.choice(("swap", "drop", "double"))
    if slip == "swap":
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif slip == "drop":
        word = word[:at] + word[at + 1 :]
    else:
        word = word[:at] + word[at] + word[at:]
    return " ".join((*words[:place], word, *words[place + 1 :]))


def _plain(title: str) -> str:
    return title.partition(" (")[0].casefold()


def as_line(example: Example) -> str:
    """The example as a line of a JSONL file."""
    told = {
        "query": example.query,
        "year": example.year,
        "candidates": [
            {"title": each.title, "year": each.year, "alternatives": list(each.alternatives)}
            for each in example.candidates
        ],
        "answer": example.answer,
    }
    return json.dumps(told, ensure_ascii=False)
