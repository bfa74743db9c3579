"""A conversation to take away: plain text of one answer, Markdown, and Word with footnotes that hold quote and place."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from assistant.answer import Answer, plain
from assistant.exporting.marking import pieces, reference

Asked = tuple[str, Answer]  # the question as it was asked, and its answer
HEADING = "Questions about agreements"
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~])")
_LINE_START = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-=])", re.MULTILINE)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NO_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def as_text(answer: Answer) -> str:
    """One answer with its numbered sources, as plain text."""
    lines = [plain(answer.text.replace("**", ""))]
    for citation in answer.citations:
        quote = " ".join(citation.quote.split())
        lines.append(f"[{citation.number}] {reference(citation)}: “{quote}”\n    {citation.passage.url}".rstrip())
    return "\n\n".join(lines)


def as_markdown(asked: Sequence[Asked]) -> str:
    """The conversation as Markdown; each [n] is a footnote with the quote, its place and its address."""
    parts: list[str] = [f"# {HEADING}"]
    notes: list[str] = []
    for question, answer in asked:
        first = len(notes)
        notes += [
            f"[^{number}]: “{_plain(' '.join(citation.quote.split()))}” {_plain(reference(citation))}. {_address(citation.passage.url)}".rstrip()
            for number, citation in enumerate(answer.citations, start=first + 1)
        ]
        numbers = {str(citation.number): first + at for at, citation in enumerate(answer.citations, start=1)}
        told = "".join(
            f"[^{numbers[words]}]" if kind == "cite" else words.replace("<", r"\<") if kind == "text" else _plain(words)
            for kind, words in pieces(answer)
        )
        parts += [f"## {_plain(' '.join(question.split()))}", told]
    return "\n\n".join([*parts, *notes]) + "\n"


def as_word(asked: Sequence[Asked]) -> bytes:
    """The conversation as a Word file; each [n] is a footnote with the quote, its place and its address."""
    from docx import Document

    from assistant.exporting.footnotes import Footnotes

    document = Document()
    document.core_properties.title = HEADING
    document.core_properties.author = ""
    document.add_heading(HEADING, 0)
    footnotes = Footnotes(document)
    for question, answer in asked:
        document.add_heading(_xml(" ".join(question.split())), 1)
        citations = {str(citation.number): citation for citation in answer.citations}
        paragraph = document.add_paragraph()
        for kind, words in pieces(answer):
            if kind == "cite":
                citation = citations[words]
                quote = " ".join(citation.quote.split())
                footnotes.add(paragraph, _xml(f"“{quote}” {reference(citation)}."), _xml(citation.passage.url))
                continue
            for at, block in enumerate(re.split(r"\n\s*\n|\n(?=- )", words) if kind == "text" else [words]):
                if at:
                    paragraph = document.add_paragraph()
                if kind == "text" and not paragraph.runs and block.lstrip().startswith("- "):
                    paragraph.style, block = document.styles["List Bullet"], block.lstrip()[2:]
                for even, run in enumerate(_BOLD.split(block) if kind == "text" else [block]):
                    if run:
                        paragraph.add_run(_xml(plain(run) if kind == "text" else run)).bold = True if even % 2 else None
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _plain(text: str) -> str:
    """Words that Markdown leaves as they are."""
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", _MARKUP.sub(r"\\\1", text))


def _address(url: str) -> str:
    return f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else ""


def _xml(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)
