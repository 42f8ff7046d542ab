"""What commands print as JSON."""

from __future__ import annotations

import json

from mediatui.models.stream import Decision, Transcode
from mediatui.wording.objects import failure_object, service_object, stream_object
from tests.fakes import NOW, endpoint, failure, stream


def test_a_stream_is_one_flat_object_with_stable_names() -> None:
    told = stream_object(stream(decision=Decision.TRANSCODE, transcode=Transcode(speed=0.7)))
    assert told["title"] == "Dune: Part Two (2024)"
    assert told["decision"] == "transcode"
    assert told["left"] == 5400.0
    assert told["audio_decision"] is None
    assert told["transcode"] == {
        "hw_decode": False,
        "hw_encode": False,
        "speed": 0.7,
        "throttled": False,
        "progress_percent": None,
    }
    json.dumps(told)


def test_a_service_tells_its_state_its_age_and_its_failure_and_no_secret() -> None:
    told = service_object(endpoint(), "failing", 12.34, failure())
    assert told == {
        "name": "tautulli",
        "kind": "tautulli",
        "state": "failing",
        "age": 12.3,
        "failure": {
            "kind": "unreachable",
            "words": "Tautulli cannot be reached",
            "remedy": "Check url",
            "since": NOW,
        },
    }
    assert failure_object(None) is None
