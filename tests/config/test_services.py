"""The tables of services: names, kinds, addresses, and what each kind needs."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediatui.config.checks import Wrong, address
from mediatui.models.secret import Secret
from tests.config.conftest import EVERY_KIND

URL = "url = 'http://x'\n"
KEY = "api_key = 'k'\n"


def test_services_stand_in_the_order_of_the_file_those_switched_off_too(load):
    config = load(
        "[services.zoo]\nkind = 'tautulli'\nurl = 'http://z'\napi_key = 'k'\n"
        "[services.tautulli]\nurl = 'http://t'\nenabled = false\n"
        "[services.ant]\nkind = 'tautulli'\nurl = 'http://a'\napi_key = 'k'\n"
    )
    assert [endpoint.name for endpoint in config.services] == ["zoo", "tautulli", "ant"]
    assert [endpoint.name for endpoint in config.enabled] == ["zoo", "ant"]


def test_a_name_that_only_begins_with_a_kind_is_no_kind(problems):
    assert problems(f"\n[services.tautulli-cabin]\n{URL}{KEY}") == [
        'config.toml:2: services.tautulli-cabin.kind: the kind of service is missing. Add kind = "tautulli".'
    ]


@pytest.mark.parametrize(
    ("name", "meant"), [("Tautulli", "tautulli"), ("radar", "radarr"), ("qbittorent_2", "qbittorrent")]
)
def test_the_kind_that_is_missing_is_guessed_from_the_name(problems, name, meant):
    assert problems(f"[services.{name}]\n{URL}{KEY}")[0].endswith(f'Add kind = "{meant}".')


def test_a_name_that_says_nothing_gets_the_list_of_kinds(problems):
    assert problems(f"[services.home]\n{URL}{KEY}")[0].endswith(
        "Add kind = one of: tautulli, seerr, overseerr, jellyseerr, radarr, sonarr, lidarr, prowlarr, "
        "qbittorrent."
    )


def test_a_kind_that_does_not_exist_names_the_nearest(problems):
    assert problems(f"[services.x]\nkind = 'tautuli'\n{URL}{KEY}") == [
        'config.toml:2: services.x.kind: "tautuli" is not a kind of service. Did you mean tautulli?'
    ]


def test_the_kind_may_differ_from_the_name(load):
    config = load(f"[services.radarr]\nkind = 'tautulli'\n{URL}{KEY}")
    assert [(endpoint.name, endpoint.kind) for endpoint in config.services] == [("radarr", "tautulli")]


def test_a_kind_only_a_later_version_speaks_to_is_left_out_with_a_warning(load):
    text = f"[services.tautulli]\n{URL}{KEY}\n[services.prowlarr]\n{URL}future_key = 1\n"
    config = load(text, supported=frozenset({"tautulli"}))
    assert [endpoint.name for endpoint in config.services] == ["tautulli"]
    assert config.warnings == (
        "config.toml:5: services.prowlarr: kind prowlarr is not supported by this version and is left out.",
    )


def test_a_version_that_speaks_to_it_does_not_leave_it_out(load):
    config = load(f"[services.radarr]\n{URL}{KEY}", supported=EVERY_KIND)
    assert [endpoint.kind for endpoint in config.services] == ["radarr"]
    assert config.warnings == ()


@pytest.mark.parametrize("name", ['"my tautulli"', '"tautulli.2"', '""', '"tautülli"', r'"a\nb"'])
def test_a_name_has_letters_digits_hyphens_and_underscores_only(problems, name):
    said = problems(f"\n[services.{name}]\nkind = 'tautulli'\n{URL}{KEY}")
    assert len(said) == 1
    assert said[0].startswith("config.toml:2: services.")
    assert "has letters, digits, - and _ only" in said[0]


def test_a_setting_that_belongs_to_no_service_is_shown_its_place(problems):
    assert problems("[services]\nurl = 'http://x'\n") == [
        "config.toml:2: services.url: must be a table, is text. Write [services.NAME] above url."
    ]
    assert problems("[services]\ntautulli = 'http://x'\n")[0].endswith("Write [services.tautulli].")
    assert problems("services = 5\n")[0].startswith("config.toml:1: services: must hold a table")
    assert problems(f"[[services.tautulli]]\n{URL}{KEY}") == [
        "config.toml:1: services.tautulli: must be a table, is a list. Write [services.tautulli]."
    ]


def test_what_a_service_cannot_do_without_is_missed_on_the_line_of_its_table(problems):
    assert problems("\n[services.tautulli]\ntimeout = 5\n") == [
        'config.toml:2: services.tautulli.url: the address is missing. Add url = "http://…".',
        "config.toml:2: services.tautulli.api_key: the API key is missing. Add api_key, api_key_file or "
        "api_key_env; Tautulli shows it under Settings, Web Interface, API Key.",
    ]


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("http://127.0.0.1:8181", "http://127.0.0.1:8181"),
        ("http://x/", "http://x"),
        ("HTTPS://Plex.example.org/tautulli//", "https://Plex.example.org/tautulli"),
        ("http://[::1]:8181/a/b/", "http://[::1]:8181/a/b"),
        ("http://nas_1.local.", "http://nas_1.local."),
        ("https://müller.example/ü", "https://müller.example/ü"),
        ("http://x/api-proxy", "http://x/api-proxy"),
    ],
)
def test_an_address_is_used_without_the_slash_at_its_end(load, written, used):
    text = f"[services.tautulli]\nurl = '{written}'\nexternal_url = '{written}'\n{KEY}"
    assert load(text).services[0].url == used
    assert load(text).services[0].external_url == used


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "is empty"),
        ("localhost:8181", "does not begin with http:// or https://"),
        ("127.0.0.1:8181", "does not begin with http:// or https://"),
        ("//x", "does not begin with http:// or https://"),
        ("ftp://x", "does not begin with http:// or https://"),
        ("http://", "is not an address"),
        ("http:///path", "is not an address"),
        ("http:x", "is not an address"),
        ("http://:8181", "is not an address"),
        ("http://x:0", "is not an address"),
        ("http://x:99999", "is not an address"),
        ("http://x:port", "is not an address"),
        ("http://[::1", "is not an address"),
        ("http://[::g]", "is not an address"),
        ("http://300.1.1.1", "is not an address"),
        ("http://a..b", "is not an address"),
        ("http://a b", "is not an address"),
        ("http://x/a b", "is not an address"),
        (r"http://x\\path", "is not an address"),
        (
            "http://anna@x",
            "holds a user name or password. Take them out of the address: a proxy's login goes",
        ),
        ("http://anna:secret@x", "holds a user name or password"),
        ("http://@x", "holds a user name or password"),
        ("http://x/?apikey=1", "has a part behind ? or #"),
        ("http://x?", "has a part behind ? or #"),
        ("http://x/#home", "has a part behind ? or #"),
        ("http://x/tautulli/api/v2", "ends in the API's own path. Leave /api and what follows out"),
        ("http://x/api/", "ends in the API's own path"),
        (r"http://x\u001b[2J", "holds a line break or another control character"),
    ],
)
@pytest.mark.parametrize("key", ["url", "external_url"])
def test_what_is_no_address_is_refused(problems, key, url, said):
    needed = URL if key == "external_url" else ""
    text = f'[services.tautulli]\n{key} = "{url}"\n{needed}{KEY}'
    assert problems(text)[0].startswith(f"config.toml:2: services.tautulli.{key}: {said}")


@settings(deadline=None)
@given(
    st.one_of(
        st.text().map("http://{}".format),
        st.from_regex(r"\Ahttps?://[a-z0-9ü.:\[\]%_-]{1,20}(:\d{1,6})?(/[^\s]{0,9})?\Z"),
    )
)
def test_every_address_that_is_accepted_is_one_the_http_client_takes(text):
    try:
        accepted = address(text)
    except Wrong:
        return
    assert httpx.URL(accepted).host


def test_headers_are_secrets(load):
    endpoint = load(f"[services.tautulli]\n{URL}{KEY}[services.tautulli.headers]\nX-A = 'b'\n").services[0]
    assert endpoint.headers == {"X-A": Secret("b")}


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ("'X-A: b'", 'must be a table, is text. Write { "Name" = "value" }'),
        ("{ 'X A' = 'b' }", "holds a name that is not a header's"),
        ("{ 'X-A:' = 'b' }", "holds a name that is not a header's"),
        ("{ '' = 'b' }", "holds a name that is not a header's"),
        ("{ X-A = 1 }", "X-A is not text"),
        (r'{ X-A = "a\r\nHost: y" }', "X-A holds a line break or another control character"),
        (r'{ X-A = "a\u0000" }', "X-A holds a line break or another control character"),
        ("{ X-A = '•••' }", "X-A holds a character that no header may carry"),
        ("{ X-A = 'a', x-a = 'b' }", "holds the same header twice"),
    ],
)
def test_a_header_that_could_not_be_sent_is_refused(problems, headers, said):
    text = f"[services.tautulli]\n{URL}{KEY}headers = {headers}\n"
    assert problems(text)[0].startswith(f"config.toml:4: services.tautulli.headers: {said}")


@pytest.mark.parametrize("value", ["0.4", "121", "-1", "nan", "inf", "1" + "0" * 400])
def test_an_answer_may_take_from_half_a_second_to_two_minutes(problems, load, value):
    text = f"[services.tautulli]\n{URL}{KEY}timeout = "
    assert problems(text + value)[0].endswith("is out of range. Write a number from 0.5 to 120 (seconds).")
    assert load(text + "0.5").services[0].timeout == 0.5
    assert load(text + "120").services[0].timeout == 120.0


def test_a_certificate_authority_is_a_file_beside_the_configuration(load, problems, tmp_path, monkeypatch):
    text = f"[services.tautulli]\n{URL}{KEY}ca_file = "
    (tmp_path / "ca.pem").touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("ca.pem", "~/ca.pem", f"{tmp_path}/ca.pem"):
        assert load(f"{text}'{name}'").services[0].ca_file == tmp_path / "ca.pem"
    assert problems(f"{text}'other.pem'") == [
        f"config.toml:4: services.tautulli.ca_file: cannot read {tmp_path}/other.pem: there is no such file. "
        "Name a file that exists and that you may read."
    ]
    assert "it is a folder" in problems(f"{text}'.'")[0]


def test_a_service_that_is_switched_off_may_lack_its_key_and_its_files(load, tmp_path):
    config = load(
        "[services.tautulli]\nurl = 'http://x'\nenabled = false\n"
        "api_key_file = 'gone'\nca_file = 'gone.pem'\n"
    )
    assert config.services[0].api_key is None
    assert config.services[0].ca_file == tmp_path / "gone.pem"
    assert config.warnings == ()


def test_but_its_keys_must_be_right_all_the_same(problems):
    assert len(problems("[services.tautulli]\nurl = 'x'\nenabled = false\ntimeot = 1\n")) == 2


def test_two_services_at_one_address_give_a_warning(load):
    one, other = (
        f"[services.tautulli]\n{URL}{KEY}",
        f"[services.b]\nkind = 'tautulli'\nurl = 'http://x/'\n{KEY}",
    )
    assert load(one + other).warnings == (
        "config.toml:6: services.b.url: is also the address of tautulli. "
        "Everything there will be shown twice.",
    )
    assert load(f"{one}{other}enabled = false\n").warnings == ()


def test_only_kinds_that_are_signed_in_to_take_a_user_name(problems):
    text = f"[services.tautulli]\n{URL}{KEY}username = 'anna'\npassword_file = 'gone'\n"
    assert problems(text) == [
        "config.toml:4: services.tautulli.username: Tautulli has no use for it. Take the line out.",
        "config.toml:5: services.tautulli.password_file: Tautulli has no use for it. Take the line out.",
    ]


@pytest.mark.parametrize(
    ("lines", "account"),
    [
        ("", ("", None)),
        ("username = 'anna'\n", ("anna", None)),
        ("username = 'anna'\npassword = ' p w '\n", ("anna", Secret(" p w "))),
        ("username = 'anna'\npassword_env = 'QBT'\n", ("anna", Secret("from env"))),
        ("username = 'anna'\npassword_file = 'qbt.password'\n", ("anna", Secret(" from file "))),
    ],
)
def test_a_kind_that_is_signed_in_to_has_an_account(load, tmp_path, lines, account):
    (tmp_path / "qbt.password").write_text(" from file \r\n")
    (tmp_path / "qbt.password").chmod(0o600)
    config = load(f"[services.qbittorrent]\n{URL}{lines}", {"QBT": "from env"}, supported=EVERY_KIND)
    assert (config.services[0].username, config.services[0].password) == account


def test_a_password_without_a_user_name_is_half_an_account(problems):
    text = f"[services.qbittorrent]\n{URL}password = 'p'\n"
    assert problems(text, supported=EVERY_KIND) == [
        'config.toml:1: services.qbittorrent.username: the user name is missing. Add username = "…".'
    ]
