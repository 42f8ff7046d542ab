"""The header."""

from __future__ import annotations

from mediatui.engine.health import Health, ServiceHealth
from mediatui.models.stream import Decision
from mediatui.ui.widgets.status_line import DOTS, header_parts
from tests.fakes import activity, endpoint, stream


def words(*args: object) -> str:
    parts = header_parts(*args)  # type: ignore[arg-type]
    return "  ".join("".join(span.text for span in part) for part in parts)


def health(state: Health) -> ServiceHealth:
    return ServiceHealth(endpoint(), state, None, None, None)


def test_it_counts_streams_transcodes_bandwidth_and_problems() -> None:
    told = activity(stream(), stream("2", decision=Decision.TRANSCODE))
    said = words([told], [health(Health.FAILING), health(Health.UP)])
    assert said == "mediatui  ▶ 2 streams (1 transcode)  19.6 Mbps  1 problem"


def test_idle_is_said_and_not_known_is_not() -> None:
    assert words([activity()], []) == "mediatui  ▶ 0 streams"
    assert words([], []) == "mediatui"


def test_paused_and_read_only_stand_first() -> None:
    assert words([activity()], [], ["PAUSED", "read-only"]).startswith("mediatui  PAUSED  read-only")


def test_every_state_has_a_sign_of_its_own_shape() -> None:
    assert set(DOTS) == set(Health)
    assert len({sign for sign, _ in DOTS.values()}) == len(Health)
