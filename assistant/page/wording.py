"""Every word of the Ask tab in English and Ukrainian; the browser's language decides."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from assistant.understanding.ukrainian import is_ukrainian
from corpus import partners

LANGUAGES = ("en", "uk")
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Agreement assistant",
        "introduction": "Who promised Ukraine what, how much, until when, signed where and by whom. Every sentence of an answer is quoted "
        "from a document; where the documents are silent, so is the assistant.",
        "ask_tab": "Ask",
        "compare_tab": "Compare",
        "overview_tab": "Overview",
        "library_tab": "Library",
        "files_to_add": "Files to add",
        "add_files": "Add",
        "documents_searched": "Documents that are searched",
        "document_added": "A document you added",
        "delete": "Delete",
        "yes": "Yes",
        "no": "No",
        "audit": "Audit",
        "repair": "Repair",
        "official_texts": "Official full texts to download",
        "fetch": "Fetch",
        "details": "Details of this document",
        "detail_title": "Title",
        "detail_partners": "Partners",
        "detail_signed": "Signed (YYYY-MM-DD)",
        "detail_place": "Place",
        "detail_signers": "Signers, one a line",
        "save": "Save",
        "usage": "Chat model: {read} tokens read, {written} written",
        "cost": ", cost {cost}",
        "question": "Question",
        "question_example": "How much did ... promise for 2024?",
        "ask": "Ask",
        "stop": "Stop",
        "clear": "Clear",
        "as_markdown": "Save as Markdown",
        "as_word": "Save as Word",
        "conversation": "Conversation",
        "start": "Ask about an agreement, in English or Ukrainian, or take an example:",
        "you_asked": "You asked",
        "understood": "Understood as",
        "edit": "Edit the question",
        "no_partner": "no partner: {name}",
        "kind_money": "asks for a sum",
        "kind_percent": "asks for a share",
        "kind_date": "asks for a date",
        "kind_person": "asks who",
        "kind_place": "asks where",
        "kind_duration": "asks how long",
        "kind_number": "asks how many",
        "kind_language": "asks for languages",
        "kind_statement": "asks what is said",
        "kind_yesno": "asks yes or no",
        "kind_list": "asks for a list",
        "kind_count": "asks for a count",
        "kind_order": "asks for an order",
        "copy": "Copy",
        "copied": "Copied",
        "link": "Link",
        "link_copied": "Link copied",
        "helpful": "Helpful",
        "not_helpful": "Not helpful",
        "thanks": "Thank you. It is kept on this machine only.",
        "note": "A note (optional)",
        "save_note": "Save the note",
        "again": "Ask again",
        "undo": "Undo",
        "stopped": "Stopped.",
        "working": "Searching the documents ...",
        "fault": "This question could not be answered ({error}). This is a fault of the program; please report it.",
        "still_loading": "The index is still being made. Ask again in a few minutes.",
        "further": "Ask further",
        "sources": "Sources",
        "source": "Source {number}: {title}",
        "sources_hint": "The sources of an answer appear here, each with its quote marked.",
        "nearest": "Nearest passages",
        "nearest_hint": "They do not answer the question.",
        "more_partners": "and {number} more",
        "page": "page {number}",
        "agreement": "agreement",
        "summary": "summary",
        "article": "article",
        "official": "Official text",
        "open_document": "Open document",
        "document": "Document",
        "back": "Back",
        "close": "Close",
        "contents": "Contents",
        "previous": "Previous",
        "next": "Next",
        "previous_citation": "Previous citation",
        "next_citation": "Next citation",
        "citation_of": "Citation {number} of {total}",
        "earlier": "Earlier in the document",
        "later": "Later in the document",
        "window": "Characters {start} to {end} of {total} are shown.",
        "no_document": "This document is not in the library (any more). Ask anew, or choose one in the tab Library.",
        "no_passage": "This passage is not in the library (any more). Ask anew, or choose a document in the tab Library.",
        "no_turn": "This answer is no longer part of the conversation. Ask the question again.",
        "loading_failed": "Cannot start: {error}",
        "ready": "Ready: {number} documents are searched; {news}.",
        "news_some": "{number} passages were new",
        "news_none": "nothing had changed, so nothing was embedded",
        "reading": "Reading the documents into the index: {done} of {total} passages{left}. You can ask already.",
        "left": ", about {seconds} s left",
        "loading_model": "Loading the language model. You can ask already: the answer comes as soon as it is there.",
    },
    "uk": {
        "title": "Помічник з угод",
        "introduction": "Хто, що і скільки пообіцяв Україні, до якого часу, де і ким це підписано. Кожне речення відповіді є цитатою "
        "з документа; де документи мовчать, мовчить і помічник.",
        "ask_tab": "Запитати",
        "compare_tab": "Порівняння",
        "overview_tab": "Огляд",
        "library_tab": "Бібліотека",
        "files_to_add": "Файли, які треба додати",
        "add_files": "Додати",
        "documents_searched": "Документи, в яких шукаємо",
        "document_added": "Доданий вами документ",
        "delete": "Видалити",
        "yes": "Так",
        "no": "Ні",
        "audit": "Перевірити",
        "repair": "Виправити",
        "official_texts": "Офіційні повні тексти для завантаження",
        "fetch": "Завантажити",
        "details": "Відомості про цей документ",
        "detail_title": "Назва",
        "detail_partners": "Партнери",
        "detail_signed": "Підписано (РРРР-ММ-ДД)",
        "detail_place": "Місце",
        "detail_signers": "Підписали, по одному в рядку",
        "save": "Зберегти",
        "usage": "Мовна модель: прочитано {read} токенів, написано {written}",
        "cost": ", вартість {cost}",
        "question": "Запитання",
        "question_example": "Скільки ... пообіцяла на 2024 рік?",
        "ask": "Запитати",
        "stop": "Зупинити",
        "clear": "Очистити",
        "as_markdown": "Зберегти як Markdown",
        "as_word": "Зберегти як Word",
        "conversation": "Розмова",
        "start": "Запитайте про угоду українською чи англійською або візьміть приклад:",
        "you_asked": "Ви запитали",
        "understood": "Зрозуміло як",
        "edit": "Змінити запитання",
        "no_partner": "не партнер: {name}",
        "kind_money": "питає про суму",
        "kind_percent": "питає про частку",
        "kind_date": "питає про дату",
        "kind_person": "питає хто",
        "kind_place": "питає де",
        "kind_duration": "питає як довго",
        "kind_number": "питає скільки",
        "kind_language": "питає про мови",
        "kind_statement": "питає, що сказано",
        "kind_yesno": "питає так чи ні",
        "kind_list": "питає перелік",
        "kind_count": "питає кількість",
        "kind_order": "питає порядок",
        "copy": "Копіювати",
        "copied": "Скопійовано",
        "link": "Посилання",
        "link_copied": "Посилання скопійовано",
        "helpful": "Корисно",
        "not_helpful": "Не корисно",
        "thanks": "Дякуємо. Це зберігається лише на цьому комп’ютері.",
        "note": "Примітка (необов’язково)",
        "save_note": "Зберегти примітку",
        "again": "Запитати ще раз",
        "undo": "Скасувати",
        "stopped": "Зупинено.",
        "working": "Пошук у документах ...",
        "fault": "На це запитання не вдалося відповісти ({error}). Це помилка програми; будь ласка, повідомте про неї.",
        "still_loading": "Індекс ще створюється. Запитайте знову за кілька хвилин.",
        "further": "Запитати далі",
        "sources": "Джерела",
        "source": "Джерело {number}: {title}",
        "sources_hint": "Тут з’являються джерела відповіді, кожне з позначеною цитатою.",
        "nearest": "Найближчі уривки",
        "nearest_hint": "Вони не відповідають на запитання.",
        "more_partners": "і ще {number}",
        "page": "сторінка {number}",
        "agreement": "угода",
        "summary": "виклад",
        "article": "стаття",
        "official": "Офіційний текст",
        "open_document": "Відкрити документ",
        "document": "Документ",
        "back": "Назад",
        "close": "Закрити",
        "contents": "Зміст",
        "previous": "Попередня",
        "next": "Наступна",
        "previous_citation": "Попередня цитата",
        "next_citation": "Наступна цитата",
        "citation_of": "Цитата {number} з {total}",
        "earlier": "Раніше в документі",
        "later": "Далі в документі",
        "window": "Показано знаки з {start} до {end}, усього {total}.",
        "no_document": "Цього документа (вже) немає в бібліотеці. Запитайте знову або виберіть документ на вкладці «Бібліотека».",
        "no_passage": "Цього уривка (вже) немає в бібліотеці. Запитайте знову або виберіть документ на вкладці «Бібліотека».",
        "no_turn": "Цієї відповіді вже немає в розмові. Поставте запитання ще раз.",
        "loading_failed": "Не вдалося почати: {error}",
        "ready": "Готово: документів, у яких ведеться пошук: {number}; {news}.",
        "news_some": "нових уривків: {number}",
        "news_none": "нічого не змінилося, тож нічого не оброблено наново",
        "reading": "Документи читаються в індекс: уривків {done} з {total}{left}. Питати можна вже зараз.",
        "left": ", залишилося приблизно {seconds} с",
        "loading_model": "Завантажується мовна модель. Питати можна вже зараз: відповідь з’явиться, щойно модель буде готова.",
    },
}
EXAMPLES = (
    "How much did Luxembourg allocate for Ukraine's defence in 2024?",
    "Who signed for Japan, where and when?",
    "Which coalition does Estonia co-lead?",
    "How can the Dutch agreement be ended?",
    "Скільки років діє угода з Латвією?",
)
EXAMPLES_UK = (
    "Скільки років діє угода з Латвією?",
    "Хто підписав угоду з Японією, де і коли?",
    "Скільки Люксембург виділив на оборону України у 2024 році?",
    "Яку коаліцію очолює Естонія?",
    "How can the Dutch agreement be ended?",
)


class Asking(Protocol):
    """What is read of a request: its headers (gradio's Request has them)."""

    @property
    def headers(self) -> dict[str, str]: ...  # noqa: D102


def language_of(request: Asking | None) -> str:
    """ "uk" or "en": the one that the browser names first; "en" where it names neither."""
    accepted = (request.headers.get("accept-language") or "") if request else ""
    named = [part.partition(";")[0].strip().lower().partition("-")[0] for part in accepted.split(",")]
    return next((language for language in named if language in LANGUAGES), "en")


def say(key: str, language: str = "en", **values: object) -> str:
    """A phrase in a language, its gaps filled; not escaped."""
    return WORDS[language][key].format(**values) if values else WORDS[language][key]


def lang_of(text: str) -> str:
    """The attribute that tells a screen reader in which language a text is read."""
    return f' lang="{"uk" if is_ukrainian(text[:2_000]) else "en"}"'


def partner_name(slug: str, language: str) -> str:
    """A partner as the reader calls it."""
    return partners.ukrainian_name_of(slug) if language == "uk" else partners.name_of(slug)


def day(signed: date | None, language: str) -> str:
    """A date in words; empty where there is none."""
    if signed is None:
        return ""
    from babel.dates import format_date

    return format_date(signed, "d MMMM y", locale=language)
