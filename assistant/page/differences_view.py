"""Two texts clause by clause as HTML: both sides beside each other, the differing words marked, what is the same folded. All text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant.across.aligning import Clause
from assistant.across.differences import ONLY_FIRST, ONLY_SECOND, Difference, Differences
from assistant.across.weighing import DIFFERENT, SAME, STRONGER, WEAKER, Span
from assistant.page.ways import link_to, place_of
from assistant.page.wording import lang_of, say

Names = tuple[str, str]
CHANGED, FIRST, SECOND = GROUPS = ("changed", "first", "second")  # what can be shown and hidden
OF_KIND = {STRONGER: CHANGED, WEAKER: CHANGED, DIFFERENT: CHANGED, ONLY_FIRST: FIRST, ONLY_SECOND: SECOND, SAME: SAME}


def differences_html(found: Differences, names: Names, language: str, second_only: bool = False) -> str:
    """The differences of two texts that are called so; `second_only`: the first is no longer there to be opened."""
    if not found.rows:
        return f"<p>{say('no_clauses', language)}</p>"
    rows = ""
    for same, held in groupby(found.rows, key=lambda row: row.kind == SAME):
        told = "".join(_row(row, names, language, second_only) for row in held)
        rows += _folded(told, language) if same else told
    return (
        f'<div class="differences">{_counts(found, names, language)}'
        f'<ol aria-label="{say("differences_of", language, first=escape(names[0]), second=escape(names[1]))}">{rows}</ol></div>'
    )


def _counts(found: Differences, names: Names, language: str) -> str:
    """How many clauses are how, each a tick that shows or hides them; how many are the same."""
    held = [OF_KIND[row.kind] for row in found.rows]
    ticks = "".join(
        f'<label><input type="checkbox" checked value="{group}"> '
        f"{escape(say(f'clauses_{group}', language, number=held.count(group), first=names[0], second=names[1]))}</label>"
        for group in GROUPS
        if group in held
    )
    same = f"<span>{say('clauses_same', language, number=held.count(SAME))}</span>"
    return f'<div class="counts" role="group" aria-label="{say("clauses_shown", language)}">{ticks}{same}</div>'


def _folded(rows: str, language: str) -> str:
    """Clauses that say the same, folded into one row."""
    number = rows.count('<li class="difference')
    return f'<li class="same-ones"><details><summary>{say("clauses_same", language, number=number)}</summary><ol>{rows}</ol></details></li>'


def _row(row: Difference, names: Names, language: str, second_only: bool) -> str:
    """One clause: how the second stands to the first, by what, and both sides."""
    kind = escape(say(f"clause_{row.kind.replace(' ', '_')}", language, first=names[0], second=names[1]))
    why = f" <span>{escape('; '.join(row.why))}</span>" if row.why else ""
    group = OF_KIND[row.kind]
    first = _side(row.first, row.first_marked, names[0], "first", language, not second_only)
    second = _side(row.second, row.second_marked, names[1], "second", language, True)
    return f'<li class="difference {group}"><p class="kind">{kind}{why}</p><div class="sides">{first}{second}</div></li>'


def _side(clause: Clause | None, marks: Sequence[Span], name: str, side: str, language: str, linked: bool) -> str:
    """A clause with the words marked in which the other differs, and the way to its place."""
    if clause is None:
        return ""
    place = place_of(clause.section, clause.page, language)
    link = escape(link_to(clause.document_id, clause.start, clause.end))
    way = f'<a class="place" href="{link}">{escape(place)}</a>' if linked else f'<span class="place">{escape(place)}</span>'
    words = _marked(clause.text, marks, language)
    whose = f'<p class="whose"><span{lang_of(name)}>{escape(name)}</span> · {way}</p>'
    return f'<div class="side {side}">{whose}<p class="words"{lang_of(clause.text)}>{words}</p></div>'


def _marked(text: str, marks: Sequence[Span], language: str) -> str:
    html, at = "", 0
    for start, end in marks:
        name = say("mark_begins", language)  # told by the style sheet, so that it is heard and not copied
        html += f'{escape(text[at:start])}<mark data-begins="{name}">{escape(text[start:end])}</mark>'
        at = end
    return html + escape(text[at:])
