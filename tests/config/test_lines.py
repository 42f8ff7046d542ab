"""Finding the line of a key."""

from __future__ import annotations

import json
import tomllib
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediatui.config.lines import KeyLines

TEXT = dedent('''\
    # [services.fake]
    top = "[not.a.table]"  # api_key = 1

    [general]
    theme = "a # b"
    "quoted key" = 'x = 1'

    [services . "tautulli"]
    url = "http://x"
    message = """
    url = "inside a text"
    [services.inside] \\"""
    """
    headers = { "X-A" = "1", inner = { deep = [ { no = 1 }, "}" ] }, last = true }
    list = [
      # ] a comment
      "]", [1,
      2],
    ]
    after.the.list = 1

    [[services.many]]
    first = 1
    [[services.many]]
    first = 2

    [services."caf\\u00e9"]
    literal = \'\'\'
    url = 1\'\'\'\'\'
    end = 1
''')


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("top", 2),
        ("general", 4),
        ("general.theme", 5),
        ("general.quoted key", 6),
        ("services", 8),
        ("services.tautulli", 8),
        ("services.tautulli.url", 9),
        ("services.tautulli.message", 10),
        ("services.tautulli.headers", 14),
        ("services.tautulli.headers.X-A", 14),
        ("services.tautulli.headers.inner.deep", 14),
        ("services.tautulli.headers.last", 14),
        ("services.tautulli.list", 15),
        ("services.tautulli.after", 20),
        ("services.tautulli.after.the.list", 20),
        ("services.many", 22),
        ("services.many.first", 23),
        ("services.café.literal", 28),
        ("services.café.end", 30),
    ],
)
def test_each_key_is_found_on_the_line_it_is_written_on(path: str, line: int):
    tomllib.loads(TEXT)
    assert KeyLines(TEXT).find(tuple(path.split("."))) == line


def test_a_key_that_is_missing_belongs_to_its_table():
    assert KeyLines(TEXT).find(("services", "tautulli", "api_key")) == 8


def test_what_stands_in_texts_and_comments_is_no_key():
    lines = KeyLines(TEXT)
    assert (
        lines.find(("services", "fake")) == lines.find(("services", "inside")) == 8
    )  # the first [services…]
    assert lines.find(("api_key",)) is None


def test_a_table_that_is_written_wins_over_one_that_is_implied():
    assert KeyLines("[a.b]\nx = 1\n[a]\ny = 2\n").find(("a",)) == 3


@pytest.mark.parametrize(
    "text",
    [
        'a = """\n\\"""\nk = 1\n"""\nk = 2',  # an escaped quote ends no text
        "a = '''\n\\'''\n\n\nk = 2",  # but in a literal text nothing is escaped
        'a = "\\\\"\n\n\n\nk = 2',
        "\n\n\n\na = { b = '''x'''', k = 1 }\nk = 2",  # a text may end in quotes of its own
        "a = [\n# ]\nk = 1,\n]\nk = 2",
        "a = [\n'''\n] ''',\n]\nk = 2",
    ],
)
def test_a_text_or_list_of_many_lines_ends_where_it_ends(text: str):
    assert KeyLines(text).find(("k",)) == text[: text.index("k = 2")].count("\n") + 1


def test_a_key_behind_a_text_that_ends_in_quotes_is_found():
    assert KeyLines("x = { b = '''x'''', k = 1 }").find(("x", "k")) == 1
    assert KeyLines("\n\n[t]\nx.k = 1\n[x]\nb = { c = '''x'''', k = 1 }").find(("x", "b", "k")) == 6


def test_lines_are_counted_the_same_with_the_line_ends_of_windows():
    assert KeyLines("a = 1\r\n\r\n[b]\r\nc = '''\r\n'''\r\nd = 1\r\n").find(("b", "d")) == 6


KEYS = st.text(alphabet=st.sampled_from("abcü .\"'#=[]{}\\\t-_1"), min_size=1, max_size=6)


class TomlWriter:
    """Writes random tables as TOML in random styles, noting the line of each key."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.expected: dict[tuple[str, ...], int] = {}

    def key(self, name: str) -> str:
        bare = name.isascii() and name.replace("-", "a").replace("_", "a").isalnum()
        styles = [json.dumps(name, ensure_ascii=self.draw(st.booleans()))]
        styles += [name] if bare else []
        styles += [f"'{name}'"] if "'" not in name and "\t" not in name else []
        return str(self.draw(st.sampled_from(styles)))

    def noise(self) -> None:
        self.lines += self.draw(
            st.lists(st.sampled_from(["", "# [no] table", "  # k = 'v'", "\t"]), max_size=2)
        )

    def value(self) -> str:
        plain = [
            "1",
            "-0.5e3",
            "true",
            '"x # y = [z]"',
            r'"a \" b \\"',
            "'c:\\'",
            "1979-05-27 07:32:00",
            "''",
            '""',
        ]
        long = [
            '"""\n[no.table]\na = 1 \\"""\nb = 1\n"""',
            "'''\n'a' = 1\n'''''",
            '""""two"" \\\\"""',
            "''''one'''",
        ]
        lists = ["[1, 2]", '[\n  "]", # ]\n  { k = "}" },\n  [1],\n]', "[]", "[ [ ], {} ]"]
        return str(self.draw(st.sampled_from(plain + long + lists)))

    def inline(self, path: tuple[str, ...], line: int, depth: int) -> str:
        parts = []
        for name in self.draw(st.lists(KEYS, unique=True, max_size=3)):
            self.expected[(*path, name)] = line
            nested = depth < 3 and self.draw(st.booleans())
            value = self.inline((*path, name), line, depth + 1) if nested else '"}, k = 1"'
            parts.append(f"{self.key(name)} = {value}")
        return "{ " + ", ".join(parts) + " }" if parts else "{}"

    def pairs(self, path: tuple[str, ...]) -> None:
        for name in self.draw(st.lists(KEYS, unique=True, max_size=4)):
            self.noise()
            line = len(self.lines) + 1
            rest = self.draw(st.lists(KEYS, max_size=2))
            dots = self.draw(st.sampled_from([".", " . ", "\t. "]))
            full = (name, *rest)
            for length in range(1, len(full) + 1):
                self.expected[(*path, *full[:length])] = line
            in_line = self.draw(st.booleans())
            value = self.inline((*path, *full), line, 0) if in_line else self.value()
            text = f"{dots.join(map(self.key, full))}{self.draw(st.sampled_from([' = ', '=']))}{value}"
            self.lines += (text + self.draw(st.sampled_from(["", "  # = [x]"]))).split("\n")

    def document(self) -> str:
        self.pairs(())
        top = {path[0] for path in self.expected}
        for name in self.draw(st.lists(KEYS.filter(lambda name: name not in top), unique=True, max_size=3)):
            self.noise()
            deeper = self.draw(st.lists(KEYS, max_size=1))
            line = len(self.lines) + 1
            for length in range(1, len(deeper) + 2):
                self.expected[(name, *deeper)[:length]] = line
            self.lines.append(f"[ {'.'.join(map(self.key, (name, *deeper)))} ] # [x]")
            self.pairs((name, *deeper))
        return "\n".join(self.lines)


@settings(deadline=None)
@given(st.data())
def test_in_any_toml_every_key_is_found_on_its_line(data: st.DataObject):
    writer = TomlWriter(data.draw)
    text = writer.document()
    tomllib.loads(text)  # what was written is TOML
    lines = KeyLines(text)
    assert {path: lines.find(path) for path in writer.expected} == writer.expected


TOML_LIKE = st.lists(
    st.sampled_from([*"[]{}=.,#\"'\\ \n\tab1", '"""', "'''", "\r\n", "[[", "a = {", "\\u12", "é", "\x00"]),
    max_size=60,
).map("".join)


@settings(deadline=None)
@given(st.one_of(st.text(), TOML_LIKE))
def test_no_text_however_broken_stops_the_scanner(text: str):
    found = KeyLines(text).find(("a",))
    assert found is None or 1 <= found <= text.count("\n") + 1


def test_a_file_of_nothing_but_brackets_is_scanned_in_no_time():
    assert KeyLines("a = " + "{a=" * 100_000).find(("a",)) == 1
    assert KeyLines("b\na = " + "[" * 100_000).find(("a",)) == 2
