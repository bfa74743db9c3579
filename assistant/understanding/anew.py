"""The question before, asked anew: of what a message corrects, puts in the place of a part of it, or adds to it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.understanding.asking import is_addition, without_lead
from assistant.understanding.correcting import Correction, instead
from assistant.understanding.fields import topic
from assistant.understanding.keeping import Answered, is_of_several, of_another, on_topic, own_words, placed, within
from assistant.understanding.of_parties import understood
from assistant.understanding.question import Question, without_carried
from assistant.understanding.swapping import swapped
from corpus.registry.register import Register
from corpus.registry.role_names import roles_in

_AND_THE = re.compile(r"^\W*(?:and|but|what about|how about)\s+(?:the|my|our|his|her|its|their)\s+\w", re.IGNORECASE)
MOST_WORDS = 3  # for another thing, with its article


def corrected(told: Correction, before: Question, register: Register | None, answered: Answered | None) -> Question:
    """The question before, asked of what was meant: of another agreement, or of another thing of the same one."""
    meant = understood(told.meant, register)
    own = own_words(meant)
    if meant.names_scope:
        return meant if own else of_another(meant, before, own)
    theirs, asked = placed(before, answered), without_carried(before.text)
    text = instead(asked, told) or (instead(asked, Correction(told.meant, topic(before)[0])) if len(topic(before)) == 1 else "")
    other = understood(text, register) if text else meant
    if other.names_scope or is_of_several(theirs):
        return other
    return within(other, theirs) if text else on_topic(within(other, theirs), theirs, own)


def in_part(asked: Question, before: Question, register: Register | None) -> Question | None:
    """The question before with a part replaced by its like, "and per month?", or with what is added to it, "by the landlord?"; None elsewhere."""
    whole = without_carried(before.text)
    if text := swapped(asked.text, whole):
        return _asked(text, before, register)
    return with_added(asked, before, register) if is_addition(asked.text) else None


def with_added(asked: Question, before: Question, register: Register | None) -> Question:
    """The question before with what a message adds to it: "by the landlord?" after "May the lease be ended early?"."""
    added = without_lead(asked.text)
    return _asked(f"{without_carried(before.text).rstrip(' ?')} {added[:1].lower()}{added[1:]}?", before, register)


def of_other_role(asked: Question, before: Question, register: Register | None) -> Question | None:
    """The question before of the party that a message names, which is of another agreement: "and the photographer?"; None elsewhere."""
    theirs, named = ([register.documents[id] for id in one.documents] if register else [] for one in (before, asked))
    gone, meant = roles_in(without_carried(before.text), theirs), roles_in(asked.text, named)
    text = instead(without_carried(before.text), Correction(meant[0], gone[0])) if gone and meant else ""
    return replace(within(understood(text, register), asked), by_role=False) if text else None


def of_other_thing(asked: Question, before: Question, register: Register | None) -> Question | None:
    """The question before, asked of another thing of the same agreement: "and the rent?" after "What is the deposit?"; None elsewhere."""
    thing = without_lead(asked.text)
    if not _AND_THE.match(asked.text) or asked.kind != "statement" or len(topic(before)) != 1 or len(thing.split()) > MOST_WORDS:
        return None
    text = instead(without_carried(before.text), Correction(thing, topic(before)[0]))
    other = understood(text, register) if text else None
    return within(other, before) if other else None


def _asked(text: str, before: Question, register: Register | None) -> Question:
    """The question of a text, of what the question before names where it names no agreement but by what a party is called."""
    whole = understood(text, register)
    return whole if whole.names_scope and not whole.by_role else within(whole, before)
