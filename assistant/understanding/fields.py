"""Which of the things that every agreement has - date, place, signers, term, notice, consultations - a question asks for."""

from __future__ import annotations

import re

from assistant.understanding.asking import inverted, what_follows
from assistant.understanding.question import Question
from corpus.identity.types import types_named

# Which field a question of which kind is about: a question about signing asks for date, place or signers, and so on.
SIGNING = re.compile(
    r"\bpen to paper\b|\bheld the pen\b|\b(?:sign(?:s|ed|d|ing|ature|atory|er|ers)?|inked|inking|conclud\w+|put (?:his|her|their) names?|adopt\w*|seal\w*)\b|підпис|уклад|уклал|pen to paper",
    re.IGNORECASE,
)
# a question over agreements: which of them, how many of them
OF_MANY = re.compile(
    r"\b(?!what (?:is|was)\b(?:\s[\w'’-]+){0,3}?\s(?:agreement|contract|deal|pact|accord|country|state|partner|document|text)\b)"
    r"(?:which|what|list|name|all|how many|compare|every|each)\b(?:\s[\w'’-]+){0,3}?\s(?:agreements?|contracts?|deals?|pacts?|accords?|countries|states|partners|documents|texts|capitals|governments|signatories)\b"
    r"|\bof the (?:deals|agreements|pacts|countries|partners)\b|\bcompare\b|\bwho (?:all|else)\b"
    r"|\b(?:які|яких|скільки|котрі|перелічи\w*|порівня\w*)\b(?:\s[\w'’-]+){0,2}?\s(?:угод\w*|країн\w*|партнер\w*|договор\w*|держав\w*|документ\w*)",
    re.IGNORECASE,
)
ALIKE = re.compile(r"\bsame (day|date|time|place|city|town)\b", re.IGNORECASE)  # two agreements signed on one day, or in one place
_TERM = re.compile(
    r"\b(?:how long|how many years|(?:for|of) what (?:term|period)|duration|valid|expires?|run out|last(?:s|ing)?|in force|term of)\b"
    r"|скільки років|на який (?:строк|термін)|(?:строк|термін) ді|як довго|скільки діє",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\b(?:how long|for (?:what|which) (?:term|period)|how many years)\b|скільки років|на який (?:строк|термін)|як довго", re.IGNORECASE
)
_NOT_TERM = re.compile(
    r"\b(?:notice|warning|terminat|quit|leave|leaving|walk|withdraw|get out|out of|consult|hours|days|months|weeks|extend|extension|prolong|review)"
    r"|припин|розір|вихід|вийти|консультац|годин|місяц|попередж",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\b(?:part(?:y|ies)|between whom|who is (?:it|this|the agreement) (?:with|between))\b|сторон", re.IGNORECASE)
_PARTY_FRAME = re.compile(r"part(?:y|ies)|сторон\w*|contracting|involved|concluded|full|exact|side", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:which|what) number\b|\bin (?:the )?(?:order|list|row)\b|\bnth\b|за рахунком|порядков", re.IGNORECASE)
_LANGUAGES = re.compile(r"\blanguages?\b|\bмов(?:ами|ах|и|ою)\b", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"\bhow many (?:\w+ )?(?:articles|parts|chapters|paragraphs|sections)\b|\bstructure\b|скільки (?:статей|розділів|частин|пунктів)",
    re.IGNORECASE,
)
_CLAUSES = (
    (
        "consultation",
        re.compile(
            r"(?=.*\bconsult\w*)(?=.*\b(?:how|within|deadlines?|hours?|days|soon|fast|quickly|compare|time|when|attack\w*)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "notice",
        re.compile(
            r"\bnotice (?:periods?|of termination|terms?)\b|(?:months'?|weeks'?|much|long|what|which|period of) (?:\w+ ){0,3}?(?:notice|warning)\b"
            r"|\bhow (?:can|may|could|do|does|is|are|to)\b.*\b(?:end|ended|terminat\w+|leave|quit|get out|withdraw|walk away|denounce[ds]?|cancel\w*)\b"
            r"|\bhow (?:long|many months|quickly|soon|fast)\b.*\b(?:end|ends|ended|terminat\w+|leave|quit|get out|wants? out|withdraw\w*|walk\w* away|pull\w* out|back\w* out|over|stops? applying)\b"
            r"|\btermination\b|\b(?:як|коли) (?:можна |треба )?(?:припинити|розірвати|денонсувати|вийти)\b",
            re.IGNORECASE,
        ),
    ),
    ("term", re.compile(r"\b(?:duration|durations|validity|terms? of (?:validity|the)|how long|last)\b", re.IGNORECASE)),
    ("signers", re.compile(r"\bsigners\b|\bsignatories\b|\bwho signed\b", re.IGNORECASE)),
    ("place", re.compile(r"\b(?:places?|cities) (?:of|where)\b.*\bsign", re.IGNORECASE)),
    ("date", re.compile(r"\b(?:dates?|days?) of sign|\bsigning dates?\b", re.IGNORECASE)),
    ("languages", re.compile(r"\blanguages?\b", re.IGNORECASE)),
)
_CLAUSE_FRAME = re.compile(
    r"^(?:notice|notices|periods?|terminat\w*|end|ends|ended|ending|months?|weeks?|days?|hours?|written|writing|leave|leaving|quit|quits|withdraw\w*|walk\w*|away|deadlines?"
    r"|consult\w*|attack\w*|renewed|new|future|again|russian|russia|russia's|aggression|fast|quickly|soon|warning|wants?|needed|required|compare|duration\w*|validity|lengths?"
    r"|signers|signatories|places?|cities|dates?|signing|require\w*|must|each|every|different|differ|differs|side|party|get|gets|time|limit|start|begin|hold|held|meet)$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:title|called|full name|official name|named)\b|назв", re.IGNORECASE)


ENDING = re.compile(
    r"\b(?:ends?|ending|expir\w+|expiry|run(?:s|ning)? out|over|stop|stops|cease\w*)\b|закінч|припин|діє до|спли[вн]", re.IGNORECASE
)
_DAY = r"(?:when|(?:what|which) (?:day|date|month|year|time))\b"
_UNTIL = re.compile(rf"\b(?:until|till|up to|through) {_DAY}|\b(?:до|по) (?:коли|якої дати|якого)\b", re.IGNORECASE)
_BOUND = re.compile(
    rf"{_UNTIL.pattern}|\b(?:from|since|as of|starting) {_DAY}|\bвідколи\b|\b(?:з|від) (?:коли|якої дати|якого)\b", re.IGNORECASE
)
_NOTICE_OF = re.compile(  # "the notice period for the landlord", "the tenant's notice"
    r"\bnotice(?: periods?)?(?: (?:is|are|required|needed|applies))? (?:of|for|by|from) (?:the|my|our|an?) (?:other )?([\w-]+)|\b([\w-]+)['’]s? notice\b",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(
    r"terminat\w+|ending|cancel\w+|agreements?|contracts?|deals?|documents?|years?|months?|weeks?|days?|hours?|end|it|that|part(?:y|ies)|sides?|quitting|leaving",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"^\W*\w+ (?:it|this|that|there|(?:either|each|any|a|the) (?:agreement|contract|part(?:y|ies)|side))\b", re.IGNORECASE)
_ACT = re.compile(r"\W*(?:how (?:old|tall|young)\b|who (?P<verb>\w{3,}ed|took|gave|stood|sat|spoke|paid|wrote|read)\b)", re.IGNORECASE)
_BARE = {"date": "date", "place": "place", "person": "signers"}  # what a question asks for that names an agreement and nothing else
MOST_BESIDE = 3  # content words beside those of signing with which a question is still about the signing


def asked_fields(question: Question) -> tuple[str, ...]:
    """The fields a question asks for; empty when it is about something else."""
    if question.kind in ("yesno", "money", "percent", "count", "order"):
        return ()
    said, found, beside = question.bare.partition(" (")[0], [], topic(question)
    if SIGNING.search(question.bare) and not _asks_of_another_act(said) and len(beside) <= MOST_BESIDE and question.kind != "list":
        found = [field for field, pattern in _SIGNING_FIELDS if pattern.search(said)]
    elif not beside and question.kind in _BARE and not _TERM.search(said) and not _BOUND.search(said):
        found = [_BARE[question.kind]]
    if _PARTIES.search(said) and all(_PARTY_FRAME.fullmatch(term) for term in beside):
        found = ["parties"]
    if _LANGUAGES.search(said):
        found.append("languages")
    if _STRUCTURE.search(said):
        found.append("structure")
    if _NUMBER.search(said):
        found.append("number")
    term = (_HOW_LONG if found else _TERM).search(said)
    if term and not _NOT_TERM.search(said) and len(beside) <= 2 and bound_asked(question) != "start":
        found.append("term")
    if not found and _TITLE.search(said) and not beside:
        found.append("title")
    if not found and len(beside) <= 1 and question.kind == "statement" and SIGNING.search(said):
        found = ["date", "place"]
    return tuple(found) or compared_fields(question)


def _asks_of_another_act(text: str) -> bool:
    """Whether a question asks who did something else at a signing, or how old or tall somebody was: "who translated at the signing"."""
    done = _ACT.match(text)
    return done is not None and (done["verb"] is None or not SIGNING.match(done["verb"]))


def stands_alone(question: Question) -> bool:
    """Whether a question says in its own words which field it asks for: "how long does it last?", and not "when?"."""
    asked = asked_fields(question)
    worded = bool(topic(question)) or any(field not in _BARE.values() for field in asked)
    return bool(asked) and worded or asks_when_it_ends(question)


def asks_when_it_ends(question: Question) -> bool:
    """Whether a question asks for the day on which an agreement ends, and for nothing else."""
    said = bool(ENDING.search(question.bare) or _UNTIL.search(question.bare))
    return question.kind == "date" and said and not [t for t in topic(question) if not ENDING.search(t)]


def asks_of_one_party(question: Question) -> bool:
    """Whether what is asked is asked of somebody, "how long must the tenant ...?", and not of the agreement itself or of any party."""
    asked = what_follows(question.bare).partition("notice ")[2] or what_follows(question.bare)
    whose = _NOTICE_OF.search(question.bare)
    named = whose[1] or whose[2] if whose else ""
    return inverted(asked) and not _ITSELF.search(asked) or bool(named) and not _NO_PARTY.fullmatch(named) and not types_named(named)


def bound_asked(question: Question) -> str:
    """Which day of a span of time a question asks for: "end" (until when), "start" (from when), "" for neither."""
    return "end" if _UNTIL.search(question.bare) else "start" if _BOUND.search(question.bare) else ""


def beside_clause(question: Question) -> list[str]:
    """What a question asks beside a clause that every agreement has."""
    return [term for term in topic(question) if not _CLAUSE_FRAME.match(term)]


def compared_fields(question: Question) -> tuple[str, ...]:
    """The clauses a question is about, in one agreement or across them; empty where it is about something else as well."""
    if len(beside_clause(question)) > 1:
        return ()
    return tuple(field for field, pattern in _CLAUSES if pattern.search(question.english) or pattern.search(question.bare))[:1]


_SIGNING_FIELDS = (
    (
        "occasion",
        re.compile(
            r"\b(?:event|occasion|summit|margins?|sidelines?|conference|visit)\b|\bнагод\w*|\bзаход[іу]\b|\bсаміт\w*|\bпід час чого\b",
            re.IGNORECASE,
        ),
    ),
    (
        "signers",
        re.compile(
            r"\bwho\b|\bwhom\b|\bwhose\b|\b(?:which|what) (?:\w+ ){0,3}?(?:leader|president|politician|minister|premier|prime minister|boss(?:es)?|official|chief|head|statesm[ae]n)|\bхто\b|\bким\b|\bчи(?:й|є|їм)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "date",
        re.compile(
            r"\bwhen\b|\b(?:what|which) (?:day|date|year|month)\b|\bdate\b|\bколи\b|\bякого (?:числа|дня|року)|\bдат[аиу]\b", re.IGNORECASE
        ),
    ),
    (
        "place",
        re.compile(
            r"\bwhere\b|\b(?:what|which) (?:[\w-]+ ){0,3}?(?:city|town|place|capital|resort|part|country|building)\b|\bде\b|\bяк(?:ому|е) (?:\w+ )?міст",
            re.IGNORECASE,
        ),
    ),
)


_FRAME = re.compile(
    r"^(?:when|where|who|date|day|place|city|town|sign\w*|inked?|put|name|names|conclud\w*|pact|deal|accord|security|cooperation|co-operation|support|long-term"
    r"|term|valid\w*|duration|years?|last\w*|long|force|expires?|side|behalf|adopt\w*|joint|declaration|partnership|compact|leaders?|languages?|drawn|month|exactly"
    r"|event|occasion|summit|margins?|sidelines?|visit|title\w*|called|full|official|document|front|near|run|between|both)$",
    re.IGNORECASE,
)


def topic(question: Question) -> list[str]:
    """What is left of a question's content words when the words that frame a signing or a term are taken away."""
    return [term for term in question.terms if not _FRAME.match(term) and term not in question.years]
