"""A chat model by its name: any that LangChain knows, at its provider's address or another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from assistant.chat.failures import ChatError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

EXTRAS = ("openai", "anthropic", "ollama")
KEYLESS = "none"  # sent to an address of the user's own for which no key is set: the provider's key in the environment is not for it


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """`name` is "provider:model"; seconds and tokens; prices in any currency for a million tokens."""

    name: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    deadline_s: float = 60.0
    budget: int = 6000
    strike: bool = False
    for_facts: bool = False
    follow_ups: bool = False
    price_in: float | None = None
    price_out: float | None = None


def build_model(settings: ChatSettings) -> BaseChatModel:
    """The model, ready to be asked; ChatError where its name, its package or its key is missing."""
    try:
        from langchain.chat_models import init_chat_model
    except ImportError as error:
        raise ChatError("package", name=settings.name, package="langchain", extra="openai") from error
    provider, _, model = settings.name.partition(":")
    if not provider or not model:
        raise ChatError("name", name=settings.name)
    try:
        made = init_chat_model(model, model_provider=provider, **_options(provider, settings))
    except ImportError as error:
        package = f"langchain-{provider.replace('_', '-')}"
        raise ChatError("package", name=settings.name, package=package, extra=provider if provider in EXTRAS else "") from error
    except Exception as error:  # each provider's package has errors of its own; what is told says which
        if "unsupported" in str(error).lower() and isinstance(error, ValueError):
            raise ChatError("name", name=settings.name) from error
        if "key" in str(error).lower() or "credentials" in str(error).lower():
            raise ChatError("no_key", name=settings.name) from error
        raise ChatError("other", name=settings.name, kind=type(error).__name__) from error
    key = getattr(made, f"{provider}_api_key", None)
    if not settings.base_url and isinstance(key, SecretStr) and not key.get_secret_value():
        raise ChatError("no_key", name=settings.name)
    return made


def _options(provider: str, settings: ChatSettings) -> dict[str, Any]:
    """What a provider's class takes: no retries of its own, and no wait beyond the deadline."""
    given: dict[str, Any] = {}
    if settings.base_url:
        given["base_url"] = settings.base_url
    if settings.api_key:
        given["api_key"] = settings.api_key
    if provider == "ollama":
        given.pop("api_key", None)
        return {**given, "client_kwargs": {"timeout": settings.deadline_s}}
    if provider in ("openai", "anthropic"):
        given |= {"timeout": settings.deadline_s, "max_retries": 0, "stream_usage": True}
        if settings.base_url and not settings.api_key:
            given["api_key"] = KEYLESS
    return given
