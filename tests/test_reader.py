"""The reader: the same scores in any order and whatever runs it, each pair read once."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from assistant.reader import PACKAGED, Reader, Reading, answered, placed
from assistant.sentences.scoring import PackagedScores
from corpus.errors import UserError
from corpus.packaged import packaged_model

QUESTION = "When must the rent be paid?"
SENTENCES = (
    "Rent: The Tenant shall pay the rent on the first working day of each month.",
    "Pets: No animals may be kept in the flat.",
    "Signatures",
    f"Rent: {'The rent, ' * 400}is due.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _logits(readings: list[Reading]) -> list[float]:
    return [value for reading in readings for value in (reading.answers, reading.yes, reading.no)]


def test_the_answer_is_found(reader: Reader) -> None:
    readings = reader.read(QUESTION, SENTENCES)
    assert readings[0].probability > 0.5 > readings[1].probability
    assert readings[0].answers == max(reading.answers for reading in readings[:3])
    assert answered(readings) > 0.5 > answered(readings[1:3])
    assert answered([]) == 0.0


def test_order_and_neighbours_change_nothing() -> None:
    forth, back = Reader().read(QUESTION, SENTENCES), Reader().read(QUESTION, SENTENCES[::-1])
    assert _logits(forth) == pytest.approx(_logits(back[::-1]), abs=1e-4)


def test_equal_pairs_are_read_once(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reader.read(QUESTION, SENTENCES)
    monkeypatch.setattr(reader, "_read", lambda question, fresh: [Reading(0.0)] * len(fresh))
    assert reader.read(QUESTION, (*SENTENCES, SENTENCES[0])) == [*first, first[0]]
    assert reader.read(QUESTION, ["Another."]) == [Reading(0.0)]


def test_nothing_is_read_of_nothing(reader: Reader) -> None:
    assert reader.read(QUESTION, []) == []
    assert len(reader.read("", ["", "Something."])) == 2


def test_what_only_ranks_proves_nothing() -> None:
    assert Reading(5.0).proves_yes == Reading(5.0).proves_no == 0.0
    assert Reading(5.0, 3.0, -3.0).proves_yes > 0.9


def test_a_broken_file_is_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "reader.onnx"
    with pytest.raises(UserError, match="reader.onnx is missing"):
        PackagedScores(broken)
    broken.write_bytes(b"no weights")
    with pytest.raises(UserError, match="reader.onnx is not the one"):
        PackagedScores(broken)


@pytest.mark.slow
def test_a_named_model_only_ranks_with_the_scores_of_torch(tmp_path: Path) -> None:
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(str(packaged_model()))
    shape = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64, "num_labels": 1}
    model = BertForSequenceClassification(BertConfig(vocab_size=len(tokenizer), **shape)).eval()
    model.save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    readings = Reader(str(tmp_path)).read(QUESTION, SENTENCES[:3])
    with torch.inference_mode():
        expected = [float(model(**tokenizer(QUESTION, sentence, return_tensors="pt")).logits) for sentence in SENTENCES[:3]]
    assert [reading.answers for reading in readings] == pytest.approx(expected, abs=0.02)
    assert all(reading.proves_yes == reading.proves_no == 0.0 for reading in readings)


def test_an_unknown_model_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(UserError, match="no-such-folder"):
        Reader("./no-such-folder").load()


def test_a_sentence_stands_after_the_end_of_its_path() -> None:
    assert placed("Lease > 4. Rent > 4.2", "It is due.") == "Lease > 4. Rent: It is due."
    assert placed("", "It is due.") == "It is due."
    assert len(placed("x" * 500, "It is due.")) < 100
    assert Reader().name == PACKAGED
