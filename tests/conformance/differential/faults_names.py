"""Faults of names: namespaces, attributes, and the attributes that belong to the schema language itself."""

from __future__ import annotations

from mutants import Context, Unsuitable, tree_fault
from schema import XS, Complex, QName
from tree import XML, XSI, Attribute, Node

#: Releases before and after, and slips of the pen.
OTHER_RELEASES = (
    "http://www.osci.de/xmeld34",
    "http://www.osci.de/xmeld2505",
    "http://www.osci.de/xmeld2511",
    "http://www.osci.de/xmeld2611",
)
SLIPS = (
    "http://www.osci.de/xmeld2511a/",
    "https://www.osci.de/xmeld2511a",
    "http://www.osci.de/XMELD2511A",
    "http://www.osci.de/xmeld2511a#",
    "http://www.osci.de/xinneres/rueckweisung/6",
    "http://xoev.de/schemata/code/1_0",
    "urn:fremd",
)


@tree_fault("namespace lost", 5)
def lost(context: Context) -> None:
    """A qualified element without namespace."""
    context.pick([node for node in context.nodes() if node.namespace]).namespace = None


@tree_fault("namespace gained", 6)
def gained(context: Context) -> None:
    """An unqualified element with the namespace of the message."""
    context.pick([node for node in context.nodes() if not node.namespace]).namespace = context.root.namespace


@tree_fault("namespace of the type", 3)
def of_the_type(context: Context) -> None:
    """An unqualified element with the namespace of the schema that declares it: a slip that is easily made."""
    node = context.pick([node for node in context.nodes() if not node.namespace])
    node.namespace = context.choose(
        {uri: uri for uri in sorted({name[0] for name in context.builder.message.model.types()})}
    )


@tree_fault("default namespace", 3)
def default_namespace(context: Context) -> None:
    """All unqualified elements of a part in the namespace of the message."""
    top = context.pick(context.parents())
    for node in top.walk():
        node.namespace = context.root.namespace


@tree_fault("namespace wrong", 4)
def wrong(context: Context) -> None:
    context.pick(context.nodes()).namespace = context.choose({uri: uri for uri in SLIPS + OTHER_RELEASES})


@tree_fault("other release", 2)
def other_release(context: Context) -> None:
    """The whole message in the namespace of another release."""
    uri = context.choose({uri: uri for uri in OTHER_RELEASES + SLIPS})
    own = context.root.namespace
    for node in context.root.walk():
        if node.namespace == own:
            node.namespace = uri


@tree_fault("attribute missing", 5)
def attribute_missing(context: Context) -> None:
    node = context.pick([node for node in context.nodes() if node.attributes])
    gone = context.choose({one.name: one for one in node.attributes})
    node.attributes = [one for one in node.attributes if one is not gone]


@tree_fault("attribute unknown", 5)
def attribute_unknown(context: Context) -> None:
    node = context.pick(context.nodes())
    namespace, name = context.choose(
        {
            "unknown": (None, "unbekannt"),
            "of other types": (None, "listURI"),
            "of the root": (None, "produkt"),
            "id": (None, "id"),
            "foreign": ("urn:fremd", "art"),
            "message's namespace": (context.root.namespace, "listVersionID"),
            "xml:lang": (XML, "lang"),
            "xml:space": (XML, "space"),
            "xml:base": (XML, "base"),
            "xml:id": (XML, "id"),
        }
    )
    if any((one.namespace, one.name) == (namespace, name) for one in node.attributes):
        raise Unsuitable
    value = {"space": "preserve", "base": "http://a/"}.get(name, "de")
    node.attributes.append(Attribute(namespace, name, value))


@tree_fault("attribute renamed", 3)
def attribute_renamed(context: Context) -> None:
    node = context.pick([node for node in context.nodes() if node.attributes])
    one = context.rng.choice(node.attributes)
    change = context.choose(
        {
            "upper": str.upper,
            "lower": str.lower,
            "longer": lambda name: name + "s",
            "shorter": lambda name: name[:-1],
        }
    )
    if change(one.name) in [other.name for other in node.attributes]:
        raise Unsuitable
    one.name = change(one.name)


@tree_fault("attribute qualified", 3)
def attribute_qualified(context: Context) -> None:
    """An attribute of the schema with a namespace that it does not have."""
    node = context.pick([node for node in context.nodes() if node.attributes])
    one = context.rng.choice(node.attributes)
    one.namespace = context.choose(
        {
            "message": context.root.namespace,
            "code": "http://xoev.de/schemata/code/1_0",
            "foreign": "urn:fremd",
            "xsi": XSI,
        }
    )


@tree_fault("xsi-nil", 4)
def nil(context: Context) -> None:
    node = context.pick(context.nodes())
    value = context.choose({text: text for text in ("true", "false", "1", "0", "", "ja")})
    node.attributes.append(Attribute(XSI, "nil", value))
    if context.rng.random() < 0.5:
        node.text, node.children = "", []


@tree_fault("xsi-schemaLocation", 2)
def schema_location(context: Context) -> None:
    node = context.pick(context.nodes())
    name, value = context.choose(
        {
            "pair": ("schemaLocation", "urn:a b.xsd"),
            "odd": ("schemaLocation", "urn:a"),
            "none": ("schemaLocation", ""),
            "no namespace": ("noNamespaceSchemaLocation", "fehlt.xsd"),
            "unknown": ("unbekannt", "x"),
            "lower case": ("schemalocation", "urn:a b.xsd"),
        }
    )
    node.attributes.append(Attribute(XSI, name, value))


@tree_fault("xsi-type same", 2)
def type_same(context: Context) -> None:
    nodes = [node for node in context.nodes() if isinstance(node.declaration.reference, tuple)]
    node = context.pick(nodes)
    _set_type(node, node.declaration.reference)


@tree_fault("xsi-type other", 4)
def type_other(context: Context) -> None:
    """A type of the schema set that has nothing to do with this place."""
    node = context.pick(context.nodes())
    name = context.rng.choice(context.builder.message.model.types())
    context.detail = name[1]
    _set_type(node, name)


@tree_fault("xsi-type base", 2)
def type_base(context: Context) -> None:
    """The type from which the type of this place is derived."""
    nodes = [
        node
        for node in context.nodes()
        if isinstance(node.declaration.type, Complex) and node.declaration.type.base
    ]
    node = context.pick(nodes)
    _set_type(node, node.declaration.type.base)


@tree_fault("xsi-type built in", 2)
def type_built_in(context: Context) -> None:
    node = context.pick(context.nodes())
    local = context.choose(
        {
            name: name
            for name in (
                "string",
                "token",
                "boolean",
                "date",
                "dateTime",
                "anyType",
                "anySimpleType",
                "base64Binary",
                "anyURI",
                "unbekannt",
            )
        }
    )
    _set_type(node, (XS, local))


@tree_fault("xsi-type unknown", 2)
def type_unknown(context: Context) -> None:
    node = context.pick(context.nodes())
    value = context.choose(
        {text: text for text in ("unbekannt", "fremd:x", "", ":x", "x:", "a b", " ", "xs:string", "1")}
    )
    node.attributes.append(Attribute(XSI, "type", value))


@tree_fault("xsi-type spaces", 1)
def type_spaces(context: Context) -> None:
    nodes = [node for node in context.nodes() if isinstance(node.declaration.reference, tuple)]
    node = context.pick(nodes)
    form = context.choose({"before": " {}", "after": "{} ", "line": "\n{}"})
    _set_type(node, node.declaration.reference, form)


@tree_fault("xsi-type derived", 3)
def type_derived(context: Context) -> None:
    """A type derived from the type of this place, with the content as it is."""
    model = context.builder.message.model
    nodes = [node for node in context.nodes() if isinstance(node.declaration.reference, tuple)]
    node = context.pick([node for node in nodes if model.derived(node.declaration.reference)])
    name = context.rng.choice(model.derived(node.declaration.reference))
    context.detail = name[1]
    _set_type(node, name)


def _set_type(node: Node, name: QName, form: str = "{}") -> None:
    namespace, local = name
    prefix = "t"
    node.bindings[prefix] = namespace
    node.attributes.append(Attribute(XSI, "type", form.format(f"{prefix}:{local}")))
