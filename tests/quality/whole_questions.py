"""Whole questions: differences, lists with a condition, several in one, conversation, and what is no question about documents.

    python tests/quality/whole_questions.py [--home FOLDER] [--half look|measure] [--wrong]

prints the share right by kind, of those that were looked at while this was built and of those that were only measured. The questions
are in whole_questions.yaml, about the shipped agreements and seven contracts of a person's own, and in whole_questions_shared.yaml, about
official texts and contracts in a folder beside the project; where it is absent, these are skipped.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from own_contracts import CLEANING, LEASE, NDA  # noqa: E402
from sheets import held_out  # noqa: E402

from assistant import Answer, Assistant, Settings, build_assistant  # noqa: E402
from assistant.phrases import ENGLISH  # noqa: E402
from assistant.understanding.ukrainian import SAY  # noqa: E402
from corpus.registry.document_labels import label  # noqa: E402

FOLDER = Path(__file__).parent
SHIPPED, OWN = "ukraine-security", "mine"
TEXTS, CONTRACTS = "texts", "contracts"  # of SHARED, which may be absent
OVER = {"shipped": SHIPPED, "own": OWN, TEXTS: TEXTS, CONTRACTS: CONTRACTS}
SHARED = Path(__file__).parents[3] / "shared"
HALVES = ("look", "measure")
SAYS = {"en": ENGLISH, "uk": SAY}
RENEWED = (
    LEASE.replace("3 March 2023", "2 March 2028")
    .replace("GBP 4,250", "GBP 4,600")
    .replace("1 April 2023 and ends on 31 March 2028", "1 April 2028 and ends on 31 March 2033")
    .replace("six months' written", "three months' written")
    + "\n## 6. Subletting\n\nThe Tenant may sublet a single room with the written consent of the Landlord.\n"
)
_LISTED = re.compile(r"^(?:\d+\.|-) \*\*(.+?)\*\*", re.MULTILINE)
_HEADED = re.compile(r"^\*\*[^*\n]*\?\*\*$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A question, in which half it is, and what its answer must and must not be."""

    row: dict[str, Any]
    half: str

    @property
    def kind(self) -> str:
        return str(self.row["kind"])

    @property
    def ask(self) -> str:
        return str(self.row["ask"])

    @property
    def over(self) -> str:
        return str(self.row.get("over", "shipped"))


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def cases() -> list[Case]:
    """All questions whose texts are there, the first of two of a kind to look at, the second to measure."""
    seen: dict[str, int] = defaultdict(int)
    found = []
    for row in [*_read("whole_questions.yaml"), *_read("whole_questions_shared.yaml")["questions"]]:
        found.append(Case(row, HALVES[0 if row.get("seen") else seen[row["kind"]] % 2]))
        seen[row["kind"]] += 1
    return [case for case in found if SHARED.is_dir() or case.over not in (TEXTS, CONTRACTS)]


def ready(home: Path) -> Assistant:
    """An assistant over the shipped agreements and the seven contracts of a person's own."""
    assistant = build_assistant(Settings(home=home))
    folder = home / "own"
    folder.mkdir(exist_ok=True)
    texts = {"lease-2023.md": LEASE, "lease-2028.md": RENEWED, "nda.md": NDA, "cleaning.md": CLEANING}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    others = [FOLDER.parent / "agreements" / f"{name}.txt" for name in ("employment", "loan", "collective")]
    assistant.index.add([*(folder / name for name in texts), *others])
    if SHARED.is_dir():
        assistant.index.add(sorted((SHARED / TEXTS).iterdir()), collection=TEXTS)
        assistant.index.add(contracts(home / CONTRACTS), collection=CONTRACTS)
    return assistant


def contracts(folder: Path) -> list[Path]:
    """The contracts that are asked about, as files of the names which the questions call them."""
    folder.mkdir(exist_ok=True)
    held = {row["id"]: row["text"] for row in held_out(SHARED / "contracts" / "train.jsonl.gz")}
    files = []
    for name, contract in _read("whole_questions_shared.yaml")["contracts"].items():
        files.append(folder / f"{name}.txt")
        files[-1].write_text(held[contract], encoding="utf-8")
    return files


def answered(assistant: Assistant, case: Case) -> tuple[Answer, Answer | None]:
    """The answer to a question after those that were asked before it, and the answer to the last of these."""
    scope = {"collections": [OVER[case.over]]}
    history: list[dict[str, str]] = []
    before = None
    for earlier in case.row.get("after", ()):
        before = assistant.ask(earlier, history, **scope)
        history += [{"role": "user", "content": earlier}, {"role": "assistant", "content": before.text}]
    return assistant.ask(case.ask, history, **scope), before


def faults(assistant: Assistant, case: Case, answer: Answer, before: Answer | None) -> Iterator[str]:
    """What is wrong with an answer; nothing where it is right."""
    row = case.row
    said = " ".join(answer.text.split("\n")) + " ".join(str(citation) for citation in answer.citations)
    if row.get("answered", "silent" not in row and row.get("only") != []) and not answer.answered:
        yield "silent"
    if row.get("silent") and (answer.answered or answer.citations):
        yield "claims something"
    if row.get("passages") is False and answer.hits:
        yield "shows passages"
    yield from (f"does not say {wanted}" for wanted in row.get("says", ()) if not re.search(wanted, said))
    yield from (f"says {barred}" for barred in row.get("not_says", ()) if re.search(barred, answer.text))
    cited = {named(assistant, citation.passage.document_id) for citation in answer.citations}
    yield from (f"does not cite {name}" for name in row.get("cites", ()) if name not in cited)
    yield from (f"cites {name}" for name in row.get("not_cites", ()) if name in cited)
    yield from misplaced(row, answer.text)
    yield from unlike(row, answer, before)
    yield from misnamed(row, cited, fitting(assistant, answer))


def misplaced(row: dict[str, Any], text: str) -> Iterator[str]:
    """Whether things are said in their order, and under as many headings as questions were asked."""
    places = [text.find(one) for one in row.get("order", ())]
    if places and (min(places) < 0 or places != sorted(places)):
        yield f"order is {places}"
    if row.get("headed", 0) > len(_HEADED.findall(text)):
        yield "not one by one"


def unlike(row: dict[str, Any], answer: Answer, before: Answer | None) -> Iterator[str]:
    """Whether an answer to a follow-up is what it asks for, beside the answer before."""
    if before is None:
        return
    if row.get("shorter") and not len(answer.text) < len(before.text):
        yield "not shorter"
    held = {citation.quote for citation in before.citations}
    if row.get("fresh") and not any(citation.quote not in held for citation in answer.citations):
        yield "nothing new"


def misnamed(row: dict[str, Any], cited: set[str], listed: set[str]) -> Iterator[str]:
    """Agreements that are named as fitting and do not, and that fit and are not named."""
    if not any(key in row for key in ("names", "not_names", "only")):
        return
    listed = listed | cited

    def holds(name: str) -> bool:
        return any(name == one or not name.islower() and name.casefold() in one.casefold() for one in listed)

    yield from (f"does not name {name}" for name in row.get("names", ()) if not holds(name))
    yield from (f"names {name}" for name in row.get("not_names", ()) if holds(name))
    if "only" in row:
        yield from (f"names {name}" for name in sorted(listed - set(row["only"])))


def fitting(assistant: Assistant, answer: Answer) -> set[str]:
    """The agreements that an answer lists: slugs of countries, titles of a person's own."""
    told = answer.text
    for say in SAYS.values():
        told = told.split(say["undecided"].partition("{")[0].strip())[0]
    labels = {label(document, language): named(assistant, document.id) for document in assistant.index.documents() for language in SAYS}
    names = (re.sub(r" \(\d{4}-\d\d-\d\d\)$", "", found) for found in _LISTED.findall(told))
    return {labels[name] for name in names if name in labels}


def named(assistant: Assistant, document_id: str) -> str:
    """What the questions call a document: the slug of its country, the name of its file, or its title."""
    document = assistant.index.document(document_id)
    if document.collection == CONTRACTS:
        return Path(str(document.source)).stem
    return document.partners[0] if document.partners else document.title


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="folder of the index; a new one where none is named")
    parser.add_argument("--half", choices=HALVES, help="only this half")
    parser.add_argument("--wrong", action="store_true", help="print the questions that were answered wrongly")
    arguments = parser.parse_args()
    assistant = ready(arguments.home or Path(tempfile.mkdtemp(prefix="whole-")))
    if not SHARED.is_dir():
        print(f"skipped: the questions over texts and contracts, as there is no folder {SHARED}")
    tally: dict[tuple[str, str], list[bool]] = defaultdict(list)
    strangers: dict[str, list[bool]] = defaultdict(list)
    for case in cases():
        if arguments.half in (None, case.half):
            answer, before = answered(assistant, case)
            wrong = list(faults(assistant, case, answer, before))
            tally[case.half, case.kind].append(not wrong)
            tally[case.half, "all"].append(not wrong)
            if case.row.keys() & {"only", "not_names"}:
                strangers[case.half].append(any(fault.startswith("names ") for fault in wrong))
            if wrong and arguments.wrong:
                print(f"[{case.half}, {case.kind}] {case.ask}\n    {'; '.join(wrong)}\n    {answer.text[:900]!r}\n")
    for half, kind in sorted(tally, key=lambda key: (key[0], key[1] == "all", key[1])):
        right = tally[half, kind]
        print(f"{half:8} {kind:14} {sum(right):3} of {len(right):3} right: {sum(right) / len(right):.2f}")
    for half, told in strangers.items():
        print(f"{half:8} {'lists':14} {sum(told):3} of {len(told):3} name an agreement that does not fit")


if __name__ == "__main__":
    main()
