"""What the user may set: by argument, by AGREEMENTS_... in the environment, or in a .env file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.reader import PACKAGED as READER
from corpus.packaged import PACKAGED
from index.budget import Budget


class Settings(BaseSettings):
    """Every setting has a default that works with no key, no GPU and no network."""

    model_config = SettingsConfigDict(env_prefix="AGREEMENTS_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(Path("~/.agreements"), description="folder of the index")
    chroma_url: SecretStr | None = Field(None, description="address of a Chroma server that keeps the index for several programs")
    embedding_model: str = Field(PACKAGED, description="packaged model, or a sentence-transformers name or folder")
    reader_model: str = Field(READER, description="packaged reader, or a cross-encoder of sentence-transformers by name or folder")
    chat_model: str | None = Field(
        None, description="chat model that phrases the answers, `provider:model` as LangChain names it; none: no model"
    )
    chat_base_url: str | None = Field(None, description="address of the chat model, such as that of an OpenAI-compatible server")
    chat_api_key: SecretStr | None = Field(
        None, description="key of the chat model (or in the provider's own variable, such as OPENAI_API_KEY)"
    )
    chat_deadline_s: float = Field(60.0, gt=0, le=600, description="seconds after which the answer is given without the chat model")
    chat_budget_tokens: int = Field(6000, ge=500, le=200_000, description="tokens of passages that the chat model is shown, about")
    chat_for_facts: bool = Field(False, description="ask the chat model for facts and lists too, which are looked up")
    chat_follow_ups: bool = Field(False, description="let the chat model resolve follow-up questions; rules refuse what it brings in")
    chat_price_in: float | None = Field(None, ge=0, description="price of a million tokens that the chat model reads, in any currency")
    chat_price_out: float | None = Field(None, ge=0, description="price of a million tokens that it writes")
    unverified: Literal["drop", "strike"] = Field(
        "drop", description="a sentence of the chat model that nothing proves: left out or struck through"
    )
    lock_wait_s: float = Field(10.0, ge=0, description="seconds to wait for an index that another program has open")
    allow_private_addresses: bool = Field(False, description="fetch documents from addresses inside the private network too")
    reading_seconds: float = Field(60.0, gt=0, le=86_400, description="seconds that reading one file may take")
    reading_memory_mb: int = Field(1500, ge=100, le=1_000_000, description="MB of memory that reading one file may take (Linux)")
    reading_characters_per_byte: int = Field(50, ge=1, le=100_000, description="characters of text for each byte of a file")
    host: str = Field("127.0.0.1", description="address the page listens on")
    port: int = Field(7860, ge=0, le=65535, description="port of the page")
    auth: Path | None = Field(None, description="file of the people who may sign in (`agreements user`); none: no sign-in")
    trusted_hosts: str = Field("", description="names the page is reached by, parted by commas, such as that of a proxy before it")
    trusted_proxies: str = Field("127.0.0.1,::1", description="addresses of proxies that are believed who asks, parted by commas")
    open: bool = Field(False, description="let everybody ask who reaches a page that listens to other machines, without a sign-in")
    requests_per_minute: int = Field(60, ge=0, le=100_000, description="questions and uploads of one visitor; 0: no limit")
    upload_mb: int = Field(50, ge=1, le=10_000, description="largest file that can be uploaded")

    @property
    def folder(self) -> Path:
        """`home` with ~ resolved."""
        return self.home.expanduser()

    @property
    def reading(self) -> Budget:
        """What reading one file may cost."""
        return Budget(self.reading_seconds, self.reading_memory_mb, self.reading_characters_per_byte)
