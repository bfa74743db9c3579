"""What the tests of the page of a person with only contracts of their own share: how it is opened, its tabs and dropdowns, the three names."""

from __future__ import annotations

from typing import Any

LEASE = "Lease of Office Premises between Harbour Properties Ltd and Quillon Studios GmbH"
SECRETS = "Mutual Non-Disclosure Agreement between Tessaro Analytics Inc. and Brightwell Foods plc"
SERVICES = "Cleaning Services Agreement between Hollis Cleaning Ltd and Marlowe School"


class own_opened:  # noqa: N801 - used as a function
    """A page of its own session; no script of it may fail."""

    def __init__(self, address: str, browser: Any, **look: Any) -> None:
        self.context, self.address, self.errors = browser.new_context(**look), address, list[str]()

    def __enter__(self) -> Any:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(self.address)
        page.wait_for_selector("#chat .example", timeout=60_000)
        return page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.errors == []


def tab(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def options(page: Any, box: str) -> list[str]:
    """The choices of a dropdown, opened and closed again."""
    page.click(f"{box} input")
    page.wait_for_selector("[role=option]")
    found = page.locator("[role=option]").all_inner_texts()
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=option]", state="detached")
    return [text.replace("✓", "").strip() for text in found]


def pick(page: Any, box: str, name: str) -> None:
    page.click(f"{box} input")
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")
