"""The table of keys agrees with what it is a table of."""

from __future__ import annotations

from dataclasses import fields

import pytest

from mediatui.config.kinds import KINDS, SUPPORTED
from mediatui.config.model import ActivitySettings, General
from mediatui.config.schema import ACTIVITY, GENERAL, MEANT, SCREENS, SERVICE, TABLES, Shape
from mediatui.models.endpoint import Endpoint
from mediatui.services.registry import ADAPTERS
from mediatui.wording.failures import PROGRAMS


def test_exactly_the_kinds_that_have_an_adapter_are_supported():
    assert set(ADAPTERS) == SUPPORTED
    assert set(KINDS) >= SUPPORTED
    assert set(PROGRAMS) >= set(KINDS)


@pytest.mark.parametrize(("settings", "model"), [(GENERAL, General), (ACTIVITY, ActivitySettings)])
def test_each_table_is_its_model_with_the_same_defaults(settings, model):
    assert {setting.name: setting.default for setting in settings} == {
        field.name: field.default for field in fields(model)
    }


def test_each_setting_of_a_service_is_a_field_of_its_endpoint():
    named = {setting.name for setting in SERVICE if not setting.source_of}
    assert named == {field.name for field in fields(Endpoint)} - {"name"}


def test_the_defaults_of_a_service_are_those_of_its_endpoint():
    plain = Endpoint(name="x", kind="tautulli", url="http://x")
    for setting in SERVICE:
        if not setting.source_of and setting.name not in ("kind", "url"):
            assert getattr(plain, setting.name) == setting.default, setting.name


def test_each_default_passes_its_own_check_and_each_key_says_what_it_is_for():
    for setting in (*GENERAL, *ACTIVITY, *SERVICE):
        assert setting.doc.endswith(".")
        if setting.default not in (None, ""):
            assert setting.shape.takes(setting.default), setting.name
            assert setting.check(setting.default) == setting.default


def test_secrets_and_where_they_come_from_are_known():
    assert {setting.name for setting in SERVICE if setting.secret} == {"api_key", "password", "headers"}
    assert {setting.name: setting.source_of for setting in SERVICE if setting.source_of} == {
        "api_key_file": "api_key",
        "api_key_env": "api_key",
        "password_file": "password",
        "password_env": "password",
    }


def test_what_people_write_for_a_key_leads_to_keys_that_exist():
    every = {setting.name for table in TABLES.values() for setting in table}
    assert set(MEANT.values()) <= every
    assert not set(MEANT) & every


def test_the_screen_that_opens_is_one_there_is():
    assert General().screen in SCREENS


def test_true_is_no_number_and_one_is_not_true():
    assert not Shape.NUMBER.takes(True)
    assert not Shape.YES_NO.takes(1)
    assert Shape.NUMBER.takes(1) and Shape.NUMBER.takes(0.5)
    assert Shape.YES_NO.takes(False)
