"""A document as the generator sees it, and how it is written: the same tree in many spellings."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from schema import Element

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"


@dataclass
class Attribute:
    namespace: str | None
    name: str
    value: str


@dataclass
class Node:
    """An element; it has either children or text, or both in a document with a fault."""

    namespace: str | None
    name: str
    attributes: list[Attribute] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    text: str = ""
    #: What the schema says about this place; None for what it does not know.
    declaration: Element | None = None
    path: tuple[str, ...] = ()
    #: Markup put in as it stands, before the children.
    raw: str = ""
    #: Declarations of namespaces that this element must carry, prefix to name.
    bindings: dict[str, str] = field(default_factory=dict)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def copy(self) -> Node:
        return Node(
            self.namespace,
            self.name,
            [Attribute(one.namespace, one.name, one.value) for one in self.attributes],
            [child.copy() for child in self.children],
            self.text,
            self.declaration,
            self.path,
            self.raw,
            dict(self.bindings),
        )


@dataclass
class Style:
    """How a document is spelled; the default is what a program would usually write."""

    declaration: str = '<?xml version="1.0" encoding="UTF-8"?>\n'
    byte_order_mark: bool = False
    newline: str = "\n"
    #: Prefixes for qualified names; "" is the default namespace.
    prefixes: tuple[str, ...] = ("xmeld",)
    #: Shares of elements, or of letters, that get a spelling out of the ordinary.
    redeclare: float = 0.0
    shuffle: bool = False
    single_quotes: float = 0.0
    self_closing: float = 1.0
    indent: bool = False
    extras: float = 0.0
    instructions: bool = False
    references: float = 0.0
    cdata: float = 0.0
    inner_comments: float = 0.0
    loose_tags: float = 0.0
    around: tuple[str, str] = ("", "")
    schema_location: str | None = None

    @staticmethod
    def random(rng: random.Random) -> Style:
        """A style that uses some of the freedoms of XML."""
        if rng.random() < 0.25:
            return Style()

        def share(chance: float, most: float) -> float:
            return rng.random() * most if rng.random() < chance else 0.0

        return Style(
            declaration=rng.choice(DECLARATIONS),
            byte_order_mark=rng.random() < 0.15,
            newline=rng.choice(("\n", "\n", "\r\n", "\r")),
            prefixes=tuple(rng.sample(PREFIXES, rng.choice((1, 1, 1, 2)))),
            redeclare=share(0.2, 0.3),
            shuffle=rng.random() < 0.4,
            single_quotes=rng.choice((0.0, 0.0, 0.5, 1.0)),
            self_closing=rng.choice((1.0, 0.5, 0.0)),
            indent=rng.random() < 0.4,
            extras=share(0.2, 0.3),
            instructions=rng.random() < 0.1,
            references=share(0.3, 0.5),
            cdata=share(0.2, 0.6),
            inner_comments=share(0.1, 0.3),
            loose_tags=share(0.3, 0.5),
            around=rng.choice(AROUND),
            schema_location=rng.choice(LOCATIONS),
        )

    def features(self) -> list[str]:
        """Names of the freedoms that this style takes, to be counted."""
        plain = Style()
        names = [name for name in self.__dataclass_fields__ if getattr(self, name) != getattr(plain, name)]
        return names + [f"prefix {prefix or 'none'}" for prefix in self.prefixes]


DECLARATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    "",
    '<?xml version="1.0"?>',
    "<?xml version='1.0' encoding='utf-8'?>\n",
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n\n',
    '<?xml  version = "1.0"\n encoding = "Utf-8"  standalone=\'no\' ?>',
)
PREFIXES = ("xmeld", "", "ns0", "a", "_", "n-1.x", "Ä·ö", "xoev", "X", "xmlns2")
AROUND = (
    ("", ""),
    ("", "\n"),
    ("<!-- vor -->\n", ""),
    ("\n", "<!-- nach -->\n \t"),
    ("<!---->", "<!--ä <&> ]]> -->"),
)
LOCATIONS = (
    None,
    None,
    "http://www.osci.de/xmeld2511a http://www.osci.de/xmeld2511a/xinneres.xmeld.xsd",
    "urn:unbekannt unbekannt.xsd",
    "",
)


def written(root: Node, style: Style, rng: random.Random) -> bytes:
    """The document in UTF-8."""
    writer = _Writer(style, rng)
    bound = {"xml": XML}
    writer.element(root, bound, 0, top=True)
    before, after = style.around
    if style.instructions:
        before += "<?vorher nichts?>"
        after += "<?nachher?>"
    text = style.declaration + before + "".join(writer.out) + after
    # Line ends belong to the spelling; a CR of the content stands as a reference.
    text = text.replace("\n", style.newline)
    return (b"\xef\xbb\xbf" if style.byte_order_mark else b"") + text.encode("utf-8", "surrogatepass")


class _Writer:
    def __init__(self, style: Style, rng: random.Random):
        self.style = style
        self.rng = rng
        self.out: list[str] = []

    def chance(self, share: float) -> bool:
        return share > 0 and self.rng.random() < share

    def element(self, node: Node, bound: dict[str, str], depth: int, top: bool = False) -> None:
        declared: dict[str, str] = {}
        for prefix, name in node.bindings.items():
            declared[prefix] = name
        tag = self.qualified(node.namespace, node.name, bound, declared, element=True)
        attributes = []
        for one in node.attributes:
            name = self.qualified(one.namespace, one.name, bound, declared, element=False)
            attributes.append(f"{name}={self.equals()}{self.value(one.value)}")
        if (
            top
            and self.style.schema_location is not None
            and not any(one.namespace == XSI for one in node.attributes)
        ):
            name = self.qualified(XSI, "schemaLocation", bound, declared, element=False)
            attributes.append(f"{name}={self.value(self.style.schema_location)}")
        for prefix, name in declared.items():
            attributes.insert(0, f"xmlns{':' if prefix else ''}{prefix}={self.value(name)}")
        if self.style.shuffle:
            self.rng.shuffle(attributes)
        inside = bound | declared
        head = (
            tag
            + "".join(self.gap() + one for one in attributes)
            + (" " if self.chance(self.style.loose_tags) else "")
        )
        empty = not (node.children or node.text or node.raw)
        if empty and self.chance(self.style.self_closing):
            self.out.append(f"<{head}/>")
            return
        self.out.append(f"<{head}>")
        if node.children:
            self.out.append(self.text(node.text) if node.text else "")
            self.out.append(node.raw)
            for child in node.children:
                self.between(depth + 1)
                self.element(child, inside, depth + 1)
            self.between(depth)
        else:
            self.out.append(self.text(node.text) + node.raw)
        self.out.append(f"</{tag}{' ' if self.chance(self.style.loose_tags) else ''}>")

    def qualified(self, namespace, name, bound, declared, element: bool) -> str:
        """The name with a prefix in scope, which is declared here if there is none."""
        scope = bound | declared
        if not namespace:
            if element and scope.get("", "") != "":
                declared[""] = ""
            return name
        found = [prefix for prefix, uri in scope.items() if uri == namespace and (prefix or element)]
        if found and not (element and self.chance(self.style.redeclare)):
            prefix = self.rng.choice(found)
        else:
            prefix = self.new_prefix(namespace, scope, declared, element)
            declared[prefix] = namespace
        return f"{prefix}:{name}" if prefix else name

    def new_prefix(self, namespace, scope, declared, element: bool) -> str:
        if namespace == XSI:
            wanted = ["xsi"]
        elif namespace == XML:
            return "xml"
        else:
            wanted = list(self.style.prefixes if not self.chance(self.style.redeclare) else PREFIXES)
        # On an element that exists already in scope a prefix may be taken over; on the same tag it may not.
        free = [prefix for prefix in wanted if prefix not in declared and (prefix or element)]
        if free:
            return self.rng.choice(free)
        return next(f"p{i}" for i in range(100) if f"p{i}" not in scope and f"p{i}" not in declared)

    def gap(self) -> str:
        return self.rng.choice(("\n", "  ", "\t", " \n ")) if self.chance(self.style.loose_tags) else " "

    def equals(self) -> str:
        return self.rng.choice((" ", "\n")) if self.chance(self.style.loose_tags) else ""

    def between(self, depth: int) -> None:
        """White space, comments and processing instructions between elements."""
        if self.style.indent:
            self.out.append("\n" + "\t" * depth)
        if self.chance(self.style.extras):
            extras = ["<!--k-->", "<!-- <a/> & -\n- -->", "\n \n", "&#32;", "&#9;", "&#xD;"]
            if self.style.instructions:
                extras += ['<?anweisung a="b"?>', "<?x?>"]
            self.out.append(self.rng.choice(extras))

    def value(self, text: str) -> str:
        quote = "'" if self.chance(self.style.single_quotes) else '"'
        out = []
        for character in text:
            if character in "<&\t\n\r" or character == quote or self.chance(self.style.references):
                out.append(self.reference(character))
            else:
                out.append(character)
        return quote + "".join(out) + quote

    def text(self, text: str) -> str:
        if text and "\r" not in text and "]]>" not in text and self.chance(self.style.cdata):
            cut = self.rng.randint(0, len(text) - 1)
            return self.letters(text[:cut]) + f"<![CDATA[{text[cut:]}]]>"
        return self.letters(text)

    def letters(self, text: str) -> str:
        out = []
        for position, character in enumerate(text):
            needed = character in "<&\r" or (character == ">" and text[position - 2 : position] == "]]")
            if needed or self.chance(self.style.references):
                out.append(self.reference(character))
            else:
                out.append(character)
            if self.chance(self.style.inner_comments):
                out.append("<!--k-->")
        return "".join(out)

    def reference(self, character: str) -> str:
        named = {"<": "&lt;", "&": "&amp;", ">": "&gt;", "'": "&apos;", '"': "&quot;"}
        forms = [
            f"&#{ord(character)};",
            f"&#x{ord(character):X};",
            f"&#x{ord(character):x};",
            f"&#0{ord(character)};",
        ]
        if character in named:
            forms.append(named[character])
        return self.rng.choice(forms)
