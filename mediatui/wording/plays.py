"""What was watched, in words: how much of it, how it was given out, what was asked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from mediatui.models.audience import Whereabouts
from mediatui.models.history_play import Play, PlayStream
from mediatui.models.play_wish import Wish
from mediatui.models.stream import Decision
from mediatui.wording.objects import Json
from mediatui.wording.quantities import mbps
from mediatui.wording.streams import DECISION_WORDS, PLACE_WORDS, audio_words, video_words
from mediatui.wording.titles import MEDIA_WORDS, full_title

FIELDS = (
    "user", "title", "show", "artist", "type", "decision", "player", "product", "platform", "place", "ip",
    "server", "percent", "minutes", "year", "age",
)  # fmt: skip
"""The fields of the filter over plays; `percent` is how much was seen, `age` is in days."""


def play_facts(play: Play, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of a play."""
    return {
        "user": play.user,
        "title": full_title(play.title),
        "show": play.title.show,
        "artist": play.title.artist,
        "type": MEDIA_WORDS[play.title.media_type],
        "decision": DECISION_WORDS[play.decision],
        "player": play.player,
        "product": play.product,
        "platform": play.platform,
        "place": PLACE_WORDS[play.place],
        "ip": play.address,
        "server": play.service,
        "percent": play.percent,
        "minutes": play.played_s / 60,
        "year": None if play.title.year is None else float(play.title.year),
        "age": None if play.started is None else (now - play.started) / 86_400,
    }


def seen_words(play: Play) -> str:
    """How much of it was seen: "watched", "half of it", "begun"."""
    if play.watched >= 1:
        return "watched"
    return {0.75: "three quarters", 0.5: "half of it", 0.25: "a quarter"}.get(play.watched, "begun")


def length_words(seconds: float) -> str:
    """A length of time as totals say it: "47 min", "3 h 05", "1,204 h"."""
    minutes = int(seconds) // 60
    if minutes < 60:
        return f"{minutes} min" if minutes or not seconds else f"{int(seconds)} s"
    if minutes < 100 * 60:
        return f"{minutes // 60} h {minutes % 60:02}"
    return f"{minutes // 60:,} h"


def wish_words(wish: Wish) -> str:
    """What the service is asked for: "anna · movie · transcode · “wire” · from 2026-03-01"."""
    parts = [
        wish.user,
        ", ".join(MEDIA_WORDS[each] for each in wish.types),
        f"in {wish.library}" if wish.library else "",
        "" if wish.decision is None else DECISION_WORDS[wish.decision].lower(),
        f"on {wish.player}" if wish.player else "",
        f"“{wish.words}”" if wish.words else "",
        f"from {wish.after}" if wish.after else "",
        f"to {wish.before}" if wish.before else "",
    ]
    return " · ".join(part for part in parts if part)


def place_words(place: Whereabouts | None) -> str:
    """Where an address is: "Oslo, Norway"; in words where nobody knows."""
    if place is None:
        return "nobody knows where that is"
    names: Iterable[str] = dict.fromkeys((place.city, place.region, place.country or place.code))
    return ", ".join(name for name in names if name) or "nobody knows where that is"


def stream_pairs(stream: PlayStream) -> list[tuple[str, str]]:
    """How a play was given out, as labels with what stands beside them; empty where nothing is known."""
    video = path(video_words(stream.source_video), video_words(stream.sent_video))
    audio = path(audio_words(stream.source_audio), audio_words(stream.sent_audio))
    rows = part("Video", stream.video_decision, video) + part("Audio", stream.audio_decision, audio)
    if stream.subtitle is not None:
        forced = "forced" if stream.subtitle.forced else ""
        words = " ".join(w for w in (stream.subtitle.language, stream.subtitle.codec.upper(), forced) if w)
        rows += part("Subtitles", stream.subtitle_decision, words)
    rows.append(("Container", path(stream.source_container.upper(), stream.sent_container.upper())))
    rates = [f"{mbps(rate)} Mbps" if rate else "" for rate in (stream.source_kbps, stream.sent_kbps)]
    rows += [("Bandwidth", path(*rates)), ("Quality", stream.quality_profile)]
    if stream.video_decision is Decision.TRANSCODE:
        ways = ["hardware" if is_hw else "software" for is_hw in (stream.hw_decode, stream.hw_encode)]
        rows.append(("Transcoder", f"decoded in {ways[0]}, encoded in {ways[1]}"))
    return rows


def path(source: str, sent: str) -> str:
    """Source → stream, or the one of them that is known; one where both are the same."""
    return source if not sent or source == sent else f"{source} → {sent}" if source else sent


def part(label: str, decision: Decision, words: str) -> list[tuple[str, str]]:
    """What was done with a part, and under it what it was and became."""
    decided = DECISION_WORDS[decision].lower()
    return ([(label, decided), ("", words)] if decided else [(label, words)]) if words else []


def play_object(play: Play) -> Json:
    """One play for commands. Times are seconds since the epoch, lengths seconds; not known is null."""
    title = play.title
    return {
        "id": play.key,
        "service": play.service,
        "user": play.user,
        "title": full_title(title),
        "media_type": title.media_type.value,
        "year": title.year,
        "show": title.show or None,
        "season": title.season,
        "episode": title.number if title.season is not None else None,
        "artist": title.artist or None,
        "album": title.album or None,
        "started": play.started,
        "stopped": play.stopped,
        "played": play.played_s,
        "paused": play.paused_s,
        "percent": play.percent,
        "watched": play.watched,
        "decision": None if play.decision is Decision.NONE else play.decision.value,
        "player": play.player or None,
        "product": play.product or None,
        "platform": play.platform or None,
        "address": play.address or None,
        "place": play.place.value,
        "sittings": len(play.rows),
        "rating_key": play.rating_key or None,
    }
