"""The dialogs in which a person says which plays the service is asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from mediatui.engine import plays
from mediatui.models.play_wish import Wish
from mediatui.models.stream import Decision, MediaType
from mediatui.wording.streams import DECISION_WORDS
from mediatui.wording.titles import MEDIA_WORDS

if TYPE_CHECKING:
    from mediatui.ui.dialogs.choose import ChooseDialog, Option
    from mediatui.ui.dialogs.prompt import PromptDialog
    from mediatui.ui.working import WorkingScreen

TYPES = (MediaType.MOVIE, MediaType.EPISODE, MediaType.TRACK, MediaType.LIVE)
"""What can be asked for."""

DECISIONS = (Decision.DIRECT_PLAY, Decision.DIRECT_STREAM, Decision.TRANSCODE)
"""How a whole stream can have been given out."""

EVERYTHING = "everything"


async def change(screen: WorkingScreen, wish: Wish) -> Wish | None:
    """Ask which part of the wish is to be another one, and then what it is to be; None: as it was."""
    from mediatui.ui.dialogs.choose import Option

    veil = screen.app.veil  # type: ignore[attr-defined]
    user = veil.user(wish.user) if veil and wish.user else wish.user
    library = veil.word("Library", wish.library) if veil and wish.library else wish.library
    player = veil.word("Player", wish.player) if veil and wish.player else wish.player
    options = [
        Option("user", "User", user or "everybody"),
        Option("type", "Type", ", ".join(MEDIA_WORDS[each] for each in wish.types) or "all"),
        Option("library", "Library", library or "all"),
        Option("decision", "Stream", DECISION_WORDS[wish.decision] if wish.decision else "all"),
        Option("player", "Player", player or "all"),
        Option("words", "Words in the title", wish.words),
        Option("after", "From the day", wish.after or "ever"),
        Option("before", "To the day", wish.before or "today"),
        Option(EVERYTHING, "Ask for everything again"),
    ]
    chosen = await _choose(screen, "Ask the server for plays of …", options, ["user"])
    match chosen:
        case None:
            return None
        case (name,) if name == EVERYTHING:
            return Wish()
        case ("type",):
            types = [Option(each.value, MEDIA_WORDS[each]) for each in TYPES]
            marked = await _choose(screen, "Types", types, [each.value for each in wish.types], several=True)
            return None if marked is None else wish._replace(types=tuple(MediaType(each) for each in marked))
        case ("decision",):
            ways = [Option("", "all"), *(Option(each.value, DECISION_WORDS[each]) for each in DECISIONS)]
            taken = await _choose(screen, "Stream", ways, [wish.decision.value if wish.decision else ""])
            if taken is None:
                return None
            return wish._replace(decision=Decision(taken[0]) if taken[0] else None)
        case ("user",):
            return await _named(screen, wish, "user", "Everybody", plays.viewers, "user")
        case ("library",):
            return await _named(screen, wish, "library", "All libraries", plays.sections, "Library")
        case (name,):
            return await _typed(screen, wish, name)
    return None


async def _named(
    screen: WorkingScreen,
    wish: Wish,
    part: str,
    none: str,
    ask: Callable[..., Awaitable[Sequence[Any]]],
    kind: str,
) -> Wish | None:
    """One of the users or libraries there are; each name once, however many services know it."""
    from mediatui.engine.library_lookups import or_problem
    from mediatui.ui.dialogs.choose import Option

    names: dict[str, str] = {}
    for service in plays.services(screen.engine):
        found, problem = await or_problem(lambda service=service: ask(screen.engine, service))  # type: ignore[misc]
        if problem:
            screen.app.notify(f"{service}: {problem}", severity="error", markup=False, timeout=6)
        names |= {each.name: each.name for each in found or ()}
    veil = screen.app.veil  # type: ignore[attr-defined]
    if veil:
        names = {name: veil.user(name) if kind == "user" else veil.word(kind, name) for name in names}
    options = [Option("", none), *(Option(name, told) for name, told in names.items())]
    taken = await _choose(screen, none, options, [getattr(wish, part)])
    return None if taken is None else Wish(**{**wish._asdict(), part: taken[0]})


async def _typed(screen: WorkingScreen, wish: Wish, part: str) -> Wish | None:
    """Words, or a day."""
    titles = {
        "words": "Words in the title",
        "player": "Words in the player's name",
        "after": "From which day?",
        "before": "To which day?",
    }
    dialog = cast("PromptDialog", screen.app.get_screen("prompt"))
    hints = {"words": "part of a title", "player": "part of a name; nothing: any"}
    hint = hints.get(part, "like 2026-03-14; nothing: any")
    value = getattr(wish, part)
    if part in hints:
        dialog.prepare(titles[part], value, hint=hint)
    else:
        dialog.prepare(titles[part], value, hint=hint, check=wrong_with_day)
    typed = await screen.app.push_screen_wait(dialog)
    return None if typed is None else Wish(**{**wish._asdict(), part: typed})


def wrong_with_day(text: str) -> str:
    """What is wrong with a day that was typed; "" for nothing."""
    try:
        return "" if not text or date.fromisoformat(text).isoformat() == text else "write it like 2026-03-14"
    except ValueError:
        return "write it like 2026-03-14"


async def _choose(
    screen: WorkingScreen,
    title: str,
    options: Sequence[Option],
    chosen: Sequence[str],
    *,
    several: bool = False,
) -> tuple[str, ...] | None:
    dialog = cast("ChooseDialog", screen.app.get_screen("choose"))
    dialog.prepare(title, options, chosen, several=several)
    return await screen.app.push_screen_wait(dialog)
