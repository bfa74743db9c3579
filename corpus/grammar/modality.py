"""What a clause lays down, told by its modal: a duty, a right, a ban, or that something need not be done."""

from __future__ import annotations

import re
from dataclasses import dataclass

MUST, MAY, MUST_NOT, NEED_NOT = KINDS = ("must", "may", "must not", "need not")

_NOT = r"(?:\s\w+ly)?\s(?:not|never|no longer)"
_BE = r"(?:is|are|be|being|['’]re|['’]m)"
_SHALL = r"(?:shall|must|will|['’]ll)"
_SHALL_NOT = rf"(?:{_SHALL}{_NOT}|(?:mustn|shan|won)['’]t)"
_MAY_NOT = rf"(?:(?:may|can|could){_NOT}|cannot|(?:can|couldn|mayn)['’]t)"
_BE_NOT = rf"(?:{_BE} (?:not|never|no longer)|(?:isn|aren)['’]t)"
_DO_NOT = r"(?:(?:do|does) not|(?:don|doesn)['’]t)"
_NEVER = r"(?:,?\s(?:in no (?:event|case|circumstances|way)|at no time|under no circumstances),?)"
_BOUND = r"(?:obliged|obligated|required|bound|responsible|liable|expected|committed)"
_FREE = r"(?:entitled|permitted|allowed|authori[sz]ed|licensed|at liberty|free(?= to\b))"
_BARRED = r"(?:prohibited|forbidden|barred|banned|precluded)"
_RIGHT = r"(?:[\w-]+ ){0,3}?(?:rights?|option|discretion|permission|power|authority)"
_PROMISE = r"(?<!\bto )(?:agree|undertake|covenant|commit|pledge|promise|engage)(?:s|ing)?"
_ITSELF = r"(?:\s(?:itself|themselves|himself|herself))?"
_WITH = r"(?:\swith (?:the )?[\w’'-]+(?: [\w’'-]+){0,2}?)?"
_PATTERNS = (  # the first that fits at a place tells; negative ones first, since they are longer
    (NEED_NOT, rf"{_SHALL_NOT} be (?:so )?{_BOUND}\b|(?:{_SHALL}\s)?ha(?:s|ve) no (?:\w+ )?(?:obligation|duty|liability|responsibility)\b"),
    (NEED_NOT, rf"needs? not\b|needn['’]t\b|(?:{_BE_NOT}|{_BE} under no) (?:so )?(?:{_BOUND}|obligation|duty)\b|{_DO_NOT} (?:have|need) to\b|не зобов['’ʼ]язан(?:ий|а|е|і|о)\b"),
    (MUST_NOT, rf"{_SHALL_NOT}\b|{_MAY_NOT}\b|(?:{_SHALL}|may|can){_NEVER}|{_SHALL} (?:refrain|abstain) from\b"),
    (MUST_NOT, rf"(?:{_SHALL}\s)?ha(?:s|ve) (?:no|neither|not the|not any) {_RIGHT} (?:to|of)\b|{_DO_NOT} have (?:the |any |an? )?{_RIGHT} (?:to|of)\b"),
    (MUST_NOT, rf"(?:{_BE_NOT}|{_BE} neither) (?:\w+ly )?(?:{_FREE}|to(?= be\b))|{_BE} (?:\w+ly )?{_BARRED}\b|{_PROMISE}{_ITSELF}{_WITH} not to\b|(?:may|shall) only\b(?=.* (?:if|with|after)\b)"),
    (MUST_NOT, r"(?:не|ні) (?:має права|мають права|може|можуть|вправі|повин\w+|допускається)|забороняється\b"),
    (MAY, rf"{_SHALL} {_BE} {_FREE}\b|(?:{_SHALL}\s)?(?:ha(?:s|ve)|reserves?|retains?|enjoys?) (?:the |an? )?{_RIGHT} (?:to|of|not)\b"),
    (MAY, r"ha(?:s|ve) (?:[\w-]+ ){0,2}?\w+ (?:calendar |business |working )?(?:hour|day|week|month|year)s?(?:['’])?(?: (?!to\b)\w+){0,6}? to\b"),
    (MAY, rf"(?-i:may|MAY)\b|can\b|{_BE} {_FREE}(?! not)\b|(?:має|мають) право\b|може\b|можуть\b|вправі\b"),
    (MUST, rf"{_SHALL}\b|{_BE} {_BOUND} (?:to|for|under|that)\b|(?:is|are|['’]re) to\b|(?:ha(?:s|ve)|['’]ve) (?:got )?to\b|need to\b|{_PROMISE}{_ITSELF}{_WITH}(?: to\b|:|(?= that\b))"),
    (MUST, r"зобов['’ʼ]яз(?:ан(?:ий|а|е|і|о)|ується|уються)\b|повин(?:ен|на|но|ні)\b|мус(?:ить|ять)\b"),
)  # fmt: skip
_ANY = re.compile("|".join(rf"(?P<k{at}>\b(?:{pattern}))" for at, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)
_BINDS = re.compile(rf"(?:{_SHALL} )?{_BE} {_BOUND}\b", re.IGNORECASE)
_DEFINES = re.compile(r"\s(?:also )?(?:mean|include|denote|signify|refer to|have the (?:\w+ )?meaning)s?\b", re.IGNORECASE)
DECLARED = (  # verbs by which a party states something and promises nothing
    "acknowledges? represents? warrants? confirms? recogni[sz]es? declares? understands? accepts? believes? considers? reaffirms? reiterates?"
    " notes? states? says? acts? owns? holds? means? includes? wishes wish desires? intends? operates? knows? becomes? fails? breaches breach"
    " receives? gets? wants? suffers? remains? exists? dies? ceases? defaults? moves? leaves? calls? names? counts? belongs? plans? stands?"
    " welcomes? commends? underlines? affirms? expresses express emphasi[sz]es? stresses stress condemns? rejects? hopes? expects? prefers? sees?"
    " regards? views? recalls? concurs? underscores? highlights? proposes? needs? likes? aims? signs? thanks? lies? lives?"
)
_ADVERBS = r"(?:(?:\w+ly|also|hereby|therefore|likewise|always|then|again|together|both|each|at its own (?:cost|expense)) ){0,2}"
NO_VERB = (  # a word of a closed class, which may stand behind a party's name where a verb could
    "is has was does this its his whose as us thus plus less always perhaps besides towards upwards across unless versus are were have had do did be been am"
    " will would shall should may might can could must ought to of for in on at by with from under between against upon within without through"
    " about over per than and or but nor so if when where while who whom which what that the an any all both each either neither no not it he she"
    " they them their our your my we you me him her one two three here there now then also too only just even until after before since during"
    " hereby herein hereof hereto hereunder hereafter hereinafter thereby therein thereof thereto"
    " therefore further however hence moreover furthermore likewise instead otherwise already still"
)
_PAST = (  # of irregular verbs
    "met held made took gave began came went said saw brought bought built agreed found got kept knew led left lost paid sent sold spoke stood told"
    " thought undertook wrote chose drew fell grew meant ran sought spent won"
)
_OTHER = rf"(?!(?:{'|'.join(DECLARED.split())}|{'|'.join(NO_VERB.split())}|{'|'.join(_PAST.split())})\b)"
_NOT_DO = rf"(?P<not>{_DO_NOT} )?"
_ENDS = r"(?=[\s,.;:]|$)"
_PRESENT = re.compile(
    rf"\s{_ADVERBS}(?:{_NOT_DO}(?P<base>(?(not){_OTHER}[a-z]{{2,}}|(?!)))|(?P<verb>{_OTHER}(?:[a-z]{{2,}}(?<!s)s|do|[а-яіїєґ]+(?:є|ить|ує|ає|ють|ять|ться)))){_ENDS}"
)
_PRESENT_OF_SEVERAL = re.compile(
    rf"\s{_ADVERBS}{_NOT_DO}(?P<verb>{_OTHER}(?:[a-z]{{2,}}(?<!ed)(?<!ing)(?<!ly)(?<!\ws)|[a-z]+ss|[а-яіїєґ]+(?:ють|ять|уть|ать|ться))){_ENDS}"
)


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal of a text: `text[start:end]`, and which of KINDS it makes of what follows."""

    kind: str
    start: int
    end: int


def binds(text: str, modal: Modal) -> bool:
    """Whether a modal says that somebody is bound ("shall be liable for"): denied of a party, it needs not."""
    return bool(_BINDS.match(text, modal.start))


def defines(after: str) -> bool:
    """Whether the words behind a modal tell what a word means: "shall include"."""
    return bool(_DEFINES.match(after))


def modals_in(text: str) -> list[Modal]:
    """The modals of a text, in order."""
    return [Modal(_PATTERNS[int(str(match.lastgroup)[1:])][0], *match.span()) for match in _ANY.finditer(text)]


def done_by(text: str, subject_end: int, several: bool = False) -> Modal | None:
    """The verb in the present by which a party lays down what it does ("The Tenant pays"), right behind its name; None where there is none.

    `several`: the name is of more than one, whose verb has no ending ("the Parties consult").
    """
    verb = (_PRESENT_OF_SEVERAL if several else _PRESENT).match(text, subject_end)
    if not verb:
        return None
    start, end = verb.span("verb" if several or verb["verb"] else "base")
    return Modal(MUST_NOT, verb.start("not"), end) if verb["not"] else Modal(MUST, start, end)
