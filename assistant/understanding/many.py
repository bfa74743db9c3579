"""Questions over many agreements: whether one is such, and which of its words say what is asked of them."""

from __future__ import annotations

import re

from assistant.understanding.denial import undenied
from assistant.understanding.fields import OF_MANY
from assistant.understanding.question import Question, content_words
from assistant.understanding.scope import DOCUMENTS, OWN, PUT_IN

_AUXILIARY = (
    r"(?:(?:do|does|did|were|was|are|is|have|has|had|can|could|may|might|must|shall|should|will|would|got)\b"
    r"|(?:don|doesn|didn|weren|wasn|aren|isn|haven|hasn|can|couldn|mustn|won|wouldn)['’]?t\b)"
)
_PAST = r"(?:\w{2,}ed|came|began|gave|got|went|held|kept|left|made|met|ran|said|sent|set|spoke|stood|took|fell|found|dealt|let|paid|put|bound|lent)"
_FUNCTION = (
    r"(?:before|after|since|until|till|over|under|more|less|fewer|longer|shorter|no|not|never|any|an?|both|without|within|between|up|out)\b"
)
_OF_THEM = re.compile(  # "which last less than ten years", "how many of them were signed in Kyiv", "which came after 2023"
    r"^\W*(?:(?:and|so|but|please|show me|tell me|list)\W+)*(?:(?:which|how many)(?: ones| of (?:them|these|those|all|the rest|mine|ours))\s+\w"
    rf"|(?:which|how many)\s+(?:{_AUXILIARY}|{_PAST} {_FUNCTION}"
    r"|(?:last|end|expire|run|cost|name|mention|speak|contain|promise|give|require|provide|allow|lack|include|cover|sign|set|say|state)\w*\b"
    rf")|which [a-z]+ {_FUNCTION}(?!.*\b{_AUXILIARY}))",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(
    rf"\b(?:any|anything|ones?|those)(?: of (?:them|these|those))? (?:that|which)\b"
    rf"|\b(?:(?P<all>all)|which|what|how many|list|name|every|each|order|rank|sort)\s(?:of (?:the|these|those|my|our) )?(?:[\w’'-]+\s){{0,2}}?"
    rf"(?:{DOCUMENTS}|(?:partners?|countries|states)\b)(?(all)(?<=s))"
    r"|\b(?:which|how many) (?:ones )?of (?:them|these|those)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:which|how many)(?: ones)?(?: of (?:them|these|those|all|the rest|mine|ours))?(?= )", re.IGNORECASE)
_RELATIVE = re.compile(rf"(?: {PUT_IN})?", re.IGNORECASE)
_TO_VERB = re.compile(  # the verb of a question, with its auxiliaries; "have" is one before a participle
    rf"^\W*(?:(?:that|which|who|not|never|also|(?!ha(?:s|ve|d)\b(?! \w+e[dn]\b)){_AUXILIARY})\W+)*(?!(?:an?|the|any|some|with)\b)[\w’'-]+",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(f"{which}{what}" for which in ("any", "some", "every", "no") for what in ("body", "one", "thing", "where"))
FRAME = frozenset(  # nouns for the parts and words of a text
    """name names clause clauses provision provisions article articles rule rules section term terms version versions
    list lists find show single word words""".split()
)


def asks_of_many(question: Question) -> bool:
    """Whether a question asks which agreements are so, or how many."""
    told = {question.bare, question.english}
    return any(words.search(text) for words in (OF_MANY, _OF_THEM, _OF_A_KIND) for text in told)


def own_words(text: str) -> tuple[str, ...]:
    """The words of a question that say what is asked of the agreements, and not of which."""
    return tuple(term for term in content_words(undenied(_after_head(text))) if term.lower() not in FRAME | _PRONOUNS)


def asked_words(question: Question) -> tuple[str, ...]:
    """Its content words without those that only say which documents are one's own: "that I uploaded"."""
    of_own = {word for found in OWN.finditer(question.english) for word in found[0].split()}
    return tuple(term for term in question.terms if term not in of_own) or question.terms


def after_verb(text: str) -> str:
    """What follows the verb of a question over agreements: "a fee" of "which of them charge a fee"."""
    return _TO_VERB.sub("", _after_head(text))


def verb_asked(text: str) -> str:
    """The verb of a question over agreements: "renew" of "which of them renew automatically"; "" where it has none."""
    found = _TO_VERB.match(_after_head(text))
    return found[0].split()[-1] if found else ""


def _after_head(text: str) -> str:
    """A question without the words that say of which agreements it asks: "which of the contracts I uploaded"."""
    heads = [found for words in (_OF_A_KIND, OF_MANY, _PRONOUN) if (found := words.search(text))]
    if not heads:
        return text
    first = min(heads, key=lambda found: (found.start(), -found.end()))
    after = _RELATIVE.match(text, first.end())
    return f"{text[: first.start()]} {text[after.end() if after else first.end() :]}"
