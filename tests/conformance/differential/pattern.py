"""Patterns of XML Schema: read into a tree, matched with `re`, and turned into texts of all their letters."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from functools import cache

#: Letters a class without end such as `\p{L}` or `.` is tried with, unless a base type names its own.
USUAL = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180)]))

# ("text", str), ("class", test, members), ("sequence", nodes), ("choice", nodes), ("repeat", node, low, high)
Node = tuple


class _Reader:
    """A recursive descent over the syntax that the schema set uses."""

    def __init__(self, source: str):
        self.rest = source

    def peek(self) -> str:
        return self.rest[:1]

    def take(self) -> str:
        first, self.rest = self.rest[:1], self.rest[1:]
        return first

    def choice(self) -> Node:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.take()
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else ("choice", branches)

    def sequence(self) -> Node:
        parts = []
        while self.peek() and self.peek() not in "|)":
            parts.append(self.repeated())
        return parts[0] if len(parts) == 1 else ("sequence", parts)

    def repeated(self) -> Node:
        atom = self.atom()
        if self.peek() and self.peek() in "*+?":
            low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[self.take()]
            return ("repeat", atom, low, high)
        if self.peek() == "{":
            bounds, self.rest = self.rest[1:].split("}", 1)
            low, _, high = bounds.partition(",")
            return ("repeat", atom, int(low), int(high or low))
        return atom

    def atom(self) -> Node:
        character = self.take()
        if character == "(":
            inner = self.choice()
            self.take()
            return inner
        if character == "[":
            return self.bracket()
        if character == ".":
            return ("class", lambda c: c not in "\n\r", None)
        if character == "\\":
            return self.escape()
        return ("text", character)

    def escape(self) -> Node:
        character = self.take()
        if character == "d":
            return ("class", lambda c: unicodedata.category(c) == "Nd", "0123456789")
        if character == "p":
            name, self.rest = self.rest[1:].split("}", 1)
            if name != "L":
                raise ValueError(f"the category {name} is not known")
            return ("class", _is_letter, None)
        return ("text", {"n": "\n", "t": "\t", "r": "\r"}.get(character, character))

    def bracket(self) -> Node:
        negated = self.peek() == "^"
        if negated:
            self.take()
        tests: list[Callable[[str], bool]] = []
        members = ""
        endless = False
        while self.peek() != "]":
            first = self.take()
            if first == "\\":
                escaped = self.escape()
                if escaped[0] == "class":
                    tests.append(escaped[1])
                    members += escaped[2] or ""
                    endless |= escaped[2] is None
                    continue
                first = escaped[1]
            last = first
            if self.peek() == "-" and self.rest[1:2] != "]":
                self.take()
                last = self.take()
            letters = "".join(map(chr, range(ord(first), ord(last) + 1)))
            members += letters
            tests.append(lambda c, letters=letters: c in letters)
        self.take()
        if negated:
            return ("class", lambda c: not any(test(c) for test in tests), None)
        return ("class", lambda c: any(test(c) for test in tests), None if endless else members)


def _is_letter(character: str) -> bool:
    # Validators know different editions of Unicode; the oldest one is common to all of them.
    return unicodedata.ucd_3_2_0.category(character).startswith("L")


@cache
def parsed(source: str) -> Node:
    return _Reader(source).choice()


@cache
def letters(source: str) -> str:
    """Every single character that is a text of this pattern by itself, as far as it names them."""
    named = dict.fromkeys(_letters(parsed(source)))
    return "".join(letter for letter in named if matcher(source, USUAL).fullmatch(letter))


def _letters(node: Node) -> str:
    match node[0]:
        case "text":
            return node[1]
        case "class":
            return node[2] or USUAL
        case "repeat":
            return _letters(node[1])
        case _:
            return "".join(map(_letters, node[1]))


@cache
def matcher(source: str, universe: str) -> re.Pattern[str]:
    """The pattern as one of `re`; classes without end are spelled out over `universe`."""
    return re.compile(_expression(parsed(source), universe), re.DOTALL)


def _expression(node: Node, universe: str) -> str:
    match node[0]:
        case "text":
            return re.escape(node[1])
        case "class":
            members = node[2] or "".join(filter(node[1], universe))
            return "[" + "".join(map(_class_escape, members)) + "]"
        case "repeat":
            high = "" if node[3] is None else str(node[3])
            return f"(?:{_expression(node[1], universe)}){{{node[2]},{high}}}"
        case "sequence":
            return "".join(_expression(part, universe) for part in node[1])
        case _:
            return "(?:" + "|".join(_expression(part, universe) for part in node[1]) + ")"


def _class_escape(character: str) -> str:
    return "\\" + character if character in "\\]^-[" else character


class Source:
    """Texts of one pattern; what can be listed is used up in turn, so that in time all has been written."""

    def __init__(self, source: str, universe: str, rng: random.Random):
        self.rng = rng
        self.universe = universe
        self.root = parsed(source)
        self.pools: dict[int, list[str]] = {}
        self.positions: dict[int, int] = {}

    def text(self, length: int) -> str:
        """A text whose endless repetitions run about `length` times."""
        return self._text(self.root, length)

    def unused(self) -> int:
        """How many letters and sequences have not been written yet."""
        return sum(max(0, len(pool) - self.positions[key]) for key, pool in self.pools.items())

    def _text(self, node: Node, length: int) -> str:
        match node[0]:
            case "text":
                return node[1]
            case "sequence":
                return "".join(self._text(part, length) for part in node[1])
            case "repeat":
                low, high = node[2], node[3]
                count = max(low, length if high is None else min(length, high))
                return "".join(self._next(node[1], length) for _ in range(count))
            case _:
                return self._next(node, length)

    def _next(self, node: Node, length: int) -> str:
        key = id(node)
        if key not in self.pools:
            pool = _language(node, self.universe)
            if pool is None:
                if node[0] == "choice":
                    return self._text(self.rng.choice(node[1]), length)
                return self._text(node, length)
            self.rng.shuffle(pool)
            self.pools[key] = pool
            self.positions[key] = 0
        pool = self.pools[key]
        position = self.positions[key]
        self.positions[key] = position + 1
        return pool[position % len(pool)]


def _language(node: Node, universe: str) -> list[str] | None:
    """All texts of a part without repetition; None if it has one."""
    match node[0]:
        case "text":
            return [node[1]]
        case "class":
            return list(node[2] or filter(node[1], universe))
        case "choice":
            parts = [_language(part, universe) for part in node[1]]
            return None if None in parts else [text for part in parts for text in part]
        case "sequence":
            texts = [""]
            for part in node[1]:
                more = _language(part, universe)
                if more is None:
                    return None
                texts = [text + tail for text in texts for tail in more]
            return texts
        case _:
            return None
