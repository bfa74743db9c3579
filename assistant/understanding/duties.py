"""Whether a question asks for all duties, rights, bans or deadlines of a party or of all, told by its modal, its negation and its general verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.understanding.asking import is_yes_or_no
from assistant.understanding.duty_words import AROUND, PAYMENT, as_done, in_brackets, in_ukrainian, is_anybody, placed
from assistant.understanding.question import Question, without_carried
from corpus.grammar.modality import KINDS, MAY, MUST, MUST_NOT, NEED_NOT
from corpus.identity.types import types_named
from corpus.names.mentions import DEAL

LONGEST = 5  # words by which somebody or something is named
_LEAD = re.compile(
    r"^\W*(?:(?:and|so|but|then|ok(?:ay)?|now|please)\b\W*)*(?:(?:can|could|would|will) you )?(?:please )?"
    r"(?:(?:list|show|give|tell|name|write|say)\b(?: (?:me|us|down|out|up))*\W*|i (?:want|need|wish|(?:would|['’]d) like) to (?:know|see)\W*)?(?:about )?",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:(?P<contracted>what)['’]?s\b|what(?: all| else| exactly| things)*|which things|(?:is|are) there (?:anything|something|things)|everything|anything|something"
    r"|all(?: of)?(?: the)?(?: things)?|(?:the |any |those )?things)\b(?: (?:is|are|was) it)?(?: (?:that|which))?(?= |$)",
    re.IGNORECASE,
)
_DOING = frozenset("do done doing happen".split())
_MAY = frozenset("may might can could".split())
_FREE = frozenset("allowed permitted entitled free able authorised authorized licensed".split())
_BOUND = frozenset("obliged obligated required bound expected committed responsible".split())
_BARRED = frozenset("forbidden prohibited barred banned".split())
_HAVING_TO = frozenset("have has had need needs".split())
_SHALL = frozenset("must shall should will would ought supposed meant".split())
_PROMISING = frozenset(
    f"{verb}{ending}" for verb in ("agree", "promise", "undertake", "commit", "pledge") for ending in ("", "s", "d", "n", "ed", "ted")
)
_BESIDE = frozenset(
    "do does did is are am was were be been to also ever now still exactly actually really then else all always only got".split()
)
_NT = re.compile(
    r"^(do|does|did|is|are|was|were|must|may|might|ca|could|sha|should|wo|would|need|have|has|had|ought)n['’]?t$", re.IGNORECASE
)
_NOT = re.compile(rf"{_NT.pattern}|^(?:not|never|cannot)$", re.IGNORECASE)
_LAYS_DOWN = (  # what an agreement does to a person
    (re.compile(r"(?:require|oblige|expect|ask|demand|make|want)s?", re.IGNORECASE), MUST),
    (re.compile(r"(?:allow|permit|let|entitle)s?", re.IGNORECASE), MAY),
    (re.compile(r"(?:forbid|prohibit|bar)s?", re.IGNORECASE), MUST_NOT),
)
_DENIED = {MUST: NEED_NOT, MAY: MUST_NOT, MUST_NOT: MAY}
_NOUNS = (
    (re.compile(r"(?:obligation|dut|responsibilit|commitment|undertaking|promise|pledge)(?:s|y|ies)?", re.IGNORECASE), (MUST,)),
    (re.compile(PAYMENT, re.IGNORECASE), (MUST,)),
    (re.compile(r"(?:right|permission|entitlement)s?", re.IGNORECASE), (MAY,)),
    (re.compile(r"(?:prohibition|restriction|ban)s?", re.IGNORECASE), (MUST_NOT,)),
    (re.compile(r"deadlines?|(?:due|key) dates|time limits?|periods", re.IGNORECASE), KINDS),
)
_NOUN = re.compile(rf"\b(?:{'|'.join(pattern.pattern for pattern, _ in _NOUNS)})\b", re.IGNORECASE)
_JOINS = re.compile(r"(?:[\s,/&]|\b(?:and|or|the|all)\b)*", re.IGNORECASE)
_HAVING = frozenset("do does did must has have from of by".split())
_ABOUT = frozenset("how when why where if unless about regarding concerning during after before without within over at into".split())
_OWNER = re.compile(r"(?P<who>[\w’'.&-]+?)(?:['’]s|s['’])$")
_CLOSE = re.compile(
    r"[\s,]*(?:in (?:return|exchange|turn|total|all|general)|at all|exactly|overall|here|too|as well|please|then|and)\b", re.IGNORECASE
)
_WHEN = re.compile(
    r"[\s,]*(?:and )?(?:(?:(?:by|until|before|on|within|in) )?(?:when|(?:what|which) (?:time|date|day|deadline)s?)|(?:on|in) time"
    r"|(?:by|until|before|on|within|in) (?:(?:an?|any|some|the|certain|fixed|specific|given|set|particular|stated|agreed) )+(?:date|day|time|deadline|period)s?"
    r"|with (?:an? |any )?(?:date|deadline|time limit)s?)\b",
    re.IGNORECASE,
)
_AS = re.compile(r"[\s,]*as (?:an? )?(?P<who>(?:the )?[\w’'.-]+(?: [\w.-]+)??)(?=[\s,]*$|[\s,]+(?:under|in|by|of)\b)", re.IGNORECASE)
_WITHIN = re.compile(r"[\s,]*(?:under|according to|as stated in|in|by|per|with|towards?|against|from|of) (?P<what>.+)", re.IGNORECASE)
_UNDER = re.compile(
    rf"[\s,]*(?:under|according to|as stated in|per) (?:the|this|that|my|our|your|his|her|their|its)(?: \S+){{1,{LONGEST}}}$", re.IGNORECASE
)
_DOCUMENT = re.compile(rf"\b(?:{DEAL}|contracts?|papers?|files?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duty:
    """What is asked for of obligations and rights: whose ("" for all parties), of which kinds, only those with a date or period, only
    payments; `about`: the place it is asked about, `aside`: who asks, as said in brackets; "" for none. `somebody`: the words say that `who`
    is somebody, as "the auditor" does; of "audit rights" that has still to be seen."""

    who: str
    kinds: tuple[str, ...]
    dated: bool = False
    paying: bool = False
    about: str = ""
    aside: str = ""
    somebody: bool = True


def asked_duty(question: Question) -> Duty | None:
    """What a question asks for of obligations; None where it asks for something else, or of one thing that is to be done."""
    text = without_carried(" ".join(question.text.split())).rstrip("?.! ")
    duty = _in_words(text, question) or _of_payment(text, question) or _of_place(text, question)
    if duty is None and (said := in_ukrainian(text)):
        duty = Duty(*said)
    return replace(duty, aside=in_brackets(question.text)) if duty else None


def _in_words(text: str, question: Question) -> Duty | None:
    return _of_verb(text, question) or _of_noun(text, question)


def _of_payment(text: str, question: Question) -> Duty | None:
    """ "What has to be paid when?"; one payment alone is no list: "What must the tenant pay?"."""
    plain = as_done(text)
    duty = _of_verb(plain, question) if plain != text else None
    return replace(duty, dated=False, paying=True) if duty and duty.dated else None


def _of_place(text: str, question: Question) -> Duty | None:
    """ "What is forbidden on the river?" """
    place = placed(text)
    duty = _in_words(place.rest, question) if place else None
    return replace(duty, about=place.about) if place and duty else None


def _of_verb(text: str, question: Question) -> Duty | None:
    """ "What must the supplier do?", "everything that the tenant is not allowed to do", "who has to do what by when?"."""
    lead = _LEAD.match(text)
    said = text[lead.end() :] if lead else text
    if turned := re.match(r"(?P<who>who)\b(?P<said>.+ do) what\b(?P<rest>.*)", said, re.IGNORECASE):
        said = f"what{turned['said']}{turned['rest']}"
    thing = _THING.match(said)
    if thing is None:
        return None
    words = re.findall(r"\S+", ("is " if thing["contracted"] else "") + said[thing.end() :])
    plain = [word.lower().strip(",") for word in words]
    main = max((at for at, word in enumerate(plain) if word in _DOING), default=-1)
    if main < 1:
        main = max((at for at, word in enumerate(plain) if word in _FREE | _BOUND | _BARRED), default=-1)
        if main < 0:
            return None
        return _of_state(words, plain, main, question)
    tail = _tail(" ".join(words[main + 1 :]), question)
    told = _told(words[:main], question)
    if tail is None or told is None:
        return None
    return Duty(tail[1] if is_anybody(told[0]) else told[0], told[1], tail[0])


def _of_state(words: Sequence[str], plain: Sequence[str], main: int, question: Question) -> Duty | None:
    """ "What is forbidden to the tenant?", "what is the landlord responsible for?"."""
    told = _told(words[: main + 1], question)
    rest = list(words[main + 1 :])
    toward = bool(rest) and plain[main + 1] in ("to", "for", "of")
    for at in range(len(rest) + 1 if toward else 1):
        tail = _tail(" ".join(rest[at:]), question)
        if told and tail and at <= LONGEST:
            who = " ".join(rest[1:at]) or told[0]
            return Duty(tail[1] if is_anybody(who) else who, told[1], tail[0])
    return None


def _told(words: Sequence[str], question: Question) -> tuple[str, tuple[str, ...]] | None:
    """(whose, of which kinds) by the words between "what" and "do"; None where they hold more than a subject, a modal and its negation."""
    plain = [word.lower().strip(",") for word in words]
    for at, word in enumerate(plain):
        kind = next((kind for pattern, kind in _LAYS_DOWN if pattern.fullmatch(word)), None)
        if kind and at and _is_document(" ".join(words[:at]), question):
            denied = any(_NOT.search(before) for before in plain[:at])
            who = [said for said, low in zip(words[at + 1 :], plain[at + 1 :], strict=True) if low not in ("to", "from")]
            return " ".join(who), (_DENIED[kind] if denied else kind,)
    closed = _MAY | _FREE | _BOUND | _BARRED | _HAVING_TO | _SHALL | _PROMISING | _BESIDE
    of_whom = [at for at, word in enumerate(plain) if word not in closed and not _NOT.search(word) and not word.endswith("ly")]
    if of_whom and of_whom[-1] - of_whom[0] >= LONGEST or of_whom != list(range(of_whom[0], of_whom[-1] + 1) if of_whom else []):
        return None
    if not set(plain) & closed and not any(map(_NOT.search, plain)):
        return None
    return " ".join(words[at] for at in of_whom), (_kind(plain),)


def _kind(plain: Sequence[str]) -> str:
    """Which of KINDS the modals of a question mean."""
    said = {_NT.sub(r"\1", word) for word in plain} | ({"can"} if "cannot" in plain else set())
    said |= {"can"} if said & {"ca"} else set()
    denied = any(map(_NOT.search, plain))
    if said & _BARRED:
        return MAY if denied else MUST_NOT
    if said & (_MAY | _FREE):
        return MUST_NOT if denied else MAY
    lax = said & (_HAVING_TO | _BOUND) or not said & _SHALL
    return (NEED_NOT if lax else MUST_NOT) if denied else MUST


def _of_noun(text: str, question: Question) -> Duty | None:
    """ "The obligations of the supplier", "the tenant's rights and duties", "list all deadlines"."""
    found = list(_NOUN.finditer(text))
    if is_yes_or_no(text) and all(not match[0].lower().endswith("s") for match in found):
        return None  # "does it promise membership?" asks of one thing
    if not found or any(not _JOINS.fullmatch(text[a.end() : b.start()]) for a, b in zip(found, found[1:], strict=False)):
        return None
    kinds = [kind for match in found for pattern, own in _NOUNS if pattern.fullmatch(match[0]) for kind in own]
    lead = _LEAD.match(text)
    before = re.findall(r"\S+", text[lead.end() if lead else 0 : found[0].start()])
    after = re.findall(r"[^\s,]+", text[found[-1].end() :])
    owner = _OWNER.search(before[-1]) if before else None
    tails = {at: tail for at in range(len(after) + 1) if (tail := _tail(" ".join(after[at:]), question)) is not None}
    split = [at for at in tails if at and _whose(after[:at]) and not _is_document(" ".join(after[:at]), question)]
    for at in [*split[:1], *tails]:  # "of the tenant under the lease" is of the tenant
        tail = tails[at]
        who = _whose([*before[:-1], owner["who"]] if owner else before), _whose(after[:at])
        if None in who or all(who):
            return None
        named = (who[0] or "").removeprefix("the ") if owner else who[0] or who[1] or ""
        dated = tail[0] or tuple(kinds) == KINDS
        paying = any(re.fullmatch(PAYMENT, match[0], re.IGNORECASE) for match in found)
        if paying and not _asks_for_all(found[0][0], before, after, named if not owner else ""):
            return None
        somebody = not named or bool(owner) or named.startswith("the ") or named != named.lower()
        return Duty(tail[1] if is_anybody(named) else named, tuple(dict.fromkeys(kinds)), dated and not paying, paying, somebody=somebody)
    return None


def _asks_for_all(noun: str, before: Sequence[str], after: Sequence[str], who: str) -> bool:
    """Whether payments are asked for as a whole, of everybody or of the subject of the question: not "What is the first payment?"."""
    around = {word.lower() for word in (*before, *after)}
    return (noun.lower().endswith("s") or bool(around & {"every", "each", "any"})) and (not who or bool(around & _HAVING))


def _whose(words: Sequence[str]) -> str | None:
    """Whom words beside "rights" name: "" for nobody; None where they say more."""
    plain = [word.lower().strip(",") for word in words]
    named = [at for at, word in enumerate(plain) if word not in AROUND and word not in ("the", "a", "an")]
    if not named:
        return None if _ABOUT & set(plain) else ""
    if _ABOUT & set(plain) or named != list(range(named[0], named[-1] + 1)) or len(named) > LONGEST:
        return None
    article = named[0] and plain[named[0] - 1] == "the"
    return ("the " if article else "") + " ".join(words[at].strip(",") for at in named)


def _tail(rest: str, question: Question) -> tuple[bool, str] | None:
    """(whether it asks by when, as whom) of the words behind what is asked; None where they ask for something in particular."""
    dated, who, at = False, "", 0
    while rest[at:].strip(" ,"):
        if found := _WHEN.match(rest, at):
            dated = True
        elif found := _AS.match(rest, at):
            who = found["who"]
        elif not (found := _CLOSE.match(rest, at)):
            within = _WITHIN.match(rest, at)
            return (dated, who) if within and (_UNDER.match(rest, at) or _is_document(within["what"], question)) else None
        at = found.end()
    return dated, who


def _is_document(words: str, question: Question) -> bool:
    named = not question.by_role and any(word.lower() in words.lower() for word in question.words)
    return named or bool(question.partners or _DOCUMENT.search(words) or types_named(words))
