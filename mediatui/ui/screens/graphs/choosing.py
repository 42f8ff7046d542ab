"""The questions of the graphs screen: which graph, of whom, of which library."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mediatui.engine.graphs import GRAPHS, Graphs
from mediatui.models.failure import Failure
from mediatui.ui.dialogs.choose import Option
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.ui.dialogs.choose import ChooseDialog
    from mediatui.ui.screens.graphs.screen import GraphsScreen

EVERYONE = "everyone"
"""What stands for nobody in particular."""


async def ask_graph(screen: GraphsScreen) -> None:
    """Choose the graph by its title."""
    options = [Option(sort.name, sort.title, sort.name) for sort in GRAPHS]
    dialog = cast("ChooseDialog", screen.app.get_screen("choose"))
    dialog.prepare("Which graph", options, [screen.question.name])
    chosen = await screen.app.push_screen_wait(dialog)
    if chosen:
        screen.ask(screen.question._replace(name=chosen[0]))


async def ask_person(screen: GraphsScreen, graphs: Graphs, endpoint: Endpoint) -> None:
    """Choose a person by name, those who played most first."""
    screen.say("Asking who there is …")
    found = await graphs.people(endpoint)
    screen.say("")
    if isinstance(found, Failure):
        words = f"{found.words}. {found.remedy}"
        screen.app.notify(words, title="Nobody can be chosen", severity="error", markup=False, timeout=10)
        return
    people = tuple(sorted(found, key=lambda each: (-(each.plays or 0), each.name.casefold())))
    veil = screen.app.veil  # type: ignore[attr-defined]
    options = [Option(EVERYONE, "Everyone")]
    for each in people:
        words = each.name if veil is None else veil.user(each.name)
        options.append(Option(str(each.id), words, plural(each.plays or 0, "play")))
    user_id = screen.question.user_id
    dialog = cast("ChooseDialog", screen.app.get_screen("choose"))
    dialog.prepare("Whose plays", options, [EVERYONE if user_id is None else str(user_id)])
    chosen = await screen.app.push_screen_wait(dialog)
    if not chosen:
        return
    if chosen[0] == EVERYONE:
        screen.look_at(None, "")
        return
    person = next(each for each in people if str(each.id) == chosen[0])
    screen.look_at(person.id, person.name)


async def ask_library(screen: GraphsScreen, endpoint: Endpoint) -> None:
    """Choose a library by name."""
    from mediatui.engine.library_lookups import or_problem
    from mediatui.engine.plays import sections

    found, problem = await or_problem(lambda: sections(screen.engine, endpoint.name))
    if found is None:
        screen.app.notify(problem, title="No library can be chosen", severity="error", markup=False)
        return
    veil = screen.app.veil  # type: ignore[attr-defined]
    options = [Option(EVERYONE, "All libraries")]
    for each in found:
        words = each.name if veil is None else veil.word("Library", each.name)
        options.append(Option(str(each.id), words, plural(each.plays, "play")))
    section_id = screen.question.section_id
    dialog = cast("ChooseDialog", screen.app.get_screen("choose"))
    dialog.prepare("Plays of which library", options, [EVERYONE if section_id is None else str(section_id)])
    chosen = await screen.app.push_screen_wait(dialog)
    if not chosen:
        return
    if chosen[0] == EVERYONE:
        screen.look_in(None, "")
        return
    section = next(each for each in found if str(each.id) == chosen[0])
    screen.look_in(section.id, section.name)
