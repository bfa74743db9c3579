"""What kind of answer a question asks for, in English and Ukrainian, and the words that say nothing about its topic."""

from __future__ import annotations

import re

VALUES = ("money", "percent", "date", "person", "place", "duration", "number", "language")
KINDS = (*VALUES, "statement", "yesno", "list", "count", "order")

STOP = frozenset(
    """a about according actually after all also am an and any are as at be been being but by can could did do does doing done for from
    get gets give had has have he her his how i if in into is it its just last like long made make many may me more most much my name
    named next no not of off on one only or other our out over own per please say says shall she should so some tell than that the
    their them then there these they this those through to too under until up us very was we were what when where which while who whom
    whose why will with would you your anything something kind sort whether become becomes compare comparison speak speaks about contain contains""".split()
)
GENERIC = frozenset(
    """period periods length accord accords agreement agreements agreed article contract contracts deal deals document documents pact pacts paper text texts treaty
    ukraine ukraine's ukrainian ukrainians kyiv kiev zelensky zelenskyy bilateral side sides partner partners country countries
    government state states mention mentions mentioned provide provides provided promise promises promised pledge pledges pledged
    foresee foresees commit commits committed undertake undertakes signed sign signs ukranian""".split()
)

# What is asked for, in the order in which it is tried: English, then Ukrainian.
_KIND_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "order",
        r"\b(?:came|come|signed|concluded|was|were)\s+(?:the\s+)?(?:first|last|earlier|later|second|third)\b|\bfirst to (?:sign|conclude)|\bwho was first|\bin (?:what|which) order|\bhappened first"
        r"|\b(?:earliest|latest|newest|oldest) (?:agreement|deal|pact|accord)|\b(?:biggest|largest|highest|smallest|lowest)\b.{0,40}(?:sum|pledge|amount|money|aid|package)"
        r"|\bwho (?:gives?|gave|promised?|promises|pledged?|pays?|paid|offers?) (?:the )?(?:most|biggest|largest)\b|хто (?:був )?перш|підписан\w+ (?:перш|останн)|перш\w+ (?:підписа|уклала)|котр\w+ (?:була )?раніше|яка угода .{0,20}перш",
    ),
    (
        "count",
        r"\bhow many (?:of (?:the|these|those|my|our) )?(?:my |our )?(?:agreements?|contracts?|deals?|pacts?|accords?|partners?|countries|states|documents?|texts?)\b|\bof the (?:deals|agreements).{0,400}how many|скільки (?:угод|країн|партнерів|договорів|держав)",
    ),
    (
        "yesno",
        r"^(?:(?:and|so|but|then|well|ok|hey|a)\W+)?(?:(?:what|how) about [^,?]{2,40},\s*)?(?:any(?:thing|body|one)?|does|do|did|is|are|was|were|can|could|will|would|has|have|had|may|must|should|shall|isn't|doesn't|don't|aren't)\b"
        r"|[,:]\s*(?:is|are|was|were|does|do|did|can|could|will|would|has|have|had|must|may|should) (?:it|they|he|she|there|ukraine|kyiv|the)\b"
        r"|^(?:if|when|once|should|suppose|in case)\b.*,\s*(?:is|are|does|do|did|can|could|will|would|has|have|must|may|should)\b"
        r"|^[^?]{5,}(?:[:;]| [–-]) ?(?:is|are|does|do|did|can|could|will|would|has|have|must|may|should)\b"
        r"|\b(?:know|tell me|say|check|confirm|wonder\w*|clarify) (?:if|whether)\b|[,.;–-]\s*(?:right|correct|true|yes|no|is(?:n't)? (?:it|that so|that right|that true|that how .*)|was(?:n't)? (?:it|that .*))\s*\?\s*$"
        r"|[.!?;]\s+(?:is|are|was|were|does|do|did|can|could|will|would|has|have|had|must|may|should)\b[^.?!]*\?\s*$"
        r"|^(?:а\s+|і\s+|та\s+)?чи\b|,\s*чи (?:є|має|може|буде|визначено|передбач)|\bчи (?:може|має|є|передба|визнача|назва|згаду|зобов|містить|входить|бере|буде|дозволя|дає|треба|потрібно|підтрим|йдеться)",
    ),
    (
        "percent",
        r"\binterest rate\b|\b(?:what|which|how much) interest\b|\b(?:percent|per cent|percentage|share of (?:its )?gdp|% of)\b|відсот|частк\w+ ввп",
    ),
    (
        "money",
        r"\bhow much\b(?! (?:\w+ ){0,2}(?:notice|warning|time|longer|earlier|land|territory|soil|area|kit|gear|equipment|ammunition|power|electricity|gas|grain)\b)|\bsums?\b|\bmoney\b|\bbudget\b|\bamounts?\b|\bhow many (?:\w+ ){0,2}(?:dollars|euros?|pounds|kron\w+|bill?ions?|mill?ions?)\b|\b(?:mill?ion|bill?ion)s?\b|\bcosts?\b.{0,10}\?|\bfunding\b|\bfunds?\b(?! name)|\b(?:euros?|dollars|pounds)\b"
        r"|\b(?:financial|military|fiscal|humanitarian) (?:aid|assistance|support|suport|money|help)\b.{0,30}\b20\d\d\b|\b20\d\d\b.{0,30}\b(?:aid|assistance|support|suport|money)\b"
        r"|\bcontribut\w+ .{0,30}\b(?:fund|initiative)|\b(?:fund|initiative)\b.{0,20}\bcontribution|\bspend|\bspent\b|\bprices?\b|\bworth\b|\bcost\b|\bvalue of\b|\bpays? (?:for|per)\b|\bhow much .{0,30}\bpay|\bpricey?\b|\bfinancial volume\b|\b(?:put|poured?|pump(?:ed)?|sunk|sink|invest(?:ed)?|plough(?:ed)?) (?:\w+ ){0,2}into\b"
        r"|\b(?:funds?|pots?|packages?|programmes?|strateg(?:y|ies)|facilit(?:y|ies)|loans?|credits?|pledges?|purses?)\b.{0,40}\bhow (?:big|large)\b|\bhow (?:big|large) (?:is|was|are|were) (?:[\w'’-]+ ){0,4}(?:funds?|pots?|packages?|programmes?|strateg(?:y|ies)|facilit(?:y|ies)|loans?|credits?|pledges?|purses?)\b"
        r"|скільки .{0,30}\b(?:мільйон|мільярд|млн|млрд|євро|долар|крон|фунт|ієн)\w*|скільки (?:грошей|крон|гривень|ієн|коштів|мільйонів|мільярдів|млн|млрд|євро|доларів|фунтів|\w+ (?:виділ|на 20|дає|обіця|передб|надал|надає|витрат))|сум[аиу]\b|яку суму|як(?:ої|а) сум|на яку суму|скільки (?:(?-i:[А-ЯІЇЄҐ])[\w'’]+ ){0,3}(?:виділ|витрат|кошту|надасть|надає|надав|надала|обіцял|обіця)|кошт",
    ),
    (
        "person",
        r"\bwho\b.{0,60}\b(?:sign|signed|signd|signs|inked|put (?:his|her|their) name|signature|signatory|concluded|represent)|\bsigned by whom\b|\bwhose signature|\bby whom\b|\bsigner|\bheld the pen\b|\bwhich (?:leader|president|prime minister|politician|minister|chancellor)s?\b|\b(?:which|what) (?:\w+ ){0,3}?(?:boss(?:es)?|premiers?|officials?|chiefs?|heads?|statesm[ae]n|m[ae]n|people) (?:\w+ )?(?:signed|inked|put)\b|\bwho\b.{0,20}\bfor (?:the )?\w+"
        r"|\bхто\b.{0,60}(?:підпис|уклав|постав)|\bким\b.{0,40}підпис|чий підпис|чи(?:є|їм) (?:прізвищ|ім)\w*",
    ),
    (
        "duration",
        r"\bhow long\b|\bhow much (?:notice|warning|time|longer|earlier)\b|\bhow many (?:years|months|days|weeks|hours)\b|\bfor (?:what|which) (?:term|period|time)|\bduration\b|\b(?:notice|warning)\b.{0,30}\b(?:period|months?)|\bwithin (?:what|which|how)|\bhow (?:soon|quickly|fast)\b|\bhow often\b|\bperiod of validity\b|\bterm of\b|\bexpire|\bvalid (?:for|until)"
        r"|(?:на )?скільки (?:років|місяців|днів|годин|часу)|який (?:термін|строк)|як довго|на який (?:термін|строк)|протягом якого|за який час|термін дії|строк дії",
    ),
    (
        "date",
        r"^(?:\w+ ){0,2}when\b(?! \w+ing\b)|\bwhen (?:exactly|precisely)?\s*(?:is|was|were|are|did|does|do|must|will|would|should|can|could|may|has|have|had)\b|[,;:] ?when\b|\bwhen\W*$|\b(?:and|or|tell|know|says?|of|about) when\b(?! (?:some|any)(?:one|body)\b)(?! (?:one|either|it|they)\b.*,)|\b(?:what|which) (?:date|day|year|month)\b|\bby when\b|\bsince when\b|\buntil when\b|\bdate of\b|\bin what year|\bon what day|\bdeadline\b|\bколи\b|\bяк(?:ого|ий|им) (?:числа|дня|року|день|рік)|\bдат[аиу]\b|\bдо якого (?:часу|року)|\bз якого (?:часу|року)|в якому році|у якому році",
    ),
    (
        "place",
        r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|town|place|capital|region|oblast|port)\b|\bin (?:what|which) country\b|\bде\b|\b[ув] якому (?:\w+ )?місті|\bяк(?:е|ому|ий|у|а) (?:місто|місті|регіон|область|області|порт)",
    ),
    ("language", r"\blanguages?\b|\bлanguage versions?|\bмов(?:и|ами|ою|ах)\b|\bмовн"),
    (
        "list",
        r"\b(?:which|what|name|list) (?:\w+ ){0,3}(?:countries|states|partners|agreements|deals|pacts|coalitions|coalitons|areas|fields|sectors|agencies|banks|banks|groups|groupings|bodies|regions|initiatives|measures|domains|points|tanks|weapons|programmes|funds|ways|sides|signers|leaders|others?)\b|^(?:list|name|enumerate)\b|\bone by one\b|\bamong them\b"
        r"|\bwhich two\b|\bwhich three\b|\bwhat are the\b|\bwho else\b|\bwith whom\b|\bnumbers\b|\bоригінальн|\bякі\b|\bяких\b|\bназв(?:и|іть)\b|\bперелі[кч]",
    ),
    (
        "number",
        r"\bhow many\b|\bhow much (?:\w+ ){0,2}(?:land|territory|soil|area|power|electricity|gas|grain|ammunition)\b|\bnumber of\b|\bin number\b|\bwhat number\b|\bwhich number\b|\bhow large\b|\bhow big\b|\bскільки\b|\bкількість|\bяк(?:ою|а|ий) за рахунком|\bпорядков\w+ номер",
    ),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KIND_PATTERNS)
_ALTERNATIVE = re.compile(
    r"\bor (?:for|after|before|in|on|at|by|with|only|just|does|is|do|are|rather|merely|an?|the)\b|\bабо\b|\w{2,} чи \w", re.IGNORECASE
)


# "Which penalty does Tallinn pay if it misses the quarter percent": the penalty is asked for, no percentage.
_ASKS_FOR = re.compile(
    r"\b(?:which|what)\s+(?!(?:does|did|do|is|are|was|were|will|would|can|could|has|have|had|must|may|should|shall|the|a|an|kinds?|sorts?|types?|about|if"
    r"|parts?|shares?|portions?|slices?|percentages?|proportions?|sums?|amounts?|totals?|funding|money|size|volume|value|price|costs?|budget|number|many|much|two|three|four)\b)[a-z’'-]+(?:\s[a-z’'-]+)?",
    re.IGNORECASE,
)
# "Which fields come first" asks what is urgent, not which agreement was signed first; "which land, ..., do the Croats ..." no yes or no.
_COMES_FIRST = re.compile(
    r"\b(?:what|which)\b.{0,20}\b(?:fields?|areas?|sectors?|things?|sorts?|kinds?|types?|priorit\w+|goals?|tasks?|weapon\w*|needs?|directions?)\b.{0,40}\bfirst\b",
    re.IGNORECASE,
)
# "Угоду підписували в самій Латвії?": a verb and a question mark, and no word of asking.
_BARE_UKRAINIAN = re.compile(
    r"\b[а-яіїєґ']{3,}(?:ла|ли|ло|ав|ив|ів|ує|ають|яють|ить|ять|уть|ють|ає|яє|єть?ся|ить?ся|но|то)\b.*\?\s*$", re.IGNORECASE
)
_UKRAINIAN_ASKS = re.compile(
    r"\b(?:що|хто|кого|кому|ким|чого|чому|чим|де|куди|звідки|коли|як|який|яка|яке|які|якого|якої|яких|якому|якій|яким|якою|якими|яку|скільки|чий|чия|чиє|чиї|котр\w+"
    r"|назв\w+|перелі\w+|навіщо|а (?:\w+ )?(?:щодо|стосовно))\b|[ыэъё]",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(
    r"^(?:(?:and|so|but|then)\W+)?(?:in |on |for |to |from |at |by )?(?:which|whose|who|where)\b(?!.*\bor not\b)", re.IGNORECASE
)
ASKING = 2  # words that ask for a number: "how many"
_INCIDENTAL = ("money", "percent", "number", "duration", "date")


# "Can you tell me how much ...", "do you know when ...": what is asked comes after it.
_POLITELY = re.compile(
    r"^(?:\W*(?:please|hello|hi|hey|ok|so|and|but)\W+)?(?:do|can|could|would|will) you (?:please |perhaps |kindly )?"
    r"(?:know|tell (?:me|us)|say|explain|remind (?:me|us)|list|name|show|find(?: out)?|give (?:me|us))\s+(?!(?:if|whether)\b)"
    r"|^(?:any|got any) (?:idea|clue|word|news|guess)(?: (?:on|about|of))?\s+",
    re.IGNORECASE,
)


def kinds_of(text: str) -> tuple[str, ...]:
    """What is asked for, in the order of the text: one of KINDS, and further kinds of values ("how many, and until when")."""
    text = _POLITELY.sub("", text)
    found = {kind: match.start() for kind, pattern in _KINDS if (match := pattern.search(text))}
    if not found and _BARE_UKRAINIAN.search(text) and not _UKRAINIAN_ASKS.search(text):
        return ("yesno",)
    if "yesno" in found and _ALTERNATIVE.search(text):
        return ("statement",)
    if "yesno" in found and _ASKS_WHAT.search(text):
        del found["yesno"]
    if "order" in found and _COMES_FIRST.search(text):
        del found["order"]
    for kind in ("order", "count", "yesno"):
        if kind in found:
            return (kind,)
    if "number" in found and any(
        _is_of(found["number"], found[kind], text) for kind in ("money", "percent", "duration", "list") if kind in found
    ):
        del found["number"]
    if asks := _ASKS_FOR.search(text):
        found = {kind: at for kind, at in found.items() if kind not in _INCIDENTAL or at <= asks.end()}
    values = sorted((kind for kind in found if kind in VALUES), key=lambda kind: found[kind])
    return tuple(values) or (("list",) if "list" in found else ("statement",))


def _is_of(number: int, kind: int, text: str) -> bool:
    """Whether the number that is asked for at a place is that of a kind beside it: "how many per cent"."""
    return number >= kind or len(text[number:kind].split()) <= ASKING
