"""Describing treaties and understandings whose recitals name older ones: these are no titles."""

from __future__ import annotations

import pytest
from described import described

_LONG = (
    "Convention between the Government of the Kingdom of Aurelia and the Government of the Republic of Morvane on the Mutual Recognition "
    "of Driving Licences and on the Exchange of Data concerning Offences committed by Drivers of Heavy Goods Vehicles"
)
TITLES = {
    "a long title between governments": (
        f"# {_LONG}\n\nThe Government of the Kingdom of Aurelia and the Government of the Republic of Morvane,\n\n"
        "Having regard to the Road Convention of 1949,\n\nWishing to replace the Protocol of 3 May 1972;\n\nHave agreed as follows:\n\n## Article 1\n\nLicences are recognised.",
        _LONG,
    ),
    "bodies that are no states": (
        "# Arrangement between Halm Public Library and the Museum of Clocks about the joint care of the reading room in the old customs house of Halm and of its stock of maps, charts and globes\n\n"
        "Recalling the Loan Agreement of 2001; Mindful of the flood;\n\n1. The room is open.",
        "Arrangement between Halm Public Library and the Museum of Clocks about the joint care of the reading room in the old customs house of Halm and of its stock of maps, charts and globes",
    ),
    "no title at all": (
        "The Kingdom of Aurelia and the Republic of Morvane,\n\nRecalling the Treaty of Friendship of 1921,\n\nDesiring to renew it,\n\nHave agreed as follows:\n\nArticle 1\n\nThe bridge is free.",
        "Signed copy 2",
    ),
    "a title that begins like a recital": ("# Boarding contract for a horse\n\nThis contract is made on 3 May 2023.\n\n1. Hay is given.", "Boarding contract for a horse"),
    "a sentence that says what it is": ("# Gym membership\n\nThis is a contract between Iron Gym Ltd and Al Poe.\n\n1. Al pays.", "Gym membership"),
    "names alone are left out": ("# Supply Agreement between Alder Ltd and Brok Mills Ltd\n\nmade on 3 May 2023\n\n1. Flour.", "Supply Agreement"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES)
def test_the_title_is_the_heading_and_no_recital(text: str, title: str) -> None:
    assert described(text).title == title
