"""What the user may set: by argument, by AGREEMENTS_... in the environment, or in a .env file."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.embedding import PACKAGED


class Settings(BaseSettings):
    """Every setting has a default that works with no key, no GPU and no network."""

    model_config = SettingsConfigDict(env_prefix="AGREEMENTS_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(Path("~/.agreements"), description="folder of the index")
    embedding_model: str = Field(PACKAGED, description="packaged model, or a sentence-transformers name or folder")
    chat_model: str | None = Field(None, description="reserved for a LangChain chat model, `provider:model`")
    lock_wait_s: float = Field(10.0, ge=0, description="seconds to wait for an index that another program has open")
    allow_private_addresses: bool = Field(False, description="fetch documents from addresses inside the private network too")
    host: str = Field("127.0.0.1", description="address the page listens on")
    port: int = Field(7860, ge=0, le=65535, description="port of the page")
    auth: Path | None = Field(None, description="file of the people who may sign in (`agreements user`); none: no sign-in")
    open: bool = Field(False, description="let everybody ask who reaches a page that listens to other machines, without a sign-in")
    requests_per_minute: int = Field(60, ge=0, le=100_000, description="questions and uploads of one visitor; 0: no limit")
    upload_mb: int = Field(50, ge=1, le=10_000, description="largest file that can be uploaded")

    @property
    def folder(self) -> Path:
        """`home` with ~ resolved."""
        return self.home.expanduser()
