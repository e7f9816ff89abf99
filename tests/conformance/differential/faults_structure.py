"""Faults of structure: elements that are missing, too many, misplaced, unknown, or wrongly filled."""

from __future__ import annotations

from build import foreign
from mutants import Context, Unsuitable, tree_fault
from schema import UNBOUNDED, Complex, Element, Group
from tree import Attribute, Node


@tree_fault("element missing", 14)
def missing(context: Context) -> None:
    child = context.pick(context.nodes()[1:])
    context.parent(child).children = [one for one in context.parent(child).children if one is not child]


@tree_fault("element doubled", 12)
def doubled(context: Context) -> None:
    child = context.pick(context.nodes()[1:])
    siblings = context.parent(child).children
    siblings.insert(_position(siblings, child), child.copy())


@tree_fault("element doubled at the end", 3)
def doubled_at_end(context: Context) -> None:
    child = context.pick(context.nodes()[1:])
    context.parent(child).children.append(child.copy())


@tree_fault("neighbours swapped", 12)
def swapped(context: Context) -> None:
    pairs = [
        (left, right)
        for parent in context.parents()
        for left, right in zip(parent.children, parent.children[1:])
        if left.name != right.name
    ]
    left = context.pick([pair[0] for pair in pairs])
    siblings = context.parent(left).children
    at = _position(siblings, left)
    siblings[at], siblings[at + 1] = siblings[at + 1], siblings[at]


@tree_fault("children reversed", 2)
def reversed_children(context: Context) -> None:
    context.pick([node for node in context.parents() if len(node.children) > 1]).children.reverse()


@tree_fault("element moved", 4)
def moved(context: Context) -> None:
    """An element of another place, known there and perhaps not here."""
    child = context.pick(context.nodes()[1:]).copy()
    target = context.rng.choice(context.parents())
    target.children.insert(context.rng.randint(0, len(target.children)), child)


@tree_fault("element renamed", 6)
def renamed(context: Context) -> None:
    node = context.pick(context.nodes())
    node.name = context.choose(
        {
            "unknown": "unbekannt",
            "longer": node.name + "x",
            "shorter": node.name[:-1],
            "first letter": node.name[:1].swapcase() + node.name[1:],
            "upper": node.name.upper(),
            "parent's": context.parent(node).name if node is not context.root else "nachricht",
            "dots": node.name.replace(".", "-") + "_",
            "umlaut": node.name.replace("ae", "ä").replace("ue", "ü") + "ß",
        }
    )


@tree_fault("element unknown", 6)
def unknown(context: Context) -> None:
    """An element that no schema knows, anywhere."""
    parent = context.pick(context.parents())
    namespace = context.choose(
        {"none": None, "the message's": context.root.namespace, "foreign": "urn:fremd"}
    )
    node = Node(namespace, "unbekannt", text=context.rng.choice(("", "x")))
    parent.children.insert(context.rng.randint(0, len(parent.children)), node)


@tree_fault("too many", 5)
def too_many(context: Context) -> None:
    """One more than the schema allows."""
    child = context.pick([node for node in context.nodes()[1:] if node.declaration.maximum < UNBOUNDED])
    siblings = context.parent(child).children
    at = _position(siblings, child)
    present = sum(one.name == child.name for one in siblings)
    siblings[at:at] = [child.copy() for _ in range(child.declaration.maximum + 1 - present)]


@tree_fault("exactly as many as allowed", 1)
def at_most(context: Context) -> None:
    many = [node for node in context.nodes()[1:] if 1 < node.declaration.maximum < UNBOUNDED]
    child = context.pick(many)
    siblings = context.parent(child).children
    present = sum(one.name == child.name for one in siblings)
    siblings[_position(siblings, child) : 0] = []
    at = _position(siblings, child)
    siblings[at:at] = [child.copy() for _ in range(child.declaration.maximum - present)]


@tree_fault("too few", 2)
def too_few(context: Context) -> None:
    """All but one of an element that must be there, one or more times."""
    child = context.pick([node for node in context.nodes()[1:] if node.declaration.minimum > 0])
    parent = context.parent(child)
    same = [one for one in parent.children if one.name == child.name]
    keep = child.declaration.minimum - 1
    drop = {id(one) for one in same[keep:]}
    parent.children = [one for one in parent.children if id(one) not in drop]


@tree_fault("second branch", 6)
def second_branch(context: Context) -> None:
    """Two alternatives of a choice side by side."""
    node, group = _choice(context)
    present = {child.name for child in node.children}
    others = [part for part in group.parts if isinstance(part, Element) and part.name not in present]
    if not others:
        raise Unsuitable
    other = context.rng.choice(others)
    context.detail = other.name
    new = context.builder.fragment(other, node.path + (other.name,))
    node.children.insert(context.rng.choice((0, len(node.children))), new)


@tree_fault("no branch", 4)
def no_branch(context: Context) -> None:
    """None of the alternatives of a choice."""
    node, group = _choice(context)
    names = {part.name for part in group.parts if isinstance(part, Element)}
    node.children = [child for child in node.children if child.name not in names]


@tree_fault("container empty", 6)
def emptied(context: Context) -> None:
    node = context.pick(context.parents())
    node.children = []
    node.raw = context.choose(
        {"empty": "", "blank": " \n", "comment": "<!--k-->", "instruction": "<?p?>", "CDATA": "<![CDATA[]]>"}
    )


@tree_fault("text between elements", 6)
def text_between(context: Context) -> None:
    node = context.pick(context.parents())
    texts = {
        "letter": "x",
        "no-break space": "\u00a0",
        "CDATA": "<![CDATA[x]]>",
        "empty CDATA": "<![CDATA[]]>",
        "blank CDATA": "<![CDATA[ ]]>",
        "reference": "&#65;",
        "entity": "&amp;",
        "line separator": "\u2028",
        "zero-width space": "\u200b",
        "blank references": "&#32;&#9;&#10;&#13;",
        "byte order mark": "\ufeff",
    }
    node.raw = context.choose(texts)


@tree_fault("element in a value", 5)
def element_in_value(context: Context) -> None:
    node = context.pick(context.leaves())
    name = context.choose({"unknown": "b", "itself": node.name, "code": "code"})
    node.children = [Node(node.namespace if name == node.name else None, name, text="x")]
    if context.rng.random() < 0.5:
        node.text = ""


@tree_fault("value without its element", 2)
def unwrapped(context: Context) -> None:
    """The text of a child where the child should be."""
    parents = [
        node for node in context.parents() if len(node.children) == 1 and not node.children[0].children
    ]
    node = context.pick(parents)
    node.text, node.children = node.children[0].text or "x", []


@tree_fault("level missing", 3)
def level_missing(context: Context) -> None:
    """An element replaced by its children."""
    child = context.pick([node for node in context.parents() if node is not context.root])
    siblings = context.parent(child).children
    at = _position(siblings, child)
    siblings[at : at + 1] = child.children


@tree_fault("level added", 2)
def level_added(context: Context) -> None:
    """An element once more around itself."""
    child = context.pick(context.nodes()[1:])
    siblings = context.parent(child).children
    siblings[_position(siblings, child)] = Node(child.namespace, child.name, children=[child])


@tree_fault("other message", 3)
def other_message(context: Context) -> None:
    """The root of one message around the content of another."""
    root = context.rng.choice(context.bystanders).root
    context.detail = root.name
    context.root.namespace, context.root.name = root.namespace, root.name


@tree_fault("root wrapped", 1)
def wrapped(context: Context) -> None:
    inner = context.root.copy()
    context.root.attributes, context.root.children = [], [inner]
    context.root.namespace, context.root.name = context.choose(
        {
            "envelope": ("http://schemas.xmlsoap.org/soap/envelope/", "Envelope"),
            "unknown": (None, "nachricht"),
            "itself": (inner.namespace, inner.name),
        }
    )


@tree_fault("root inside", 1)
def inner_root(context: Context) -> None:
    """An element of the message alone."""
    node = context.pick(context.nodes()[1:]).copy()
    for name in ("namespace", "name", "attributes", "children", "text"):
        setattr(context.root, name, getattr(node, name))


@tree_fault("extension", 6)
def extension(context: Context) -> None:
    """What may and may not stand where the Länder add their own elements."""
    places = [node for node in context.nodes() if node.name == "landesspezifischeErweiterungen"]
    node = context.pick(places)
    whole = context.rng.choice(context.bystanders)
    part = whole.small()
    if context.rng.random() < 0.5 and part.children:
        del part.children[context.rng.randrange(len(part.children))]
    inner = foreign(context.rng, node.path + ("*",))
    options = {
        "text": lambda: setattr(node, "raw", "Text"),
        "CDATA": lambda: setattr(node, "raw", "<![CDATA[ ]]>"),
        "attribute": lambda: node.attributes.append(Attribute(None, "art", "1")),
        "message": lambda: node.children.append(part),
        "message inside": lambda: (node.children.append(inner), inner.children.append(part)),
        "unknown of the namespace": lambda: node.children.append(
            Node(context.root.namespace, "freitext", text="x")
        ),
        "local element": lambda: node.children.append(Node(None, "nachrichtenkopf.g2g")),
        "message without namespace": lambda: node.children.append(Node(None, part.name)),
        "deep": lambda: node.children.append(_nested(40)),
        "too deep": lambda: node.children.append(_nested(80)),
    }
    context.choose(options)()


def _nested(depth: int) -> Node:
    return Node(None, "a", children=[_nested(depth - 1)] if depth else [])


def _choice(context: Context) -> tuple[Node, Group]:
    """A place with a choice, and the choice."""
    places = {}
    for node in context.parents():
        kind = node.declaration.type
        groups = [kind.content] if isinstance(kind, Complex) else []
        while groups:
            group = groups.pop()
            if group.kind == "choice":
                places[id(node)] = (node, group)
            groups += [part for part in group.parts if isinstance(part, Group)]
    chosen = context.pick([node for node, _ in places.values()])
    return places[id(chosen)]


def _position(siblings: list[Node], child: Node) -> int:
    return next(at for at, one in enumerate(siblings) if one is child)
