"""Settings -> a working assistant: the index brought in step with the shipped documents."""

from __future__ import annotations

import hashlib

from assistant.assistant import Assistant
from assistant.chat.models import ChatSettings
from assistant.chat.writing import Writer
from assistant.fields import OWN
from assistant.reader import Reader
from assistant.settings import Settings
from corpus.loading import load
from index.embedding import PACKAGED, SentenceEmbeddings, packaged
from index.index import Index, Progress
from index.report import Report


def build_assistant(settings: Settings | None = None, progress: Progress | None = None) -> Assistant:
    """Open or make the index in the settings' home and bring it in step; nothing changed means nothing is embedded."""
    return build_with_report(settings, progress)[0]


def build_with_report(settings: Settings | None = None, progress: Progress | None = None) -> tuple[Assistant, Report]:
    """The same, with what had to be done."""
    settings = settings or Settings()
    embeddings = packaged() if settings.embedding_model == PACKAGED else SentenceEmbeddings(settings.embedding_model)
    server = settings.chroma_url.get_secret_value() if settings.chroma_url else ""
    name = f"shared-{hashlib.sha256(server.encode()).hexdigest()[:8]}" if server else "index"
    index = Index(settings.folder / name, embeddings, settings.embedding_model, settings.lock_wait_s, server, progress)
    index.fetcher.allow_private = settings.allow_private_addresses
    index.hold_to(settings.reading)
    loaded = load(known=index.shipped())
    report = index.sync(loaded.documents, progress, loaded.keys)
    report.failed += loaded.failed
    return Assistant(index, build_writer(settings), Reader(settings.reader_model), settings.folder / OWN), report


def build_writer(settings: Settings) -> Writer | None:
    """What phrases answers with the chat model that is set; None where none is. Nothing is loaded or reached yet."""
    if not settings.chat_model:
        return None
    key = settings.chat_api_key.get_secret_value() if settings.chat_api_key else None
    return Writer(
        ChatSettings(
            name=settings.chat_model,
            base_url=settings.chat_base_url,
            api_key=key,
            deadline_s=settings.chat_deadline_s,
            budget=settings.chat_budget_tokens,
            strike=settings.unverified == "strike",
            for_facts=settings.chat_for_facts,
            follow_ups=settings.chat_follow_ups,
            price_in=settings.chat_price_in,
            price_out=settings.chat_price_out,
        )
    )
