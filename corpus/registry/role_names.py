"""What documents call their parties: which of them have a "tenant" or a "SRP", and what one that is named is in its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from corpus.document import Document
from corpus.identity.party_roles import LABELS
from corpus.identity.title_letters import is_document_noun
from corpus.identity.types import types_named
from corpus.names.lexicon import fold
from corpus.names.name_words import Token, core, tokens
from corpus.names.pronouns import is_pronoun
from corpus.registry.bearers import has_names
from corpus.registry.named import CYRILLIC

FEW = 5  # documents that are meant together; more are no few
_ANY = frozenset("a an any no each every another other which what whose або будь".split())  # before a word that means nobody in particular
OFTEN = 3  # times that a text names a party, by which it is called so: its title, preamble and signature do not count
_LEAST = 3  # letters
_SUB = "sub"
_SUB_ROLE = re.compile(rf"\b{_SUB}-?(?P<role>[a-z]+)")


def called(text: str, documents: Iterable[Document]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the documents that call a party so, and the words; none where nobody is called so, or in many documents or all of them.

    Of several parties those documents are meant that have the most of them.
    """
    named = [document for document in documents if has_names(document)]
    read = tokens(text)
    held: dict[str, set[str]] = defaultdict(set)
    for document in named:
        for role in document.roles:
            if _tells(role) and (words := _place(fold(role).split(), read, text)):
                held[document.id].add(words)
    if not held:
        held.update({document.id: {word} for word in _under(text) for document in named if _is_under(document)})
    most = max(map(len, held.values()), default=0)
    ids = tuple(document.id for document in named if most and len(held.get(document.id, ())) == most)
    if not ids or len(ids) > FEW or len(ids) == len(named):
        return (), ()
    return ids, tuple(sorted({word for id in ids for word in held[id]}, key=text.find))


def _under(text: str) -> list[str]:
    """The words for a party to an agreement under another one: "subtenant", "sub-contractors"."""
    return [found[0] for found in _SUB_ROLE.finditer(fold(text)) if {found["role"], found["role"].removesuffix("s")} & set(LABELS)]


def _is_under(document: Document) -> bool:
    """Whether a document is by its title an agreement under another one: a sublease, a sub-licence."""
    words = (word.removeprefix(_SUB) for word in fold(document.title).replace("-", "").split() if word.startswith(_SUB))
    return any(is_document_noun(word) or types_named(word) for word in words)


def roles_in(text: str, documents: Iterable[Document]) -> tuple[str, ...]:
    """The words of a text that are what one of these documents calls a party."""
    read = tokens(text)
    found = (_place(fold(role).split(), read, text) for document in documents for role in document.roles if _tells(role))
    return tuple(dict.fromkeys(words for words in found if words))


def _tells(role: str) -> bool:
    """Whether a text that says what a party is called may mean the party: what is long enough, and no pronoun."""
    return len(role) >= _LEAST and not is_pronoun(role)


def role_of(words: Collection[str], documents: Sequence[Document], text: str) -> str:
    """What documents call the party whom these words name, as a text of this script would say it; "" where they do not agree on one.

    A signer who is no party is called by the name.
    """
    whom = [role for d in documents for party, role in zip(d.parties, d.roles, strict=False) if set(words) <= set(core(party))]
    if not whom:
        return next((name for document in documents for name in document.signers if set(words) <= set(core(name))), "")
    role = whom[0] if len(set(whom)) == 1 else ""
    if set(whom) == {""}:
        return _named_often(words, documents)
    if not role or CYRILLIC.search(role.lower()) and not CYRILLIC.search(text.lower()):
        return ""
    said = any(f"the {role}" in document.text for document in documents)  # "the Union" is no name, though the union's own ends so
    is_name = set(core(role)) <= set(words) and not said or CYRILLIC.search(text.lower())
    return role if is_name or is_pronoun(role) else f"the {role}"


def _named_often(words: Collection[str], documents: Sequence[Document]) -> str:
    """The word of a party's name that a question says alone, or its first, where documents call it by that alone: "Vardonia shall ..."; "" where they do not."""
    cores = [core(party) for document in documents for party in document.parties if set(words) <= set(core(party))]
    first = next(iter(words)) if len(words) == 1 else cores[0][0] if cores and cores[0][0] in words else ""
    said = [m[0] for d in documents for m in re.finditer(rf"\b{re.escape(first)}\b", d.text, re.I)] if first else []
    return max(set(said), key=said.count) if len(said) > OFTEN else ""


def _place(role: list[str], read: list[Token], text: str) -> str:
    """The words of a text that are a role, and somebody's in particular; "" where it holds none."""
    for at in range(len(read) - len(role) + 1):
        stretch = read[at : at + len(role)]
        part = text[stretch[0].start - 1 : stretch[0].start] == "-"  # "sub-tenant"
        if [token.word for token in stretch] == role and not part and (at == 0 or read[at - 1].word not in _ANY):
            return re.sub(r"['’]s?$", "", text[stretch[0].start : stretch[-1].end])
    return ""
