"""A Chroma server that indexes sparse vectors, as the distributed form does: the single one, and before it what it lacks.

The requests and formulas are those of distributed Chroma: a passage scores 1 - query x passage, and with `bm25` each number of
the query is first multiplied by ln(1 + (n - m + 0.5) / (m + 0.5)) for n passages of which m have that word.
"""

from __future__ import annotations

import json
import math
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
from chroma_server import ChromaServer


class SparseServer:
    """Started over a folder; `searched` counts the searches by sparse vectors."""

    def __init__(self, folder: Path) -> None:
        self.behind = ChromaServer(folder)
        self.client = httpx.Client(timeout=60)
        self.schemas: dict[str, Any] = {}  # of collections, by name
        self.vectors: dict[str, dict[str, dict[int, float]]] = {}  # collection id -> passage id -> its sparse vector
        self.searched = 0
        server = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, told = server.answer(self.command, self.path, json.loads(body) if body else None)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(told)

            do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

            def log_message(self, *given: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"

    def start(self) -> None:
        """Start both."""
        self.behind.start()
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """End both."""
        self._http.shutdown()
        self._http.server_close()
        self.behind.kill()

    def answer(self, method: str, path: str, body: Any) -> tuple[int, bytes]:
        """Status and body of what is asked."""
        collection, _, verb = path.partition("/collections/")[2].partition("/")
        if verb == "search":
            return 200, json.dumps(self._searched(path, collection, body["searches"])).encode()
        if verb in ("add", "upsert", "update"):
            for id, row in zip(body["ids"], body.get("metadatas") or (), strict=False):
                if "words" in row:
                    vector = row.pop("words")
                    assert vector.pop("#type") == "sparse_vector"
                    self.vectors.setdefault(collection, {})[id] = dict(zip(vector["indices"], vector["values"], strict=True))
        schema = (body or {}).pop("schema", None) if path.endswith("/collections") else None
        if schema and "words" in schema["keys"]:
            assert schema["keys"]["words"]["sparse_vector"]["sparse_vector_index"]["config"]["bm25"]
            self.schemas.setdefault(body["name"], schema)
            body["configuration"] = {"hnsw": {"space": schema["keys"]["#embedding"]["float_list"]["vector_index"]["config"]["space"]}}
        told = self.client.request(method, self.behind.url + path, json=body)
        if told.status_code == 200 and "/collections" in path and not verb:
            return 200, json.dumps(self._with_schema(told.json())).encode()
        return told.status_code, told.content

    def _with_schema(self, told: Any) -> Any:
        for one in told if isinstance(told, list) else [told]:
            if isinstance(one, dict) and one.get("name") in self.schemas:
                one["schema"] = self.schemas[one["name"]]
        return told

    def _ids(self, path: str, where: Any) -> list[str]:
        asked = {"where": where, "include": []}
        return list(self.client.post(self.behind.url + path.removesuffix("search") + "get", json=asked).json()["ids"])

    def _searched(self, path: str, collection: str, searches: list[Any]) -> dict[str, Any]:
        stored = self.vectors.get(collection, {})
        everything = [stored[id] for id in self._ids(path, None) if id in stored]
        found: dict[str, Any] = {"ids": [], "scores": [], "metadatas": [], "select": []}
        for search in searches:
            self.searched += 1
            knn = search["rank"]["$knn"]
            scaled = {}
            for number, value in zip(knn["query"]["indices"], knn["query"]["values"], strict=True):
                having = sum(number in vector for vector in everything)
                scaled[number] = value * math.log1p((len(everything) - having + 0.5) / (having + 0.5))
            scored = [
                (1.0 - sum(weight * stored[id].get(number, 0.0) for number, weight in scaled.items()), id)
                for id in self._ids(path, search.get("filter"))
                if id in stored and scaled.keys() & stored[id].keys()
            ]
            best = sorted(scored)[: min(knn["limit"], search["limit"]["limit"])]
            found["ids"].append([id for _, id in best])
            found["scores"].append([score for score, _ in best])
            wanted = search["select"]["keys"]
            found["metadatas"].append([{"words": _told(stored[id])} for _, id in best] if "words" in wanted else None)
            found["select"].append(wanted)
        return found | {"documents": [None] * len(searches), "embeddings": [None] * len(searches)}


def _told(vector: dict[int, float]) -> dict[str, Any]:
    return {"#type": "sparse_vector", "indices": list(vector), "values": list(vector.values())}
