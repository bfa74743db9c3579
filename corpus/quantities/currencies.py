"""The world's currencies as texts write them, in English and Ukrainian: codes, signs and names, and the codes that each writing can mean."""

from __future__ import annotations

import functools
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from corpus.own_yaml import read_own

_SINCE = date(1990, 1, 1)  # marks, francs and lire stand in contracts that still bind
_ENGLISH, _UKRAINIAN = "en", "uk"
_COUNTS = (1, 2, 5)  # that take forms of their own: "гривня", "гривні", "гривень"
_LETTERS = re.compile(r"[^\W\d_ʼ’'-]+(?:[ʼ’'-][^\W\d_]+)*")
_SHORTEST = 4  # letters of a Ukrainian stem
_ADJECTIVE = re.compile(r"(?:[сцз]ь?к(?:ий|а|е)|ий|не)$")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s.,;:()'’\"“”-]")


@functools.cache
def codes() -> frozenset[str]:
    """The codes of all currencies that some country has paid with since 1990."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    countries = (name for name in map(str, Locale(_ENGLISH).territories) if len(name) == 2 and name.isalpha())
    return frozenset(code for country in countries for code in get_territory_currencies(country, _SINCE, date.max))


def before() -> str:
    """A pattern for what stands before a figure: codes and signs, as they are written, and "eur" in any case."""
    return rf"(?-i:{_any(_shown())})|{_any(name for name in _names() if name.upper() in codes())}"


def after() -> str:
    """A pattern for what stands behind a figure or its words: codes, signs and names."""
    inflected = "|".join(sorted(_inflected(), key=len, reverse=True))
    return rf"(?-i:{_any(_shown())})|{inflected}|{_any(_names())}|{smaller()}"


def smaller() -> str:
    """A pattern for the names of hundredths: "pence"."""
    return _any(_own()["smaller"][""])


@functools.lru_cache(4096)
def currency_of(written: str) -> str:
    """The codes that a writing can mean, in order, parted by blanks: "USD" for "US$"; "" for what is no currency."""
    plain = " ".join(written.split())
    found = {plain} & codes() or _signs().get(plain) or _names().get(plain.casefold())
    if not found:
        found = {code for stem, of in _stems() if stem.fullmatch(plain) for code in of}
    return " ".join(sorted(found))


def may_be_same(one: str, other: str) -> bool:
    """Whether two results of `currency_of` have a code in common: "dollars" may be those of any country."""
    return not set(one.split()).isdisjoint(other.split())


def currencies_in(text: str) -> set[str]:
    """The codes of the currencies that a text names, all that an open name can mean."""
    if not may_name(text):
        return set()
    return {code for match in _written().finditer(text) for code in currency_of(match[0]).split()}


def may_name(text: str) -> bool:
    """Whether some word or sign of a text can belong to a currency; quick, and true for more than is one."""
    shown, plain, stems = _words()
    return any(word in shown or (low := word.casefold()) in plain or low[:_SHORTEST] in stems for word in _WORD.findall(text))


def stands_at(text: str, at: int) -> bool:
    """Whether a currency is written at a place of a text, or behind one blank there."""
    return _behind(after).match(text, at) is not None


def code_stands_at(text: str, at: int) -> bool:
    """Whether a code or sign of a currency is written there; a name may as well begin a heading."""
    return _behind(before).match(text, at) is not None


def code_ends(text: str) -> bool:
    """Whether a text ends with a code or sign of a currency, so that its figures stand on the next line."""
    word = text.rsplit(maxsplit=1)[-1:]
    return bool(word) and word[0] in _shown()


@functools.cache
def _behind(pattern: Callable[[], str]) -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{pattern()})(?![^\W\d_])", re.IGNORECASE)


@functools.cache
def _written() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{after()})(?![^\W\d_])", re.IGNORECASE)


@functools.cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words and signs as they are written, in lower case, and the beginnings of Ukrainian ones."""
    shown = {word for text in _shown() for word in _WORD.findall(text)}
    plain = {_WORD.findall(name)[-1] for name in (*_names(), *_own()["smaller"][""])}
    stems = {word[:_SHORTEST] for stem in _inflected() for word in re.findall(r"[^\W\d_]{4,}", stem)}
    return frozenset(shown), frozenset(plain), frozenset(stems)


@functools.cache
def _shown() -> frozenset[str]:
    """Codes and signs, written as they are; none that shouted text holds for itself, as in "ALL 22"."""
    return frozenset({*codes(), *_signs()} - {name.upper() for name in _own()["common"][""]})


@functools.cache
def _own() -> dict[str, dict[str, frozenset[str]]]:
    held = read_own(Path(__file__).with_name("currencies.yaml"))
    words = {part: {"": frozenset(held.pop(part).split())} for part in ("common", "smaller")}
    return {part: {text: frozenset(of.split()) for text, of in rows.items()} for part, rows in held.items()} | words


@functools.cache
def _signs() -> dict[str, frozenset[str]]:
    """Signs with their codes; "$" is that of every dollar."""
    from babel.numbers import get_currency_symbol

    found: dict[str, set[str]] = defaultdict(set)
    for code in codes():
        for sign in {get_currency_symbol(code, locale) for locale in (_ENGLISH, _UKRAINIAN)} - codes() - {"¤"}:
            found[" ".join(sign.split())].add(code)
    return {sign: frozenset(of) for sign, of in found.items()} | _own()["signs"] | {"$": _names()["dollars"]}


@functools.cache
def _names() -> dict[str, frozenset[str]]:
    """English names in lower case, whole and as the noun alone, with their codes, and those of the project's own list."""
    from babel.numbers import get_currency_name

    found: dict[str, set[str]] = defaultdict(set)
    for code in codes():
        for count in _COUNTS:
            name = get_currency_name(code, count, _ENGLISH).casefold()
            found[name].add(code)
            found[name.split()[-1]].add(code)
    common = _own()["common"][""]
    kept = {name: frozenset(of) for name, of in found.items() if name not in common and (" " in name or name.isalpha() and len(name) > 2)}
    own = _own()["names"]
    return kept | {name: of | kept.get(name, frozenset()) for name, of in own.items()}


@functools.cache
def _stems() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return tuple((re.compile(stem, re.IGNORECASE), of) for stem, of in _inflected().items())


@functools.cache
def _inflected() -> dict[str, frozenset[str]]:
    """Patterns for Ukrainian names in any case, whole and as the noun alone, with their codes."""
    from babel.numbers import get_currency_name

    found: dict[str, set[str]] = defaultdict(set)
    common = _own()["common"][""]
    for code in codes():
        forms = [get_currency_name(code, count, _UKRAINIAN).casefold().split() for count in _COUNTS]
        if len({len(form) for form in forms}) == 1 and all(map(_LETTERS.fullmatch, forms[0])) and len(forms[0]) > 1:
            found[" ".join(_stem(words) for words in zip(*forms, strict=True))].add(code)
        noun = next((words for words in zip(*forms, strict=False) if words[0].isalpha() and not _ADJECTIVE.search(words[0])), ("",))
        start = os.path.commonprefix(noun)
        if len(start) >= _SHORTEST and start not in common:
            found[_stem(noun)].add(code)
    return {stem: frozenset(of) for stem, of in found.items()}


def _stem(words: Iterable[str]) -> str:
    """A pattern for the cases of a word of which some are known."""
    forms = [re.escape(word) for word in words]
    start = os.path.commonprefix(forms)
    return start if len(set(forms)) == 1 else rf"{start}\w{{0,4}}" if len(start) > 2 else "(?:" + "|".join(sorted(set(forms))) + ")"


def _any(texts: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(text) for text in texts}, key=len, reverse=True))
