"""The Compare tab: agreements and up to three topics are chosen, every agreement is searched, a table tells what each says."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import gradio as gr

from assistant.across.matrix import fill
from assistant.across.topics import Topic, own
from assistant.page.about import about
from assistant.page.compare_view import comparison
from assistant.page.compared_pair import differing, pair_of
from assistant.page.compared_topics import BY_KEY, topics_for
from assistant.page.events import EVENT
from assistant.page.grid import SCRIPT
from assistant.page.groups import groups_of
from assistant.page.loading import Loading
from assistant.page.search_in import Choices, agreement_choices, documents_of, ids_of
from assistant.page.visitor import spend
from assistant.page.wording import language_of, say
from corpus.errors import UserError
from index.index import Index

ALL = "all"
# "All" stands alone: it goes when another is chosen, and comes when it is chosen last or nothing is left
SETTLED = f"(chosen) => [!chosen?.length || chosen.at(-1) === '{ALL}' ? ['{ALL}'] : chosen.filter((one) => one !== '{ALL}')]"
TWO = 2  # agreements, whose differences are told where no topic is chosen
MOST = 3  # columns that are still readable beside each other
LONGEST = 500  # characters of a question
WAIT_S = 600.0


def compare_tab(loading: Loading, tab: gr.Tab, timer: gr.Timer) -> None:
    """The parts of the tab and what happens when they are used; in the browser's language from the moment the tab is opened."""
    whose, topics, question, go, progress, table = _parts(loading)
    spoken = gr.State(None)

    def renew(
        before: tuple[str, tuple[str, ...] | None] | None, chosen: list[str], keys: list[str], request: gr.Request
    ) -> tuple[Any, ...]:
        """The fields for the language and the documents that are there now; the table goes where these are others than before."""
        language, index = language_of(request), _index(loading)
        try:
            now = (language, ids_of(index) if index else None)
        except UserError:  # the index cannot be read now: what is shown stays, and comparing says why
            return (gr.skip(),) * 6
        if now == before:
            return (gr.skip(),) * 6
        parts, held = _whose(loading, language), _topics(loading, language)
        parts |= _still(chosen, parts["choices"], [ALL]) | {"interactive": index is not None}
        held |= _still(keys, held["choices"], []) | {"interactive": index is not None}
        fields = gr.Dropdown(**parts), gr.Dropdown(**held), gr.Textbox(**_question(loading, language))
        return *fields, say("compare", language), _hint(language), now

    def run(chosen: list[str], keys: list[str], asked: str, request: gr.Request) -> Iterator[tuple[Any, Any]]:
        spend(request, 1 + len(keys or ()) + bool((asked or "").strip()))  # every topic is searched in every agreement
        yield from compared(loading, chosen, keys, asked, language_of(request))

    fields, shown = [whose, topics, question], [progress, table]
    for shows in (tab.select, timer.tick):
        shows(renew, [spoken, whose, topics], [whose, topics, question, go, table, spoken], **EVENT)
    whose.input(None, [whose], [whose], js=SETTLED).then(run, fields, shown, trigger_mode="always_last", **EVENT)
    topics.input(run, fields, shown, trigger_mode="always_last", **EVENT)
    question.submit(run, fields, shown, **EVENT)
    go.click(run, fields, shown, **EVENT)


def _parts(loading: Loading) -> tuple[gr.Dropdown, gr.Dropdown, gr.Textbox, gr.Button, gr.HTML, gr.HTML]:
    """What is chosen and asked, how far it is, and the table."""
    with gr.Row(elem_classes="tools"):
        late: dict[str, Any] = {"multiselect": True, "min_width": 260, "interactive": False}  # until there is what can be chosen: `renew`
        whose = gr.Dropdown(value=[ALL], elem_id="compare-partners", **late, **_whose(loading, "en"))
        topics = gr.Dropdown(value=[], max_choices=MOST, elem_id="compare-topics", **late, **_topics(loading, "en"))
    with gr.Row(elem_classes="tools"):
        question = gr.Textbox(max_length=LONGEST, scale=6, min_width=300, elem_id="compare-question", **_question(loading, "en"))
        go = gr.Button(say("compare"), variant="primary", scale=1, min_width=110, elem_id="compare-go")
    progress = gr.HTML("", padding=False, elem_id="compare-progress")
    table = gr.HTML(
        _hint("en"),
        padding=False,
        apply_default_css=False,
        js_on_load=SCRIPT.read_text(encoding="utf-8"),
        elem_id="compare-result",
    )
    return whose, topics, question, go, progress, table


def _whose(loading: Loading, language: str) -> dict[str, Any]:
    told = {"label": say("compare_whose", language)}
    everything: Choices = [(say("all_agreements", language), ALL)]
    index = _index(loading)
    if index is None:
        return told | {"choices": everything}
    groups = groups_of(index.in_scope(), language)
    return told | {"choices": [*everything, *((name, key) for key, (name, _) in groups.items()), *agreement_choices(index, language)]}


def _topics(loading: Loading, language: str) -> dict[str, Any]:
    held = topics_for(about(loading))
    return {"choices": [(topic.name(language), topic.key) for topic in held], "label": say("compare_topics", language)}


def _index(loading: Loading) -> Index | None:
    """The index; None while it is not there."""
    with contextlib.suppress(UserError):  # the page's status line says why
        assistant = loading.wait(0)
        return assistant.index if assistant else None
    return None


def _question(loading: Loading, language: str) -> dict[str, Any]:
    example = say("compare_example" if about(loading) in ("shipped", "both") else "compare_example_own", language)
    return {"label": say("compare_question", language), "placeholder": example}


def _still(chosen: Sequence[str], choices: Choices, nothing: list[str]) -> dict[str, Any]:
    """The value of a list from which something that was chosen went; nothing where all is there, for a person may choose at this moment."""
    there = [value for value in chosen or () if value in dict(choices).values()]
    return {} if len(there) == len(chosen or ()) else {"value": there or nothing}


def chosen_in(index: Index, chosen: Sequence[str], language: str = "en") -> tuple[str, ...]:
    """The ids of the documents of the chosen agreements, groups resolved; empty for all. UserError where one is no longer there."""
    if not chosen or ALL in chosen:
        return ()
    groups = groups_of(index.in_scope(), "en")
    standing = dict.fromkeys(id for choice in chosen for id in (groups[choice][1] if choice in groups else (choice,)))
    return documents_of(index, tuple(standing), language)


def compared(loading: Loading, chosen: Sequence[str], keys: Sequence[str], asked: str, language: str = "en") -> Iterator[tuple[Any, Any]]:
    """What is being done and the table, until all is done; a person who is early is told to wait, never refused."""
    asked = asked.strip()[:LONGEST]
    topics: list[Topic] = [BY_KEY[key] for key in keys if key in BY_KEY] + ([own(asked)] if asked else [])
    if len(topics) > MOST or (not topics and len(chosen) != TWO):
        yield ("", _hint(language)) if not topics else (_note(say("compare_most", language)), gr.skip())
        return
    try:
        deadline = time.monotonic() + WAIT_S
        while (assistant := loading.wait(1.0)) is None and time.monotonic() < deadline:
            yield _note(f"{say('compare_early', language)} {loading.status(language)}"), gr.skip()
        if assistant is None:
            raise UserError(say("compare_late", language))
        if not topics:
            pair = pair_of(assistant.index, chosen)
            yield from differing(assistant, pair, language) if pair else [("", _hint(language))]
            return
        yield _note(_searching(language, topics, 0)), gr.skip()
        for done, matrix in fill(assistant, topics, documents=chosen_in(assistant.index, chosen, language)):
            if not matrix.lines:
                raise UserError(say("compare_nobody", language))
            more = _note(_searching(language, topics, done)) if done < len(topics) else ""
            yield more, comparison(matrix, language)
    except UserError as error:
        yield _note(str(error)), ""


def _hint(language: str) -> str:
    """What can be compared here."""
    return _note(f"{say('compare_hint', language)} {say('two_hint', language)}")


def _searching(language: str, topics: Sequence[Topic], done: int) -> str:
    name = topics[done].name(language)
    return say("compare_searching", language, topic=name, at=done + 1, all=len(topics))


def _note(text: str) -> str:
    return f'<p class="note" role="status">{escape(text)}</p>'
