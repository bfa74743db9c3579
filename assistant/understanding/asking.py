"""How a clause asks, by its grammar: with a word such as "when", or with an auxiliary before its subject."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

_LINK = r"(?:(?:and|by|for|in|at|from|to|of|under|with|on|until|since)\s+)*"
ASKS = rf"{_LINK}(?:who|whom|whose|when|where|which|what|how|why)\b"
AUXILIARY = r"(?:is|are|was|were|am|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would)"
_PRONOUN = r"(?:it|he|she|they|i|we|you|there|this|that|these|those|anyone|anybody|someone|somebody|everyone|everybody|nobody|either|neither|both)\b"
_NOUN = r"(?:(?:the|an?|my|our|your|his|her|its|their|each|any|every|all|some|no)\b|(?-i:[A-ZÀ-Þ]))"
_NOT = r"(?:n['’]t| not)? "
_INVERTED = re.compile(  # "can it", "does the tenant", "is there"; not "has a term", "is the first", whose subject may stand before
    rf"\W*(?:(?:(?-i:may|can|will)|could|might|must|shall|should|would|does|do|did|cannot|can['’]t|won['’]t){_NOT}(?:{_PRONOUN}|{_NOUN})"
    rf"|(?:is|are|was|were|am|has|have|had){_NOT}{_PRONOUN})",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(rf"\W*(?:{AUXILIARY}{_NOT}|(?:cannot|can['’]t|won['’]t) )(?:{_PRONOUN}|{_NOUN})", re.IGNORECASE)
_HAS_A = re.compile(rf"(?:has|have|had){_NOT}(?:an?|no|any|some|every|each)\b", re.IGNORECASE)
_LEAD = re.compile(r"^\W*(?:(?:and|but|or|so|also|only|then|(?:what|how) about|а|і|й|та)\s+)*", re.IGNORECASE)
FRAGMENT = 5  # words of one at most
PREPOSITION = r"(?:by|for|from|in|at|to|under|with|without|until|till|since|during|within|after|before|per|over|between|above|below)\s"
_NO_CLAUSE = re.compile(rf"{PREPOSITION}|how (?:much|long)\b", re.IGNORECASE)
_ADDS = re.compile(PREPOSITION, re.IGNORECASE)
_ASKING_WORD = re.compile(r"\b(?:who|whom|whose|when|where|which|what|how|why)\b", re.IGNORECASE)
_VERB = re.compile(rf"\b{AUXILIARY}\b|\b(?:what|which|who|that)\s+(?:\w+s|happen\w*|\w+ed)\b|n['’]t\b", re.IGNORECASE)
_QUESTION_WORDS = ("what", "when", "where", "which", "who", "why", "how", "whose")
_FIRST_WORD = re.compile(  # what stands where a question word does: first in its clause, before an auxiliary
    rf"(?P<before>(?:^|[?.!,;]|\b(?:and|but|so|also|plus)\b|&)\s*)(?P<word>[wh][a-z]{{1,5}})(?= {AUXILIARY}\b)", re.IGNORECASE
)
_POLITE = re.compile(r"^\W*(?:(?:please|and|also|so|ok|tell me|can you tell me|could you tell me|i want to know|say)\W+)*", re.IGNORECASE)
_ASKED_FOR = re.compile(  # "by whom", "for how long", "in which languages"
    rf"\W*{_LINK}(?:who|whom|whose|when|where|why|how(?: long| much| many(?: [\w-]+)?| often| soon)?|(?:which|what)(?: (?!{AUXILIARY}\b)[\w-]+)?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\W*{_LINK}(?:whom?|whose|when|where|why|how(?: (?!{AUXILIARY}\b)\w+)?)\W*", re.IGNORECASE)


def with_question_words(text: str) -> str:
    """A text with its misspelt question words as they are spelled: "wot is the rent and wen do I pay"."""
    return _FIRST_WORD.sub(lambda found: f"{found['before']}{_question_word(found['word'])}", text)


def _question_word(word: str) -> str:
    """The one question word that sounds like this, by its consonants, and is nearest in its letters; the word itself where it is one, or none does."""
    if word.lower() in _QUESTION_WORDS or re.fullmatch(AUXILIARY, word, re.IGNORECASE) and word.lower() != "were":
        return word
    alike = sorted((OSA.distance(word.lower(), known), known) for known in _QUESTION_WORDS if _sound(known) == _sound(word))
    if not alike or len(alike) > 1 and alike[0][0] == alike[1][0]:
        return word
    return alike[0][1].capitalize() if word[0].isupper() else alike[0][1]


def _sound(word: str) -> str:
    """The consonants of a word, each once where it is doubled, and without the silent h."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", word.lower()))


def is_bare(text: str) -> bool:
    """Whether a text only says what is asked for, and not of what: "until when?", "and how fast?"."""
    return bool(_BARE.fullmatch(_POLITE.sub("", text, count=1)))


def is_fragment(text: str) -> bool:
    """Whether a text is no clause, but begins with a preposition or asks how much of something: "by the landlord?", "in what form?", "how much notice?"."""
    plain = _POLITE.sub("", text, count=1).strip(" ?.!")
    return len(plain.split()) <= FRAGMENT and bool(_NO_CLAUSE.match(plain)) and not _VERB.search(plain)


def is_led(text: str) -> bool:
    """Whether it is one that begins with a preposition."""
    return is_fragment(text) and bool(_ADDS.match(_POLITE.sub("", text, count=1)))


def is_addition(text: str) -> bool:
    """Whether it is one that only adds to a question before it, as no word of it asks: "by the landlord?", "in writing?"."""
    return is_led(text) and not _ASKING_WORD.search(text)


def without_lead(text: str) -> str:
    """A text without the words that join it to what was said before, and without its marks: "and the rent?" is "the rent"."""
    return _LEAD.sub("", text).strip(" ?.!")


def begins_a_question(text: str) -> bool:
    """Whether a text begins to ask, after words of politeness."""
    asked = _POLITE.sub("", text, count=1)
    return bool(re.match(ASKS, asked, re.IGNORECASE)) or is_yes_or_no(asked)


def is_yes_or_no(text: str) -> bool:
    """Whether a text begins with an auxiliary before what may be its subject."""
    return bool(_YES_OR_NO.match(text)) and not _HAS_A.match(text)


def inverted(text: str) -> bool:
    """Whether a text begins with an auxiliary before what must be its subject."""
    return bool(_INVERTED.match(text))


def what_follows(text: str) -> str:
    """What follows the words that say what is asked for, "" where nothing does; of a yes-or-no question all of it, as it follows "when"."""
    text = _POLITE.sub("", text, count=1)
    if is_yes_or_no(text):
        clause = text.strip(" ?")
        return f"{clause[:1].lower()}{clause[1:]}"
    phrase = _ASKED_FOR.match(text)
    return text[phrase.end() :].strip(" ?") if phrase else ""


def tells_of(text: str) -> bool:
    """Whether a clause with "when" or "how" has its subject before its verb: no question, but what is told of."""
    follows = what_follows(text)
    return bool(re.match(rf"(?:{_PRONOUN}|(?:the|an?|my|our|your|his|her|its|their)\b)", follows, re.IGNORECASE))
