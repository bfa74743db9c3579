"""Chat models over a real wire: LangChain's own OpenAI client and a server of this machine. Whatever breaks, there is an answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from told import luxembourg
from wire import Script, faithful, serve

from assistant.answer import Answer, Usage
from assistant.building import build_writer
from assistant.settings import Settings

pytestmark = pytest.mark.slow

TRUE = "Luxembourg allocated EUR 80 million for military support in 2024 [1]."


@contextmanager
def served(script: Script) -> Iterator[str]:
    """The address of a server that follows a script."""
    server = serve(script)
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()


def answers(script: Script, **settings: object) -> list[Answer]:
    """The growing answers over a scripted server, as the settings build them."""
    with served(script) as address:
        return asked(Settings(chat_model="openai:gpt-test", chat_base_url=address, chat_api_key="secret-key", **settings))


def asked(settings: Settings) -> list[Answer]:
    told = luxembourg()
    writer = build_writer(settings)
    assert writer
    return list(writer.stream(told.asked, told.plain, (), told.plain.hits))


def without(answer: Answer) -> str:
    """The line that says why the answer is one without a model."""
    plain = luxembourg().plain
    assert answer.text.startswith(plain.text) and answer.citations == plain.citations and answer.answered
    (line,) = answer.text.removeprefix(plain.text).strip().splitlines()
    assert line.startswith("Answered without a chat model: ") and "secret-key" not in line
    return line


def test_an_answer_comes_in_pieces_with_its_tokens_and_cost() -> None:
    script = Script(lambda messages: f"{TRUE} Luxembourg gave EUR 96 million for military assistance in 2023 [1].")
    grown = answers(script, chat_price_in=1.0, chat_price_out=10.0)
    assert len(grown) >= 2 and grown[0].text == "Luxembourg allocated EUR 80 million for military support in 2024. [1]"
    written = len(script.say([])) // 4
    assert grown[-1].usage == Usage(1000, written, pytest.approx((1000 + 10 * written) / 1e6))
    assert script.keys == ["Bearer secret-key"]


def test_the_faithful_server_answers_with_exact_quotes() -> None:
    answer = answers(Script(faithful))[-1]
    assert "EUR 80 million" in answer.text and "without a chat model" not in answer.text and answer.citations


@pytest.mark.parametrize(
    ("script", "why", "requests"),
    [
        (Script(status=401), "the key for openai:gpt-test was refused (status 401)", 1),
        (Script(status=404), "is not known at its address (status 404)", 1),
        (Script(status=400), "did not take the request (status 400)", 1),
        (Script(status=429, headers={"Retry-After": "60"}), "takes no more requests at the moment (status 429)", 2),
        (Script(status=503), "reports a fault of its own (status 503)", 2),
        (Script(lambda messages: TRUE * 5, cut_after=3), "broke off in the middle", 1),
        (Script(lambda messages: ""), "answered nothing", 1),
        (Script(lambda messages: "x" * 100_000, size=2_000), "more than 12,000 characters", 1),
    ],
    ids=["wrong key", "unknown model", "bad request", "rate limit", "server fault", "cut", "empty", "100 kB"],
)
def test_a_failure_gives_the_answer_without_a_model_and_one_line(script: Script, why: str, requests: int) -> None:
    began = time.monotonic()
    assert why in without(answers(script)[-1])
    assert len(script.asked) == requests
    assert time.monotonic() - began < 20


def test_a_passing_fault_is_forgiven_once() -> None:
    assert answers(Script(lambda messages: TRUE, status=429, fail_times=1))[-1].text.startswith("Luxembourg allocated")


@pytest.mark.parametrize(
    "script", [Script(lambda m: TRUE, delay=20), Script(lambda m: "word " * 900, pause=0.5)], ids=["silent", "dripping"]
)
def test_the_deadline_holds(script: Script) -> None:
    asked(Settings(chat_model="openai:x", chat_base_url="http://127.0.0.1:9/v1"))  # the first use imports the provider's package
    began = time.monotonic()
    assert "did not finish within 2 seconds" in without(answers(script, chat_deadline_s=2)[-1])
    assert time.monotonic() - began < 6


def test_nobody_at_the_address() -> None:
    line = without(asked(Settings(chat_model="openai:x", chat_base_url="http://127.0.0.1:9/v1"))[-1])
    assert "openai:x cannot be reached at its address" in line


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("openai:gpt-5-mini", "no key for openai:gpt-5-mini is set (AGREEMENTS_CHAT_API_KEY)"),
        ("fireworks:x", "fireworks:x needs the package langchain-fireworks: pip install 'langchain-fireworks'"),
        ("gpt-5-mini", "names no chat model. It is written provider:model"),
        ("nobody:x", "names no chat model"),
        ("openai:", "names no chat model"),
    ],
)
def test_a_model_that_cannot_be_built(name: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert why in without(asked(Settings(chat_model=name))[-1])


def test_who_stops_listening_stops_the_model() -> None:
    script = Script(lambda messages: f"{TRUE} " * 100, pause=0.05, size=80)
    told = luxembourg()
    with served(script) as address:
        writer = build_writer(Settings(chat_model="openai:x", chat_base_url=address))
        assert writer
        stream = writer.stream(told.asked, told.plain, (), told.plain.hits)
        assert next(stream).text.startswith("Luxembourg allocated")
        began = time.monotonic()
        stream.close()  # type: ignore[attr-defined]
        assert time.monotonic() - began < 1


def test_the_providers_key_does_not_go_to_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-for-the-provider")
    script = Script(faithful)
    with served(script) as address:
        asked(Settings(chat_model="openai:x", chat_base_url=address))
    assert script.keys == ["Bearer none"]


def test_no_model_is_set_by_default() -> None:
    assert Settings().chat_model is None and build_writer(Settings()) is None
