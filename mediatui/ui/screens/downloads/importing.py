"""Import by hand: the files of a download, said what they are by a person, then imported and watched."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar, cast

from mediatui.engine import import_mapping as mapping
from mediatui.engine import repair
from mediatui.engine.library_lookups import or_problem
from mediatui.models.imports import ImportCandidate, ImportMode, Mapping, MappingKind
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.screens.downloads import importing_present as present
from mediatui.ui.screens.library.questions import choose, refuse, type_in, veiled
from mediatui.wording import privacy

if TYPE_CHECKING:
    from mediatui.engine.downloads import Download
    from mediatui.ui.dialogs.find import FindDialog
    from mediatui.ui.dialogs.importing import Answer, ImportDialog
    from mediatui.ui.screens.downloads.screen import DownloadsScreen
    from mediatui.ui.veil import Veil

T = TypeVar("T")

MODES = {
    ImportMode.AUTO: ("as the service decides", "copied while it seeds, else moved"),
    ImportMode.MOVE: ("move", "it leaves its old place"),
    ImportMode.COPY: ("copy", "it stays in its old place too"),
}


@dataclass
class Session:
    """One import by hand while it is put together."""

    screen: DownloadsScreen
    service: str
    title: str
    files: list[ImportCandidate]
    marked: tuple[str, ...] = ()
    cursor: str = ""
    mode: ImportMode = ImportMode.AUTO
    touched: set[int] = field(default_factory=set)
    """The places of the files that a person said something of."""

    async def ask(self) -> Answer | None:
        """Show the files, and wait for what is wanted."""
        veil: Veil | None = self.screen.app.veil  # type: ignore[attr-defined]
        if veil is not None:
            veil.files(self.files)
        dialog = cast("ImportDialog", self.screen.app.get_screen("imports"))
        width = min(self.screen.app.size.width, 130) - 4
        shown = [
            present.shown(str(at), file, width, veil, by_hand=at in self.touched)
            for at, file in enumerate(self.files)
        ]
        title = f"Import files of {self.title}"
        if self.mode is not ImportMode.AUTO:
            title += f" · {self.mode.value}"
        dialog.prepare(veiled(self.screen, title), shown, self.marked, self.cursor)
        answer = await self.screen.app.push_screen_wait(dialog)
        if answer is not None:
            self.marked, self.cursor = answer.marked, answer.key
        return answer

    async def waited(self, words: str, asking: Awaitable[T]) -> T | None:
        """What a service answers, its name said meanwhile; None and told where it does not."""

        async def fetch() -> T:
            return await asking

        self.screen.say(words)
        found, problem = await or_problem(fetch)
        self.screen.say("")
        if problem:
            self.screen.app.notify(problem, severity="error", markup=False, timeout=8)
        return found

    async def become(self, changed: dict[int, ImportCandidate]) -> None:
        """Take over what was said of files, and hear what stands against them now."""
        for at, file in changed.items():
            self.files[at] = file
        self.touched |= set(changed)
        places = list(changed)
        complete = [str(at) for at in places if self.files[at].is_complete]
        self.marked = tuple(dict.fromkeys((*self.marked, *complete)))
        heard = await self.waited(
            f"asking {self.service} what stands against it …",
            mapping.judged(self.screen.engine, self.service, [self.files[at] for at in places]),
        )
        for at, file in zip(places, heard or (), strict=False):
            self.files[at] = file


async def import_by_hand(screen: DownloadsScreen, download: Download, title: str) -> None:
    """Show the files of a download; have them said what they are; import the marked ones, and say how that
    ended."""
    from mediatui.engine.repair_lookups import candidates_or_problem

    assert download.item is not None
    screen.say("looking at its files …")
    candidates, problem = await candidates_or_problem(screen.engine, download.item)
    screen.say("")
    if problem:
        screen.app.notify(problem, severity="error", markup=False, timeout=8)
        return
    session = Session(screen, download.item.service, title, list(candidates))
    session.marked = tuple(str(at) for at, each in enumerate(candidates) if each.is_complete)
    while (answer := await session.ask()) is not None:
        at = int(answer.key)
        if answer.verb == "map":
            await _map(session, at)
        elif answer.verb == "change":
            await _change(session, at)
        elif await _import(session, download):
            return


async def _import(session: Session, download: Download) -> bool:
    """Import the marked files; whether that was gone through with."""
    from mediatui.ui.screens.downloads.repairing import carry_out_on

    chosen = [session.files[int(key)] for key in sorted(session.marked, key=int)]
    unknown = next((each for each in chosen if not each.is_complete), None)
    if unknown is not None:
        name = veiled(session.screen, unknown.name or unknown.path)
        refuse(session.screen, f"It is not known what {name} is: say it with e, or leave it out")
        return False
    plan = await repair.import_plan(
        session.screen.engine, session.service, chosen, session.mode, session.title
    )
    return await carry_out_on(session.screen, [download], plan) is not None


# -- what it is -------------------------------------------------------------------


async def _walk(
    session: Session, file: ImportCandidate, course: mapping.Course, only: int | None = None
) -> Mapping | None:
    """Ask the steps of a course one after the other, at most `only`; None where the person left."""
    found = Mapping(course.kind)
    for step in course.steps[:only]:
        asked = mapping.Asked(session.screen.engine, session.service, file, found)
        choices = await session.waited(f"asking {session.service} …", step.choices(asked))
        if choices is None:
            return None
        if not choices:
            refuse(session.screen, f"{session.service} has no {step.name} to choose from")
            return None
        music = course.kind is MappingKind.MUSIC
        of = found.group if music and found.group else found.title
        words = f"Which {step.name}{f' of {of}' if of else ''}?"
        chosen = await _one(session, step, words, choices)
        if not chosen:
            return None
        found = step.take(found, chosen)
    return found


async def _one(
    session: Session, step: mapping.Step, words: str, choices: Sequence[mapping.Choice]
) -> list[mapping.Choice]:
    screen = session.screen
    veil: Veil | None = screen.app.veil  # type: ignore[attr-defined]
    options = [Option(str(at), each.words, each.hint) for at, each in enumerate(choices)]
    if veil is not None:
        kind = step.name.capitalize()
        options = [
            Option(each.key, privacy.veiled_word(kind, each.words), "" if step.typed else each.hint)
            for each in options
        ]
    if step.typed:
        dialog = cast("FindDialog", screen.app.get_screen("find"))
        dialog.prepare(veiled(screen, words), options)
        key = await screen.app.push_screen_wait(dialog)
        found: Sequence[str] = () if key is None else (key,)
    else:
        likely = [str(at) for at, each in enumerate(choices) if each.likely]
        found = await choose(screen, words, options, likely, several=step.several) or ()
    chosen = [choices[int(key)] for key in sorted(found, key=int)]
    if veil is not None:
        for each in chosen:
            veil.word(step.name.capitalize(), each.words)
    return chosen


def _course(session: Session) -> mapping.Course | None:
    course = mapping.course_of(session.screen.engine, session.service)
    if course is None:
        refuse(session.screen, f"What a file of {session.service} is cannot be said from here")
    return course


async def _map(session: Session, at: int) -> None:
    """Say what one file is."""
    if (course := _course(session)) is None:
        return
    found = await _walk(session, session.files[at], course)
    if found is not None:
        await session.become({at: session.files[at].mapped(found)})


async def _map_marked(session: Session) -> None:
    """Say which title all marked files are of; what of it each one is, its name tells."""
    course = _course(session)
    if course is None or course.by_name is None:
        return
    places = [int(key) for key in sorted(session.marked, key=int)]
    title = await _walk(session, session.files[places[0]], course, course.shared)
    if title is None:
        return
    changed: dict[int, ImportCandidate] = {}
    for at in places:
        asked = mapping.Asked(session.screen.engine, session.service, session.files[at], title)
        found = await session.waited(f"asking {session.service} …", course.by_name(asked))
        if found is not None:
            changed[at] = session.files[at].mapped(found)
    if left := len(places) - len(changed):
        refuse(session.screen, f"The names of {left} of {len(places)} tell nothing that {title.title} has")
    if changed:
        await session.become(changed)


# -- what else can be said of it ----------------------------------------------------


async def _change(session: Session, at: int) -> None:
    """Choose what else is changed."""
    file = session.files[at]
    options = [
        Option("quality", "quality …", file.quality.name or "not known"),
        Option("languages", "languages …", ", ".join(each.name for each in file.languages) or "not known"),
        Option("group", "release group …", file.release_group or "none"),
        Option("mode", "copy or move …", MODES[session.mode][0]),
    ]
    course = mapping.course_of(session.screen.engine, session.service)
    if course is not None and course.kind is MappingKind.MUSIC:
        del options[1]  # music has no language
    if course is not None and course.by_name is not None and len(session.marked) > 1:
        words = f"what all {len(session.marked)} marked files are …"
        options.append(Option("marked", words, "by what their names tell"))
    found = await choose(session.screen, file.name or file.path, options)
    if found is None:
        return
    if found[0] == "mode":
        modes = [Option(mode.value, *words) for mode, words in MODES.items()]
        chosen = await choose(session.screen, "Copy or move", modes, [session.mode.value])
        if chosen:
            session.mode = ImportMode(chosen[0])
    elif found[0] == "marked":
        await _map_marked(session)
    else:
        changed = await {"quality": _quality, "languages": _languages, "group": _group}[found[0]](
            session, file
        )
        if changed is not None:
            await session.become({at: changed})


async def _quality(session: Session, file: ImportCandidate) -> ImportCandidate | None:
    asking = mapping.qualities(session.screen.engine, session.service)
    known = await session.waited(f"asking {session.service} for its qualities …", asking)
    if not known:
        return None
    options = [Option(str(at), each.name) for at, each in enumerate(known)]
    now = [str(at) for at, each in enumerate(known) if each.name == file.quality.name]
    found = await choose(session.screen, "Quality", options, now)
    if not found:
        return None
    told, old = known[int(found[0])], file.quality
    told = told._replace(version=old.version, real=old.real, is_repack=old.is_repack)
    return replace(file, quality=told)


async def _languages(session: Session, file: ImportCandidate) -> ImportCandidate | None:
    asking = mapping.languages(session.screen.engine, session.service)
    known = await session.waited(f"asking {session.service} for its languages …", asking)
    if not known:
        return None
    options = [Option(str(each.id), each.name) for each in known]
    now = [str(each.id) for each in file.languages]
    found = await choose(session.screen, "Languages", options, now, several=True)
    if not found:
        return None
    return replace(file, languages=tuple(each for each in known if str(each.id) in found))


async def _group(session: Session, file: ImportCandidate) -> ImportCandidate | None:
    told = await type_in(session.screen, "Release group", file.release_group, "empty for none")
    return None if told is None else replace(file, release_group=told)
