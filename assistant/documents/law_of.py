"""Of which country a law is that a sentence names: by the country, its people, or one of its parts."""

from __future__ import annotations

import functools
import re
from collections import defaultdict

from corpus import parties

_LEAST_PREFIX = 4  # letters in which "Scots" and "Scotland" are one name
_WITH_PARTS = "united-kingdom"  # whose parts are named as countries are, and have laws of their own
_NEAR = re.compile(r"[^.;]{0,40}\blaws?\b[^.;]{0,60}", re.IGNORECASE)
_PART = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")


def is_law_of(name: str, text: str) -> bool:
    """Whether a sentence on law names a country, or a part of one, by a word for it or its people: "Scots" of "Scotland", "Irish" of "Ireland"."""
    if re.search(rf"\b{re.escape(name[:_LEAST_PREFIX])}", text):
        return True
    asked = set(parties.slugs(name)) - (set() if name.isupper() else {_WITH_PARTS})
    return bool(asked & countries_of_law(text))


def countries_of_law(text: str) -> set[str]:
    """The slugs of the countries that a sentence names beside the word law; none for a name that a part of another country bears too."""
    found = set[str]()
    for near in _NEAR.findall(text):
        for mention in (*parties.named(near), *parties.others(near)):
            whose = _parts().get(near[mention.start : mention.end])
            found.update([mention.slug] if whose is None or _slug_of(whose) == mention.slug else [])
        found.update(slug for names in _PART.findall(near) if (slug := _country_of_part(names)))
    return found


def _country_of_part(names: str) -> str:
    """The slug of the country of which the longest run of these words names a part; "" for none."""
    words = names.split()
    runs = sorted(((first, last) for first in range(len(words)) for last in range(first, len(words))), key=lambda run: run[0] - run[1])
    part = next((run for first, last in runs if (run := " ".join(words[first : last + 1])) in _parts()), "")
    return _slug_of(_parts()[part]) if part and not parties.slug_of(part) else ""


@functools.cache
def _slug_of(code: str) -> str:
    from pycountry import countries

    country = countries.get(alpha_2=code)
    return parties.slug_of(country.name) if country else ""


@functools.cache
def _parts() -> dict[str, str]:
    """The names of states, provinces and other parts that only one country has -> the code of that country."""
    from pycountry import subdivisions

    of: dict[str, set[str]] = defaultdict(set)
    for part in subdivisions:
        of[part.name].add(part.country_code)
    return {name: min(held) for name, held in of.items() if len(held) == 1}
