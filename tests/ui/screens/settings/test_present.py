"""Settings as rows and detail, and what they may be, held against the schema."""

from __future__ import annotations

import pytest

from mediatui.config.checks import Wrong
from mediatui.config.columns import COLUMNS
from mediatui.config.keymap import KEYMAP
from mediatui.config.schema import TABLES
from mediatui.ui.screens.settings import present
from mediatui.ui.screens.settings.present import CHOICES, RESTART, SettingItem, items
from mediatui.ui.settings import Settings
from tests.fakes import endpoint

GENERAL = {setting.name: setting for setting in TABLES["general"]}


def all_items(
    values: dict[str, object] | None = None, settings: Settings | None = None
) -> dict[str, SettingItem]:
    found = items(
        values or {}, settings or Settings(), [endpoint("tautulli"), endpoint("cabin", enabled=False)]
    )
    return {item.dotted: item for item in found}


def detail(item: SettingItem) -> str:
    lines = present.detail_lines(item, "/somewhere/config.toml", 50)
    return "\n".join("".join(span.text for span in each) for each in lines)


@pytest.mark.parametrize("dotted", CHOICES)
def test_each_choice_is_taken_by_the_check_of_the_schema_and_nothing_else_is(dotted: str) -> None:
    setting = GENERAL[dotted.removeprefix("general.")]
    for choice in CHOICES[dotted]:
        setting.check(choice)
    assert setting.default in CHOICES[dotted]
    with pytest.raises(Wrong) as wrong:
        setting.check("qqq")
    assert wrong.value.remedy == f"Write one of: {', '.join(CHOICES[dotted])}."


def test_every_setting_of_the_schema_every_key_and_every_list_is_there() -> None:
    found = all_items()
    for table in ("general", "activity"):
        for setting in TABLES[table]:
            assert f"{table}.{setting.name}" in found
    for name in KEYMAP:
        assert found[f"keys.{name}"].how == "key"
    for name in COLUMNS:
        assert found[f"columns.{name}"].how == "columns"
    assert len(found) == len(items({}, Settings(), [endpoint("tautulli"), endpoint("cabin")]))
    assert not found.keys() & {"services.tautulli.api_key", "services.tautulli.url"}


def test_what_is_taken_up_at_the_next_start_only_is_a_setting() -> None:
    assert all_items().keys() >= RESTART


def test_each_is_changed_in_its_own_way() -> None:
    hows = {dotted: item.how for dotted, item in all_items().items()}
    assert (hows["general.mouse"], hows["general.refresh"]) == ("flag", "number")
    assert (hows["general.theme"], hows["general.colour"]) == ("choice", "choice")
    assert (hows["activity.terminate_message"], hows["services.cabin.enabled"]) == ("text", "flag")
    for item in all_items().values():
        assert "Enter" in detail(item)


def test_what_the_file_says_stands_out_from_what_is_default() -> None:
    values: dict[str, object] = {"general.mouse": False, "services.cabin.enabled": False}
    settings = Settings(keys={"help": ("f1",)}, columns={"activity": ("user", "title")})
    found = all_items(values, settings)
    changed = {dotted for dotted, item in found.items() if item.changed}
    assert changed == {"general.mouse", "services.cabin.enabled", "keys.help", "columns.activity"}
    assert present.value_words(found["general.mouse"].value) == "no"
    assert present.value_words(found["keys.help"].value) == "F1"
    assert present.value_words(found["columns.activity"].value) == "user, title"
    assert present.row_of(found["general.mouse"]).cells["value"][0].tone == "accent"
    assert present.row_of(found["general.theme"]).cells["value"][0].tone == ""


def test_the_detail_says_what_it_is_how_it_is_changed_and_where_it_is_written() -> None:
    told = detail(all_items({"general.colour": "16"})["general.colour"])
    for words in ("general.colour", "How many colours are used", "Now: 16", "as you set it", "Del takes it out",
                  "when mediatui starts the next time", "Written to /somewhere/config.toml"):  # fmt: skip
        assert words in told
    told = detail(all_items()["keys.help"])
    assert "as it is by default" in told and "Del takes" not in told and "next time" not in told
    nothing = present.detail_lines(None, "", 40)
    assert nothing[0][0].text == "No setting is under the cursor"


def test_all_are_said_in_one_way_without_a_full_stop() -> None:
    assert [item.dotted for item in all_items().values() if item.words.endswith(".")] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (2.0, "2"),
        (0.25, "0.25"),
        (2, "2"),
        ("auto", "auto"),
        (("a", "b"), "a, b"),
    ],
)
def test_values_are_said_in_words(value: object, words: str) -> None:
    assert present.value_words(value) == words
