"""Whether a question asks for an agreement as a whole: its sheet, or which there are."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.understanding.intents import FACT, intent_of
from assistant.understanding.question import Question, without_carried
from corpus.clauses.references import references_in
from corpus.names.mentions import DEAL
from index.terms import stems

FEW = 2  # words of a text from which a question is about something in it

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
_THERE = re.compile(  # what there is at all
    rf"^\W*(?:so |ok(?:ay)? |and )?(?:(?:what|which) (?:all )?(?:(?:{DEAL}|documents?|files?|contracts?|texts?) )?(?:do|have) (?:i|we|you) (?:have|got|know)(?: here| now)?(?: so far)?"
    rf"|(?:what|which) (?:{DEAL}|documents?|files?|contracts?|texts?) (?:are|exist) ?(?:there|here|loaded|in here)*"
    r"|what(?:['’]?s| is) (?:all )?(?:in )?(?:here|there|in (?:the|my) (?:library|collection|folder|index)))\W*$",
    re.IGNORECASE,
)


def asks_for_sheet(question: Question) -> bool:
    """Whether a question asks what an agreement says on the whole, and of nothing in it."""
    return not references_in(question.bare) and (_is_worded_so(question) or _intent(question) == "summary")


def asks_for_a_thing_in(question: Question, held: Collection[str]) -> bool:
    """Whether a question that sounds like one for the whole has words of a text (its stems): it asks for something in it then."""
    own = [term for term in question.terms if not _FRAME.fullmatch(term)]
    return not _is_worded_so(question) and sum(set(stems(term)) <= set(held) for term in own) >= FEW


def _is_worded_so(question: Question) -> bool:
    bare = without_carried(question.bare)
    asked = bare if bare != question.bare else f"{bare} {question.english}"
    return bool(_SUMMARY.search(asked)) and all(_FRAME.fullmatch(term) for term in question.terms)


def asks_what_there_is(question: Question) -> bool:
    """Whether a question asks which agreements there are at all."""
    return bool(_THERE.match(question.text)) or _intent(question) == "inventory"


def asks_for_advice(question: Question) -> bool:
    """Whether a question asks what is to be done or thought of an agreement: "Should I sign it?"."""
    return _intent(question) == "advice"


def _intent(question: Question) -> str:
    """The kind of a question as it was typed, or of its words rightly spelled and without names, if the first tells nothing."""
    asked = without_carried(question.text)
    told = intent_of(asked)
    return told if told != FACT else intent_of(without_carried(question.english))
