"""The topics that the Compare tab offers: those of Ukraine's agreements while these are searched, and those that any agreement may have."""

from __future__ import annotations

from assistant.across.topics import TOPICS, Topic


def _topic(key: str, english: str, ukrainian: str, question: str) -> Topic:
    return Topic(key, (("en", english), ("uk", ukrainian)), question)


EVERYWHERE = ("term", "notice")  # topics of the shipped agreements that any agreement may have
OF_ANY = (
    *(topic for topic in TOPICS if topic.key in EVERYWHERE),
    _topic("law", "Governing law", "Застосовне право", "governing law"),
    _topic("payment", "Payment", "Оплата", "payment of fees, price or rent"),
    _topic("liability", "Liability", "Відповідальність", "limitation of liability"),
    _topic("confidentiality", "Confidentiality", "Конфіденційність", "confidential information"),
    _topic("disputes", "Disputes", "Спори", "settlement of disputes"),
)
BY_KEY = {topic.key: topic for topic in (*TOPICS, *OF_ANY)}


def topics_for(about: str) -> tuple[Topic, ...]:
    """The topics that suit what the page speaks of (see `about`)."""
    own = OF_ANY if about in ("own", "both", "none") else ()
    shipped = TOPICS if about in ("shipped", "both") else ()
    return tuple(dict.fromkeys((*own, *shipped)))
