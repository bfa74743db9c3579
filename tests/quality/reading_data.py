"""What the reader is trained and measured on: contracts, encyclopaedia, policies, own agreements and the gold questions.

Licences: contracts from CUAD v1 (The Atticus Project), CC BY 4.0; SQuAD 2.0, CC BY-SA 4.0; PolicyQA, MIT.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import bm25s
import yaml
from gold import Gold, holds_part, load_gold
from reading_contracts import contracts
from reading_lists import Asked, Text, document_of, is_yes_no, overlapping, text_of
from reading_turned import turned

from assistant.understanding.ukrainian import is_ukrainian, translate
from corpus import parties
from corpus.document import Document, Section
from corpus.loading import load
from corpus.reading import read

SEED = 7
WRITTEN = Path(__file__).with_name("reader")  # agreements and questions of our own, and wordings of questions for kinds of clauses
HELD_OWN = (
    "bakery_supply",
    "carehome",
    "drone_memorandum_czech_verkhovyna",
    "farm_tenancy",
    "green_bond_terms",
    "lease_ohio_shop",
    "locum_doctor",
    "mobile_broadband",
    "pet_insurance_merrowby",
    "power",
    "saas_pawlog",
    "security_cooperation",
    "security_no_md",
    "ship_officer",
    "teachers_collective",
    "travel_insurance",
)
HELD_ARTICLES = 2
GOLD_FOLDS = 8
HELD_CONTRASTS = 8
MOST_PLACES = 4  # sentences that may hold a needed value before it is too common to say which of them answers


def squad(path: Path) -> dict[str, list[Asked]]:
    """Questions over the paragraphs of articles: "train", and "squad" for the articles never trained on."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        articles = json.load(file)
    found: dict[str, list[Asked]] = {"train": [], "squad": []}
    for number, article in enumerate(articles):
        name = "squad" if number >= len(articles) - HELD_ARTICLES else "train"
        for paragraph in article["paragraphs"]:
            found[name] += _of_paragraph(article["title"].replace("_", " "), paragraph, "squad", lambda qa: qa["is_impossible"])
    return found


def policies(path: Path) -> dict[str, list[Asked]]:
    """Questions over parts of privacy policies."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = json.load(file)
    return {
        "train": [
            row for policy in found for part in policy["paragraphs"] for row in _of_paragraph("Privacy Policy", part, "policies", None)
        ]
    }


def _of_paragraph(title: str, paragraph: Mapping[str, Any], source: str, silent: Any) -> Iterator[Asked]:
    """The questions of one paragraph of three sentences or more."""
    document = Document(title, "agreement", paragraph["context"], sections=(Section(title, 0, len(paragraph["context"])),))
    text = text_of(title, document)
    if len(text.sentences) < 3:
        return
    for qa in paragraph["qas"]:
        given = [] if silent and silent(qa) else [(a["answer_start"], a["answer_start"] + len(a["text"])) for a in qa["answers"]]
        right, unsure = overlapping(text, given)
        if right or (silent and silent(qa)):
            yield Asked(qa["question"], text, right, unsure, None, source, title)


def own(folder: Path, random: Random) -> dict[str, list[Asked]]:
    """The questions written for agreements of our own: "train", and "own" for the agreements never trained on."""
    found: dict[str, list[Asked]] = {"train": [], "own": []}
    texts: dict[str, tuple[str, Text]] = {}
    asked: list[Asked] = []
    for path in sorted(path for path in folder.glob("*.json") if path.with_suffix(".txt").is_file()):
        data = json.loads(path.read_text(encoding="utf-8"))
        text = text_of(path.stem, document_of(path.with_suffix(".txt").read_text(encoding="utf-8"), path.stem))
        texts[path.stem] = (data["kind"], text)
        for row in data["questions"]:
            right = _holding(text, row["answers"])
            if row.get("how") == "ukrainian" or (row["answers"] and not right):
                continue
            asked.append(
                Asked(row["q"], text, right, frozenset(), row.get("says"), "own", path.stem, " ".join(row["answers"]), row.get("how", ""))
            )
    for row in asked:
        found["own" if row.group in HELD_OWN else "train"].append(row)
    found["train"] += _elsewhere(found["train"], texts, random)
    return found


def holds_answer(text: str, answer: str) -> bool:
    """Whether a text is, holds or is most of an answer; both without needless white space."""
    return answer in text or (text in answer and len(text) > 0.4 * len(answer))


def _holding(text: Text, answers: Iterable[str]) -> frozenset[int]:
    """The sentences that an answer is, holds or is held by."""
    found = set()
    for answer in (" ".join(answer.split()) for answer in answers):
        for at, sentence in enumerate(" ".join(sentence.split()) for sentence in text.sentences):
            if holds_answer(sentence, answer):
                found.add(at)
    return frozenset(found)


def _elsewhere(asked: Iterable[Asked], texts: Mapping[str, tuple[str, Text]], random: Random) -> Iterator[Asked]:
    """Some questions asked of any sentences of an agreement of another kind, which say nothing of it."""
    for row in asked:
        others = [text for name, (kind, text) in texts.items() if name not in HELD_OWN and kind != texts[row.group][0]]
        if others and random.random() < (0.6 if is_yes_no(row.question) else 0.15):
            text = random.choice(others)
            likely = frozenset(text.ranked(f"{row.question} {row.like}", 6))  # these few might answer after all
            yield Asked(row.question, text, frozenset(), likely, None, "elsewhere", row.group)


def golden(texts: Path | None) -> dict[str, list[Asked]]:
    """The project's own questions over summaries and, where there, the agreements: "train", and "gold" for one fold of agreements."""
    documents = [document for document in load().documents if document.kind != "article"]
    summaries = {slug: text_of(slug, document) for document in documents for slug in document.partners[:1]}
    full = {path.stem: text_of(path.stem, read(path)) for path in sorted(texts.iterdir()) if path.suffix != ".md"} if texts else {}
    gold = [row for row in load_gold() if row.lang == "en" and not row.history and row.kind != "yesno" or row.silent and row.lang == "en"]
    groups = sorted({row.group for row in gold})
    found: dict[str, list[Asked]] = {"train": [], "gold": []}
    for row in gold:
        name = "gold" if groups.index(row.group) % GOLD_FOLDS == 0 else "train"
        found[name] += [asked for where in (summaries, {} if row.silent else full) for asked in _of_gold(row, where)]
    return found


def shipped(written: Path) -> dict[str, list[Asked]]:
    """Questions over summaries and articles of the shipped corpus, for yes or no and open ones; Ukrainian ones in English words."""
    texts = {
        document.partners[0] if document.kind != "article" else document.source.removesuffix(".md"): document
        for document in load().documents
    }
    found: dict[str, list[Asked]] = {"train": []}
    for name, rows in yaml.safe_load((written / "shipped.yaml").read_text(encoding="utf-8")).items():
        text = text_of(name, texts[name])
        for question, says, *parts in rows:
            right = frozenset(at for at, sentence in enumerate(text.sentences) if any(part in sentence for part in parts))
            if bool(right) != bool(parts):
                raise ValueError(f"no sentence of {name} holds {parts}")
            how = "open" if says == "open" else "yesno" if says or is_yes_no(question) else ""
            asked = translate(question, parties.named(question)) if is_ukrainian(question) else question
            found["train"].append(Asked(asked, text, right, frozenset(), None if how == "open" else says, "shipped", name, "", how))
    return found


def contrasts(written: Path) -> dict[str, list[Asked]]:
    """Sentences of our own writing, each with questions that differ in one thing: "train", and "contrast" for each eighth sentence."""
    found: dict[str, list[Asked]] = {"train": [], "contrast": []}
    for path in sorted(written.glob("contrast_*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        words = bm25s.BM25()
        words.index(bm25s.tokenize([row["sentence"] for row in rows], show_progress=False), show_progress=False)
        sentences, headings = tuple(row["sentence"] for row in rows), tuple(row["heading"] for row in rows)
        text = Text(path.stem, sentences, headings, tuple((0, len(sentence)) for sentence in sentences), words)
        for at, row in enumerate(rows):
            asked = [(q["q"], bool(q["a"]), None, "open") for q in row["open"]]
            asked += [(q["q"], q["s"] != "neither", q["s"] if q["s"] != "neither" else None, "yesno") for q in row["yesno"]]
            for question, answers, says, how in asked:
                right = frozenset({at}) if answers else frozenset()
                made = Asked(question, text, right, frozenset(), says, "contrast", path.stem, row["sentence"], how)
                found["contrast" if at % HELD_CONTRASTS == 3 else "train"].append(made)
    return found


def _of_gold(row: Gold, where: Mapping[str, Text]) -> Iterator[Asked]:
    """A gold question over the text of its agreement, where it is clear which sentences answer."""
    if len(row.documents) != 1 or row.documents[0] not in where:
        return
    text = where[row.documents[0]]
    right = frozenset(at for at, sentence in enumerate(text.sentences) if any(holds_part(part, sentence) for part in row.need))
    if row.silent or 0 < len(right) <= MOST_PLACES:
        yield Asked(row.turns[-1], text, right, frozenset(), None, "gold", row.group)


def of_sentences(asked: Iterable[Asked], random: Random) -> list[Asked]:
    """Sentences turned into questions: of every text that these questions are asked of, a few of each contract."""
    texts = {row.text.name: (row.source, row.text) for row in asked if row.source in ("own", "shipped", "gold", "contracts")}
    groups = [[text for source, text in texts.values() if (source == "contracts") == way] for way in (True, False)]
    return [*turned(groups[0], 14, random), *turned(groups[1], 100, random)]


def gathered(data: Path, written: Path = WRITTEN) -> tuple[list[Asked], dict[str, list[Asked]]]:
    """All questions to train on, and those held out by part; the same at each call."""
    random = Random(SEED)
    words = json.loads((written / "wordings.json").read_text(encoding="utf-8"))
    parts = [
        contracts(data / "contracts/train.jsonl.gz", words, written / "read_contracts.jsonl", random),
        squad(data / "squad/squad.json.gz"),
        policies(data / "policyqa/policyqa.json.gz"),
        own(written, random),
        shipped(written),
        contrasts(written),
        golden(data / "texts" if (data / "texts").is_dir() else None),
    ]
    held = {name: rows for part in parts for name, rows in part.items() if name != "train"}
    train = [row for part in parts for row in part["train"]]
    train += of_sentences(train, random)
    held["turned"] = of_sentences([*held["own"], *held["contracts"]], random)
    return train, held
