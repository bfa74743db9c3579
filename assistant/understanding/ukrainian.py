"""A Ukrainian question -> an English gloss to search with; and the few words that answers say in Ukrainian."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.patterns import Pattern, dictionary
from corpus.quantities.dates import MONTH_NAMES, UKRAINIAN_MONTHS
from corpus.quantities.numerals import WORDS

if TYPE_CHECKING:
    from corpus.names.mentions import Mention

SAY = {
    "yes": "Так.",
    "no": "Ні.",
    "no_mention": "Ні, про це не згадано: переглянуто все щодо {name}. Найближче:",
    "not_mentioned": "Про це не згадано; переглянуто все: {name}.",
    "doubtful": "Можливо, це не відповідь, але це найближче:",
    "greeting": "Вітаю! Запитайте, що кажуть угоди: кожна відповідь цитує їхній текст.",
    "help": "Я відповідаю на запитання про угоди їхніми ж словами, із зазначенням місця, і кажу, коли вони мовчать.",
    "thanks": "Прошу.",
    "goodbye": "До побачення.",
    "assent": "Запитуйте далі, коли забажаєте.",
    "for_example": "Наприклад:",
    "not_said": "Документи про це не говорять.",
    "unknown_partner": "{name}: такої безпекової угоди немає серед документів.",
    "false_premise": "Документи цього не кажуть.",
    "not_understood": "Не зрозуміло слів: {words}. Запитайте інакше або англійською.",
    "nearest": "Найближчі уривки — поруч із цією відповіддю.",
    "complete": "Знайдено в **{found}** з {searched}; переглянуто всі {searched}.",
    "nearest_read": "Знайдено в **{found}** з {searched} угод, найближчих до запитаного; інших {left} з {there} для цього не читали.",
    "silent": "Не згадують",
    "undecided": "З наявного не можна визначити: {names}.",
    "read_whole": "не згадує; прочитано весь текст",
    "differences": "**{first}** і **{second}**, пункт за пунктом: однакових {same}, відмінних {changed}, лише {first}: {ours}, лише {second}: {theirs}.",
    "only_in": "**Лише {name}** ({count}):",
    "both_silent": "Про це не говорить жоден із двох; прочитано обидва: {names}.",
    "same": "Однаково",
    "stronger": "Сильніше: {name}",
    "weaker": "Слабше: {name}",
    "different": "По-різному",
    "no_more": "Більше про це нічого не знайдено.",
    "no_place": "Тут немає цитати: пораховано самі документи.",
    "nothing_before": "Відповіді, від якої можна відштовхнутися, ще немає: спершу запитайте щось про документи.",
    "only_summary": "Тут є лише виклад, його процитовано дослівно. Офіційний текст:",
    "page": "с.",
    "elsewhere": "Це не про документи, які тут є: я відповідаю лише на те, що кажуть вони.",
    "no_advice": "Я не раджу й не оцінюю, а лише кажу, що сказано в угоді. Попросіть підсумок: у ньому її основні положення і те, що незвичне.",
    "several": "Підходять документи: {number}; у кожному сказано:",
    "currencies": "Суми в різних валютах не перераховуються; перша в кожній валюті:\n\n",
    "each_currency": "Суми в різних валютах не перераховуються; порядок у кожної валюти свій.\n\n",
    "other_sums": "Не в цьому порядку, бо їхні суми в іншій валюті або на мету, якої не названо: {names}.",
    "agreement": "за повним текстом",
    "summary": "за викладом",
}

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "ы": "y", "э": "e", "ё": "io", "ъ": "", "'": "",
}  # fmt: skip
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LOOKALIKES = str.maketrans("aceiopxyïABCEHIKMOPTXÏ", "асеіорхуїАВСЕНІКМОРТХЇ")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´′＇", "'") | dict.fromkeys("\u0301\u00ad\u200b\u200c\u200d\ufeff"))

_CYRILLIC = "а-яіїєґёА-ЯІЇЄҐЁ"
_LATIN = "A-Za-zÀ-ÖØ-öø-ʯ"
_MIXED = re.compile(f"[{_CYRILLIC}{_LATIN}]+")
_WORD = re.compile(f"[{_CYRILLIC}]+(?:'[{_CYRILLIC}]+)*|[{_LATIN}]+(?:[-'][{_LATIN}]+)*")
_TOKEN = re.compile(
    r"(?P<number>(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    rf"|(?P<latin>[{_LATIN}][{_LATIN}0-9]*(?:[-'&][{_LATIN}0-9]+)*)"
    rf"|(?P<word>[{_CYRILLIC}]+(?:'[{_CYRILLIC}]+)*)"
    r"|(?P<sign>[%€$£₴])"
    r"|(?P<stop>[.,;:!?()\n])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OR = re.compile(r"\W*(?:чи|або)\W*", re.IGNORECASE)  # between two names; else "чи" asks whether
SHORTEST = 4  # letters of a word that carries what is asked


def is_ukrainian(text: str) -> bool:
    """Whether `text` is Ukrainian: most of its words are, or it begins in Ukrainian around Latin names."""
    text = fold(text)
    words = _WORD.findall(text)
    if re.search("[ыэъё]", text) and not re.search("[іїєґ]", text):
        return False
    cyrillic = [bool(re.match(f"[{_CYRILLIC}]", word)) for word in words]
    return bool(words) and (sum(cyrillic) * 2 > len(words) or cyrillic[0] and sum(cyrillic) * 3 >= len(words))


def fold(text: str) -> str:
    """`text` in lower case, with one kind of apostrophe, no stress marks, and no Latin letters in Cyrillic words."""
    return _clean(text).lower()


def transliterate(text: str) -> str:
    """Ukrainian letters in Latin, by resolution 55 of the Cabinet of Ministers (2010)."""
    return _MIXED.sub(lambda m: _latin(m.group()), re.sub(f"(?<=[{_CYRILLIC}])'(?=[{_CYRILLIC}])", "", _clean(text)))


def translate(text: str, mentions: Sequence[Mention] = ()) -> str:
    """English words for a Ukrainian text, in its order; `mentions` become partner names, unknown names Latin."""
    words: list[str] = []
    at = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.slug and mention.way != "place" and mention.start >= at:
            between = text[at : mention.start]
            words += ["or"] if words and _OR.fullmatch(between) else _gloss(between, "name")
            words += _name(mention).split()
            at = mention.end
    return " ".join(_tidy([*words, *_gloss(text[at:])]))


def unglossed(text: str) -> tuple[str, ...]:
    """The words of a Ukrainian text that have no English gloss and are no names: what is asked with them is not understood."""
    words = (token for kind, token, entry in _read(text) if entry is None and kind == "word")
    return tuple(word for word in words if not word[0].isupper() and len(word) >= SHORTEST)


def _name(mention: Mention) -> str:
    from corpus import parties

    return parties.name_of(mention.slug)


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    return _MIXED.sub(lambda m: _one_script(m.group()), text)


def _one_script(word: str) -> str:
    if not re.search(f"[{_CYRILLIC}]", word) or not re.search(f"[{_LATIN}]", word):
        return word
    mapped = word.translate(_LOOKALIKES)
    return word if re.search(f"[{_LATIN}]", mapped) else mapped


def _latin(word: str) -> str:
    lower = word.lower()
    letters = [_LETTERS.get(letter, letter) for letter in lower]
    letters[0] = _INITIAL.get(lower[0], letters[0])
    for at in range(1, len(lower)):
        if lower[at - 1 : at + 1] == "зг":  # "zgh", so that it is not read as ж
            letters[at] = "gh"
    cased = [out.capitalize() if was.isupper() else out for was, out in zip(word, letters, strict=True)]
    return "".join(cased).upper() if len(word) > 1 and word.isupper() else "".join(cased)


_NUMBER_WORD = re.compile(WORDS)
_PREPOSITIONS = {  # that change what a name, a day or a number behind them means
    **{(word, what): "in" for word in ("в", "у") for what in ("name", "day")},
    **{("до", what): english for what, english in (("day", "before"), ("number", "up to"))},
    **{(word, "day"): "since" for word in ("з", "із", "від")},
    ("по", "day"): "until",
    **{(word, what): "and" for word in ("і", "й", "та") for what in ("day", "number")},
}
_COMPARATIVES = {(word,) for word in ("more", "less", "longer", "shorter", "later", "earlier")}
_MONTHS = tuple((name, ", ".join(forms)) for name, forms in zip(MONTH_NAMES, UKRAINIAN_MONTHS, strict=True))


def _gloss(text: str, before: str = "") -> Iterator[str]:
    """The English words of a stretch; `before` is what the word behind it is, as `_what` says."""
    read = list(_read(text))
    behind = [*(_what(*one) for one in read[1:]), before]
    for (kind, token, entry), follows in zip(read, behind, strict=False):
        if place := _PREPOSITIONS.get((token.lower(), follows)):
            yield place
        elif entry:
            yield from entry.meaning
            if follows in ("number", "day") and entry.meaning in _COMPARATIVES:
                yield "than"  # which Ukrainian says by the case of the number
        elif kind == "number":
            yield _number(token)
        elif kind == "latin":
            yield token
        elif kind == "word" and token[0].isupper():
            yield _latin(token.replace("'", ""))


def _what(kind: str, token: str, entry: Pattern | None) -> str:
    """What a preposition or a comparative stands before: a "day" (a month or a year), another "number", a "name", or "" for any other."""
    if _YEAR.fullmatch(token) or (entry and entry.meaning[:1] and entry.meaning[0] in MONTH_NAMES):
        return "day"
    if kind == "number" or _NUMBER_WORD.fullmatch(token.lower()):
        return "number"
    return "name" if token[0].isupper() else ""


def _read(text: str) -> Iterator[tuple[str, str, Pattern | None]]:
    """The kind of each token of a text, the token, and its entry in the dictionary, which may take in those behind it."""
    tokens = [(str(m.lastgroup), m.group()) for m in _TOKEN.finditer(_clean(text))]
    lowered = [token.lower() for _, token in tokens]
    patterns = dictionary(Path(__file__).with_suffix(".yaml"), _MONTHS)
    at = 0
    while at < len(tokens):
        kind, token = tokens[at]
        entry = patterns.best_of(lowered[at : at + patterns.longest]) if kind != "stop" else None
        yield kind, token, entry
        at += len(entry.stems) if entry else 1


def _number(token: str) -> str:
    """12 500 -> 12,500; 4,5 -> 4.5."""
    grouped = re.sub(r"\s", ",", token)
    return grouped if grouped != token else re.sub(r"^(\d+),(\d{1,2}|\d{4,})$", r"\1.\2", token)


def _tidy(words: Sequence[str]) -> Iterator[str]:
    before = ""
    for word in words:
        if word != before and not (word == "year" and _YEAR.fullmatch(before)):
            yield word
            before = word
