"""Queries and headers of an adapter's own: both go out as they were written."""

from __future__ import annotations

from urllib.parse import quote

from tests.services.conftest import KEY, MakeClient, Service

EVERYTHING = "".join(map(chr, range(32, 127))) + "é日𝄞"


async def test_a_query_that_was_quoted_goes_out_as_it_is(speak: MakeClient) -> None:
    service = Service()
    client = speak(service, url="http://x.test/base")
    for words in (*EVERYTHING, EVERYTHING, "%20", "a=b&c"):
        path = f"/api/v1/search?query={quote(words, safe='')}&page=1"
        await client.get(path)
        asked = service.asked.pop()
        assert asked.url.raw_path.decode() == f"/base{path}"
        assert asked.url.params["query"] == words


async def test_headers_of_a_call_stand_beside_those_of_all(speak: MakeClient) -> None:
    service = Service()
    client = speak(service, key_header="X-Api-Key")
    await client.send("POST", "/request", json={}, headers={"X-API-User": "4"})
    await client.get("/request")
    first, second = service.asked
    assert (first.headers["x-api-user"], first.headers["x-api-key"]) == ("4", KEY)
    assert first.headers["accept"] == "application/json"
    assert "x-api-user" not in second.headers


async def test_a_header_of_a_call_does_not_replace_the_key(speak: MakeClient) -> None:
    service = Service()
    await speak(service, key_header="X-Api-Key").get("/x", headers={"x-api-key": "other"})
    assert service.asked[0].headers.get_list("x-api-key") == [KEY]
