"""A chat model's answer while it grows: its sentences as they were judged, and the answer that may be shown of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, Citation
from assistant.chat.citing import Judged, Proof, judge
from assistant.chat.failures import LEFT_OUT, UNVERIFIED
from assistant.chat.prompts import NOT_SAID
from assistant.chat.sentences import Said
from assistant.understanding.question import Question
from corpus import parties
from index.passage import Passage

_YES_NO = re.compile(r"^(?:yes|no|так|ні)\s*[,.:;!–—-]\s*", re.IGNORECASE)
_VERDICT = re.compile(r"^[^“”\[\]*\n]{1,200}$")


@dataclass(slots=True)
class Draft:
    """`verdict` is the yes or no of the answer without a model, `about` the partners that are spoken of."""

    question: Question
    verdict: str
    about: tuple[str, ...]
    judged: list[Judged] = field(default_factory=list)

    @classmethod
    def begun(cls, asked: Question, plain: Answer) -> Draft:
        """An empty draft. Yes or no is not the model's to say: nothing could prove the bare word."""
        head = plain.text.partition("\n\n")[0]
        return cls(asked, head if asked.kind == "yesno" and _VERDICT.match(head) else "", asked.partners)

    def take(self, said: Sequence[Said], passages: Mapping[int, Passage]) -> bool:
        """Judge further sentences; whether one of them is proved."""
        before = self.proved()
        for sentence in _worth_judging(said):
            found = judge(sentence, passages, self.about)
            self.judged.append(found)
            if found.proofs:
                self.about = _spoken_of(found) or self.about
        return self.proved() > before

    def mend(self, at: int, said: Sequence[Said], passages: Mapping[int, Passage]) -> None:
        """Put other words in the place of a sentence that failed, if they are proved."""
        new = [judge(sentence, passages, self.question.partners) for sentence in _worth_judging(said)]
        if new and all(judged.proofs for judged in new):
            lead = self.judged[at].said.lead
            new[0] = replace(new[0], said=replace(new[0].said, lead=lead))
            self.judged[at : at + 1] = new

    def proved(self) -> int:
        """How many sentences are proved."""
        return sum(bool(judged.proofs) for judged in self.judged)

    def failures(self) -> list[int]:
        """The places of the sentences that nothing proves."""
        return [at for at, judged in enumerate(self.judged) if not judged.proofs]

    def answer(self, plain: Answer, strike: bool | None = None) -> Answer:
        """What may be shown. `strike`: None while it grows; then whether failed sentences are shown struck through or left out."""
        numbers: dict[Proof, int] = {}
        text = f"{self.verdict}\n\n" if self.verdict else ""
        language = "uk" if self.question.language == "uk" else "en"
        for judged in self.judged:
            words = judged.said.text
            if judged.proofs:
                marks = "".join(f"[{numbers.setdefault(proof, len(numbers) + 1)}]" for proof in judged.proofs)
                words = f"{words} {marks}"
            elif strike:
                words = f"~~{words}~~ ({UNVERIFIED[language]})"
            else:
                continue
            lead = judged.said.lead
            text = f"{text.rstrip()}{lead}{words}" if text and not text.endswith("\n\n") else f"{text}{lead.lstrip()}{words}"
        left_out = sum(bool(self.judged[at].said.numbers) for at in self.failures())
        if strike is False and left_out:
            text += f"\n\n{LEFT_OUT[language].format(count=left_out)}"
        citations = tuple(Citation(number, p.passage, p.quote, p.start, p.end) for p, number in numbers.items())
        return Answer(plain.question, text, citations, plain.hits, True, plain.confidence)


def _worth_judging(said: Sequence[Said]) -> list[Said]:
    """Sentences without a leading yes or no, and without the one that stands for not knowing."""
    without = (replace(sentence, text=_upper_first(_YES_NO.sub("", sentence.text))) for sentence in said)
    return [sentence for sentence in without if re.search(r"[^\W\d_]", sentence.text) and NOT_SAID.rstrip(".") not in sentence.text]


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spoken_of(judged: Judged) -> tuple[str, ...]:
    """The partners that a sentence names or whose documents prove it."""
    proving = [slug for proof in judged.proofs if proof.passage.kind != "article" for slug in proof.passage.partners]
    return tuple(dict.fromkeys([*parties.slugs(judged.said.text), *proving]))
