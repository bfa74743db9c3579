"""Sentences turned into yes/no questions: what they say, what they deny, and what they nearly say (another sum, another party)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random

from reading_lists import Asked, Says, Text

_SENTENCE = re.compile(
    r"^(?:\W*\(?(?:\d+(?:\.\d+)*|[a-zA-Z])[.)]*\s+)?(?P<who>(?:[A-Z][\w'’-]*|the|a|an|of|and|either|each|no|neither|any|all|this)(?: [\w'’-]+){0,6}?) "
    r"(?P<modal>shall|must|may|will|can|is|are|was|were)(?P<denied> not| never| in no event)? (?P<what>[a-z][^;:()]{12,140}?)"
    r"(?:[.;:(]|,(?!\d)| if | unless | except | provided | and | but | which | so that |$)"
)
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])\d{1,4}(?![\w,]*\d)")
_SPELLED = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "sixty",
    "ninety",
)
_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b")
_OTHER = dict(
    pair
    for one, other in (
        ("Tenant", "Landlord"), ("Supplier", "Buyer"), ("Supplier", "Customer"), ("Licensor", "Licensee"), ("Lender", "Borrower"),
        ("Employer", "Employee"), ("Company", "Distributor"), ("Seller", "Purchaser"), ("Lessor", "Lessee"), ("Contractor", "Client"),
        ("Discloser", "Recipient"), ("Consultant", "Company"), ("Franchisor", "Franchisee"), ("Provider", "Customer"), ("Ukraine", "Norway"),
        ("Norway", "Ukraine"), ("Poland", "Ukraine"), ("Germany", "Ukraine"), ("Japan", "Ukraine"), ("Latvia", "Ukraine"), ("Iceland", "Ukraine"),
    )
    for pair in ((one, other), (other, one))
)  # fmt: skip
_DUTY = (
    "Must {who} {what}?",
    "Does {who} have to {what}?",
    "Is {who} obliged to {what}?",
    "Shall {who} {what}?",
    "Is it up to {who} to {what}?",
)
_LEAVE = ("May {who} {what}?", "Can {who} {what}?", "Is {who} allowed to {what}?", "Is {who} permitted to {what}?", "Could {who} {what}?")
_BAN = ("Is {who} forbidden to {what}?", "Is {who} prohibited from having to {what}?", "Is it ruled out that {who} will {what}?")
_FREE = ("Is {who} free not to {what}?", "Can {who} refuse to {what}?", "Is {who} excused if it does not {what}?")
_PLAN = ("Will {who} {what}?", "Does {who} undertake to {what}?", "Is it agreed that {who} will {what}?")
_FACT = ("{Modal} {who} {what}?", "Is it true that {who} {modal} {what}?", "Does the text say that {who} {modal} {what}?")
_WRONG = ("Is it wrong that {who} {modal} {what}?", "Is it untrue that {who} {modal} {what}?")
_WAYS: dict[tuple[str, bool], tuple[tuple[tuple[str, ...], Says], ...]] = {
    ("duty", False): ((_DUTY, "yes"), (_PLAN, "yes"), (_FREE, "no"), (_BAN[:1], "no")),
    ("duty", True): ((_LEAVE, "no"), (_PLAN, "no"), (_DUTY[:2], "no"), (_BAN[:1], "yes")),
    ("leave", False): ((_LEAVE, "yes"), (_LEAVE, "yes"), (_BAN[:1], "no")),
    ("leave", True): ((_LEAVE, "no"), (_LEAVE, "no"), (_BAN[:1], "yes")),
    ("plan", False): ((_PLAN, "yes"), (_PLAN, "yes"), (_BAN[2:], "no")),
    ("plan", True): ((_PLAN, "no"), (_PLAN, "no"), (_BAN[2:], "yes")),
    ("fact", False): ((_FACT, "yes"), (_WRONG, "no")),
    ("fact", True): ((_FACT, "no"), (_WRONG, "yes")),
}
_KINDS = {"shall": "duty", "must": "duty", "may": "leave", "can": "leave", "will": "plan"}
_PERSON = {"you": "I", "we": "they", "i": "you"}
_IN_FIGURES = re.compile(r"\s*\(\d+ ?%?\)")
_CUT = re.compile(r"(?:\b(?:and|or|to|by|of|the|a|upon|in|at|for|with|than|more|not)|,)\s*$|^not\b|^(?:and|or)\b")
_VERB = re.compile(r"\b(?:agrees?|says|declares|acknowledges|states|ends|that|which)\b")
_SOFT = re.compile(r"^(?:consider|examine|explore|discuss|seek|aim|endeavou?r|try|continue to examine|look into|think|strive)\b")
_VAGUE = re.compile(
    r"^(?:it|there|this|that|such|which|they|he|she|these|those|what|nothing|who|any|on|in|for|at|by|whatever|if|upon|as|where|when|to|from|after|before|during|under|because|although|though|until|notwithstanding|while|unless|once|since)\b",
    re.IGNORECASE,
)


def turned(texts: Iterable[Text], most: int, random: Random) -> Iterator[Asked]:
    """Questions on some sentences of each text; each with the sentence that it was made of as the only one known to be right."""
    for text in texts:
        order = list(range(len(text.sentences)))
        random.shuffle(order)
        made = [asked for at in order for asked in _of_sentence(text, at, random)]
        yield from made[:most]


def _of_sentence(text: Text, at: int, random: Random) -> Iterator[Asked]:
    """A question that the sentence settles, and one that it only nearly does."""
    match = _SENTENCE.match(_IN_FIGURES.sub("", text.sentences[at]))
    if not match or _SOFT.match(match["what"]) or _VAGUE.match(match["who"]) or _CUT.search(match["what"]) or _VERB.search(match["who"]):
        return
    who, modal, what = _PERSON.get(match["who"].lower(), match["who"]), match["modal"], match["what"].strip()
    denied = bool(match["denied"])
    for none, some in (("No ", "a "), ("Neither ", "a "), ("no ", "a "), ("neither ", "a ")):
        if who.startswith(none):
            who, denied = (
                some + who[len(none) :].removeprefix("of the ").replace("parties", "party").replace("Parties", "Party"),
                not denied,
            )
    kind = _KINDS.get(modal, "fact")
    for frames, says in _WAYS[kind, denied]:
        if kind != "fact" and (who in _PERSON.values() or " and " in who or re.search("[^s]s$", who)):
            frames = tuple(frame for frame in frames if not frame.startswith(("Is ", "Does ")))  # they want a singular
        if not frames or (kind == "fact" and who in _PERSON.values()):
            continue
        frame = random.choice(frames)
        yield _asked(text, at, _filled(frame, who, modal, what), says)
        other = _other_number(what, random)
        if other and says == "yes" and not denied:
            yield _asked(text, at, _filled(frame, who, modal, other), "no")
        swapped = " ".join(_OTHER.get(word, word) for word in who.split(" "))
        if swapped != who and sum(word in _OTHER for word in who.split(" ")) == 1 and random.random() < 0.4:
            yield _asked(text, at, _filled(frame, swapped, modal, what), None)


def _asked(text: Text, at: int, question: str, says: Says) -> Asked:
    """`says` None: the sentence speaks of another party, and answers nothing; what else in the text does is not known."""
    right = frozenset({at}) if says else frozenset()
    hidden = frozenset(text.ranked(question, 6)) - {at}  # may say the same in other words
    return Asked(question, text, right, hidden, says, "turned", text.name, text.sentences[at])


def _filled(frame: str, who: str, modal: str, what: str) -> str:
    """The frame with its parts; a sentence's first word small where it is no name."""
    first, _, rest = who.partition(" ")
    if first in ("The", "A", "An", "Each", "Either", "All", "This", "Any", "Both", "Our", "Your"):
        who = f"{first.lower()} {rest}"
    return frame.format(who=who, modal=modal, Modal=modal.capitalize(), what=what)


def _other_number(what: str, random: Random) -> str:
    """The words with another number in the place of one; empty where there is none."""
    numbers = list(_NUMBER.finditer(what))
    if numbers:
        found = random.choice(numbers)
        value = int(float(found[0].replace(",", "")))
        other = (
            value + random.choice((1, 2, 5, -1))
            if 1900 < value < 2100
            else max(1, round(value * random.choice((0.5, 1.5, 2, 3)))) + (value < 2)
        )
        if other == value:
            other += 1
        return (
            f"{what[: found.start()]}{other:,}{what[found.end() :]}"
            if value > 2100
            else f"{what[: found.start()]}{other}{what[found.end() :]}"
        )
    if spelled := _WORD_NUMBER.search(what):
        return f"{what[: spelled.start()]}{random.choice([word for word in _SPELLED if word != spelled[0]])}{what[spelled.end() :]}"
    return ""
