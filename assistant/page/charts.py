"""The signings as a timeline and the sums of a year as bars: HTML that is drawn by the style sheet alone. All document text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby
from math import floor, log10

from assistant.documents.sums import Sum, sums_of
from assistant.page.grid import AWAY
from assistant.page.wording import day_of_month, partner_name, say
from corpus.document import Document
from corpus.loading import AT_A_GLANCE
from corpus.quantities.dates import month_name
from corpus.registry.document_labels import label

FORMS = ("bilateral", "treaty", "joint", "added")
BOUNDS = ("exact", "least", "most", "about")
_FORM = re.compile(r"^Form: (.+?)\.?$", re.MULTILINE)


def form_of(document: Document) -> str:
    """Which of FORMS a document has, by the line of its summary that says so; what has no such line was added."""
    start, end = next(((s.start, s.end) for s in document.sections if s.path == AT_A_GLANCE), (0, 0))
    form = _FORM.search(document.text, start, end) if document.kind == "summary" else None
    if not form:
        return "added"
    words = form[1].partition(" (")[0].lower()
    return "bilateral" if words.startswith("bilateral") else "treaty" if "treaty" in words else "joint"


def address_of(document: Document) -> str:
    """Where the page shows a document."""
    return f"?document={document.id}"


def short_name(document: Document, language: str = "en") -> str:
    """The partner's name; of a document that was added the title, for a partner may have several, with parties that it leaves out."""
    if document.partners:
        return partner_name(document.partners[0], language) if document.kind == "summary" else document.title
    return label(document, language)


def in_order(documents: Iterable[Document]) -> list[Document]:
    """By the day of signing, on one day by name; those without a day last."""
    return sorted(documents, key=lambda document: (str(document.signed or "9999"), short_name(document)))


def timeline(documents: Sequence[Document], language: str = "en") -> str:
    """The signed documents by month, earliest first; months without one are told, not drawn."""
    signed = [(d.signed, short_name(d, language), d) for d in in_order(documents) if d.signed]
    rows, before = [], 0
    for at, group in groupby(signed, key=lambda item: item[0].year * 12 + item[0].month - 1):
        if before and at - before > 1:
            gap = say("month_gap_one", language) if at - before == 2 else say("month_gap", language, number=at - before - 1)
            rows.append(f'<li class="gap">{gap}</li>')
        before = at
        month = month_name(at % 12 + 1, language).capitalize()
        items = "".join(_signing(document, day, name, language) for day, name, document in group)
        rows.append(f'<li><h3>{month} {at // 12}</h3><ul class="signings">{items}</ul></li>')
    held = [form_of(document) for _, _, document in signed]
    legend = "".join(
        f'<li class="shape {form}">{say(f"form_{form}", language)} ({held.count(form)})</li>' for form in FORMS if form in held
    )
    return f'<ul class="legend">{legend}</ul><ol class="timeline" aria-label="{say("signings_by_month", language)}">{"".join(rows)}</ol>'


def _signing(document: Document, day: date, name: str, language: str) -> str:
    form = form_of(document)
    return (
        f'<li><a class="shape {form}" href="{escape(address_of(document))}" {AWAY} title="{escape(document.title)}">'
        f'<time datetime="{day}">{day_of_month(day, language)}</time> {escape(name)}<span class="unseen">, {say(f"form_{form}", language)}</span></a></li>'
    )


def sums_chart(documents: Iterable[Document], year: int, language: str = "en") -> str:
    """The sums of one year by currency, each in its own and as its line words it; nothing is added up or converted."""
    stated = [s for document in documents for s in sums_of(document)]
    of_year = [s for s in stated if s.within(year)]
    if not of_year:
        return f'<p class="hint">{say("no_sums", language, year=year)}</p>'
    drawn = [s for s in of_year if s.figure]
    by_currency = {code: [s for s in drawn if s.currency == code] for code in dict.fromkeys(s.currency for s in drawn)}
    ordered = sorted(by_currency.items(), key=lambda item: -len(item[1]))
    legend = "".join(
        f'<li><span class="bar {bound}"></span>{say(f"bound_{bound}", language)}</li>'
        for bound in BOUNDS
        if any(s.bound == bound for s in drawn)
    )
    legend += f'<li><span class="bar announced"></span>{say("announced", language)}</li>'
    figures = "".join(_figure(code, sums, language) for code, sums in ordered)
    rest = "".join(_line(s, language) for s in of_year if not s.figure)
    none = (
        f'<figure class="sums"><figcaption><strong>{say("no_figure", language)}</strong></figcaption><ul>{rest}</ul></figure>'
        if rest
        else ""
    )
    longer = [s for s in stated if s.touches(year) and not s.within(year)]
    told = say("longer_sums", language, year=year, number=len(longer))
    more = f'<details class="longer"><summary>{told}</summary><ul class="sums">{"".join(_line(s, language) for s in longer)}</ul></details>'
    return f'<ul class="legend">{legend}</ul>{figures}{none}{more if longer else ""}'


def _figure(currency: str, sums: Sequence[Sum], language: str) -> str:
    most = max(s.figure or 0 for s in sums)
    whose = len({s.fact.document.id for s in sums})
    form = "sums_of_one" if len(sums) == 1 else "sums_of_same" if whose == 1 else "sums_of_many"
    title = say(form, language, currency=currency, sums=len(sums), partners=whose)
    scale = f", {say('longest_bar', language, most=f'{currency} {_short(most)}')}" if len(sums) > 1 else ""
    rows = "".join(_line(s, language, most) for s in sorted(sums, key=lambda s: -(s.figure or 0)))
    return f'<figure class="sums"><figcaption><strong>{title}</strong>{scale}</figcaption><ul>{rows}</ul></figure>'


def _line(sum: Sum, language: str, most: float = 0.0) -> str:
    """One sum: whose, for what, when, in the line's own words; with `most`, the figure of the longest bar, its bar."""
    style = f"{sum.bound}{' announced' if sum.announced else ''}"
    share = 100 * (sum.figure or 0) / most if most else 0
    bar = f'<span class="track" aria-hidden="true"><span class="bar {style}" style="width:{share:.2f}%"></span></span>' if most else ""
    told = f' <em class="unsaid">{say("announced", language)}</em>' if sum.announced else ""
    name = escape(short_name(sum.fact.document, language))
    return (
        f'<li><a href="{escape(address_of(sum.fact.document))}" {AWAY}>{name}</a> <strong class="amount">{escape(sum.amount)}</strong>{bar}'
        f'<span class="purpose"><span class="period">{escape(sum.period)}:</span> {escape(sum.purpose)}{told}</span></li>'
    )


def _short(figure: float) -> str:
    """7.1e9 -> "7.1 billion"."""
    power = min(floor(log10(figure) / 3), 3)
    return f"{figure / 1000**power:g} {['', 'thousand', 'million', 'billion'][power]}".strip()
