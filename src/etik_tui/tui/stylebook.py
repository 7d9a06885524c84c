"""The style sheet of the framework, which does nothing twice that nothing has changed for.

As it comes, every sheet is parsed anew four times during a start, and again whenever a screen with
a sheet of its own is opened. Each widget's component classes are matched anew whenever it is
styled, which one start does five times.

It rests on private names of the framework, as `etik_tui.tui.terminal` does, and on none but these:
`_parse_cache`, `_require_parse`, `_variables`, `_process_component_classes` of a style sheet and
`_get_component_classes` of a node. Without it everything looks the same.
"""

from collections.abc import Hashable
from weakref import WeakKeyDictionary

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

# More than there are sheets; the framework itself keeps 64.
SHEETS = 512


class StyleBook(Stylesheet):
    """A style sheet that parses each source once for one set of colours."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(SHEETS)
        self._matched: WeakKeyDictionary[DOMNode, Hashable] = WeakKeyDictionary()
        self._asked: dict[type[DOMNode], frozenset[str]] = {}

    def copy(self) -> Stylesheet:
        """Return a book of the same sheets."""
        book = StyleBook(variables=self._variables.copy())
        book.source = self.source.copy()
        return book

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; the same ones change nothing."""
        if variables != self._variables:
            super().set_variables(variables)
            self._require_parse = True

    def reparse(self) -> None:
        """Parse what has not been parsed yet with these colours."""
        if self._require_parse:
            self.parse()

    def parse(self) -> None:
        """Parse the sheets; what was matched with the rules before counts no more."""
        super().parse()
        self._matched.clear()
        self._asked.clear()

    def _process_component_classes(self, node: DOMNode) -> None:
        """Match the component classes of a node, unless all that decides it is as it was."""
        if not node._get_component_classes():  # noqa: SLF001
            return
        asked = self._asked_of(node)
        state = tuple(
            (each.id, each.classes, each.pseudo_classes & asked if asked else None)
            for each in node.css_path_nodes
        )
        if self._matched.get(node) == state:
            return
        super()._process_component_classes(node)
        self._matched[node] = state

    def _asked_of(self, node: DOMNode) -> frozenset[str]:
        """Return the pseudo-classes by which the rules for a node's component classes differ."""
        kind = type(node)
        known = self._asked.get(kind)
        if known is None:
            parts = node._get_component_classes()  # noqa: SLF001
            names = {"*", "DOMNode", *(f".{each}" for each in parts)}
            rules = (rule for name in names for rule in self.rules_map.get(name, ()))
            known = self._asked[kind] = frozenset().union(*(rule.pseudo_classes for rule in rules))
        return known
