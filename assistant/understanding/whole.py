"""Whether a question asks for an agreement as a whole: its sheet, or what its parties must, may and must not do, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.intents import FACT, intent_of
from assistant.understanding.question import Question
from corpus.modality import KINDS, MAY, MUST, MUST_NOT, NEED_NOT

_SUMMARY = re.compile(
    r"\b(?:summari[sz]e|summary|sum(?:ming)? up|overview|outline|digest|gist|essence|in (?:short|brief|general|a nutshell)|briefly|tl;?dr|fact sheet|sheet"
    r"|(?:main|key|most important|essential) (?:points?|terms?|facts?|provisions?|conditions?|contents?|things?)"
    r"|(?:should|must|need to) know about|tell me about|overall|on the whole"
    r"|explain|what(?:['’]?s| is| are) .{1,80} (?:all )?about|what(?:['’]?s| is) in)\b"
    r"|\b(?:підсум\w+|коротко|стисло|стислий|огляд|найголовніше|головне|основні (?:положення|умови))",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:summar\w+|sum|summing|overview|outline|digest|gist|essence|short|shortly|brief|briefly|nutshell|general|tl|dr|tldr|fact|facts|sheet|main|key|important|essential|points?|terms?"
    r"|provisions?|conditions?|contents?|things?|know|tell|says?|said|give|show|make|write|need|want|quick|whole|entire|please|pls|like|full|one|page|words?|explain\w*|simple|simply|plain|easy|terms|language|about|inside|agreed|stand|stands"
    r"|everything|all|each|every|overall|altogether|together|documents?|files?|stuff|here|these|those|collection"
    r"|підсум\w+|коротко|стисл\w+|огляд\w*|найголовніше|головне|основн\w+|положення|умови|зміст|каже|скажи|розкажи|дай|зроби)",
    re.IGNORECASE,
)
_DO = re.compile(
    r"^(?:and |so |but |then )?what(?: all| else| exactly)? (?P<modal>must|may|can|can['’]t|cannot|could|shall|should|will|is|are|am|does|do|has|have|did)"
    r"(?P<not>n['’]t| not)? (?P<who>.+?) (?P<later>(?:not |never |also |now |then |(?:have|has|need|be|required|obliged|bound|supposed|expected|allowed|permitted|entitled|free|able|promised?|undertaken?|committed?|agreed?|to) )*?)"
    r"do(?:ne)?(?P<tail>\b.*)$",
    re.IGNORECASE,
)
_DO_UKRAINIAN = re.compile(
    r"^(?:а |і |й |то )?(?:що|чого) (?P<not>не )?(?P<modal>повин\w+|зобов['’ʼ]яз\w+|мус\w+|ма(?:є|ють) право|ма(?:є|ють)|мож(?:е|уть)|вправі) (?:з?робити )?"
    r"(?P<who>.+?)(?: з?робити)?(?: (?:за|згідно з|у|в) .*)?[\s?.!]*$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?P<what>obligations?|duties|duty|responsibilities|commitments?|undertakings?|promises|pledges|rights?|permissions?|prohibitions?|restrictions?|deadlines?|due dates|key dates|time limits|periods)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:of|for|on|has|have|does|do|is|are) (?P<who>(?:the |my |our )?[\w’'.&-]+(?: [\w.&-]+){0,3}?)(?: have| has| under| by| towards?| against|$)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?P<who>[\w’'.&-]+?)(?:['’]s|s['’]) $")
_TAIL = re.compile(
    r"^[\s,]*(?:in (?:return|exchange|turn)|at all|exactly|by when|and by when|and when|and until when|by what (?:time|date)|when|overall)?[\s,]*"
    r"(?:(?:under|in|according to|as stated in|by|per|with|towards?|against) .*)?[\s?.!]*$",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"(?:i|me|we|us|one|be|to|to be|they|anybody|anyone|everybody|everyone|each(?: party| side)?|(?:both|the|all) (?:part(?:y|ies)|sides?|participants|two)|each of the parties|who)",
    re.IGNORECASE,
)
_LIST_FRAME = re.compile(
    r"(?:list|all|every|what|which|give|show|name|tell|are|is|there|and|rights?|duties|me|key|important|any|does|do|has|have)",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(r"\bby when\b|\bwhen\b|\bby what (?:time|date)\b", re.IGNORECASE)
_KINDS_OF = (
    (re.compile(r"right|permission", re.IGNORECASE), (MAY,)),
    (re.compile(r"prohibition|restriction", re.IGNORECASE), (MUST_NOT,)),
    (re.compile(r"deadline|dates|limits|periods", re.IGNORECASE), KINDS),
)
_FREE = re.compile(r"\b(?:may|can|could|allowed|permitted|entitled|free|able)\b", re.IGNORECASE)
_CARRIED = re.compile(r"\s*\([^()]*\)$")  # what a follow-up took over from the question before it


@dataclass(frozen=True, slots=True)
class Duty:
    """What is asked for of obligations and rights: whose ("" for all parties), of which kinds, only those with a date or period."""

    who: str
    kinds: tuple[str, ...]
    dated: bool = False


def asks_for_sheet(question: Question) -> bool:
    """Whether a question asks what an agreement says on the whole, and of nothing in it."""
    bare = _CARRIED.sub("", question.bare)
    asked = bare if bare != question.bare else f"{bare} {question.english}"
    worded = bool(_SUMMARY.search(asked)) and all(_FRAME.fullmatch(term) for term in question.terms)
    return worded or _intent(question) == "summary"


def asks_what_there_is(question: Question) -> bool:
    """Whether a question asks which agreements there are at all."""
    return _intent(question) == "inventory"


def asks_for_advice(question: Question) -> bool:
    """Whether a question asks what is to be done or thought of an agreement: "Should I sign it?"."""
    return _intent(question) == "advice"


def _intent(question: Question) -> str:
    """The kind of a question as it was typed, or of its words rightly spelled and without names, if the first tells nothing."""
    asked = _CARRIED.sub("", question.text)
    told = intent_of(asked)
    return told if told != FACT else intent_of(_CARRIED.sub("", question.english))


def asked_duty(question: Question) -> Duty | None:
    """What a question asks for of obligations; None where it asks for something else, or of one thing that is to be done."""
    text = _CARRIED.sub("", " ".join(question.text.split()))
    return _of_verb(text) or _of_noun(text) or _of_ukrainian_verb(text)


def _of_verb(text: str) -> Duty | None:
    """ "What must the supplier do?" """
    found = _DO.match(text)
    if not found or not _TAIL.match(found["tail"]):
        return None
    who = found["who"].strip()
    denied = (
        bool(found["not"])
        or found["modal"].lower() in ("can't", "can’t", "cannot")
        or re.search(r"\b(?:not|never)\b", f"{who} {found['later']}")
    )
    who = re.sub(r"\b(?:not|never)\b", "", who).strip()
    free = bool(_FREE.search(f"{found['modal']} {found['later']}"))
    if denied and not free and found["modal"].lower() in ("does", "do", "is", "are", "am", "has", "have"):
        kinds: tuple[str, ...] = (NEED_NOT,)
    else:
        kinds = (MUST_NOT,) if denied else (MAY,) if free else (MUST,)
    return Duty("" if _ANYBODY.fullmatch(who) else who, kinds, bool(_BY_WHEN.search(found["tail"])))


def _of_ukrainian_verb(text: str) -> Duty | None:
    """ "Що повинен робити постачальник?" """
    found = _DO_UKRAINIAN.match(text)
    if not found or not re.search(r"\bз?робити\b", text, re.IGNORECASE):
        return None
    free = bool(re.search(r"право|мож|вправі", found["modal"], re.IGNORECASE))
    return Duty(found["who"], (MUST_NOT,) if found["not"] else (MAY,) if free else (MUST,))


def _of_noun(text: str) -> Duty | None:
    """ "The obligations of the supplier", "the tenant's rights", "list all deadlines"."""
    found = _NOUN.search(text)
    if not found:
        return None
    before, after = text[: found.start()], text[found.end() :].rstrip("?.! ")
    kinds = next((kinds for pattern, kinds in _KINDS_OF if pattern.search(found["what"])), (MUST,))
    dated = kinds == KINDS
    owner, of = _WHOSE.search(before), _OF.match(after.strip() + " ".rstrip())
    lead = before[: owner.start()] if owner else before
    if any(
        not _LIST_FRAME.fullmatch(word)
        for word in re.findall(r"[\w’']+", re.sub(r"\b(?:the|my|our|of|in|an?)\b", "", lead, flags=re.IGNORECASE))
    ):
        return None
    if owner:
        return Duty(owner["who"], kinds, dated) if _TAIL.match(after) else None
    if of and _TAIL.match(after.strip()[of.end("who") :].removeprefix(" have").removeprefix(" has")):
        return Duty("" if _ANYBODY.fullmatch(of["who"].strip()) else of["who"], kinds, dated)
    return Duty("", kinds, dated) if _TAIL.match(after) else None
