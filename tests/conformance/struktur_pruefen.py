#!/usr/bin/env python3
"""Checks what PDF/A-3a and PDF/UA-1 ask of a document's structure, read with pikepdf. It is no validator: veraPDF is.

    target/venv/bin/python tests/conformance/struktur_pruefen.py FILE.pdf …

Prints one line per fault. Exit 0: none; 1: faults; 2: called wrongly.
"""

import argparse
import sys
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

PRINT, HIDDEN = 4, 2
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


class Structure:
    """One document and the faults found in it."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf, self.root, self.faults = pdf, pdf.Root, []

    def want(self, condition: object, fault: str) -> None:
        if not condition:
            self.faults.append(fault)

    def elements(self, node: Dictionary, depth: int = 0) -> Iterator[tuple[Dictionary, Dictionary]]:
        """Each structure element with its parent, in reading order."""
        children = node.get(Name.K)
        if depth > 64 or children is None:
            return
        for child in children if isinstance(children, Array) else [children]:
            if isinstance(child, Dictionary) and Name.S in child:
                yield child, node
                yield from self.elements(child, depth + 1)

    def metadata(self) -> None:
        with self.pdf.open_metadata() as xmp:
            self.want((xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) == ("3", "A"), "XMP is not PDF/A-3a")
            self.want(xmp.get("pdfuaid:part") == "1", "XMP is not PDF/UA-1")
            self.want(xmp.get("dc:title"), "no title")
        self.want(self.root.get(Name.MarkInfo, {}).get(Name.Marked), "not marked as tagged")
        self.want(str(self.root.get(Name.Lang, "")), "no language")
        self.want(self.root.get(Name.ViewerPreferences, {}).get(Name.DisplayDocTitle), "the title is not displayed")
        intents = [intent.get(Name.S) for intent in self.root.get(Name.OutputIntents, [])]
        self.want(Name.GTS_PDFA1 in intents, "no output intent")
        self.want(not self.pdf.is_encrypted, "encrypted")
        self.want(Name.JavaScript not in self.root.get(Name.Names, {}), "holds JavaScript")

    def tags(self) -> None:
        if Name.StructTreeRoot not in self.root:
            self.faults.append("no structure")
            return
        elements = list(self.elements(self.root.StructTreeRoot))
        levels = [HEADINGS[str(element.S)] for element, _ in elements if str(element.S) in HEADINGS]
        self.want(levels[:1] == [1], "the first heading is not of level 1")
        self.want(all(after <= before + 1 for before, after in zip(levels, levels[1:])), "a level of headings is left out")
        for element, parent in elements:
            kind, above = str(element.S), str(parent.get(Name.S, ""))
            if kind == "/Figure":
                self.want(str(element.get(Name.Alt, "")), "a figure without alternative text")
            elif kind == "/TR":
                self.want(above in ("/Table", "/THead", "/TBody", "/TFoot"), "a row outside of a table")
            elif kind in ("/TH", "/TD"):
                self.want(above == "/TR", "a cell outside of a row")
            if kind == "/TH":
                self.want(self.scope(element), "a header cell without scope")
            if kind == "/Table":
                cells = {str(cell.S) for cell, _ in self.elements(element)}
                self.want("/TH" in cells, "a table without header cells")

    @staticmethod
    def scope(cell: Dictionary) -> bool:
        attributes = cell.get(Name.A, [])
        attributes = attributes if isinstance(attributes, Array) else [attributes]
        return any(isinstance(one, Dictionary) and Name.Scope in one for one in attributes)

    def pages(self) -> None:
        for page in self.pdf.pages:
            annotations = page.obj.get(Name.Annots, [])
            self.want(not len(annotations) or page.obj.get(Name.Tabs) == Name.S, "no tab order by structure")
            for annotation in annotations:
                flags = int(annotation.get(Name.F, 0))
                self.want(flags & PRINT and not flags & HIDDEN, "an annotation that is not printed")
                if annotation.get(Name.Subtype) == Name.Widget:
                    self.want(str(annotation.get(Name.TU, "")), "a form field without a name for people")
                elif annotation.get(Name.Subtype) == Name.Link:
                    self.want(Name.StructParent in annotation, "a link outside of the structure")

    def fonts(self) -> None:
        for font in self.pdf.objects:
            if not (isinstance(font, Dictionary) and font.get(Name.Type) == Name.Font):
                continue
            if font.get(Name.Subtype) == Name.Type0:
                self.want(Name.ToUnicode in font, "a font whose text cannot be read out")
                continue
            descriptor = font.get(Name.FontDescriptor, {})
            files = (Name.FontFile, Name.FontFile2, Name.FontFile3)
            self.want(any(file in descriptor for file in files), "a font that is not embedded")

    def attachments(self) -> None:
        for file in self.root.get(Name.AF, []):
            self.want(Name.AFRelationship in file, "an attachment without its relationship")
            self.want(str(file.get(Name.Desc, "")), "an attachment without description")
            stream = file.get(Name.EF, {}).get(Name.F, {})
            self.want(Name.Subtype in stream and Name.ModDate in stream.get(Name.Params, {}), "an attachment without type or date")


def faults(path: str) -> list[str]:
    try:
        with pikepdf.open(path) as pdf:
            structure = Structure(pdf)
            for look in (structure.metadata, structure.tags, structure.pages, structure.fonts, structure.attachments):
                look()
            return structure.faults
    # Whatever makes a foreign reader stop is a finding about the file, not about this script.
    except Exception as fault:  # noqa: BLE001
        return [f"{type(fault).__name__}: {fault}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    found = [f"{path}: {fault}" for path in parser.parse_args().files for fault in faults(path)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
