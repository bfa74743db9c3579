"""YAML of other people: plain values, each written out where it stands, or seven lines could say a billion."""

from __future__ import annotations

from typing import Any

import yaml

from corpus.errors import UserError

FAULTS = (
    yaml.YAMLError,
    RecursionError,
    ValueError,
    AttributeError,
    KeyError,
    TypeError,
    IndexError,
)  # that PyYAML raises over wrong values


class PlainLoader(yaml.SafeLoader):
    """Refuses anchors, aliases and merges with a UserError that says what to write instead."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next node, unless it is one that stands for another, or may."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) is not None:
            raise UserError("has YAML with anchors (&name) or aliases (*name): write each value out, in quotes where it holds & or *")
        return super().compose_node(parent, index)

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Refuse a merge; other fields stay as they are."""
        if any(key.tag == "tag:yaml.org,2002:merge" for key, _ in node.value):
            raise UserError("has YAML with a merge (<<): write each field out")
        super().flatten_mapping(node)
