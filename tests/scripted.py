"""A chat model that says what a script says and remembers what it was told: a true LangChain model, without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from assistant.chat.models import ChatSettings
from assistant.chat.writing import Writer


class Scripted(BaseChatModel):
    """`say` is given the messages' words and gives the answer, which comes in pieces of `size` characters."""

    say: Callable[[list[str]], str]
    size: int = 17
    asked: list[list[str]] = []

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.say([str(m.text) for m in messages])))])

    def _stream(
        self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        told = [str(message.text) for message in messages]
        self.asked.append(told)
        said = self.say(told)
        for at in range(0, len(said), self.size):
            yield ChatGenerationChunk(message=AIMessageChunk(content=said[at : at + self.size]))


def writer(say: Callable[[list[str]], str] | str, size: int = 17, **settings: Any) -> tuple[Writer, Scripted]:
    """A writer over a scripted model, and the model."""
    model = Scripted(say=(lambda told: say) if isinstance(say, str) else say, size=size, asked=[])
    return Writer(ChatSettings("scripted:model", **settings), lambda _: model), model
