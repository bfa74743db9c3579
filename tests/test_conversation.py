"""A conversation: several questions in one, what acts on the last answer, and what is not about the documents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from assistant.understanding.following import stand_alone
from assistant.understanding.moves import move_of
from assistant.understanding.several import parts_of
from corpus.document import Document
from corpus.registry.register import Register

PARTS = [
    ("When was the Japanese agreement signed, by whom and for how long?", 3),
    ("Who signed for Italy and who signed for France?", 2),
    ("What is the rent? When does it end?", 2),
    ("How long does it last?", 1),
    ("What about the garage, may it be let to others?", 1),
    ("Which earlier plan, in which Rasmussen had a hand, fed into the Compact?", 1),
    ("What happens to the deposit and the keys?", 1),
    ("rent and deposit", 1),
    ("Does the loan bear interest and how is it repaid?", 2),
    ("What is the fee, must it be paid in advance and is VAT included?", 3),
    ("How much is the fee & when is it due, also who invoices it?", 3),
    ("Can the lender call the loan early and how?", 2),
    ("Which bank lends the money, how much and does it bear interest?", 3),
    ("Which loan ends in 2028 and has a grace period?", 1),
    ("Which contract is the longest and is the only one with a surety?", 1),
    ("What may and may not the borrower do?", 1),
    ("Can the borrower, who signed in March, repay early?", 1),
    ("Does the loan say when interest is due and how it is reckoned?", 1),
    ("What happens, should the borrower die?", 1),
    ("Does Marsh & Sons deliver the flour?", 1),
    ("wat is the fee and wen must it be paid", 2),
    ("were is the barge moored, and hw may the owner end the berth", 2),
    ("Were the keys returned?", 1),
]  # fmt: skip
MOVES = [("Why?", "why"), ("where does it say so", "where"), ("tell me more", "more"), ("shorter please", "shorter"), ("In the original?", "original"), ("А чому?", "why"),
         ("Where?", ""), ("Why did Kishida go to Italy?", ""), ("More about demining", ""), ("How short is it?", "")]  # fmt: skip
ELSEWHERE = ["What is the weather?", "Write me a poem", "Tell me a joke", "How do I bake bread?", "Яка сьогодні погода?",
             "say thank you in Swedish", "whats the tallest mountain", "what is 14 plus 29"]  # fmt: skip


def turns(*texts: str) -> list[dict[str, str]]:
    return [{"role": "user" if at % 2 == 0 else "assistant", "content": text} for at, text in enumerate(texts)]


@pytest.mark.parametrize(("message", "count"), PARTS)
def test_a_message_holds_as_many_questions(message: str, count: int) -> None:
    assert len(parts_of(message)) == count


@pytest.mark.parametrize(("message", "move"), MOVES)
def test_what_acts_on_the_last_answer_is_known(message: str, move: str) -> None:
    assert move_of(message) == move


def test_several_questions_are_answered_one_by_one_under_their_own_words(assistant: Any) -> None:
    answer = assistant.ask("When was the Japanese agreement signed, by whom and for how long?")
    heads = [line for line in answer.text.splitlines() if line.endswith("?**")]
    assert heads == ["**When was the Japanese agreement signed?**", "**By whom?**", "**For how long?**"]
    assert all(word in answer.text for word in ("13 June 2024", "Kishida", "ten years"))
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert all(citation.passage.partners[0] == "japan" for citation in answer.citations)
    followed = assistant.ask("And who signed for Poland and where?", turns("When did Japan sign?", "..."))
    assert "Tusk" in followed.text and "Warsaw" in followed.text and "Kishida" not in followed.text


def test_a_question_after_a_summary_is_its_own_and_of_the_same_agreement(assistant: Any) -> None:
    history = turns("Summarise the agreement with Poland", "...")
    assert assistant.ask("How long does it last?", history).text.startswith("**ten years")
    duties = assistant.ask("What must Ukraine do?", history)
    assert "**Ukraine: must**" in duties.text and duties.citations[0].passage.partners == ("poland",)


def test_a_party_that_only_another_document_has_is_not_of_the_agreement_before(assistant: Any) -> None:
    lease = Document("Lease", "agreement", "The Tenant shall pay.", parties=("Ann Lee", "Bob Ray"), roles=("Landlord", "Tenant"))
    register = Register([*assistant.index.documents(), lease])
    history = turns("Who signed for Poland?", "...")
    assert stand_alone("What must the tenant do?", history, register).partners == ()
    assert stand_alone("What must Ukraine do?", history, register).partners == ("poland",)


@pytest.mark.parametrize(
    ("first", "then", "title"),
    [
        ("How much is the monthly rent?", "and when is it due?", "Lease"),
        ("How often are the classrooms cleaned?", "who does it?", "Cleaning"),
        ("What counts as confidential information?", "must they be returned?", "Mutual"),
    ],
)
def test_a_follow_up_is_of_the_document_that_the_answer_was_about(own: Any, first: str, then: str, title: str) -> None:
    assert not own.understand(first).documents
    asked = own.understand(then, turns(first, "..."))
    assert asked.by_answer and [label.split()[0] for label in asked.labels] == [title]
    answer = own.ask(then, turns(first, "..."))
    assert {citation.passage.title.split()[0] for citation in answer.citations} <= {title}


def test_a_follow_up_after_several_questions_goes_on_from_the_last(own: Any) -> None:
    asked = own.understand("and when is it due?", turns("How often are the classrooms cleaned, and what is the rent?", "..."))
    assert asked.by_answer and asked.labels[0].startswith("Lease")


def test_it_is_the_thing_that_was_asked_about_where_no_agreement_was_named(own: Any) -> None:
    history = turns("How much is the monthly rent?", "...")
    assert "rent due" in own.understand("when is it due?", history).english
    assert "first day of each month" in own.ask("when is it due?", history).text
    assert "rent" in own.understand("until when?", history).english  # nothing but that is left unsaid
    assert "rent" not in own.understand("how long does it last?", history).english  # that is asked of the lease


@pytest.mark.parametrize(
    "question",
    ["Who signed first?", "How many agreements are there?", "Which contracts mention invoices?", "Which law applies?", "what do I have here?",
     "Is it possible to clean on Sundays?", "and the fees?"],
)  # fmt: skip
def test_what_may_be_meant_of_all_takes_no_document_over_from_an_answer(own: Any, question: str) -> None:
    assert not own.understand(question, turns("How much is the monthly rent?", "...")).names_scope


def test_the_same_is_asked_of_the_other_party_of_an_agreement_that_was_named(own: Any) -> None:
    asked = own.understand("and what about the landlord?", turns("May the tenant end the lease?", "..."))
    assert asked.text == "May the landlord end the lease?" and asked.labels[0].startswith("Lease")


def test_parts_keep_to_what_the_whole_message_names(own: Any) -> None:
    answer = own.ask("How much notice must be given, has it to be in writing and when does the lease end?")
    assert "six months" in answer.text and "31 March 2028" in answer.text and "three months" not in answer.text
    assert {citation.passage.title for citation in answer.citations} == {answer.citations[0].passage.title}


def test_what_a_first_part_finds_is_passed_on_to_the_others(assistant: Any) -> None:
    answer = assistant.ask("Which agreements were signed in June 2024, by whom, and how long do they last?")
    found, *others = (
        set(re.findall(r"^(?:- \*\*)?([\w ]+?)(?:\*\*)?: ", part, re.M)) for part in re.split(r"\*\*\w[^*]*\?\*\*", answer.text)[1:]
    )
    assert len(found) > 3 and len(others) == 2 and all(other == found for other in others)
    after = assistant.understand("which of them mention drones?", turns("Which agreements were signed in June 2024?", "..."))
    assert len(after.partners) == len(found)


def test_they_are_all_of_whom_the_same_was_asked(assistant: Any) -> None:
    asked = assistant.understand("how long do they last?", turns("Who signed for Denmark?", "...", "and Norway?", "..."))
    assert asked.partners == ("denmark", "norway")


def test_the_first_and_the_last_are_both_told(own: Any) -> None:
    for question in ("What were the first and the last agreement?", "What was the first and what was the last agreement?"):
        told = own.ask(question).text
        assert "3 March 2023" in told and "20 January 2025" in told and "12 June 2024" not in told


def test_sentences_of_states_do_not_stand_beside_an_answer_of_ones_own(built: tuple[Path, str], tmp_path: Path) -> None:
    with of_own(built[0], tmp_path) as both:
        both.index.set_aside("ukraine-security", False)
        for question in ("How much is the rent a month?", "How is the liability limited?", "When are the classrooms cleaned?"):
            answer = both.ask(question)
            assert answer.answered and not any(citation.passage.partners for citation in answer.citations), answer.text
        states = both.ask("Which drones does the coalition buy?")
        assert not states.answered or all(citation.passage.partners for citation in states.citations)


def test_what_a_party_is_called_says_which_agreement_is_meant(own: Any) -> None:
    question = "What must the tenant do?"
    first = own.ask(question)
    lease = {citation.passage.document_id for citation in first.citations}
    assert len(lease) == 1 and "monthly rent of GBP 4,250" in first.text
    after = turns(question, first.text)
    ends, landlord = own.ask("how long does it last?", after), own.ask("and the landlord?", after)
    assert "31 March 2028" in ends.text and {citation.passage.document_id for citation in ends.citations} == lease
    assert landlord.question.startswith("What must the landlord do?") and {c.passage.document_id for c in landlord.citations} == lease


def test_everything_summed_up_is_a_line_an_agreement(own: Any) -> None:
    for question in ("Summarise everything", "what do I have here?"):
        answer = own.ask(question)
        assert answer.answered and all(f"**{document.title}" in answer.text for document in own.index.in_scope())
        assert all(own.index.document(c.passage.document_id).text[c.start : c.end] == c.quote for c in answer.citations)


def test_the_last_answer_is_explained_shortened_and_gone_on_with(assistant: Any) -> None:
    question = "What does Poland do for demining?"
    first = assistant.ask(question)
    history = turns(question, first.text)
    why, where, short, more = (assistant.ask(message, history) for message in ("why?", "Where does it say so?", "shorter", "more"))
    assert why.citations and all(" ".join(citation.quote.split()) in why.text for citation in why.citations)
    assert first.citations[0].passage.title in where.text and where.citations[0].quote == first.citations[0].quote
    assert len(short.text) < len(first.text) and short.citations[0].quote in first.citations[0].quote
    assert more.answered and not {c.quote for c in more.citations} & {c.quote for c in first.citations}
    further = assistant.ask("more", [*history, *turns("more", more.text)])
    assert not {c.quote for c in further.citations} & {c.quote for c in more.citations}
    for answer in (why, where, short, more):
        for citation in answer.citations:
            document = assistant.index.document(citation.passage.document_id)
            assert document.text[citation.start : citation.end] == citation.quote


def test_the_original_is_quoted_where_it_is_there_and_else_its_address_is_told(
    assistant: Any, built: tuple[Path, str], tmp_path: Path
) -> None:
    question = "How long does the Luxembourg agreement last?"
    told = assistant.ask("in the original", turns(question, "ten years"))
    assert "Only a summary" in told.text and "https://president.gov.ua" in told.text
    with of_own(built[0], tmp_path) as own:
        rent = own.ask("in the original wording", turns("What is the rent in the lease?", "GBP 4,250"))
        assert "The Tenant shall pay a monthly rent of GBP 4,250, due on the first day of each month." in rent.text


def test_what_goes_on_from_nothing_says_so(assistant: Any) -> None:
    answer = assistant.ask("why?")
    assert not answer.answered and not answer.hits and "ask something" in answer.text
    after = assistant.ask("And for Poland?", turns("Who signed for Japan?", "Kishida", "why?", "..."))
    assert "Tusk" in after.text


@pytest.mark.parametrize("message", ELSEWHERE)
def test_what_is_not_about_the_documents_gets_one_line_without_passages(assistant: Any, message: str) -> None:
    answer = assistant.ask(message)
    assert not answer.answered and not answer.hits and not answer.citations and len(answer.text.splitlines()) == 1


def test_a_question_about_the_documents_that_they_do_not_answer_keeps_its_passages(assistant: Any) -> None:
    answer = assistant.ask("In which town does the POLLOGHUB hub stand?")
    assert not answer.answered and answer.hits
