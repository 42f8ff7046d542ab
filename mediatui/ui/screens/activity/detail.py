"""Everything about one stream, as lines. Pure."""

from __future__ import annotations

from mediatui.models.stream import Decision, Stream
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.activity.present import Painted
from mediatui.wording.quantities import clock_duration, mbps, size
from mediatui.wording.streams import (
    DECISION_WORDS,
    PLACE_WORDS,
    STATE_WORDS,
    audio_words,
    transcode_words,
    video_words,
)
from mediatui.wording.titles import MEDIA_WORDS, episode_code, full_title

LABEL = 11
"""Cells of the label column."""


def detail_lines(painted: Painted | None, width: int) -> list[Line]:
    """The detail of a stream in lines of at most `width` cells; words where there is none."""
    if painted is None:
        return [line(Span("No stream under the cursor", "dim"))]
    stream = painted.stream
    lines = wrap(full_title(stream.title), width, "title")
    lines.append(line(Span(_what(stream), "dim")))
    lines.append(())
    lines += _pairs(_progress(painted), width)
    lines.append(())
    lines += _pairs(_technique(stream), width)
    lines.append(())
    lines += _pairs(_person(stream), width)
    lines.append(())
    lines += _pairs(_source(stream), width)
    if stream.summary:
        lines.append(())
        lines += wrap(stream.summary, width, "dim")
    return lines


def _what(stream: Stream) -> str:
    title = stream.title
    parts = [MEDIA_WORDS[title.media_type], stream.content_rating]
    if title.album:
        parts.append(f"on {title.album}")
    if title.season is not None or title.number is not None:
        parts.append(episode_code(title.season, title.number))
    return " · ".join(part for part in parts if part)


def _progress(painted: Painted) -> list[tuple[str, str]]:
    stream = painted.stream
    at = clock_duration(painted.offset_s)
    whole = clock_duration(stream.duration_s)
    rows = [("State", STATE_WORDS[stream.state])]
    if at:
        rows.append(("At", f"{at} of {whole}" if whole else at))
    if painted.left_s is not None:
        rows.append(("Left", clock_duration(painted.left_s)))
    return rows


def _technique(stream: Stream) -> list[tuple[str, str]]:
    rows = [("Stream", DECISION_WORDS[stream.decision])]
    video = _path(video_words(stream.source_video), video_words(stream.sent_video))
    audio = _path(audio_words(stream.source_audio), audio_words(stream.sent_audio))
    rows += _part("Video", stream.video_decision, video)
    rows += _part("Audio", stream.audio_decision, audio)
    if stream.subtitle:
        forced = "forced" if stream.subtitle.forced else ""
        words = " ".join(w for w in (stream.subtitle.language, stream.subtitle.codec.upper(), forced) if w)
        rows += _part("Subtitles", stream.subtitle_decision, words)
    rows.append(("Container", _path(stream.source_container.upper(), stream.sent_container.upper())))
    if stream.transcode:
        rows += _transcode(stream)
    if stream.quality_profile:
        rows.append(("Quality", stream.quality_profile))
    rows.append(("Bandwidth", f"{mbps(stream.bandwidth_kbps)} Mbps" if stream.bandwidth_kbps else ""))
    return rows


def _transcode(stream: Stream) -> list[tuple[str, str]]:
    transcode = stream.transcode
    if transcode is None:
        return []
    rows = []
    if stream.video_decision is Decision.TRANSCODE:
        decode = "hardware" if transcode.hw_decode else "software"
        encode = "hardware" if transcode.hw_encode else "software"
        rows.append(("Transcoder", f"decodes in {decode}, encodes in {encode}"))
    fate = transcode_words(transcode).partition(" ")[2]
    if transcode.progress_percent is not None:
        fate = f"{fate} · {transcode.progress_percent:.0f} % done".removeprefix(" · ")
    rows.append(("Speed", fate))
    return rows


def _path(source: str, sent: str) -> str:
    return source if not sent or source == sent else f"{source} → {sent}" if source else sent


def _part(label: str, decision: Decision, words: str) -> list[tuple[str, str]]:
    """What is done with a part, and under it what it is and becomes."""
    decided = DECISION_WORDS[decision].lower()
    return ([(label, decided), ("", words)] if decided else [(label, words)]) if words else []


def _person(stream: Stream) -> list[tuple[str, str]]:
    links = [PLACE_WORDS[stream.place]]
    if stream.relayed:
        links.append("through Plex Relay")
    if stream.secure is not None:
        links.append("secure" if stream.secure else "not secure")
    return [
        ("User", stream.user),
        ("Player", stream.player),
        ("Product", " · ".join(w for w in (stream.product, stream.platform) if w)),
        ("Device", stream.device if stream.device != stream.platform else ""),
        ("From", " · ".join(w for w in (stream.address, *links) if w)),
    ]


def _source(stream: Stream) -> list[tuple[str, str]]:
    return [
        ("Library", stream.library),
        ("File", stream.file),
        ("Size", size(stream.file_size)),
        ("Ids", ", ".join(stream.guids)),
        ("Server", stream.service),
    ]


def _pairs(rows: list[tuple[str, str]], width: int) -> list[Line]:
    lines: list[Line] = []
    for label, text in rows:
        if not text:
            continue
        for number, part in enumerate(wrap(text, max(8, width - LABEL), "")):
            head = label if number == 0 else ""
            lines.append(line(Span(f"{head:<{LABEL}}", "head"), *part))
    return lines
