"""The gloss of Ukrainian questions: the English words a search needs, whatever the case of the Ukrainian ones."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest
import yaml
from ukrainian_glosses import CONTRACTS, FREQUENT, PHRASES, QUESTIONS

from assistant.understanding import ukrainian
from assistant.understanding.patterns import dictionary
from assistant.understanding.ukrainian import SAY, fold, is_ukrainian, translate, transliterate, unglossed
from corpus.names.mentions import Mention


def _table(text: str) -> list[tuple[str, list[str]]]:
    rows = [re.split(r" [|=] ", row) for row in re.split(r" / |\n", text.strip())]
    return [(question, wanted.split("; ")) for question, wanted in rows]


@pytest.mark.parametrize(("text", "wanted"), _table(QUESTIONS) + _table(CONTRACTS) + _table(PHRASES))
def test_gloss_holds_the_english_words(text: str, wanted: list[str]) -> None:
    gloss = translate(text)
    assert [part for part in wanted if part.lower() not in gloss.lower()] == [], gloss
    assert not re.search("[а-яіїєґ]", gloss, re.IGNORECASE)


@pytest.mark.parametrize("word", FREQUENT.split())
def test_frequent_words_are_in_the_dictionary(word: str) -> None:
    assert dictionary(Path(ukrainian.__file__).with_suffix(".yaml")).best_of([word])


NAMES = {"Згорани": "Zghorany", "Єнакієве": "Yenakiieve", "Їжакевич": "Yizhakevych", "Йосипівка": "Yosypivka", "Юрій": "Yurii",
         "Яготин": "Yahotyn", "Щербухи": "Shcherbukhy", "Ґалаґан": "Galagan", "Знам'янка": "Znamianka", "Русь": "Rus",
         "Розгон": "Rozghon", "Чернігів": "Chernihiv", "ЩОРС": "SHCHORS", "Гоща": "Hoshcha", "Короп'є": "Koropie"}  # fmt: skip


@pytest.mark.parametrize(("name", "latin"), NAMES.items())
def test_transliteration_follows_the_resolution(name: str, latin: str) -> None:
    assert transliterate(name) == latin


def test_unknown_words_only_stay_as_names() -> None:
    assert translate("Кого зустрів Галущенко у шкарпетках") == "who Halushchenko"


def test_words_without_a_gloss_are_told() -> None:
    assert unglossed("Кого зустрів Галущенко у шкарпетках, коли підписали угоду?") == ("зустрів", "шкарпетках")
    assert unglossed("Коли підписали угоду з Норвегією?") == unglossed("") == unglossed("Who signed?") == ()


@pytest.mark.parametrize("apostrophe", "'’ʼ‘`")
def test_apostrophes_are_one(apostrophe: str) -> None:
    assert translate(f"п{apostrophe}ять зобов{apostrophe}язань") == "five commitments"
    assert fold(f"Зв{apostrophe}язок") == "зв'язок"


def test_spelling_noise() -> None:
    assert translate("безпекова уго\u0301да") == "security agreement"  # a stress mark
    assert translate("бeзпeкова yгода") == "security agreement"  # Latin e and y
    assert translate(unicodedata.normalize("NFD", "Україна й її війна")) == "Ukraine war"
    assert translate("ХТО ПІДПИСАВ БЕЗПЕКОВУ УГОДУ") == "who signed security agreement"


def test_latin_and_digits_stay() -> None:
    gloss = translate("Чи згадано IRIS-T, ASC 890 і Ukraine Compact у 2024 році?")
    assert gloss == "whether mentioned IRIS-T ASC 890 Ukraine Compact in 2024"


@pytest.mark.parametrize("text", ["", "   ", "?!", "—", "і та а"])
def test_nothing_gives_nothing(text: str) -> None:
    assert translate(text) == ""


def test_mentions_become_partner_names() -> None:
    text = "Коли Париж і французька сторона підписали угоду?"
    adjective, capital = (
        Mention("france", text.index(word), text.index(word) + len(word), word, way)
        for word, way in (("французька", "adjective"), ("Париж", "place"))
    )
    assert translate(text, [adjective, capital]) == "when Paris France side signed agreement"
    assert translate(text) == "when Paris French side signed agreement"


def test_is_fast_and_bears_long_input() -> None:
    questions = [question for question, _ in _table(QUESTIONS) if translate(question)]
    start = time.perf_counter()
    glosses = [translate(question) for question in questions]
    assert (time.perf_counter() - start) / len(questions) < 0.002
    assert len(translate(" ".join(questions) * 100)) > len(" ".join(glosses)) * 90
    assert translate("угода" * 10_000) == "" and translate("угода " * 10_000) == "agreement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Хто підписав?", True), ("Що таке Ukraine Facility?", True), ("Who signed?", False), ("", False), ("2024?", False),
     ("What does «безпека» mean?", False), ("Кто подписал? Был ли это президент, объясните", False)],
)  # fmt: skip
def test_is_ukrainian(text: str, expected: bool) -> None:
    assert is_ukrainian(text) is expected


def test_dictionary_is_well_formed() -> None:
    """No English key twice in a section, no pattern twice at all, patterns folded."""
    source = Path(ukrainian.__file__).with_suffix(".yaml").read_text("utf-8")
    keys: list[tuple[str, str]] = []
    patterns: list[str] = []
    for section, body in yaml.compose(source).value:
        for key, value in body.value:
            keys.append((section.value, key.value))
            patterns += [pattern.strip() for pattern in value.value.split(",")]
    assert len(keys) == len(set(keys)) > 500 and len(patterns) == len(set(patterns))
    assert [p for p in patterns if p != fold(p) or not re.fullmatch(r"(?:[^\s*]+\*{0,2} ?)+", p)] == []


def test_say_is_ukrainian() -> None:
    names = "yes no doubtful not_said unknown_partner false_premise nearest complete silent no_mention"
    assert set(names.split()) <= SAY.keys()
    assert all(is_ukrainian(re.sub(r"\{\w+\}", "", phrase)) for phrase in SAY.values())
