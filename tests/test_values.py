"""Values are whole ones, however they are written."""

from __future__ import annotations

import pytest

from assistant.values import find_values
from corpus.quantities.currencies import currencies_in, currency_of
from corpus.quantities.dates import is_ambiguous
from corpus.quantities.numerals import amount_of
from corpus.values import months_of

WHOLE = [
    ("duration", "within forty-five days after", "forty-five days"),
    ("duration", "one hundred and twenty days", "one hundred and twenty days"),
    ("duration", "ninety (90) days' notice", "ninety (90) days"),
    ("duration", "a period of three years and six months", "three years and six months"),
    ("duration", "two-and-a-half years", "two-and-a-half years"),
    ("duration", "eighteen months", "eighteen months"),
    ("duration", "thirty-six (36) calendar months", "thirty-six (36) calendar months"),
    ("duration", "24 hours", "24 hours"),
    ("duration", "a term of 99 years", "99 years"),
    ("duration", "six weeks", "six weeks"),
    ("duration", "twelve (12) months", "twelve (12) months"),
    ("duration", "48-hour", "48-hour"),
    ("duration", "one year", "one year"),
    ("duration", "three business days", "three business days"),
    ("duration", "протягом шести місяців", "шести місяців"),
    ("duration", "10 (десять) років", "10 (десять) років"),
    ("date", "on 31.12.2027", "31.12.2027"),
    ("date", "by 30/11/2029", "30/11/2029"),
    ("date", "2027-12-31", "2027-12-31"),
    ("date", "the 1st of December 2026", "1st of December 2026"),
    ("date", "12 January 2024", "12 January 2024"),
    ("date", "January 12, 2024", "January 12, 2024"),
    ("date", "the fifteenth day of March 2025", "fifteenth day of March 2025"),
    ("date", "31 Dec 2025", "31 Dec 2025"),
    ("date", "1 січня 2025 року", "1 січня 2025 року"),
    ("date", "December 2026", "December 2026"),
    ("date", "this 9th day of February, 2021", "9th day of February, 2021"),
    ("money", "CHF 1'250'000", "CHF 1'250'000"),
    ("money", "1 250 000 грн", "1 250 000 грн"),
    ("money", "Rs. 12,50,000", "Rs. 12,50,000"),
    ("money", "US$1.2m", "US$1.2m"),
    ("money", "EUR 4.–", "EUR 4.–"),
    ("money", "$1,250.50 per month", "$1,250.50"),
    ("money", "a fee of two thousand dollars", "two thousand dollars"),
    ("money", "Two Thousand Five Hundred Dollars ($2,500)", "Two Thousand Five Hundred Dollars ($2,500)"),
    ("money", "€1.250,00", "€1.250,00"),
    ("money", "1.250,00 EUR", "1.250,00 EUR"),
    ("money", "GBP 2.5 billion", "GBP 2.5 billion"),
    ("money", "£950", "£950"),
    ("money", "PLN 3,400", "PLN 3,400"),
    ("money", "30 pence", "30 pence"),
    ("money", "ten million euros", "ten million euros"),
    ("money", "5 000 zł", "5 000 zł"),
    ("money", "USD 50k", "USD 50k"),
    ("money", "a deposit of 500 Swedish kronor", "500 Swedish kronor"),
    ("money", "12 000 доларів США", "12 000 доларів США"),
    ("money", "сплачує 300 гривнями", "300 гривнями"),
    ("money", "a fee of 5.000,- EUR", "5.000,- EUR"),
    ("money", "Rs. 50,000/- a month", "Rs. 50,000/-"),
    ("money", "Rs 5 lakh", "Rs 5 lakh"),
    ("money", "INR 2.5 crore", "INR 2.5 crore"),
    ("money", "INR 50,000 (Rupees Fifty Thousand only)", "INR 50,000 (Rupees Fifty Thousand only)"),
    ("money", "one crore twenty lakh rupees", "one crore twenty lakh rupees"),
    ("money", "5 Mio. EUR", "5 Mio. EUR"),
    ("money", "2.5 M€", "2.5 M€"),
    ("money", "pays EUR 10 to 12 million", "EUR 10 to 12 million"),
    ("money", "EUR 500 to EUR 600 a month", "EUR 500 to EUR 600"),
    ("money", "EUR 10 to 12 persons", "EUR 10"),
    ("money", "5 to 7 million euros", "5 to 7 million euros"),
    (
        "money",
        "twelve thousand five hundred and 00/100 dollars ($12,500.00)",
        "twelve thousand five hundred and 00/100 dollars ($12,500.00)",
    ),
    ("money", "500 гривень 50 копійок на місяць", "500 гривень 50 копійок"),
    ("money", "5 pounds 50 pence", "5 pounds 50 pence"),
    ("money", "CAD $1,200 a month", "CAD $1,200"),
    ("money", "US $500 a month", "US $500"),
    ("duration", "within 5-7 business days", "5-7 business days"),
    ("duration", "between 5 and 7 days", "between 5 and 7 days"),
    ("duration", "three to five years", "three to five years"),
    ("duration", "10 банківських днів", "10 банківських днів"),
    ("duration", "пів року", "пів року"),
    ("date", "on 10-Apr-26", "10-Apr-26"),
    ("date", "двадцять п'ятого травня 2026 року", "двадцять п'ятого травня 2026 року"),
    ("number", "протягом двох років і шести місяців", "двох років і шести місяців"),
    ("percent", "1 1/2% a month", "1 1/2%"),
    ("percent", "4½ per cent", "4½ per cent"),
    ("percent", "four and three quarters per cent", "four and three quarters per cent"),
    ("percent", "one half of one percent (0.5%)", "one half of one percent (0.5%)"),
    ("percent", "1/10 of 1%", "1/10 of 1%"),
    ("percent", "10 to 15 per cent", "10 to 15 per cent"),
    ("money", "Euro 500 a month", "Euro 500"),
    ("money", "20,000 French francs", "20,000 French francs"),
    ("percent", "7.5%", "7.5%"),
    ("percent", "five percent (5%)", "five percent (5%)"),
    ("percent", "0.25 per cent", "0.25 per cent"),
    ("percent", "12 відсотків", "12 відсотків"),
    ("percent", "three and a half percent", "three and a half percent"),
    ("duration", "п'ять років і шість місяців", "п'ять років і шість місяців"),
    ("duration", "двадцять чотири місяці", "двадцять чотири місяці"),
    ("duration", "сто двадцять днів", "сто двадцять днів"),
    ("duration", "24 (двадцять чотири) години", "24 (двадцять чотири) години"),
    ("duration", "півтора року", "півтора року"),
    ("date", "due on 03/04/2026 at noon", "03/04/2026"),
    ("date", "on 15 Mar. 2026", "15 Mar. 2026"),
    ("date", "by 15 March.", "15 March"),
    ("date", "on 15-Mar-2026", "15-Mar-2026"),
    ("date", "on 31-12-2027", "31-12-2027"),
    ("date", "on 2026/03/15", "2026/03/15"),
    ("date", "am 1. März 2026", "1. März 2026"),
    ("date", "31 December two thousand and twenty-six", "31 December two thousand and twenty-six"),
    ("date", "«01» березня 2026 р.", "«01» березня 2026 р."),
    ("date", "1-го березня 2026 року", "1-го березня 2026 року"),
    ("date", "01.03.2026 р.", "01.03.2026 р."),
    ("money", "сто двадцять тисяч гривень", "сто двадцять тисяч гривень"),
    ("money", "25 000 (двадцять п’ять тисяч) гривень", "25 000 (двадцять п’ять тисяч) гривень"),
    ("money", "п’ятсот доларів США", "п’ятсот доларів США"),
    ("money", "kr 1.500,-", "kr 1.500,-"),
    ("percent", "three-quarters of one percent", "three-quarters of one percent"),
    ("percent", "1/10 of one percent", "1/10 of one percent"),
    ("percent", "150 basis points", "150 basis points"),
    ("number", "one hundred and fifty members", "one hundred and fifty"),
    ("number", "1,250 staff", "1,250"),
]
NONE = [
    ("money", "Article 5 of the contract"),
    ("money", "the dollar is strong"),
    ("duration", "the years before"),
    ("percent", "the percentage is agreed later"),
    ("number", "see Section 12 and Annex 3"),
    ("number", "as said in clause (7)"),
    ("date", "the month of signing"),
    ("money", "all 22 agreements"),
    ("money", "ALL 22 PARTIES"),
    ("money", "20 units of stock"),
    ("money", "5 gold medals"),
    ("money", "In 2023 rights were given"),
    ("money", "У 2024 вони підписали"),
]


@pytest.mark.parametrize(("kind", "text", "value"), WHOLE, ids=[row[1][:40] for row in WHOLE])
def test_a_value_is_found_whole(kind: str, text: str, value: str) -> None:
    found = [text[start:end] for start, end in find_values(kind, text)]
    assert value in found and not any(other != value and other in value for other in found)


@pytest.mark.parametrize(("kind", "text"), NONE, ids=[row[1][:40] for row in NONE])
def test_what_is_no_value_is_not_found(kind: str, text: str) -> None:
    assert find_values(kind, text) == []


LENGTHS = [
    ("for a period of three years and six months", 42),
    ("ten (10) years", 120),
    ("п'ять років і шість місяців", 66),
    ("a 36-month term", 36),
    ("within 90 days", None),
    ("two and a half years", None),
    ("three to five years", None),
]


@pytest.mark.parametrize(("text", "months"), LENGTHS)
def test_how_many_months_a_span_of_time_lasts(text: str, months: int | None) -> None:
    assert months_of(text) == months


AMOUNTS = [
    ("1.250.000", 1_250_000),
    ("10.000,00", 10_000),
    ("2'500", 2_500),
    ("сто двадцять", 120),
    ("двадцять п’ять тисяч двісті", 25_200),
    ("дев'яноста", 90),
    ("one million two hundred and fifty thousand", 1_250_000),
    ("ninety-nine", 99),
    ("one crore twenty lakh", 12_000_000),
    ("12.5 lakh", 1_250_000),
]


@pytest.mark.parametrize(("written", "amount"), AMOUNTS)
def test_the_amount_of_a_number_in_words(written: str, amount: int) -> None:
    assert amount_of(written) == amount


CURRENCIES = [
    ("US$", "USD"),
    ("Canadian dollars", "CAD"),
    ("гривнями", "UAH"),
    ("шведських крон", "SEK"),
    ("kroner", "DKK ISK NOK SEK"),
    ("units", ""),
]


@pytest.mark.parametrize(("written", "codes"), CURRENCIES)
def test_the_currency_that_is_written(written: str, codes: str) -> None:
    assert currency_of(written) == codes


def test_dollars_can_be_those_of_any_country() -> None:
    assert {"USD", "CAD", "AUD"} <= currencies_in("500 dollars") and currencies_in("500 Canadian dollars") == {"CAD"}


def test_a_date_that_can_be_read_in_two_ways() -> None:
    assert is_ambiguous("03/04/2026") and not any(
        map(is_ambiguous, ("30/04/2026", "04/04/2026", "03.04.2026", "2026-03-04", "3 April 2026"))
    )
