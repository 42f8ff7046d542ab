"""The keys of the search screen: rows of the table of all keys."""

from __future__ import annotations

from mediatui.config.keymap_music import BAR

# fmt: off
SEARCH = (
    ("search.box",        "f",              "Search",           "Type what to search for", BAR),
    ("search.filters",    "v",              "Narrow",
         "Choose a condition; it is written into the box", BAR),
    ("search.before",     "b",              "Before",           "What was searched for before", BAR),
    ("search.add",        "n",              "Add",              "Add it to a library", BAR),
    ("search.ask",        "a",              "Ask for it",
         "Ask for it; approve where it is asked for", BAR),
    ("search.look",       "w",              "Look for it",      "Have its service look for it now"),
    ("search.releases",   "R",              "Releases",         "Search the indexers and choose"),
)
# fmt: on
"""Rows of its section."""
