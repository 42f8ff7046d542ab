"""The keys of the music screens, as `keymap` has those of all others: place, and its rows."""

from __future__ import annotations

BAR = "in the key bar"
"""Stands last in the row of a key that the key bar shows."""

# fmt: off
MUSIC: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("music", (
        ("music.monitor",     "M",              "Monitor",
             "Monitor the marked artists, or the one under the cursor; where all are, stop", BAR),
        ("music.search",      "a",              "Look for it",      "Have Lidarr look for it now", BAR),
        ("music.studio",      "w",              "Which albums",
             "Choose which albums of the marked artists are looked for", BAR),
        ("music.edit",        "e",              "Change",
             "Profiles, root folder, tags and more, of the marked ones together", BAR),
        ("music.add",         "n",              "Add",              "Add an artist or an album", BAR),
        ("music.only",        "v",              "Of music only",
             "Wanted, calendar, downloads, history or blocklist of music only", BAR),
        ("music.refresh",     "F",              "Read anew",        "Read its data and folder anew"),
        ("music.rescan",      "f",              "Read folders",     "Read its folder anew, not its data"),
        ("music.rename",      "b",              "Rename files",     "Show what the naming rules say first"),
        ("music.delete",      "delete",         "Delete",           "Delete it, with its files or without"),
    )),
    ("artist", (
        ("artist.monitor",    "M",              "Monitor",
             "Monitor the albums, all of a kind, or the artist, or stop", BAR),
        ("artist.search",     "a",              "Look for it",
             "Have Lidarr look for the albums, or the artist", BAR),
        ("artist.releases",   "R",              "Releases",         "Search the indexers and choose", BAR),
        ("artist.studio",     "w",              "Which albums",
             "Choose which albums are looked for", BAR),
        ("artist.edit",       "e",              "Change",           "Profiles, folder, tags and more"),
        ("artist.refresh",    "F",              "Read anew",        "Read its data and folder anew"),
        ("artist.rescan",     "f",              "Read folders",     "Read its folder anew, not its data"),
        ("artist.rename",     "b",              "Rename files",     "Show what the naming rules say first"),
        ("artist.delete",     "delete",         "Delete artist",    "Delete it, with its files or without"),
    )),
    ("album", (
        ("album.monitor",     "M",              "Monitor",          "Monitor the album, or stop", BAR),
        ("album.search",      "a",              "Look for it",      "Have Lidarr look for it now", BAR),
        ("album.releases",    "R",              "Releases",         "Search the indexers and choose", BAR),
        ("album.edition",     "e",              "Edition",
             "Choose the edition that is looked for", BAR),
        ("album.artist",      "v",              "Artist",           "The artist of the album"),
        ("album.delete",      "delete",         "Delete album",     "Delete it, with its files or without"),
    )),
)
# fmt: on
"""Each place with its keys: id, default keys, words, tooltip."""
