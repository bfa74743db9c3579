"""Whose clause a reference names: the agreement, law or treaty it is said to be of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.clauses.clause_words import kind_of
from corpus.clauses.reference import Reference
from corpus.clauses.reference_numbers import NEXT

UKRAINIAN = re.compile("[а-яґєії]", re.IGNORECASE)
_LAWS = (
    r"acts?|codes?|laws?|charter|constitution|conventions?|covenant|treaty|treaties|regulations?|directive|statutes?|rules|decree|ordinance|bill"
    r"|кодекс\w{0,2}|закон\w{0,2}|статут\w{0,2}|конституці\w|конвенці\w|хартії|директив\w|регламент\w|gesetz(?:es|buchs?)?|verordnung|charta|verfassung|loi|traité"
)
_DEEDS = (
    r"agreements?|contracts?|leases?|loan|ndas?|msas?|slas?|dpas?|mous?|jsma|licen[cs]es?|deal|memorandum|document|undertaking|deed|plan|policy|terms|bylaws|letter|notes?|indenture"
    r"|notice|arrangement|partnership|compact|declaration|framework|offer|order|warrant|certificate|articles of \w+|договор\w{1,2}|договір|угод\w|контракт\w{0,2}|меморандум\w{0,2}|vertrags?|vertrages|abkommens?|contrat|accord"
)
_ACRONYMS = r"gdpr|nato|tfeu|teu|dsgvo|bgb|hgb|un|eu|u\.?s\.?c\.?|c\.?f\.?r\.?|ucc|echr|кпк|цку|гку|нато|оон"
_LAW = re.compile(rf"(?:{_LAWS})\Z", re.IGNORECASE)
_DEED = re.compile(rf"(?:{_DEEDS})\Z", re.IGNORECASE)
_ACRONYM = re.compile(rf"(?:(?i:{_ACRONYMS})|(?:[A-ZА-ЯҐЄІЇ]\.?){{2,8}}|[A-Z]{{1,4}}[a-z]?[A-Z]{{2,6}})\Z")
_NAME_WORD = re.compile(r"[^\W_][\w.&’'/()-]{0,40}")
_AFTER = re.compile(
    r",?\s(?P<link>(?:of|in|under|to|from|des|der|du|aus|до|з)\s)?(?P<det>(?:the|this|that|our|your|their|its|his|my|a|an|said|such|der|des|dem|dieses|цього|даного|зазначеного|vorliegenden)\s){0,2}"
)
_SMALL = frozenset("of on for and the to in with between concerning 19 an".split())
_STOP = frozenset(
    "say says mean means about what which who when where how is are was were does do did has have shall will may must that and or if provides states"
    " sets for by with as on at from applies please under it they we you i tell me explain show give".split()
)


def owned(text: str, found: Sequence[Reference], at: int) -> Reference:
    """A reference with what it is of; lists share it: "Articles 3 and 4 of the Charter"."""
    reference = found[at]
    last = at
    while last + 1 < len(found) and NEXT.match(text, found[last].end) and found[last + 1].start == found[last].end:
        last += 1
    begin, end = found[at], found[last]
    first = at
    while first > 0 and found[first - 1].end == found[first].start:
        first -= 1
    of, law = _after(text, end.end, begin.start)
    if not of:
        of, law = _before(text, found[first].start)
    return replace(reference, of=of, elsewhere=of if law else "")


def _after(text: str, at: int, start: int) -> tuple[str, bool]:
    """(what a reference is of, whether that is another instrument) from what follows: "of the North Atlantic Treaty", "GDPR"."""
    opening = _AFTER.match(text, at)
    if not opening:
        return "", False
    words = _words(text, opening.end())
    cyrillic = bool(words and UKRAINIAN.match(words[0][0]))
    if not words or not (
        words[0][0] in ("thereof", "therein") or opening["link"] or opening["det"] or _ACRONYM.match(words[0][0]) or cyrillic
    ):
        return "", False
    if words[0][0].lower() in ("thereof", "therein"):
        return words[0][0], True
    if kind_of(words[0][0]):
        return "", False
    count = _instrument(words, (opening["link"] or "").strip() not in ("", "in", "to", "under", "from"))
    if not count or text[start:at].isupper() and words[0][0].isupper() and not opening["link"]:
        return "", False
    end = words[count - 1][1]
    named = text[opening.end() : end]
    determined = (opening["det"] or "").strip().lower() in ("this", "dieses", "цього", "vorliegenden", "our", "my")
    return named, not determined and _is_other([word for word, _ in words[:count]])


def _words(text: str, at: int) -> list[tuple[str, int]]:
    """The next words of a sentence with their ends, nine at most."""
    words: list[tuple[str, int]] = []
    while len(words) < 9 and (match := _NAME_WORD.match(text, at)):
        word = match[0].rstrip(".)") if match[0].count(".") < 2 else match[0]
        words.append((word, match.start() + len(word)))
        at = match.start() + len(word)
        if at >= len(text) or text[at] != " ":
            break
        at += 1
    return words


def _instrument(words: Sequence[tuple[str, int]], linked: bool) -> int:
    """How many of the words name an instrument: up to its noun and what the noun is of, an acronym, or a name after "of"."""
    for at, (word, _) in enumerate(words[:7]):
        if word.lower() in _STOP and not (word == "and" and at + 1 < len(words) and words[at + 1][0][0].isupper()):
            break
        if _LAW.match(word) or _DEED.match(word):
            return _extended(words, at + 1)
    if words and _ACRONYM.match(words[0][0]):
        return 1
    names = next((at for at, (word, _) in enumerate(words) if not word[0].isupper()), len(words))
    return names if linked else 0


def _extended(words: Sequence[tuple[str, int]], count: int) -> int:
    """What stands after the noun of an instrument: "Treaty of Lisbon", "Act of 1934", "Convention on the Law of the Sea"."""
    at = count
    while at < len(words) and (words[at][0] in _SMALL or words[at][0][0].isupper() or words[at][0][0].isdigit()):
        at += 1
        if words[at - 1][0] not in _SMALL:
            count = at
    return count


def _is_other(words: Sequence[str]) -> bool:
    """Whether a name is that of a law, a treaty or an organisation, rather than of an agreement people may ask about."""
    noun = next((at for at, word in enumerate(words) if _LAW.match(word) or _DEED.match(word)), None)
    if noun is None:
        return _ACRONYM.match(words[0]) is not None
    if _DEED.match(words[noun]):
        return bool(
            re.match(r"догов", words[noun].lower()) and any(word[0].isupper() for word in words[:noun]) and UKRAINIAN.match(words[0])
        )
    generic = re.match(r"treat|convention|charter|статут|конвенц|rules|regulations", words[noun].lower())
    return len(words) > 1 or not generic and words[noun][0].isupper()


def _before(text: str, start: int) -> tuple[str, bool]:
    """The same from what stands before: "UN Charter Article 51", "GDPR Art. 28", "NATO's Article 5"."""
    before = text[max(0, start - 80) : start]
    words = [re.sub(r"[’']s$", "", word) for word in before.split()[-5:]]
    if not words or not before[-1].isspace() or "\n" in before[-2:]:
        return "", False
    last = words[-1]
    if (
        before.rstrip().endswith((",", "."))
        and not _ACRONYM.match(last)
        or (text[start].isupper() and text[start : start + 4].isupper() and len(last) > 1)
    ):
        return "", False
    if _DEED.match(last) or not (_LAW.match(last) or _ACRONYM.match(last)):
        return "", False
    first = len(words) - 1
    while first > 0 and words[first - 1][0].isupper() and words[first - 1].lower() not in _STOP:
        first -= 1
    named = words[first:]
    law = _is_other(named) if not _ACRONYM.match(last) else True
    return (" ".join(named), law) if law else ("", False)
