"""Describing agreements in plain words: who "I", "we" and "you" are."""

from __future__ import annotations

import pytest
from described import described

from corpus.document import Document
from corpus.grammar.actors import Actors
from corpus.registry.role_names import called, role_of

PARTIES = {
    "only the firm named, in brackets": (
        "# Ice rink: the rules of your pass\n\nThis is the contract between **you** (the person named on the form) and **us** (Frost Rinks Ltd, company no. 77).\n\nYou skate at your own risk.",
        (("Frost Rinks Ltd", "We"),),
    ),
    "quoted, mean": (
        "# Pedalo hire\n\nIn these terms **\"we\"** and **\"us\"** mean Lakeside Boats Ltd and **\"you\"** means the hirer named below.\n\n"
        "Hirer: Dorota Lis, 4 Shore Lane\n\nYou bring the pedalo back by 6 p.m.",
        (("Lakeside Boats Ltd", "We"), ("Dorota Lis", "You")),
    ),
    "unquoted, means": (
        "# Letting of a garage\n\nWe means Ash Garages LLP. You means Ivo Petrov, who drives a van. The van belongs to Petrov Tiles Ltd.\n\nYou pay us £80.",
        (("Ash Garages LLP", "We"), ("Ivo Petrov", "You")),
    ),
    "several who stand behind a noun": (
        "# Minding of a dog\n\n'I' means Hedda Vik, of 3 Fjord Road. 'You' means the owners, Jan and Siri Dahl.\n\nJan Dahl pays. I walk the dog twice a day.",
        (("Hedda Vik", "I"), ("Jan Dahl", "You"), ("Siri Dahl", "You")),
    ),
    "colons": (
        "BICYCLE COVER AGREEMENT\n\nWords. We, Us, Our: Spoke Mutual Ltd. You, Your: the member, Femi Ade.\n\n1. We pay for theft.",
        (("Spoke Mutual Ltd", "We"), ("Femi Ade", "You")),
    ),
    "beside the names": (
        "Mooring agreement\n\nThis is an agreement between us, Tern Marina Ltd, and you, Olga Reznik, for berth 9.\n\n1. You pay us £300 a quarter.",
        (("Tern Marina Ltd", "We"), ("Olga Reznik", "You")),
    ),
    "in brackets": (
        'Tutoring agreement\n\nThis agreement is made between Quill Tutors Ltd ("we" or "us") and Noor Aziz (you).\n\n1. We teach Latin.',
        (("Quill Tutors Ltd", "We"), ("Noor Aziz", "You")),
    ),
    "a noun that is called so, and a label on the line of another": (
        "# Choir\n\nThis is a contract between Larch Choir CIC (\"we\", \"us\") and the singer who signs below (\"you\").\n\nSinger: Mo Lind\nVoice: alto\n\nYou pay £5.",
        (("Larch Choir CIC", "We"), ("Mo Lind", "You")),
    ),
    "brackets behind pronouns": ("Photo licence\n\nYou (Kite Weekly) may print my pictures once. I (Bea Stone) keep the rest.", (("Kite Weekly", "You"), ("Bea Stone", "I"))),
    "a country is no pronoun": (
        "SUPPLY AGREEMENT\n\nThis agreement is made between Delta Foods Inc (US) (the \"Seller\") and Brok Mills Ltd (UK) (the \"Buyer\").\n\n1. Flour is sold.",
        (("Delta Foods Inc", "Seller"), ("Brok Mills Ltd", "Buyer")),
    ),
    "pronouns that are used": (
        "SWAP LETTER\n\nThis letter is made between Alder Bank plc (the \"Bank\") and Kern Mills Ltd (the \"Client\").\n\n"
        "If you and we are parties to an Older Form (Norwich Edition), that form governs. I mean Jo Bell when I speak of my clerk.",
        (("Alder Bank plc", "Bank"), ("Kern Mills Ltd", "Client")),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), PARTIES.values(), ids=PARTIES)
def test_parties_are_those_whom_pronouns_mean(text: str, parties: tuple[tuple[str, str], ...]) -> None:
    found = described(text)
    assert tuple(zip(found.parties, found.roles, strict=True)) == parties


def test_a_party_that_a_pronoun_means_is_bound_by_its_sentences_and_no_document_is_found_by_a_pronoun() -> None:
    text = 'Loan of a cello. "I" means Pia Lund. "You" means Rolf Beck. I tune it. This is all. You must insure it.'
    document = Document("Loan of a cello", "agreement", text, parties=("Pia Lund", "Rolf Beck"), roles=("I", "You"))
    assert role_of({"rolf"}, [document], "What must Rolf do?") == "You"
    assert called("What must you do?", [document, Document("Other", "agreement", "It is.", parties=("Al Poe",))]) == ((), ())
    assert {text[start:end] for start, end, who in Actors(document).in_text(text) if who == "I"} == {"I", "Pia Lund"}
