"""Who the parties are, from the first pages: a list after "between", labelled lines, a defining sentence, names with roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.identity.first_person import declaring, with_called
from corpus.identity.party_labels import labelled_parties
from corpus.identity.party_lists import Party, key_of, party_list, tidy, unique
from corpus.identity.party_names import name_at
from corpus.identity.party_paragraphs import in_paragraphs
from corpus.identity.party_roles import role_in
from corpus.identity.pronoun_parties import with_pronouns
from corpus.names.company_forms import closes
from corpus.names.countries import is_state

_SURE = 6  # of the evidence for a list, at which nothing else is asked
_TITLE = 300  # characters at the beginning in which a list is that of the title
_ANCHOR = re.compile(
    r"\b(?P<word>between|among(?:st)?|між|zwischen|entre|by(?! and (?:between|among)))\b(?: or among)?"
    r"(?:,? (?:on the one (?:hand|part|side)|the (?:following )?(?:two |undersigned )?parties(?: below| hereto)?))?[,:]?"
    r"|\bB E T W E E N\b:?|(?:^|\n)(?:the )?parties(?: to th(?:e|is) \w+)?(?: are)?(?::?(?=\n)|: (?=[^\n]*;))",
    re.I,
)
_MADE = re.compile(r"\b(?:made|entered into|executed|given|granted|concluded|issued|delivered|signed)\b[^.;]{0,70}$", re.I)
_STATED = re.compile(
    r"\b(?:this|these|made|entered|concluded|executed|is|цей|цього|vertrag|contrat|укладен\w+)\b[^;]{0,240}$|^\W*$|\n\W*(?:by and )?$", re.I
)
_OURS = re.compile(r"[^;\n(]{3,250}\([^()\n]*[\"“](?:we|us|We|Us)[\"”]")  # "a service run by Acme Ltd, a company ("Acme", "we")"
_CITED = re.compile(r"\b(?:that certain|pursuant|reference|under the|defined in|means?)\b[^;\n]*$", re.I)
_GIVEN = re.compile(r"\((?:the |hereinafter |hereafter |each, an? )*[\"“][^\"”\n]{2,40}[\"”][^)\n]{0,60}\)")
_HEREINAFTER = re.compile(r"\b(?:hereinafter|hereafter|далі|надалі|nachfolgend|im Folgenden|ci-après)\b", re.I)
_SOLEMN = re.compile(
    r"\b(?:agreed|parties|participants|signatories|wishing|desiring|recalling|considering|reaffirming|convinced|declare|сторони|учасники|домовились|бажаючи)\b",
    re.I,
)


def parties_of(front: str) -> tuple[Party, ...]:
    """The parties that the first pages name, by the way for which there is most evidence, and what these call them."""
    return with_pronouns(with_called(_found(front), front), front)


def _found(front: str) -> tuple[Party, ...]:
    paragraphs = in_paragraphs(front)
    lists = [*([(_evidence(paragraphs, stated=True) + 1, paragraphs)] if paragraphs else ()), *_lists(front)]
    several = [(score, found) for score, found in lists if len(found) > 1 and score > 0]
    sure, best = max(several, key=lambda pair: pair[0], default=(0, ()))
    labelled = labelled_parties(front) if sure < _SURE else ()
    if len(labelled) > 1 and sure < 3:
        return labelled
    if best and not (_states(best) and any(party.name.isupper() or re.search("[а-яіїє]", party.name) for party in best)):
        same = [found for score, found in several if score > sure - 3 and key_of(found[0].name) == key_of(best[0].name)]
        others = [*(found for _, found in several), labelled, _opening(front) if _states(best) else ()]
        longest = max([best, *same], key=len)
        return _with_roles(longest, [*others, _restated(longest, front)])
    opening = _opening(front)  # names states better than a title in capitals or in another case
    if len(opening) > 1 and (not best or _states(opening)):
        return opening
    alone = next((found for score, found in lists if score > 4 and found), ())
    return max([best, opening, _speaking(front), alone or _defined(front), labelled], key=len)


def _states(parties: Sequence[Party]) -> bool:
    return all(is_state(party.name) for party in parties)


def _with_roles(first: Sequence[Party], others: Sequence[Sequence[Party]]) -> tuple[Party, ...]:
    """A list; one on a title page, without roles, takes those that the preamble after it gives to the same names."""
    roles = {key_of(party.name): party.role for other in reversed(others) for party in other if party.role}
    return tuple(Party(name, role or roles.get(key_of(name), "")) for name, role in first)


def _restated(parties: Sequence[Party], front: str) -> tuple[Party, ...]:
    """The list that begins where the first party of a list without roles is named again, and names the others too."""
    again = list(re.finditer(rf"\b{re.escape(parties[0].name)}\b", front, re.I)) if not all(one.role for one in parties) else []
    for place in again[1:4]:
        found = party_list(front, place.start())
        if {key_of(party.name) for party in parties} <= {key_of(party.name) for party in found if party.role}:
            return found
    return ()


def _lists(front: str) -> Iterator[tuple[int, tuple[Party, ...]]]:
    """(evidence, parties) of what follows each "between" and its like, up to the first that is sure; of not more than twelve."""
    tried = 0
    for anchor in _ANCHOR.finditer(front):
        word = (anchor["word"] or "between").lower()
        before = front[max(0, anchor.start() - 260) : anchor.start()]
        if word == "by" and not _MADE.search(before) and not _OURS.match(front, anchor.end()) or tried == 12:
            continue
        tried += 1
        sentence = re.split(r"(?<=[a-z)”\"])\. (?=[A-Z])", before)[-1]
        stated = (anchor.start() < _TITLE and word != "by" or _STATED.search(sentence) is not None) and _CITED.search(sentence) is None
        found = party_list(front, anchor.end(), stated)
        score = _evidence(found, stated) + (word != "by") if _evidence(found, stated) else 0
        yield score, found
        if score >= _SURE and len(found) > 1 and all(party.role for party in found):
            return


def _evidence(found: Sequence[Party], stated: bool) -> int:
    """How much speaks for a list: how it is introduced, roles, company forms, states, full names; 0 for what is no list of parties."""
    if not found:
        return 0
    formed = any(closes(party.name.split()[-1]) for party in found)
    roles, states = any(party.role for party in found), any(is_state(party.name) for party in found)
    full = all(len(party.name.split()) > 1 for party in found)
    if not (formed or states or stated and (roles or full) and len(found[0].name.split()) > 1):
        return 0
    return 2 * stated + roles + formed + states + full + (len(found) > 1)


def _opening(front: str) -> tuple[Party, ...]:
    """The parties of a sentence that begins with one: "X, hereinafter the Seller, and Y ...", "Ukraine and Latvia, wishing well,"."""
    for paragraph in re.finditer(r"[^\n]+", front):
        said = paragraph[0]
        if len(said) < 25 or said.isupper():
            continue
        number = re.match(r"(?:\d+\.|[IVX]+\.?) +", said)
        begin = paragraph.start() + (number.end() if number else 0)
        if _HEREINAFTER.search(said) or begin < 2500 and _begins_with_state(front, begin) and _SOLEMN.search(front[begin : begin + 1500]):
            found = party_list(front, begin)
            if len(found) > 1 and _evidence(found, stated=True):
                return found
    return ()


def _begins_with_state(front: str, at: int) -> bool:
    name = name_at(front, at)
    return name is not None and is_state(name.text)


def _defined(front: str) -> tuple[Party, ...]:
    """Names that are given a role where they stand: "terms on which Acme LLC ("Consultant") will advise Reed, Inc. (the "Company")"."""
    found = []
    for given in _GIVEN.finditer(front[:5000]):
        before = front[max(0, given.start() - 100) : given.start()]
        role = role_in(given[0])
        for start in re.finditer(r"(?:^|(?<=[\s(]))(?=[A-ZА-ЯҐЄІЇ])", before) if role else ():
            name = name_at(before, start.start())
            if name and name.formed and not before[name.end :].strip(" ,."):
                found.append(Party(tidy(name.text), role))
                break
    return unique(found[:4])


def _speaking(front: str) -> tuple[Party, ...]:
    """The parties of an agreement in the first person, with the roles that are given where they stand; beside one alone all who have any."""
    found, given = declaring(front), _defined(front)
    return (*found, *given) if len(found) == 1 else _with_roles(found, [given])
