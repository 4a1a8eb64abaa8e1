"""The names of groups as pages show them."""

from __future__ import annotations

from collections.abc import Mapping

from opposite.domain.framework import UNASSIGNED, Framework


def group_titles(framework: Framework) -> Mapping[str, str]:
    """Title by group id, in the framework's order; people without a group come last."""
    nobodys = "No group given" if framework.groups else "Everybody"
    return {group.id: group.title for group in framework.groups} | {UNASSIGNED: nobodys}
