"""A message in its conversation -> a question that stands alone: who is meant, when, and what kind of answer is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.partners import Mention

from assistant.ukrainian import translate
from corpus import partners

VALUES = ("money", "percent", "date", "person", "place", "duration", "number", "language")
KINDS = (*VALUES, "statement", "yesno", "list", "count", "order")

_CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
STOP = frozenset(
    [
        "a",
        "about",
        "according",
        "actually",
        "after",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "done",
        "for",
        "from",
        "get",
        "gets",
        "give",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "last",
        "like",
        "long",
        "made",
        "make",
        "many",
        "may",
        "me",
        "more",
        "most",
        "much",
        "my",
        "name",
        "named",
        "next",
        "no",
        "not",
        "of",
        "off",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "please",
        "say",
        "says",
        "shall",
        "she",
        "should",
        "so",
        "some",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "us",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "anything",
        "something",
        "kind",
        "sort",
    ]
)
GENERIC = frozenset(
    [
        "accord",
        "accords",
        "agreement",
        "agreements",
        "agreed",
        "article",
        "contract",
        "deal",
        "deals",
        "document",
        "documents",
        "pact",
        "pacts",
        "paper",
        "text",
        "texts",
        "treaty",
        "ukraine",
        "ukraine's",
        "ukrainian",
        "ukrainians",
        "kyiv",
        "kiev",
        "zelensky",
        "zelenskyy",
        "bilateral",
        "side",
        "sides",
        "partner",
        "partners",
        "country",
        "countries",
        "government",
        "state",
        "states",
        "mention",
        "mentions",
        "mentioned",
        "provide",
        "provides",
        "provided",
        "promise",
        "promises",
        "promised",
        "pledge",
        "pledges",
        "pledged",
        "foresee",
        "foresees",
        "commit",
        "commits",
        "committed",
        "undertake",
        "undertakes",
        "signed",
        "sign",
        "signs",
        "ukranian",
    ]
)

# What is asked for, in the order in which it is tried: English, then Ukrainian.
_KIND_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "order",
        r"\b(?:came|come|signed|concluded|was|were)\s+(?:the\s+)?(?:first|last|earlier|later|second|third)\b|\bfirst to (?:sign|conclude)|\bwho was first|\bin (?:what|which) order|\bhappened first"
        r"|\b(?:earliest|latest|newest|oldest) (?:agreement|deal|pact|accord)|\b(?:biggest|largest|highest|smallest|lowest)\b.{0,40}(?:sum|pledge|amount|money|aid|package)"
        r"|хто (?:був )?перш|перш\w+ (?:підписа|уклала)|котр\w+ (?:була )?раніше|яка угода .{0,20}перш",
    ),
    (
        "count",
        r"\bhow many (?:of (?:the|these|those) )?(?:agreements?|deals?|pacts?|accords?|partners?|countries|states|documents?|texts?)\b|\bof the (?:deals|agreements).{0,400}how many|скільки (?:угод|країн|партнерів|договорів|держав)",
    ),
    (
        "yesno",
        r"^(?:(?:and|so|but|then|well|ok|hey|a)\W+)?(?:(?:what|how) about [^,?]{2,40},\s*)?(?:does|do|did|is|are|was|were|can|could|will|would|has|have|had|may|must|should|shall|isn't|doesn't|don't|aren't)\b"
        r"|,\s*(?:is|are|does|do|did|can|will|would|has|have|must|may|should) (?:it|they|he|she|there|ukraine|kyiv|the)\b"
        r"|^(?:а\s+|і\s+|та\s+)?чи\b|,\s*чи (?:є|має|може|буде|визначено|передбач)|\bчи (?:може|має|є|передба|визнача|назва|згаду|зобов|містить|входить|бере|буде|дозволя|дає|треба|потрібно|підтрим|йдеться)",
    ),
    ("percent", r"\b(?:percent|per cent|percentage|share of (?:its )?gdp|% of)\b|відсот|частк\w+ ввп"),
    (
        "money",
        r"\bhow much\b|\bsums?\b|\bmoney\b|\bbudget\b|\bamounts?\b|\bhow many (?:\w+ ){0,2}(?:dollars|euros?|pounds|kron\w+|billions?|millions?)|\b(?:million|billion)s?\b|\bcosts?\b.{0,10}\?|\bfunding\b|\bfunds?\b(?! name)|\b(?:euros?|dollars|pounds)\b"
        r"|\b(?:financial|military|fiscal|humanitarian) (?:aid|assistance|support|suport|money|help)\b.{0,30}\b20\d\d\b|\b20\d\d\b.{0,30}\b(?:aid|assistance|support|suport|money)\b"
        r"|\bcontribut\w+ .{0,30}\b(?:fund|initiative)|\b(?:fund|initiative)\b.{0,20}\bcontribution|\bspend|\bspent\b|\bprice tag"
        r"|скільки (?:грошей|коштів|мільйонів|мільярдів|млн|млрд|євро|доларів|фунтів|\w+ (?:виділ|на 20|дає|обіця|передб|надал|надає|витрат))|сум[аиу]\b|яку суму|на яку суму|скільки .{0,40}(?:виділ|витрат|кошту|надасть|надає|надав|надала|обіцял|обіця)|кошт",
    ),
    (
        "person",
        r"\bwho\b.{0,60}\b(?:sign|signed|signd|signs|inked|put (?:his|her|their) name|signature|signatory|concluded|represent)|\bsigned by whom\b|\bwhose signature|\bby whom\b|\bsigner|\bwhich (?:leader|president|prime minister|politician|minister|chancellor)s?\b|\bwho\b.{0,20}\bfor (?:the )?\w+"
        r"|\bхто\b.{0,60}(?:підпис|уклав|постав)|\bким\b.{0,40}підпис|чий підпис",
    ),
    (
        "duration",
        r"\bhow long\b|\bhow many (?:years|months|days|weeks|hours)\b|\bfor (?:what|which) (?:term|period|time)|\bduration\b|\b(?:notice|warning)\b.{0,30}\b(?:period|months?)|\bwithin (?:what|which|how)|\bhow (?:soon|quickly|fast)\b|\bhow often\b|\bperiod of validity\b|\bterm of\b|\bexpire|\bvalid (?:for|until)"
        r"|(?:на )?скільки (?:років|місяців|днів|годин|часу)|який (?:термін|строк)|як довго|на який (?:термін|строк)|протягом якого|за який час|термін дії|строк дії",
    ),
    (
        "date",
        r"\bwhen\b|\b(?:what|which) (?:date|day|year|month)\b|\bby when\b|\bsince when\b|\buntil when\b|\bdate of\b|\bin what year|\bon what day|\bdeadline\b|\bколи\b|\bяк(?:ого|ий|им) (?:числа|дня|року|день|рік)|\bдат[аиу]\b|\bдо якого (?:часу|року)|\bз якого (?:часу|року)|в якому році|у якому році",
    ),
    (
        "place",
        r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|town|place|capital|region|oblast|port)\b|\bin (?:what|which) country\b|\bде\b|\bу якому місті|\bв якому місті|\bяк(?:е|ому|ий|у|а) (?:місто|місті|регіон|область|області|порт)",
    ),
    ("language", r"\blanguages?\b|\bлanguage versions?|\bмов(?:и|ами|ою|ах)\b|\bмовн"),
    (
        "list",
        r"\b(?:which|what|name|list) (?:\w+ ){0,3}(?:countries|states|partners|agreements|deals|pacts|coalitions|coalitons|areas|fields|sectors|agencies|banks|banks|groups|groupings|bodies|regions|initiatives|measures|domains|points|tanks|weapons|programmes|funds|ways|sides|signers|leaders|others?)\b|^(?:list|name|enumerate)\b|\bone by one\b|\bamong them\b"
        r"|\bwhich two\b|\bwhich three\b|\bwhat are the\b|\bwho else\b|\bwith whom\b|\bnumbers\b|\bоригінальн|\bякі\b|\bяких\b|\bназв(?:и|іть)\b|\bперелі[кч]",
    ),
    (
        "number",
        r"\bhow many\b|\bnumber of\b|\bwhat number\b|\bwhich number\b|\bhow large\b|\bhow big\b|\bскільки\b|\bкількість|\bяк(?:ою|а|ий) за рахунком|\bпорядков\w+ номер",
    ),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KIND_PATTERNS)
_ALTERNATIVE = re.compile(r"\bor\b|\bабо\b|\w чи \w", re.IGNORECASE)

_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|her|that|this|those|these|there|then|one|same|the (?:first|second|third|last|other) one)\b"
    r"|\b(?:він|вона|воно|вони|його|її|їх|їхн\w+|цей|ця|це|ці|цю|цього|цієї|той|та|те|там|тоді|туди|неї|нього|них|ній|ньому|нею|ним)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"^\W*(?:and|but|so|also|what about|how about|or|then|why|yes|ok|а|і|й|та|але|то|чому|так|а як щодо|а що)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^\W*(?:and|but|so|a)?\s*(?:what|how)\s+about\b|^\W*(?:а\s+)?(?:як|що)\s+(?:щодо|з|про|стосовно)\b|^\W*(?:and|а|і)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone. `english` is its wording (or gloss) in English; `terms` its content words in order.

    `partners` are the slugs meant, `unknown` the countries named that are no partner, `places` the capitals that stand for a
    place and no partner; `kind` is one of KINDS; `years` as written.
    """

    text: str
    english: str
    language: str
    kind: str
    partners: tuple[str, ...]
    unknown: tuple[str, ...]
    places: tuple[str, ...]
    years: tuple[str, ...]
    terms: tuple[str, ...]

    @property
    def wordings(self) -> tuple[str, ...]:
        """How it is searched: as asked (in English), and without the names and words that every passage shares."""
        return tuple(dict.fromkeys([self.english, " ".join(self.terms) if self.partners else self.english]))


def understand(message: str, history: Sequence[Any] = ()) -> Question:
    """The question that `message` asks after `history` (anything langchain's convert_to_messages takes)."""
    asked = _read(message)
    earlier = _earlier_questions(history)
    return _resolve(asked, earlier[-1]) if earlier else asked


def _read(text: str) -> Question:
    text = " ".join(text.split())
    language = "uk" if len(_CYRILLIC.findall(text)) * 3 > len(re.findall(r"[^\W\d_]", text)) else "en"
    mentions = partners.named(text, fuzzy=True)
    meant = tuple(dict.fromkeys(m.slug for m in mentions if m.way != "place"))
    english = translate(text, mentions) if language == "uk" else text
    return Question(
        text=text,
        english=english,
        language=language,
        kind=_kind(text),
        partners=meant,
        unknown=() if meant else partners.unknown(text),
        places=tuple(m.text for m in mentions if m.way == "place"),
        years=tuple(dict.fromkeys(_YEAR.findall(text))),
        terms=content_words(_without(english, partners.named(english, fuzzy=True) if language == "en" else ())),
    )


def content_words(text: str) -> tuple[str, ...]:
    """The words that carry what is asked, without stop words and the words that every agreement shares."""
    words = [word for word in _WORD.findall(text) if not word.isdigit() or len(word) == 4]
    return tuple(word for word in words if word.lower() not in STOP and word.lower() not in GENERIC)


def _without(text: str, mentions: Sequence[Mention]) -> str:
    for mention in sorted(mentions, key=lambda m: -m.start):
        if mention.way != "place":
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def _kind(text: str) -> str:
    found = next((kind for kind, pattern in _KINDS if pattern.search(text)), "statement")
    if found == "yesno" and _ALTERNATIVE.search(text):
        return "statement"
    return found


# -- follow-ups --------------------------------------------------------------------------------------------------------


def _earlier_questions(history: Sequence[Any]) -> list[Question]:
    """The questions of the conversation so far, each resolved against the one before."""
    from langchain_core.messages import convert_to_messages

    resolved: list[Question] = []
    for message in convert_to_messages(list(history)) if history else ():
        if message.type == "human" and message.text.strip():
            asked = _read(message.text)
            resolved.append(_resolve(asked, resolved[-1]) if resolved else asked)
    return resolved[-8:]


def _resolve(asked: Question, before: Question) -> Question:
    """Carry over what a follow-up leaves unsaid: the partners, and the topic where it has none of its own."""
    own = [term for term in asked.terms if term not in asked.years]
    points_back = bool(_POINTS_BACK.search(asked.text) or _CONTINUES.search(asked.text))
    if asked.partners or asked.unknown:
        if (_ABOUT.search(asked.text) and len(own) < 2) or not own and asked.kind == "statement":  # "and Poland?"
            whose = asked.partners or asked.unknown
            return replace(
                before,
                text=f"{before.text} ({', '.join(_shown(whose))})",
                english=f"{' '.join(before.terms)} {', '.join(_shown(whose))}",
                partners=asked.partners,
                unknown=asked.unknown,
                places=asked.places,
                years=asked.years or before.years,
                terms=tuple(dict.fromkeys([*before.terms, *asked.years])),
            )
        return asked
    if not (points_back or len(own) < 3) or not (before.partners or before.unknown):
        return asked
    needs_topic = len(own) < (2 if asked.kind in VALUES else 1)
    terms = tuple(dict.fromkeys([*asked.terms, *(before.terms if needs_topic else ())]))
    kind = before.kind if asked.kind == "statement" and not own else asked.kind
    whose = ", ".join(_shown(before.partners or before.unknown))
    topic = f": {' '.join(before.terms)}" if needs_topic and before.terms else ""
    return replace(
        asked,
        text=f"{asked.text} ({whose}{topic})",
        english=f"{asked.english} {whose} {' '.join(before.terms) if needs_topic else ''}".strip(),
        kind=kind,
        partners=before.partners,
        unknown=before.unknown,
        terms=terms,
    )


def _shown(whose: Sequence[str]) -> list[str]:
    return [partners.name_of(slug) if slug in partners.ALL else slug for slug in whose]
