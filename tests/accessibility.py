"""What the browser tests ask of a page for everyone: what its accessibility checker (axe-core) finds serious, and what the keyboard reaches."""

from __future__ import annotations

from typing import Any

import pytest

SERIOUS = ("serious", "critical")
# What the page's framework makes itself and no style or attribute of ours can mend: (rule, part of the element's HTML), and why.
NOT_OURS: tuple[tuple[str, str, str], ...] = ()


def violations(page: Any) -> list[str]:
    """Serious and critical violations on the page as it is now, "rule: element" each; those of NOT_OURS are left out."""
    from axe_playwright_python.sync_playwright import Axe

    found = []
    for violation in Axe().run(page).response["violations"]:
        for node in violation["nodes"]:
            excused = any(rule == violation["id"] and part in node["html"] for rule, part, _ in NOT_OURS)
            if node["impact"] in SERIOUS and not excused:
                found.append(f"{violation['id']}: {node['html'][:300]} ({node['failureSummary'][:300]})")
    return found


def focused(page: Any, selector: str, key: str = "Tab") -> None:
    """Press a key until the element has the focus, and see that it shows."""
    for _ in range(40):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            shown = page.evaluate(
                "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth; })()"
            )
            assert not shown.startswith("none") and shown != "solid0px", f"the focus on {selector} cannot be seen"
            return
    pytest.fail(f"{selector} cannot be reached with the keyboard")
