"""Every phrase of the page in English and Ukrainian (wording.yaml); the browser's language decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

from assistant.understanding.ukrainian import is_ukrainian
from corpus import parties
from corpus.own_yaml import read_own

LANGUAGES = ("en", "uk")
WORDS: dict[str, dict[str, str]] = read_own(Path(__file__).with_suffix(".yaml"))


class Asking(Protocol):
    """What is read of a request: its headers (gradio's Request has them)."""

    @property
    def headers(self) -> Mapping[str, str]: ...  # noqa: D102


def language_of(request: Asking | None) -> str:
    """ "uk" or "en": the one that the browser names first; "en" where it names neither."""
    accepted = (request.headers.get("accept-language") or "") if request else ""
    named = [part.partition(";")[0].strip().lower().partition("-")[0] for part in accepted.split(",")]
    return next((language for language in named if language in LANGUAGES), "en")


def say(key: str, language: str = "en", **values: object) -> str:
    """A phrase in a language, its gaps filled; not escaped."""
    return WORDS[language][key].format(**values) if values else WORDS[language][key]


def lang_of(text: str) -> str:
    """The attribute that tells a screen reader in which language a text is read."""
    return f' lang="{"uk" if is_ukrainian(text[:2_000]) else "en"}"'


def partner_name(slug: str, language: str) -> str:
    """A partner as the reader calls it."""
    return parties.ukrainian_name_of(slug) if language == "uk" else parties.name_of(slug)


def collection_name(name: str, language: str) -> str:
    """A collection as the reader calls it: those that are there from the beginning have names of the page."""
    return WORDS[language].get(f"called_{name}", name)


def collection_named(name: str, language: str) -> str:
    """The same among things that are no collections."""
    return say("collection_named", language, name=collection_name(name, language))


def day_of_month(signed: date, language: str) -> str:
    """A day and its month, in short, where the year is told beside it."""
    from babel.dates import format_date

    return format_date(signed, "d MMM", locale=language)


def day(signed: date | None, language: str) -> str:
    """A date in words; empty where there is none."""
    if signed is None:
        return ""
    from babel.dates import format_date

    return format_date(signed, "d MMMM y", locale=language)
