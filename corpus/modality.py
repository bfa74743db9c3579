"""What a clause lays down, told by its modal: a duty, a right, a ban, or that something need not be done."""

from __future__ import annotations

import re
from dataclasses import dataclass

MUST, MAY, MUST_NOT, NEED_NOT = KINDS = ("must", "may", "must not", "need not")

_NOT = r"(?:\s\w+ly)?\s(?:not|never)"
_BE = r"(?:is|are|be|being)"
_SHALL = r"(?:shall|must|will)"
_NEVER = r"(?:,?\s(?:in no (?:event|case|circumstances|way)|at no time|under no circumstances),?)"
_BOUND = r"(?:obliged|obligated|required|bound|responsible|liable|expected)"
_FREE = r"(?:entitled|permitted|allowed|authori[sz]ed|free|licensed)"
_PROMISE = r"(?<!\bto )(?:agree|undertake|covenant|commit|pledge|promise|engage)(?:s|ing)?"
_ITSELF = r"(?:\s(?:itself|themselves|himself|herself))?"
_WITH = r"(?:\swith (?:the )?[\w’'-]+(?: [\w’'-]+){0,2}?)?"
_PATTERNS = (  # the first that fits at a place tells; negative ones first, since they are longer
    (NEED_NOT, rf"{_SHALL}{_NOT} be (?:so )?{_BOUND}\b|(?:{_SHALL}\s)?ha(?:s|ve) no (?:\w+ )?(?:obligation|duty|liability|responsibility)\b"),
    (NEED_NOT, rf"needs? not\b|{_BE} (?:not|under no) (?:so )?(?:{_BOUND}|obligation|duty)\b|(?:do|does) not (?:have|need) to\b|не зобов['’ʼ]язан\w+"),
    (MUST_NOT, rf"(?:{_SHALL}|may|can|could){_NOT}\b|cannot\b|can['’]t\b|(?:{_SHALL}|may|can){_NEVER}|{_SHALL} (?:refrain|abstain) from\b"),
    (MUST_NOT, rf"{_BE} (?:not {_FREE}|prohibited|forbidden|barred|precluded)\b|{_PROMISE}{_ITSELF}{_WITH} not to\b|(?:may|shall) only\b(?=.* (?:if|with|after)\b)"),
    (MUST_NOT, r"(?:не|ні) (?:має права|мають права|може|можуть|вправі|повин\w+|допускається)|забороняється\b"),
    (MAY, rf"{_SHALL} {_BE} {_FREE}\b|(?:{_SHALL}\s)?(?:ha(?:s|ve)|reserves?|retains?|enjoys?) (?:the |an? )?(?:[\w-]+ ){{0,3}}?(?:right|option|discretion) (?:to|of|not)\b"),
    (MAY, rf"may\b(?! \d)|can\b|{_BE} {_FREE}(?! not)\b|(?:має|мають) право\b|може\b|можуть\b|вправі\b"),
    (MUST, rf"{_SHALL}\b|{_BE} {_BOUND} (?:to|for|under)\b|(?:is|are) to\b|ha(?:s|ve) to\b|{_PROMISE}{_ITSELF}{_WITH}(?: to\b|:|(?= that\b))"),
    (MUST, r"зобов['’ʼ]яз(?:ан\w+|ується|уються)\b|повин(?:ен|на|но|ні)\b|мус(?:ить|ять)\b"),
)  # fmt: skip
_ANY = re.compile("|".join(rf"(?P<k{at}>\b(?:{pattern}))" for at, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)
_DECLARED = (
    "acknowledges? represents? warrants? confirms? recogni[sz]es? declares? understands? accepts? believes? considers? reaffirms? reiterates?"
    " notes? states? says? acts? owns? holds? means? includes? wishes wish desires? intends? operates? knows? becomes? fails? breaches breach"
    " receives? gets? wants? suffers? remains? exists? dies? ceases? defaults? moves? leaves? calls? names? counts? belongs? plans? stands?"
)
_PRESENT = re.compile(
    rf"\s(?:(?:\w+ly|also|always|jointly|then|again|at its own (?:cost|expense)) )?(?P<verb>(?!(?:{'|'.join(_DECLARED.split())})\b)"
    r"(?!(?:is|has|was|does|this|its|his|whose|as|us|thus|plus|less|always|perhaps|besides|towards|upwards|across|unless|versus)\b)"
    r"(?:[a-z]{2,}(?<!s)s|do|[а-яіїєґ]+(?:є|ить|ує|ає|ють|ять|ться)))(?=[\s,.;:])"
)


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal of a text: `text[start:end]`, and which of KINDS it makes of what follows."""

    kind: str
    start: int
    end: int


def modals_in(text: str) -> list[Modal]:
    """The modals of a text, in order."""
    return [Modal(_PATTERNS[int(str(match.lastgroup)[1:])][0], *match.span()) for match in _ANY.finditer(text)]


def done_by(text: str, subject_end: int) -> Modal | None:
    """The verb in the present by which a party lays down what it does ("The Tenant pays"), right behind its name; None where there is none."""
    verb = _PRESENT.match(text, subject_end)
    return Modal(MUST, verb.start("verb"), verb.end("verb")) if verb else None
