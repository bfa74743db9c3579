"""What the page's events have in common."""

from __future__ import annotations

from typing import Any

EVENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}  # for the page only: programs use `api.py`
MANY: dict[str, Any] = EVENT | {"concurrency_limit": 8}  # questions of different sessions that are answered at the same time
