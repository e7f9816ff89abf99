"""Faults of values: a text or an attribute that its simple type refuses."""

from __future__ import annotations

from faults import wrong
from mutants import Context, tree_fault
from schema import Complex
from tree import Node


@tree_fault("value", 150)
def value(context: Context) -> None:
    """The type is chosen first: names are many, dates and documents are few."""
    by_type: dict[tuple[str, str, bool], list[Node]] = {}
    for leaf in context.leaves():
        by_type.setdefault(_key(leaf), []).append(leaf)

    def turn(key: tuple[str, str, bool]) -> tuple[float, float]:
        one = by_type[key][0]
        candidates = wrong(one.declaration.type, one.declaration.fixed, one.text, context.rng)
        return context.used["value", "type", key] / len(candidates), context.rng.random()

    key = min(by_type, key=turn)
    context.used["value", "type", key] += 1
    leaf = context.pick(by_type[key])
    leaf.text = _least(
        context, key, wrong(leaf.declaration.type, leaf.declaration.fixed, leaf.text, context.rng)
    )


def _key(leaf: Node) -> tuple[str, str, bool]:
    """Enumerations are alike in what can be wrong with them, if not in what is right."""
    kind = leaf.declaration.type
    return (kind.name, kind.builtin, leaf.declaration.fixed is not None or bool(kind.enumeration))


@tree_fault("value of a place", 30)
def text(context: Context) -> None:
    """A place is chosen first, so that every place gets its turn."""
    leaf = context.pick(context.leaves())
    kind = leaf.declaration.type
    leaf.text = _least(context, _key(leaf), wrong(kind, leaf.declaration.fixed, leaf.text, context.rng))


@tree_fault("value of an attribute", 30)
def attribute(context: Context) -> None:
    node = context.pick([node for node in context.nodes() if node.attributes])
    one = context.rng.choice(node.attributes)
    assert isinstance(node.declaration.type, Complex)
    known = node.declaration.type.attributes[one.name]
    candidates = wrong(known.type, known.fixed, one.value, context.rng)
    if known.fixed:
        candidates["right"] = known.fixed
    one.value = _least(context, (known.type.name, known.fixed or ""), candidates)
    context.detail = f"{one.name} {context.detail}"


def _least(context: Context, key: tuple, candidates: dict[str, str]) -> str:
    name = min(candidates, key=lambda one: (context.used["value", key, one], context.rng.random()))
    context.used["value", key, name] += 1
    context.detail = f"{key[0] or key[1]} {name}"
    return candidates[name]
