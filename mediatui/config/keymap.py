"""Every key of the program in one table: its id, its default keys, where it works, what it does.

The screens make their bindings from this table, `[keys]` of the configuration is held against it, and
`mediatui keys` prints it. A test holds it against the bindings there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mediatui.config.keymap_music import BAR, MUSIC
from mediatui.config.keymap_search import SEARCH
from mediatui.config.schema import SCREENS

THIS_SCREEN, LISTS, MOVING, EVERYWHERE, DIALOGS = GROUPS = (
    "This screen",
    "Lists",
    "Moving",
    "Everywhere",
    "Dialogs",
)
"""What keys are listed under, in the order in which help lists them."""

TYPING = frozenset({"filter", "ask", "prompt", "palette", "find", "always"})
"""Places where text is typed: a key there may not be one that writes a character."""


class Shortcut(NamedTuple):
    """What one or several keys do."""

    id: str
    """How `[keys]` names it. It stays the same for ever."""
    keys: str
    """The default keys, in Textual's names, separated by commas; the first is the one that is shown."""
    group: str
    place: str
    """Where it works: "rows" (a list that has the focus), "header", "list" (a screen with a list),
    one screen by its name, "everywhere" (all screens), "filter" (while one is typed), a dialog by its
    name, "always" (dialogs too)."""
    words: str
    """What it does, short: the key bar."""
    tooltip: str = ""
    """What it does, in full: help, palette; `words` where this is empty."""
    bar: bool = False
    """Whether the key bar shows it."""

    @property
    def default(self) -> tuple[str, ...]:
        """The default keys."""
        return tuple(self.keys.split(","))

    @property
    def does(self) -> str:
        """What it does, in full."""
        return self.tooltip or self.words


def _table(*sections: tuple[str, str, tuple[tuple[str, ...], ...]]) -> dict[str, Shortcut]:
    table: dict[str, Shortcut] = {}
    for group, place, rows in sections:
        for name, keys, words, tooltip, *bar in rows:
            if name in table:
                raise AssertionError(f"{name} stands twice")
            table[name] = Shortcut(name, keys, group, place, words, tooltip, bool(bar))
    return table


# fmt: off
KEYMAP: Mapping[str, Shortcut] = _table(
    (THIS_SCREEN, "activity", (
        ("stream.terminate",  "x",              "End stream",
             "End the marked streams, or the one under the cursor", BAR),
        ("stream.library",    "v",              "In the library",
             "Show the title in the library, or in music"),
    )),
    (THIS_SCREEN, "requests", (
        ("request.approve",   "a",              "Approve",
             "Approve the marked requests, or the one under the cursor", BAR),
        ("request.decline",   "d",              "Decline",
             "Decline the marked requests, or the one under the cursor", BAR),
        ("request.edit",      "e",              "Edit",
             "Change profile, seasons, 4K or requester before approving", BAR),
        ("request.retry",     "R",              "Try again",        "Hand a failed request over again"),
        ("request.delete",    "delete",         "Delete",           "Delete the request"),
        ("request.discover",  "n",              "New request",      "Search and ask for something", BAR),
    )),
    (THIS_SCREEN, "search", SEARCH),
    (THIS_SCREEN, "discover", (
        ("discover.search",   "f",              "Search",           "Search by name", BAR),
        ("discover.ask",      "a",              "Ask for it",       "Ask for what is under the cursor", BAR),
        ("discover.ask_for",  "A",              "Ask for another",  "Ask in the name of another user"),
        ("discover.genre",    "v",              "Genre",            "The popular ones of a genre"),
        ("discover.more",     "m",              "More",             "The next page"),
        ("discover.server",   "w",              "Server",           "Ask another request service"),
    )),
    (THIS_SCREEN, "plays", (
        ("plays.ask",         "f",              "Ask for",
             "Ask the server for plays by user, type, library, stream, words or days", BAR),
        ("plays.day",         "t",              "Timeline",         "The day of the play, hour by hour", BAR),
        ("plays.where",       "w",              "Where",            "Look up where its address is"),
        ("plays.library",     "v",              "In the library",
             "Show the title in the library, or in music"),
    )),
    (THIS_SCREEN, "timeline", (
        ("timeline.list",     "t",              "Plays",            "Back to the list of plays", BAR),
    )),
    (THIS_SCREEN, "viewers", (
        ("viewer.plays",      "v",              "Plays",            "What the user played", BAR),
        ("viewer.addresses",  "w",              "Where",            "Look up where the user watched", BAR),
    )),
    (THIS_SCREEN, "libraries", (
        ("libraries.plays",   "v",              "Plays",            "What was played of the library", BAR),
    )),
    (THIS_SCREEN, "users", (
        ("user.requests",     "v",              "Requests",         "The requests of this user"),
        ("user.permissions",  "e",              "Permissions",      "Change what the user may do", BAR),
        ("user.quota",        "Q",              "Quota",
             "Change how much the user may ask for", BAR),
    )),
    (THIS_SCREEN, "graphs", (
        ("graph.choose",      "v",              "Graph",            "Choose the graph", BAR),
        ("graph.next",        "greater_than_sign", "Next graph",    "The graph after"),
        ("graph.previous",    "less_than_sign", "Previous graph",   "The graph before"),
        ("graph.longer",      "right_square_bracket", "Longer",     "More days: 7, 30, 90, 365, all", BAR),
        ("graph.shorter",     "left_square_bracket", "Shorter",     "Fewer days", BAR),
        ("graph.measure",     "c",              "Plays or hours",   "Count plays, or add up hours", BAR),
        ("graph.person",      "f",              "Person",           "Of one person, or of everyone", BAR),
        ("graph.library",     "b",              "Library",          "Of one library, or of all"),
        ("graph.table",       "t",              "Table",
             "The table instead of the chart, or the chart again", BAR),
        ("graph.server",      "w",              "Server",           "The graphs of another Tautulli"),
    )),
    (THIS_SCREEN, "statistics", (
        ("stats.longer",      "right_square_bracket", "Longer",     "More days: 7, 30, 90, 365, all", BAR),
        ("stats.shorter",     "left_square_bracket", "Shorter",     "Fewer days", BAR),
        ("stats.measure",     "c",              "Plays or hours",   "Sort by plays, or by hours", BAR),
        ("stats.library",     "v",              "In the library",
             "Show the title in the library, or in music"),
        ("stats.server",      "w",              "Server",           "The tables of another Tautulli"),
    )),
    (THIS_SCREEN, "trends", (
        ("trends.longer",     "right_square_bracket", "Longer",     "More days: 7, 30, 90, 365", BAR),
        ("trends.shorter",    "left_square_bracket", "Shorter",     "Fewer days", BAR),
        ("trends.plays",      "v",              "Plays",            "What was played of it", BAR),
        ("trends.server",     "w",              "Server",           "The trends of another Tautulli"),
    )),
    (THIS_SCREEN, "notifications", (
        ("notification.test", "n",              "Test",
             "Send a test through the marked notifiers, or the one under the cursor", BAR),
        ("notification.ask",  "f",              "Search",           "Look for words in all messages", BAR),
        ("notification.more", "m",              "More",             "Read further back"),
    )),
    (THIS_SCREEN, "issues", (
        ("issue.comment",     "c",              "Comment",          "Say something of the issue", BAR),
        ("issue.settle",      "x",              "Resolve",          "Resolve the issue, or reopen it", BAR),
    )),
    (THIS_SCREEN, "downloads", (
        ("download.remove",   "delete",         "Remove",
             "Remove the marked downloads, or the one under the cursor", BAR),
        ("download.pause",    "z",              "Pause",            "Pause torrents, or resume them", BAR),
        ("download.import",   "m",              "Import",           "Import by hand what is stuck", BAR),
        ("download.torrent",  "t",              "Torrent",
             "Force, check, ask trackers, queue, category, limits"),
        ("download.grab",     "f",              "Send now",         "Send what is delayed to its client"),
        ("download.releases", "R",              "Releases",         "Search for other releases of it"),
    )),
    (THIS_SCREEN, "releases", (
        ("release.search",    "a",              "Automatic",        "Have the service take the best"),
    )),
    (THIS_SCREEN, "system", (
        ("system.run",        "n",              "Run now",
             "Run the marked tasks now, or the one under the cursor", BAR),
        ("system.cancel",     "x",              "Cancel",
             "Take back the marked commands, or the one under the cursor", BAR),
        ("system.level",      "v",              "Level",            "Lines of one level only", BAR),
        ("system.more",       "m",              "More",             "Read further back", BAR),
    )),
    (THIS_SCREEN, "library", (
        ("library.monitor",   "M",              "Monitor",
             "Monitor the marked titles, or the one under the cursor; where all are, stop", BAR),
        ("library.search",    "a",              "Look for it",      "Have the service look for it now", BAR),
        ("library.edit",      "e",              "Change",
             "Profile, root folder, tags and more, of the marked ones together", BAR),
        ("library.add",       "n",              "Add",              "Add a title to a library", BAR),
        ("library.releases",  "R",              "Releases",         "Search the indexers and choose"),
        ("library.refresh",   "F",              "Read anew",        "Read its data and folder anew"),
        ("library.rename",    "b",              "Rename files",     "Show what the naming rules say first"),
        ("library.delete",    "delete",         "Delete",           "Delete it, with its files or without"),
    )),
    (THIS_SCREEN, "title", (
        ("title.monitor",     "M",              "Monitor",
             "Monitor the title, season or episodes, or stop", BAR),
        ("title.search",      "a",              "Look for it",
             "Have the service look for the title, season or episodes", BAR),
        ("title.releases",    "R",              "Releases",         "Search the indexers and choose", BAR),
        ("title.edit",        "e",              "Change",           "Profile, root folder, tags and more"),
        ("title.refresh",     "F",              "Read anew",        "Read its data and folder anew"),
        ("title.rename",      "b",              "Rename files",     "Show what the naming rules say first"),
        ("title.delete",      "delete",         "Delete files",     "Delete the files, or the title"),
    )),
    *((THIS_SCREEN, place, rows) for place, rows in MUSIC),
    (THIS_SCREEN, "wanted", (
        ("wanted.search",     "a",              "Look for it",
             "Look for the marked ones, or the one under the cursor", BAR),
        ("wanted.search_all", "A",              "Look for all",
             "Look for everything that is wanted, after a question"),
        ("wanted.releases",   "R",              "Releases",         "Search the indexers and choose", BAR),
        ("wanted.more",       "m",              "More",             "The next page"),
    )),
    (THIS_SCREEN, "calendar", (
        ("calendar.search",   "a",              "Look for it",      "Have the service look for it now", BAR),
        ("calendar.releases", "R",              "Releases",         "Search the indexers and choose"),
        ("calendar.next",     "greater_than_sign", "Next month",    "The month after"),
        ("calendar.previous", "less_than_sign", "Previous month",   "The month before"),
    )),
    (THIS_SCREEN, "history", (
        ("history.failed",    "x",              "Mark failed",
             "It is no good: block it and look for another", BAR),
        ("history.more",      "m",              "More",             "The next page"),
    )),
    (THIS_SCREEN, "blocklist", (
        ("blocklist.unblock", "delete",         "Unblock",
             "Let the marked releases be taken again, or the one under the cursor", BAR),
        ("blocklist.more",    "m",              "More",             "The next page"),
    )),
    (THIS_SCREEN, "journal", (
        ("journal.undo",      "U",              "Undo this",
             "Undo the change under the cursor, where its service can"),
    )),
    (THIS_SCREEN, "settings", (
        ("setting.default",   "delete",         "Default",          "Take the setting out of the file", BAR),
    )),
    (LISTS, "rows", (
        ("list.open",         "enter",          "Open",             "", BAR),
        ("list.mark",         "space",          "Mark",             ""),
        ("list.mark_all",     "ctrl+a",         "Mark all shown",   ""),
        ("list.invert",       "asterisk",       "Invert marks",     ""),
    )),
    (LISTS, "list", (
        ("list.filter",       "slash",          "Filter",           "Filter as you type", BAR),
        ("list.sort",         "s",              "Sort",             "Sort by the next column", BAR),
        ("list.reverse",      "S",              "Reverse",          "Reverse the order"),
        ("item.copy",         "y",              "Copy",             "Copy the title to the clipboard"),
        ("item.browse",       "o",              "Open page",        "Open the item's page in its service"),
        ("item.life",         "i",              "Life",             "What all services know of the item"),
        ("list.problems",     "exclamation_mark", "Problems",       "Only what is a problem, or all again"),
        ("list.view_next",    "right,l",        "Next view",        "The next part of the list"),
        ("list.view_previous", "left,h",        "Previous view",    "The previous part of the list"),
        ("list.columns",      "C",              "Columns",          "Choose the columns and their order"),
        ("list.export",       "E",              "Export",           "Write what is shown to a file"),
        ("pane.maximise",     "plus",           "Maximise",         "Give the pane the whole screen"),
        ("pane.restore",      "minus",          "Restore",          "All panes again"),
        ("screen.back",       "escape",         "Back",
             "Cancel, close the detail, clear the filter, unmark"),
    )),
    (MOVING, "rows", (
        ("list.up",           "up,k",           "Up",               ""),
        ("list.down",         "down,j",         "Down",             ""),
        ("list.first",        "home,g",         "First",            ""),
        ("list.last",         "end,G",          "Last",             ""),
        ("list.page_up",      "pageup",         "Page up",          ""),
        ("list.page_down",    "pagedown",       "Page down",        ""),
        ("list.half_up",      "ctrl+u",         "Half page up",     ""),
        ("list.half_down",    "ctrl+d",         "Half page down",   ""),
    )),
    (EVERYWHERE, "header", (
        ("services.open",     "enter",          "Services",         "How each service is", BAR),
    )),
    (EVERYWHERE, "everywhere", (
        ("screen.activity",   "2",              "Activity",         ""),
        ("screen.requests",   "3",              "Requests",         "What was asked for"),
        ("screen.search",     "5",              "Search",           "One box over everything"),
        ("screen.downloads",  "7",              "Downloads",        "What is coming, what is stuck and why"),
        ("screen.library",    "8",              "Library",          "Every movie and series"),
        ("screen.title",      "T",              "Title",            "The title that was opened last"),
        ("screen.music",      "4",              "Music",            "Every artist, and what is missing"),
        ("screen.artist",     "Z",              "Artist",           "The artist that was opened last"),
        ("screen.album",      "Y",              "Album",            "The album that was opened last"),
        ("screen.wanted",     "W",              "Wanted",           "What is missing, or to be improved"),
        ("screen.calendar",   "K",              "Calendar",         "What comes, and what came"),
        ("screen.history",    "H",              "History",          "What was grabbed, imported, deleted"),
        ("screen.blocklist",  "B",              "Blocklist",        "Releases that are never taken again"),
        ("screen.releases",   "L",              "Releases",         "What the indexers have"),
        ("screen.system",     "9",              "System",
             "How every service is: warnings, disks, tasks, logs"),
        ("screen.plays",      "V",              "Plays",            "What was watched, by whom and how"),
        ("screen.timeline",   "D",              "Timeline",         "Who played what when, on one day"),
        ("screen.viewers",    "ampersand",      "Viewers",          "Who watches, how much, on what"),
        ("screen.libraries",  "I",              "Libraries",        "What Plex holds, and what is played"),
        ("screen.discover",   "N",              "Discover",         "What could be asked for"),
        ("screen.users",      "at",             "Users",            "Who may ask, and how much"),
        ("screen.graphs",     "6",              "Graphs",           "When, what, who and how, drawn"),
        ("screen.statistics", "percent_sign",   "Statistics",       "Who and what comes first"),
        ("screen.trends",     "equals_sign",              "Trends",           "What rises, who went quiet"),
        ("screen.notifications", "quotation_mark", "Notifications", "Whom Tautulli told what"),
        ("screen.issues",     "number_sign",    "Issues",           "What users reported"),
        ("screen.journal",    "J",              "Journal",          "What was done, and how it ended"),
        ("refresh",           "r",              "Refresh",          "Ask all services now"),
        ("pause",             "p",              "Pause",            "Pause all updates, or go on"),
        ("screen.settings",   "comma",          "Settings",         "Theme, keys, columns and more"),
        ("undo",              "u",              "Undo",             "Undo the last change"),
        ("privacy",           "P",              "Privacy",          "Stand-ins for all names"),
        ("palette",           "colon,ctrl+p",   "Palette",
             "Everything that can be done here, by name", BAR),
        ("help",              "question_mark",  "Help",             "The keys of this screen", BAR),
        ("pane.next",         "tab",            "Next pane",        ""),
        ("pane.previous",     "shift+tab",      "Previous pane",    ""),
        ("redraw",            "ctrl+l",         "Redraw",           "Draw the whole screen again"),
        ("quit",              "q",              "Quit",             "", BAR),
    )),
    (EVERYWHERE, "always", (
        ("quit.now",          "ctrl+c,ctrl+q",  "Quit",             "Quit, from dialogs too"),
        ("suspend",           "ctrl+z",         "Suspend",          "Back to the shell, until its fg"),
    )),
    (DIALOGS, "filter", (
        ("filter.keep",       "enter,down",     "Keep filter",      "Back to the list, filtered", BAR),
        ("filter.drop",       "escape",         "Clear filter",     "Back to the list, all of it", BAR),
        ("filter.complete",   "tab",            "Complete",         "Take what is proposed"),
    )),
    (DIALOGS, "ask", (
        ("ask.yes",           "enter",          "Do it",            "Do what the question shows", BAR),
        ("ask.no",            "escape",         "Cancel",           "Change nothing", BAR),
        ("ask.earlier",       "up",             "Earlier message",  "Take an earlier message", BAR),
        ("ask.later",         "down",           "Later message",    "Take a later message", BAR),
    )),
    (DIALOGS, "prompt", (
        ("prompt.take",       "enter",          "Take it",          "Take what is typed", BAR),
        ("prompt.cancel",     "escape",         "Cancel",           "Leave it as it was", BAR),
    )),
    (DIALOGS, "choose", (
        ("choose.take",       "enter",          "Take it",          "Take what is chosen", BAR),
        ("choose.cancel",     "escape,q",       "Cancel",           "Leave it as it was", BAR),
        ("choose.later",      "J,shift+down",   "Move down",        "Move the line down"),
        ("choose.earlier",    "K,shift+up",     "Move up",          "Move the line up"),
    )),
    (DIALOGS, "find", (
        ("find.take",         "enter",          "Take it",          "Take the one under the cursor", BAR),
        ("find.cancel",       "escape",         "Cancel",           "Leave it as it was", BAR),
        ("find.up",           "up,ctrl+p",      "Up",               "Up in what is found"),
        ("find.down",         "down,ctrl+n",    "Down",             "Down in what is found"),
    )),
    (DIALOGS, "imports", (
        ("imports.take",      "enter",          "Import",           "Import the marked files", BAR),
        ("imports.map",       "e",              "What it is",       "Say what the file is", BAR),
        ("imports.change",    "c",              "Change more",
             "Change quality, languages, group; map all marked files; copy or move", BAR),
        ("imports.cancel",    "escape,q",       "Cancel",           "Import nothing", BAR),
    )),
    (DIALOGS, "press", (
        ("press.cancel",      "escape",         "Cancel",           "Leave the key as it was", BAR),
    )),
    (DIALOGS, "palette", (
        ("palette.choose",    "enter",          "Do it",
             "Do what the palette's cursor is on", BAR),
        ("palette.close",     "escape",         "Close",            "Close the palette", BAR),
        ("palette.up",        "up,ctrl+p",      "Up",               "Up in the palette"),
        ("palette.down",      "down,ctrl+n",    "Down",             "Down in the palette"),
    )),
    (DIALOGS, "info", (
        ("info.close",        "escape,enter,q,question_mark", "Close",
             "Close help, and all that only tells", BAR),
        ("info.up",           "up,k",           "Up",               "Up in what is told"),
        ("info.down",         "down,j",         "Down",             "Down in what is told"),
        ("info.page_up",      "pageup,ctrl+u",  "Page up",          "A page up in what is told"),
        ("info.page_down",    "pagedown,ctrl+d,space", "Page down",            "A page down in what is told"),
    )),
)
# fmt: on
"""Every shortcut by its id, in the order in which they are listed."""

POSITIONS: Mapping[str, int] = {name: number for number, name in enumerate(KEYMAP)}
"""Where each id stands in the table."""

_APART = (frozenset({"rows", "header"}), *(frozenset({a, b}) for a in SCREENS for b in SCREENS if a != b))
_ON_SCREENS = frozenset({"everywhere", "list", "rows", "header", *SCREENS})


def meet(one: Shortcut, other: Shortcut) -> bool:
    """Whether both would be asked when a key is pressed, so that they may not share one."""
    places = frozenset({one.place, other.place})
    if len(places) == 1 or "always" in places:
        return True
    return places <= _ON_SCREENS and places not in _APART


def keys_in_force(changed: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The keys of every id: those of `changed`, else the default ones."""
    return {name: changed.get(name) or shortcut.default for name, shortcut in KEYMAP.items()}


def clashes(changed: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """Each key that two ids would share, with both ids in the order of the table."""
    holders: dict[str, list[Shortcut]] = {}
    for name, keys in keys_in_force(changed).items():
        shortcut = KEYMAP[name]
        for key in keys:
            sharing = holders.setdefault(key, [])
            yield from ((key, other.id, name) for other in sharing if meet(other, shortcut))
            sharing.append(shortcut)
