"""From plays to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from mediatui.engine.lookups import Looked
from mediatui.engine.plays_about import Placed, Streamed
from mediatui.models.endpoint import Endpoint
from mediatui.models.history_play import Play, PlayPage
from mediatui.models.play_wish import Wish
from mediatui.models.snapshot import Snapshot
from mediatui.models.stream import Decision
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words
from mediatui.wording.plays import length_words, place_words, seen_words, stream_pairs, wish_words
from mediatui.wording.quantities import plural
from mediatui.wording.streams import DECISION_WORDS, PLACE_WORDS
from mediatui.wording.titles import MEDIA_WORDS, full_title

LABEL = 11
"""Cells of the label column."""

COLUMNS = (
    Column("sign", "", 1),
    Column("when", "Ended", 13, from_width=44),
    Column("user", "User", 7, 16, 1),
    Column("title", "Title", 14, None, 5),
    Column("player", "Player", 8, 20, 1, from_width=78),
    Column("place", "From", 4, from_width=88),
    Column("stream", "Stream", 13, from_width=66),
    Column("played", "Played", 8, align="right", from_width=56),
    Column("percent", "Seen", 5, align="right", from_width=96),
    Column("product", "Product", 8, 18, 1, from_width=150),
    Column("address", "Address", 15, optional=True),
    Column("platform", "Platform", 10, optional=True),
    Column("service", "Server", 8, 16, 1, optional=True),
)
"""The columns of the list."""

ORDERS: dict[str, tuple[str, Callable[[Play], tuple[object, ...]]]] = {
    "when": ("newest", lambda play: ()),
    "user": ("user", lambda play: (play.user.casefold(),)),
    "title": ("title", lambda play: (full_title(play.title).casefold(),)),
    "played": ("longest", lambda play: (-play.played_s,)),
    "percent": ("most seen", lambda play: (-(play.percent or 0),)),
    "stream": ("stream", lambda play: (play.decision.value,)),
    "player": ("player", lambda play: (play.player.casefold(),)),
}
"""Column key → what the order is called, and what it sorts by: among the plays that are read."""

SYMBOLS = (("✓", "watched"), ("◐", "in part"), ("·", "begun"))
"""The signs of the list."""

UNASKED: Looked[Streamed] = Looked()
"""Nothing was looked up."""

STREAM_TONES: dict[Decision, Tone] = {Decision.TRANSCODE: "warn", Decision.DIRECT_STREAM: "accent"}
"""How a way of giving out looks; what is not here costs nothing."""


def columns(several: bool) -> Sequence[Column]:
    """The columns; the server's name is shown where there are several."""
    if not several:
        return COLUMNS
    return [c._replace(optional=False, from_width=110) if c.key == "service" else c for c in COLUMNS]


def sign(play: Play) -> Span:
    """How much of it was seen, in one sign."""
    if play.watched >= 1:
        return Span("✓", "good")
    return Span("◐", "") if play.watched >= 0.5 else Span("·", "dim")


def row_of(play: Play, now: float) -> Row:
    """One row of the list."""
    cells = {
        "sign": line(sign(play)),
        "when": line(Span("" if play.stopped is None else since_words(play.stopped, now), "dim")),
        "user": line(Span(play.user)),
        "title": line(Span(full_title(play.title), "strong")),
        "player": line(Span(play.player or play.product, "dim")),
        "place": line(Span(PLACE_WORDS[play.place], "dim")),
        "stream": line(Span(DECISION_WORDS[play.decision], STREAM_TONES.get(play.decision, "dim"))),
        "played": line(length_words(play.played_s)),
        "percent": line(Span("" if play.percent is None else f"{play.percent:.0f} %", "dim")),
        "product": line(Span(play.product, "dim")),
        "address": line(Span(play.address, "dim")),
        "platform": line(Span(play.platform, "dim")),
        "service": line(Span(play.service, "dim")),
    }
    return Row(play.key, cells)


def detail_lines(
    play: Play | None,
    stream: Looked[Streamed],
    place: Placed | None,
    now: float,
    width: int,
    *,
    where_key: str,
) -> list[Line]:
    """Everything about a play: who, when, on what, and how it was given out as it is looked up."""
    if play is None:
        return [line(Span("No play under the cursor", "dim"))]
    lines = wrap(full_title(play.title), width, "title")
    what = [MEDIA_WORDS[play.title.media_type], f"on {play.title.album}" if play.title.album else ""]
    lines.append(line(Span(" · ".join(w for w in what if w), "dim")))
    lines += [(), *pairs(_sitting(play, now), width), (), *pairs(_person(play), width)]
    if play.address:
        told = place_words(place.place) if place is not None else f"{where_key} looks up where that is"
        lines += pairs([("Where", told)], width)
    lines += [(), line(Span("As it was given out", "head"))]
    lines += pairs([("Stream", DECISION_WORDS[play.decision])], width)
    if stream.value is not None and stream.value.stream is not None:
        lines += pairs(stream_pairs(stream.value.stream), width)
    elif stream.failure is not None:
        lines += wrap(stream.failure.words, width, "bad")
    elif stream.value is not None:
        lines.append(line(Span(f"{play.service} does not know any more", "dim")))
    else:
        lines.append(line(Span("…", "dim")))
    return [*lines, (), *pairs([("Server", play.service)], width)]


def _sitting(play: Play, now: float) -> list[tuple[str, str]]:
    sittings = len(play.rows)
    seen = seen_words(play) + ("" if play.percent is None else f" · {play.percent:.0f} %")
    return [
        ("Started", "" if play.started is None else since_words(play.started, now)),
        ("Stopped", "" if play.stopped is None else since_words(play.stopped, now)),
        ("Played", length_words(play.played_s)),
        ("Paused", length_words(play.paused_s) if play.paused_s >= 1 else ""),
        ("Sittings", f"{sittings}" if sittings > 1 else ""),
        ("Seen", seen),
        ("Came out", play.aired),
    ]


def _person(play: Play) -> list[tuple[str, str]]:
    links = [PLACE_WORDS[play.place], "through Plex Relay" if play.relayed else ""]
    if play.secure is not None:
        links.append("secure" if play.secure else "not secure")
    return [
        ("User", play.user),
        ("Player", play.player),
        ("Product", " · ".join(w for w in (play.product, play.platform) if w)),
        ("From", " · ".join(w for w in (play.address, *links) if w)),
    ]


def pairs(rows: Iterable[tuple[str, str]], width: int) -> list[Line]:
    """A line for each label with its text beside it, wrapped; pairs without a text are left out."""
    lines: list[Line] = []
    for label, text in rows:
        for number, part in enumerate(wrap(text, max(8, width - LABEL))):
            lines.append(line(Span(f"{label if number == 0 else '':<{LABEL}}", "head"), *part))
    return lines


def read_line(read: int, matching: int, wish: Wish, ask_key: str, *, filtered: bool) -> Line:
    """Under the rule: what the service was asked for, how much of that is read, what a filter looks among."""
    spans: list[Span] = []
    if wish:
        spans += [Span(" asked for: "), Span(wish_words(wish), "accent")]
        spans.append(Span(f" ({plural(matching, 'play')})", "dim"))
    if filtered and read < matching:
        spans.append(Span(f" the filter looks among the {read:,} of {matching:,} that are read; ", "dim"))
        spans += [Span(ask_key, "accent"), Span(" asks the server", "dim")]
    return tuple(spans)


def placeholder(
    endpoints: Iterable[Endpoint],
    known: Mapping[str, Snapshot[PlayPage]],
    wish: Wish,
    *,
    asking: bool,
    filtered: bool,
    now: float,
) -> Sequence[Line]:
    """What stands where there are no rows."""
    if filtered:
        return [line("No play that is read matches the filter"), line(Span("Esc clears it", "dim"))]
    if not any(endpoint.kind == "tautulli" and endpoint.enabled for endpoint in endpoints):
        return not_configured()
    if asking:
        return [line(Span("Asking …", "dim"))]
    if wish:
        told = f"Nothing was played that fits: {wish_words(wish)}"
        return [line(told), line(Span("Esc asks for everything again", "dim"))]
    answered = [snapshot for snapshot in known.values() if snapshot.shown(now) is not None]
    if not answered and any(snapshot.failure for snapshot in known.values()):
        return [
            line(Span("Nothing is known of what was played", "strong")),
            line(Span("r asks again", "dim")),
        ]
    return [line(Span("Nothing was ever played" if answered else "Asking …", "dim"))]


def not_configured() -> Sequence[Line]:
    """Where there is no Tautulli."""
    return [
        line(Span("No Tautulli is configured", "strong")),
        line(Span("add [services.tautulli] with url and api_key: mediatui config edit", "dim")),
    ]
