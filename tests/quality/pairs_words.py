"""The words that are exchanged: synonyms, which say the same, and verbs, modals, names and additions, which say something else.

BUILDING and HELD are for the two halves.
"""

from __future__ import annotations

SYNONYMS_COMMON = {
    "provides": "gives", "supports": "backs", "military assistance": "military aid", "strengthen": "reinforce", "cooperate": "work together",
    "accord": "agreement", "in line with": "in accordance with", "continues": "keeps up", "will continue to provide": "will keep providing",
}  # fmt: skip
SYNONYMS_BUILDING = {
    "promotes": "fosters", "establish": "set up", "companies": "firms", "swift": "rapid", "help": "assist", "take part in": "participate in",
    "ensure": "guarantee", "enhance": "improve", "joint": "common", "relevant": "appropriate", "signature": "signing", "combat": "fight",
    "explore": "consider", "assistance": "aid", "weapons": "arms", "maintain": "keep", "develop": "build up", "exchange": "share", "prevent": "avert",
    "agreement": "accord", "decide": "determine", "receive": "get", "undertakes to": "commits to", "intends to": "aims to", "ready to": "prepared to",
}  # fmt: skip
SYNONYMS_HELD = {
    "takes effect": "enters into force", "notice": "notification", "aims to": "seeks to", "armed forces": "military", "exploring": "looking into",
    "counter": "push back against", "recognises": "acknowledges", "reaffirm": "confirm once more", "deepen": "expand", "displaced people": "refugees",
    "equipment": "gear", "talks": "discussions", "production": "manufacturing", "training": "instruction", "threats": "dangers",
    "recovery": "rebuilding", "children": "minors", "together": "jointly", "speaks of": "talks about", "demining": "mine clearance",
    "lasting": "durable", "farming": "agriculture", "efforts": "endeavours", "robust": "sturdy", "goods": "items", "hosted": "held", "key": "pivotal",
    "ongoing": "continuing", "aspirations": "ambitions", "envisages": "foresees", "tackle": "address", "evasion": "dodging", "bolster": "shore up",
    "capabilities": "capacities", "crimes": "offences", "undertakes to": "pledges to", "names": "lists", "covers": "spans", "may": "can",
    "intend to": "plan to", "will seek to": "will strive to", "assets": "holdings", "in the event of": "in case of", "within": "inside",
}  # fmt: skip

CURRENCIES = {
    "EUR": "USD", "USD": "EUR", "GBP": "EUR", "CAD": "USD", "SEK": "EUR", "NOK": "SEK", "DKK": "EUR", "ISK": "NOK", "€": "£", "£": "€", "JPY": "USD",
    "CZK": "EUR", "euros": "dollars", "euro": "dollar", "US dollars": "euros", "Canadian dollars": "US dollars", "dollars": "euros", "pounds": "euros",
    "Swedish kronor": "euros", "kronor": "euros", "Norwegian kroner": "euros", "kroner": "euros", "Danish kroner": "euros",
}  # fmt: skip
VERBS_NEGATED = {
    "provides": "provide", "supports": "support", "gives": "give", "continues": "continue", "helps": "help", "contributes": "contribute",
    "covers": "cover", "includes": "include", "names": "name", "runs": "run", "takes": "take", "leads": "lead", "keeps": "keep", "works": "work",
    "undertakes": "undertake", "recognises": "recognise", "commits": "commit", "speaks": "speak", "makes": "make", "sets": "set",
}  # fmt: skip
SWAPS_BUILDING = {
    "provides": "receives", "supports": "opposes", "strengthen": "weaken", "increase": "reduce", "continues": "ends", "extend": "terminate",
    "joined": "left", "buys": "sells", "signed": "ratified", "recognise": "deny", "recognises": "denies", "impose": "lift", "encourage": "discourage",
    "exchange": "withhold", "gives": "lends", "provide": "receive", "support": "oppose", "continue": "cease", "leads": "follows", "prevent": "permit",
    "enhance": "limit", "promote": "restrict", "help": "attack", "reaffirm": "reject", "contribute": "object", "covers": "excludes", "keeps": "drops",
}  # fmt: skip
SWAPS_HELD = {
    "supports": "undermines", "provides": "withholds", "strengthens": "erodes", "recognises": "disputes", "welcomes": "condemns", "continues": "suspends",
    "signed": "cancelled", "leads": "abandons", "covers": "omits", "extends": "shortens", "helps": "hinders", "cooperate": "compete", "gives": "takes",
    "contributes": "profits", "trains": "recruits", "uses": "sells", "protect": "expose", "receives": "sends", "prevent": "cause", "hosts": "boycotts",
    "names": "ignores", "reaffirm": "revoke", "counter": "spread", "promotes": "blocks", "develop": "dismantle", "deter": "invite", "consult": "argue",
    "provide": "demand", "support": "sabotage", "strengthen": "dilute", "contribute": "borrow", "ensure": "doubt", "continue": "refuse", "share": "conceal",
    "explore": "finance", "enhance": "halve", "promote": "tax", "work": "vote", "keeps": "loses", "runs": "pauses",
}  # fmt: skip
MODALS_BUILDING = {
    "will": "may",
    "shall": "may",
    "may": "will",
    "should": "must",
    "must": "should",
    "can": "must",
    "intends to": "will",
    "undertakes to": "is ready to",
}
MODALS_HELD = {
    "will": "might", "shall": "should", "may": "shall", "should": "will", "must": "could", "can": "will", "intends to": "is obliged to", "aims to": "must",
    "undertakes to": "hopes to", "is to": "could", "are to": "may", "could": "has to", "might": "must",
}  # fmt: skip
NAMES_BUILDING = {
    "NATO": "OSCE", "EU": "UN", "EUMAM": "KFOR", "F-16": "F-35", "F-16s": "F-35s", "IAEA": "IMF", "OSCE": "NATO", "IMF": "World Bank", "G7": "G20",
    "Kyiv": "Lviv", "Moscow": "Minsk", "Zelenskyy": "Shmyhal", "Washington": "Brussels", "Council of Europe": "Council of Ministers", "SAMP/T": "IRIS-T",
}  # fmt: skip
NAMES_HELD = {
    "NATO": "ASEAN", "EU": "OECD", "EUMAM": "EUBAM", "F-16": "F-18", "F-16s": "MiG-29s", "IAEA": "OPCW", "OSCE": "WTO", "IMF": "EBRD", "G7": "G77",
    "Kyiv": "Odesa", "Vilnius": "Riga", "Zelenskyy": "Poroshenko", "Washington": "Geneva", "Patriot": "Javelin", "Leopard": "Abrams", "Gripen": "Rafale",
    "European Peace Facility": "European Social Facility", "Scholz": "Merkel", "Sunak": "Starmer", "Zaporizhzhia": "Chornobyl", "IT": "AI", "UN": "AU",
}  # fmt: skip
TAILS_BUILDING = (
    " and tanks",
    " and pays for it in full",
    ", including long-range missiles",
    " and will send troops",
    ", at no cost to Ukraine",
    " by way of a loan",
)
TAILS_HELD = (
    " and fighter pilots", ", with money from Russian assets", " even if parliament objects", ", although experts warned against it", " and submarines",
    ", which Moscow has criticised", " as a gift", " every quarter", " in secret", ", which will be paid back with interest",
)  # fmt: skip
MIDDLES_BUILDING = {
    "support": "unconditional support",
    "cooperation": "secret cooperation",
    "military": "nuclear military",
    "assistance": "emergency assistance",
}
MIDDLES_HELD = {
    "support": "reluctant support",
    "forces": "mercenary forces",
    "equipment": "second-hand equipment",
    "training": "compulsory training",
    "industry": "space industry",
    "agreement": "provisional agreement",
    "aid": "repayable aid",
}
QUANTIFIERS_BUILDING = {
    "at least": "at most",
    "up to": "at least",
    "more than": "less than",
    r"over(?= [A-Z]{3} \d| \d)": "under",
    "only": "",
    "all": "some",
    "several": "all",
}
QUANTIFIERS_HELD = {"at least": "up to", "more than": "exactly", r"over(?= [A-Z]{3} \d| \d)": "nearly", "only": "mainly", "all": "few", "every": "almost no", r"about(?= [A-Z]{3} \d| \d)": "well over", "no less than": "up to", "some": "most", "several": "most", "each": "one"}  # fmt: skip
