"""The Compare tab: partners and up to three topics are chosen, every agreement is searched, a table tells what each says."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import gradio as gr

from assistant.matrix import fill
from assistant.page.compare_view import comparison
from assistant.page.events import EVENT
from assistant.page.grid import SCRIPT
from assistant.page.loading import Loading
from assistant.page.visitor import spend
from assistant.page.wording import language_of, partner_name
from assistant.topics import BY_KEY, TOPICS, Topic, own
from corpus import parties
from corpus.errors import UserError

WORDS = {
    "en": {
        "partners": "Agreements",
        "topics": "Topics (up to three)",
        "question": "Or a question of your own",
        "example": "Who leads the drone coalition?",
        "compare": "Compare",
        "hint": "Choose a topic or ask a question: every agreement is searched, and each gets a row, the silent ones too.",
        "most": "Three columns at most: take a topic or the question away.",
        "nobody": "None of the chosen partners has an agreement here. Choose others, or all.",
        "searching": "Searching every agreement: {topic} ({at} of {all}) ...",
        "early": "The comparison begins as soon as the library is open.",
        "late": "The index is still being made. Compare again in a few minutes.",
        "all": "All agreements",
        "g7": "Group: G7 states",
        "northern": "Group: Nordic and Baltic states",
        "benelux": "Group: Benelux",
        "first": "Group: the 22 of July 2024",
    },
    "uk": {
        "partners": "Угоди",
        "topics": "Теми (до трьох)",
        "question": "Або власне запитання",
        "example": "Хто очолює коаліцію дронів?",
        "compare": "Порівняти",
        "hint": "Оберіть тему або поставте запитання: переглядаються всі угоди, і кожна має рядок, навіть якщо мовчить.",
        "most": "Щонайбільше три стовпці: приберіть тему або запитання.",
        "nobody": "Жоден із вибраних партнерів не має тут угоди. Оберіть інших або всі.",
        "searching": "Переглядаються всі угоди: {topic} ({at} з {all}) ...",
        "early": "Порівняння почнеться, щойно відкриється бібліотека.",
        "late": "Індекс ще готується. Спробуйте порівняти за кілька хвилин.",
        "all": "Усі угоди",
        "g7": "Група: держави G7",
        "northern": "Група: країни Північної Європи й Балтії",
        "benelux": "Група: Бенілюкс",
        "first": "Група: 22 угоди липня 2024 року",
    },
}
GROUPS = {
    "g7": ("canada", "france", "germany", "italy", "japan", "united-kingdom", "united-states"),
    "northern": ("denmark", "estonia", "finland", "iceland", "latvia", "lithuania", "norway", "sweden"),
    "benelux": ("belgium", "netherlands", "luxembourg"),
    "first": parties.SEED,
}
ALL = "all"
MOST = 3  # columns that are still readable beside each other
LONGEST = 500  # characters of a question
WAIT_S = 600.0


def compare_tab(loading: Loading, tab: gr.Tab) -> None:
    """The parts of the tab and what happens when they are used; in the browser's language from the moment the tab is opened."""
    with gr.Row(elem_classes="tools"):
        whose = gr.Dropdown(value=[ALL], multiselect=True, min_width=260, elem_id="compare-partners", **_whose("en"))
        topics = gr.Dropdown(value=[], multiselect=True, max_choices=MOST, min_width=260, elem_id="compare-topics", **_topics("en"))
    with gr.Row(elem_classes="tools"):
        question = gr.Textbox(max_length=LONGEST, scale=6, min_width=220, elem_id="compare-question", **_question("en"))
        go = gr.Button(WORDS["en"]["compare"], variant="primary", scale=1, min_width=110, elem_id="compare-go")
    progress = gr.HTML("", padding=False, elem_id="compare-progress")
    table = gr.HTML(
        _note(WORDS["en"]["hint"]),
        padding=False,
        apply_default_css=False,
        js_on_load=SCRIPT.read_text(encoding="utf-8"),
        elem_id="compare-result",
    )
    spoken = gr.State("en")

    def speak(before: str, request: gr.Request) -> tuple[Any, ...]:
        language = language_of(request)
        if language == before:
            return (gr.skip(),) * 6
        parts = (gr.Dropdown(**_whose(language)), gr.Dropdown(**_topics(language)), gr.Textbox(**_question(language)))
        return *parts, WORDS[language]["compare"], _note(WORDS[language]["hint"]), language

    def run(chosen: list[str], keys: list[str], asked: str, request: gr.Request) -> Iterator[tuple[Any, Any]]:
        spend(request)
        yield from compared(loading, chosen, keys, asked, language_of(request))

    fields, shown = [whose, topics, question], [progress, table]
    tab.select(speak, [spoken], [whose, topics, question, go, table, spoken], **EVENT)
    whose.input(_settled, [whose], [whose], **EVENT).then(run, fields, shown, **EVENT)
    topics.input(run, fields, shown, trigger_mode="always_last", **EVENT)
    question.submit(run, fields, shown, **EVENT)
    go.click(run, fields, shown, **EVENT)


def _whose(language: str) -> dict[str, Any]:
    names = sorted((partner_name(slug, language), slug) for slug in parties.ALL)
    return {"choices": [(WORDS[language][key], key) for key in (ALL, *GROUPS)] + names, "label": WORDS[language]["partners"]}


def _topics(language: str) -> dict[str, Any]:
    return {"choices": [(topic.name(language), topic.key) for topic in TOPICS], "label": WORDS[language]["topics"]}


def _question(language: str) -> dict[str, Any]:
    return {"label": WORDS[language]["question"], "placeholder": WORDS[language]["example"]}


def _settled(chosen: list[str]) -> list[str]:
    """ "All" stands alone: it goes when another is chosen, and comes when it is chosen last or nothing is left."""
    if not chosen or chosen[-1] == ALL:
        return [ALL]
    return [slug for slug in chosen if slug != ALL]


def slugs_of(chosen: Sequence[str]) -> tuple[str, ...]:
    """The partners that are chosen, groups resolved; empty for all."""
    if not chosen or ALL in chosen:
        return ()
    return tuple(dict.fromkeys(slug for choice in chosen for slug in GROUPS.get(choice, (choice,))))


def compared(loading: Loading, chosen: Sequence[str], keys: Sequence[str], asked: str, language: str = "en") -> Iterator[tuple[Any, Any]]:
    """What is being done and the table, until all is done; a person who is early is told to wait, never refused."""
    words = WORDS[language]
    asked = asked.strip()[:LONGEST]
    topics: list[Topic] = [BY_KEY[key] for key in keys if key in BY_KEY] + ([own(asked)] if asked else [])
    if not topics or len(topics) > MOST:
        yield ("", _note(words["hint"])) if not topics else (_note(words["most"]), gr.skip())
        return
    try:
        deadline = time.monotonic() + WAIT_S
        while (assistant := loading.wait(1.0)) is None and time.monotonic() < deadline:
            yield _note(f"{words['early']} {loading.status(language)}"), gr.skip()
        if assistant is None:
            raise UserError(words["late"])
        yield _note(_searching(language, topics, 0)), gr.skip()
        for done, matrix in fill(assistant, topics, slugs_of(chosen)):
            if not matrix.lines:
                raise UserError(words["nobody"])
            more = _note(_searching(language, topics, done)) if done < len(topics) else ""
            yield more, comparison(matrix, language)
    except UserError as error:
        yield _note(str(error)), ""


def _searching(language: str, topics: Sequence[Topic], done: int) -> str:
    name = topics[done].name(language)
    return WORDS[language]["searching"].replace("{topic}", name).replace("{at}", str(done + 1)).replace("{all}", str(len(topics)))


def _note(text: str) -> str:
    return f'<p class="note" role="status">{escape(text)}</p>'
