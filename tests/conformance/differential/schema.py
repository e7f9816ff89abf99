"""Reads a set of XSD files into a model: elements, content models, simple types with their facets.

Only the constructs that the official set of XMeld uses are known. Anything else stops the run, so that a new
release of the standard is never tested by halves without a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

XS = "http://www.w3.org/2001/XMLSchema"
UNBOUNDED = 1 << 30

QName = tuple[str, str]


class SchemaError(Exception):
    """The schema set says something that this reader does not know."""


@dataclass(frozen=True)
class Simple:
    """A simple type: the built-in type it comes from and every facet on the way, in order of derivation."""

    name: str
    builtin: str
    #: One list per step of derivation; a value matches one pattern of each list.
    patterns: tuple[tuple[str, ...], ...] = ()
    enumeration: tuple[str, ...] = ()
    bounds: tuple[tuple[str, int], ...] = ()

    def bound(self, facet: str) -> int | None:
        """The value of a numeric facet such as `maxLength`."""
        return dict(self.bounds).get(facet)


@dataclass(frozen=True)
class Attribute:
    name: str
    type: Simple
    required: bool
    fixed: str | None


@dataclass
class Element:
    """An element at its place in a content model; `namespace` is None for an unqualified one."""

    name: str
    namespace: str | None
    minimum: int
    maximum: int
    fixed: str | None
    model: Model
    reference: QName | ElementTree.Element

    @property
    def type(self) -> Simple | Complex:
        return self.model.resolve(self.reference)


@dataclass
class Wildcard:
    """`xs:any` of every namespace, assessed laxly."""

    minimum: int
    maximum: int


@dataclass
class Group:
    """A sequence or a choice; the schema set repeats elements only, never groups."""

    kind: str
    parts: list[Element | Wildcard | Group] = field(default_factory=list)


@dataclass
class Complex:
    name: str
    content: Group
    attributes: dict[str, Attribute]
    abstract: bool
    base: QName | None


class Model:
    """All components that the entry file reaches by `include` and `import`."""

    def __init__(self, entry: Path, catalog: Path):
        self._files = _catalog(catalog)
        self._seen: set[Path] = set()
        self._types: dict[QName, tuple[ElementTree.Element, _Schema]] = {}
        self._elements: dict[QName, tuple[ElementTree.Element, _Schema]] = {}
        self._built: dict[object, Simple | Complex] = {}
        self._origin: dict[int, _Schema] = {}
        self._derived: dict[QName, list[QName]] = {}
        self._load(entry.resolve())

    def element(self, name: QName) -> Element:
        """The global element of this name."""
        node, schema = self._elements[name]
        return self._element(node, schema, top=True)

    def elements(self) -> list[QName]:
        return list(self._elements)

    def types(self) -> list[QName]:
        return list(self._types)

    def derived(self, base: QName) -> list[QName]:
        """The named types that are derived from a named type, at any depth."""
        if not self._derived:
            for name, (node, schema) in self._types.items():
                (first, *_) = _children(node) or [node]
                own = _children(first)[0] if _tag(first) == "complexContent" else first
                if "base" in own.attrib:
                    self._derived.setdefault(schema.qname(own.attrib["base"]), []).append(name)
        direct = self._derived.get(base, [])
        return direct + [deeper for one in direct for deeper in self.derived(one)]

    def resolve(self, reference: QName | ElementTree.Element) -> Simple | Complex:
        """The type of this name, or the anonymous type of this node."""
        key = reference if isinstance(reference, tuple) else id(reference)
        if key not in self._built:
            if isinstance(reference, tuple):
                self._built[key] = self._named(reference)
            else:
                self._built[key] = self._type(reference, self._origin[id(reference)], "")
        return self._built[key]

    def _named(self, name: QName) -> Simple | Complex:
        namespace, local = name
        if namespace == XS:
            return Simple(f"xs:{local}", local)
        if name not in self._types:
            raise SchemaError(f"no type {name}")
        node, schema = self._types[name]
        return self._type(node, schema, local)

    def _load(self, path: Path) -> None:
        if path in self._seen:
            return
        self._seen.add(path)
        schema = _Schema(path)
        for node in schema.root:
            tag = _tag(node)
            if tag == "include":
                self._load((path.parent / node.attrib["schemaLocation"]).resolve())
            elif tag == "import":
                self._load(self._files[node.attrib["schemaLocation"]])
            elif tag in ("complexType", "simpleType"):
                self._types[schema.target, node.attrib["name"]] = (node, schema)
            elif tag == "element":
                self._elements[schema.target, node.attrib["name"]] = (node, schema)
            elif tag != "annotation":
                raise SchemaError(f"{path.name}: xs:{tag} at the top")

    def _type(self, node: ElementTree.Element, schema: _Schema, name: str) -> Simple | Complex:
        _only(node, "name", "abstract")
        return (
            self._simple(node, schema, name)
            if _tag(node) == "simpleType"
            else self._complex(node, schema, name)
        )

    def _simple(self, node: ElementTree.Element, schema: _Schema, name: str) -> Simple:
        (restriction,) = _children(node)
        _expect(restriction, "restriction")
        base = self.resolve(schema.qname(restriction.attrib["base"]))
        if not isinstance(base, Simple):
            raise SchemaError(f"{name} restricts a complex type")
        patterns, enumeration, bounds = [], [], dict(base.bounds)
        for facet in _children(restriction):
            kind, value = _tag(facet), facet.attrib["value"]
            _only(facet, "value")
            if kind == "pattern":
                patterns.append(value)
            elif kind == "enumeration":
                enumeration.append(value)
            elif kind in ("minLength", "maxLength", "minInclusive", "maxInclusive"):
                bounds[kind] = int(value)
            else:
                raise SchemaError(f"facet {kind} of {name}")
        return Simple(
            name,
            base.builtin,
            base.patterns + ((tuple(patterns),) if patterns else ()),
            tuple(enumeration) or base.enumeration,
            tuple(bounds.items()),
        )

    def _complex(self, node: ElementTree.Element, schema: _Schema, name: str) -> Complex:
        _expect(node, "complexType")
        abstract = node.get("abstract") == "true"
        children = _children(node)
        if not children or _tag(children[0]) != "complexContent":
            return Complex(
                name, self._content(children, schema), self._attributes(children, schema), abstract, None
            )
        (derivation,) = _children(children[0])
        _only(derivation, "base")
        base_name = schema.qname(derivation.attrib["base"])
        base = self.resolve(base_name)
        if not isinstance(base, Complex):
            raise SchemaError(f"{name} is derived from a simple type")
        own = _children(derivation)
        content = self._content(own, schema)
        if _tag(derivation) == "extension":
            content = Group("sequence", [part for part in (base.content, content) if part.parts])
        else:
            _expect(derivation, "restriction")
        return Complex(name, content, base.attributes | self._attributes(own, schema), abstract, base_name)

    def _content(self, nodes: list[ElementTree.Element], schema: _Schema) -> Group:
        groups = [node for node in nodes if _tag(node) != "attribute"]
        if not groups:
            return Group("sequence")
        (group,) = groups
        return self._group(group, schema)

    def _group(self, node: ElementTree.Element, schema: _Schema) -> Group:
        _expect(node, "sequence", "choice")
        _only(node)
        parts: list[Element | Wildcard | Group] = []
        for part in _children(node):
            if _tag(part) == "element":
                parts.append(self._element(part, schema))
            elif _tag(part) == "any":
                _only(part, "minOccurs", "maxOccurs", "namespace", "processContents")
                if (part.get("namespace"), part.get("processContents")) != ("##any", "lax"):
                    raise SchemaError("xs:any of another kind")
                parts.append(Wildcard(*_occurs(part)))
            else:
                parts.append(self._group(part, schema))
        return Group(_tag(node), parts)

    def _element(self, node: ElementTree.Element, schema: _Schema, top: bool = False) -> Element:
        _only(node, "name", "type", "minOccurs", "maxOccurs", "fixed", "form")
        qualified = top or (node.get("form") or schema.form) == "qualified"
        if "type" in node.attrib:
            reference: QName | ElementTree.Element = schema.qname(node.attrib["type"])
        else:
            (reference,) = _children(node)
            self._origin[id(reference)] = schema
        namespace = schema.target if qualified else None
        return Element(node.attrib["name"], namespace, *_occurs(node), node.get("fixed"), self, reference)

    def _attributes(self, nodes: list[ElementTree.Element], schema: _Schema) -> dict[str, Attribute]:
        attributes = {}
        for node in nodes:
            if _tag(node) != "attribute":
                continue
            _only(node, "name", "type", "use", "fixed")
            if node.get("use") not in ("required", "optional"):
                raise SchemaError(f"use={node.get('use')}")
            simple = self.resolve(schema.qname(node.attrib["type"]))
            name = node.attrib["name"]
            attributes[name] = Attribute(name, simple, node.get("use") == "required", node.get("fixed"))
        return attributes


class _Schema:
    """One file: its target namespace, its defaults and what its prefixes mean."""

    def __init__(self, path: Path):
        prefixes: dict[str, str] = {}
        parser = ElementTree.iterparse(path, events=("start-ns",))
        for _, (prefix, uri) in parser:
            if prefixes.setdefault(prefix, uri) != uri:
                raise SchemaError(f"{path.name} binds the prefix {prefix} twice")
        self.prefixes = prefixes
        self.root = parser.root
        _only(self.root, "targetNamespace", "version", "elementFormDefault", "attributeFormDefault")
        self.target = self.root.attrib["targetNamespace"]
        self.form = self.root.get("elementFormDefault", "unqualified")
        if self.root.get("attributeFormDefault", "unqualified") != "unqualified":
            raise SchemaError(f"{path.name} has qualified attributes")

    def qname(self, text: str) -> QName:
        prefix, _, local = text.rpartition(":")
        return self.prefixes[prefix], local


def _catalog(path: Path) -> dict[str, Path]:
    """What an XML catalog says about addresses."""
    entries = ElementTree.parse(path).getroot()
    folder = path.resolve().parent
    return {
        entry.attrib["name"]: (folder / entry.attrib["uri"]).resolve()
        for entry in entries
        if "name" in entry.attrib
    }


def _tag(node: ElementTree.Element) -> str:
    return node.tag.removeprefix(f"{{{XS}}}")


def _children(node: ElementTree.Element) -> list[ElementTree.Element]:
    return [child for child in node if _tag(child) != "annotation"]


def _occurs(node: ElementTree.Element) -> tuple[int, int]:
    maximum = node.get("maxOccurs", "1")
    return int(node.get("minOccurs", "1")), UNBOUNDED if maximum == "unbounded" else int(maximum)


def _expect(node: ElementTree.Element, *tags: str) -> None:
    if _tag(node) not in tags:
        raise SchemaError(f"xs:{_tag(node)} where xs:{' or xs:'.join(tags)} is known")


def _only(node: ElementTree.Element, *names: str) -> None:
    for name in node.attrib:
        if name not in names:
            raise SchemaError(f"{name}={node.attrib[name]} at xs:{_tag(node)}")
