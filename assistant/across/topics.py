"""The topics that agreements are compared by: a question that each text is searched with, or the sums of a year."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.fields import fields


@dataclass(frozen=True, slots=True)
class Topic:
    """One column of a comparison: what `question` finds, or with a `year` (not 0) the sums of that year."""

    key: str
    names: tuple[tuple[str, str], ...]  # (language, name)
    question: str
    year: int = 0

    def name(self, language: str = "en") -> str:
        """The topic as it is shown."""
        return dict(self.names).get(language, self.names[0][1])


def own(question: str) -> Topic:
    """A person's own question as a topic."""
    text = " ".join(question.split())
    return Topic("own", (("en", text),), text)


def _topic(key: str, english: str, ukrainian: str, question: str = "", year: int = 0) -> Topic:
    return Topic(key, (("en", english), ("uk", ukrainian)), question or english, year)


TOPICS = (
    _topic("f16", "F-16s", "F-16", "F-16"),
    _topic("air-defence", "Air defence", "Протиповітряна оборона", "air defence"),
    _topic("drones", "Drones", "Дрони", "drones"),
    _topic("training", "Training of forces", "Навчання військ", "training of Ukrainian forces"),
    _topic("industry", "Defence industry", "Оборонна промисловість", "defence industry"),
    _topic("cyber", "Cyber security", "Кібербезпека", "cyber security"),
    _topic("intelligence", "Intelligence", "Розвідка", "intelligence"),
    _topic("demining", "Demining", "Розмінування", "demining"),
    _topic("nuclear", "Nuclear safety", "Ядерна безпека", "nuclear safety"),
    _topic("eu", "EU accession", "Вступ до ЄС", "EU accession"),
    _topic("nato", "NATO membership", "Членство в НАТО", "NATO membership"),
    _topic("assets", "Frozen assets", "Заморожені активи", "frozen Russian assets"),
    _topic("tribunal", "Special tribunal", "Спеціальний трибунал", "tribunal"),
    _topic("children", "Return of children", "Повернення дітей", "return of children"),
    _topic("money-2024", "Money for 2024", "Кошти на 2024 рік", year=2024),
    *(Topic(field.key, (("en", field.names[0]), ("uk", field.names[1])), field.topic) for field in fields() if field.topic),
)
BY_KEY = {topic.key: topic for topic in TOPICS}
