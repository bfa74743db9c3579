"""The endpoints as other programs call them: gradio_client, plain HTTP, and a real MCP client, against one server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from own_contracts import of_own
from serving_api import awaited, served

pytestmark = pytest.mark.slow

QUESTION = "How much did Luxembourg allocate for Ukraine's defence in 2024?"
WHAT = {"document_id", "title", "kind", "type", "parties", "roles", "partners", "signed", "effective", "collection", "url"}
WHERE = WHAT | {"section", "page", "start", "end"}


@pytest.fixture(scope="module")
def server(assistant: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(assistant, tmp_path_factory.mktemp("api")) as address:
        yield address


@pytest.fixture(scope="module")
def client(server: str) -> Any:
    from gradio_client import Client

    return Client(server, verbose=False, analytics_enabled=False)


def test_only_the_endpoints_are_public_and_documented(server: str) -> None:
    endpoints = httpx.get(f"{server}/gradio_api/info").json()["named_endpoints"]
    assert sorted(endpoints) == ["/ask", "/collections", "/compare", "/differences", "/documents", "/obligations", "/retrieve", "/sheet"]
    for endpoint in endpoints.values():
        assert len(endpoint["description"]) > 60
    types = {p["parameter_name"]: p["type"] for p in endpoints["/retrieve"]["parameters"]}
    assert types["question"] == {"type": "string"} and types["limit"] == {"type": "integer"}
    assert "request" not in types


def test_ask_gives_an_answer_whose_quotes_stand_where_it_says(client: Any, assistant: Any) -> None:
    answer = client.predict(QUESTION, api_name="/ask")
    assert answer["answered"] and "EUR 80 million" in answer["text"] and 0 < answer["confidence"] <= 1
    assert answer["citations"] and answer["nearest"] and answer["considered"] >= len(answer["nearest"])
    for citation in answer["citations"]:
        assert citation.keys() > WHERE
        text = assistant.index.document(citation["document_id"]).text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert answer["citations"][0]["url"].startswith("https://") and answer["citations"][0]["partners"] == ["luxembourg"]


def test_ask_takes_a_conversation(client: Any) -> None:
    history = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "EUR 80 million"}]
    answer = client.predict("And who signed it?", history=history, api_name="/ask")
    assert "Luc Frieden" in answer["text"]


def test_silence_is_told_with_the_nearest_passages(client: Any) -> None:
    answer = client.predict("How many submarines did Luxembourg promise?", api_name="/ask")
    assert not answer["answered"] and answer["text"] and answer["nearest"]


def test_retrieve_keeps_to_its_filters_best_first(client: Any) -> None:
    hits = client.predict("air defence", limit=5, partners=["germany", "spain"], kinds=["summary"], api_name="/retrieve")
    assert len(hits) == 5 and all(hit.keys() >= WHERE | {"score", "text"} for hit in hits)
    assert {hit["kind"] for hit in hits} == {"summary"} and {hit["partners"][0] for hit in hits} <= {"germany", "spain"}
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    late = client.predict("military aid", signed_after="2024-07-01", signed_before="2024-07-31", api_name="/retrieve")
    assert late and all("2024-07-01" <= hit["signed"] <= "2024-07-31" for hit in late)


def test_compare_has_a_row_an_agreement_and_says_how_complete_it_is(client: Any) -> None:
    found = client.predict("consultations within 24 hours", partners=["japan", "croatia"], api_name="/compare")
    assert found["searched"] == 2 and found["told"] == sum(row["said"] for row in found["rows"])
    rows = {row["partners"][0]: row for row in found["rows"]}
    assert "24 hours" in rows["japan"]["citation"]["quote"] and rows["croatia"]["citation"] is None


def test_documents_lists_what_is_searched(client: Any, assistant: Any) -> None:
    rows = client.predict(api_name="/documents")
    assert [row["document_id"] for row in rows] == [document.id for document in assistant.index.documents()]
    assert set(rows[0]) == WHAT | {"pages", "passages", "recognised_pages", "unread_pages"}
    assert all(row["passages"] > 0 for row in rows)


def test_a_sheet_and_obligations_of_one_document(client: Any, assistant: Any) -> None:
    poland = next(d for d in assistant.index.documents() if d.partners == ("poland",) and d.kind == "summary")
    sheet = client.predict(poland.id, api_name="/sheet")
    rows = {row["key"]: row for row in sheet["rows"]}
    assert sheet["document_id"] == poland.id and "8 July 2024" in rows["date"]["citation"]["quote"] and sheet["duties"]
    found = client.predict(poland.id, party="Ukraine", kinds=["must"], api_name="/obligations")
    assert found["party"] == "Ukraine" and found["sentences"] > 50 and {row["kind"] for row in found["rows"]} == {"must"}
    for row in found["rows"]:
        assert "Ukraine" in row["parties"] and poland.text[row["citation"]["start"] : row["citation"]["end"]] == row["citation"]["quote"]


HOSTILE = [
    ("sheet", {"document": "ffff"}, "no document of this index"),
    ("sheet", {"document": ["x"]}, "must be a text"),
    ("obligations", {"document": "ffff", "party": 7}, "must be a text"),
    ("obligations", {"document": "ffff", "kinds": ["perhaps"]}, "Known: must, may, must not, need not"),
    ("ask", {"question": ""}, "empty"),
    ("ask", {"question": "   "}, "empty"),
    ("ask", {"question": "x" * 1_000_000}, "at most 2,000"),
    ("ask", {"question": 5}, "must be a text"),
    ("ask", {"question": None}, "must be a text"),
    ("ask", {"question": "a", "history": "b"}, "list of turns"),
    ("ask", {"question": "a", "history": [{"role": "king", "content": ""}]}, "each turn"),
    ("ask", {"question": "a", "history": [{"role": "user", "content": "b"}] * 51}, "51 turns"),
    ("retrieve", {"question": "a", "limit": 0}, "from 1 to 100"),
    ("retrieve", {"question": "a", "limit": 10**9}, "from 1 to 100"),
    ("retrieve", {"question": "a", "limit": True}, "from 1 to 100"),
    ("retrieve", {"question": "a", "partners": ["atlantis"]}, "'atlantis' is not known"),
    ("retrieve", {"question": "a", "partners": "japan"}, "must be a list"),
    ("retrieve", {"question": "a", "kinds": [["x"]]}, "is not known"),
    ("retrieve", {"question": "a", "signed_after": "2024-02-30"}, "must be a day"),
    ("retrieve", {"question": "a", "signed_before": 7}, "must be a day"),
    ("compare", {"question": "a", "partners": ["*"]}, "is not known"),
    ("ask", {"question": "a", "documents": ["ffff"]}, "The endpoint `documents` lists the ids"),
    ("ask", {"question": "a", "documents": "ffff"}, "must be a list"),
    ("ask", {"question": "a", "documents": ["x"] * 1_001}, "at most 1,000"),
    ("retrieve", {"question": "a", "collections": ["leases"]}, "Collections: mine, ukraine-security"),
    ("compare", {"question": "a", "collections": [7]}, "must be a text"),
    ("differences", {"first": "nowhere", "second": "nowhere"}, "No document 'nowhere'"),
    ("documents", {"collections": ["leases"]}, "no collection of this index"),
]


@pytest.mark.parametrize(("endpoint", "arguments", "told"), HOSTILE, ids=lambda value: str(value)[:30])
def test_hostile_input_is_told_what_is_wrong(server: str, endpoint: str, arguments: dict[str, Any], told: str) -> None:
    said = _call(server, endpoint, arguments)
    assert told in said and "Traceback" not in said and "site-packages" not in said


@pytest.mark.parametrize(
    ("path", "body", "status", "told"),
    [
        ("call/v2/ask", {}, 400, "question"),
        ("call/v2/ask", {"question": "a", "more": 1}, 400, "more"),
        ("call/v2/respond", {}, 404, "Endpoints: ask, retrieve, compare, differences, sheet, obligations, documents, collections"),
        ("run/tick", {"data": []}, 404, "Endpoints"),
        ("run/ask", {"data": ["x" * 5_000_000]}, 413, "4 MB"),
        ("run/ask", {"data": []}, 500, "enough input"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(server: str, path: str, body: Any, status: int, told: str) -> None:
    answer = httpx.post(f"{server}/gradio_api/{path}", json=body)
    assert answer.status_code == status and told in answer.json()["error"]


def test_a_body_without_a_length_is_cut_off(server: str) -> None:
    def endless() -> Iterator[bytes]:
        yield b'{"data": ["'
        for _ in range(100):
            yield b"x" * 100_000

    answer = httpx.post(f"{server}/gradio_api/run/ask", content=endless(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize("data", [[QUESTION], [QUESTION, None], [QUESTION, None, None, ["ukraine-security"]]], ids=len)
def test_one_call_of_curl_is_enough_and_what_is_left_out_is_as_by_default(server: str, data: list[Any]) -> None:
    answer = httpx.post(f"{server}/gradio_api/run/ask", json={"data": data}, timeout=60)
    assert answer.status_code == 200 and "EUR 80 million" in answer.json()["data"][0]["text"]


def test_a_scope_keeps_to_documents_and_collections(tmp_path: Path, built: tuple[Path, str]) -> None:
    from gradio_client import Client

    with of_own(built[0], tmp_path) as own, served(own, tmp_path / "page") as address:
        client = Client(address, verbose=False, analytics_enabled=False)
        assert client.predict(api_name="/collections") == [
            {"name": "mine", "documents": 3, "aside": False},
            {"name": "ukraine-security", "documents": 50, "aside": True},
        ]
        rows = {row["type"]: row for row in client.predict(api_name="/documents")}
        lease = rows["lease"]
        assert sorted(rows) == ["lease", "non-disclosure agreement", "service agreement"]
        assert lease["parties"] == ["Harbour Properties Ltd", "Quillon Studios GmbH"] and lease["roles"] == ["Landlord", "Tenant"]
        assert (lease["signed"], lease["effective"], lease["collection"]) == ("2023-03-03", "2023-04-01", "mine")
        assert len(client.predict(collections=["ukraine-security"], api_name="/documents")) == 50

        only = {"documents": [lease["document_id"]]}
        law = client.predict("Which law governs it?", **only, api_name="/ask")
        assert law["answered"] and {citation["document_id"] for citation in law["citations"]} == {lease["document_id"]}
        assert "England" in law["text"] and law["citations"][0]["roles"] == ["Landlord", "Tenant"]
        hits = client.predict("notice", 50, **only, api_name="/retrieve")
        assert hits and {hit["title"] for hit in hits} == {
            "Lease of Office Premises between Harbour Properties Ltd and Quillon Studios GmbH"
        }
        assert {hit["collection"] for hit in client.predict("notice", 50, api_name="/retrieve")} == {"mine"}
        named = client.predict("drones", 5, collections=["ukraine-security"], api_name="/retrieve")
        assert {hit["collection"] for hit in named} == {"ukraine-security"}
        both = client.predict("notice", 100, **only, collections=["ukraine-security"], api_name="/retrieve")
        assert {hit["collection"] for hit in both} == {"mine", "ukraine-security"}
        compared = client.predict("governing law", api_name="/compare")
        assert compared["searched"] == compared["told"] == 3
        assert client.predict("governing law", **only, api_name="/compare")["searched"] == 1
        assert client.predict("rent", partners=["switzerland"], api_name="/retrieve") == []  # known, and party to nothing here


def test_a_real_mcp_client_finds_and_calls_the_tools(server: str) -> None:
    tools, results = awaited(lambda: _mcp(server))
    assert sorted(tools) == ["ask", "collections", "compare", "differences", "documents", "obligations", "retrieve", "sheet"]
    for tool in tools.values():
        assert len(tool.description) > 80
        assert all(parameter.get("description") for parameter in tool.inputSchema["properties"].values())
    answer = json.loads(results[0].content[0].text)
    assert answer["answered"] and "EUR 80 million" in answer["text"] and answer["citations"][0]["quote"]
    assert len(json.loads(results[1].content[0].text)) == 3
    assert len(json.loads(results[2].content[0].text)) >= 50
    for wrong, told in zip(results[3:], ("empty", "question", "is not known"), strict=True):
        assert wrong.isError and told in wrong.content[0].text


async def _mcp(server: str) -> tuple[dict[str, Any], list[Any]]:
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    calls: list[tuple[str, dict[str, Any]]] = [
        ("ask", {"question": QUESTION}),
        ("retrieve", {"question": "mine clearance", "limit": 3}),
        ("documents", {}),
        ("ask", {"question": ""}),
        ("ask", {}),
        ("compare", {"question": "a", "partners": ["atlantis"]}),
    ]
    async with streamablehttp_client(f"{server}/gradio_api/mcp/") as (receive, send, _), ClientSession(receive, send) as session:
        await session.initialize()
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        return tools, [await session.call_tool(name, arguments) for name, arguments in calls]


def _call(server: str, endpoint: str, arguments: dict[str, Any]) -> str:
    """What an endpoint says to named arguments, as the client of a browser would be told it."""
    begun = httpx.post(f"{server}/gradio_api/call/v2/{endpoint}", json=arguments)
    assert begun.status_code == 200, begun.text
    said = httpx.get(f"{server}/gradio_api/call/{endpoint}/{begun.json()['event_id']}", timeout=60)
    assert "event: error" in said.text
    return said.text
