"""Messages with one fault each. Whether a mutant is invalid, the validators decide; a few stay valid."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from build import Builder
from schema import Simple
from tree import Node, Style, written


@dataclass
class Context:
    """One document to spoil, and the means to choose the place where."""

    builder: Builder
    root: Node
    style: Style
    rng: random.Random
    used: Counter
    kind: str = ""
    #: What exactly was done, for the manifest.
    detail: str = ""
    bystanders: list[Builder] = field(default_factory=list)

    def pick(self, nodes: list[Node]) -> Node:
        """The place where this kind of fault was put least often so far.

        Raises Unsuitable if there is none.
        """
        if not nodes:
            raise Unsuitable
        node = min(nodes, key=lambda one: (self.used[self.kind, one.path], self.rng.random()))
        self.used[self.kind, node.path] += 1
        return node

    def choose(self, options: dict[str, object]):
        """The option that was used least often so far for this kind of fault."""
        if not options:
            raise Unsuitable
        name = min(options, key=lambda one: (self.used[self.kind, "option", one], self.rng.random()))
        self.used[self.kind, "option", name] += 1
        self.detail = name
        return options[name]

    def nodes(self) -> list[Node]:
        """All elements that the schema knows."""
        return [node for node in self.root.walk() if node.declaration]

    def parents(self) -> list[Node]:
        return [node for node in self.nodes() if node.children]

    def leaves(self) -> list[Node]:
        return [node for node in self.nodes() if isinstance(node.declaration.type, Simple)]

    def parent(self, child: Node) -> Node:
        return next(node for node in self.root.walk() if any(one is child for one in node.children))


class Unsuitable(Exception):
    """This document has no place for this kind of fault."""


#: Faults of the tree: name → (change, how often).
TREE: dict[str, tuple[Callable[[Context], None], int]] = {}
#: Elements without which a kind of fault has no place.
NEEDS = {"extension": "landesspezifischeErweiterungen"}
#: Faults of the written text: name → (change, how often).
TEXT: dict[str, tuple[Callable[[Context, str], bytes], int]] = {}


def tree_fault(name: str, weight: int = 1):
    def register(change: Callable[[Context], None]):
        TREE[name] = (change, weight)
        return change

    return register


def text_fault(name: str, weight: int = 1):
    def register(change: Callable[[Context, str], bytes]):
        TEXT[name] = (change, weight)
        return change

    return register


def kinds() -> list[str]:
    """Every kind of fault, as often as its weight says."""
    # Each module enters its faults when it is read.
    import faults_markup
    import faults_names
    import faults_structure
    import faults_values

    assert all((faults_markup, faults_names, faults_structure, faults_values))
    return [name for group in (TREE, TEXT) for name, (_, weight) in group.items() for _ in range(weight)]


def mutant(context: Context) -> bytes:
    """The document with the fault `context.kind`."""
    if context.kind in TREE:
        TREE[context.kind][0](context)
        return written(context.root, context.style, context.rng)
    return TEXT[context.kind][0](context, written(context.root, context.style, context.rng).decode())
