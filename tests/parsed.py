"""Stylesheets that an app before has parsed already: every app under test has the same, and its themes' variables."""

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

KNOWN: dict[tuple[Any, ...], list[RuleSet]] = {}
"""Rules by their source and by the variables they were parsed with; rules are not changed once they are parsed."""


def parse_once() -> None:
    """Let all stylesheets of this process share what they parse."""
    parse = Stylesheet._parse_rules

    def known(
        self: Stylesheet,
        css: str,
        read_from: Any,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        source = (css, read_from, is_default_rules, tie_breaker, scope)
        if source not in self._parse_cache:
            key = (*source, frozenset(self._variables.items()))
            if key not in KNOWN:
                KNOWN[key] = parse(self, *source)
            self._parse_cache[source] = KNOWN[key]
        return self._parse_cache[source]

    Stylesheet._parse_rules = known  # type: ignore[method-assign]
