"""Right messages, built along the content models of the schema; what was built least comes first."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

from schema import UNBOUNDED, Complex, Element, Group, Model, QName, Simple, Wildcard
from tree import Attribute, Node
from values import Values

Place = tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """A message to generate: its root element in a model, and the file that validates it."""

    name: QName
    model: Model
    schema: str

    @property
    def number(self) -> str:
        return self.name[1].rsplit(".", 1)[1]


@dataclass
class Plan:
    """What one document is for: how large it may become and which place it must have."""

    limit: int
    share: float
    goal: Place = ()
    option: str = ""
    plain: bool = False


class Builder:
    """Builds documents of one message and counts what they contain."""

    def __init__(self, message: Message, values: Values, rng: random.Random):
        self.message = message
        self.values = values
        self.rng = rng
        self.root = message.model.element(message.name)
        self.done: Counter[tuple[Place, str]] = Counter()
        self.size = 0
        self.plan = Plan(0, 0.0)
        self.smallest: dict[int, int] = {}
        self.wanted = dict.fromkeys(points(self.root))
        #: A place for each simple type.
        self.simple = {kind.name: (path, kind) for path, kind in leaves(self.root)}

    def missing(self) -> list[tuple[Place, str]]:
        """Places and options that no document has had yet."""
        return [point for point in self.wanted if not self.done[point]]

    def unused(self) -> dict[str, tuple[Place, list[str]]]:
        """Types of which not every spelling was written yet, with a place where they stand."""
        found = {}
        for path, kind in self.simple.values():
            unused = self.values.unused(kind)
            if unused:
                found[kind.name] = (path, unused)
        return found

    def build(self, plan: Plan) -> Node:
        self.plan = plan
        self.size = 0
        return self._element(self.root, (self.root.name,))

    def small(self) -> Node:
        """A document with little in it."""
        return self.build(Plan(0, 0.0, plain=True))

    def fragment(self, declaration: Element, path: Place) -> Node:
        """One element of a document, with little in it."""
        self.plan = Plan(0, 0.0, plain=True)
        return self._element(declaration, path)

    def _element(self, declaration: Element, path: Place) -> Node:
        self.size += 1
        node = Node(declaration.namespace, declaration.name, declaration=declaration, path=path)
        kind = declaration.type
        if isinstance(kind, Simple):
            node.text = self._value(kind, declaration.fixed, path)
            return node
        for attribute in kind.attributes.values():
            present = attribute.required or self._choose(
                path, [f"@{attribute.name} absent", f"@{attribute.name} present"]
            ).endswith("present")
            if present:
                self.done[path, f"@{attribute.name} present"] += 1
                value = self.values.right(attribute.type, attribute.fixed, self.plan.plain)
                node.attributes.append(Attribute(None, attribute.name, value))
        self._group(kind.content, node, path)
        return node

    def _group(self, group: Group, node: Node, path: Place) -> None:
        parts = group.parts
        if group.kind == "choice":
            parts = [self._branch(parts, path)]
        for part in parts:
            if isinstance(part, Group):
                self._group(part, node, path)
            elif isinstance(part, Wildcard):
                for _ in range(self._count(path, "*", part.minimum, part.maximum)):
                    node.children.append(foreign(self.rng, path))
            else:
                place = path + (part.name,)
                for _ in range(self._count(place, "", part.minimum, part.maximum)):
                    node.children.append(self._element(part, place))
                    # The goal is reached once; further repetitions stay small.
                    self.plan.goal = () if self.plan.goal == place else self.plan.goal

    def _branch(self, parts: list, path: Place):
        on_the_way = [part for part in parts if self._leads(path + (part.name,))]
        if on_the_way:
            return on_the_way[0]
        if self._full():
            return min(parts, key=lambda part: self._least(part))
        return min(parts, key=lambda part: (self.done[path + (part.name,), "1"], self.rng.random()))

    def _count(self, place: Place, prefix: str, minimum: int, maximum: int) -> int:
        options = occurrences(minimum, maximum)
        goal = self.plan.goal == place and self.plan.option in (prefix + option for option in options)
        if goal:
            option = self.plan.option.removeprefix(prefix)
        elif self._leads(place) and not prefix:
            option = next(one for one in options if one != "0")
        elif len(options) == 1:
            option = options[0]
        elif minimum == 0 and (self._full() or self.rng.random() > self._eagerness(place, prefix)):
            option = "0"
        else:
            present = [one for one in options if one != "0"]
            if self._full() or (self.rng.random() < 0.6 and "1" in present):
                option = present[0]
            else:
                option = min(present, key=lambda one: (self.done[place, prefix + one], self.rng.random()))
        self.done[place, prefix + option] += 1
        return {"0": 0, "1": 1, "min": minimum, "max": maximum, "many": self.rng.choice((2, 2, 3))}[option]

    def _eagerness(self, place: Place, prefix: str) -> float:
        return max(self.plan.share, 0.0 if self.done[place, prefix + "1"] else 0.6)

    def _choose(self, path: Place, options: list[str]) -> str:
        if self.plan.goal == path and self.plan.option in options:
            option = self.plan.option
        else:
            option = min(options, key=lambda one: (self.done[path, one], self.rng.random()))
        self.done[path, option] += not option.endswith("present")
        return option

    def _value(self, kind: Simple, fixed: str | None, path: Place) -> str:
        if fixed is not None and kind.builtin == "boolean":
            option = self._choose(path, ["fixed", "empty"])
            return fixed if option == "fixed" else ""
        if kind.enumeration:
            option = self._choose(path, [f"={value}" for value in kind.enumeration])
            return option[1:] if self.plan.plain else self.values.enumerated(option[1:])
        return self.values.right(kind, fixed, self.plan.plain)

    def _leads(self, place: Place) -> bool:
        return bool(self.plan.goal) and self.plan.goal[: len(place)] == place

    def _full(self) -> bool:
        return self.size >= self.plan.limit

    def _least(self, part: Element) -> int:
        """The number of elements that a branch needs at least."""
        key = id(part)
        if key not in self.smallest:
            kind = part.type
            self.smallest[key] = 1 + (self._least_of(kind.content) if isinstance(kind, Complex) else 0)
        return self.smallest[key]

    def _least_of(self, group: Group) -> int:
        sizes = [
            self._least_of(part) if isinstance(part, Group) else part.minimum and self._least(part)
            for part in group.parts
            if not isinstance(part, Wildcard)
        ]
        return min(sizes, default=0) if group.kind == "choice" else sum(sizes)


def occurrences(minimum: int, maximum: int) -> list[str]:
    """The numbers of repetition worth having, by name."""
    options = []
    if minimum == 0:
        options.append("0")
    options.append("1" if minimum <= 1 else "min")
    if maximum == UNBOUNDED:
        options.append("many")
    elif maximum > max(minimum, 1):
        options.append("max")
    return options


def points(root: Element) -> list[tuple[Place, str]]:
    """Everything that the documents of a message together must contain."""
    found: list[tuple[Place, str]] = []

    def element(declaration: Element, path: Place) -> None:
        kind = declaration.type
        if isinstance(kind, Simple):
            if declaration.fixed is not None and kind.builtin == "boolean":
                found.extend(((path, "fixed"), (path, "empty")))
            found.extend((path, f"={value}") for value in kind.enumeration)
            return
        if kind.abstract:
            raise ValueError(f"{'/'.join(path)} has an abstract type")
        for attribute in kind.attributes.values():
            found.append((path, f"@{attribute.name} present"))
            if not attribute.required:
                found.append((path, f"@{attribute.name} absent"))
        group(kind.content, path)

    def group(content: Group, path: Place) -> None:
        for part in content.parts:
            if isinstance(part, Group):
                group(part, path)
            elif isinstance(part, Wildcard):
                found.extend((path, "*" + option) for option in occurrences(part.minimum, part.maximum))
            else:
                place = path + (part.name,)
                found.extend((place, option) for option in occurrences(part.minimum, part.maximum))
                element(part, place)

    element(root, (root.name,))
    return found


def leaves(root: Element) -> list[tuple[Place, Simple]]:
    """Every place of a message that holds a value, with its type; attributes are left out."""
    found: list[tuple[Place, Simple]] = []

    def element(declaration: Element, path: Place) -> None:
        kind = declaration.type
        if isinstance(kind, Simple):
            found.append((path, kind))
        else:
            group(kind.content, path)

    def group(content: Group, path: Place) -> None:
        for part in content.parts:
            if isinstance(part, Group):
                group(part, path)
            elif isinstance(part, Element):
                element(part, path + (part.name,))

    element(root, (root.name,))
    return found


def foreign(rng: random.Random, path: Place) -> Node:
    """An element for a wildcard, of a namespace that no schema of the set knows."""
    namespace = rng.choice(("http://www.example.org/land/1", "urn:land:oe", None))
    node = Node(namespace, rng.choice(("angabe", "a", "Ä.ö-1")), path=path + ("*",))
    if rng.random() < 0.5:
        node.attributes.append(Attribute(None, "schluessel", rng.choice(("", "1", 'ж<&"'))))
    if rng.random() < 0.3:
        node.attributes.append(Attribute("urn:land:oe", "art", "x"))
    if rng.random() < 0.3:
        node.attributes.append(Attribute("http://www.w3.org/XML/1998/namespace", "lang", "de"))
    if rng.random() < 0.5:
        node.text = rng.choice(("Text", " ", "Ж", "\u00ad", "<&]]>"))
    for _ in range(rng.choice((0, 0, 1, 2)) if len(path) < 9 else 0):
        node.children.append(foreign(rng, path + ("*",)))
    return node
