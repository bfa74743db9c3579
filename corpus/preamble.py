"""Who the parties are and what each is called, from "between X ("Supplier") and Y", labelled lines and defining sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.countries import is_country
from corpus.party_names import Name, is_form, name_at

MOST = 3500  # characters of a list of parties


class Party(NamedTuple):
    """A party as the document writes its name, and what the document calls it ("" where it does not say)."""

    name: str
    role: str


_ANCHOR = re.compile(
    r"\b(?:(?:by|entre|укладен\w+|укладають|підписан\w+) (?:and |та )?)?(?:between|among(?:st)?|між|zwischen|entre)\b(?: or among)?(?:,? (?:on the one (?:hand|part|side)|the (?:following )?(?:two |undersigned )?parties(?: below| hereto)?))?[,:]?"
    r"|\b(?:made|entered into|executed|given|granted|concluded|issued|delivered)(?: as of [^.;]{4,40}?,?| on [^.;]{4,40}?,?| this [^.;]{4,40}?,?)? by(?! and (?:between|among))\b"
    r"|(?:^|\n)(?:the )?parties(?: to th(?:e|is) \w+)?(?: are)?:?(?=\n)|\bbetween the (?:following )?(?:undersigned|parties)\b[^:\n]{0,40}:",
    re.I,
)
_STATED = re.compile(r"\b(?:this|these|made|entered|concluded|dated|executed|effective|is|цей|договір|vertrag|contrat)\b", re.I)
_END = re.compile(
    r"\b(?:W\s?H\s?E\s?R\s?E\s?A\s?S|R\s?E\s?C\s?I\s?T\s?A\s?L\s?S?|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|BACKGROUND|Background|Recitals|Whereas|Witnesseth|PREAMBLE|NOW,? THEREFORE)\b"
    r"|\bTABLE OF CONTENTS\b|\bTable of Contents\b"
    r"|(?i:\b(?:(?:it is|is)(?: hereby)? (?:mutually )?agreed|(?:have|has|hereby|do|does)(?: hereby)? (?:agreed?|entered|concluded|undertake)|pursuant to|with respect to|relating to|for the (?:purpose|provision|sale|supply|lease)s?\b|in order to|"
    r"in connection with|sets forth|set forth|(?:is|are) (?:sometimes )?(?:individually |collectively |hereinafter |hereafter |each )+(?:referred|called)|dated (?:as )?of|уклали|домовились|haben|wird folgend|il a été|ont convenu))"
    r"|\.\s+(?=(?:This|These|The (?:part|term|effective)|In consideration|Each|Subject|All|For|It|If|As used)\b)"
    r"|\n(?=(?:ARTICLE|Article|SECTION|Section|1\.|DATED?|Dated?|Source|Title)\b)|\n(?=(?:January|February|March|April|May|June|July|August|September|October|November|December) )"
)
_SPLIT = re.compile(
    r"(?P<semicolon>;)|(?P<enum>\((?:\d|[a-h]|[ivx]{1,4})\)|(?:^|(?<=[\s:,;]))\d\.(?= ))|(?P<newline>[\n|]+)"
    r"|(?P<comma>,(?! ?(?:and|та|und|et)\b))|(?P<and>\b(?:and|AND|And|та|і|й|und|UND|et|ET)\b)"
)
_LEAD = re.compile(
    r"(?:[\s,;:–—|-]|\((?:\d|[a-z]|[ivx]{1,4})\)|\b\d[.)](?= )|\b(?:and|AND|And|та|і|й|und|UND|et|by|both|each of|together with|namely|on the (?:one|other)(?: hand| part| side)?|of the (?:one|first|second|other) part|is|are|as follows)\b(?=[\s,:]))+"
)
_LABEL = re.compile(
    r"(?:\((?P<bracket>[A-ZА-Я][\w ]{2,24})\) ?|(?P<label>(?:the )?(?:(?:First |Second )?Part(?:y|ies)(?: [A-D1-4]\b)?|[A-ZА-ЯҐЄІЇ][\w’'-]{3,20}(?: [A-Z][\w-]{2,20})?)) ?[:|] ?)"
)
_NOT_ROLE = re.compile(
    r"agreement|contract|effective|date|^part(?:y|ies)$|collectively|together|individually|affiliate|premises|property|lease$|^сторон|^догов|^vertrag$|^it$|^you$|term|\d{3}|business|law|act$|exchange|state|services|products?$|transaction|[.]{2}|_",
    re.I,
)
_ROLES = (
    re.compile(r"\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)?)\)"),
    re.compile(
        r"\b(?:hereinafter|hereafter|herein|henceforth|in the following|nachfolgend|nachstehend|im Folgenden|ci-après|[Нн]адалі|[Дд]алі(?: за текстом)?)\b,? ?(?:[–—:-] ?)?(?:jointly |also |collectively )?(?:referred to as|called|known as|designated as|termed|„?als|dénommée?s?|genannt|іменується|іменуються|іменоване|іменований)?,? ?(?:[–—:-] ?)?(?:the |der |die |le |la |l[’'])?[\"“„«‘']?(?P<word>[A-ZА-ЯҐЄІЇ][\w’'-]+(?: [A-ZА-ЯҐЄІЇ][\w’'-]+){0,3})"
    ),
    re.compile(
        r",? [–—-] ?(?:nachfolgend |im Folgenden |далі |надалі )?[\"“„«]?(?P<word>[A-ZА-ЯҐЄІЇ][\w’'-]{3,30})[\"“”»]?(?: genannt)? ?[–—-]"
    ),
    re.compile(r",? (?:as|AS|in its capacity as|als|як)(?: an?| the)? (?P<word>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"),
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
    r"(?:\b(?:laws?|Laws?|State|Province|Kingdom|organi[sz]ed|existing|incorporated|registered|located|offices?|England|parliament|c/o|C/O|subsidiar\w+|affiliates?|division|behalf|acting|its|Attention:?|Attn:?)\b[^;]*)$"
)
_HEREINAFTER = re.compile(
    r"\(?\b(?:hereinafter|hereafter|далі|надалі|nachfolgend|im Folgenden|ci-après)\b|[–—-] ?(?:далі|надалі|nachfolgend)\b", re.I
)


def parties_of(front: str) -> tuple[Party, ...]:
    """The parties that the first pages name, best evidence first: a list between two or more, labelled lines, a defining sentence."""
    lists = [found for found in _lists(front) if found]
    several = [found for found in lists if len(found) > 1]
    labelled = _labelled(front)
    defined = [found for found in several if sum(bool(party.role) for party in found) * 2 >= len(found)]
    if several:
        return _with_roles(several[0], defined or [labelled])
    if len(labelled) > 1:
        return labelled
    opening = _opening(front)
    return opening if len(opening) > 1 else max([opening, labelled, *lists], key=len, default=())


def _with_roles(first: tuple[Party, ...], defined: list[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The first list; a title page that gives no roles takes its parties' roles from the preamble after it."""
    if any(party.role for party in first):
        return first
    for other in defined:
        if len(other) >= len(first) or {p.name.casefold() for p in other} & {p.name.casefold() for p in first}:
            return other
    return first


def _lists(front: str) -> Iterator[tuple[Party, ...]]:
    """What follows each "between" and its like; not more than eight of them."""
    for anchor in list(_ANCHOR.finditer(front))[:12]:
        yield party_list(front, anchor.end(), by=anchor[0].lower().endswith(" by"))


def party_list(text: str, at: int, by: bool = False) -> tuple[Party, ...]:
    """The parties in a list that begins at an offset."""
    stretch = text[at : at + MOST]
    masked = _masked(stretch)
    if stop := _END.search(masked, 1):
        stretch, masked = stretch[: stop.start()], masked[: stop.start()]
    found: list[tuple[Name, str, int]] = []  # name, label before it, where it begins
    for kind, start in _starts(masked):
        begin, label = _past_label(stretch, start)
        if found and begin < found[-1][0].end:
            continue
        name = name_at(stretch, begin)
        if name is None:
            if not found and kind == "start" and begin < len(stretch) and stretch[begin] not in "_[":
                break
            continue
        if _is_party(name, kind, stretch, masked, begin, found, bool(label)):
            found.append((name, label, begin))
    ends = [*(begin for _, _, begin in found), len(stretch)][1:]
    return _unique(
        Party(_tidy(name.text), label or role_in(stretch[name.end : end])) for (name, label, _), end in zip(found, ends, strict=True)
    )


def _starts(masked: str) -> Iterator[tuple[str, int]]:
    """(what stands before, offset) of each place where a party may begin; of several separators in a row the strongest counts."""
    strength = {"comma": 0, "newline": 1, "and": 2, "semicolon": 3, "enum": 4, "start": 5}
    lead = _LEAD.match(masked)
    yield "start", lead.end() if lead else 0
    for split in _SPLIT.finditer(masked):
        lead = _LEAD.match(masked, split.start())
        end = lead.end() if lead else split.end()
        kinds = [piece.lastgroup or "comma" for piece in _SPLIT.finditer(masked, split.start(), end)]
        yield max(kinds, key=lambda kind: strength[kind]), end


def _past_label(stretch: str, at: int) -> tuple[int, str]:
    """The offset behind "Party A:" or "(Client)", and that label."""
    label = _LABEL.match(stretch, at)
    if label is None:
        return at, ""
    said = label["bracket"] or label["label"]
    if _NOT_ROLE.search(said) and not re.search(r"Part(?:y|ies) [A-D1-4]", said):
        return (label.end(), "") if re.match(r"(?:the )?(?:First |Second )?Part", said) else (at, "")
    return label.end(), re.sub(r"^the ", "", said)


def _is_party(name: Name, kind: str, stretch: str, masked: str, begin: int, found: list[tuple[Name, str, int]], labelled: bool) -> bool:
    """Whether a name in a list is a further party, and not a place, an address or part of a description."""
    if kind in ("start", "enum") or labelled:
        return True
    if not found:
        return name.formed or _AFTER.match(stretch, name.end) is not None or is_country(name.text)
    before = masked[found[-1][0].end : begin]
    bare = re.fullmatch(r"[\s,;]*(?:\b(?:and|AND|та|і|й|und|et)\b)?[\s,;–—-]*(?:the |The |THE )?", before) is not None
    strong = name.formed and is_form(stretch[begin : name.end].split()[-1].strip(","))
    in_place = _IN_PLACE.search(before) is not None and not re.search(r"[\0)\"”»][\s,;]*(?:and|AND)?[\s,;]*$", before)
    ends = re.match(r"\s*(?:[,;.]|\band\b|\bAND\b|$|\n)", stretch[name.end :]) is not None
    described = _AFTER.match(stretch, name.end) is not None
    words = len(name.text.split())
    if is_country(name.text):
        return is_country(_tidy(found[0][0].text)) and (bare or not in_place)
    if kind == "and":
        return not in_place and (name.formed or described or words > 1 and ends) or strong and described
    if kind == "semicolon":
        return name.formed or described or words > 1
    if kind == "newline":
        return strong or described and words > 1 and not in_place
    listed = bare and words > 1 and ends and not found[-1][0].formed and not re.search(r"\d", name.text)
    closed = re.search(r"[\0)\"”»][\s,]*$", before) is not None and words > 1 and described
    return (strong or name.formed and described) and not in_place or listed or closed


def _masked(stretch: str) -> str:
    """The stretch with what stands in brackets and quotation marks blanked, so that only the separators of the list are seen."""
    out, depth = list(stretch), 0
    for at, letter in enumerate(stretch):
        if letter == "(" and not re.match(r"\((?:\d|[a-h]|[ivx]{1,4})\)", stretch[at : at + 6]):
            depth += 1
        if depth:
            out[at] = "\0"
            if letter == ")":
                depth -= 1
            elif letter == "\n" and stretch.startswith("\n\n", at):
                depth = 0
    masked = "".join(out)
    return re.sub(r"[\"“«„][^\"”»“\n]{1,90}[\"”»“]", lambda quoted: "\0" * len(quoted[0]), masked)


def role_in(segment: str) -> str:
    """What a party is called by the words after its name: ("Supplier"), hereinafter the Bank, as Issuer, – далі Орендар."""
    for pattern in _ROLES:
        for match in pattern.finditer(segment[:1500]):
            if role := _role(match.groupdict()):
                return role
    return ""


def _role(found: dict[str, str | None]) -> str:
    inside = found.get("inside")
    words = [found["word"] or ""] if inside is None else [m["word"] for m in _DEFINED.finditer(inside)]
    if inside is not None and not words:
        hidden = next((m["word"] for pattern in _ROLES[1:2] for m in pattern.finditer(inside)), "")
        plain = _PLAIN.fullmatch(inside.strip())
        words = [hidden or (plain["word"] if plain else "")]
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
        key = re.sub(r"[\W_]", "", party.name).casefold()
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
    r"(?:^|[\n|]|(?<=[^,] ))(?:\(?[\da-z]\)?[.)] )?(?P<role>(?i:part(?:y|ies) (?:[A-D]|[1-4]|of the (?:first|second) part)|(?:the |service |disclosing |receiving |name of (?:the )?)?(?:"
    + "|".join(map(re.escape, _TITLES))
    + r")(?:s|\(s\)| party| name| unit)?)) ?(?:\((?:the )?[\"“]?[^()\n]{2,40}[\"”]?\) ?)?[:|–] ?\n*(?=\S)"
)


def _labelled(front: str) -> tuple[Party, ...]:
    """The parties of labelled lines and table rows: "Landlord: X", "Tenant | Y", "Party A: Z"."""
    found: dict[str, Party] = {}
    for match in _LABELLED.finditer(front):
        name = name_at(front, match.end())
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
            if len(found) > 1:
                return found
    return ()


def _countries_first(front: str, at: int) -> bool:
    """Whether a paragraph begins with a state: "The Kingdom of Norway and ..."."""
    name = name_at(front, at)
    return name is not None and is_country(name.text)
