"""How a file that waits to be imported stands in its dialog. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.models.imports import ImportCandidate, MappingKind
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.dialogs.importing import Shown
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.quantities import size

if TYPE_CHECKING:
    from mediatui.ui.veil import Veil

UNKNOWN = "not known what"


def taken_for(candidate: ImportCandidate) -> str:
    """What a file is taken for, with its parts: "The Keepers · 2x05 Storm"."""
    mapping = candidate.mapping
    if mapping is None:
        return UNKNOWN
    parts = list(candidate.part_titles) or ([mapping.group] if mapping.group else [])
    names = [mapping.title or UNKNOWN, ", ".join(parts)]
    if mapping.kind is MappingKind.MUSIC:  # the track first: where it is narrow that is what matters
        tracks = ", ".join(candidate.part_titles) if mapping.is_complete else "not which track"
        return " · ".join(name for name in (tracks, mapping.group, mapping.title or UNKNOWN) if name)
    told = " · ".join(name for name in names if name)
    return told if mapping.is_complete else f"{told} · not which part"


def shown(
    key: str, candidate: ImportCandidate, width: int, veil: Veil | None = None, *, by_hand: bool = False
) -> Shown:
    """A file in the list, and in full for a width of so many cells."""

    def told(text: str) -> str:
        return text if veil is None else veil.text(text)

    what = told(taken_for(candidate))
    known = candidate.is_complete
    row = Row(
        key,
        {
            "file": line(told(candidate.name or candidate.path)),
            "what": line(Span(what, ("accent" if by_hand else "") if known else "warn")),
            "quality": line(candidate.quality.name or Span("not known", "warn")),
            "against": line(Span(told("; ".join(candidate.rejections)) or "nothing", "dim")),
        },
    )
    languages = ", ".join(each.name for each in candidate.languages) or "language not known"
    facts = [candidate.quality.name or "quality not known"]
    facts += [] if candidate.artist_id is not None else [languages]
    facts += [f"group {candidate.release_group}"] if candidate.release_group else []
    facts += list(candidate.custom_formats)
    facts += [] if candidate.score is None else [f"score {candidate.score}"]
    facts.append(size(candidate.size))
    source = " (said by hand)" if by_hand else ""
    detail: list[Line] = [line(Span(told(candidate.path), "dim"))]
    detail += [line(Span("→ ", "dim"), *part) for part in wrap(f"{what}{source}", width - 2)]
    detail += wrap(told(" · ".join(facts)), width)
    for why in candidate.rejections or ():
        detail += [line(Span("! ", "warn"), *part) for part in wrap(told(why), width - 2)]
    if not candidate.rejections:
        detail.append(line(Span("nothing stands against it", "dim")))
    return Shown(row, tuple(detail))
