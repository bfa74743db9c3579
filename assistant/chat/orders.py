"""Where a document speaks to the machine that reads it: from there on it is no witness for a model's sentence."""

from __future__ import annotations

import re

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|orders?|guidelines|above|before|previous|earlier|everything|passages?|sources?)\b"
    r"|^\W*(?:\w+\W+){0,3}?(?:please|now|then|always|instead|you)\W+(?:only\W+)?(?:say|state|answer|reply|respond|tell|write|print|output|repeat|claim|report|add|insert|pretend|act|cite|quote)\b"
    r"|^\W*(?:say|answer|reply|respond|tell|write|print|output|repeat|claim|pretend|act as|cite)\b"
    r"|\b(?:system|developer|hidden) (?:prompt|message|instructions?|note|override)\b|\b(?:language|chat|ai) (?:model|assistant|bot|system)s?\b|\b(?:chat)?bots?\b|\bLLMs?\b|\bChatGPT\b|\bprompts?\b"
    r"|\byou (?:must|should|shall|will|have to|are|need to|can|may)\b|\byour (?:answers?|instructions?|rules|reply|response|task|job|output|user)\b|\bwhen (?:asked|answering|you)\b"
    r"|^\W*(?:system|assistant|user|human|instructions?|note to (?:the )?(?:ai|model|assistant|reader|machine))\s*[:>\]]|</?\s*(?:passage|system|user|assistant|sentences|instructions?)\b"
    r"|\b(?:ігноруй\w*|забудь\w*|нехтуй\w*|відповідай\w*|відповідайте|скажи|скажіть|напиши|напишіть|повтори|стверджуй\w*)\b|\b(?:мовна модель|асистент\w*|чат-?бот\w*|твоя відповідь|твої інструкції)\b",
    re.IGNORECASE | re.MULTILINE,
)


def first_order(text: str) -> int:
    """The offset at which a text begins to give orders to its reader; its length where it never does."""
    found = _ORDER.search(text)
    return found.start() if found else len(text)
