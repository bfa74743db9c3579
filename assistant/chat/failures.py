"""What can go wrong with a chat model, each as one line to the person who asked."""

from __future__ import annotations

from collections.abc import Iterator

ENGLISH = {
    "no_key": "no key for {name} is set (AGREEMENTS_CHAT_API_KEY).",
    "refused": "the key for {name} was refused (status {status}).",
    "unknown": "{name} is not known at its address (status 404). Look at AGREEMENTS_CHAT_MODEL and AGREEMENTS_CHAT_BASE_URL.",
    "name": "{name!r} names no chat model. It is written provider:model, such as openai:gpt-5-mini.",
    "package": "{name} needs the package {package}: pip install '{wanted}'.",
    "busy": "{name} takes no more requests at the moment (status 429).",
    "slow": "{name} did not finish within {seconds:.0f} seconds.",
    "cut": "the connection to {name} broke off in the middle of the answer.",
    "unreachable": "{name} cannot be reached at its address.",
    "server": "{name} reports a fault of its own (status {status}).",
    "rejected": "{name} did not take the request (status {status}).",
    "empty": "{name} answered nothing.",
    "long": "{name} answered with more than {characters:,} characters.",
    "declined": "{name} found no answer in these passages.",
    "unproved": "none of the sentences of {name} is proved by the documents.",
    "other": "{name} failed ({kind}).",
}
UKRAINIAN = {
    "no_key": "не задано ключа для {name} (AGREEMENTS_CHAT_API_KEY).",
    "refused": "ключ для {name} відхилено (статус {status}).",
    "unknown": "за адресою немає моделі {name} (статус 404). Перевірте AGREEMENTS_CHAT_MODEL і AGREEMENTS_CHAT_BASE_URL.",
    "name": "{name!r} не є назвою моделі. Її пишуть provider:model, наприклад openai:gpt-5-mini.",
    "package": "для {name} потрібен пакет {package}: pip install '{wanted}'.",
    "busy": "{name} зараз не приймає запитів (статус 429).",
    "slow": "{name} не встигла за {seconds:.0f} с.",
    "cut": "з'єднання з {name} обірвалося посеред відповіді.",
    "unreachable": "{name} недоступна за своєю адресою.",
    "server": "{name} повідомляє про власну помилку (статус {status}).",
    "rejected": "{name} не прийняла запит (статус {status}).",
    "empty": "{name} нічого не відповіла.",
    "long": "{name} відповіла понад {characters:,} символами.",
    "declined": "{name} не знайшла відповіді в цих уривках.",
    "unproved": "жодного речення {name} документи не підтверджують.",
    "other": "{name}: збій ({kind}).",
}
WITHOUT = {"en": "Answered without a chat model: {why}", "uk": "Відповідь без мовної моделі: {why}"}
LEFT_OUT = {
    "en": "Left out, because the documents do not prove them: {count} of the model's sentences.",
    "uk": "Не показано речень моделі, бо документи їх не підтверджують: {count}.",
}
UNVERIFIED = {"en": "not verified", "uk": "не підтверджено"}
PASSING = ("busy", "server", "unreachable")  # worth one more try


class ChatError(Exception):
    """A chat model that gave no answer: `code` is one of ENGLISH, `told` fills its line."""

    def __init__(self, code: str, **told: object) -> None:
        super().__init__(code)
        self.code = code
        self.told = told
        if code == "package":
            self.told["wanted"] = f"agreements-assistant[{told['extra']}]" if told["extra"] else told["package"]

    def line(self, language: str = "en") -> str:
        """One line that says why the answer is one without a model."""
        words = (UKRAINIAN if language == "uk" else ENGLISH)[self.code].format(**self.told)
        return WITHOUT["uk" if language == "uk" else "en"].format(why=words)


def failure_of(error: BaseException, name: str, begun: bool, seconds: float) -> ChatError:
    """The failure that a provider's error stands for; `begun`: something was already said. Nothing of the error's own words is shown."""
    if isinstance(error, ChatError):
        return error
    for cause in _causes(error):
        kind = type(cause).__name__
        status = getattr(cause, "status_code", None)
        if isinstance(status, int) and status >= 400:
            code = {401: "refused", 403: "refused", 404: "unknown", 408: "slow", 429: "busy"}.get(status)
            return ChatError(code or ("server" if status >= 500 else "rejected"), name=name, status=status, seconds=seconds)
        if "Timeout" in kind or isinstance(cause, TimeoutError):
            return ChatError("slow", name=name, seconds=seconds)
        if begun and ("Protocol" in kind or "ReadError" in kind or "Connect" in kind or "ChunkedEncoding" in kind or kind == "APIError"):
            return ChatError("cut", name=name)
        if "Connect" in kind or "ReadError" in kind or "Protocol" in kind or isinstance(cause, ConnectionError):
            return ChatError("unreachable", name=name)
    if "No generation" in str(error):
        return ChatError("empty", name=name)
    if "api_key" in str(error) or "API key" in str(error):
        return ChatError("no_key", name=name)
    return ChatError("other", name=name, kind=type(error).__name__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it was raised from."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
