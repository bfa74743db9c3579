"""The same retrieval as a LangChain retriever."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.assistant import Assistant


class AgreementRetriever(BaseRetriever):
    """`AgreementRetriever(assistant=assistant, limit=8, filters={"collections": ["mine"]})`: hits as LangChain documents.

    `filters` are those of `Assistant.retrieve`: partners, kinds, signed_after, signed_before, documents, collections.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    limit: int = 8
    filters: dict[str, Any] = {}

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [
            Document(
                id=hit.passage.id,
                page_content=hit.passage.text,
                metadata={
                    "score": hit.score,
                    "document_id": hit.passage.document_id,
                    "title": hit.passage.title,
                    "kind": hit.passage.kind,
                    "partners": list(hit.passage.partners),
                    "parties": list(hit.passage.parties),
                    "signed": hit.passage.signed.isoformat() if hit.passage.signed else None,
                    "section": hit.passage.section,
                    "page": hit.passage.page,
                    "start": hit.passage.start,
                    "end": hit.passage.end,
                    "url": hit.passage.url,
                },
            )
            for hit in self.assistant.retrieve(query, self.limit, **self.filters)
        ]
