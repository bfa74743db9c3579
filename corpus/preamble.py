"""Who the parties are and what each is called, from "between X ("Supplier") and Y", labelled lines and defining sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.countries import is_country
from corpus.party_names import Name, closes, name_at

MOST = 3500  # characters of a list of parties


class Party(NamedTuple):
    """A party as the document writes its name, and what the document calls it ("" where it does not say)."""

    name: str
    role: str


_ANCHOR = re.compile(
    r"\b(?P<word>between|among(?:st)?|між|zwischen|entre|by(?! and (?:between|among)))\b(?: or among)?"
    r"(?:,? (?:on the one (?:hand|part|side)|the (?:following )?(?:two |undersigned )?parties(?: below| hereto)?))?[,:]?"
    r"|\bB E T W E E N\b:?|(?:^|\n)(?:the )?parties(?: to th(?:e|is) \w+)?(?: are)?:?(?=\n)",
    re.I,
)
_MADE = re.compile(r"\b(?:made|entered into|executed|given|granted|concluded|issued|delivered|signed)\b[^.;]{0,70}$", re.I)
_STATED = re.compile(
    r"\b(?:this|these|made|entered|concluded|executed|is|цей|цього|vertrag|contrat|укладен\w+)\b[^;]{0,240}$|^\W*$|\n\W*(?:by and )?$", re.I
)
_CITED = re.compile(r"\b(?:that certain|pursuant|reference|under the|defined in|means?)\b[^;\n]*$", re.I)
_END = re.compile(
    r"\b(?:W\s?H\s?E\s?R\s?E\s?A\s?S|R\s?E\s?C\s?I\s?T\s?A\s?L\s?S?|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|BACKGROUND|Background|Recitals|Whereas|Witnesseth|PREAMBLE|NOW,? THEREFORE|W I T N E S S[\sETH]*)\b"
    r"|\bTABLE OF CONTENTS\b|\bTable of Contents\b"
    r"|(?i:\b(?:(?:it is|is)(?: hereby)? (?:mutually )?agreed|(?:have|has|hereby|do|does)(?: hereby)? (?:agreed?|entered|concluded|undertake)|pursuant to|with respect to|relating to|for the (?:purpose|provision|sale|supply|lease)s?\b|in order to|"
    r"in connection with|sets forth|set forth|(?:is|are) (?:sometimes )?(?:individually |collectively |hereinafter |hereafter |each )+(?:referred|called)|dated (?:as )?of|уклали|домовились|haben|wird folgend|il a été|ont convenu))"
    r"|\bon (?=(?:the )?\d|[A-Z][a-z]+ \d)|\.\s+(?=(?:This|These|The (?:part|term|effective)|In consideration|Each|Subject|All|For|It|If|As used)\b)"
    r"|\b(?i:dated)\b(?= (?:(?i:effective|as of|this|the)\b|[A-Z\d]))|(?i:\bhereinafter|hereafter)(?: referred to)? (?:jointly|collectively|together)\b|\n(?=(?:THIS|This|Dear|ARTICLE|Article|SECTION|Section|1\.|DATED?|Dated?|Source|Title)\b)|\n(?=(?:January|February|March|April|May|June|July|August|September|October|November|December) )"
)
_SPLIT = re.compile(
    r"(?P<closed>(?<=\0) (?=[A-Z]))|(?P<semicolon>;)|(?P<enum>\((?:\d|[a-h]|[ivx]{1,4})\)|(?:^|(?<=[\s:,;]))\d\.(?= ))|(?P<newline>[\n|]+)"
    r"|(?P<comma>,(?! ?(?:and|та|und|et)\b))|(?P<and>\b(?:and|AND|And|та|і|й|und|UND|et|ET)\b)"
)
_LEAD = re.compile(
    r"(?:[\s,;:–—|-]|\((?:\d|[a-z]|[ivx]{1,4})\)|\b\d[.)](?= )|\b(?:and|AND|And|та|і|й|und|UND|et|by|both|each of|together with|namely|on the (?:one|other)(?: hand| part| side)?|of the (?:one|first|second|other) part|is|are|as follows)\b(?=[\s,:]))+"
)
_LABEL = re.compile(
    r"(?:(?P<side>Plaintiff|Defendant|Claimant|Respondent|Petitioner)s? (?=[A-Z])|\((?P<bracket>[A-ZА-Я][\w ]{2,24})\) ?|(?P<label>(?:the )?(?:(?:First |Second )?Part(?:y|ies)(?: [A-D1-4]\b)?|[A-ZА-ЯҐЄІЇ][\w’'-]{3,20}(?: [A-Z][\w-]{2,20})?)) ?[:|] ?)"
)
_NOT_ROLE = re.compile(
    r"\b(?:agreements?|contracts?|effective|dates?|collectively|together|individually|affiliates?|premises|property|lease|terms?|law|act|exchange|products?|transactions?|address|attention|"
    r"договір|договору|договором|сторон\w+|учасник\w+|vertrag)\b|^(?:part(?:y|ies)|participants?|it|you|we|us|name|title|by|room|e-?mail|phone|tel|fax|signature|attn|of .*)$"
    r"|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d{3}|\.\.\.|_",
    re.I,
)
_ROLES = (
    re.compile(r"\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)?)\)"),
    re.compile(
        r"\b(?:hereinafter|hereafter|herein|henceforth|in the following|nachfolgend|nachstehend|im Folgenden|ci-après|[Нн]адалі|[Дд]алі(?: за текстом)?)\b,? ?(?:[–—:-] ?)?(?:also )?(?:referred to (?:individually )?as|called|known as|designated as|termed|„?als|dénommée?s?|genannt|іменується|іменуються|іменоване|іменований)?,? ?(?:[–—:-] ?)?(?:the |der |die |le |la |l[’'])?[\"“„«‘']? ?(?:the |le |la |l[’'])?(?P<word>[A-ZА-ЯҐЄІЇ][\w’'-]+(?: [A-ZА-ЯҐЄІЇ][\w’'-]+){0,3})"
    ),
    re.compile(r",? [–—-] ?[\"“„«]?(?P<word>[A-ZА-ЯҐЄІЇ][\w’'-]{3,30})[\"“”»]? genannt ?[–—-]"),
    re.compile(
        r",? (?:as|AS|in its capacity as|als|як)(?: an?| the)? (?P<word>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?=\s*(?:[,;.)\n]|and\b|AND\b|$))"
    ),
    re.compile(r"(?:^|\n|, ?|-- |– )(?:the )?[\"“«„](?P<word>[^\"”»“\n]{2,40})[\"”»“]"),
    re.compile(r"^,? the (?P<word>[A-Z][a-z]+(?:er|or|ee|ant|ord))\b"),
)
_DEFINED = re.compile(r"[\"“„«‘'](?:the |The |THE )?(?P<word>[^\"“”«»„’'\n]{2,40}?),?[\"”»“’']")
_PLAIN = re.compile(r"(?:the |hereinafter |hereafter |herein |the )*(?P<word>[A-ZА-ЯҐЄІЇ][\w-]+(?: [A-Z][\w-]+){0,2}) ?$")
_AFTER = re.compile(
    r"(?:\[[^\]]*\])?\s*,?\s*(?:\(|[\"“]|\[|[–—-] |hereinafter|hereafter|herein\b|далі|надалі|an? [\w’ -]|as [A-Z]|AS [A-Z]|with\b|whose|having|organi[sz]ed|incorporated|a\.k\.a|d/b/a|f/k/a|doing business|located|residing|"
    r"represented|acting|of(?: No\.?)? \d|existing|registered|duly|established|formed|its |on behalf|for itself|individually|in (?:his|her|its)|by its|в особі|як(?:ий|а|е|і)\b|що |зареєстр|паспорт|РНОКПП|код|адреса|vertreten|mit Sitz|wohnhaft|geboren|ayant|dont)"
)
_IN_PLACE = re.compile(
    r"(?:\b(?:laws?|Laws?|State|Province|Kingdom|organi[sz]ed|existing|incorporated|registered|located|offices?|England|parliament|c/o|C/O|listed|subsidiar\w+|affiliates?|division|behalf|acting|its|Attention:?|Attn:?)\b[^;]*)$"
)
_DEFINES = re.compile(
    r"\s*,?\s*(?:(?:d/b/a|f/k/a|a/k/a|doing business as)[^,;(\n]{0,60})?,?\s*(?:\([^)]{0,40}[\"“]|\((?:the |hereinafter )|[\"“]|[–—-] далі|\(далі|hereinafter|hereafter|as [A-Z]|AS [A-Z]|далі|nachfolgend|an? [\w’ -]*[^()]{0,160}\([^)]{0,40}[\"“])"
)
_BRACKETED = re.compile(r"\((?!(?:\d|[a-h]|[ivx]{1,4})\))[^()]{0,700}(?:\([^()]{0,200}\)[^()]{0,300}){0,4}\)")
_ENUMERATED = re.compile(r"(?:\(\w+\)|\d\.) *(?:the |The |THE )?$")
_RELATED = re.compile(r"\b(?:subsidiar\w+|affiliates?|division|behalf|c/o|C/O|listed|between|merger|of)\b[^;,]{0,60}$")
_GIVEN = re.compile(r"\((?:the |hereinafter |hereafter |each, an? )*[\"“][^\"”\n]{2,40}[\"”][^)\n]{0,60}\)")
_HEREINAFTER = re.compile(
    r"\(?\b(?:hereinafter|hereafter|далі|надалі|nachfolgend|im Folgenden|ci-après)\b|[–—-] ?(?:далі|надалі|nachfolgend)\b", re.I
)


def parties_of(front: str) -> tuple[Party, ...]:
    """The parties that the first pages name, best evidence first: a list between two or more, labelled lines, a defining sentence."""
    lists = list(_lists(front))
    several = [(score, found) for score, found in lists if len(found) > 1 and score > 0]
    best = max(several, key=lambda pair: pair[0], default=(0, ()))
    labelled = _labelled(front) if best[0] < 6 else ()
    if len(labelled) > 1 and best[0] < 3:
        return labelled
    if best[1] and not _states(best[1]):
        same = [found for score, found in several if score > best[0] - 3 and _key(found[0].name) == _key(best[1][0].name)]
        return _with_roles(max([best[1], *same], key=len), [found for _, found in several] + [labelled])
    opening = _opening(front)
    if len(opening) > 1 and (not best[1] or _states(opening)):
        return opening
    alone = next((found for score, found in lists if score > 4 and found), ())
    return max([best[1], opening, _appointed(front), alone or _defined(front), labelled], key=len)


def _defined(front: str) -> tuple[Party, ...]:
    """Names that are given a role where they stand, anywhere on the first pages: "Acme LLC ("Consultant") will advise ..."."""
    found = []
    for given in _GIVEN.finditer(front[:5000]):
        before = front[max(0, given.start() - 100) : given.start()]
        role = role_in(given[0])
        for start in re.finditer(r"(?:^|(?<=[\s(]))(?=[A-ZА-ЯҐЄІЇ])", before):
            name = name_at(before, start.start())
            if role and name and name.formed and not before[name.end :].strip(" ,."):
                found.append(Party(_tidy(name.text), role))
                break
    return _unique(iter(found[:4]))


def _appointed(front: str) -> tuple[Party, ...]:
    """Who gives and who gets a power of attorney: "I, Jane Doe, ... appoint John Roe"."""
    giver = re.search(r"(?:^|[\n.] *)(?:I|Я|Ich),? (?=[A-ZА-ЯҐЄІЇ])", front)
    taker = re.search(r"\b(?:(?:hereby )?(?:make, constitute and )?appoints?|уповноважую|bevollmächtige)(?: hiermit)?:? +", front)
    names = [name_at(front, found.end()) for found in (giver, taker) if found and giver]
    people = tuple(Party(_tidy(name.text), "") for name in names if name)
    return people if taker else (*people, *_defined(front)) if people else ()


def _states(parties: tuple[Party, ...]) -> bool:
    return all(is_country(party.name) for party in parties)


def _with_roles(first: tuple[Party, ...], others: list[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The list; a title page that gives no roles takes those that the preamble after it gives to the same names."""
    roles = {_key(party.name): party.role for other in reversed(others) for party in other if party.role}
    return tuple(Party(name, role or roles.get(_key(name), "")) for name, role in first)


def _key(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()


def _lists(front: str) -> Iterator[tuple[int, tuple[Party, ...]]]:
    """(how sure, parties) of what follows each "between" and its like; of not more than twelve."""
    tried = 0
    for anchor in _ANCHOR.finditer(front):
        before = front[max(0, anchor.start() - 260) : anchor.start()]
        if (anchor["word"] or "").lower() == "by" and not _MADE.search(before) or tried == 12:
            continue
        tried += 1
        sentence = re.split(r"(?<=[a-z)”\"])\. (?=[A-Z])", before)[-1]
        stated = _STATED.search(sentence) is not None and _CITED.search(sentence) is None
        found = party_list(front, anchor.end(), stated)
        score = _evidence(found, stated, anchor["word"] or "between")
        yield score, found
        if score > 5 and len(found) > 1 and all(party.role for party in found):
            return


def _evidence(found: tuple[Party, ...], stated: bool, word: str) -> int:
    """How much speaks for a list: how it is introduced, roles, company forms, states, full names; 0 for what is no list of parties."""
    formed = any(closes(party.name.split()[-1]) for party in found)
    roles, states = any(party.role for party in found), any(is_country(party.name) for party in found)
    full = all(len(party.name.split()) > 1 for party in found)
    if not found or not (formed or states or stated and (roles or full) and len(found[0].name.split()) > 1):
        return 0
    return 2 * stated + roles + formed + states + full + (word.lower() != "by") + (len(found) > 1)


def party_list(text: str, at: int, stated: bool = True) -> tuple[Party, ...]:
    """The parties in a list that begins at an offset; where it is not `stated` to be one, a name must follow at once."""
    stretch = text[at : at + MOST]
    masked = _masked(stretch)
    if stop := _END.search(masked, 1):
        stretch, masked = stretch[: stop.start()], masked[: stop.start()]
    found: list[tuple[Name, str, int]] = []  # name, label before it, where it begins
    numbered = joined = False
    for kind, start in _starts(masked):
        begin, label = _past_label(stretch, start)
        if begin < 0 or found and begin < found[-1][0].end:
            continue
        name = name_at(stretch, begin)
        if name is None:
            if not found and kind == "start" and not stated and begin < len(stretch) and stretch[begin] not in "_[":
                break
            continue
        if len(found) > 1 and (kind == "newline" and joined or kind == "enum" and not numbered):
            break
        if _is_party(name, kind, stretch, masked, begin, found, bool(label)):
            numbered = numbered or not found and _ENUMERATED.search(stretch[:begin]) is not None
            joined = kind == "and"
            found.append((name, label, begin))
    ends = [*(begin for _, _, begin in found), len(stretch)][1:]
    return _unique(
        Party(_tidy(name.text), label or role_in(stretch[name.end : end])) for (name, label, _), end in zip(found, ends, strict=True)
    )


def _starts(masked: str) -> Iterator[tuple[str, int]]:
    """(what stands before, offset) of each place where a party may begin; of several separators in a row the strongest counts."""
    strength = {"comma": 0, "closed": 0, "newline": 1, "and": 2, "semicolon": 3, "enum": 4, "start": 5}
    lead = _LEAD.match(masked)
    yield "start", lead.end() if lead else 0
    for split in _SPLIT.finditer(masked):
        lead = _LEAD.match(masked, split.start())
        end = lead.end() if lead else split.end()
        kinds = [piece.lastgroup or "comma" for piece in _SPLIT.finditer(masked, split.start(), end)]
        yield max(kinds, key=lambda kind: strength[kind], default="closed"), end


def _past_label(stretch: str, at: int) -> tuple[int, str]:
    """The offset behind "Party A:" or "(Client)", and that label."""
    label = _LABEL.match(stretch, at)
    if label is None:
        return at, ""
    said = label["side"] or label["bracket"] or label["label"]
    if _NOT_ROLE.search(said) and not re.search(r"Part(?:y|ies) [A-D1-4]", said):
        return (label.end(), "") if re.match(r"(?:the )?(?:First |Second )?Part", said) else (-1, "")
    return label.end(), re.sub(r"^the ", "", said)


def _is_party(name: Name, kind: str, stretch: str, masked: str, begin: int, found: list[tuple[Name, str, int]], labelled: bool) -> bool:
    """Whether a name in a list is a further party, and not a place, an address or part of a description."""
    if (
        kind == "start"
        or labelled
        or kind == "enum"
        and (not found and begin < 80 or found and _enumerator(stretch, found[0][2]) == _enumerator(stretch, begin))
    ):
        return True
    if kind == "enum":
        return False
    if not found:
        return name.formed or _AFTER.match(stretch, name.end) is not None or is_country(name.text)
    before = masked[found[-1][0].end : begin]
    bare = re.fullmatch(r"[\s,;]*(?:\b(?:and|AND|And|та|і|й|und|et)\b)?[\s,;–—-]*(?:the |The |THE )?", before) is not None
    strong = name.formed and closes(stretch[begin : name.end].split()[-1].strip(',»”"'))
    in_place = _IN_PLACE.search(before) is not None and not re.search(r"[\0)\"”»][\s,;]*(?:and|AND)?[\s,;]*$", before)
    called = re.match(r"\s*,?\s*\([^)]{0,30}[\"“]", stretch[name.end :]) is not None
    if strong and in_place and (kind == "and" or called):
        in_place = _RELATED.search(before) is not None
    defined = _DEFINES.match(stretch, name.end) is not None
    if is_country(found[0][0].text):
        return (bare or len(before) < 90) and (is_country(name.text) or strong and bare) or kind == "and" and strong and defined
    if is_country(name.text):
        return kind == "and" and bare and defined
    if len(found) > 1 and kind != "semicolon":
        return not in_place and (strong or defined and (kind == "and" or name.formed)) or _listed(name, stretch, bare, found)
    return _is_second(name, kind, stretch, before, bare, strong, in_place, defined, found)


def _enumerator(stretch: str, begin: int) -> str:
    """The kind of number before a name: "(" of "(1)", "1" of "1.", "" without one."""
    number = _ENUMERATED.search(stretch[max(0, begin - 12) : begin])
    return "" if number is None else "(" if number[0].startswith("(") else "1"


def _is_second(
    name: Name,
    kind: str,
    stretch: str,
    before: str,
    bare: bool,
    strong: bool,
    in_place: bool,
    defined: bool,
    found: list[tuple[Name, str, int]],
) -> bool:
    """Whether a name is the second of a list: less is asked of it, for there are nearly always two."""
    ends = re.match(r"\s*(?:[,;.(]|\b(?:and|AND|on|dated|this|та|і)\b|$|\n)", stretch[name.end :]) is not None
    described = _AFTER.match(stretch, name.end) is not None
    words = len(name.text.split())
    if kind == "and":
        return not in_place and (name.formed or described or words > 1 and ends or bare and ends) or strong and described
    if kind == "semicolon":
        return name.formed or described or words > 1
    if kind == "newline":
        return strong or described and words > 1 and not in_place
    closed = re.search(r"[\0)\"”»][\s,]*$", before) is not None and words > 1 and defined
    return (strong or name.formed and described) and not in_place or closed or _listed(name, stretch, bare, found)


def _listed(name: Name, stretch: str, bare: bool, found: list[tuple[Name, str, int]]) -> bool:
    """Whether a full name without a form goes on a list of such names: "Anna Koval, Petro Bondar and Ivan Hnat"."""
    ends = re.match(r"\s*(?:[,;.(]|\b(?:and|AND|on|dated|this|та|і)\b|$|\n)", stretch[name.end :]) is not None
    return bare and ends and len(name.text.split()) > 1 and (name.formed or not found[-1][0].formed) and not re.search(r"\d", name.text)


def _masked(stretch: str) -> str:
    """The stretch with what stands in brackets and quotation marks blanked, so that only the separators of the list are seen."""
    masked = _BRACKETED.sub(lambda said: "\0" * len(said[0]), stretch)
    return re.sub(r"[\"“«„][^\"”»“\n]{1,90}[\"”»“]", lambda said: "\0" * len(said[0]), masked)


def role_in(segment: str) -> str:
    """What a party is called by the words after its name: ("Supplier"), hereinafter the Bank, as Issuer, – далі Орендар."""
    found = [
        (match.start(), role) for pattern in _ROLES for match in pattern.finditer(segment[:1500]) if (role := _role(match.groupdict()))
    ]
    return min(found, default=(0, ""), key=lambda pair: pair[0])[1]


def _role(found: dict[str, str | None]) -> str:
    inside = found.get("inside")
    words = [found["word"] or ""] if inside is None else [m["word"] for m in _DEFINED.finditer(inside)]
    if inside is not None and not words:
        hidden = next((m["word"] for pattern in _ROLES[1:2] for m in pattern.finditer(inside)), "")
        plain = _PLAIN.fullmatch(inside.strip())
        short = plain is not None and plain["word"].isupper() and len(plain["word"]) < 6  # "(CNPJ)", a number's name
        words = [hidden or (plain["word"] if plain and not short else "")]
    if (
        inside is not None
        and re.search(
            r"\b(?:jointly|collectively|individually|together)\b[^\"“]*[\"“]|^[^\"“]*[\"“‘'](?:the )?(?:participants|parties|sides)\b",
            inside,
            re.I,
        )
        and not re.match(r"[^\"“]*[\"“][^\"“]*[\"”][^\"“]*(?:jointly|collectively|together)", inside)
    ):
        return ""
    if (
        inside is not None
        and re.match(r"\s*(?:collectively|together|each|individually|and together)\b", inside)
        and not re.match(r"\s*each", inside)
    ):
        return ""
    for word in words:
        role = re.sub(r"^(?:the|der|die|das|le|la) ", "", " ".join(word.split()), flags=re.I).strip(" .,:")
        if 1 < len(role) < 40 and not _NOT_ROLE.search(role) and re.match(r"[A-ZА-ЯҐЄІЇ]", role):
            return role
    return ""


def _tidy(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:–—-")


def _unique(parties: Iterator[Party]) -> tuple[Party, ...]:
    """Each name once, the role of the first that has one."""
    known: dict[str, Party] = {}
    for party in parties:
        key = _key(party.name)
        if key not in known or not known[key].role and party.role:
            known[key] = party
    return tuple(known.values())


_TITLES = (
    "landlord tenant lessor lessee sublessor sublessee employer employee buyer seller purchaser vendor supplier customer client provider contractor subcontractor "
    "consultant lender borrower guarantor licensor licensee franchisor franchisee distributor manufacturer principal agent owner company shipper carrier union "
    "grantor grantee donor trustee beneficiary assignor assignee depositor issuer sponsor disclosing receiving recipient discloser sender insurer insured investor "
    "planning unit service lead authority operator transporter орендодавець орендар покупець продавець постачальник замовник виконавець роботодавець працівник "
    "позикодавець позичальник кредитор довіритель повірений vermieter mieter arbeitgeber arbeitnehmer käufer verkäufer auftraggeber auftragnehmer darlehensgeber darlehensnehmer bailleur preneur employeur salarié vendeur acheteur"
).split()
_LABELLED = re.compile(
    r"(?:^|[\n|]|(?<=[^,] ))(?:\(?[\da-z]\)?[.)] )?(?P<role>(?:the |name of (?:the )?)?(?:part(?:y|ies) (?:[A-D]|[1-4]|of the (?:first|second) part)|(?:service |disclosing |receiving )?(?:"
    + "|".join(map(re.escape, _TITLES))
    + r")(?:s|\(s\)| party| name| unit)?)) ?(?:\((?:the )?[\"“]?[^()\n]{2,40}[\"”]?\) ?)?$",
    re.I,
)


def _labelled(front: str) -> tuple[Party, ...]:
    """The parties of labelled lines and table rows: "Landlord: X", "Tenant | Y", "Party A: Z"."""
    found: dict[str, Party] = {}
    for mark in re.finditer(r"[:|–] ?\n*(?=\S)", front):
        match = _LABELLED.search(front[max(0, mark.start() - 70) : mark.start()])
        name = name_at(front, mark.end()) if match else None
        if match is None:
            continue
        role = re.sub(r"^(?:the|name of(?: the)?) | name$", "", " ".join(match["role"].split()), flags=re.I)
        if name and role.casefold() not in found and not name.text.casefold().startswith(tuple(_TITLES)):
            found[role.casefold()] = Party(_tidy(name.text), role if role[:1].isupper() and not role.isupper() else role.capitalize())
    return _unique(iter(found.values()))


def _opening(front: str) -> tuple[Party, ...]:
    """The parties of a sentence that begins with one: "X, hereinafter the Seller, and Y ...", "Ukraine and Latvia, wishing well,"."""
    for paragraph in re.finditer(r"[^\n]+", front):
        said = paragraph[0]
        if len(said) < 25 or said.isupper():
            continue
        begin = paragraph.start()
        if numbered := re.match(r"(?:\d+\.|[IVX]+\.?) +", said):
            begin += numbered.end()
        if _HEREINAFTER.search(said) or _countries_first(front, begin):
            found = party_list(front, begin)
            if len(found) > 1 and _evidence(found, True, "between"):
                return found
    return ()


def _countries_first(front: str, at: int) -> bool:
    """Whether a paragraph begins with a state: "The Kingdom of Norway and ..."."""
    name = name_at(front, at)
    return name is not None and is_country(name.text)
